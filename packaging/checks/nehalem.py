"""Runs the bundle's own modules on an emulated processor of 2008, in one process, and looks at what it loads.

    python packaging/checks/nehalem.py

The program itself would prove nothing: its starter executes itself once more and the engine is a child, and
both would leave the emulation. So the modules are taken out of the bundle and run by an emulated Python: the
self test, then 16 tokens of the starter, and two documents, whose readers come with machine code, too. The
same is done without emulation; both must give the same tokens and texts.
"""

import json
import marshal
import os
import re
import shutil
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.helpers.documents import pdf  # noqa: E402

BUNDLE = ROOT / "build/package/tern"
TREE = ROOT / "build/package/nehalem"
IN_PDF = "Terns are birds"
IN_TEXT = "Крачка летает от полюса к полюсу и обратно. Она видит больше света, чем кто-либо другой."
# VEX and EVEX instructions begin with v; these two are from 1982.
VEX = re.compile(r"^\s+[0-9a-f]+:\s+(v(?!errw?\b|erw\b)\w+)", re.MULTILINE)

PROGRAM = r"""
import json, sys
tree = sys.argv[1]
from glob import glob
sys.path[:] = [tree, f"{tree}/base_library.zip", *glob(f"{tree}/python3*/lib-dynload")]
import cython_kernels
from engine import ChatMessage, SamplingParams, generate, load_model
from engine.documents.extract import read_document
from engine.hub.catalogue.starter import starter_folder
from engine.machine.selftest import check_all
from pathlib import Path
documents = [read_document(Path(tree) / name).text for name in ("birds.pdf", "birds.txt")]
ours = ("engine", "cython_kernels", "numpy", "tokenizers", "pypdf", "chardet")
strangers = [name for name, module in sys.modules.items()
             if name.partition(".")[0] in ours
             and getattr(module, "__file__", None) and not module.__file__.startswith(tree)]
results = [row.result for row in check_all()]
isas = cython_kernels.available()
model = load_model(starter_folder(), threads=1)
ids = model.tokenizer.encode_chat([ChatMessage("user", "Why is the sky blue?")])
steps = list(generate(model, ids, SamplingParams(temperature=0, max_tokens=16)))
files = {path for name, module in sys.modules.items() if name.startswith("cython_kernels")
         if (path := getattr(module, "__file__", None) or "").endswith(".so")}
print(json.dumps({
    "strangers": strangers, "isas": isas, "checks": len(results), "differ": results.count("differs"),
    "tokens": [step.token for step in steps if step.token is not None],
    "text": "".join(step.text for step in steps), "files": sorted(files),
    "documents": documents,
}))
"""


def main() -> int:
    """0 if the old processor gives the same answer and nothing that it loads is too new for it."""
    take_out(BUNDLE, TREE)
    (TREE / "birds.pdf").write_bytes(pdf([IN_PDF]))
    (TREE / "birds.txt").write_bytes(IN_TEXT.encode("koi8-r"))
    real = run([])
    old = run([shutil.which("qemu-x86_64") or "qemu-x86_64-static", "-cpu", "Nehalem"])
    assert old["strangers"] == real["strangers"] == [], old["strangers"]
    assert old["isas"][-1] == "sse41", old["isas"]
    assert old["differ"] == real["differ"] == 0, "a kernel differs"
    assert old["tokens"] == real["tokens"] and len(old["tokens"]) == 16, (old["text"], real["text"])
    for texts in (old["documents"], real["documents"]):
        assert [text.strip() for text in texts] == [IN_PDF, IN_TEXT], texts
    too_new = {name: sorted(found) for name in old["files"] if (found := vex(Path(name)))}
    assert not too_new, too_new
    print(
        f"best of an emulated Nehalem: {old['isas'][-1]}; {old['checks']} checks exact; 16 tokens as on this "
        f"processor ({real['isas'][-1]}): {old['text']!r}; a PDF and a text in KOI8-R read; "
        f"no VEX in the {len(old['files'])} modules loaded"
    )
    return 0


def take_out(bundle: Path, tree: Path) -> None:
    """All modules of the bundle as files in ``tree``: those in its archive, and those beside it."""
    from PyInstaller.archive.readers import CArchiveReader

    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle / "_internal", tree, symlinks=True, copy_function=os.link)
    program = CArchiveReader(str(bundle / "tern"))
    (tree / "struct.pyc").write_bytes(
        MAGIC_NUMBER + bytes(12) + program.extract("struct")
    )  # the starter's, too
    archive = program.open_embedded_archive("PYZ.pyz")
    for name, (kind, *_) in archive.toc.items():
        code = archive.extract(name)
        if code is None:
            continue
        path = tree / name.replace(".", "/")
        path = path / "__init__.pyc" if kind == 1 else path.with_name(path.name + ".pyc")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MAGIC_NUMBER + bytes(12) + marshal.dumps(code))


def run(emulator: list[str]) -> dict:
    """What PROGRAM finds, with the bundle's libraries and modules only."""
    python = sys._base_executable
    environment = {"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": str(TREE), "TERN_CACHE": str(TREE / "cache")}
    environment |= {"TERN_HOME": str(TREE / "home"), "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
    command = [*emulator, python, "-E", "-s", "-S", "-c", PROGRAM, str(TREE)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=3000)
    if done.returncode:
        raise SystemExit(f"exit status {done.returncode} of {' '.join(command[:3])}:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def vex(module: Path) -> set[str]:
    """Instructions in the machine code of ``module`` that came with AVX or later."""
    done = subprocess.run(
        ["objdump", "-d", "--no-show-raw-insn", str(module)], check=True, capture_output=True, text=True
    )
    return set(VEX.findall(done.stdout))


if __name__ == "__main__":
    sys.exit(main())
