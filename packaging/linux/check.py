"""Tries what `make package` made as a person would, on a bare Debian 12, and prints a table. Needs root.

    python packaging/linux/check.py [--pictures FOLDER] [--systems FOLDER]

The system is a folder without Python and Qt (see bare_system.py). After the installation there is no network.
"""

import argparse
import os
import platform
import shlex
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
os.chdir(ROOT)

from bare_system import USER, BareSystem, Screen, end, wait_until  # noqa: E402

from engine.hub.catalogue.starter import FOLDER  # noqa: E402
from engine.version import __version__  # noqa: E402

WORK = Path("build/package")
OUT = WORK / "out"
NAME = f"tern-{__version__}-linux-{platform.machine()}"
DEB = next(iter(OUT.glob(f"tern_{__version__}_*.deb")), OUT / "tern.deb")
ODD_HOME = "ü ß 田中 😀"
QUESTION = "What is the capital of France?"


class Table:
    """One row per check; what fails is said, and the others still run."""

    def __init__(self) -> None:
        self.failed = False

    def check(self, what: str, work: Callable[[], str]) -> None:
        started = time.monotonic()
        try:
            result, word = work(), "ok"
        except subprocess.CalledProcessError as error:
            text = f"{error.stdout or ''}{error.stderr or ''}".strip()
            result, word = f"exit status {error.returncode}: {text[-600:]}", "FAILED"
        except (AssertionError, OSError, TimeoutError, subprocess.TimeoutExpired, sqlite3.Error) as error:
            result, word = f"{type(error).__name__}: {error}", "FAILED"
        self.failed |= word == "FAILED"
        print(f"{word:<7} {time.monotonic() - started:6.1f} s  {what:<44} {result}", flush=True)


def main() -> int:
    """0 if everything is as it should be."""
    parser = argparse.ArgumentParser(description="try the packages on a bare system")
    parser.add_argument("--pictures", type=Path, default=WORK / "pictures", help="where screenshots go")
    parser.add_argument("--systems", type=Path, default=WORK, help="where the bare system is made")
    parser.add_argument("--quick", action="store_true", help="without lintian and the emulated processor")
    args = parser.parse_args()
    if os.geteuid() != 0:
        print("A bare system can be made and entered by root only; nothing was done.", file=sys.stderr)
        return 2
    args.pictures.mkdir(parents=True, exist_ok=True)
    table = Table()
    check_files(table, args.quick)
    bare = BareSystem(args.systems / "root", args.systems / "bare")
    screen = Screen()
    try:
        check_deb(table, bare, screen, args.pictures)
        check_run(table, bare, screen, args.pictures)
        check_portable(table, bare, screen, args.pictures)
        check_purge(table, bare)
    finally:
        screen.close()
    return int(table.failed)


# ---- the files themselves --------------------------------------------------------------------------


def check_files(table: Table, quick: bool) -> None:
    share = WORK / "share"
    table.check(
        "sums", lambda: tool("sha256sum", "--check", "--quiet", "SHA256SUMS", cwd=OUT) or "as written"
    )
    entry = share / "applications/tern.desktop"
    table.check("desktop-file-validate", lambda: tool("desktop-file-validate", str(entry)) or "clean")
    table.check("appstreamcli", lambda: appstream(share / "metainfo/tern.metainfo.xml"))
    if not quick:
        table.check("lintian", lambda: lintian(DEB))
        old = [sys.executable, "packaging/linux/check_nehalem.py"]
        table.check("a processor of 2008, emulated", lambda: tool(*old, timeout_s=3600))
    for path in sorted(OUT.iterdir()):
        table.check(path.name, lambda path=path: f"{path.stat().st_size / 1e6:.1f} MB")


def tool(*words: str, cwd: Path = Path(), timeout_s: float = 900) -> str:
    done = subprocess.run(words, cwd=cwd, check=True, capture_output=True, text=True, timeout=timeout_s)
    return done.stdout.strip()


def appstream(path: Path) -> str:
    """One warning has its reason: what is published nowhere has no domain to be named after."""
    words = ["appstreamcli", "validate", "--no-net", "--pedantic", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    found = [line for line in done.stdout.splitlines() if line[:2] in ("E:", "W:", "I:", "P:")]
    expected = "cid-desktopapp-is-not-rdns"
    assert all(expected in line for line in found), "; ".join(found)
    return "clean" if not found else f"clean but for {expected} (no --repository was named)"


def lintian(path: Path) -> str:
    """What the package overrides, with its reason there, is not repeated."""
    words = ["lintian", "--allow-root", "--fail-on", "none", "--tag-display-limit", "0", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=900)
    tags = [line.split()[2] for line in done.stdout.splitlines() if line[:2] in ("E:", "W:")]
    return ", ".join(f"{tags.count(tag)} {tag}" for tag in sorted(set(tags))) or "clean"


# ---- the package -----------------------------------------------------------------------------------


def check_deb(table: Table, bare: BareSystem, screen: Screen, pictures: Path) -> None:
    home = f"/home/{USER}"
    table.check("the system is bare", lambda: bare_of_python_and_qt(bare))
    bare.as_root("apt-get update -q; apt-get install -qy --no-install-recommends libglib2.0-bin")
    bare.before = bare.files()
    subprocess.run(["cp", str(DEB), str(bare.root / "tmp/tern.deb")], check=True)
    install = "apt-get install -qy --no-install-recommends /tmp/tern.deb"
    table.check(".deb: apt install", lambda: bare.as_root(install) and "installed")
    table.check(".deb: version", lambda: bare.run("tern --version").replace("\n", "; "))
    table.check(".deb: selftest", lambda: exact(bare.run("tern selftest")))
    table.check(".deb: one answer", lambda: bare.run(one_answer("tern")).strip())
    table.check(".deb: ldd", lambda: nothing_missing(bare))
    launch = "gio launch /usr/share/applications/tern.desktop"
    table.check(
        ".deb: the window, from its menu entry",
        lambda: chat(bare, screen, launch, home, f"{home}/.local/share/tern", pictures / "deb.png"),
    )
    table.check(".deb: a model folder opened", lambda: open_folder(bare, screen, home))
    table.check(".deb: window again, warm", lambda: time_to_window(bare, screen, home))


def bare_of_python_and_qt(bare: BareSystem) -> str:
    found = [name for name in bare.files() if name.startswith("usr/bin/python") or "libQt" in name]
    assert not found, found
    return f"{len(bare.as_root('dpkg-query -f x -W'))} packages, no Python, no Qt"


def exact(text: str) -> str:
    last = text.strip().splitlines()[-1]
    assert "All are exact" in last, last
    return last


def one_answer(program: str) -> str:
    return f"{program} chat --temperature 0 --max-tokens 12 --prompt {shlex.quote(QUESTION)} 2>&1"


def nothing_missing(bare: BareSystem) -> str:
    """Every library that a file of the bundle names is in the bundle or installed by Depends.

    Two are Recommends: printers' (a plugin), and what lets a line be edited in the terminal.
    """
    script = (
        "export LD_LIBRARY_PATH=/usr/lib/tern/_internal\n"
        "find /usr/lib/tern -name '*.so*' -type f | while read -r file; do "
        "ldd $file 2>/dev/null | sed -n 's/ => not found//p'; done"
    )
    missing = set(bare.run(script).split())
    assert missing <= {"libcups.so.2", "libreadline.so.8"}, missing
    return f"all there{' but ' + ', '.join(missing) + ' (Recommends)' if missing else ''}"


def chat(
    bare: BareSystem, screen: Screen, launch: str, home: str, data: str, picture: Path, timeout_s: float = 240
) -> str:
    """Starts the window, asks a question, waits for the whole answer. What came of it."""
    screen.wait_until_empty()
    process = subprocess.Popen(bare.command(f"{launch}; sleep 1000", home, screen.name))
    try:
        window = screen.window(process)
        database = bare.root / data.lstrip("/") / "conversations.sqlite3"
        settings = bare.root / data.lstrip("/") / "engine.log"
        wait_until(database.exists, 30, "the chats")
        time.sleep(8)  # the starter is loaded, which nothing outside the window tells
        screen.write(window, QUESTION)
        answer = wait_until(lambda: last_answer(database), timeout_s, "an answer")
        time.sleep(1)
        screen.picture(picture)
        assert not settings.exists() or not settings.stat().st_size, settings.read_text("utf-8")
        return f"{answer!r}, {picture.name}"
    finally:
        end(process)


def last_answer(database: Path) -> str:
    """The last answer that has come to its end, or ""."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute(
            "SELECT text FROM messages WHERE role = 'assistant' AND reason = 'stop' ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    return str(row[0]).strip() if row else ""


def open_folder(bare: BareSystem, screen: Screen, home: str) -> str:
    """`tern FOLDER`, as a file manager's "open with" does it."""
    folder = f"{home}/My models/模型 one"
    parent, quoted = shlex.quote(str(Path(folder).parent)), shlex.quote(folder)
    script = f"mkdir -p {parent}; cp -r /usr/lib/tern/_internal/{FOLDER} {quoted}"
    bare.run(script)
    screen.wait_until_empty()
    process = subprocess.Popen(bare.command(f"tern {quoted}", home, screen.name))
    try:
        screen.window(process)
        kept = bare.root / home.lstrip("/") / ".local/share/tern/last_model.txt"
        wait_until(lambda: kept.exists() and kept.read_text("utf-8") == folder, 90, "the model to be loaded")
        return folder
    finally:
        end(process)


def time_to_window(bare: BareSystem, screen: Screen, home: str) -> str:
    """The best of three starts, from the command to the window on the screen."""
    times = []
    for _ in range(3):
        screen.wait_until_empty()
        started = time.monotonic()
        process = subprocess.Popen(bare.command("tern", home, screen.name))
        try:
            screen.window(process)
            times.append(time.monotonic() - started)
            time.sleep(1)
        finally:
            end(process)
    return f"{min(times):.2f} s"


# ---- the two for people without root -----------------------------------------------------------------


def check_run(table: Table, bare: BareSystem, screen: Screen, pictures: Path) -> None:
    """Beside the package's libraries, which a desktop has; the package itself is not used."""
    home = bare.make_home(ODD_HOME)
    archive = bare.root / "tmp/tern.run"
    subprocess.run(["cp", str(OUT / f"{NAME}.run"), str(archive)], check=True)
    archive.chmod(0o755)
    program = '"$HOME/.local/bin/tern"'
    table.check(".run: --check", lambda: bare.run("/tmp/tern.run --check", home).strip().splitlines()[-1])
    table.check(".run: installed", lambda: bare.run("/tmp/tern.run --quiet", home).strip().splitlines()[-1])
    table.check(".run: selftest", lambda: exact(bare.run(f"{program} selftest", home)))
    table.check(".run: one answer", lambda: bare.run(one_answer(program), home).strip())
    launch = 'gio launch "$HOME/.local/share/applications/tern.desktop"'
    table.check(
        ".run: the window, from its menu entry",
        lambda: chat(bare, screen, launch, home, f"{home}/.local/share/tern", pictures / "run.png"),
    )
    table.check(".run: removed", lambda: removed(bare, home))


def removed(bare: BareSystem, home: str) -> str:
    bare.run("/tmp/tern.run --quiet -- --uninstall", home)
    left = bare.run("find . -name '*tern*'", home).split("\n")
    allowed = ("./.local/share/tern", "./.cache/tern")
    strangers = [name for name in left if name and not name.startswith(allowed)]
    assert not strangers, strangers
    assert any("conversations" in name for name in bare.run("find .local/share/tern", home).split("\n"))
    return "nothing left but chats and measurements"


def check_portable(table: Table, bare: BareSystem, screen: Screen, pictures: Path) -> None:
    home = bare.make_home(ODD_HOME + " 2")
    subprocess.run(["cp", str(OUT / f"{NAME}.tar.gz"), str(bare.root / "tmp/tern.tar.gz")], check=True)
    unpack = "for n in one two; do mkdir $n; tar -xzf /tmp/tern.tar.gz -C $n; done"
    table.check("portable: unpacked twice", lambda: bare.run(unpack, home) or "one, two")
    table.check("portable: selftest", lambda: exact(bare.run("one/Tern/tern selftest", home)))
    table.check("portable: one answer", lambda: bare.run(one_answer("one/Tern/tern"), home).strip())
    table.check(
        "portable: the window",
        lambda: chat(bare, screen, "one/Tern/tern", home, f"{home}/one/Tern/data", pictures / "portable.png"),
    )
    table.check("portable: copies share nothing", lambda: shares_nothing(bare, home))


def shares_nothing(bare: BareSystem, home: str) -> str:
    """The second copy begins with nothing; outside of both nothing was written."""
    bare.run("two/Tern/tern models", home)
    inside = bare.root / home.lstrip("/")
    assert (inside / "one/Tern/data/conversations.sqlite3").exists()
    assert not (inside / "two/Tern/data/conversations.sqlite3").exists()
    found = bare.run("find . -name '*tern*' -not -path './*/Tern*'", home)
    strangers = [name for name in found.split("\n") if name]
    assert not strangers, strangers
    return "data only beside each program"


def check_purge(table: Table, bare: BareSystem) -> None:
    def purge() -> str:
        bare.as_root("apt-get purge -qy tern; apt-get autoremove -qy --purge")
        left = sorted(bare.files() - bare.before)
        strangers = [name for name in left if not name.startswith(("etc/ld.so.cache", "usr/share/mime/"))]
        assert not strangers, strangers[:20]
        chats = bare.root / f"home/{USER}/.local/share/tern/conversations.sqlite3"
        assert chats.exists()
        return "nothing left but what people made"

    table.check(".deb: purge", purge)


if __name__ == "__main__":
    sys.exit(main())
