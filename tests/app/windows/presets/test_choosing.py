"""A preset for a chat, a model for the next answer, and another of either for one answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.conversation import ChatOptions
from app.presets.preset import Preset
from app.storage.store import Store
from app.windows.chat.this_chat import ChatDialog
from app.windows.menu.picker import Picker
from engine.hub.catalogue.installed import InstalledModel
from engine.process.events import Counts
from engine.sampling.params import SamplingParams
from tests.helpers.scripted_client import INFO
from tests.helpers.window import MODEL, WindowBench, open_window

PIRATE = Preset("", "Pirate <b>&</b>", "Arr.", SamplingParams(temperature=1.25))
OTHER = "/models/other"


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        bench.window.resize(1100, 700)
        bench.program.session.presets.add(PIRATE)
        bench.load()
        yield bench


def entry(actions: list[QAction], begins: str) -> QAction:
    found = [action for action in actions if action.text().startswith(begins)]
    assert found, [action.text() for action in actions]
    return found[0]


def choose(bench: WindowBench, picker: Picker, begins: str) -> None:
    bench.do(entry(picker.entries(), begins).trigger)


def installed(name: str, folder: str, size: int = 0, state: str = "ready") -> InstalledModel:
    return InstalledModel(name, Path(folder), state, "", True, size, size, "", "", "", None, False)


@pytest.fixture
def models(bench: WindowBench, monkeypatch: pytest.MonkeyPatch) -> WindowBench:
    """Two models are there, and one that is not whole."""
    inventory = bench.program.services.inventory
    monkeypatch.setattr(inventory, "refresh", lambda then=None: None)
    inventory.installed = (
        installed("Broken", "/models/broken", state="damaged"),
        installed("Other & <i>co</i>", OTHER, 1_400_000_000),
        installed("This", MODEL, 163_000_000),
    )
    bench.do(lambda: bench.client.loaded(replace(INFO, path=MODEL, name="This")))
    return bench


def asked(bench: WindowBench) -> tuple[str, SamplingParams]:
    """System prompt and sampling of what the engine was asked last."""
    command = bench.client.last
    assert command.messages[0].role == "system"
    return command.messages[0].text, command.params


# ---- the preset of a chat ----------------------------------------------------------------------


def test_a_preset_for_this_chat(bench: WindowBench, qapp: QApplication) -> None:
    session, header = bench.program.session, bench.window.header
    assert header.preset.text() == "No preset"
    choose(bench, header.preset, "Pirate")
    assert header.preset.accessibleName() == "Preset: Pirate <b>&</b>"
    assert session.store.conversations() == [], "an empty chat is not kept for it"
    bench.ask("hello", "Ahoy.")
    assert asked(bench) == ("Arr.", PIRATE.sampling)
    assert session.messages()[-1].preset == PIRATE.name
    (checked,) = [action.text() for action in header.preset.entries() if action.isChecked()]
    assert checked == "Pirate <b>&&</b>"
    choose(bench, header.preset, "No preset")
    bench.ask("and now?", "Hello.")
    assert asked(bench) == ("You are a helpful AI assistant.", INFO.defaults)
    assert session.messages()[-1].preset == ""
    assert [message.text for message in session.messages()] == ["hello", "Ahoy.", "and now?", "Hello."]


def test_it_is_kept_with_the_chat(bench: WindowBench, qapp: QApplication) -> None:
    session = bench.program.session
    session.chosen.choose_preset(session.presets.named(PIRATE.name))
    bench.ask("hello", "Ahoy.")
    id_ = session.info.id
    bench.window.commands.new()
    assert session.info.options == ChatOptions() and bench.window.header.preset.text() == "No preset"
    session.presets.remove(session.presets.all()[-1].id)
    bench.window.commands.open(id_)
    bench.ask("still?", "Aye.")
    assert asked(bench) == ("Arr.", PIRATE.sampling), "the chat has its own, whatever becomes of the preset"
    assert "Pirate" in bench.window.header.preset.text()
    with_store, _ = Store.open(session.store.path)
    kept = with_store.load(id_).info.options
    assert replace(kept, preset_id="") == ChatOptions(PIRATE.sampling, PIRATE.name)
    assert [m.preset for m in with_store.load(id_).messages.values()] == ["", PIRATE.name] * 2
    with_store.close()


def test_values_of_ones_own_take_the_presets_name_away(bench: WindowBench) -> None:
    session = bench.program.session
    session.chosen.choose_preset(session.presets.named(PIRATE.name))
    bench.do(bench.window.menus.prompt.trigger)
    dialog = bench.window.findChild(ChatDialog)
    assert dialog is not None and dialog.prompt() == "Arr." and dialog.sampling() == PIRATE.sampling
    bench.do(dialog.accept)
    assert session.info.options.preset == PIRATE.name, "nothing was changed"
    bench.do(bench.window.menus.prompt.trigger)
    dialog = bench.window.findChildren(ChatDialog)[-1]
    dialog.fields.values.temperature.setValue(0.5)
    bench.do(dialog.accept)
    assert bench.window.header.preset.text() == "Custom"
    bench.ask("hello", "Ahoy.")
    assert asked(bench) == ("Arr.", SamplingParams(temperature=0.5))
    assert session.messages()[-1].preset == ""


def test_new_chats_begin_with_the_one_of_the_settings(bench: WindowBench) -> None:
    session, settings = bench.program.session, bench.program.settings
    pirate = session.presets.named(PIRATE.name)
    assert pirate is not None
    settings.update(default_preset=pirate.id)
    assert session.info.options.preset == PIRATE.name, "also the empty one that is in view"
    bench.ask("hello", "Ahoy.")
    assert asked(bench) == ("Arr.", PIRATE.sampling)
    bench.do(bench.window.commands.new)
    assert session.info.options.preset == PIRATE.name
    bench.window.commands.new()
    assert len(session.store.conversations()) == 1
    session.chosen.choose_preset(session.presets.named("Proofread"))
    settings.update(default_preset="")
    assert session.info.options.preset == "Proofread", "what was chosen by hand stays"
    settings.update(default_preset="gone")
    bench.do(bench.window.commands.new)
    session.open(session.store.conversations()[0].id)
    session.open(None)
    assert session.info.options.preset == "" and session.info.system_prompt is None


def test_the_header_by_keyboard(bench: WindowBench) -> None:
    window = bench.window
    bench.do(window.menus.choose_preset.trigger)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.activeAction() is not None and menu.activeAction().isChecked()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    bench.turn()
    assert bench.program.session.info.options.preset == "Short answers"
    bench.do(window.menus.choose_model.trigger)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.accessibleName() == "Model"
    menu.close()


@pytest.mark.parametrize("points", [10, 20])
def test_the_header_has_room_for_all_at_any_width(bench: WindowBench, points: int) -> None:
    window, header = bench.window, bench.window.header
    bench.program.settings.update(font_size=points)
    bench.do(lambda: bench.client.loaded(replace(INFO, name="A model with quite a long name " * 3)))
    bench.program.session.chosen.choose_preset(bench.program.session.presets.named("Translate to English"))
    bench.ask("A question of some length that makes a title", "Yes.")
    for width in (520, 640, 800, 1100):
        window.resize(width, 600)
        bench.turn()
        parts = [header.toggle, header.title, header.model, header.preset, header.more]
        places = [part.geometry() for part in parts]
        assert all(a.right() < b.left() for a, b in zip(places, places[1:], strict=False)), width
        assert places[-1].right() <= header.width() and header.title.width() > 0
        assert header.model.width() >= header.model.narrow_width() > 0


# ---- the model ---------------------------------------------------------------------------------


def test_the_models_that_can_be_loaded(models: WindowBench) -> None:
    header = models.window.header
    assert header.model.text() == "This"
    texts = [action.text() for action in header.model.entries()]
    assert texts[:2] == ["This\t163 MB", "Other && <i>co</i>\t1.40 GB"], "the one that is loaded first"
    assert not any("Broken" in text for text in texts)
    models.program.settings.update(recent_models=(OTHER, MODEL))
    models.window.composer.insert("hello")
    models.do(models.window.composer.button.click)
    models.client.pieces("Hi")
    models.client.finish("stop", Counts(decode_tok_s=23.41, generated_tokens=9))
    models.turn()
    assert header.model.entries()[0].text() == "This\t163 MB · 23.4 tok/s"


def test_another_model_from_the_header(models: WindowBench) -> None:
    header = models.window.header
    choose(models, header.model, "Other")
    assert models.client.loads[-1].path == OTHER
    assert header.model.text().startswith("Loading ")
    models.do(lambda: models.client.loaded(replace(INFO, path=OTHER, name="Other")))
    assert header.model.text() == "Other"
    before = len(models.client.loads)
    choose(models, header.model, "Other")
    assert len(models.client.loads) == before, "it is there already"


# ---- one answer with something else ------------------------------------------------------------


def test_again_with_another_preset(bench: WindowBench) -> None:
    session, client = bench.program.session, bench.client
    bench.ask("hello", "Good day.")
    first = session.messages()[-1].id
    actions = bench.window.answer_with.menu(first).actions()
    bench.do(entry(actions, "Pirate").trigger)
    assert asked(bench) == ("Arr.", PIRATE.sampling)
    client.pieces("Ahoy")
    client.finish("length", Counts(decode_tok_s=9.0, generated_tokens=3))
    bench.turn()
    answer = session.messages()[-1]
    assert (answer.text, answer.preset) == ("Ahoy", PIRATE.name)
    assert session.siblings(answer.id)[1] == [first, answer.id], "a version beside the one before"
    assert session.info.options == ChatOptions() and session.info.system_prompt is None
    row = bench.window.chat_view.views[answer.id].footer.action_row
    assert f"Preset: {PIRATE.name}" in row._speed.accessibleDescription()
    assert PIRATE.name in row._speed.text() and "toy" in row._speed.text()
    bench.do(lambda: session.asking.continue_answer(answer.id))
    assert asked(bench) == ("Arr.", PIRATE.sampling), "it goes on as it began"
    client.pieces(" there.")
    client.finish()
    bench.turn()
    bench.ask("and you?", "Fine.")
    assert asked(bench)[0] == "You are a helpful AI assistant.", "the chat stays as it was set"
    assert session.messages()[-1].preset == ""


def test_again_with_another_model(models: WindowBench) -> None:
    session, client = models.program.session, models.client
    models.ask("hello", "Good day.")
    first = session.messages()[-1].id
    actions = models.window.answer_with.menu(first).actions()
    assert not any(action.text().startswith("This") for action in actions), "that is what Regenerate does"
    models.do(entry(actions, "Other").trigger)
    assert client.loads[-1].path == OTHER and len(client.generates) == 1
    models.do(lambda: client.loaded(replace(INFO, path=OTHER, name="Other")))
    assert len(client.generates) == 2
    client.pieces("Hello!")
    client.finish()
    models.turn()
    answer = session.messages()[-1]
    assert (answer.text, answer.model) == ("Hello!", "Other")
    assert session.siblings(answer.id)[1] == [first, answer.id]
    models.do(lambda: client.loaded(replace(INFO, path=OTHER, name="Other")))
    assert len(client.generates) == 2, "once"


def test_a_model_that_cannot_be_loaded_changes_nothing(models: WindowBench) -> None:
    session, client = models.program.session, models.client
    models.ask("hello", "Good day.")
    first = session.messages()[-1].id
    models.do(entry(models.window.answer_with.menu(first).actions(), "Other").trigger)
    models.do(lambda: client.load_failed("This is no model."))
    assert models.window.notices.says("This is no model.")
    assert session.siblings(first)[1] == [first] and models.texts() == ["hello", "Good day."]
    models.do(lambda: client.loaded(replace(INFO, path=OTHER, name="Other")))
    assert len(client.generates) == 1, "nothing waits for it any more"


def test_who_has_left_the_chat_is_told(models: WindowBench) -> None:
    models.ask("hello", "Good day.")
    id_ = models.program.session.info.id
    first = models.program.session.messages()[-1].id
    models.do(entry(models.window.answer_with.menu(first).actions(), "Other").trigger)
    models.window.commands.new()
    models.do(lambda: models.client.loaded(replace(INFO, path=OTHER, name="Other")))
    assert len(models.client.generates) == 1
    said = "Other is loaded. The other chat was left, so nothing was asked again there."
    assert models.window.notices.says(said)
    models.window.commands.open(id_)
    assert models.texts() == ["hello", "Good day."]


def test_the_menu_of_an_answer_by_keyboard(bench: WindowBench) -> None:
    bench.ask("hello", "Good day.")
    view = bench.window.chat_view.views[bench.program.session.messages()[-1].id]
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_W)
    bench.turn()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.accessibleName() == "Answer again with"
    active = menu.activeAction()
    assert active is not None and active.isEnabled(), "the first that can be chosen"
    while active.text() != "Short answers":
        QTest.keyClick(menu, Qt.Key.Key_Down)
        active = menu.activeAction()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    bench.turn()
    assert bench.client.last.messages[0].text.startswith("Answer in one to three short sentences.")
    bench.client.finish()
    bench.turn()
    bench.do(bench.window.menus.answer_with.trigger)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.accessibleName() == "Answer again with"
    menu.close()


def test_an_answer_that_never_began_is_asked_for_in_its_place(bench: WindowBench) -> None:
    session = bench.program.session
    bench.ask("hello", reason="")
    session.stop()
    bench.client.finish("cancelled")
    bench.turn()
    empty = session.messages()[-1].id
    session.asking.regenerate(empty, PIRATE.name)
    bench.client.pieces("Ahoy.")
    bench.client.finish()
    bench.turn()
    assert session.siblings(empty)[1] == [empty]
    assert (session.message(empty).text, session.message(empty).preset) == ("Ahoy.", PIRATE.name)
    assert asked(bench) == ("Arr.", PIRATE.sampling)


# ---- a preset that gets another name ------------------------------------------------------------


def own(bench: WindowBench) -> Preset:
    found = bench.program.session.presets.named(PIRATE.name)
    assert found is not None
    return found


def rename(bench: WindowBench, name: str) -> None:
    bench.do(lambda: bench.program.session.presets.update(replace(own(bench), name=name)))


def as_pirate(bench: WindowBench) -> None:
    """The chat in view gets that preset, and an answer with it."""
    choose(bench, bench.window.header.preset, "Pirate")
    bench.ask("hello", "Ahoy.")


def test_chats_follow_a_new_name(bench: WindowBench, qapp: QApplication) -> None:
    session, header = bench.program.session, bench.window.header
    as_pirate(bench)
    first = session.info.id
    bench.do(bench.window.commands.new)
    as_pirate(bench)
    rename(bench, "Sailor")
    assert header.preset.text() == "Sailor", "the chat in view"
    (checked,) = [action.text() for action in header.preset.entries() if action.isChecked()]
    assert checked == "Sailor"
    bench.do(lambda: bench.window.commands.open(first))
    assert header.preset.text() == "Sailor", "one that is opened later"
    assert session.store.load(first).info.options.preset == "Sailor", "and it is kept"
    assert session.messages()[-1].preset == PIRATE.name, "an answer keeps the name it was asked with"
    bench.ask("more", "Yes.")
    assert session.messages()[-1].preset == "Sailor" and asked(bench) == ("Arr.", PIRATE.sampling)
    bench.do(session.presets.undo)
    assert header.preset.text() == "Pirate <b>&&</b>"


def test_another_preset_takes_the_old_name(bench: WindowBench, qapp: QApplication) -> None:
    session, header = bench.program.session, bench.window.header
    as_pirate(bench)
    first = session.info.id
    bench.do(bench.window.commands.new)
    rename(bench, "Sailor")
    session.presets.add(Preset("", PIRATE.name, "Another prompt"))
    bench.do(lambda: bench.window.commands.open(first))
    assert header.preset.text() == "Sailor", "the chat follows its own, not the name"
    bench.do(lambda: session.asking.regenerate(session.messages()[-1].id))
    assert asked(bench) == ("Arr.", PIRATE.sampling)


def test_a_deleted_preset_leaves_its_name_and_values(bench: WindowBench, qapp: QApplication) -> None:
    session, header = bench.program.session, bench.window.header
    as_pirate(bench)
    rename(bench, "Sailor")
    bench.do(lambda: session.presets.remove(own(bench).id))
    assert header.preset.text() == "Sailor"
    bench.ask("more", "Yes.")
    assert asked(bench) == ("Arr.", PIRATE.sampling)


def test_a_name_that_another_one_has_gets_a_number(bench: WindowBench, qapp: QApplication) -> None:
    header = bench.window.header
    as_pirate(bench)
    rename(bench, "Brainstorm")
    assert header.preset.text() == "Brainstorm 2"


def test_a_chat_of_before_that_knows_the_name_only(bench: WindowBench, qapp: QApplication) -> None:
    session, header = bench.program.session, bench.window.header
    as_pirate(bench)
    chat = session.info.id
    bench.do(bench.window.commands.new)
    kept = session.store.load(chat).info.options
    session.store.set_options(chat, replace(kept, preset_id=""))
    rename(bench, "Sailor")
    bench.do(lambda: bench.window.commands.open(chat))
    assert header.preset.text() == "Sailor"
    assert session.store.load(chat).info.options.preset_id == own(bench).id
