"""Makes the files that people on Linux download, of the bundle in build/package/tern:

tern_VERSION_ARCH.deb                for Debian, Ubuntu and their relatives
tern-VERSION-linux-ARCH.run          installs into one's own home folder, without root
tern-VERSION-linux-ARCH.tar.gz       portable: all data stays beside the program
SHA256SUMS

python packaging/linux/package.py [--repository URL] [--level 0..9] [--only deb run portable]
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
os.chdir(ROOT)

from deb import make_deb  # noqa: E402
from share import write_share  # noqa: E402

from engine.paths import PORTABLE_MARK  # noqa: E402
from engine.version import __version__  # noqa: E402

HERE = Path(__file__).parent
WORK = Path("build/package")
OUT = WORK / "out"
KINDS = ("deb", "run", "portable")
PORTABLE_TEXT = """This file makes Tern portable: chats, settings, models and all else are kept in the
folder data beside it. Without it, they are kept where the system keeps such things.
"""


def main() -> None:
    """Raises CalledProcessError where a tool fails."""
    parser = argparse.ArgumentParser(description="make the files that people download")
    parser.add_argument("--repository", default="", metavar="URL", help="where its releases are published")
    parser.add_argument("--level", type=int, default=6, help="of xz in the .deb: 0 is quick, 9 is small")
    parser.add_argument("--only", nargs="+", choices=KINDS, default=KINDS)
    args = parser.parse_args()
    bundle = WORK / "tern"
    if not bundle.is_dir():
        sys.exit(f"{bundle} is not there: run packaging/bundle/build.py first.")
    os.environ.setdefault("SOURCE_DATE_EPOCH", _last_commit())
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    share = WORK / "share"
    shutil.rmtree(share, ignore_errors=True)
    write_share(share, WORK / "icons", __version__, f"{moment:%Y-%m-%d}", args.repository)
    OUT.mkdir(exist_ok=True)
    name = f"tern-{__version__}-linux-{platform.machine()}"
    made = []
    if "deb" in args.only:
        made.append(make_deb(bundle, share, __version__, OUT, WORK, args.level))
    if "run" in args.only:
        made.append(make_run(bundle, share, OUT / f"{name}.run"))
    if "portable" in args.only:
        made.append(make_portable(bundle, OUT / f"{name}.tar.gz"))
    for path in made:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    write_sums(OUT)


def make_run(bundle: Path, share: Path, target: Path) -> Path:
    """An archive that unpacks itself and runs install.sh. gzip, because xz may be missing where it is run."""
    stage = WORK / "run"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    shutil.copytree(bundle, stage / "tern", symlinks=True, copy_function=os.link)
    shutil.copytree(share, stage / "share")
    shutil.copyfile(HERE / "install.sh", stage / "install.sh")
    (stage / "install.sh").chmod(0o755)
    date = os.environ["SOURCE_DATE_EPOCH"]
    command = ["makeself", "--quiet", "--gzip", "--complevel", "6", "--sha256", "--nomd5", "--nox11"]
    command += ["--packaging-date", f"@{date}"]
    command += ["--tar-extra", f"--sort=name --owner=0 --group=0 --numeric-owner --mtime=@{date}"]
    command += [str(stage), str(target), f"Tern {__version__}", "./install.sh"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(stage)
    return target


def make_portable(bundle: Path, target: Path) -> Path:
    """The folder Tern, with the mark that keeps its data in it."""
    stage = WORK / "portable"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(bundle, stage / "Tern", symlinks=True, copy_function=os.link)
    (stage / "Tern" / PORTABLE_MARK).write_text(PORTABLE_TEXT, "utf-8")
    date = os.environ["SOURCE_DATE_EPOCH"]
    command = ["tar", "--create", "--directory", str(stage), "--use-compress-program", "gzip -6n"]
    command += ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{date}"]
    subprocess.run([*command, "--file", str(target), "Tern"], check=True)
    shutil.rmtree(stage)
    return target


def write_sums(folder: Path) -> None:
    """SHA256SUMS of everything in ``folder``, as ``sha256sum --check`` reads it."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.name != "SHA256SUMS":
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def _last_commit() -> str:
    """When the last commit was made, in seconds; the start of 2026 outside a repository."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True)
    return done.stdout.strip() or "1767225600"


if __name__ == "__main__":
    main()
