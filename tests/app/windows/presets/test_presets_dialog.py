"""The dialog that manages presets, by its fields, buttons and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.presets.exchange import read_file
from app.presets.preset import PROMPT_LENGTH, Preset
from app.presets.shipped import shipped_presets
from app.presets.store import PresetStore
from app.windows.chat.this_chat import ChatDialog
from app.windows.presets.presets_dialog import PresetsDialog
from engine.sampling.params import SamplingParams
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        bench.load()
        yield bench


@pytest.fixture
def presets(bench: WindowBench) -> PresetStore:
    return bench.program.session.presets


@pytest.fixture
def dialog(bench: WindowBench) -> PresetsDialog:
    bench.do(bench.window.menus.presets.trigger)
    dialog = bench.window.findChild(PresetsDialog)
    assert dialog is not None
    return dialog


def choose(dialog: PresetsDialog, name: str) -> None:
    names = [preset.name for preset in dialog._presets.all()]
    dialog.list.setCurrentRow(names.index(name))


def test_a_new_preset_by_keyboard(dialog: PresetsDialog, presets: PresetStore) -> None:
    dialog.new.click()
    assert dialog.focusWidget() is dialog.name and dialog.name.selectedText() == "New preset"
    QTest.keyClicks(dialog.name, "Pirate")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert presets.named("Pirate") is not None
    dialog.fields.text.setPlainText("Arr.")
    dialog.fields.use_sampling.click()
    dialog.fields.values.temperature.setValue(1.5)
    dialog.close()
    made = presets.named("Pirate")
    assert made is not None and made.prompt == "Arr." and made.sampling is not None
    assert made.sampling.temperature == 1.5
    assert presets.all()[1] == made, "after the one that was chosen"


def test_what_was_typed_is_kept_when_another_is_chosen(dialog: PresetsDialog, presets: PresetStore) -> None:
    dialog.new.click()
    dialog.fields.text.setPlainText("Arr.")
    choose(dialog, "Brainstorm")
    assert [preset.prompt for preset in presets.all() if not preset.shipped] == ["Arr."]
    assert presets.get("tern.brainstorm") == shipped_presets()[-1]
    dialog.name.clear()
    choose(dialog, "New preset")
    dialog.name.clear()
    dialog.flush()
    assert dialog.name.text() == "New preset", "a preset has a name"
    dialog.fields.text.setPlainText("x" * (PROMPT_LENGTH + 1))
    dialog.flush()
    assert dialog.notices.says(
        f"The prompt is too long: {QLocale().toString(PROMPT_LENGTH)} characters at most."
    )
    assert [preset.prompt for preset in presets.all() if not preset.shipped] == ["Arr."]


def test_shipped_ones_are_copied_and_hidden_but_not_changed(
    dialog: PresetsDialog, presets: PresetStore, bench: WindowBench
) -> None:
    choose(dialog, "Proofread")
    assert dialog.name.isReadOnly() and dialog.fields.text.isReadOnly()
    assert not dialog.fields.use_default.isEnabled() and not dialog.fields.values.temperature.isEnabled()
    assert dialog.delete.text() == "&Hide" and dialog.whose.isVisible()
    dialog.delete.click()
    assert "Proofread" not in [action.text() for action in bench.window.header.preset.entries()]
    assert dialog.delete.text() == "&Show" and not dialog.use.isEnabled()
    dialog.delete.click()
    assert "Proofread" in [action.text() for action in bench.window.header.preset.entries()]
    dialog.copy.click()
    made = presets.named("Proofread 2")
    assert made is not None and made.sampling == shipped_presets()[3].sampling
    assert not dialog.name.isReadOnly() and dialog.fields.values.temperature.isEnabled()


def test_what_was_deleted_comes_back(dialog: PresetsDialog, presets: PresetStore, bench: WindowBench) -> None:
    dialog.new.click()
    made = presets.named("New preset")
    assert made is not None
    bench.program.settings.update(default_preset=made.id)
    assert dialog.default.isChecked()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert presets.named("New preset") is None
    assert bench.program.settings.value.default_preset == ""
    bar = dialog.notices.bar("undo")
    assert bar is not None and "“New preset” was deleted." in bar.label.text()
    bar.buttons[0].click()
    assert presets.get(made.id) == made and dialog.list.id == made.id
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert presets.get(made.id) == made and dialog.notices.bar("undo") is None


def test_undo_of_a_change_shows_what_is_there_again(dialog: PresetsDialog, presets: PresetStore) -> None:
    dialog.new.click()
    dialog.name.setText("Pirate")
    dialog.fields.text.setPlainText("Arr.")
    dialog.flush()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.name.text(), dialog.fields.text.toPlainText()) == ("New preset", "")
    dialog.flush()
    assert presets.named("Pirate") is None


def test_the_order(dialog: PresetsDialog, presets: PresetStore) -> None:
    choose(dialog, "Proofread")
    assert dialog.up.isEnabled() and dialog.down.isEnabled()
    alt = Qt.KeyboardModifier.AltModifier
    for _ in range(5):
        QTest.keyClick(dialog.list, Qt.Key.Key_Up, alt)
    assert presets.all()[0].name == "Proofread" and dialog.list.currentRow() == 0
    assert not dialog.up.isEnabled()
    dialog.down.click()
    assert presets.all()[1].name == "Proofread"


def test_use_in_this_chat_and_for_new_ones(dialog: PresetsDialog, bench: WindowBench) -> None:
    choose(dialog, "Summarize")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert bench.program.session.info.options.preset == "Summarize"
    dialog.default.click()
    assert bench.program.settings.value.default_preset == "tern.summarize"
    item = dialog.list.currentItem()
    assert item is not None and "for new chats" in item.text()
    dialog.default.click()
    assert bench.program.settings.value.default_preset == ""


def test_files_there_and_back(
    qtbot: QtBot, dialog: PresetsDialog, presets: PresetStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dialog.give_all.isEnabled()
    presets.add(Preset("", "Pirate", "Arr."))
    target = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.give_all.trigger()
    path = tmp_path / "mine.tern-presets.json"
    qtbot.waitUntil(lambda: dialog.notices.says("1 preset was exported to mine.tern-presets.json."))
    assert [preset.name for preset in read_file(path)] == ["Pirate"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.bring.click()
    here = "Nothing was imported: all of these presets are here already."
    qtbot.waitUntil(lambda: dialog.notices.says(here))
    presets.remove(presets.all()[-1].id)
    dialog.bring.click()
    qtbot.waitUntil(lambda: dialog.notices.says("1 preset was imported."))
    assert presets.named("Pirate") is not None
    path.write_text("{}")
    dialog.bring.click()
    refused = "mine.tern-presets.json is no file of presets that Tern has exported."
    qtbot.waitUntil(lambda: dialog.notices.says(refused))


def test_what_a_chat_has_becomes_a_preset(bench: WindowBench, presets: PresetStore) -> None:
    bench.do(bench.window.menus.prompt.trigger)
    chat = bench.window.findChild(ChatDialog)
    assert chat is not None and not chat.keep.isEnabled()
    chat.fields.use_default.click()
    chat.fields.text.setPlainText("Arr.")
    chat.fields.use_sampling.click()
    chat.fields.values.top_k.setValue(40)
    bench.do(chat.keep.click)
    made = presets.named("New preset")
    assert made is not None and made.prompt == "Arr." and made.sampling is not None
    assert made.sampling.top_k == 40
    session = bench.program.session
    assert session.info.system_prompt == "Arr." and session.info.options.sampling == made.sampling
    dialog = bench.window.findChild(PresetsDialog)
    assert dialog is not None and dialog.list.id == made.id


def test_the_defaults_follow_the_settings(dialog: PresetsDialog, bench: WindowBench) -> None:
    dialog.new.click()
    dialog.fields.use_default.click()
    bench.program.settings.update(
        use_model_prompt=False,
        system_prompt="Be kind.",
        use_model_sampling=False,
        sampling=SamplingParams(temperature=0.1),
    )
    assert dialog.fields.text.toPlainText() == "Be kind."
    assert dialog.fields.values.temperature.value() == 0.1


def test_the_settings_have_the_preset_of_new_chats(bench: WindowBench, presets: PresetStore) -> None:
    bench.do(bench.window.dialogs.settings)
    page = bench.window.dialogs._open["settings"].answers  # type: ignore[attr-defined]
    page.default_preset.setCurrentIndex(page.default_preset.findText("Code helper"))
    assert bench.program.settings.value.default_preset == "tern.code"
    presets.remove("tern.code")
    assert page.default_preset.findText("Code helper") == -1
    bench.do(page.presets_button.click)
    assert bench.window.findChild(PresetsDialog) is not None
