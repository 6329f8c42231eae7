"""StarterBar: while the starter is in use, what it is, and the way from it to a better model."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.chat.session import ChatSession
from app.engine_bridge import BridgeState
from app.models.downloads import Status
from app.models.services import ModelServices
from app.windows.downloads.texts import size_text
from app.windows.models.facts import offline_text, refusal_text
from app.windows.widgets.notice_bar import Action, Choice, NoticeArea
from app.windows.words.numbers import rate
from engine import hub
from engine.errors import EngineError
from engine.hub.files import free_space

if TYPE_CHECKING:
    from engine.hub import CatalogueModel

KEY = "starter"
MEASURE_MS = 5000  # after the starter was loaded: a first answer must not share the processor


class StarterBar(QObject):
    """One bar: the invitation, then nothing while its download has a bar of its own, then "it is here"."""

    load_requested = Signal(str)  # folder
    dialog_requested = Signal()  # the download cannot simply begin, or another model is wanted

    def __init__(
        self, notices: NoticeArea, session: ChatSession, services: ModelServices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._session = session
        self._services = services
        self._came: Status | None = None  # what was downloaded while the starter was in use
        self._failed = False  # it was tried, and could not be loaded
        self._dismissed = False
        self._shown: tuple[str, ...] = ()  # texts of the bar that stands there
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MEASURE_MS)
        self._timer.timeout.connect(self._measure)
        bridge = session.bridge
        bridge.state_changed.connect(lambda _: self.refresh())
        bridge.loaded.connect(lambda _: self._loaded())
        bridge.load_failed.connect(lambda _: self._load_failed())
        services.forecasts.changed.connect(self.refresh)
        services.inventory.changed.connect(self.refresh)
        services.downloads.changed.connect(lambda _: self.refresh())

    @property
    def in_use(self) -> bool:
        """The starter is loaded."""
        bridge = self._session.bridge
        info = bridge.info
        return bridge.state is BridgeState.LOADED and info is not None and hub.is_starter(info.path)

    def came(self, status: Status) -> None:
        """A model was downloaded while the starter is in use."""
        self._came, self._failed, self._dismissed = status, False, False
        self.refresh()

    def move(self) -> None:
        """Before a message is sent: goes on with the model that came, where a person chose that."""
        chosen = self._session.settings.value.move_with_message
        if chosen and self._came and not self._failed and self.in_use and not self._session.running_message:
            self._use_what_came()

    def choice(self) -> Choice | None:
        """The box in the bar of a download; None where the starter is not in use."""
        label = self.tr("Then send my next message to it")
        return self._choice(label) if self.in_use else None

    def _choice(self, label: str) -> Choice:
        settings = self._session.settings
        return Choice(
            label,
            settings.value.move_with_message,
            lambda on: settings.update(move_with_message=on),
        )

    def refresh(self) -> None:
        """Shows what is true now."""
        if not self.in_use or self._dismissed:
            self._show("")
        elif self._came is not None:
            self._show(
                self.tr("{0} is ready; all files were verified.").format(self._came.name),
                Action(self.tr("Use it now"), self._use_what_came, keeps=True, primary=True),
                choice=self._choice(self.tr("Send my next message to it")),
            )
        else:
            self._invite()

    # ---- steps -----------------------------------------------------------------------------

    def _invite(self) -> None:
        best = self._services.inventory.offered[0]
        status = self._services.downloads.status(best.repo)
        if status is not None and status.state != "finished":
            self._show("")  # its own bar stands there
            return
        about = self.tr("You are talking to a tiny demo model: fluent English, weak facts.")
        there = self._services.inventory.find(best.repo)
        if there is not None and there.state == "ready":
            load = self.load_requested.emit
            use = Action(
                self.tr("Use {0}").format(best.name),
                lambda: load(str(there.folder)),
                keeps=True,
                primary=True,
            )
            self._show(about, use)
            return
        self._show(
            f"{about} {self._facts(best)}".rstrip(),
            Action(self.tr("Other models…"), self.dialog_requested.emit, keeps=True),
            Action(self.tr("Get {0}").format(best.name), self._get, keeps=True, primary=True),
        )

    def _facts(self, model: "CatalogueModel") -> str:
        """Size and speed of the model that is offered, as far as they are known."""
        speed = self._services.forecasts.tokens_per_s(model.shape)
        if speed is None and not self._timer.isActive():
            self._timer.start()  # the bar is shown again when it is known
        size = size_text(model.download_bytes) if model.download_bytes else ""
        if speed is not None and self._services.forecasts.is_busy:
            text = self.tr(
                "{0} writes at least {1} tokens/s here; other programs were busy when it was measured."
            )
            return text.format(model.name, rate(speed))
        if size and speed is not None:
            text = self.tr("{0} is {1} and writes about {2} tokens/s here.")
            return text.format(model.name, size, round(speed))
        if speed is not None:
            return self.tr("{0} writes about {1} tokens/s here.").format(model.name, round(speed))
        return self.tr("{0} is {1}.").format(model.name, size) if size else ""

    def _show(self, sentence: str, *actions: Action, choice: Choice | None = None) -> None:
        shown = (sentence, *(action.label for action in actions))
        if shown == self._shown:
            return
        self._shown = shown
        if not sentence:
            self._notices.remove(KEY)
            return
        self._notices.show_bar(KEY, sentence, actions=actions, choice=choice)
        bar = self._notices.bar(KEY)
        if bar is not None:
            bar.closed.connect(self._dismiss)

    def _dismiss(self) -> None:
        self._dismissed, self._shown = True, ()

    def _get(self) -> None:
        """Begins the download at once, unless there is something to read or to decide first."""
        best, inventory = self._services.inventory.offered[0], self._services.inventory
        if (
            refusal_text(best, inventory)
            or offline_text(inventory)
            or not hub.has_consent(best)
            or not _has_room(best.repo, best.download_bytes)
        ):
            self.dialog_requested.emit()
        else:
            self._services.downloads.start(best)

    def _use_what_came(self) -> None:
        assert self._came is not None
        self.load_requested.emit(str(self._came.folder))

    def _loaded(self) -> None:
        if not self.in_use:
            self._came = None
        self.refresh()

    def _load_failed(self) -> None:
        self._failed = True
        self.refresh()

    def _measure(self) -> None:
        forecasts = self._services.forecasts
        if not self.in_use or forecasts.measuring or forecasts.problem or forecasts.speed is not None:
            return
        if self._session.running_message:
            self._timer.start()
        else:
            forecasts.measure_unasked()


def _has_room(repo: str, size: int | None) -> bool:
    try:
        return free_space(hub.default_folder(repo)) >= (size or 0)
    except (EngineError, OSError):
        return False
