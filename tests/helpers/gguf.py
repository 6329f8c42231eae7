"""Writes small GGUF files, sound ones and ones with whatever wrong that a test asks for."""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.convert.conversion import convert
from engine.errors import EngineError

TYPES = {"F32": 0, "F16": 1, "Q4_0": 2, "Q4_1": 3, "Q8_0": 8, "Q4_K": 12, "Q6_K": 14, "BF16": 30}
U32, I32, F32, BOOL, TEXT, ARRAY, U64 = 4, 5, 6, 7, 8, 9, 10


@dataclass(frozen=True)
class Tensor:
    """``dims`` as the file has them, the fastest first. ``offset``: None for the next free aligned place."""

    name: str
    dims: Sequence[int]
    kind: int
    data: bytes
    offset: int | None = None


@dataclass(frozen=True)
class File:
    metadata: Mapping[str, Any]
    tensors: Sequence[Tensor] = ()
    version: int = 3
    alignment: int = 32
    magic: bytes = b"GGUF"
    n_tensors: int | None = None  # what the header claims
    n_keys: int | None = None
    raw_keys: Sequence[bytes] = field(default=())  # appended to the metadata as they are

    def content(self) -> bytes:
        keys = [pack_text(key) + pack_value(value) for key, value in self.metadata.items()]
        keys += self.raw_keys
        infos, blob = b"", b""
        for tensor in self.tensors:
            offset = len(blob) if tensor.offset is None else tensor.offset
            infos += pack_text(tensor.name) + struct.pack("<I", len(tensor.dims))
            infos += b"".join(struct.pack("<Q", dim) for dim in tensor.dims)
            infos += struct.pack("<IQ", tensor.kind, offset)
            blob += tensor.data + bytes(-len(tensor.data) % self.alignment)
        tensors = len(self.tensors) if self.n_tensors is None else self.n_tensors
        counts = struct.pack("<QQ", tensors, len(keys) if self.n_keys is None else self.n_keys)
        head = self.magic + struct.pack("<I", self.version) + counts + b"".join(keys) + infos
        return head + bytes(-len(head) % self.alignment) + blob

    def write(self, path: Path) -> Path:
        path.write_bytes(self.content())
        return path


def pack_text(text: str | bytes) -> bytes:
    raw = text.encode() if isinstance(text, str) else text
    return struct.pack("<Q", len(raw)) + raw


def pack_value(value: Any) -> bytes:
    """A key's type and value: bool, int (u32), float (f32), str, lists of str or i32, or (type, bytes)."""
    match value:
        case tuple():
            return struct.pack("<I", value[0]) + value[1]
        case bool():
            return struct.pack("<IB", BOOL, value)
        case int():
            return struct.pack("<II", U32, value)
        case float():
            return struct.pack("<If", F32, value)
        case str():
            return struct.pack("<I", TEXT) + pack_text(value)
        case [str(), *_]:
            return struct.pack("<IIQ", ARRAY, TEXT, len(value)) + b"".join(map(pack_text, value))
        case list():
            return struct.pack("<IIQ", ARRAY, I32, len(value)) + struct.pack(f"<{len(value)}i", *value)
    raise TypeError(value)


# ---- a small network -----------------------------------------------------------------------------------


def toy_metadata(vocab: list[str], **changes: Any) -> dict[str, Any]:
    """Two layers, width 64, four heads over two KV heads; None takes a key away."""
    values = {
        "general.architecture": "llama",
        "general.quantization_version": 2,
        "llama.block_count": 2,
        "llama.context_length": 512,
        "llama.embedding_length": 64,
        "llama.feed_forward_length": 128,
        "llama.attention.head_count": 4,
        "llama.attention.head_count_kv": 2,
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
        "llama.rope.freq_base": 100000.0,
        "llama.rope.dimension_count": 16,
        "llama.vocab_size": len(vocab),
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "smollm",
        "tokenizer.ggml.tokens": vocab,
        "tokenizer.ggml.token_type": [3] * 3 + [1] * (len(vocab) - 3),
        "tokenizer.ggml.merges": ["h e", "l l", "he ll", "hell o"],
        "tokenizer.ggml.bos_token_id": 1,
        "tokenizer.ggml.eos_token_id": 2,
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.chat_template": "{% for m in messages %}<|im_start|>{{ m['content'] }}{% endfor %}",
    }
    values |= changes
    return {key: value for key, value in values.items() if value is not None}


def toy_vocab() -> list[str]:
    """Three special tokens, every byte, and what the merges make."""
    from tokenizers import pre_tokenizers

    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    return special + sorted(pre_tokenizers.ByteLevel.alphabet()) + ["he", "ll", "hell", "hello"]


SHAPES = {
    "attn_q": (64, 64), "attn_k": (32, 64), "attn_v": (32, 64), "attn_output": (64, 64),
    "ffn_gate": (128, 64), "ffn_up": (128, 64), "ffn_down": (64, 128), "attn_norm": (64,), "ffn_norm": (64,),
}  # fmt: skip


def toy_weights(vocab: int, seed: int = 0) -> dict[str, np.ndarray]:
    """name in the file -> float32, as the file holds it (q and k interleaved)."""
    rng = np.random.default_rng(seed)
    shapes = {"token_embd.weight": (vocab, 64), "output_norm.weight": (64,)}
    for layer in range(2):
        shapes |= {f"blk.{layer}.{name}.weight": shape for name, shape in SHAPES.items()}
    return {
        name: (rng.normal(size=shape) * 0.05 + (len(shape) == 1)).astype(np.float32)
        for name, shape in shapes.items()
    }


def toy_file(seed: int = 0, **changes: Any) -> File:
    """A whole model in F32."""
    vocab = toy_vocab()
    weights = toy_weights(len(vocab), seed)
    tensors = [Tensor(name, each.shape[::-1], TYPES["F32"], each.tobytes()) for name, each in weights.items()]
    return File(toy_metadata(vocab, **changes), tensors)


# ---- conversions of it ---------------------------------------------------------------------------------


def refused(source: Path, folder: Path, *words: str) -> None:
    """Converting is refused in one sentence with these words, and leaves nothing."""
    before = sorted(folder.parent.iterdir())
    with pytest.raises(EngineError) as caught:
        convert(source, folder)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence
    for word in words:
        assert word in sentence, sentence
    assert sorted(folder.parent.iterdir()) == before


def written_tensors(folder: Path) -> dict[str, np.ndarray]:
    """bf16 as its bits; the library has no dtype for it with NumPy."""
    raw = (folder / "model.safetensors").read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + length])
    header.pop("__metadata__")
    kinds = {"F32": "<f4", "I8": "i1", "BF16": "<u2"}
    found = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        found[name] = np.frombuffer(raw[start:end], kinds[entry["dtype"]]).reshape(entry["shape"])
    return found
