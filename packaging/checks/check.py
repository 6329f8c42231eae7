"""Tries what `make package` made as a person would, on a bare Debian 12, and prints a table. Needs root.

    python packaging/checks/check.py [--pictures FOLDER] [--systems FOLDER]

The system is a folder without Python and Qt (see bare_system.py). After the installation there is no network.
"""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
os.chdir(ROOT)

from bare_system import BareSystem, Screen  # noqa: E402
from installed import check_deb, check_portable, check_purge, check_run  # noqa: E402
from rows import Table, tool  # noqa: E402
from sizes import check_sizes  # noqa: E402
from versions import check_versions  # noqa: E402

from engine.version import __version__  # noqa: E402

WORK = Path("build/package")
OUT = WORK / "out"
NAME = f"tern-{__version__}-linux-{platform.machine()}"
DEB = next(iter(OUT.glob(f"tern_{__version__}_*.deb")), OUT / "tern.deb")


def main() -> int:
    """0 if everything is as it should be."""
    parser = argparse.ArgumentParser(description="try the packages on a bare system")
    parser.add_argument("--pictures", type=Path, default=WORK / "pictures", help="where screenshots go")
    parser.add_argument("--systems", type=Path, default=WORK, help="where the bare system is made")
    parser.add_argument("--quick", action="store_true", help="only what needs the bare system")
    args = parser.parse_args()
    if os.geteuid() != 0:
        print("A bare system can be made and entered by root only; nothing was done.", file=sys.stderr)
        return 2
    args.pictures.mkdir(parents=True, exist_ok=True)
    table = Table()
    check_files(table)
    check_sizes(table, WORK / "tern", OUT)
    bare = BareSystem(args.systems / "root", args.systems / "bare")
    screen = Screen()
    try:
        check_deb(table, bare, screen, DEB, args.pictures)
        check_run(table, bare, screen, OUT / f"{NAME}.run", args.pictures)
        check_portable(table, bare, screen, OUT / f"{NAME}.tar.gz", args.pictures)
        check_purge(table, bare)
        check_versions(table, screen, WORK / "tern", WORK / "versions")
        if not args.quick:
            check_with_tools(table, screen, args.pictures)
    finally:
        screen.close()
    print(f"{len(table.failed)} failed: {', '.join(table.failed)}" if table.failed else "All is well.")
    return int(bool(table.failed))


def check_files(table: Table) -> None:
    """The files that were made, by what says whether they are well formed."""
    share = WORK / "share"
    table.check(
        "sums", lambda: tool("sha256sum", "--check", "--quiet", "SHA256SUMS", cwd=OUT) or "as written"
    )
    entry = share / "applications/tern.desktop"
    table.check("desktop-file-validate", lambda: tool("desktop-file-validate", str(entry)) or "clean")
    table.check("appstreamcli", lambda: appstream(share / "metainfo/tern.metainfo.xml"))


def check_with_tools(table: Table, screen: Screen, pictures: Path) -> None:
    """What takes minutes: lintian, an emulated processor, the Windows installer under wine."""
    table.check("lintian", lambda: lintian(DEB))
    old = [sys.executable, "packaging/checks/nehalem.py"]
    table.check("a processor of 2008, emulated", lambda: tool(*old, timeout_s=3600))
    icons = WORK / "icons"
    script = ["sh", "packaging/windows/check_installer.sh", str(icons / "tern.ico"), str(icons / "setup.bmp")]
    script += [str(pictures / "windows.png")]
    table.check("Windows installer, a stand-in inside, in wine", lambda: windows_installer(script, screen))


def windows_installer(script: list[str], screen: Screen) -> str:
    """The steps that its script says it has done."""
    output = tool("env", f"DISPLAY={screen.name}", *script, timeout_s=1800)
    done = [line.removeprefix("ok").strip() for line in output.splitlines()]
    return "; ".join(done)


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


if __name__ == "__main__":
    sys.exit(main())
