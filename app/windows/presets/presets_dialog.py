"""The presets: make, change, copy, sort, hide and delete them, and give them to others as files."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.look.theme import Theme, space
from app.presets.preset import MOST, NAME_LENGTH, PROMPT_LENGTH, Preset
from app.presets.store import PresetStore
from app.settings import Settings, SettingsStore
from app.system.background import Background
from app.windows.presets.answer_fields import AnswerFields, Defaults
from app.windows.presets.files import PresetFiles
from app.windows.presets.preset_list import PresetList
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.fields import LineField, explain
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.labels import follow_font, text_label
from app.windows.widgets.notice_bar import Action, NoticeArea

REST_MS = 400
UNDO_S = 15.0
MOST_LIST = 0.36  # of the dialog's width
LIST_WIDTH = 58  # steps of the grid, beside ordinary text


class PresetsDialog(Dialog):
    """Stands beside the window. There is no OK: a change holds at once, and can be undone."""

    use_requested = Signal(str)  # id of the preset that the chat in view is to have

    def __init__(
        self,
        presets: PresetStore,
        settings: SettingsStore,
        background: Background,
        defaults: Callable[[], Defaults],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """``defaults``: prompt and sampling of the settings, for the model that is loaded."""
        super().__init__(theme, 200, 165, parent)
        self.setWindowTitle(self.tr("Presets"))
        self._presets, self._settings, self._defaults = presets, settings, defaults
        self._filling = False
        self._shown = ""  # id of the preset in the fields
        self.notices = NoticeArea(theme, self.body)
        self.list = PresetList(presets, self.body)
        self.list.setMinimumHeight(space(25))
        self.name = LineField(self.body)
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.whose = text_label("", theme, "small", "muted", self.body)
        self.default = QCheckBox(self.tr("New chats begin &with this preset"), self.body)
        self.fields = AnswerFields(defaults(), theme, self.body)
        self._lay_out()
        self.files = PresetFiles(presets, background, self._say, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.flush)
        self.list.chosen.connect(self._show)
        self.list.delete_pressed.connect(self._delete)
        self.list.use_pressed.connect(self._use)
        self.list.undo_pressed.connect(self._undo)
        self.list.move_pressed.connect(self._move)
        self.name.editingFinished.connect(self.flush)
        self.fields.changed.connect(self._timer.start)
        self.default.toggled.connect(self._default_toggled)
        presets.changed.connect(lambda: self._refresh())
        settings.changed.connect(self._settings_changed)
        self._refresh()
        self.list.setFocus()

    def _lay_out(self) -> None:
        self._list_buttons = buttons = WrapRow()
        self.new = self._button(buttons, self.tr("&New"), lambda: self.make())
        self.copy = self._button(buttons, self.tr("&Duplicate"), self._duplicate)
        self.delete = self._button(buttons, "", self._delete)
        self.up = self._button(buttons, self.tr("Move &up"), lambda: self._move(-1))
        self.down = self._button(buttons, self.tr("Move d&own"), lambda: self._move(+1))
        left = QVBoxLayout()
        left.setSpacing(space(2))
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        self._left = QWidget(self.body)
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        page = QWidget(self.body)
        right = QVBoxLayout(page)
        right.setContentsMargins(space(4), 0, space(3), 0)
        right.setSpacing(space(2))
        for widget in (self.name, self.whose, self.default, self.fields):
            right.addWidget(widget)
        right.addStretch(1)
        area = QScrollArea(self.body)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(area, 1)
        self.column.addWidget(self.notices)
        self.column.addLayout(row, 1)
        self.use = self.add_foot_button(self.tr("Use in &this chat"), self._use)
        self.use.setProperty("primary", True)
        self.bring = self.add_foot_button(self.tr("&Import…"), lambda: self.files.ask_to_import())
        self.give = self.add_foot_button(self.tr("&Export"), lambda: None)
        menu = QMenu(self.give)
        menu.setAccessibleName(self.tr("Export"))
        self.give_one = menu.addAction(self.tr("This Preset…"))
        self.give_one.triggered.connect(lambda: self._export(own=False))
        self.give_all = menu.addAction(self.tr("All My Presets…"))
        self.give_all.triggered.connect(lambda: self._export(own=True))
        self.give.setMenu(menu)
        self.add_close()
        self.theme.changed.connect(self._set_width)
        self._set_width()

    def make(self, like: Preset | None = None) -> None:
        """A new preset, ready to be named; ``like``: with that prompt and sampling."""
        self.flush()
        made = self._presets.add(like or Preset("", self.tr("New preset"), ""), after=self._shown)
        if made is None:
            self._say(self.tr("There are {0} presets already: delete one first.").format(MOST), True)
            return
        self._refresh(made.id)
        self.name.setFocus()
        self.name.selectAll()

    def flush(self) -> None:
        """Takes over at once what was typed."""
        self._timer.stop()
        preset = self._presets.get(self._shown)
        if preset is None or preset.shipped:
            return
        prompt = self.fields.prompt()
        if prompt is not None and len(prompt) > PROMPT_LENGTH:
            most = QLocale().toString(PROMPT_LENGTH)
            self._say(self.tr("The prompt is too long: {0} characters at most.").format(most), True)
            return
        if not self.name.text().strip():
            self.name.setText(preset.name)
        name = self.name.text()
        changed = replace(preset, name=name, prompt=prompt, sampling=self.fields.sampling())
        if changed != preset:
            self._presets.update(changed)

    # ---- showing ---------------------------------------------------------------------------

    def _refresh(self, choose: str = "") -> None:
        if self._timer.isActive():
            self.flush()
        self.list.fill(self._settings.value.default_preset, choose)

    def _show(self, id_: str) -> None:
        if id_ != self._shown:
            self.flush()
        preset = self._presets.get(id_)
        if preset is None:
            return
        other = id_ != self._shown
        self._shown = id_
        self._filling = True
        if self.name.text() != preset.name:
            self.name.setText(preset.name)
        self.name.setReadOnly(preset.shipped)
        if other or (preset.prompt, preset.sampling) != (self.fields.prompt(), self.fields.sampling()):
            self.fields.fill(preset.prompt, preset.sampling)
        self.fields.set_editable(not preset.shipped)
        self.default.setChecked(self._settings.value.default_preset == id_)
        self._filling = False
        hidden = self._presets.is_hidden(id_)
        self.whose.setText(self.tr("This preset comes with Tern. Duplicate it to change it."))
        self.whose.setVisible(preset.shipped)
        words = self.tr("&Show") if hidden else self.tr("&Hide") if preset.shipped else self.tr("De&lete")
        self.delete.setText(words)
        if preset.shipped:
            explain(
                self.delete, self.tr("A preset that comes with Tern is not deleted, only left out of menus.")
            )
        else:
            explain(
                self.delete, self.tr("Deletes this preset. Chats that use it keep its prompt and values.")
            )
        self.default.setEnabled(not hidden)
        self.use.setEnabled(not hidden)
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row + 1 < self.list.count())
        self.give_all.setEnabled(any(not item.shipped for item in self._presets.all()))

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        self.fields.set_defaults(self._defaults())
        if old.default_preset != new.default_preset:
            self._refresh()

    def _say(self, sentence: str, is_error: bool) -> None:
        self.notices.show_bar("said", sentence, kind="error" if is_error else "info")

    # ---- doing -----------------------------------------------------------------------------

    def _use(self) -> None:
        self.flush()
        if self.use.isEnabled():
            self.use_requested.emit(self._shown)

    def _duplicate(self) -> None:
        if preset := self._presets.get(self._shown):
            self.make(preset)

    def _delete(self) -> None:
        self.flush()
        preset = self._presets.get(self._shown)
        if preset is None:
            return
        if self._presets.is_hidden(preset.id):
            self._presets.show(preset.id)
            return
        self._presets.remove(preset.id)
        if self._settings.value.default_preset == preset.id:
            self._settings.update(default_preset="")
        if not preset.shipped:
            self.notices.show_bar(
                "undo",
                self.tr("“{0}” was deleted.").format(preset.name),
                kind="undo",
                actions=[Action(self.tr("Undo"), lambda: self._undo(preset.id))],
                timeout_s=UNDO_S,
            )

    def _undo(self, id_: str = "") -> None:
        self.flush()
        self._presets.undo()
        self.notices.remove("undo")
        self._refresh(id_)

    def _move(self, step: int) -> None:
        self.flush()
        self._presets.move(self._shown, step)

    def _export(self, *, own: bool) -> None:
        self.flush()
        chosen = [
            item for item in self._presets.all() if (not item.shipped if own else item.id == self._shown)
        ]
        if chosen:
            self.files.ask_to_export(chosen, self.tr("My presets") if own else chosen[0].name)

    def _default_toggled(self, on: bool) -> None:
        if not self._filling:
            self._settings.update(default_preset=self._shown if on else "")

    def _button(self, row: WrapRow, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self.body)
        button.setAutoDefault(False)
        button.setProperty("small", True)
        follow_font(button, self.theme, "small")
        button.clicked.connect(lambda: run())
        row.addWidget(button)
        return button

    def _set_width(self) -> None:
        wish = self.theme.px(space(LIST_WIDTH))
        least = max(self.list.minimumWidth(), self._list_buttons.minimumSize().width())
        self._left.setFixedWidth(max(min(wish, int(self.width() * MOST_LIST)), least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_width()

    def showEvent(self, event: QShowEvent) -> None:
        self.fields.set_defaults(self._defaults())
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Closing: what was typed last is taken over."""
        self.flush()
        super().done(result)
