"""Settings: a frozen value, kept as JSON."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.json_file import set_aside, write_json
from app.languages import LANGUAGES
from engine.process.events import PRESETS, EstimateOptions, LoadOptions, ModelInfo
from engine.sampling.params import SamplingParams
from engine.server.options import PORT, ServerOptions

DEFAULT_SYSTEM_PROMPT = "You are a helpful AI assistant."
THEMES = ("system", "light", "dark")
RECENT_MODELS = 8
FONT_SIZE = (6, 48)  # points
PREFIX_CACHE = (64 << 20, 1 << 40)  # bytes
_TEXTS = ("recent_models", "folders", "closed_folders", "document_folders")  # fields that hold several texts
_OPTIONS = frozenset(item.name for item in fields(LoadOptions))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set, and what the window remembers. Checks itself: ValueError."""

    engine: LoadOptions = field(default_factory=LoadOptions)
    prefix_cache: bool = True  # what was computed of chats is kept on disk
    sampling: SamplingParams = field(default_factory=SamplingParams)
    use_model_sampling: bool = True  # the values the model comes with instead of ``sampling``
    system_prompt: str = DEFAULT_SYSTEM_PROMPT  # a person's own
    use_model_prompt: bool = True  # the one that the model comes with (else ours) instead of it
    language: str = ""  # one of LANGUAGES; "": the system's
    theme: str = "system"  # or "light", "dark"
    font_size: int = 0  # points; 0: the system's
    recent_models: tuple[str, ...] = ()  # folders, latest first
    last_model: str = ""  # folder
    load_at_start: bool = True
    move_with_message: bool = False  # from the starter to a model that has come, with the next message
    last_conversation: str = ""  # id
    default_preset: str = ""  # id of the preset that a new chat begins with; "": none
    notify: bool = True  # when an answer is finished while the window is not in front
    notify_title: bool = True  # with the title of its chat
    geometry: str = ""  # base64 of QWidget.saveGeometry
    splitter: str = ""  # base64 of QSplitter.saveState
    sidebar: bool = True  # the list of chats is shown
    folders: tuple[str, ...] = ()  # names of the folders for chats, which may be empty
    closed_folders: tuple[str, ...] = ()  # keys (app/chat/places/folder_names.py) of those not unfolded
    live_panel: bool = False  # is shown
    estimate_energy: bool = True  # where nothing measures it
    battery_preset: str = ""  # while the computer runs on its battery; "": the same as else
    watts_per_core: float = 0.0  # for the estimate; 0.0: by the processor's family
    hub_endpoint: str = ""  # "": HF_ENDPOINT, else the public hub
    hub_proxy: str = ""  # "": that of the environment or the system
    hub_ca_file: str = ""  # certificates to trust besides the system's
    hub_offline: bool = False
    document_folders: tuple[str, ...] = ()  # of documents that chats may quote
    server: bool = False  # other programs are answered
    server_host: str = "127.0.0.1"  # address at which; this one is reached from this computer only
    server_port: int = PORT

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if type(value) is not type(item.default) and item.name not in ("engine", "sampling", *_TEXTS):
                raise ValueError(f"{item.name} cannot be {value!r}.")
        for name, kind in (("engine", LoadOptions), ("sampling", SamplingParams)):
            if not isinstance(getattr(self, name), kind):
                raise ValueError(f"{name} cannot be {getattr(self, name)!r}.")
        for name in _TEXTS:
            value = getattr(self, name)
            if not (isinstance(value, tuple) and all(isinstance(item, str) for item in value)):
                raise ValueError(f"{name} cannot be {value!r}.")
        _among("language", self.language, ("", *LANGUAGES))
        _among("theme", self.theme, THEMES)
        _among("battery_preset", self.battery_preset, ("", *PRESETS))
        _between("prefix_cache_bytes", self.engine.prefix_cache_bytes, *PREFIX_CACHE)
        ServerOptions(self.server_host, self.server_port)  # which checks both
        _ = self.estimate  # which checks the two fields it is made of
        if self.font_size:
            _between("font_size", self.font_size, *FONT_SIZE)

    @property
    def load_options(self) -> LoadOptions:
        """How a model is loaded with these settings: other ones mean loading it again."""
        return self.engine if self.prefix_cache else replace(self.engine, prefix_cache_bytes=0)

    def options_on(self, on_battery: bool) -> LoadOptions:
        """``load_options``, with the preset for the battery where that feeds the computer."""
        if on_battery and self.battery_preset:
            return replace(self.load_options, preset=self.battery_preset)
        return self.load_options

    @property
    def estimate(self) -> EstimateOptions:
        """How energy is estimated."""
        return EstimateOptions(self.estimate_energy, self.watts_per_core)

    def sampling_for(self, model: ModelInfo) -> SamplingParams:
        """A person's own sampling, or that of the model."""
        return model.defaults if self.use_model_sampling else self.sampling

    def prompt_for(self, model: ModelInfo | None) -> str:
        """A person's own system prompt, or that of the model, or ours where the model names none."""
        if not self.use_model_prompt:
            return self.system_prompt
        return (model.system_prompt if model else "") or DEFAULT_SYSTEM_PROMPT

    def changed(self, changes: dict[str, Any]) -> "Settings":
        """A copy with other values, by name; a field of ``engine`` is named as if it stood beside it."""
        options = {name: value for name, value in changes.items() if name in _OPTIONS}
        rest = {name: value for name, value in changes.items() if name not in _OPTIONS}
        if options:
            rest["engine"] = replace(self.engine, **options)
        return replace(self, **rest)


def _among(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")


def _between(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise ValueError(f"{name} must be between {low} and {high}, not {value}.")


class SettingsStore(QObject):
    """Owner of the settings and their file. Keys it does not know, of a later version, stay in the file."""

    changed = Signal(object, object)  # old Settings, new Settings
    save_failed = Signal(str)  # a sentence; the new values hold all the same

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Read ``path``. A bad value falls back to its default, a broken file is kept aside (``problem``)."""
        super().__init__(parent)
        self.value = Settings()
        self.problem = ""  # a sentence for the window to show once, or ""
        self._path = path
        self._others: dict[str, Any] = {}
        self._read()

    def update(self, **changes: Any) -> None:
        """Change fields by name, save, and tell. ValueError (a sentence) if a value is not allowed."""
        old, new = self.value, self.value.changed(changes)
        if new == old:
            return
        self.value = new
        try:
            self._write()
        except OSError as error:
            self.save_failed.emit(self.tr("The settings could not be saved: {0}.").format(error.strerror))
        self.changed.emit(old, new)

    def remember_model(self, folder: str) -> None:
        """``folder`` was loaded: it is the last model and first of the recent ones."""
        recent = (folder, *(other for other in self.value.recent_models if other != folder))
        self.update(last_model=folder, recent_models=recent[:RECENT_MODELS])

    def forget_model(self, folder: str) -> None:
        """Take ``folder`` off the list of recent models."""
        last = "" if self.value.last_model == folder else self.value.last_model
        recent = tuple(other for other in self.value.recent_models if other != folder)
        self.update(last_model=last, recent_models=recent)

    def _read(self) -> None:
        try:
            text = self._path.read_text("utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            self._set_aside(str(error))
            return
        try:
            found = json.loads(text)
            if not isinstance(found, dict):
                raise ValueError("it holds no settings")
        except (ValueError, RecursionError) as error:
            self._set_aside(str(error))
            return
        # Before there was a choice, a text of one's own was one.
        if found.get("system_prompt", DEFAULT_SYSTEM_PROMPT) != DEFAULT_SYSTEM_PROMPT:
            found.setdefault("use_model_prompt", False)
        names = {item.name for item in fields(Settings)} - {"engine"} | _OPTIONS
        self._others = {name: value for name, value in found.items() if name not in names}
        for name in names & found.keys():
            # One by one: a bad value takes no good one with it.
            try:
                self.value = self.value.changed({name: _from_json(name, found[name])})
            except (TypeError, ValueError):
                continue

    def _set_aside(self, why: str) -> None:
        try:
            kept = set_aside(self._path)
        except OSError:
            self.problem = self.tr("The settings could not be read ({0}); Tern uses the defaults.").format(
                why
            )
            return
        self.problem = self.tr(
            "The settings file was damaged; it was kept as {0}, and Tern uses the defaults."
        ).format(kept.name)

    def _write(self) -> None:
        values = asdict(self.value)
        values |= values.pop("engine")  # no level of its own in the file, which earlier versions read too
        write_json(self._path, self._others | values)


def _from_json(name: str, value: Any) -> Any:
    if name in _TEXTS and not isinstance(value, str):
        return tuple(value)
    if name == "watts_per_core" and type(value) is int:
        return float(value)
    if name == "sampling":
        known = {item.name for item in fields(SamplingParams)}
        return SamplingParams(**{key: entry for key, entry in value.items() if key in known})
    return value
