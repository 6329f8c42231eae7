"""convert(): one file or folder in, a model folder out; all of it or nothing."""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.convert.blocks import round_bf16
from engine.convert.destination import check_room, destination, write_file
from engine.convert.digits import to_digits
from engine.convert.from_gguf import gguf_source
from engine.convert.from_safetensors import folder_source
from engine.convert.gguf import Gguf
from engine.convert.names import tensors
from engine.convert.source import Rows, Source, config_values
from engine.convert.writer import Spec, TensorFile
from engine.errors import ConversionError
from engine.model_folder.safetensors_file import SINGLE_FILE

BLOCK = 1 << 17  # weights at a time: they and what is worked out from them stay in a core's cache

Progress = Callable[[int, int], None]  # weights done, of all


def no_progress(done: int, total: int) -> None:
    """For those who do not want to know."""


def convert(
    path: Path,
    folder: Path,
    on_progress: Progress = no_progress,
    files: Mapping[str, bytes] | None = None,
    replace: bool = False,
) -> None:
    """Writes the model in ``path`` (a GGUF file, or a folder with safetensors) as ``folder``.

    ``files`` (name -> content) are added to the folder, or take the place of its own. Nothing is there until
    everything is; with ``replace`` an older folder stays until then. The same input gives the same bytes.
    Raises ConversionError, CheckpointError.
    """
    with _opened(path) as source, destination(folder, replace) as part:
        _write_weights(source, part / SINGLE_FILE, on_progress)
        config = json.dumps(config_values(source.config), indent=1) + "\n"
        for name, content in sorted({**source.files, **(files or {})}.items()):
            write_file(part / name, content)
        write_file(part / "config.json", config.encode())


@contextmanager
def _opened(path: Path) -> Iterator[Source]:
    if path.is_dir():
        yield folder_source(path)
    elif path.exists():
        with Gguf(path) as gguf:
            yield gguf_source(gguf)
    else:
        raise ConversionError(f"{path} does not exist.")


def _write_weights(source: Source, path: Path, on_progress: Progress) -> None:
    wanted = list(tensors(source.config))
    total = sum(math.prod(shape) for _, _, shape in wanted)
    file = TensorFile(path, _specs(source))
    check_room(path.parent, file.size)
    done = 0
    with file:
        for name, kind, _ in wanted:
            rows = source.rows[name]
            for first, values in _blocks(rows):
                try:
                    _write_block(file, name, kind, first, values)
                except ConversionError as error:
                    raise ConversionError(f"{source.path}: {name} cannot be converted: {error}.") from None
                done += values.size
                on_progress(done, total)
            rows.release()


def _specs(source: Source) -> Iterator[Spec]:
    for name, kind, shape in tensors(source.config):
        if kind == "linear":
            yield name, "I8", shape
            yield name + "_scale", "F32", shape[:1]
        else:
            yield name, "BF16" if kind == "table" else "F32", shape


def _blocks(rows: Rows) -> Iterator[tuple[int, npt.NDArray[np.float32]]]:
    """(first row, (n, cols) float32), a block of whole rows after the other."""
    count = math.prod(rows.shape[:-1])
    step = max(1, BLOCK // rows.shape[-1])
    for first in range(0, count, step):
        yield first, rows.read(first, min(first + step, count))


def _write_block(file: TensorFile, name: str, kind: str, first: int, values: npt.NDArray[np.float32]) -> None:
    if kind == "linear":
        digits, scales = to_digits(values)
        file.write(name, first * values.shape[1], digits)
        file.write(name + "_scale", first, scales)
        return
    if not np.isfinite(values).all():
        raise ConversionError("it holds values that are not numbers")
    file.write(name, first * values.shape[1], round_bf16(values) if kind == "table" else values)
