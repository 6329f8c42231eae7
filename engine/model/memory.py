"""How much memory a loaded model takes, and the refusal of one that does not fit."""

from pathlib import Path

import psutil

from engine.errors import MemoryShortError
from engine.model_folder.checkpoint import (
    linear_shapes,
)
from engine.model_folder.config import ModelConfig, load_config
from engine.model_folder.groups import GROUP

KV_BYTES = {"f16": 2, "f32": 4}
WORKING_BYTES = 160 << 20  # Python, its libraries and the decoder's scratch
DIGITS_LINE = 64  # a row of digits is whole cache lines
ROW_BLOCK = 32  # rows of a matrix with scales of groups are filled up to a multiple of it
CODE_BITS = 7  # of a weight of the certified head
CODED_ROW_BYTES = 20 + 25  # of a row of the certified head: scale and norms; what a decoder notes of it


def memory_needed(config: ModelConfig, context: int, kv: str, certified: bool = True) -> int:
    """Bytes a loaded model keeps in memory: packed weights, head, KV cache and working memory.

    With a certified head few rows of the bf16 tables are read, and their pages stay on disk.
    """
    shapes = linear_shapes(config).values()
    if config.groups:
        matrices = sum(group_bytes(rows, cols) for rows, cols in shapes)
    elif config.digits:
        matrices = sum(rows * (-(-cols // DIGITS_LINE) * DIGITS_LINE + 4) for rows, cols in shapes)
    else:
        matrices = sum(rows * cols for rows, cols in shapes) // 4
    if config.groups:
        tables = group_bytes(config.vocab_size, config.hidden_size) * (1 if config.tied else 2)
    elif config.encoder:  # rows of the table are read where texts have them, and its pages stay on disk
        tables = 0
    elif certified:
        tables = config.vocab_size * (config.hidden_size * CODE_BITS // 8 + CODED_ROW_BYTES)
    else:
        tables = config.vocab_size * config.hidden_size * 2 * (1 if config.tied else 2)
    cache = cache_bytes(config, min(context, config.max_position), kv)
    return config.num_layers * matrices + tables + cache + WORKING_BYTES


def cache_bytes(config: ModelConfig, tokens: int, kv: str) -> int:
    """Keys and values of ``tokens`` in all layers; ``kv``: a key of KV_BYTES."""
    return 2 * config.num_layers * config.kv_size * tokens * KV_BYTES[kv]


def group_bytes(rows: int, cols: int) -> int:
    """Packed bytes of a matrix with a scale per group: two bits a weight, two bytes per 128."""
    return -(-rows // ROW_BLOCK) * ROW_BLOCK * (cols // 4 + cols // GROUP * 2)


def folder_memory_needed(folder: Path, context: int, kv: str) -> int:
    """Bytes that the model in ``folder`` needs once loaded; reads its config.json only."""
    return memory_needed(load_config(folder), context, kv)


def check_memory(config: ModelConfig, context: int, kv: str, certified: bool = True, freed: int = 0) -> None:
    """Refuse a model that does not fit before anything is read. ``freed``: bytes that are let go before."""
    needed = memory_needed(config, context, kv, certified)
    free = psutil.virtual_memory().available + freed
    if needed > free:
        raise MemoryShortError(
            f"The model needs {needed / 1e9:.1f} GB of memory and {free / 1e9:.1f} GB are free; "
            "close other programs or choose a shorter context."
        )
