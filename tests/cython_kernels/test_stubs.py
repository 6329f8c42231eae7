"""A stub (.pyi) says what its compiled module has: names, parameters, defaults. mypy believes it unseen."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cython_kernels

PACKAGE = Path(cython_kernels.__file__).parent
STUBS = sorted(PACKAGE.rglob("*.pyi"))

pytest.importorskip("mypy.stubtest", reason="mypy is not installed")
if not STUBS:
    pytest.skip("this copy of the kernels has no stubs", allow_module_level=True)


def module_of(stub: Path) -> str:
    return ".".join(stub.relative_to(PACKAGE.parent).with_suffix("").parts)


def test_stubs_and_modules_have_the_same_names_parameters_and_defaults() -> None:
    """stubtest imports the compiled modules; of constructors it sees nothing (the next test does)."""
    command = [sys.executable, "-m", "mypy.stubtest", "--concise", "--ignore-disjoint-bases"]
    allowlist = Path(__file__).parent / "stubtest_allowlist.txt"
    command += ["--ignore-unused-allowlist", "--allowlist", str(allowlist), *map(module_of, STUBS)]
    done = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True, timeout=170)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


Signature = list[tuple[str, str | None]]  # names, or "*", each with its default


def without_blanks(expression: str) -> str:
    return ast.unparse(ast.parse(expression.strip(), mode="eval"))


def constructors_of_source(text: str) -> dict[str, Signature]:
    """By the name of the class; Cython's constructors are ``__cinit__`` or ``__init__``, with C's types."""
    found = {}
    for part in re.split(r"^cdef class ", text, flags=re.MULTILINE)[1:]:
        start = re.search(r"^    def __c?init__\(self,?(.*?)\):", part, re.MULTILINE | re.DOTALL)
        signature: Signature = []
        for parameter in re.sub(r"\[.*?\]", "", start[1] if start else "").split(","):
            declared, _, default = parameter.partition("=")
            if declared.strip():
                signature.append((declared.split()[-1], without_blanks(default) if default else None))
        found[re.match(r"\w+", part)[0]] = signature
    return found


def constructors_of_stub(text: str) -> dict[str, Signature]:
    found = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            new = [
                n.args
                for n in node.body
                if isinstance(n, ast.FunctionDef) and n.name in ("__new__", "__init__")
            ]
            signature: Signature = []
            for a in new:
                defaults = [None] * (len(a.args) - len(a.defaults)) + [ast.unparse(d) for d in a.defaults]
                signature += list(zip([arg.arg for arg in a.args], defaults, strict=True))[1:]
                signature += [("*", None)] if a.kwonlyargs else []
                by_name = [ast.unparse(d) if d else None for d in a.kw_defaults]
                signature += zip([arg.arg for arg in a.kwonlyargs], by_name, strict=True)
            found[node.name] = signature
    return found


def disagreements(source: str, stub: str) -> list[str]:
    """Classes of a stub whose constructor is another one in the source; ``...`` in a stub is any default."""
    real = constructors_of_source(source)
    wrong = []
    for name, said in constructors_of_stub(stub).items():
        hidden = {parameter for parameter, default in said if default == "..."}
        known = [(p, "..." if p in hidden and default else default) for p, default in real.get(name, [])]
        if known != said:
            wrong.append(f"{name}{tuple(said)} is {known}")
    return wrong


@pytest.mark.parametrize("stub", STUBS, ids=module_of)
def test_constructors_are_those_of_the_source(stub: Path) -> None:
    assert disagreements(stub.with_suffix(".pyx").read_text("utf-8"), stub.read_text("utf-8")) == []


SOURCE = """
cdef class Empty:
    cdef int x

cdef class Head:
    def __cinit__(self, const uint16_t[:, ::1] table, str kv="f16", *,
                  float eps, bint skips=False, error=ArithmeticError):
        pass
"""
STUB = """
class Empty: ...
class Head:
    def __new__(cls, table: int, kv: str = 'f16', *, eps: float, skips: bool = False, error: type = ...): ...
"""


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("table: int, ", ""),
        ("kv: str", "form: str"),
        ("'f16'", "'f32'"),
        (" = 'f16'", ""),
        ("eps: float, ", ""),
        ("kv: str = 'f16', *", "*, kv: str = 'f16'"),
        ("eps: float", "eps: float = 0.5"),
        ("False", "True"),
        ("error: type = ...", "error: type"),
        ("Empty: ...", "Empty:\n    def __new__(cls, size: int) -> Self: ..."),
    ],
)
def test_a_wrong_constructor_is_seen(said: str, instead: str) -> None:
    assert disagreements(SOURCE, STUB) == []
    assert said in STUB
    assert len(disagreements(SOURCE, STUB.replace(said, instead))) == 1
