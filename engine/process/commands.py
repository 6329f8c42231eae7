"""What the window (or terminal, or server) asks of the worker: the values that go into the pipe.

What comes back is in events.py, which has these names, too.
"""

from dataclasses import dataclass

from engine.energy.energy import EstimateOptions
from engine.process.load_options import LoadOptions
from engine.sampling.params import SamplingParams
from engine.speed.race_result import Racer
from engine.text.chat_message import ChatMessage


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
    """Answer the last message. With ``continue_last`` the last message is a cut answer to go on with.

    ``private``: nothing that is computed for it is put on disk, whatever follows.
    """

    id: str
    messages: tuple[ChatMessage, ...]
    params: SamplingParams
    continue_last: bool = False
    estimate: EstimateOptions = EstimateOptions()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """What vectors are wanted of: texts or their ids, and how many values of each (None: all)."""

    items: tuple[str | tuple[int, ...], ...]
    dimensions: int | None = None


@dataclass(frozen=True, slots=True)
class Serve:
    """Answer another program, beside whatever else is answered: all take turns, token by token.

    ``prompt``: a chat whose last message is answered; a text or ids that are gone on with as they are; or
    Texts, of which vectors are made (an Embedded for each, in order).
    ``stops``: the answer ends before the first of these texts. ``json``: it is one JSON object, also when
    cut. ``chances``: each Piece has that of its token, and of so many of the likeliest. Nothing of it is put
    on disk; keys and values stay in memory for the next request of the conversation, of ``slots`` of them.
    """

    id: str
    prompt: tuple[ChatMessage, ...] | str | tuple[int, ...] | Texts
    params: SamplingParams
    stops: tuple[str, ...] = ()
    json: bool = False
    chances: int | None = None
    slots: int = 4
    estimate: EstimateOptions = EstimateOptions()


@dataclass(frozen=True, slots=True)
class Cancel:
    """End the answer that ``Serve`` asked for under this id, at its next turn; it is Finished, cancelled."""

    id: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """No other program is answered any more: their answers end, and their memory is given back."""


@dataclass(frozen=True, slots=True)
class Prepare:
    """Compute what the prompt of ``messages`` and any question begins with, while nothing else is asked.

    Nothing is answered. Whatever is asked next stops it. Answers are the same with it and without.
    """

    messages: tuple[ChatMessage, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Count the tokens of ``text`` under the model that is loaded; without one nothing comes of it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Forget:
    """Keep nothing of any conversation: not in the KV cache, and not on disk. Nothing is answered.

    ``on_disk`` False: what is on disk stays.
    """

    on_disk: bool = True


@dataclass(frozen=True, slots=True)
class Unload:
    """Let the model go and give its memory back."""


@dataclass(frozen=True, slots=True)
class Tune:
    """Measure every kernel and number of threads on the model in folder ``path``. It stays unloaded."""

    path: str


@dataclass(frozen=True, slots=True)
class Race:
    """Let two kernels answer one question, one after the other, on the model in folder ``path``.

    It stays unloaded. ``params.max_tokens`` is how long the answer may become.
    """

    path: str
    racers: tuple[Racer, Racer]
    messages: tuple[ChatMessage, ...]
    params: SamplingParams
    kv: str = "f16"
    estimate: EstimateOptions = EstimateOptions()


@dataclass(frozen=True, slots=True)
class Sweep:
    """Measure every kernel, instruction set and number of threads on the model in folder ``path``.

    It stays unloaded. ``name`` is what the run is kept under.
    """

    path: str
    name: str
    estimate: EstimateOptions = EstimateOptions()


@dataclass(frozen=True, slots=True)
class Shutdown:
    """End the engine process."""


Command = (
    Load
    | Generate
    | Serve
    | Cancel
    | Dismiss
    | Prepare
    | Count
    | Forget
    | Unload
    | Tune
    | Race
    | Sweep
    | Shutdown
)
