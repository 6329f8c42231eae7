"""A Debian 12 with nothing on it, in a folder: programs run in it as an ordinary person, without a network.

Needs root. Every program runs in process and network namespaces of its own, so that none outlives its end.
"""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil

MIRROR = "http://deb.debian.org/debian"
USER = "someone"
UID = 1000
# dev/shm: where processes share memory. X11: the screen is outside. lo: a computer without a network reaches
# itself.
MOUNTS = """
ip link set lo up
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/dev/shm"
mkdir -p "$1/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"
"""


class BareSystem:
    """The folder ``root``. Only packages are installed with a network; all else runs without one."""

    def __init__(self, root: Path, template: Path) -> None:
        """A fresh copy of ``template``, which is made first if it is not there (some minutes)."""
        self.root = root.absolute()
        if not (template / "etc/debian_version").is_file():
            shutil.rmtree(template, ignore_errors=True)
            template.parent.mkdir(parents=True, exist_ok=True)
            command = ["debootstrap", "--variant=minbase", "bookworm", str(template), MIRROR]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=1800)
        shutil.rmtree(self.root, ignore_errors=True)
        subprocess.run(["cp", "-a", str(template), str(self.root)], check=True)
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        self.as_root(f"useradd --uid {UID} --create-home {USER}")

    def as_root(self, script: str, timeout_s: float = 900) -> str:
        """What a shell script of root's prints; raises CalledProcessError."""
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "DEBIAN_FRONTEND": "noninteractive",
            "LANG": "C.UTF-8",
        }
        environment |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        command = ["chroot", str(self.root), "sh", "-ec", script]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=timeout_s)
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, script, done.stdout, done.stderr)
        return done.stdout

    def make_home(self, name: str) -> str:
        """A home folder of that name, as the system in here calls it."""
        home = self.root / "home" / name
        home.mkdir(exist_ok=True)
        os.chown(home, UID, UID)
        return f"/home/{name}"

    def command(self, script: str, home: str, display: str = "") -> list[str]:
        """The command that runs a shell script as USER: no other computer in reach, nothing left running."""
        words = ["env", "-i", f"HOME={home}", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", f"USER={USER}"]
        words += [f"DISPLAY={display}"] if display else []
        inner = f'cd "$HOME"; {script}'
        person = ["chroot", f"--userspec={UID}:{UID}", str(self.root), *words, "sh", "-ec", inner]
        outer = f"set -e{MOUNTS}shift\nexec {shlex.join(person)}"
        namespaces = ["unshare", "--net", "--mount", "--pid", "--fork"]
        return [*namespaces, "sh", "-c", outer, "sh", str(self.root)]

    def run(self, script: str, home: str = f"/home/{USER}", timeout_s: float = 300) -> str:
        """What the script prints; raises CalledProcessError and TimeoutExpired."""
        command = self.command(script, home)
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(command, text=True, **pipes)
        try:
            output, errors = process.communicate(timeout=timeout_s)
        finally:
            end(process)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, script, output, errors)
        return output

    def files(self) -> set[str]:
        """Every file but those of people, of the running system, and the books of the package manager."""
        passing = (
            "home",
            "proc",
            "sys",
            "dev",
            "run",
            "tmp",
            "var/cache",
            "var/log",
            "var/lib/apt",
            "var/lib/dpkg",
        )
        found = set()
        for folder, folders, names in os.walk(self.root):
            here = os.path.relpath(folder, self.root)
            folders[:] = [name for name in folders if os.path.normpath(f"{here}/{name}") not in passing]
            found |= {os.path.normpath(f"{here}/{name}") for name in names}
        return found


class Screen:
    """An X server without a display, whose pictures are looked at."""

    def __init__(self, size: str = "1280x800") -> None:
        # The server looks for a number that is free, and tells it when it is ready. After its last client it
        # would begin anew, and refuse a program that starts just then.
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-ac"]
        command += ["-noreset"]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        number = self._server.stdout.readline().strip()
        if not number:
            raise OSError("the X server did not start")
        self.name = f":{number}"

    def tool(self, *words: str, timeout_s: float = 20) -> str:
        """What xdotool prints; "" if it finds nothing."""
        environment = os.environ | {"DISPLAY": self.name}
        command = ["xdotool", *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=timeout_s)
        return done.stdout.strip()

    def wait_until_empty(self) -> None:
        """Until the window of a program that was ended is gone: it would be taken for the next one's."""
        wait_until(lambda: not self.tool("search", "--onlyvisible", "--class", "tern"), 20, "an empty screen")

    def window(self, process: "subprocess.Popen[bytes]", timeout_s: float = 120) -> str:
        """The id of the window that ``process`` opens, once it is there. OSError if it ends without one."""

        def look() -> str:
            if process.poll() is not None:
                raise OSError(f"the program ended with exit status {process.returncode}, without a window")
            return self.tool("search", "--onlyvisible", "--class", "tern").split("\n")[0]

        return wait_until(look, timeout_s, "the window to open", 0.02)

    def titled(self, title: str) -> list[str]:
        """The ids of the windows with that in their title, the oldest first."""
        return sorted(self.tool("search", "--onlyvisible", "--name", title).split(), key=int)

    def named(self, title: str, timeout_s: float = 60) -> str:
        """The id of the window with that in its title, once it is there."""
        return wait_until(lambda: self.titled(title), timeout_s, f"the window {title!r}")[0]

    def press(self, window: str, *keys: str) -> None:
        """Presses ``keys`` in the window, one after the other."""
        self.tool("windowfocus", "--sync", window)
        for key in keys:
            self.tool("key", key)
            time.sleep(0.3)

    def write(self, window: str, text: str) -> None:
        """Types ``text`` and Return into the window, as a person does."""
        self.tool("windowfocus", "--sync", window)
        self.tool("type", "--delay", "30", text, timeout_s=60)
        self.tool("key", "Return")

    def picture(self, path: Path) -> None:
        command = ["import", "-display", self.name, "-window", "root", str(path)]
        subprocess.run(command, check=True, timeout=30)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(10)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ends everything in the namespaces of ``process``, which is ``unshare``; windows are asked to end first.

    A window that was killed leaves its lock on the data folder, with the number of its process; the next one
    has the same number in its own namespace, and would take the lock for that of a living copy. The end of
    their first process is the end of all. Killing ``unshare`` would not do, not even with its --kill-child:
    chroot changes the user, and with that the system forgets whose end was to be shared.
    """
    if process.poll() is None:
        inside = psutil.Process(process.pid).children(recursive=True)
        windows = [one for one in inside if _name(one) == "tern" and _name(one.parent()) != "tern"]
        for window in windows:
            _signal(window, signal.SIGTERM)
        psutil.wait_procs(windows, 30)
        firsts = psutil.Process(process.pid).children()
        process.kill()
        for first in firsts:
            _signal(first, signal.SIGKILL)
    process.wait(20)


def _signal(process: psutil.Process, number: int) -> None:
    """Nothing, if it ended of itself meanwhile."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(number)


def _name(process: psutil.Process | None) -> str:
    try:
        return process.name() if process else ""
    except psutil.NoSuchProcess:
        return ""


def wait_until(look, timeout_s: float, what: str, pause_s: float = 0.2):
    """What ``look`` returns as soon as it is something; raises TimeoutError with ``what``."""
    deadline = time.monotonic() + timeout_s
    while not (found := look()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {timeout_s:.0f} s for {what}")
        time.sleep(pause_s)
    return found
