"""How a model is loaded: what can be chosen, its limits and defaults."""

from dataclasses import dataclass, field, fields
from typing import Any

from engine.generation.speculation import MODES
from engine.speed.front import OWN, PRESETS


@dataclass(frozen=True, slots=True)
class Option:
    """What one field of ``LoadOptions`` may be, and what the terminal's ``--help`` says of it."""

    help: str
    choices: tuple[str, ...] = ()  # of a text; none: any
    least: int = 0  # of a number
    most: int = 0
    flag: str = ""  # on the command line, where it is not the field's name
    unit: int = 1  # what 1 on the command line stands for

    def problem(self, value: object, kind: type) -> str:
        """What is wrong with ``value``, to be put behind the field's name; "" if nothing is."""
        if type(value) is not kind:
            return f"cannot be {value!r}."
        if self.choices and value not in self.choices:
            return f"must be one of {', '.join(self.choices)}, not {value!r}."
        if isinstance(value, int) and not self.least <= value <= self.most:
            return f"must be between {self.least} and {self.most}, not {value}."
        return ""


def _option(default: str | int, help: str, **rest: Any) -> Any:
    return field(default=default, metadata={"option": Option(help, **rest)})


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How a model is loaded: part of the settings, of ``Load``, and the engine's options in the terminal.

    The one list of them: a new option is a field here, its control on the settings page, and its use in the
    worker. Checks itself: ValueError.
    """

    kernel: str = _option("auto", "kernel (default: auto, the fastest)")
    isa: str = _option("", "instruction set (default: the best available)")
    threads: int = _option(0, "default: 0, as many as physical cores", most=1024)
    context: int = _option(4096, "tokens (default: 4096)", least=16, most=1 << 20)
    kv: str = _option("f16", "KV cache type (default: f16)", choices=("f16", "f32"))
    speculation: str = _option(
        "auto",
        "guess the next tokens and check them in one pass: changes only the speed (default: auto)",
        choices=MODES,
    )
    # Keys and values of past conversations on disk (engine/kv_cache/prefix_cache.py): 1 GB holds some
    # 13,000 tokens of BitNet b1.58 2B4T.
    prefix_cache_bytes: int = _option(
        1 << 30,
        "MB of disk that old chats may take to reopen instantly; 0 keeps nothing",
        most=1 << 40,
        flag="--prefix-cache",
        unit=1 << 20,
    )
    preset: str = _option(
        OWN,
        "kernel, instruction set and threads from the last tern bench --all: the fastest, the best balance "
        "of time and energy, or the most frugal (default: own, as given here)",
        choices=PRESETS,
    )

    @classmethod
    def option(cls, name: str) -> Option:
        """What the field ``name`` may be."""
        found: Option = cls.__dataclass_fields__[name].metadata["option"]
        return found

    def __post_init__(self) -> None:
        for item in fields(self):
            problem = item.metadata["option"].problem(getattr(self, item.name), type(item.default))
            if problem:
                raise ValueError(f"{item.name} {problem}")
