"""The main window: conversations at the left, the chat in the middle, composer and status line below."""

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from app.chat.session import ChatSession
from app.chat.state import Phase
from app.engine_bridge import BridgeState, EngineBridge
from app.look.theme import Theme, space
from app.models.services import ModelServices
from app.settings import Settings, SettingsStore
from app.storage.exchange import is_export
from app.windows.chat.answer_with import AnswerWith
from app.windows.chat.documents import ChatDocuments
from app.windows.chat.empty_state import EmptyState
from app.windows.chat.header import ChatHeader
from app.windows.chat.reading_column import ReadingColumn
from app.windows.chat.view import ChatView
from app.windows.composer.composer import Composer
from app.windows.dialogs.kept import Dialogs
from app.windows.dialogs.way_to_model import ModelDialogs
from app.windows.main.chat_commands import ChatCommands
from app.windows.main.drop_hint import DropHint, dropped_files, dropped_path
from app.windows.main.files import MessageFiles
from app.windows.main.finished_notice import FinishedNotice
from app.windows.main.geometry import keep_geometry, restore_geometry
from app.windows.main.last_actions import LastActions
from app.windows.main.live_drawer import LiveDrawer
from app.windows.main.notices import Notices
from app.windows.main.palette_source import PaletteSource
from app.windows.main.places import Places, placed_title
from app.windows.main.temporary_mark import TemporaryMark
from app.windows.main.typing_window import TypingWindow
from app.windows.main.window_parts import busy_words, closes_all_the_same, column
from app.windows.menu.menu_actions import EditActions, ViewActions
from app.windows.menu.menus import Menus
from app.windows.models.bars import ModelBars
from app.windows.models.choices import ModelChoices
from app.windows.models.loaded_model import folder_name
from app.windows.sidebar.chat_rows import shown_title
from app.windows.sidebar.sidebar import Sidebar
from app.windows.status.context_line import ContextLine
from app.windows.status.status_line import StatusLine
from app.windows.widgets.fitting.screen_fit import ScreenFit
from app.windows.widgets.notice_bar import NoticeArea
from app.windows.widgets.plain import window_title
from app.windows.widgets.tab_order import chain
from engine import hub

SMALLEST = (520, 400)
FRAME = (16, 48)  # at most, of what the desktop draws around it
SMALLEST_WITH_LIST = (380, 230)  # beside ordinary text: it grows with the text, as the list and the chat do
CHAT_WIDTH = 320  # at least


class MainWindow(TypingWindow):
    """Puts the parts together and connects them; every part keeps its own state."""

    def __init__(
        self,
        settings: SettingsStore,
        bridge: EngineBridge,
        session: ChatSession,
        services: ModelServices,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bridge = bridge
        self._session = session
        self._theme = theme
        self._serving = services.serving
        self._shown_id: str | None = None  # the conversation whose draft stands in the composer
        self.menus = Menus(self)
        self.last_actions = LastActions(session, self)
        self._edit_actions = EditActions(self.menus, self.last_actions)
        self.sidebar = Sidebar(session, theme, self)
        choices = ModelChoices(session, services, self)
        self.header = ChatHeader(session, choices, theme, self.menus, self)
        self.answer_with = AnswerWith(session, choices, theme, self)
        self.chat_view = ChatView(session, theme, self)
        self.empty_state = EmptyState(theme, self)
        self.notices = NoticeArea(theme, self)
        self.composer = Composer(theme, self)
        self.context_line = ContextLine(session, theme, self.menus, self)
        self.writing_field = self.composer.field
        self.status = StatusLine(theme, self)
        self.drop_hint = DropHint(theme, self)
        self._notices = Notices(session, self.notices, self)
        self._lay_out()
        self.model_dialogs = ModelDialogs(self, self.notices, session, services, theme)
        self.dialogs = Dialogs(self, settings, session, bridge, services, theme, self.menus)
        self.model_bars = ModelBars(self.notices, settings, bridge, session, self)
        self.commands = ChatCommands(session, self.composer, self.chat_view, self.sidebar, self.notices, self)
        self.files = MessageFiles(session, bridge, self.commands, self.notices, self.menus, self)
        self.places = Places(
            *(session, self.menus, self.sidebar, self.header.more, self.notices),
            *(self.commands, self.dialogs, theme, self),
        )
        self.finished = FinishedNotice(session, self.commands, self.raise_and_activate, self)
        self.commands_palette = PaletteSource(
            *(self, session, services, self.menus, self.sidebar, self.commands, self.dialogs),
            *(self.model_bars, theme),
        )
        self.temporary = TemporaryMark(
            *(session, self.menus, self.header, self.composer, self.notices, self.commands, theme, self)
        )
        self.documents = ChatDocuments(
            session, self.composer, self.menus, self.dialogs.documents, theme, self
        )
        chain(self.composer.field, self.composer.attach_button, self.documents.button, self.composer.button)
        self._connect_menus()
        self._connect_parts()
        self.setAcceptDrops(True)
        self._bound_window()
        self._fit = ScreenFit(self)
        restore_geometry(self, self.splitter, settings)
        self.menus.sidebar.setChecked(settings.value.sidebar)
        self.sidebar.setVisible(settings.value.sidebar)
        self._view_actions = ViewActions(self, self.menus, settings, theme)
        self._settings_changed(settings.value, settings.value)
        self._show_conversation()
        self.composer.setFocus()

    def _lay_out(self) -> None:
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.empty_state)
        self.middle.addWidget(self.chat_view)
        self.middle.setMinimumHeight(space(5))  # where it is low, the bars and the composer come first
        chat = QWidget(self)
        chat.setObjectName("chatColumn")
        chat.setMinimumWidth(CHAT_WIDTH)
        # The header above and the composer below stand on the same ground.
        self.chat_view.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        foot = ReadingColumn(self._theme, self.notices, self.context_line, self.composer)
        column(chat, self.header, self.middle, foot).setStretch(1, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(chat)
        self.splitter.setStretchFactor(1, 1)
        self._theme.changed.connect(self._bound_sidebar)
        self._theme.changed.connect(self._bound_window)
        self._bound_sidebar()
        body = QWidget(self)
        self.live = LiveDrawer(
            self, self.splitter, self.menus, self._settings, self._session, self._bridge, self._theme
        )
        column(body, self.live.row, self.status).setStretch(0, 1)
        self.setCentralWidget(body)
        self.notices.comes_before(self.composer.field)
        self.context_line.comes_before(self.composer.field)
        chain(
            *(self.sidebar.new_button, self.sidebar.search, self.sidebar.view),
            *(self.sidebar.foot.archive_button, self.sidebar.foot.trash_button),
            *(self.header.toggle, self.header.model, self.header.preset, self.header.more),
            *(self.empty_state.get_button, self.empty_state.open_button, *self.empty_state.suggestions),
            self.chat_view,  # which sees to its messages
            *(
                self.composer.field,
                self.composer.attach_button,
                self.composer.button,
                self.status.model,
                self.status.server,
                self.status.badge,
            ),
        )

    def _bound_window(self) -> None:
        size, screen = QSize(*SMALLEST), self.screen().availableSize() - QSize(*FRAME)
        if not self.sidebar.isHidden():
            size = size.expandedTo(QSize(*map(self._theme.px, SMALLEST_WITH_LIST)))
        self.setMinimumSize(size.boundedTo(screen))

    def _bound_sidebar(self) -> None:
        # A narrow window has room for both; the chat comes first.
        handle = self.splitter.handleWidth()
        least = min(self._theme.px(space(45)), space(80), self.width() - CHAT_WIDTH - handle)
        self.sidebar.setMinimumWidth(max(least, SMALLEST[0] - CHAT_WIDTH - handle))
        self.sidebar.setMaximumWidth(self._theme.px(space(110)))

    def _connect_menus(self) -> None:
        menus, commands = self.menus, self.commands
        for action, run in (
            (menus.new_chat, commands.new),
            (menus.open_model, self.ask_for_model),
            (menus.models, self.model_dialogs.manage),
            (menus.get_model, self.model_dialogs.get),
            (menus.quit, self.close),
            (menus.search, self._search),
            (menus.stop, self._session.stop),
            (menus.regenerate, commands.answer_again),
            (menus.answer_with, self._answer_with),
            (menus.go_on, commands.go_on),
            (menus.write, self.composer.setFocus),
            (menus.previous, lambda: self.sidebar.step(-1)),
            (menus.next, lambda: self.sidebar.step(+1)),
            (menus.rename, self._rename),
            (menus.pin, commands.toggle_pin),
            (menus.delete, commands.delete_shown),
            (menus.reload, self._session.models.reload),
            (menus.unload, self._bridge.unload),
        ):
            menus.connect_to(action, run)
        menus.sidebar.toggled.connect(self._show_sidebar)

    def _connect_parts(self) -> None:
        session, bridge, commands = self._session, self._bridge, self.commands
        self.sidebar.opened.connect(commands.open)
        self.sidebar.write_requested.connect(self.composer.setFocus)
        self.sidebar.new_requested.connect(lambda: commands.new())
        self.sidebar.delete_requested.connect(commands.delete)
        self.sidebar.export_requested.connect(self.dialogs.exchange.export)
        self.dialogs.exchange.opened.connect(commands.open)
        self.sidebar.trash_requested.connect(self.dialogs.trash)
        self.dialogs.restore_requested.connect(commands.undelete)
        self.last_actions.undone_delete.connect(lambda _: self.notices.remove("undo"))
        commands.sending.connect(self.model_dialogs.starter.move)
        self.composer.stop_requested.connect(session.stop)
        self.composer.draft_changed.connect(session.set_draft)
        self.chat_view.scrolled.connect(session.set_scroll)
        self.chat_view.new_chat_requested.connect(commands.ask_in_new_chat)
        self.chat_view.older_chat_requested.connect(commands.open_older)
        self.chat_view.with_requested.connect(self.answer_with.pop_up)
        self.answer_with.load_requested.connect(self.open_model)
        self.header.model.load_requested.connect(self.open_model)
        self.empty_state.open_requested.connect(self.ask_for_model)
        self.empty_state.get_requested.connect(self.model_dialogs.get)
        self.model_dialogs.folder_requested.connect(self.ask_for_model)
        self.model_dialogs.load_requested.connect(self.open_model)
        self.model_dialogs.settings_requested.connect(self.dialogs.settings)
        self.empty_state.recent_requested.connect(self.open_model)
        self.empty_state.suggested.connect(commands.ask)
        self.status.model_requested.connect(self.dialogs.model)
        self.status.proof_requested.connect(self.dialogs.proof)
        self.status.server_requested.connect(self.dialogs.server)
        self.model_bars.folder_requested.connect(self.ask_for_model)
        self.dialogs.folder_requested.connect(self.ask_for_model)
        self.dialogs.load_requested.connect(self.open_model)
        session.conversation_changed.connect(self._show_conversation)
        session.message_added.connect(lambda _: self._show_middle())
        session.info_changed.connect(self._show_info)
        session.phase_changed.connect(lambda _: self._show_phase())
        session.progress.connect(self.status.set_reading)
        session.stats_changed.connect(self.status.set_stats)
        bridge.state_changed.connect(lambda _: self._show_phase())
        bridge.loaded.connect(lambda _: self._show_phase())
        bridge.unloaded.connect(self._show_phase)
        self._settings.changed.connect(self._settings_changed)
        self._serving.changed.connect(self._show_server)
        self._serving.failed.connect(self.show_notice)
        self._settings.save_failed.connect(self.show_notice)

    # ---- for the start of the program ------------------------------------------------------

    def open_model(self, folder: str) -> None:
        """Loads the checkpoint in ``folder`` with the settings in force; asks first where memory is short."""
        self.model_bars.open(folder)

    def open_path(self, path: str) -> None:
        """What the command line or the file manager names: an export of chats, else a model."""
        if is_export(path):
            self.dialogs.exchange.import_file(path)
        else:
            self.open_model(path)

    def open_path_of_other(self, path: str) -> None:
        """What a second start of the program was to open; "": nothing."""
        if path:
            self.open_path(path)

    def ask_for_model(self) -> None:
        """The dialog that chooses a model folder."""
        last = self._settings.value.last_model
        start = str(Path(last).parent) if last else str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a Model Folder"), start)
        if folder:
            self.open_model(folder)

    def show_notice(self, sentence: str) -> None:
        """One sentence in a bar above the composer."""
        self._notices.show(sentence)

    def raise_and_activate(self) -> None:
        """To the front, out of minimised: what a second start of the program asks for."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # ---- showing ---------------------------------------------------------------------------

    def _show_conversation(self) -> None:
        info = self._session.info
        other = info.id != self._shown_id  # else only another branch of the same
        if other:
            self._shown_id = info.id
            self.composer.set_draft(info.draft)
            self.files.show_draft()
            self.sidebar.set_current(info.id)
        self._show_middle()
        self._show_phase()
        self.status.set_stats(self._session.stats)
        if other:
            self.chat_view.restore(info.scroll)

    def _show_middle(self) -> None:
        messages = bool(self._session.messages())
        self.show_page(self.middle, self.chat_view if messages else self.empty_state)
        self._show_info()

    def _show_info(self) -> None:
        info = self._session.info
        temporary = self._session.temporary.on
        title = placed_title(shown_title(info.title), info.folder)
        if temporary:
            title = ""  # its own words are nobody's business, and a badge stands there
        # A new conversation is in the list, and can be renamed, from its first message on.
        kept = bool(self._session.messages()) and not temporary
        self.header.show_chat(title, info, bool(self._session.messages()))
        self.setWindowTitle(self.tr("{0} – Tern").format(window_title(title)) if kept else self.tr("Tern"))
        for action in (self.menus.rename, self.menus.pin, self.menus.delete):
            action.setEnabled(kept)
        self.menus.pin.setChecked(info.pinned)

    def _show_server(self) -> None:
        self.status.set_server(self._serving.is_on, self._serving.clients)

    def _show_phase(self) -> None:
        state, info = self._bridge.state, self._bridge.info
        running = self._session.running_message is not None
        self.composer.set_generating(running)
        self.menus.stop.setEnabled(running)
        self.menus.regenerate.setEnabled(info is not None and not running)
        self.menus.answer_with.setEnabled(info is not None and not running)
        self.menus.go_on.setEnabled(info is not None and not running)
        self.menus.unload.setEnabled(info is not None)
        self.menus.reload.setEnabled(bool(self._settings.value.last_model))
        self.sidebar.set_busy(self._session.running_conversation)
        name = folder_name(self.model_bars.loading_folder)
        loading = state.is_busy
        for part in (self.status.set_model, self.header.show_model):
            part(info, busy_words(state, name))
        if self._session.phase is not Phase.PREFILLING:
            self.status.set_reading(0, 0)
        if info is not None:
            self.composer.set_sendable(True)
            self.empty_state.show_ready(info.name)
        elif loading:
            self.composer.set_sendable(
                True, self.tr("Write a message; it will be answered once the model is loaded")
            )
            self.empty_state.show_loading(name)
        else:
            reason = (
                self.tr("The engine has stopped; start it again to continue")
                if state is BridgeState.DEAD
                else self.tr("Download a model to start chatting")
            )
            self.composer.set_sendable(False, reason)
            self.empty_state.show_no_model(self._settings.value.recent_models, starter=hub.starter_folder())

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        self.menus.show_recent(new.recent_models, self.open_model)
        if old.recent_models != new.recent_models:
            self._show_phase()

    def _search(self) -> None:
        self.menus.sidebar.setChecked(True)
        self.sidebar.focus_search()

    def _answer_with(self) -> None:
        if messages := self._session.messages():
            self.answer_with.pop_up(messages[-1].id, self.composer.mapToGlobal(QPoint(0, 0)))

    def _rename(self) -> None:
        self.menus.sidebar.setChecked(True)
        self.commands.rename()

    def _show_sidebar(self, shown: bool) -> None:
        if not shown and self.sidebar.isAncestorOf(self.focusWidget() or self):
            self.composer.setFocus()
        if not shown and not self.sidebar.isHidden():
            keep_geometry(self, self.splitter, self._settings)  # its width, while it has one
        self.sidebar.setVisible(shown)
        self._bound_window()

    # ---- Qt --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bound_sidebar()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit.shown()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commands.leave()
        if not self.temporary.may_close():
            event.ignore()
            return
        if self._session.unsaved and not closes_all_the_same(self._theme, self):
            event.ignore()
            return
        self.dialogs.close_all()
        self.model_dialogs.close_all()
        self.finished.notice.forget()
        keep_geometry(self, self.splitter, self._settings)
        self.files.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        path = dropped_path(event.mimeData())
        if path or dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.cover(path)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        if path := dropped_path(event.mimeData()):
            event.acceptProposedAction()
            self.open_path(path)
        elif paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files.attach(paths)
