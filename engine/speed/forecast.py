"""How fast a model will run here, measured before anything is fetched.

A few layers of random weights of BitNet b1.58 2B4T's shape and a piece of its head are run for at most
three seconds, in a process of their own. They take at most 300 MB, and four times the last cache where that
is less, so that they come from memory as in earnest. Decoding reads every weight once per token, so the time
of a whole model follows by bytes: one measurement is good for every model.
"""

import multiprocessing
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

import numpy as np
import numpy.typing as npt
import psutil

from cython_kernels.head.goals import Best
from cython_kernels.network.decoder import Decoder
from engine.errors import EngineError, ForecastError, Stopped
from engine.machine.hardware import last_cache_bytes
from engine.model.model import Model
from engine.model_folder.checkpoint import Digits, PackedMatrix, linear_shapes
from engine.model_folder.config import ModelConfig
from engine.model_folder.groups import Groups
from engine.model_folder.synthetic import BITNET_2B4T, synthetic_checkpoint

LAYER_BUDGET = 128 << 20  # bytes of packed layers
HEAD_BUDGET = 80 << 20
CACHES = 4  # times the last cache
SECONDS = 2.0  # for building and running; the rest is the start of the process
PATIENCE_S = 30  # for a machine that is very busy
POLL_S = 0.02  # between two looks whether it is to stop
BLOCKS = 5  # at least, unless that took twice as long as it may; the best counts
PASSES = 4  # of a block: short enough to fall between two turns of other programs
PAUSE_S = 0.02  # between blocks, so that not all of them meet the same disturbance
GROUPS_MORE = 17 / 16  # of two bits a weight: an fp16 scale for each 128
MEMORY = 400 << 20  # free, or it is not begun


@dataclass(frozen=True, slots=True)
class Speed:
    """Bytes per second that decoding gets through, of layers and of the head, on this computer.

    Layers are counted by ``layer_bytes`` and the head in bf16, whatever the kernel and the search read.
    """

    layers_per_s: float
    head_per_s: float
    isa: str
    threads: int
    seconds: float  # that the measurement took


def forecast(shape: ModelConfig, speed: Speed) -> float:
    """Tokens per second of a model of this shape, at a short context."""
    if shape.groups:  # its head is read as its layers are
        head = shape.vocab_size * shape.hidden_size // 4 * GROUPS_MORE
        return speed.layers_per_s / (layer_bytes(shape) * shape.num_layers + head)
    return 1 / (layer_bytes(shape) * shape.num_layers / speed.layers_per_s + _head(shape) / speed.head_per_s)


def measure_speed(stop: threading.Event | None = None) -> Speed:
    """Measures for about three seconds, in another process. Raises ForecastError, and Stopped."""
    started = time.perf_counter()
    if psutil.virtual_memory().available < MEMORY:
        raise ForecastError("There is not enough free memory to measure the speed.")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs,), name="tern-speed", daemon=True)
    process.start()
    theirs.close()
    try:
        while not ours.poll(POLL_S):
            if stop is not None and stop.is_set():
                raise Stopped
            if time.perf_counter() - started > PATIENCE_S:
                raise ForecastError("This computer is too busy to measure its speed.")
        result = ours.recv()
    except EOFError:
        process.join()
        raise ForecastError(
            f"The speed was not measured: the process ended (exit status {process.exitcode})."
        ) from None
    finally:
        ours.close()
        process.kill()
        process.join()
    if isinstance(result, str):
        raise ForecastError(result)
    assert isinstance(result, Speed)
    return replace(result, seconds=time.perf_counter() - started)


def measure_here(seconds: float = SECONDS) -> Speed:
    """Measures the speed of this computer, in this process. Raises EngineError."""
    started = time.perf_counter()
    shape = _sample(last_cache_bytes())
    model = Model(_Sample(shape), name="sample", context=512)
    decoder = model.new_decoder()
    blocks: list[tuple[float, float]] = []
    spent = 0.0
    while len(blocks) < 2 or spent < seconds or (len(blocks) <= BLOCKS and spent < 2 * seconds):
        blocks.append(_block(decoder))
        time.sleep(PAUSE_S)
        spent = time.perf_counter() - started
    layers_s, head_s = undisturbed(blocks[1:])  # the first touches pages and wakes threads
    return Speed(
        layers_per_s=layer_bytes(shape) * shape.num_layers / layers_s,
        head_per_s=_head(shape) / head_s,
        isa=model.isa,
        threads=model.threads,
        seconds=time.perf_counter() - started,
    )


def _block(decoder: Decoder) -> tuple[float, float]:
    """Mean seconds of a few passes through the layers and of searches in the head."""
    layers = head = 0.0
    for _ in range(PASSES):
        if decoder.length > decoder.context - 1:
            decoder.truncate(1)
        begin = time.perf_counter()
        decoder.extend([0])
        middle = time.perf_counter()
        decoder.search(0, Best(1))
        layers += middle - begin
        head += time.perf_counter() - middle
    return layers / PASSES, head / PASSES


def undisturbed(blocks: list[tuple[float, float]]) -> tuple[float, float]:
    """The best of several short blocks, each part for itself: other programs can only make one slower."""
    return min(layers for layers, _ in blocks), min(head for _, head in blocks)


def layer_bytes(shape: ModelConfig) -> int:
    """Packed bytes of one layer: two bits a weight and what scales take, or a byte for one of five digits."""
    weights = sum(rows * cols for rows, cols in linear_shapes(shape).values())
    if shape.groups:
        return round(weights // 4 * GROUPS_MORE)
    return weights if shape.digits else weights // 4


def _head(shape: ModelConfig) -> int:
    return 2 * shape.vocab_size * shape.hidden_size


def _sample(cache: int) -> ModelConfig:
    """So many layers and rows of the head that they are four times the cache, within the budget."""
    layer, row = layer_bytes(BITNET_2B4T), 2 * BITNET_2B4T.hidden_size
    layers = min(max(-(-CACHES * cache // layer), 2), LAYER_BUDGET // layer)
    rows = min(max(CACHES * cache // row, 4096), HEAD_BUDGET // row)
    return replace(BITNET_2B4T, num_layers=layers, vocab_size=rows, bos_id=None, eos_ids=())


class _Sample:
    """Weights of which only one layer and some rows are made, and used again and again."""

    def __init__(self, config: ModelConfig) -> None:
        self.config = config
        self._source = synthetic_checkpoint(replace(config, num_layers=1, vocab_size=1024))
        self.path = self._source.path
        self.file_bytes = self._source.file_bytes
        self._made: dict[str, PackedMatrix] = {}

    def ternary(self, name: str) -> PackedMatrix:
        name = _of_first_layer(name)
        if name not in self._made:
            self._made[name] = self._source.ternary(name)
        return self._made[name]

    def groups(self, name: str) -> Groups:
        return self._source.groups(_of_first_layer(name))

    def digits(self, name: str) -> Digits:
        return self._source.digits(_of_first_layer(name))

    def vector(self, name: str) -> npt.NDArray[np.float32]:
        return self._source.vector(_of_first_layer(name))

    def table(self, name: str) -> npt.NDArray[np.uint16]:
        return np.resize(self._source.table(name), (self.config.vocab_size, self.config.hidden_size))

    def release(self, array: npt.NDArray[np.generic]) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""


def _of_first_layer(name: str) -> str:
    parts = name.split(".")
    return ".".join([*parts[:2], "0", *parts[3:]]) if parts[1] == "layers" else name


def _child(pipe: "Connection[object, object]") -> None:
    with suppress(OSError):  # who asked is gone
        try:
            pipe.send(measure_here())
        except EngineError as error:
            pipe.send(str(error))
