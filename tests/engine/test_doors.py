"""The doors of ``engine`` and ``engine.hub``: each name leads to the thing that its table says."""

import pkgutil
from importlib import import_module

import pytest

import engine
from engine import hub


@pytest.mark.parametrize("door", [engine, hub])
def test_no_folder_stands_before_a_name(door: object) -> None:
    """An imported ``engine.hub.catalogue`` is an attribute of ``engine.hub``, and found before the table."""
    folders = {module.name for module in pkgutil.iter_modules(door.__path__)}  # type: ignore[attr-defined]
    assert folders & set(dir(door)) == set()
    for name, home in door._HOME.items():  # type: ignore[attr-defined]
        assert getattr(door, name) is getattr(import_module(home), name)
