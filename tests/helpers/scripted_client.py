"""An EngineClient whose events the test gives, for states the real engine reaches only by chance."""

from collections.abc import Callable

from engine.process.events import (
    Count,
    Counted,
    Counts,
    Died,
    EndReason,
    Event,
    Failed,
    Finished,
    Generate,
    Load,
    Loaded,
    LoadFailed,
    ModelInfo,
    Piece,
    Prepare,
    Progress,
    Race,
    Serve,
    Started,
    Sweep,
    Tune,
    Unloaded,
)
from engine.sampling.params import SamplingParams

INFO = ModelInfo(
    name="toy",
    path="/models/toy",
    kernel="i2_s",
    isa="scalar",
    threads=1,
    context=4096,
    kv="f16",
    memory_bytes=1 << 20,
    tokenizer_hash="hash-a",
    vocab_size=512,
    load_s=0.1,
    defaults=SamplingParams(seed=1),
)


class ScriptedClient:
    """Records the commands; ``answer``, ``finish`` and the like emit what an engine would."""

    def __init__(self, on_event: Callable[[Event], None]) -> None:
        self.emit = on_event
        self.alive = False
        self.loads: list[Load] = []
        self.generates: list[Generate] = []
        self.prepares: list[Prepare] = []
        self.serves: list[Serve] = []
        self.cancels: list[str] = []
        self.dismissals = 0
        self.counts: list[Count] = []
        self.tunes: list[Tune] = []
        self.races: list[Race] = []
        self.sweeps: list[Sweep] = []
        self.stops = 0
        self.forgets = 0
        self.let_go = 0  # of what is in memory only
        self.closed = False

    @property
    def pid(self) -> int | None:
        return 4711 if self.alive else None

    def start(self) -> None:
        self.alive = True
        self.emit(Started(4711, (("i2_s", "scalar"),)))

    def load(self, command: Load) -> None:
        self.loads.append(command)

    def generate(self, command: Generate) -> None:
        self.generates.append(command)

    def serve(self, command: Serve) -> None:
        self.serves.append(command)

    def cancel(self, answer_id: str) -> None:
        self.cancels.append(answer_id)

    def dismiss(self) -> None:
        self.dismissals += 1

    def prepare(self, command: Prepare) -> None:
        self.prepares.append(command)

    def count(self, command: Count) -> None:
        self.counts.append(command)

    def unload(self) -> None:
        self.emit(Unloaded())

    def tune(self, command: Tune) -> None:
        self.tunes.append(command)

    def race(self, command: Race) -> None:
        self.races.append(command)

    def sweep(self, command: Sweep) -> None:
        self.sweeps.append(command)

    def forget(self, on_disk: bool = True) -> None:
        self.forgets += on_disk
        self.let_go += not on_disk

    def stop(self) -> None:
        self.stops += 1

    def close(self, timeout: float = 2.0) -> None:
        self.alive = False
        self.closed = True

    # ---- what the engine does ----

    @property
    def last(self) -> Generate:
        return self.generates[-1]

    def loaded(self, info: ModelInfo = INFO) -> None:
        self.emit(Loaded(info))

    def load_failed(self, sentence: str = "This is no model.") -> None:
        self.emit(LoadFailed(sentence))

    def progress(self, done: int, total: int) -> None:
        self.emit(Progress(self.last.id, done, total))

    def pieces(self, *texts: str, first_token: int = 100) -> None:
        for i, text in enumerate(texts):
            self.emit(Piece(self.last.id, first_token + i, text, 20.0))

    def finish(self, reason: str = "stop", counts: Counts | None = None) -> None:
        self.emit(
            Finished(self.last.id, EndReason(reason), counts or Counts(context_used=50, context_size=4096))
        )

    def counted(self, tokens: int, exact: bool = True, number: int = -1) -> None:
        self.emit(Counted(self.counts[number].id, tokens, exact))

    def fail(self, sentence: str = "The prompt is too long.") -> None:
        self.emit(Failed(self.last.id, sentence))

    def overlong(self, tokens: int, context: int = 4096) -> None:
        self.emit(Failed(self.last.id, "The conversation is too long.", tokens, context))

    def die(self, sentence: str = "The engine was killed.") -> None:
        self.alive = False
        self.emit(Died(sentence))
