"""ImportDialog: choose a file or folder, see what is in it, then take it over, or not."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.chat.session import ChatSession
from app.conversation import new_id
from app.look.theme import Theme, space
from app.storage.errors import StoreError
from app.storage.exchange import STAGED
from app.storage.exchange.staging import Preview, take_over
from app.storage.exchange.tree import ExchangeError
from app.storage.exchange.worker import Read, run_apart
from app.system.background import Background, Task
from app.windows.exchange import words
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import text_label
from app.windows.widgets.plain import tip
from app.windows.widgets.plain_table import PlainTable
from engine.errors import Stopped

STEPS = 1000  # of the progress bar


class ImportDialog(Dialog):
    """Nothing is written before the button is pressed; closing the dialog ends what is under way."""

    imported = Signal(object)  # Preview

    def __init__(
        self, session: ChatSession, background: Background, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, 160, 130, parent)
        self._session = session
        self._background = background
        self._task: Task | None = None
        self._staged: Path | None = None
        self.preview: Preview | None = None
        self.setWindowTitle(self.tr("Import Chats"))
        about = self.tr(
            "Chats exported from GPT4All (.chat), Jan (its folder “threads”), LM Studio (its folder "
            "“conversations”), Open WebUI, ChatGPT (the ZIP archive) or Tern. Dates and versions are kept; "
            "what is here already is not added again."
        )
        self.column.addWidget(text_label(about, theme, "body", "muted", self.body))
        self.file_button = self._button(self.tr("Choose a &file…"), self.choose_file)
        self.folder_button = self._button(self.tr("Choose a f&older…"), self.choose_folder)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.file_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.progress = QProgressBar(self.body)
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        self.column.addWidget(self.progress)
        self.told = text_label("", theme, "body", "", self.body)
        self.column.addWidget(self.told)
        self.problem = text_label("", theme, "small", "error", self.body)
        self.column.addWidget(self.problem)
        columns = [
            (self.tr("Chat"), False),
            (self.tr("Date"), False),
            (self.tr("Messages"), True),
            (self.tr("Import"), False),
        ]
        self.table = PlainTable(self.tr("Chats in the file"), columns, self.body)
        self.table.setMinimumHeight(space(25))
        self.column.addWidget(self.table, 1)
        self.column.addStretch(0)
        self.import_button = self._button(self.tr("&Import"), self.take_over)
        self.import_button.setProperty("primary", True)
        self.foot.addWidget(self.import_button)
        self.cancel = self.add_close()
        self._show("", "")

    def _button(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        return button

    # ---- choosing and reading --------------------------------------------------------------

    def choose_file(self) -> None:
        """Asks for a file, and reads it."""
        kinds = self.tr("Exports of chats (*.json *.jsonl *.zip *.chat);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import Chats"), str(Path.home()), kinds)
        if path:
            self.read(Path(path))

    def choose_folder(self) -> None:
        """Asks for a folder, and reads what is in it."""
        path = QFileDialog.getExistingDirectory(self, self.tr("Import Chats"), str(Path.home()))
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Shows what is in an export. Nothing is added to the chats."""
        self._end()
        database = self._session.store.path
        self._staged = database.with_name(STAGED.format(new_id()))
        request = Read(path, database, self._staged)

        def work(stop: threading.Event, on_progress: Callable[[int, int], None]) -> Preview:
            preview = run_apart(request, stop.is_set, on_progress)
            assert isinstance(preview, Preview)
            if stop.is_set():
                preview.discard()
                raise Stopped
            return preview

        self._show(self.tr("Reading {0}…").format(path.name), "", busy=True)
        self._task = self._background.run(work, self._read, self._failed, self._move)

    def _read(self, preview: Preview) -> None:
        self._task, self.preview = None, preview
        self.table.setRowCount(0)
        for row in preview.rows:
            title = row.title or self.tr("New chat")
            cells = self.table.add_row(
                (title, words.date(row.created), f"{row.messages:,}", words.state(row.state))
            )
            cells[0].setToolTip(tip(title))
        problems = list(preview.problems)
        if preview.chats > len(preview.rows):
            problems.append(self.tr("The table shows the first {0}.").format(words.chats(len(preview.rows))))
        self._show(words.summary(preview), " ".join(problems))
        if preview.rows:
            self.table.setCurrentCell(0, 0)
        if self.import_button.isEnabled():
            self.import_button.setFocus()

    # ---- taking over -----------------------------------------------------------------------

    def take_over(self) -> None:
        """Adds what the preview has that is new."""
        preview, database = self.preview, self._session.store.path
        if preview is None or self._task is not None or not preview.adds_anything:
            return

        def work(stop: threading.Event, on_progress: Callable[[int, int], None]) -> Preview:
            try:
                if not take_over(preview, database, stop.is_set, on_progress):
                    raise Stopped
            except StoreError as error:
                raise ExchangeError(self.tr("{0} Nothing was imported.").format(error)) from error
            finally:
                preview.discard()
            return preview

        self.preview = self._staged = None  # the thread sees to the file now
        self._show(self.tr("Importing {0}…").format(words.messages(preview.new_messages)), "", busy=True)
        self._task = self._background.run(work, self._taken, self._failed, self._move)

    def _taken(self, preview: Preview) -> None:
        self._task = None
        self._session.imported(preview.grown)
        self.imported.emit(preview)
        self.accept()

    # ---- showing ---------------------------------------------------------------------------

    def _failed(self, sentence: str) -> None:
        self._task = None
        self._show("", sentence)
        self._session.store.imported()  # what there is of it is removed

    def _move(self, fraction: float) -> None:
        self.progress.setRange(0, STEPS)
        self.progress.setValue(round(fraction * STEPS))

    def _show(self, told: str, problem: str, busy: bool = False) -> None:
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.progress.setRange(0, 0 if busy else STEPS)
        self.progress.setVisible(busy)
        self.table.setVisible(self.table.rowCount() > 0)
        for button in (self.file_button, self.folder_button):
            button.setEnabled(not busy)
        self.import_button.setEnabled(not busy and self.preview is not None and self.preview.adds_anything)
        self.cancel.setText(self.tr("Cancel") if busy else self.tr("Close"))

    def _end(self) -> None:
        """Ends what is under way; what was read is forgotten."""
        if self._task is not None:
            self._task.stop.set()
            self._task = None
        if self._staged is not None:
            Preview(self._staged).discard()
            self._staged = None
        self.preview = None
        self.table.setRowCount(0)

    def done(self, result: int) -> None:
        """Closing cancels."""
        self._end()
        super().done(result)
