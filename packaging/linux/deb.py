"""A Debian package of the bundle, without debhelper."""

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
from email.utils import formatdate
from pathlib import Path

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
MAINTAINER = "The Tern authors <tern@localhost>"

# Without versions, so that it installs on every release from Debian 12 and Ubuntu 22.04 on; dpkg-shlibdeps
# would ask for those of the builder. What the bundle holds itself (see tern.spec) is not named.
DEPENDS = """
    libc6 (>= 2.35), libstdc++6, libgcc-s1, libgl1, libegl1, libx11-6, libx11-xcb1, libxcb1, libxcb-glx0,
    libxcb-randr0, libxcb-render0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-xfixes0,
    libglib2.0-0 | libglib2.0-0t64, libdbus-1-3, libfontconfig1, libfreetype6, libgssapi-krb5-2,
    libwayland-client0, libwayland-cursor0, xkb-data
"""
RECOMMENDS = """
    fonts-dejavu-core | fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji, libcups2 | libcups2t64,
    libreadline8 | libreadline8t64, xdg-desktop-portal, xdg-utils
"""


def make_deb(bundle: Path, share: Path, version: str, out: Path, work: Path, level: int) -> Path:
    """The package in ``out``; ``level`` of xz, 0 to 9. ``SOURCE_DATE_EPOCH`` dates everything in it."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    place = root / "usr/lib/tern"
    shutil.copytree(bundle, place, symlinks=True, copy_function=os.link)
    shutil.copytree(share, root / "usr/share")
    (root / "usr/bin").mkdir()
    (root / "usr/bin/tern").symlink_to("../lib/tern/tern")
    _write_doc(root / "usr/share/doc/tern", version)
    _set_modes(root)
    control = root / "DEBIAN"
    control.mkdir(mode=0o755)
    architecture = ARCHITECTURES[platform.machine()]
    (control / "control").write_text(_control(version, architecture, _kib(root)), "utf-8")
    (control / "md5sums").write_text(_md5sums(root), "utf-8")
    package = out / f"tern_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=1", "--build"]
    subprocess.run([*command, str(root), str(package)], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return package


def _control(version: str, architecture: str, size_kib: int) -> str:
    return f"""Package: tern
Version: {version}
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {size_kib}
Depends: {" ".join(DEPENDS.split())}
Recommends: {" ".join(RECOMMENDS.split())}
Section: utils
Priority: optional
Description: chat with a language model that runs on this computer
 Tern is a desktop chat program for ternary language models, whose weights
 are only -1, 0 and +1. They run on an ordinary processor, without a graphics
 card and without a connection; a small model is included.
 .
 What is written in it never leaves the computer.
"""


def _write_doc(folder: Path, version: str) -> None:
    folder.mkdir(parents=True)
    seconds = int(os.environ["SOURCE_DATE_EPOCH"])
    changes = (
        f"tern ({version}) stable; urgency=medium\n\n  * What is new is in CHANGELOG.md of the sources.\n\n"
        f" -- {MAINTAINER}  {formatdate(seconds)}\n"
    )
    (folder / "changelog.gz").write_bytes(gzip.compress(changes.encode(), mtime=0))
    (folder / "copyright").write_text(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Tern\n\n"
        "Files: *\nCopyright: 2026 The Tern authors\nLicense: MIT\n"
        " The text is in /usr/lib/tern/licences/Tern.txt. What else the package contains, among it Qt under\n"
        " the LGPL-3.0 and the starter model under the Apache-2.0, is listed with the licence of each part\n"
        " in /usr/lib/tern/licences/README.txt.\n",
        "utf-8",
    )
    # lintian wants to know; a page for people is in the sources
    overrides = folder.parents[1] / "lintian/overrides/tern"
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(Path(__file__).parent / "lintian-overrides", overrides)


def _set_modes(root: Path) -> None:
    """Links of the bundle share its files' modes: only the program is to be run."""
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        program = path.parts[-4:] == ("usr", "lib", "tern", "tern")
        path.chmod(0o755 if path.is_dir() or program else 0o644)
    root.chmod(0o755)


def _md5sums(root: Path) -> str:
    """As debsums reads it."""
    lines = []
    for path in sorted(
        path for path in (root / "usr").rglob("*") if path.is_file() and not path.is_symlink()
    ):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "md5").hexdigest()
        lines.append(f"{digest}  {path.relative_to(root)}\n")
    return "".join(lines)


def _kib(root: Path) -> int:
    return sum(path.lstat().st_size for path in root.rglob("*")) // 1024
