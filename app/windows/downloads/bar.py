"""The bar above the composer about a download that no other window shows."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.models.downloads import Downloads, Status
from app.windows.downloads.texts import progress_text
from app.windows.widgets.notice_bar import Action, Choice, NoticeArea


class DownloadBar(QObject):
    """One bar for each download that is not finished, while ``is_shown_elsewhere`` says no."""

    details_requested = Signal(str)  # repo

    def __init__(
        self,
        notices: NoticeArea,
        downloads: Downloads,
        is_shown_elsewhere: Callable[[str], bool],
        parent: QObject,
        choice: Callable[[], Choice | None] = lambda: None,
    ) -> None:
        """``choice``: a box to tick in the bar of a download that goes on."""
        super().__init__(parent)
        self._notices = notices
        self._downloads = downloads
        self._is_shown_elsewhere = is_shown_elsewhere
        self._choice = choice
        self._kinds: dict[str, str] = {}  # repo -> what its bar was made for
        downloads.changed.connect(self.refresh)

    def refresh(self, repo: str) -> None:
        """Shows what is true of that download now."""
        status = self._downloads.status(repo)
        key = f"download {repo}"
        kind = "" if status is None else "going" if status.active else status.state
        if status is None or kind == "finished" or self._is_shown_elsewhere(repo):
            self._kinds.pop(repo, None)
            self._notices.remove(key)
            return
        sentence = self._sentence(status)
        if self._kinds.get(repo) != kind:
            self._kinds[repo] = kind
            self._notices.show_bar(
                key,
                sentence,
                kind={"going": "progress", "failed": "error"}.get(kind, "info"),
                actions=self._actions(status, kind),
                closable=kind != "going",
                choice=self._choice() if kind == "going" else None,
            )
        bar = self._notices.bar(key)
        if bar is not None:
            bar.label.setText(sentence)
            self._notices.set_progress(key, status.fraction)

    def refresh_all(self) -> None:
        for status in self._downloads.unfinished():
            self.refresh(status.repo)

    def _sentence(self, status: Status) -> str:
        if status.state == "failed":
            return status.sentence
        if status.state == "paused":
            return self.tr("Paused at {1} %: {0}").format(status.name, int(100 * status.fraction))
        return self.tr("Downloading {0}: {1}").format(status.name, progress_text(status))

    def _actions(self, status: Status, kind: str) -> list[Action]:
        repo = status.repo
        details = Action(self.tr("Details"), lambda: self.details_requested.emit(repo), keeps=True)
        if kind == "going":
            pause = Action(self.tr("Pause"), lambda: self._downloads.pause(repo), keeps=True)
            return [pause, details]
        if kind == "paused":
            return [Action(self.tr("Resume"), lambda: self._downloads.resume(repo), keeps=True), details]
        return [Action(self.tr("How to fix it…"), lambda: self.details_requested.emit(repo), keeps=True)]
