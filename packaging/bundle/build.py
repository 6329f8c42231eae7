"""Builds the program as one folder, build/package/tern, with PyInstaller; on Linux, macOS and Windows.

    python packaging/bundle/build.py [--repository https://github.com/OWNER/NAME] [--no-starter]

``--repository`` is where releases of this build are published: the program looks for updates there, when
asked to. Without one it does not offer to look.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
os.chdir(ROOT)

import icons  # noqa: E402
import libraries  # noqa: E402
import licences  # noqa: E402

from engine.hub.catalogue.starter import FOLDER  # noqa: E402
from engine.version import __version__, commit  # noqa: E402

WORK = Path("build/package")
BUNDLE = WORK / "tern"
APP = WORK / "Tern.app/Contents"  # on a Mac, what PyInstaller makes of the folder
SPEC = "packaging/bundle/tern.spec"


def main() -> int:
    """0, or 1 after a sentence on stderr."""
    parser = argparse.ArgumentParser(description="build the program as one folder")
    parser.add_argument("--repository", default="", metavar="URL", help="where its releases are published")
    parser.add_argument("--no-starter", action="store_true", help="without the small model")
    args = parser.parse_args()
    starter = Path("build") / FOLDER
    if not args.no_starter and not (starter / "model.safetensors").is_file():
        print("The starter model is not there: run `make starter`, or pass --no-starter.", file=sys.stderr)
        return 1
    WORK.mkdir(parents=True, exist_ok=True)
    icons.write(WORK / "icons")
    run_pyinstaller(args.repository)
    internal = BUNDLE / "_internal"
    if sys.platform == "linux":
        libraries.finish(BUNDLE)
    data, texts = internal, BUNDLE / "licences"
    if sys.platform == "darwin":
        data, texts = APP / "Resources", APP / "Resources/licences"
    licences.collect(internal, texts)
    if not args.no_starter:
        add_starter(starter, data)
    print(f"{BUNDLE}: {size(BUNDLE) / 1e6:.0f} MB, of which the starter {size(data / FOLDER) / 1e6:.0f} MB")
    return 0


def add_starter(starter: Path, data: Path) -> None:
    """Copies the starter into ``data``, the program's folder of data.

    On a Mac signatures want code in Frameworks, where the modules are, and data in Resources: PyInstaller
    leads from the one to the other by links, and so does this.
    """
    shutil.copytree(starter, data / FOLDER, ignore=shutil.ignore_patterns("recipe.txt"))
    if sys.platform == "darwin":
        link = APP / "Frameworks" / FOLDER.parts[0]
        link.symlink_to(f"../Resources/{FOLDER.parts[0]}")


def run_pyinstaller(repository: str) -> None:
    """PyInstaller's folder, made from nothing, in place of an older one."""
    facts = WORK / "build.json"
    facts.write_text(json.dumps({"commit": commit(), "repository": repository}) + "\n", "utf-8")
    environment = os.environ | {"TERN_VERSION": __version__, "TERN_BUILD": str(facts.absolute())}
    if sys.platform == "win32":
        environment["TERN_VERSION_RESOURCE"] = str(write_version_resource().absolute())
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(WORK), "--workpath", str(WORK / "pyinstaller"), SPEC]
    subprocess.run(command, env=environment, check=True)


def write_version_resource() -> Path:
    """What Windows shows of the program's files."""
    numbers = ", ".join([*__version__.split("."), "0"])
    words = {
        "CompanyName": "The Tern authors",
        "FileDescription": "Tern",
        "FileVersion": __version__,
        "LegalCopyright": "The Tern authors. MIT licence; Qt under the LGPL.",
        "ProductName": "Tern",
        "ProductVersion": __version__,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    path = WORK / "version_resource.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers})), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        "utf-8",
    )
    return path


def size(folder: Path) -> int:
    """Of all files in ``folder``. bytes"""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    if platform.python_implementation() != "CPython":
        sys.exit("PyInstaller takes CPython.")
    sys.exit(main())
