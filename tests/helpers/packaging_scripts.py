"""The modules of packaging/, which is no package: its name is another one's."""

import importlib.util
from pathlib import Path
from types import ModuleType

from tests.helpers import ROOT


def packaging_script(name: str) -> ModuleType:
    """The module in the file ``name``, a path below packaging/."""
    spec = importlib.util.spec_from_file_location(Path(name).stem, ROOT / "packaging" / name)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
