"""Turn: what gives one answer again. Light, because the window keeps them with its messages."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from engine.generation.end_reason import EndReason
from engine.generation.ids_digest import ids_sha256
from engine.sampling.params import SamplingParams


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer: ``answer_ids`` were generated after ``prompt_ids`` with ``params``, whose seed is set.

    ``continued``: the prompt ends with an answer that was cut.
    """

    prompt_ids: tuple[int, ...]
    answer_ids: tuple[int, ...]
    params: SamplingParams
    reason: EndReason
    continued: bool = False

    @property
    def sha256(self) -> str:
        """Of the ids of prompt and answer, as little-endian 32-bit numbers, a length before each."""
        return ids_sha256(self.prompt_ids, self.answer_ids)

    def as_object(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "settings": asdict(self.params),
            "continued": self.continued,
            "reason": str(self.reason),
            "prompt_ids": self.prompt_ids,
            "answer_ids": self.answer_ids,
            "sha256": self.sha256,
        }


def turn_of(entry: dict[str, Any]) -> Turn:
    """What ``as_object`` made into a turn again; KeyError, TypeError, ValueError or AttributeError if not."""
    known = {item.name for item in fields(SamplingParams)}
    params = SamplingParams(**{name: held for name, held in entry["settings"].items() if name in known})
    if params.seed is None or type(entry["continued"]) is not bool:
        raise ValueError
    return Turn(
        _ids(entry["prompt_ids"]),
        _ids(entry["answer_ids"]),
        params,
        EndReason(entry["reason"]),
        entry["continued"],
    )


def _ids(value: Sequence[object]) -> tuple[int, ...]:
    ids = tuple(entry for entry in value if type(entry) is int and 0 <= entry < 1 << 32)
    if len(ids) != len(value):
        raise ValueError
    return ids
