"""The settings: what is offered, when a change holds, what is kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.models.services import make_services
from app.settings import DEFAULT_SYSTEM_PROMPT, Settings, SettingsStore
from app.storage.store import Store
from app.windows.settings.dialog import SettingsDialog
from app.windows.settings.kept_chats import KeptChats
from app.windows.settings.pages import SettingsPages
from app.windows.widgets.dialog import MessageDialog
from engine import paths as engine_paths
from engine.kv_cache.block_folder import past_blocks
from engine.process.events import Started
from engine.sampling.params import SamplingParams
from tests.helpers.scripted_client import INFO, ScriptedClient

KERNELS = (("i2_s", "scalar"), ("base3", "scalar"), ("i2_s", "avx2"))


@dataclass
class Bench:
    settings: SettingsStore
    session: ChatSession
    client: ScriptedClient
    theme: Theme
    dialog: SettingsDialog

    @property
    def value(self) -> Settings:
        return self.settings.value

    def turn(self) -> None:
        for _ in range(3):
            QCoreApplication.processEvents()

    def load(self) -> None:
        self.session.models.load("/models/toy")
        self.client.loaded()
        self.turn()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[Bench]:
    clients: list[ScriptedClient] = []

    def make(on_event: Callable[..., None]) -> ScriptedClient:
        clients.append(ScriptedClient(on_event))
        return clients[-1]

    settings = SettingsStore(paths.settings_path())
    store, _ = Store.open(paths.database_path())
    bridge = EngineBridge(make_client=make)
    session = ChatSession(store, settings, bridge)
    theme = Theme(qapp)
    bridge.start()
    clients[0].emit(Started(1, KERNELS))
    services = make_services(settings, bridge)
    dialog = SettingsDialog(SettingsPages(settings, session, bridge, services, theme), theme)
    bench = Bench(settings, session, clients[0], theme, dialog)
    qtbot.addWidget(bench.dialog)
    bench.turn()
    bench.dialog.show()
    yield bench
    services.close()
    session.close()


def items(combo: QComboBox) -> list[str]:
    return [combo.itemData(number) for number in range(combo.count())]


def choose(combo: QComboBox, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))


def kept() -> Settings:
    """What a start from now on would find."""
    return SettingsStore(paths.settings_path()).value


def test_the_trash_is_counted_and_emptied(bench: Bench) -> None:
    page = bench.dialog.data
    bench.dialog.pages.setCurrentRow(bench.dialog.stack.indexOf(page))
    assert page.trash.count.text() == "The trash is empty" and not page.trash.empty_button.isEnabled()
    bench.load()
    for number in (1, 2):
        assert bench.session.asking.send("Hello")
        bench.client.pieces("Hi")
        bench.client.finish()
        bench.turn()
        bench.session.delete(bench.session.info.id)
        bench.turn()
        assert page.trash.count.text() == ["1 deleted chat", "2 deleted chats"][number - 1]
    for answer in ("Cancel", "Empty the trash"):
        assert page.trash.empty_button.isEnabled()
        page.trash.empty_button.click()
        question = page.findChild(MessageDialog)
        assert "cannot be undone" in question.sentence.text()
        next(button for button in question.findChildren(QPushButton) if button.text() == answer).click()
        question.hide()
        question.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert bench.session.trash.chats() == [] and page.trash.count.text() == "The trash is empty"


def test_only_what_this_cpu_has_is_offered(bench: Bench) -> None:
    page = bench.dialog.engine
    assert items(page.kernel) == ["auto", "i2_s", "base3"]
    assert items(page.isa) == ["", "avx2", "scalar"]
    choose(page.kernel, "base3")
    assert items(page.isa) == ["", "scalar"]


def test_a_kernel_without_a_fast_form_here_says_so(bench: Bench) -> None:
    page = bench.dialog.engine
    bench.dialog.pages.setCurrentRow(bench.dialog.stack.indexOf(page))
    assert [page.kernel.itemText(number) for number in (1, 2)] == ["i2_s", "base3 (slow on this computer)"]
    choose(page.kernel, "i2_s")
    assert page.slow.isHidden()
    choose(page.kernel, "base3")
    assert page.slow.isVisible() and "base3" in page.slow.text()
    choose(page.kernel, "i2_s")
    choose(page.isa, "scalar")
    assert page.slow.isVisible() and "scalar" in page.slow.text()
    choose(page.isa, "avx2")
    assert page.slow.isHidden()


def test_where_everything_is_slow_nothing_is_called_so(bench: Bench) -> None:
    bench.client.emit(Started(1, (("i2_s", "scalar"), ("base3", "scalar"))))
    bench.turn()
    page = bench.dialog.engine
    assert [page.kernel.itemText(number) for number in (1, 2)] == ["base3", "i2_s"]
    choose(page.kernel, "base3")
    assert page.slow.isHidden()


def test_a_kernel_of_another_computer_is_still_shown(bench: Bench) -> None:
    bench.settings.update(kernel="tl1", isa="neon")
    bench.dialog.engine.fill(bench.value)
    assert bench.dialog.engine.kernel.currentText() == "tl1"
    assert bench.dialog.engine.isa.currentText() == "neon"


def test_changes_of_the_engine_cost_one_reload(qtbot: QtBot, bench: Bench) -> None:
    bench.load()
    page = bench.dialog.engine
    choose(page.kernel, "i2_s")
    choose(page.isa, "avx2")
    page.threads.setValue(7)
    page.context.setValue(2048)
    choose(page.kv, "f32")
    choose(page.speculation, "off")
    assert len(bench.client.loads) == 1, "not before the choosing came to rest"
    qtbot.waitUntil(lambda: len(bench.client.loads) > 1, timeout=5000)
    last = bench.client.loads[-1].options
    assert (last.kernel, last.isa, last.threads, last.context, last.kv) == ("i2_s", "avx2", 7, 2048, "f32")
    assert last.speculation == "off"
    assert len(bench.client.loads) == 2
    assert kept().engine.threads == 7
    assert "being loaded" in page.when.text()
    bench.client.loaded()
    bench.turn()
    assert "immediately" in page.when.text()


def test_threads_are_automatic_or_any_number(bench: Bench) -> None:
    spin = bench.dialog.engine.threads
    assert spin.text().startswith("Automatic (")
    spin.setValue(513)
    bench.dialog.engine.apply()
    assert kept().engine.threads == 513


def test_closing_applies_what_still_waits(bench: Bench) -> None:
    bench.dialog.engine.threads.setValue(3)
    bench.dialog.answers.own_prompt.click()
    bench.dialog.answers.prompt.setPlainText("Be brief.")
    bench.dialog.data.kept_chats.limit.setValue(2.5)
    bench.dialog.close()
    assert (kept().engine.threads, kept().system_prompt) == (3, "Be brief.")
    assert kept().engine.prefix_cache_bytes == 5 << 29


def test_a_change_during_an_answer_says_when(bench: Bench) -> None:
    bench.load()
    bench.session.asking.send("hello")
    bench.client.pieces("a", "b")
    bench.turn()
    page = bench.dialog.engine
    bench.dialog.pages.setCurrentRow(bench.dialog.stack.indexOf(page))
    assert page.now_button.isHidden()
    page.threads.setValue(2)
    page.apply()
    assert "when it is finished" in page.when.text()
    assert page.now_button.isVisible()
    assert len(bench.client.loads) == 1
    page.now_button.click()
    assert bench.client.stops == 1
    bench.client.finish("cancelled")
    bench.turn()
    assert len(bench.client.loads) == 2
    assert page.now_button.isHidden()


def test_memory_follows_the_context(bench: Bench, tmp_path: Path) -> None:
    from tests.helpers.toy import write_toy

    bench.settings.update(last_model=str(write_toy(tmp_path / "田中 ü 😀")))
    page = bench.dialog.engine
    page.fill(bench.value)
    assert page.context.maximum() == max(512, bench.value.engine.context), "the toy's own limit"
    page.context.setValue(64)
    short = page.memory.text()
    assert short.startswith("Needs about ")
    assert "free" in short


def test_the_models_own_sampling_is_shown_and_left_alone(bench: Bench) -> None:
    bench.load()
    page = bench.dialog.answers
    assert page.own.isChecked()
    assert not page.values.temperature.isEnabled()
    assert page.values.seed.value() == 1, "of the scripted model"
    bench.settings.update(sampling=SamplingParams(temperature=0.25, seed=9))
    page.own.click()
    assert not kept().use_model_sampling
    assert page.values.temperature.isEnabled()
    assert (page.values.temperature.value(), page.values.seed.value()) == (0.25, 9)


def test_every_sampling_value_is_kept(bench: Bench) -> None:
    page = bench.dialog.answers
    page.own.click()
    page.values.temperature.setValue(1.35)
    page.values.top_k.setValue(40)
    page.values.top_p.setValue(0.55)
    page.values.min_p.setValue(0.05)
    page.values.penalty.setValue(1.1)
    page.values.max_tokens.setValue(1000)
    page.values.seed.setValue(0)
    page.flush()
    assert kept().sampling == SamplingParams(1.35, 40, 0.55, 0.05, 1.1, 0, 1000)
    page.values.max_tokens.setValue(page.values.max_tokens.minimum())
    page.values.seed.setValue(page.values.seed.minimum())
    page.flush()
    assert (kept().sampling.max_tokens, kept().sampling.seed) == (None, None)
    assert page.values.max_tokens.text() == "Until the context is full"


def test_the_system_prompt_and_the_way_back(qtbot: QtBot, bench: Bench) -> None:
    page = bench.dialog.answers
    assert not page.prompt.isEnabled()
    page.own_prompt.click()
    page.prompt.setPlainText("You are a pirate.")
    qtbot.waitUntil(lambda: kept().system_prompt == "You are a pirate.", timeout=5000)
    page.default_button.click()
    page.flush()
    assert kept().system_prompt == DEFAULT_SYSTEM_PROMPT


def test_the_models_own_system_prompt_is_shown_and_ones_own_is_kept(bench: Bench) -> None:
    page = bench.dialog.answers
    page.own_prompt.click()
    page.prompt.setPlainText("You are a pirate.")
    page.own_prompt.click()  # before it came to rest
    assert kept().system_prompt == "You are a pirate." and kept().use_model_prompt
    bench.load()
    assert page.prompt.toPlainText() == DEFAULT_SYSTEM_PROMPT
    assert page.whose.isVisibleTo(page) and "toy names none" in page.whose.text()
    bench.session.models.load("/models/other")
    bench.client.loaded(replace(INFO, path="/models/other", system_prompt="Answer briefly."))
    bench.turn()
    assert page.prompt.toPlainText() == "Answer briefly." and not page.prompt.isEnabled()
    assert page.whose.text() == "The prompt of the model toy."
    page.own_prompt.click()
    assert page.prompt.toPlainText() == "You are a pirate." and page.prompt.isEnabled()
    assert page.whose.isHidden()


def test_a_kernel_for_other_weights_is_a_wish_and_one_sentence_says_so(bench: Bench) -> None:
    bench.settings.update(kernel="i2_s")
    page = bench.dialog.engine
    bench.load()
    assert page.misfit.isHidden()
    digits = (("digits", "scalar"), ("digits", "avx2"))
    bench.session.models.load("/models/starter")
    assert not bench.client.loads[-1].insists
    bench.client.loaded(replace(INFO, path="/models/starter", kernel="digits", kernels=digits))
    bench.turn()
    assert not page.misfit.isHidden() and page.slow.isHidden()
    assert page.misfit.text() == (
        "i2_s is for models with other weights; toy runs with digits, chosen automatically."
    )
    assert [page.kernel.itemData(number) for number in range(3)] == ["auto", "digits", "i2_s"]
    choose(page.kernel, "auto")
    assert page.misfit.isHidden()


def test_theme_and_font_size_hold_at_once(bench: Bench) -> None:
    page = bench.dialog.general
    choose(page.scheme, "dark")
    assert kept().theme == "dark"
    page.points.setValue(14)
    assert kept().font_size == 14
    page.points.setValue(page.points.minimum())
    assert page.points.text() == "Match system"
    assert kept().font_size == 0


def test_settings_open_on_what_most_people_look_for(bench: Bench) -> None:
    dialog = bench.dialog
    assert dialog.stack.currentWidget() is dialog.general
    assert dialog.pages.item(0).text() == "General"
    assert dialog.general.scheme.isVisible() and dialog.general.points.isVisible()
    dialog.general.load_at_start.click()
    assert not kept().load_at_start


def test_every_field_has_a_sentence_beside_it(bench: Bench) -> None:
    dialog = bench.dialog
    for page in (dialog.general, dialog.answers, dialog.downloads, dialog.engine):
        dialog.pages.setCurrentRow(dialog.stack.indexOf(page))
        shown = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
        fields = [w for w in page.findChildren(QWidget) if isinstance(w, QComboBox | QAbstractSpinBox)]
        assert fields or page is dialog.downloads
        for field in fields:
            if field is dialog.engine.presets.battery and not field.isVisible():
                continue  # there is no battery
            sentence = field.accessibleDescription()
            assert sentence.endswith(".") and sentence in shown, field.accessibleName()


def test_tern_home_wins_over_a_chosen_folder(bench: Bench, tern_home: Path) -> None:
    page = bench.dialog.data
    assert page.folder.text() == str(tern_home.resolve())
    assert not page.change_button.isEnabled()
    assert "TERN_HOME" in page.note.text()


def keep_blocks(count: int) -> int:
    """What the engine would keep of chats; the bytes on disk."""
    for number in range(count):
        past_blocks(1 << 40).write(bytes([number] * 16), memoryview(bytes(1 << 20)))
    return past_blocks().size()


def show_data(bench: Bench) -> KeptChats:
    bench.dialog.pages.setCurrentRow(bench.dialog.stack.indexOf(bench.dialog.data))
    return bench.dialog.data.kept_chats


def test_what_was_computed_of_chats_is_shown_and_cleared(qtbot: QtBot, bench: Bench) -> None:
    bench.load()
    assert bench.client.loads[-1].options.prefix_cache_bytes == bench.value.engine.prefix_cache_bytes > 0
    keep_blocks(3)
    page = show_data(bench)
    qtbot.waitUntil(lambda: page.used.text() == "3.0 MB", timeout=5000)
    assert page.used.accessibleName() == "In use: 3.0 MB"
    page.clear_button.click()
    qtbot.waitUntil(lambda: page.used.text() == "Nothing", timeout=5000)
    assert not page.clear_button.isEnabled()
    assert past_blocks().size() == 0
    assert bench.client.forgets == 1, "the engine has the last chat in memory"
    assert len(bench.client.loads) == 1


def test_switching_it_off_deletes_it(qtbot: QtBot, bench: Bench) -> None:
    bench.load()
    keep_blocks(2)
    page = show_data(bench)
    page.switch.click()
    assert bench.client.loads[-1].options.prefix_cache_bytes == 0 and len(bench.client.loads) == 2
    assert not kept().prefix_cache and not page.limit.isEnabled()
    qtbot.waitUntil(lambda: past_blocks().size() == 0, timeout=5000)
    assert bench.client.forgets == 1
    page.switch.click()
    assert bench.client.loads[-1].options.prefix_cache_bytes == bench.value.engine.prefix_cache_bytes > 0
    assert bench.client.forgets == 1


def test_a_lower_limit_holds_at_once(qtbot: QtBot, bench: Bench) -> None:
    size = keep_blocks(120)
    page = show_data(bench)
    page.limit.setValue(0.1)
    qtbot.waitUntil(lambda: kept().engine.prefix_cache_bytes == round(0.1 * (1 << 30)), timeout=5000)
    qtbot.waitUntil(lambda: past_blocks().size() <= kept().engine.prefix_cache_bytes, timeout=5000)
    assert 0 < past_blocks().size() < size


@pytest.fixture
def usual_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Without TERN_HOME, and with the system's own place inside the test's folder."""
    monkeypatch.delenv("TERN_HOME")
    usual = tmp_path / "usual"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *args, **options: str(usual))
    return usual


def test_another_data_folder_holds_from_the_next_start(
    bench: Bench, usual_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "田中 ü 😀"
    page = bench.dialog.data
    monkeypatch.setattr("app.windows.settings.data.data_dir", lambda: usual_folder)  # of the running program
    page.change(str(other))
    assert engine_paths.data_dir() == other.resolve()
    assert str(other) in page.note.text()
    assert "next start" in page.note.text()


def test_a_folder_that_cannot_be_written_is_refused(bench: Bench, usual_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    bench.dialog.data.change(str(file / "folder"))
    assert "cannot be used" in bench.dialog.data.note.text()
    assert engine_paths.data_dir() == usual_folder.resolve()


def test_back_to_the_usual_folder(usual_folder: Path, tmp_path: Path) -> None:
    engine_paths.choose_data_dir(tmp_path / "other")
    assert engine_paths.data_dir() == tmp_path / "other"
    engine_paths.choose_data_dir(None)
    assert engine_paths.data_dir() == usual_folder


def test_pages_are_reached_by_keyboard(qtbot: QtBot, bench: Bench) -> None:
    dialog = bench.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.pages.setFocus()
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Down)
    assert dialog.stack.currentWidget() is dialog.answers
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.answers.own
