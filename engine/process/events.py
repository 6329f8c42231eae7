"""The values that cross the border between the window (or terminal) and the engine process.

Only these frozen dataclasses travel through the pipe. Commands go to the worker, events come back.
Whatever belongs to one answer carries that answer's ``id``: a late piece of a cancelled answer is
dropped by one comparison.
"""

from dataclasses import dataclass, field

from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage

PREFIX_CACHE_BYTES = 1 << 30  # some 13,000 tokens of BitNet b1.58 2B4T


# ---- commands: window -> worker --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Load:
    """Load the checkpoint in folder ``path``; whatever was loaded before is let go first.

    ``kernel`` "auto" or a name; ``isa`` "" for the best of this CPU; ``threads`` 0 for automatic.
    ``speculation`` "auto", "on" or "off" (engine/generation/speculation.py). ``prefix_cache_bytes``: what
    keys and values of past conversations may take on disk (engine/kv_cache/prefix_cache.py); 0 keeps none.
    """

    path: str
    kernel: str = "auto"
    isa: str = ""
    threads: int = 0
    context: int = 4096
    kv: str = "f16"
    speculation: str = "auto"
    prefix_cache_bytes: int = PREFIX_CACHE_BYTES


@dataclass(frozen=True, slots=True)
class Generate:
    """Answer the last message. With ``continue_last`` the last message is a cut answer to go on with."""

    id: str
    messages: tuple[ChatMessage, ...]
    params: SamplingParams
    continue_last: bool = False


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
    # The self test of this CPU: rows of (kernel, isa, operation, "ok" | "differs" | "unavailable").
    proof: tuple[tuple[str, str, str, str], ...] = ()
    kernels: tuple[tuple[str, str], ...] = ()  # (kernel, isa) that the self test leaves to choose from
    takes_system_prompt: bool = True  # False: it is put in front of the first question


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


@dataclass(frozen=True, slots=True)
class Started:
    """The engine process is up; ``kernels`` are the (kernel, isa) pairs this CPU can run."""

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
    """``kept``: the model that was loaded before and goes on, where that was not let go yet."""

    sentence: str
    kept: ModelInfo | None = None


@dataclass(frozen=True, slots=True)
class Tuning:
    """``fraction`` of all is measured. ``row``, as in ``Tuned``: what was just found of a kernel, or None."""

    fraction: float
    row: tuple[str, str, int, float, float] | None


@dataclass(frozen=True, slots=True)
class Tuned:
    """Rows (kernel, isa, threads, decode_tok_s, prefill_tok_s), best first; none if it was stopped."""

    rows: tuple[tuple[str, str, int, float, float], ...] = ()


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

    ``token`` is -1 for text that was held back and comes out at the end without a token of its own.
    """

    id: str
    token: int
    text: str
    tok_s: float  # over the last second or so


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer is over. ``reason``: "stop", "length" (max_tokens), "context" (full) or "cancelled"."""

    id: str
    reason: str
    counts: Counts = field(default_factory=Counts)


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
    | Finished
    | Failed
    | Died
)
