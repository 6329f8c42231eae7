"""What was found out about this computer and this build, kept so that it need not be found out again.

One small JSON file per subject in the system's cache folder (``TERN_CACHE`` names another). What was
measured on another CPU or with other kernels does not count: both are part of the usual key.
"""

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import cython_kernels
from cython_kernels import cpu
from engine.machine.hardware import cpu_name
from engine.model_folder.config import ModelConfig
from engine.paths import cache_dir
from engine.version import __version__
from engine.whole_file import write_whole


@lru_cache(maxsize=1)
def machine_key() -> str:
    """This CPU, its instruction sets, this version and these very kernel modules."""
    root = Path(cython_kernels.__file__).parent
    modules = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".so", ".pyd"))
    files = [(str(path.relative_to(root)), path.stat().st_size, path.stat().st_mtime_ns) for path in modules]
    parts = repr((cpu_name(), os.cpu_count(), sorted(cpu.features()), __version__, files))
    return hashlib.sha256(parts.encode()).hexdigest()


@lru_cache(maxsize=1)
def computer_key() -> str:
    """This CPU, whatever the version of the program."""
    return hashlib.sha256(repr((cpu_name(), os.cpu_count())).encode()).hexdigest()


def subject_of(kind: str, config: ModelConfig) -> str:
    """A subject that all models of one shape share; with TERN_ISA, one of that instruction set."""
    shape: tuple[object, ...] = (
        config.num_layers,
        config.hidden_size,
        config.intermediate_size,
        config.num_kv_heads,
        config.vocab_size,
    )
    if config.digits:  # other kernels than those of ternary weights
        shape = ("digits", config.activation_bits, *shape)
    if config.groups:
        shape = ("groups", config.activation_bits, *shape)
    forced = os.environ.get("TERN_ISA")  # what was measured under it says nothing about other runs
    return "-".join(map(str, (kind, *shape, *([forced] if forced else []))))


def recall(subject: str, key: str = "") -> Any:
    """What ``remember`` kept of ``subject`` with this ``key``, or None. A damaged file is as good as none."""
    try:
        kept = json.loads(_path(subject).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    is_ours = isinstance(kept, dict) and kept.get("machine") == (key or machine_key())
    return kept.get("value") if is_ours else None


def remember(subject: str, value: Any, key: str = "") -> None:
    """Keep ``value`` (plain JSON). Where the folder cannot be written it is simply found out again.

    ``key``: what it was found out about, ``machine_key()`` if it is not given.
    """
    path = _path(subject)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"machine": key or machine_key(), "value": value}, indent=1)
        write_whole(path, text.encode())
    except OSError:
        pass


def _path(subject: str) -> Path:
    return cache_dir() / f"{subject}.json"
