"""The values that cross the border between the window (or terminal) and the engine process.

Only these frozen dataclasses travel through the pipe. Commands go to the worker, events come back.
Whatever belongs to one answer carries that answer's ``id``: a late piece of a cancelled answer is
dropped by one comparison.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from engine.energy.energy import PHONE_CHARGE_WH as PHONE_CHARGE_WH
from engine.energy.energy import WATTS_PER_CORE as WATTS_PER_CORE
from engine.energy.energy import Energy as Energy
from engine.energy.energy import EstimateOptions as EstimateOptions
from engine.energy.energy import Power as Power
from engine.energy.energy import total as total
from engine.generation.end_reason import EndReason as EndReason
from engine.generation.speculation import MODES
from engine.machine.results import FLOAT as FLOAT
from engine.machine.results import SKIP as SKIP
from engine.machine.results import SelfTestRow as SelfTestRow
from engine.machine.results import Timing as Timing
from engine.machine.results import TokenReads as TokenReads
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage

# ---- how a model is loaded -------------------------------------------------------------------


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
        "MB that old conversations may take on disk, to be gone on with quickly; 0 keeps nothing",
        most=1 << 40,
        flag="--prefix-cache",
        unit=1 << 20,
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


# ---- commands: window -> worker --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Load:
    """Load the checkpoint in folder ``path``; it takes the place of what was loaded before once it is loaded.

    ``insists`` False: the kernel is a wish for models of its kind, and one of another format takes "auto".
    """

    path: str
    options: LoadOptions = LoadOptions()
    insists: bool = True


@dataclass(frozen=True, slots=True)
class Generate:
    """Answer the last message. With ``continue_last`` the last message is a cut answer to go on with."""

    id: str
    messages: tuple[ChatMessage, ...]
    params: SamplingParams
    continue_last: bool = False
    estimate: EstimateOptions = EstimateOptions()


@dataclass(frozen=True, slots=True)
class Forget:
    """Keep nothing of any conversation: not in the KV cache, and not on disk. Nothing is answered."""


@dataclass(frozen=True, slots=True)
class Unload:
    """Let the model go and give its memory back."""


@dataclass(frozen=True, slots=True)
class Tune:
    """Measure every kernel and number of threads on the model in folder ``path``. It stays unloaded."""

    path: str


@dataclass(frozen=True, slots=True)
class Shutdown:
    """End the engine process."""


# ---- events: worker -> window ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What is loaded and how it runs."""

    name: str  # the folder's name
    path: str
    kernel: str  # what "auto" chose
    isa: str
    threads: int
    context: int  # positions in the KV cache
    kv: str
    memory_bytes: int  # resident memory of the engine process after loading
    tokenizer_hash: str
    vocab_size: int
    load_s: float
    defaults: SamplingParams  # from generation_config.json
    proof: tuple[SelfTestRow, ...] = ()  # the self test of this CPU
    kernels: tuple[tuple[str, str], ...] = ()  # (kernel, isa) for its weights that the self test leaves
    takes_system_prompt: bool = True  # False: it is put in front of the first question
    system_prompt: str = ""  # from generation_config.json; "": it names none


@dataclass(frozen=True, slots=True)
class Counts:
    """How one answer went. Speeds are 0.0 where nothing was measured."""

    prompt_tokens: int = 0  # prompt tokens that had to be computed
    cached_tokens: int = 0  # prompt tokens found in the KV cache
    generated_tokens: int = 0
    ttft_s: float = 0.0  # from the command to the first token
    prefill_tok_s: float = 0.0
    decode_tok_s: float = 0.0  # mean over the answer
    context_used: int = 0
    context_size: int = 0
    drafted_tokens: int = 0  # that were guessed and run along
    accepted_tokens: int = 0  # of those, what the answer has
    energy: Energy = Energy()


@dataclass(frozen=True, slots=True)
class Started:
    """The engine process is up; ``kernels``: the (kernel, isa) pairs for ternary weights."""

    pid: int
    kernels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Loading:
    fraction: float  # 0.0 .. 1.0, never runs backwards


@dataclass(frozen=True, slots=True)
class Loaded:
    info: ModelInfo


@dataclass(frozen=True, slots=True)
class Unloaded:
    pass


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """``kept``: the model that was loaded before and goes on."""

    sentence: str
    kept: ModelInfo | None = None


@dataclass(frozen=True, slots=True)
class Tuning:
    """``fraction`` of all is measured. ``timing``: what was just found of a kernel, or None."""

    fraction: float
    timing: Timing | None


@dataclass(frozen=True, slots=True)
class Tuned:
    """Best first; none if it was stopped."""

    timings: tuple[Timing, ...] = ()


@dataclass(frozen=True, slots=True)
class TuneFailed:
    sentence: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Prefill: ``done`` of ``total`` prompt tokens are in the KV cache."""

    id: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One token of the answer. ``text`` may be empty while a character is incomplete.

    ``token`` is None for text that was held back and comes out at the end without a token of its own.
    """

    id: str
    token: int | None
    text: str
    tok_s: float  # over the last second or so


@dataclass(frozen=True, slots=True)
class Usage:
    """What the engine takes while it answers, some times a second."""

    id: str
    power: Power
    cores: float  # of the processor that are busy with it
    memory_bytes: int  # resident
    reads: TokenReads = TokenReads()
    memory_speed: float = 0.0  # bytes per second that this computer can read; 0.0: never measured


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer is over."""

    id: str
    reason: EndReason
    counts: Counts = field(default_factory=Counts)
    prompt_ids: tuple[int, ...] = ()  # what was answered
    seed: int = 0  # which it was answered with


@dataclass(frozen=True, slots=True)
class Failed:
    """The answer could not be given or finished; the program goes on.

    Where the prompt is longer than the context, ``tokens`` is how many it has at least; else 0.
    """

    id: str
    sentence: str
    tokens: int = 0
    context: int = 0


@dataclass(frozen=True, slots=True)
class Died:
    """The engine process is gone (killed, crashed, or hung and ended by us); it can be started again."""

    sentence: str


Command = Load | Generate | Forget | Unload | Tune | Shutdown
Event = (
    Started
    | Loading
    | Loaded
    | Unloaded
    | LoadFailed
    | Tuning
    | Tuned
    | TuneFailed
    | Progress
    | Piece
    | Usage
    | Finished
    | Failed
    | Died
)
