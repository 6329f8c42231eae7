"""The values that cross the border between the window (or terminal) and the engine process.

Only these frozen dataclasses travel through the pipe: commands (commands.py) to the worker, events back.
Whatever belongs to one answer carries that answer's ``id``: a late piece of a cancelled answer is
dropped by one comparison.
"""

from dataclasses import dataclass, field

from engine.energy.energy import PHONE_CHARGE_WH as PHONE_CHARGE_WH
from engine.energy.energy import WATTS_PER_CORE as WATTS_PER_CORE
from engine.energy.energy import Energy as Energy
from engine.energy.energy import EstimateOptions as EstimateOptions
from engine.energy.energy import Power as Power
from engine.energy.energy import total as total
from engine.generation.end_reason import EndReason as EndReason
from engine.machine.results import FLOAT as FLOAT
from engine.machine.results import SKIP as SKIP
from engine.machine.results import SelfTestRow as SelfTestRow
from engine.machine.results import Slowdown as Slowdown
from engine.machine.results import Timing as Timing
from engine.machine.results import TokenReads as TokenReads
from engine.process.commands import Cancel as Cancel
from engine.process.commands import Command as Command
from engine.process.commands import Count as Count
from engine.process.commands import Dismiss as Dismiss
from engine.process.commands import Forget as Forget
from engine.process.commands import Generate as Generate
from engine.process.commands import Load as Load
from engine.process.commands import Prepare as Prepare
from engine.process.commands import Race as Race
from engine.process.commands import Serve as Serve
from engine.process.commands import Shutdown as Shutdown
from engine.process.commands import Sweep as Sweep
from engine.process.commands import Texts as Texts
from engine.process.commands import Tune as Tune
from engine.process.commands import Unload as Unload
from engine.process.load_options import LoadOptions as LoadOptions
from engine.process.load_options import Option as Option
from engine.sampling.params import SamplingParams
from engine.speed.front import BALANCED as BALANCED
from engine.speed.front import ESTIMATED as ESTIMATED
from engine.speed.front import FAST as FAST
from engine.speed.front import FRUGAL as FRUGAL
from engine.speed.front import OWN as OWN
from engine.speed.front import PRESETS as PRESETS
from engine.speed.front import Choice as Choice
from engine.speed.race_result import Racer as Racer
from engine.speed.race_result import RaceResult as RaceResult
from engine.speed.race_result import Run as Run
from engine.speed.rows import BenchmarkRow as BenchmarkRow
from engine.speed.rows import BenchmarkRun as BenchmarkRun


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
    vector_width: int = 0  # values of a vector, of an encoder; 0: it writes text
    chosen: Choice | None = None  # what the preset took; None: there was none, or nothing was measured for it


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
class Racing:
    """``racer`` number 0 or 1 has written ``tokens``; 0: it is being loaded. ``fraction`` of all is done."""

    racer: int
    tokens: int
    fraction: float


@dataclass(frozen=True, slots=True)
class Raced:
    """``result`` is None if it was stopped."""

    result: RaceResult | None = None


@dataclass(frozen=True, slots=True)
class RaceFailed:
    sentence: str


@dataclass(frozen=True, slots=True)
class Sweeping:
    """``fraction`` of all is measured; ``row`` is what was just found."""

    fraction: float
    row: BenchmarkRow


@dataclass(frozen=True, slots=True)
class Swept:
    """The run, which is kept; one that is not complete if it was stopped, None if that was before a row."""

    run: BenchmarkRun | None = None


@dataclass(frozen=True, slots=True)
class SweepFailed:
    sentence: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Prefill: ``done`` of ``total`` prompt tokens are in the KV cache."""

    id: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Chance:
    """The natural logarithm of the chance that the model gave a token, before filters and temperature."""

    token: int
    content: bytes  # what it is in the text; of a special token its name
    logprob: float


@dataclass(frozen=True, slots=True)
class Piece:
    """One token of the answer. ``text`` may be empty while a character is incomplete.

    ``token`` is None for text that was held back and comes out at the end without a token of its own.
    ``chances``: where they were asked for, that of the token, and then those of the likeliest ones.
    """

    id: str
    token: int | None
    text: str
    tok_s: float  # over the last second or so
    chances: tuple[Chance, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vector of one text: float32 values of length 1 together, little-endian."""

    id: str
    values: bytes


@dataclass(frozen=True, slots=True)
class Usage:
    """What the engine takes while it answers, some times a second."""

    id: str
    power: Power
    cores: float  # of the processor that are busy with it
    memory_bytes: int  # resident
    reads: TokenReads = TokenReads()
    memory_speed: float = 0.0  # bytes per second that this computer can read; 0.0: never measured
    battery_s: float | None = None  # of answering that the battery has left; None: not measured
    slowdown: Slowdown | None = None  # of the processor, while there is one


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer is over."""

    id: str
    reason: EndReason
    counts: Counts = field(default_factory=Counts)
    prompt_ids: tuple[int, ...] = ()  # what was answered
    seed: int = 0  # which it was answered with


@dataclass(frozen=True, slots=True)
class Counted:
    """A text has so many tokens; one much longer than the context is counted in part, the rest reckoned."""

    id: str
    tokens: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """The answer could not be given or finished; the program goes on.

    Where the prompt is longer than the context, ``tokens`` is how many it has at least; else 0.
    ``of_prompt``: it is the prompt that cannot be answered, now and later.
    """

    id: str
    sentence: str
    tokens: int = 0
    context: int = 0
    of_prompt: bool = False


@dataclass(frozen=True, slots=True)
class Died:
    """The engine process is gone (killed, crashed, or hung and ended by us); it can be started again."""

    sentence: str


Event = (
    Started
    | Loading
    | Loaded
    | Unloaded
    | LoadFailed
    | Tuning
    | Tuned
    | TuneFailed
    | Racing
    | Raced
    | RaceFailed
    | Sweeping
    | Swept
    | SweepFailed
    | Progress
    | Piece
    | Embedded
    | Usage
    | Finished
    | Counted
    | Failed
    | Died
)
