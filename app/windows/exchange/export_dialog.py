"""ExportDialog: which chats, in which format, and where to."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.chat.session import ChatSession
from app.look.theme import Theme, space
from app.storage.exchange.markdown import file_name
from app.storage.exchange.worker import SUFFIXES, Write, run_apart
from app.system.background import Background, Task
from app.windows.exchange import words
from app.windows.exchange.unwritten import unwritten
from app.windows.sidebar.chat_rows import shown_title
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import text_label

STEPS = 1000  # of the progress bar


def paper() -> str:
    """The size of paper that is usual where this computer is."""
    american = QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if QLocale.system().measurementSystem() is american else "A4"


class ExportDialog(Dialog):
    """``conversation_id`` "": all chats are chosen, and one alone is not offered."""

    exported = Signal(str)  # one sentence

    def __init__(
        self,
        session: ChatSession,
        background: Background,
        conversation_id: str,
        title: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 120, 75, parent)
        self._session = session
        self._background = background
        self._title = title
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Export Chats"))
        self.which = QComboBox(self.body)
        if conversation_id:
            self.which.addItem(self.tr("This chat: {0}").format(shown_title(title)), conversation_id)
        count = len(session.store.conversations())
        self.which.addItem(self.tr("All chats ({0})").format(QLocale().toString(count)), "")
        self.kind = QComboBox(self.body)
        for kind, name in (
            ("html", self.tr("Web page (HTML)")),
            ("markdown", self.tr("Markdown")),
            ("pdf", self.tr("PDF")),
            ("json", self.tr("Tern file (JSON), to import again")),
        ):
            self.kind.addItem(name, kind)
        form = QGridLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(3))
        form.setColumnStretch(1, 1)
        for row, (text, box) in enumerate(((self.tr("&Chats"), self.which), (self.tr("&Format"), self.kind))):
            label = QLabel(text, self.body)
            label.setBuddy(box)
            box.setAccessibleName(text.replace("&", ""))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(20)
            form.addWidget(label, row, 0)
            form.addWidget(box, row, 1)
        self.column.addLayout(form)
        self.hint = text_label("", theme, "small", "muted", self.body)
        self.column.addWidget(self.hint)
        self.progress = QProgressBar(self.body)
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.column.addWidget(self.progress)
        self.problem = text_label("", theme, "small", "error", self.body)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.export_button = QPushButton(self.tr("&Export…"), self)
        self.export_button.setProperty("primary", True)
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(lambda: self.ask())
        self.foot.addWidget(self.export_button)
        self.cancel = self.add_close()
        for box in (self.which, self.kind):
            box.currentIndexChanged.connect(lambda _: self._explain())
        self._explain()
        self._show(busy=False)
        self.kind.setFocus()

    def _explain(self) -> None:
        kind, one = self.kind.currentData(), bool(self.which.currentData())
        text = {
            "html": self.tr("A page that any browser shows, light or dark, without a network."),
            "markdown": self.tr("Plain text with marks for headings, lists and code, as the model wrote it."),
            "pdf": self.tr("Pages to print or to pass on."),
            "json": self.tr(
                "Everything: all versions, dates, settings and energy receipts. Import it in another Tern."
            ),
        }[kind]
        if kind != "json":
            text += " " + self.tr("It has the versions in view.")
            if not one:
                text += " " + self.tr("Each chat is a file in a new folder.")
        self.hint.setText(text)
        self.kind.setAccessibleDescription(text)

    def ask(self) -> None:
        """Asks where to, and writes."""
        kind, one = str(self.kind.currentData()), str(self.which.currentData())
        suffix = SUFFIXES[kind]
        day = datetime.now().strftime("%Y-%m-%d")
        if one or kind == "json":
            name = file_name(self._title, "chat") if one else f"tern-chats-{day}"
            start = str(Path.home() / f"{name}{suffix}")
            chosen, _ = QFileDialog.getSaveFileName(
                self, self.tr("Export Chats"), start, f"{self.kind.currentText()} (*{suffix})"
            )
            if chosen:
                path = Path(chosen)
                self.write(path if path.name.lower().endswith(suffix) else path.with_name(path.name + suffix))
        else:
            folder = QFileDialog.getExistingDirectory(
                self, self.tr("Export into a New Folder Here"), str(Path.home())
            )
            if folder:
                self.write(_free(Path(folder) / f"tern-chats-{day}"))

    def write(self, target: Path) -> None:
        """Writes what is chosen to ``target``: a file, or for several chats a new folder."""
        kind, one = str(self.kind.currentData()), str(self.which.currentData())
        request = Write(
            *(kind, target, self._session.store.path, (one,) if one else (), words.export_words()),
            language=QLocale().bcp47Name(),
            page=paper(),
            chat=unwritten(self._session, one),
        )

        def work(stop: threading.Event, on_progress: Callable[[int, int], None]) -> object:
            return run_apart(request, stop.is_set, on_progress)

        self._show(busy=True)
        self._task = self._background.run(work, lambda _: self._done(target), self._failed, self._move)

    def _done(self, target: Path) -> None:
        self._task = None
        self.exported.emit(self.tr("Exported to {0}.").format(target))
        self.accept()

    def _failed(self, sentence: str) -> None:
        self._task = None
        self._show(busy=False, problem=sentence)

    def _move(self, fraction: float) -> None:
        self.progress.setRange(0, STEPS)
        self.progress.setValue(round(fraction * STEPS))

    def _show(self, busy: bool, problem: str = "") -> None:
        self.progress.setRange(0, 0 if busy else STEPS)
        self.progress.setVisible(busy)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        for widget in (self.which, self.kind, self.export_button):
            widget.setEnabled(not busy)
        self.cancel.setText(self.tr("Cancel") if busy else self.tr("Close"))

    def done(self, result: int) -> None:
        """Closing cancels; a file that is not whole is not left behind."""
        if self._task is not None:
            self._task.stop.set()
            self._task = None
        super().done(result)


def _free(path: Path) -> Path:
    """A name that is not taken yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name} ({number})")
    return free
