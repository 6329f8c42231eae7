"""A model folder with weights in bf16, f16 or f32 (Llama's shape, as it is published) as a source."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.convert.source import Rows, Source, check_tensors, config_for_digits
from engine.errors import ConversionError
from engine.model_folder.checkpoint import HEAD
from engine.model_folder.fields import MAX_JSON_BYTES, read_json
from engine.model_folder.mapped_file import MappedFile, map_file
from engine.model_folder.safetensors_file import Entry, read_header, weight_files

_WIDTHS = {"BF16": 2, "F16": 2, "F32": 4}

# Written beside the weights as they stand in the folder.
_REQUIRED_FILES = ("tokenizer.json",)
_FILES = (
    *_REQUIRED_FILES,
    "tokenizer_config.json",
    "special_tokens_map.json",
    "chat_template.jinja",
    "generation_config.json",
)


@dataclass(frozen=True, slots=True, eq=False)
class MappedRows:
    """A tensor of a mapped file."""

    file: MappedFile
    entry: Entry

    @property
    def shape(self) -> tuple[int, ...]:
        return self.entry.shape

    def read(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        row = self.shape[-1] * _WIDTHS[self.entry.dtype]
        first = self.entry.start
        raw = np.array(self.file.data[first + start * row : first + stop * row]).reshape(stop - start, row)
        if self.entry.dtype == "BF16":  # the upper half of a float32
            return (raw.view("<u2").astype(np.uint32) << 16).view(np.float32)
        with np.errstate(all="ignore"):  # what is no number stays none
            return raw.view("<f2" if self.entry.dtype == "F16" else "<f4").astype(np.float32)

    def release(self) -> None:
        size = math.prod(self.shape) * _WIDTHS[self.entry.dtype]
        self.file.release(self.file.data[self.entry.start : self.entry.start + size])


def folder_source(folder: Path) -> Source:
    """The network in a folder. Raises CheckpointError, ConfigError, ConversionError."""
    path = folder / "config.json"
    values = read_json(path)
    if values.get("quantization_config") is not None:
        raise ConversionError(
            f"{folder} holds weights that are already quantised; only bf16, f16 and f32 can be converted."
        )
    config = config_for_digits(values, path)
    rows: dict[str, Rows] = {}
    for file in weight_files(folder):
        mapped: MappedFile | None = None
        for name, entry in read_header(file).items():
            if name.endswith("rotary_emb.inv_freq") or (name == HEAD and config.tied):
                continue  # worked out anew; the embedding table once more
            if name in rows:
                raise ConversionError(
                    f"{file} holds {name}, which another file holds too; download the model again."
                )
            if entry.dtype not in _WIDTHS:
                raise ConversionError(
                    f"{file}: {name} is {entry.dtype}; only BF16, F16 and F32 can be converted."
                )
            mapped = mapped or map_file(file)
            rows[name] = MappedRows(mapped, entry)
    check_tensors(config, {name: each.shape for name, each in rows.items()}, folder)
    return Source(folder, config, rows, _files(folder))


def _files(folder: Path) -> dict[str, bytes]:
    found = {}
    for name in _FILES:
        path = folder / name
        try:
            if path.stat().st_size > MAX_JSON_BYTES:
                raise ConversionError(f"{path} is far too large for what it should hold; download it again.")
            found[name] = path.read_bytes()
        except FileNotFoundError:
            if name in _REQUIRED_FILES:
                raise ConversionError(
                    f"{path} is missing: the folder does not hold a complete model."
                ) from None
        except OSError as error:
            raise ConversionError(f"{path} cannot be read ({error.strerror or error}).") from None
    return found
