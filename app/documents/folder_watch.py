"""Hears of changes in the folders of documents, as far as the system can tell them cheaply.

The system has a limited number of watches for all programs of a person: the upper WATCHED folders of each are
watched (app/documents/indexing.py), none on a network drive; the rest is found when everything is looked
through every few minutes. A few are added at a time, so that the window does not wait.
"""

from collections.abc import Iterable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

AT_A_TIME = 20


class FolderWatch(QObject):
    """Main thread only."""

    changed = Signal()  # something in one of them

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: dict[str, frozenset[str]] = {}
        self._waiting: list[str] = []
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self.changed.emit())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._add_some)

    def watch(self, root: str, folders: Iterable[str]) -> None:
        """Watches ``folders``, which are below ``root``, and no others of it."""
        wanted = frozenset(folders)
        old = self._watched.get(root, frozenset())
        self._watched[root] = wanted
        if gone := list(old - wanted - self._elsewhere(root)):
            self._watcher.removePaths(gone)
        there = set(self._watcher.directories())
        self._waiting.extend(sorted(wanted - there - set(self._waiting)))
        if self._waiting:
            self._timer.start()

    def forget(self, roots: Iterable[str]) -> None:
        """Those folders are no longer asked for."""
        for root in roots:
            self.watch(root, ())
            self._watched.pop(root, None)

    def folders(self) -> list[str]:
        """What is watched now."""
        return self._watcher.directories()

    def close(self) -> None:
        self._timer.stop()
        if folders := self._watcher.directories():
            self._watcher.removePaths(folders)

    def _elsewhere(self, root: str) -> set[str]:
        return {folder for other, folders in self._watched.items() if other != root for folder in folders}

    def _add_some(self) -> None:
        some, self._waiting = self._waiting[:AT_A_TIME], self._waiting[AT_A_TIME:]
        wanted = set().union(*self._watched.values())
        if some := [folder for folder in some if folder in wanted]:
            self._watcher.addPaths(some)  # those that are gone by now are left out
        if not self._waiting:
            self._timer.stop()
