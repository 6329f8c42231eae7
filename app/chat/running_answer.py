"""RunningAnswer: the text and ids of the answer being written."""

from dataclasses import dataclass, field, replace

from app.chat.replays import Replay, extended, pack
from app.conversation import Message
from engine.process.events import Counts, EndReason, Energy, Piece, total

# An answer may end so before its first token.
NOT_BEGUN = (EndReason.CANCELLED, EndReason.FAILED, EndReason.INTERRUPTED)


@dataclass(slots=True)
class RunningAnswer:
    """Grows by pieces; ``message`` is its present state.

    ``ids`` always stand for exactly the text that is kept. A character may take several tokens; those of
    an unfinished one are held back, and forgotten where the answer is cut, so that continuing it makes
    the character again and whole.
    """

    base: Message  # as it was before: empty, or the answer that is being continued
    generation: str  # id of the Generate command; pieces of any other are not ours
    tokenizer_hash: str = ""
    pieces: list[str] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    tokens_without_text: list[int] = field(default_factory=list)
    tail: str = ""  # what the detokenizer held back to the end
    _message: Message | None = None

    def begin(self, model: str, tokenizer_hash: str) -> None:
        """The model that answers is known."""
        self.base = replace(self.base, model=model)
        self.tokenizer_hash = tokenizer_hash
        self._message = None

    def add(self, piece: Piece) -> bool:
        """True if the text grew."""
        if piece.token is None:
            self.tail += piece.text
            return False
        self.tokens_without_text.append(piece.token)
        if not piece.text:
            return False
        self.pieces.append(piece.text)
        self.ids += self.tokens_without_text
        self.tokens_without_text.clear()
        self._message = None
        return True

    def message(self) -> Message:
        """The message as it is now, still being written."""
        if self._message is None:
            self._message = self._state(self.pieces, self.ids)
        return self._message

    def finished(self, reason: EndReason, counts: Counts | None, replay: Replay | None = None) -> Message:
        """The message as it stays. What ended before it began keeps the reason that it had.

        ``replay``: how this part was made, without its ids, which are known here.
        """
        if reason == EndReason.STOP:
            # The model meant to end here: what it held back belongs to the answer.
            message = self._state([*self.pieces, self.tail], [*self.ids, *self.tokens_without_text])
        else:
            message = self.message()
        if self.base.reason and not self.pieces and reason in NOT_BEGUN:
            return self.base
        kept = self._replay(message, reason, replay)
        return replace(message, reason=reason, counts=self._counts(counts), replay=kept)

    def _replay(self, message: Message, reason: EndReason, replay: Replay | None) -> bytes:
        if replay is None or not message.ids:
            return b""
        (turn,) = replay.turns
        turn = replace(turn, answer_ids=message.ids[len(self.base.ids) :], reason=reason)
        part = replace(replay, turns=(turn,))
        return extended(self.base.replay, part) if self.base.text else pack(part)

    def _counts(self, counts: Counts | None) -> Counts | None:
        """Those of this part of the answer; the energy is that of all its parts."""
        before = self.base.counts
        if counts is None or not self.base.text:
            return counts or before
        parts = (before.energy if before else Energy(), counts.energy)
        return replace(counts, energy=total(parts))

    def _state(self, pieces: list[str], ids: list[int]) -> Message:
        # The ids of the part before are of use only if the same tokenizer made them.
        base = self.base
        keep_ids = not base.text or (base.ids and base.tokenizer_hash == self.tokenizer_hash)
        return replace(
            base,
            text=base.text + "".join(pieces),
            ids=(*base.ids, *ids) if keep_ids else (),
            tokenizer_hash=self.tokenizer_hash if keep_ids else "",
            reason=EndReason.UNFINISHED,
        )
