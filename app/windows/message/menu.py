"""The context menu of a message: everything that can be done with it, for the pointer and the menu key."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from app.look.icons import icon
from app.markdown.footnotes import TO_NOTE
from app.markdown.parts import OPENED_SCHEMES
from app.windows.message.host import MessageHost
from app.windows.widgets.plain import caption

SHOWN_ADDRESS = 60  # characters of an address in the menu
SHOWN_LINKS = 12


def open_link(address: str) -> None:
    """Has the system's browser or mail program open an address of the web or of a mailbox, nothing else."""
    if address.lower().startswith(OPENED_SCHEMES):
        QDesktopServices.openUrl(QUrl(address))


class MessageMenu(QMenu):
    """Goes away when it is closed."""

    def __init__(self, host: MessageHost, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if host.selection.range:
            selected = self.addAction(icon("copy", host.theme), self.tr("Copy the selected text"))
            selected.triggered.connect(lambda: host.copying.copy())
        for button in host.footer.controls():
            action = self.addAction(button.icon(), caption(button.accessibleName() or button.text()))
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        self.addAction(self.tr("Select all"), host.select_all)
        self.addAction(self.tr("Read line by line"), host.start_reading)
        if links := host.body.links()[:SHOWN_LINKS]:
            self.addSeparator()
        for address in links:
            if address.startswith("#"):
                there, back = self.tr("Go to footnote {0}"), self.tr("Back from footnote {0}")
                words = there if address.startswith(TO_NOTE) else back
                entry = self.addAction(words.format(address.rpartition("-")[2]))
                entry.triggered.connect(lambda _=False, link=address: host.follow(link))
                continue
            short = address if len(address) <= SHOWN_ADDRESS else address[: SHOWN_ADDRESS - 1] + "…"
            entry = self.addAction(self.tr("Open {0}").format(caption(short)))
            entry.triggered.connect(lambda _=False, address=address: open_link(address))
