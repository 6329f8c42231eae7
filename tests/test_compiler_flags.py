"""What each compiler is told: the same of all, each in its own words. MSVC itself never runs here."""

import runpy
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext

from tests.helpers import ROOT

MACHINES = {"x86_64": "linux-x86_64", "AMD64": "win-amd64", "arm64": "macosx-14.0-arm64"}


@pytest.fixture(params=MACHINES)
def script(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """setup.py as that machine reads it; it builds nothing."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("_PYTHON_HOST_PLATFORM", MACHINES[request.param])
    return runpy.run_path("setup.py", run_name="__mp_main__")


def told(script: dict[str, Any], monkeypatch: pytest.MonkeyPatch, compiler: str) -> dict[str, Extension]:
    """Every module with what ``compiler`` (msvc, gcc or clang) is given for it."""
    monkeypatch.setattr(build_ext, "build_extensions", lambda self: None)
    monkeypatch.setitem(
        script["BuildExt"].build_extensions.__globals__, "is_gcc", lambda command: compiler == "gcc"
    )
    command = script["BuildExt"](Distribution())
    kind = "msvc" if compiler == "msvc" else "unix"
    command.compiler = SimpleNamespace(compiler_type=kind, compiler_so=[compiler])
    command.extensions = [
        Extension(f"cython_kernels.{name}", [source], language="c++" if name.startswith("network.") else "c")
        for name, source in script["modules"]().items()
    ]
    command.build_extensions()
    return {extension.name: extension for extension in command.extensions}


def test_no_compiler_is_given_a_flag_of_another(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, module in told(script, monkeypatch, "msvc").items():
        assert all(flag.startswith("/") for flag in module.extra_compile_args), name
        assert module.extra_link_args == []
    of_gcc = set().union(*script["REGISTERS"].values())
    for name, module in told(script, monkeypatch, "clang").items():
        assert all(flag.startswith("-") for flag in module.extra_compile_args), name
        assert not of_gcc & set(module.extra_compile_args), name


def test_nobody_may_contract_or_reorder_floats(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """NUMERICS.md, rule 1."""
    loose = (
        "-ffast-math",
        "-Ofast",
        "-funsafe",
        "-fassociative",
        "-march=native",
        "/fp:fast",
        "/fp:contract",
    )
    for compiler, exact in (
        ("msvc", "/fp:precise"),
        ("gcc", "-ffp-contract=off"),
        ("clang", "-ffp-contract=off"),
    ):
        for name, module in told(script, monkeypatch, compiler).items():
            assert exact in module.extra_compile_args, (compiler, name)
            assert not [flag for flag in module.extra_compile_args if flag.startswith(loose)], (
                compiler,
                name,
            )


def test_the_registers_that_gcc_may_use_msvc_may_use_too(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """MSVC knows all intrinsics; its flag is for the wider registers, and for the VEX form of the rest."""
    gcc, msvc = (told(script, monkeypatch, compiler) for compiler in ("gcc", "msvc"))
    wide = {"-mavx2": "/arch:AVX2", "-mavx512f": "/arch:AVX512"}
    for name, module in gcc.items():
        expected = {wide[flag] for flag in module.extra_compile_args if flag in wide}
        assert {flag for flag in msvc[name].extra_compile_args if flag.startswith("/arch:")} == expected, name
        assert (".isa." in name) or not expected, name  # no other module asks for more than every x86-64 has
        of_language = (
            "-std=c++17" in module.extra_compile_args,
            "/std:c++17" in msvc[name].extra_compile_args,
        )
        assert of_language in ((True, True), (False, False)), name


@pytest.mark.skipif(sys.platform == "win32", reason="gcc and clang are of other systems")
def test_every_instruction_set_of_a_machine_is_built(script: dict[str, Any]) -> None:
    isas = {name.split(".")[1] for name in script["modules"]() if name.startswith("isa.")}
    assert isas == set(script["FLAGS"])
    assert len(isas) >= 4
