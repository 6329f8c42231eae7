"""The files of a message in the chat: a chip for each, which opens what the model sees of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.conversation import Attachment
from app.languages import say
from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.files.words import kind_words, seen_words
from app.windows.widgets.fitting.elided_button import ElidedButton
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.labels import follow_font
from app.windows.widgets.plain import caption, tip

MOST_NAME = 40  # characters
ICON_STEPS = 4


class SentFiles(QWidget):
    """At the right, as the reader's own messages are."""

    def __init__(self, attachments: tuple[Attachment, ...], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        row = WrapRow(self)
        row.add_gap()
        self.buttons: list[QAbstractButton] = []
        for attachment in attachments:
            button = self._button(attachment)
            row.addWidget(button)
            self.buttons.append(button)

    def _button(self, attachment: Attachment) -> ElidedButton:
        button = ElidedButton(self)
        button.setObjectName("fileChip")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(icon("file", self._theme))
        side = self._theme.px(space(ICON_STEPS))
        button.setIconSize(QSize(side, side))
        name = attachment.name
        if len(name) > MOST_NAME:
            name = f"{name[: MOST_NAME // 2]}…{name[-MOST_NAME // 2 :]}"
        place = attachment.place or ("" if attachment.whole else say.tr("passages"))
        button.setText(caption(f"{name} · {place}" if place else name))
        follow_font(button, self._theme, "small")
        kind = kind_words(attachment.kind)
        said = ". ".join(part for part in (kind, seen_words(attachment)) if part)
        button.setAccessibleName(say.tr("File {0}").format(attachment.name))
        button.setAccessibleDescription(said)
        button.setToolTip(tip(f"{attachment.name}\n{said}"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # until the message has the focus
        button.clicked.connect(lambda: self._open(attachment))
        return button

    def _open(self, attachment: Attachment) -> None:
        from app.windows.files.text_dialog import FileTextDialog

        dialog = FileTextDialog(attachment, self._theme, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def place(self, left: int, top: int, width: int) -> int:
        """Where they end, with the room below them."""
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        self.setGeometry(left, top, width, height)
        return top + height + space(2)

    def set_policy(self, policy: Qt.FocusPolicy) -> None:
        for button in self.buttons:
            button.setFocusPolicy(policy)
