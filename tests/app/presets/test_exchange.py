"""Files of presets: given to others and taken back, and files that are none."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.presets.exchange import MOST_BYTES, PresetFileError, new_ones, read_file, write_file
from app.presets.preset import MOST, PROMPT_LENGTH, Preset, clean_name
from app.presets.shipped import shipped_presets
from app.presets.store import PresetStore
from engine.sampling.params import SamplingParams

names = st.text(st.characters(codec=None), max_size=80).map(clean_name).filter(bool)
samplings = st.builds(
    SamplingParams,
    temperature=st.just(0.0) | st.floats(0.01, 10),
    top_k=st.integers(0, 2**31 - 1),
    top_p=st.floats(0, 1),
    seed=st.none() | st.integers(0, 2**64 - 1),
    max_tokens=st.none() | st.integers(1, 1 << 20),
)
presets = st.builds(
    Preset,
    id=st.just(""),
    name=names,
    prompt=st.none() | st.text(st.characters(codec=None)),
    sampling=st.none() | samplings,
)


@given(st.lists(presets, max_size=5))
def test_what_is_exported_is_imported(tmp_path_factory: pytest.TempPathFactory, given: list[Preset]) -> None:
    path = tmp_path_factory.getbasetemp() / "some.tern-presets.json"
    write_file(path, given)
    assert list(read_file(path)) == given


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "some.tern-presets.json"
    own = [Preset("", "Pirate", "Arr."), Preset("", "Cold", None, SamplingParams(temperature=0.0))]
    write_file(path, own)
    store = PresetStore(tmp_path / "presets.json")
    assert store.take_in(read_file(path)) == 2
    assert store.take_in(read_file(path)) == 0
    write_file(path, [replace(own[0], prompt="Ahoy."), own[1]])
    assert store.take_in(read_file(path)) == 1
    assert [preset.name for preset in store.all()][-3:] == ["Pirate", "Cold", "Pirate 2"]
    write_file(path, shipped_presets())
    assert new_ones(read_file(path), store.all()) == [], "of another computer, as they came"


def entry(**values: object) -> str:
    return json.dumps({"format": "tern-presets", "version": 1, "presets": [{"name": "X", **values}]})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no file of presets"),
        ("not JSON", "no file of presets"),
        ("[]", "no file of presets"),
        ("[" * 200_000, "no file of presets"),
        ('{"identifier": "x", "name": "LM Studio", "operation": {"fields": []}}', "no file of presets"),
        ('{"format": "tern-presets", "version": 2, "presets": []}', "later version"),
        ('{"format": "tern-presets", "version": 1}', "damaged"),
        ('{"format": "tern-presets", "version": 1, "presets": [1]}', "Nothing was imported"),
        (json.dumps({"format": "tern-presets", "version": 1, "presets": [{}] * (MOST + 1)}), "more than"),
        (entry(name=" \n"), "no name"),
        (entry(name=["X"]), "no name"),
        (entry(prompt=3), "“X” is no text"),
        (entry(prompt="x" * (PROMPT_LENGTH + 1)), "of “X” has more than 100"),
        (entry(sampling=[]), "“X” cannot be read"),
        (entry(sampling={"temperature": 99}), "“X” has a value"),
        (entry(sampling={"temperature": "hot"}), "“X” has a value"),
        (entry(sampling={"top_p": float("nan")}), "“X” has a value"),
        (entry(sampling={"seed": -1}), "“X” has a value"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content)
    with pytest.raises(PresetFileError) as refusal:
        read_file(path)
    assert said in str(refusal.value) and "bad.json" in str(refusal.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(PresetFileError, match="could not be read"):
        read_file(tmp_path / "gone.json")
    with pytest.raises(PresetFileError, match="could not be read"):
        read_file(tmp_path)
    huge = tmp_path / "huge.json"
    with open(huge, "wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(PresetFileError, match="too large"):
        read_file(huge)


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "folder.json"
    target.mkdir()
    with pytest.raises(PresetFileError, match="could not be written"):
        write_file(target, shipped_presets())
    assert list(tmp_path.iterdir()) == [target]


def test_a_value_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "later.json"
    path.write_text(entry(sampling={"temperature": 0.5, "dry": 0.8}, colour="red"))
    assert read_file(path) == (Preset("", "X", None, SamplingParams(temperature=0.5)),)
