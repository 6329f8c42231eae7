"""Answers in the form of OpenAI's API: whole ones, chunks of a stream, the list of models."""

import json
import struct
import time
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.process.events import Chance, Embedded, EndReason, Finished, ModelInfo, Piece

# A context that is full ends an answer as a limit does.
REASONS = {EndReason.STOP: "stop", EndReason.LENGTH: "length", EndReason.CONTEXT: "length"}


def json_bytes(value: object) -> bytes:
    """Compact JSON in UTF-8; a lone surrogate, which UTF-8 has none of, becomes a question mark."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def server_event(value: object) -> bytes:
    """One event of a stream (server-sent events)."""
    return b"data: " + json_bytes(value) + b"\n\n"


def embeddings_object(name: str, vectors: Sequence[Embedded], end: Finished, base64: bool) -> dict[str, Any]:
    """The answer of /v1/embeddings; vectors as lists of numbers, or their bytes in base64."""
    data = [
        {
            "object": "embedding",
            "index": index,
            "embedding": b64encode(vector.values).decode()
            if base64
            else list(struct.unpack(f"<{len(vector.values) // 4}f", vector.values)),
        }
        for index, vector in enumerate(vectors)
    ]
    tokens = end.counts.prompt_tokens
    counts = {"prompt_tokens": tokens, "total_tokens": tokens}
    return {"object": "list", "data": data, "model": name, "usage": counts}


STREAM_END = b"data: [DONE]\n\n"


def model_object(info: ModelInfo) -> dict[str, Any]:
    return {
        "id": info.name,
        "object": "model",
        "created": 0,
        "owned_by": "tern",
        "context_length": info.context,
    }


def usage(end: Finished) -> dict[str, Any]:
    counts = end.counts
    prompt = counts.prompt_tokens + counts.cached_tokens
    return {
        "prompt_tokens": prompt,
        "completion_tokens": counts.generated_tokens,
        "total_tokens": prompt + counts.generated_tokens,
        "prompt_tokens_details": {"cached_tokens": counts.cached_tokens},
    }


def particulars(end: Finished) -> dict[str, Any]:
    """What OpenAI's API has no place for: the seed that gives the same answer again, speeds and energy."""
    counts = end.counts
    return {
        "seed": end.seed,
        "ttft_s": round(counts.ttft_s, 4),
        "prefill_tok_s": round(counts.prefill_tok_s, 2),
        "decode_tok_s": round(counts.decode_tok_s, 2),
        "energy": counts.energy.as_object(),
    }


def chat_logprobs(tokens: Sequence[tuple[Chance, ...]]) -> dict[str, Any]:
    """In the form of /v1/chat/completions; each of ``tokens`` is as in ``Piece.chances``."""
    content = [
        _chat_chance(own) | {"top_logprobs": [_chat_chance(one) for one in best]} for own, *best in tokens
    ]
    return {"content": content, "refusal": None}


def text_logprobs(tokens: Sequence[tuple[Chance, ...]]) -> dict[str, Any]:
    """In the form of /v1/completions, without offsets: a token may be a part of a character."""
    return {
        "tokens": [_shown(own) for own, *_ in tokens],
        "token_logprobs": [_logprob(own) for own, *_ in tokens],
        "top_logprobs": [{_shown(one): _logprob(one) for one in best} for _, *best in tokens],
        "text_offset": [],
    }


def _chat_chance(chance: Chance) -> dict[str, Any]:
    return {"token": _shown(chance), "logprob": _logprob(chance), "bytes": list(chance.content)}


def _shown(chance: Chance) -> str:
    return chance.content.decode("utf-8", "replace")


def _logprob(chance: Chance) -> float:
    return max(chance.logprob, -9999.0)  # where OpenAI's API ends as well


@dataclass(frozen=True, slots=True)
class Replies:
    """The objects of one answer. ``is_chat``: of /v1/chat/completions, else of /v1/completions."""

    id: str
    model: str
    is_chat: bool
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, pieces: Sequence[Piece], end: Finished) -> dict[str, Any]:
        text = "".join(piece.text for piece in pieces)
        choice: dict[str, Any] = {"index": 0, "finish_reason": REASONS[end.reason]}
        choice["logprobs"] = self._logprobs(pieces)
        if self.is_chat:
            choice["message"] = {"role": "assistant", "content": text, "refusal": None}
        else:
            choice["text"] = text
        return {
            **self._object(stream=False),
            "choices": [choice],
            "usage": usage(end),
            "tern": particulars(end),
        }

    def first(self) -> dict[str, Any] | None:
        """The chunk before the first text; None where there is none."""
        if not self.is_chat:
            return None
        return self._chunk({"delta": {"role": "assistant", "content": ""}})

    def piece(self, piece: Piece) -> dict[str, Any]:
        choice: dict[str, Any] = {"delta": {"content": piece.text}} if self.is_chat else {"text": piece.text}
        return self._chunk(choice | {"logprobs": self._logprobs([piece])})

    def last(self, end: Finished) -> dict[str, Any]:
        choice: dict[str, Any] = {"delta": {}} if self.is_chat else {"text": ""}
        chunk = self._chunk(choice | {"finish_reason": REASONS[end.reason]})
        return chunk | {"tern": particulars(end)}

    def counted(self, end: Finished) -> dict[str, Any]:
        """The chunk that follows where the usage was asked for."""
        return {**self._object(stream=True), "choices": [], "usage": usage(end)}

    def _logprobs(self, pieces: Sequence[Piece]) -> dict[str, Any] | None:
        with_chances = [piece.chances for piece in pieces if piece.chances]
        if not with_chances:
            return None
        return chat_logprobs(with_chances) if self.is_chat else text_logprobs(with_chances)

    def _chunk(self, choice: dict[str, Any]) -> dict[str, Any]:
        whole = {"index": 0, "finish_reason": None, "logprobs": None} | choice
        return {**self._object(stream=True), "choices": [whole]}

    def _object(self, stream: bool) -> dict[str, Any]:
        if self.is_chat:
            kind = "chat.completion.chunk" if stream else "chat.completion"
        else:
            kind = "text_completion"
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": None,
        }
