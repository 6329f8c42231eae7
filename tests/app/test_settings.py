"""Settings: checked, kept, and never the reason that the window does not start."""

import json
from pathlib import Path

import pytest

from app.settings import RECENT_MODELS, Settings, SettingsStore
from engine.process.events import LoadOptions
from engine.sampling.params import SamplingParams


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "田中 ü 😀" / "settings.json"


def test_what_is_set_is_there_at_the_next_start(path: Path) -> None:
    store = SettingsStore(path)
    assert store.value == Settings() and store.problem == ""
    changes = {
        "sampling": SamplingParams(temperature=0.0, seed=7, max_tokens=12),
        "system_prompt": "Be brief.\n\ud800 ü",
        "recent_models": ("/田中/ü 😀", "b"),
        "load_at_start": False,
    }
    options = {"kernel": "i2_s", "threads": 3, "kv": "f32"}
    store.update(**changes, **options)
    again = SettingsStore(path)
    assert again.value == store.value == Settings(**changes, engine=LoadOptions(**options))
    assert again.problem == ""


def test_a_change_is_told_once_with_old_and_new(path: Path) -> None:
    store = SettingsStore(path)
    told: list[tuple[Settings, Settings]] = []
    store.changed.connect(lambda old, new: told.append((old, new)))
    store.update(threads=2)
    store.update(threads=2)
    assert [(old.engine.threads, new.engine.threads) for old, new in told] == [(0, 2)]


@pytest.mark.parametrize(
    "changes",
    [
        {"theme": "pink"},
        {"kv": "q4"},
        {"speculation": "maybe"},
        {"prefix_cache_bytes": 1},
        {"threads": -1},
        {"threads": True},
        {"threads": 2.0},
        {"context": 1},
        {"engine": "fast"},
        {"font_size": 3},
        {"kernel": 1},
        {"recent_models": ["a list"]},
        {"sampling": {}},
        {"load_at_start": "yes"},
    ],
)
def test_a_bad_value_is_refused_with_a_sentence(path: Path, changes: dict[str, object]) -> None:
    store = SettingsStore(path)
    with pytest.raises(ValueError, match=f"{next(iter(changes))} .*{next(iter(changes.values()))}"):
        store.update(**changes)
    assert store.value == Settings() and not path.exists()


def test_bad_values_in_the_file_take_no_good_ones_with_them(path: Path) -> None:
    path.parent.mkdir()
    found = {
        "theme": "dark",
        "threads": "many",
        "context": 10**9,
        "sampling": {"temperature": -1},
        "recent_models": 5,
        "kernel": None,
        "font_size": 12,
    }
    path.write_text(json.dumps(found))
    assert SettingsStore(path).value == Settings(theme="dark", font_size=12)


# As version 0.1.0 wrote it, before the options of the engine were a value of their own.
WRITTEN_BEFORE = """{
  "kernel": "i2_s", "isa": "avx2", "threads": 5, "kv": "f32", "context": 2048, "speculation": "off",
  "prefix_cache": false, "prefix_cache_bytes": 536870912,
  "sampling": {"temperature": 0.5, "top_k": 0, "top_p": 1.0, "min_p": 0.0, "repetition_penalty": 1.0,
               "max_tokens": null, "seed": null, "ignore_eos": false},
  "use_model_sampling": false, "system_prompt": "Be brief.", "theme": "dark", "font_size": 12,
  "recent_models": ["/models/a", "/models/b"], "last_model": "/models/a", "load_at_start": false,
  "last_conversation": "c1", "geometry": "", "splitter": "", "sidebar": false,
  "hub_endpoint": "", "hub_proxy": "", "hub_ca_file": "", "hub_offline": true
}"""


def test_an_older_file_is_understood_and_stays_readable_there(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(WRITTEN_BEFORE)
    store = SettingsStore(path)
    assert store.value == Settings(
        engine=LoadOptions("i2_s", "avx2", 5, 2048, "f32", "off", 1 << 29),
        prefix_cache=False,
        sampling=SamplingParams(temperature=0.5, top_k=0, top_p=1.0, min_p=0.0, repetition_penalty=1.0),
        use_model_sampling=False,
        system_prompt="Be brief.",
        use_model_prompt=False,  # it was a person's own text
        theme="dark",
        font_size=12,
        recent_models=("/models/a", "/models/b"),
        last_model="/models/a",
        load_at_start=False,
        last_conversation="c1",
        sidebar=False,
        hub_offline=True,
    )
    assert store.value.load_options == LoadOptions("i2_s", "avx2", 5, 2048, "f32", "off", 0)
    store.update(threads=6)
    assert json.loads(path.read_text()) == json.loads(WRITTEN_BEFORE) | {
        "threads": 6,
        "language": "",
        "use_model_prompt": False,
        "preset": "own",
        "battery_preset": "",
        "document_folders": [],
        "live_panel": False,
        "estimate_energy": True,
        "watts_per_core": 0.0,
        "move_with_message": False,
        "folders": [],
        "closed_folders": [],
        "default_preset": "",
        "notify": True,
        "notify_title": True,
        "server": False,
        "server_host": "127.0.0.1",
        "server_port": 8376,
    }


def test_unknown_keys_stay_in_the_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "light", "of_tomorrow": {"a": [1, 2]}}')
    SettingsStore(path).update(threads=4)
    found = json.loads(path.read_text())
    assert found["of_tomorrow"] == {"a": [1, 2]} and found["threads"] == 4 and found["theme"] == "light"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"x"', b"\xff\xfe\x00", b"[" * 100_000])
def test_a_broken_file_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.value == Settings()
    (kept,) = path.parent.glob("settings.broken-*.json")
    assert kept.read_bytes() == content and kept.name in store.problem
    store.update(theme="dark")
    assert SettingsStore(path).value.theme == "dark"


def test_a_write_that_fails_is_told_and_the_value_holds(path: Path) -> None:
    store = SettingsStore(path)
    told: list[str] = []
    store.save_failed.connect(told.append)
    path.mkdir(parents=True)
    store.update(theme="dark")
    assert len(told) == 1 and "could not be saved" in told[0]
    assert store.value.theme == "dark"


def test_recent_models_are_bounded_and_latest_first(path: Path) -> None:
    store = SettingsStore(path)
    for i in range(RECENT_MODELS + 3):
        store.remember_model(f"/models/{i}")
    store.remember_model("/models/5")
    assert store.value.last_model == "/models/5"
    assert store.value.recent_models[:2] == ("/models/5", f"/models/{RECENT_MODELS + 2}")
    assert len(store.value.recent_models) == RECENT_MODELS == len(set(store.value.recent_models))
    store.forget_model("/models/5")
    assert store.value.last_model == "" and "/models/5" not in store.value.recent_models


def test_the_preset_for_the_battery_holds_there_only(tmp_path: Path) -> None:
    value = Settings(engine=LoadOptions(preset="fast"), battery_preset="frugal")
    assert value.options_on(True).preset == "frugal" and value.options_on(False).preset == "fast"
    assert Settings(engine=LoadOptions(preset="fast")).options_on(True).preset == "fast"
    with pytest.raises(ValueError, match="battery_preset"):
        Settings(battery_preset="quick")
    with pytest.raises(ValueError, match="preset"):
        Settings(engine=LoadOptions(preset="quick"))
