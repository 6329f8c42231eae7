"""The presets of a person and those that come with the program, in memory and in their file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.presets.preset import MOST, NAME_LENGTH, Preset, free_name
from app.presets.shipped import shipped_presets
from app.presets.store import PresetStore
from engine.sampling.params import SamplingParams

OWN = Preset("", "Pirate", "Arr.", SamplingParams(temperature=1.2, seed=7))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "presets.json"


@pytest.fixture
def presets(path: Path) -> PresetStore:
    return PresetStore(path)


def names(presets: PresetStore) -> list[str]:
    return [preset.name for preset in presets.all()]


def add(presets: PresetStore, preset: Preset = OWN) -> Preset:
    made = presets.add(preset)
    assert made is not None
    return made


def test_the_shipped_ones_are_there_and_name_what_they_do(presets: PresetStore, path: Path) -> None:
    shipped = shipped_presets()
    assert presets.all() == list(shipped) and len(shipped) >= 6
    assert all(preset.prompt and preset.shipped for preset in shipped)
    assert len({preset.name for preset in shipped}) == len({preset.id for preset in shipped}) == len(shipped)
    assert not path.exists(), "nothing was changed"


def test_everything_is_kept(presets: PresetStore, path: Path) -> None:
    made = add(presets)
    other = add(presets, Preset("", "Plain", "", None))
    presets.move(other.id, -1)
    presets.remove("tern.short")
    again = PresetStore(path)
    assert again.all() == presets.all()
    assert again.get(made.id) == replace(OWN, id=made.id)
    assert again.is_hidden("tern.short") and again.get("tern.short") not in again.shown()
    assert names(again)[-2:] == ["Plain", "Pirate"]
    again.show("tern.short")
    assert names(PresetStore(path)) == names(presets)
    assert not PresetStore(path).is_hidden("tern.short")


def test_a_shipped_one_is_never_lost(presets: PresetStore) -> None:
    for preset in shipped_presets():
        presets.remove(preset.id)
        presets.update(replace(preset, prompt="Another."))
    assert presets.all() == list(shipped_presets()) and presets.shown() == []


def test_no_two_have_the_same_name(presets: PresetStore) -> None:
    first, second = add(presets), add(presets)
    assert (first.name, second.name) == ("Pirate", "Pirate 2")
    assert presets.update(replace(second, name="  pirate\n")).name == "pirate 2", "but for itself"
    assert presets.update(replace(second, name=" ")).name == "pirate 2", "a blank name is none"
    assert presets.update(replace(first, name="Pirate")).name == "Pirate"
    assert presets.named("Pirate") == first and presets.named("") is None
    assert free_name("x" * NAME_LENGTH, ["x" * NAME_LENGTH]) == "x" * (NAME_LENGTH - 2) + " 2"


def test_a_copy_comes_after_its_model(presets: PresetStore) -> None:
    model = presets.all()[1]
    made = presets.add(model, after=model.id)
    assert made is not None and presets.all().index(made) == 2
    assert not made.shipped and made.prompt == model.prompt and made.id != model.id


def test_what_was_done_is_taken_back_step_by_step(presets: PresetStore, path: Path) -> None:
    before = presets.all()
    made = add(presets)
    presets.update(replace(made, prompt="Ahoy."))
    presets.move(made.id, -1)
    presets.remove(made.id)
    assert presets.get(made.id) is None
    presets.undo()
    assert names(presets)[-2] == "Pirate"
    presets.undo()
    presets.undo()
    assert presets.get(made.id) == made
    presets.undo()
    assert presets.all() == before and not presets.can_undo
    presets.undo()
    assert PresetStore(path).all() == before


def test_nothing_moves_over_the_ends(presets: PresetStore) -> None:
    before = names(presets)
    presets.move(presets.all()[0].id, -1)
    presets.move(presets.all()[-1].id, +1)
    assert names(presets) == before and not presets.can_undo


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'"x"'])
def test_a_broken_file_is_kept_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    presets = PresetStore(path)
    (kept,) = path.parent.glob("presets.broken-*.json")
    assert kept.name in presets.problem and kept.read_bytes() == content
    assert presets.all() == list(shipped_presets())
    add(presets)
    assert PresetStore(path).problem == ""


def test_a_damaged_preset_takes_no_good_one_with_it(path: Path) -> None:
    good = {"id": "a", "name": "Good", "prompt": "Be good."}
    bad = [{"id": "b", "name": "Hot", "sampling": {"temperature": 99}}, {"prompt": "nameless"}, 7]
    path.write_text(json.dumps({"presets": [*bad, good, good], "hidden": [1, "tern.code"], "order": {}}))
    presets = PresetStore(path)
    own = [preset for preset in presets.all() if not preset.shipped]
    assert [preset.name for preset in own] == ["Good", "Good 2"], "two with one id are two"
    assert own[0].id == "a" and own[1].id != "a"
    assert presets.is_hidden("tern.code") and "left out" in presets.problem
    (kept,) = path.parent.glob("presets.broken-*.json")
    assert "nameless" in kept.read_text()
    assert PresetStore(path).problem == ""


def test_what_a_later_version_wrote_stays(path: Path) -> None:
    path.write_text(json.dumps({"presets": [], "colours": {"tern.short": "red"}, "order": ["tern.later"]}))
    presets = PresetStore(path)
    add(presets)
    assert json.loads(path.read_text())["colours"] == {"tern.short": "red"}


def test_there_is_a_limit(presets: PresetStore) -> None:
    many = [Preset("", f"Preset {number}", "x") for number in range(MOST)]
    assert presets.take_in(many) == MOST
    assert presets.add(OWN) is None and presets.take_in([OWN]) is None
    assert presets.take_in(many) == 0, "all of them are there already"
    assert len(presets.all()) == MOST + len(shipped_presets())


def test_a_disk_that_refuses_is_told_and_the_change_holds(path: Path) -> None:
    presets = PresetStore(path)
    path.mkdir()
    told: list[str] = []
    presets.save_failed.connect(told.append)
    made = add(presets)
    assert presets.get(made.id) == made
    assert len(told) == 1 and told[0].startswith("The presets could not be saved: ")


def test_a_former_name_leads_to_the_preset(presets: PresetStore, path: Path) -> None:
    made = presets.add(OWN)
    assert made is not None
    presets.update(replace(made, name="Sailor"))
    presets.update(replace(made, name="Captain"))
    for store in (presets, PresetStore(path)):
        assert [store.named(name) for name in ("Pirate", "Sailor", "Captain")] == [store.get(made.id)] * 3
    other = presets.add(Preset("", "Pirate", "Another one"))
    assert presets.named("Pirate") == other, "who is called so now"
    presets.undo()
    presets.undo()
    assert presets.named("Captain") is None and presets.named("Sailor") == presets.get(made.id)
    presets.remove(made.id)
    assert presets.named("Pirate") is None and presets.named("") is None


def test_odd_former_names_are_left_out(presets: PresetStore, path: Path) -> None:
    made = presets.add(OWN)
    assert made is not None
    for former in ([], "x", {"a": 1, "b": made.id}, {"c": "no such id"}):
        path.write_text(json.dumps(json.loads(path.read_text()) | {"former": former}))
        store = PresetStore(path)
        assert store.problem == "" and store.get(made.id) == made
        assert store.named("b") == (made if isinstance(former, dict) and "b" in former else None)
        assert store.named("a") is None and store.named("c") is None
