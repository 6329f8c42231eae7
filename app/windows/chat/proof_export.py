"""ProofExport: writes a proof bundle of the chat in view, for ``tern verify`` on any computer."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.chat.replays import Replay, unpack
from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.system.background import Background
from engine.errors import BundleError, Stopped
from engine.whole_file import write_whole


class ProofExport(QObject):
    """Only answers that the loaded model made, as it runs now, can be proved with its files."""

    def __init__(
        self,
        session: ChatSession,
        bridge: EngineBridge,
        background: Background,
        say: Callable[[str], None],
        window: QWidget,
    ) -> None:
        """``say`` shows one sentence."""
        super().__init__(window)
        self._session, self._bridge, self._background = session, bridge, background
        self._say, self._window = say, window

    def ask(self) -> None:
        """Asks where to, and begins; says what is wrong where it cannot."""
        replays, left_out = self._replays()
        if not replays:
            self._say(self._refusal(left_out))
            return
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export a Proof"), "chat-proof.json", self.tr("Proof bundles (*.json)")
        )
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Reads the model's files, in the background, and writes the bundle."""
        replays, left_out = self._replays()
        if not replays:
            self._say(self._refusal(left_out))
            return
        first = replays[0]

        def work(stop: threading.Event, on_progress: Callable[[int, int], None]) -> None:
            from engine import Bundle, model_files, to_json  # which load the kernels

            def heartbeat() -> None:
                if stop.is_set():
                    raise Stopped

            files = model_files(Path(first.model), heartbeat)
            turns = tuple(turn for replay in replays for turn in replay.turns)
            text = to_json(Bundle(Path(first.model).name, files, first.kv, first.context, turns))
            try:
                write_whole(path, f"{text}\n".encode())
            except OSError as error:
                raise BundleError(f"{path} cannot be written ({error.strerror or error}).") from error

        self._background.run(work, lambda _: self._say(self._done(path, left_out)), self._say)

    def _replays(self) -> tuple[list[Replay], int]:
        """Of the branch in view, and how many of its answers have to be left out."""
        answers = [message for message in self._session.messages() if message.role == "assistant"]
        known = [unpack(message.replay) for message in answers]
        info = self._bridge.info
        fitting = [
            replay
            for replay in known
            if replay is not None
            and info is not None
            and (replay.model, replay.tokenizer_hash, replay.kv, replay.context)
            == (info.path, info.tokenizer_hash, info.kv, info.context)
        ]
        return fitting, len(answers) - len(fitting)

    def _refusal(self, answers: int) -> str:
        if not answers:
            return self.tr("There is no answer to prove yet.")
        return self.tr(
            "No answer in this chat was written by the loaded model with its current context length and KV "
            "cache: load the model that wrote them first."
        )

    def _done(self, path: Path, left_out: int) -> str:
        text = self.tr("The proof was saved. To check it on any computer: tern verify {0}").format(path.name)
        if left_out:
            others = self.tr(
                "%Ln answers, written by other models or with other settings, are not in it.", "", left_out
            )
            return f"{text}. {others}"
        return text
