"""The licences of everything that the bundle contains, copied beside the program."""

import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from importlib import metadata
from pathlib import Path

TEXTS = Path(__file__).resolve().parents[1] / "licences"
ROOT = TEXTS.parents[1]
APACHE = ROOT / "assets/starter/LICENSE.txt"
NAMES = re.compile(r"(?i)(^|/)[\w.-]*(licen[sc]e|copying|notice|authors)[\w.-]*$|/OFL[\w.-]*$")
# Distributions whose wheels hold no text of their own.
WITHOUT_TEXT = {"pyside6-essentials": "QT.txt", "shiboken6": "QT.txt", "tokenizers": "Apache-2.0.txt"}
LEFT_OUT = {"hf-xet"}  # the bundle holds nothing of them; see tern.spec


def collect(internal: Path, folder: Path) -> None:
    """Fills ``folder``: the texts, and README.txt, which says what belongs to what. Raises LookupError.

    ``internal`` is the bundle's folder of modules and libraries.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in TEXTS.iterdir():
        shutil.copy(path, folder / path.name)
    shutil.copy(APACHE, folder / "Apache-2.0.txt")
    shutil.copy(ROOT / "LICENSE", folder / "Tern.txt")
    shutil.copy(python_licence(), folder / "Python.txt")
    lines = ["Tern: MIT (Tern.txt)", f"Python {sys.version.split()[0]}: PSF (Python.txt)"]
    for name in sorted(distributions()):
        lines.append(distribution_line(name, folder))
    if sys.platform == "linux":
        lines += system_lines(internal, folder)
    lines.append("The starter model (SmolLM2-135M-Instruct): Apache-2.0; its NOTICE.txt lies beside it")
    (folder / "README.txt").write_text(
        "What this program contains, under which licence, and in which file here its text is.\n\n"
        + "\n".join(lines)
        + "\n",
        "utf-8",
    )


def python_licence() -> Path:
    """Python's own. Raises LookupError where it did not come with it."""
    standard = Path(sysconfig.get_path("stdlib"))
    places = [standard / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", *_copyright_of("python3")]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise LookupError("Python's licence was not found beside it.")
    return found


def distributions() -> set[str]:
    """Names of the distributions that Tern needs to run here, with all that they need in turn."""
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    left = [(Requirement(line), "") for line in project["dependencies"]]
    found: set[str] = set()
    while left:
        requirement, extra = left.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        extras = sorted(requirement.extras) or [""]
        if name in LEFT_OUT or f"{name}{extras}" in found:
            continue
        found |= {name, f"{name}{extras}"}
        needs = [Requirement(line) for line in metadata.requires(name) or ()]
        left += [(need, extra) for extra in extras for need in needs]
    return {name for name in found if not name.endswith("]")}


def distribution_line(name: str, folder: Path) -> str:
    """Copies the texts of one distribution and says where they are. Raises LookupError for none."""
    distribution = metadata.distribution(name)
    texts = [
        file for file in distribution.files or () if ".dist-info/" in str(file) and NAMES.search(str(file))
    ]
    if name in WITHOUT_TEXT:
        place = WITHOUT_TEXT[name]
    elif texts:
        place = f"{name}/"
        (folder / name).mkdir()
        for text in texts:
            inside = re.sub(r"^[^/]+\.dist-info/(licenses/)?", "", str(text))
            shutil.copy(str(text.locate()), folder / name / inside.replace("/", "-"))
    else:
        raise LookupError(f"{name} {distribution.version} has no licence text; name it in licences.py.")
    return f"{distribution.metadata['Name']} {distribution.version} ({place})"


def system_lines(internal: Path, folder: Path) -> list[str]:
    """The libraries that came along from the builder's system, with the texts of their packages.

    Raises LookupError.
    """
    packages: dict[str, list[str]] = {}
    for library in sorted(internal.glob("lib*.so*")):
        if library.name.startswith("libpython") or library.is_symlink():
            continue
        done = subprocess.run(["dpkg-query", "-S", f"*/{library.name}"], capture_output=True, text=True)
        if done.returncode:
            raise LookupError(
                f"{library.name} belongs to no package; leave it out in tern.spec or name its licence."
            )
        packages.setdefault(done.stdout.partition(":")[0], []).append(library.name)
    lines = []
    for package, libraries in packages.items():
        (folder / "system").mkdir(exist_ok=True)
        text = next(iter(_copyright_of(package)))
        shutil.copy(text, folder / "system" / f"{package}.txt")
        lines.append(f"{', '.join(libraries)} (system/{package}.txt)")
    return lines


def _copyright_of(package: str) -> list[Path]:
    return [Path("/usr/share/doc") / package / "copyright"]
