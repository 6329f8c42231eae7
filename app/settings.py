"""Settings: a frozen value, kept as JSON."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.sampling import SamplingParams

DEFAULT_SYSTEM_PROMPT = "You are a helpful AI assistant."


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set, and what the window remembers. Checks itself: ValueError."""

    kernel: str = "auto"
    isa: str = ""  # "": the best of this CPU
    threads: int = 0  # 0: automatic
    kv: str = "f16"  # or "f32"
    context: int = 4096  # tokens
    sampling: SamplingParams = field(default_factory=SamplingParams)
    use_model_sampling: bool = True  # the values the model comes with instead of ``sampling``
    system_prompt: str = DEFAULT_SYSTEM_PROMPT
    theme: str = "system"  # or "light", "dark"
    font_size: int = 0  # points; 0: the system's
    recent_models: tuple[str, ...] = ()  # folders, latest first
    last_model: str = ""  # folder
    load_at_start: bool = True
    last_conversation: str = ""  # id
    geometry: str = ""  # base64 of QWidget.saveGeometry
    splitter: str = ""  # base64 of QSplitter.saveState


class SettingsStore(QObject):
    """Owner of the settings and their file."""

    changed = Signal(object, object)  # old Settings, new Settings
    save_failed = Signal(str)  # a sentence; the new values hold all the same

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Read ``path``. Bad values fall back to defaults, a broken file is kept aside (see ``problem``)."""
        super().__init__(parent)
        self.value = Settings()
        self.problem = ""  # a sentence for the window to show once, or ""

    def update(self, **changes: object) -> None:
        """Change fields by name, save, and tell. ValueError (a sentence) if a value is not allowed."""
        raise NotImplementedError

    def remember_model(self, folder: str) -> None:
        """``folder`` was loaded: it is the last model and first of the recent ones."""
        raise NotImplementedError

    def forget_model(self, folder: str) -> None:
        """Take ``folder`` off the list of recent models."""
        raise NotImplementedError
