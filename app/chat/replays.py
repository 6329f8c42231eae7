"""What gives the answers of a chat again, kept with each message as packed bytes until somebody asks."""

import json
import zlib
from dataclasses import dataclass, replace

from engine import Turn, turn_of

MOST_BYTES = 64 << 20  # unpacked; more is damage


@dataclass(frozen=True, slots=True)
class Replay:
    """How one answer was made: a turn for each part, with the same model, KV type and context."""

    model: str  # folder
    tokenizer_hash: str
    kv: str
    context: int
    turns: tuple[Turn, ...]


def pack(replay: Replay) -> bytes:
    value = {
        "model": replay.model,
        "tokenizer": replay.tokenizer_hash,
        "kv": replay.kv,
        "context": replay.context,
        "turns": [turn.as_object() for turn in replay.turns],
    }
    return zlib.compress(json.dumps(value).encode())


def unpack(data: bytes) -> Replay | None:
    """None where nothing is kept, or where it is damaged."""
    if not data:
        return None
    try:
        unpacker = zlib.decompressobj()
        value = json.loads(unpacker.decompress(data, MOST_BYTES))
        turns = tuple(turn_of(entry) for entry in value["turns"])
        return Replay(
            str(value["model"]), str(value["tokenizer"]), str(value["kv"]), int(value["context"]), turns
        )
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None


def extended(before: bytes, part: Replay) -> bytes:
    """``part`` goes on with an answer; b"" if not as that was begun, for then it cannot be given again."""
    kept = unpack(before)
    if kept is None or replace(kept, turns=()) != replace(part, turns=()):
        return b""
    return pack(replace(part, turns=(*kept.turns, *part.turns)))
