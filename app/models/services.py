"""ModelServices: what the windows about models work with, made once, by ``app.main.build``."""

from dataclasses import dataclass

from app.models.downloads import Downloads
from app.models.forecasts import Forecasts
from app.models.inventory import Inventory
from app.paths import data_dir
from app.settings import SettingsStore
from app.system.background import Background


@dataclass(frozen=True, slots=True)
class ModelServices:
    """One of each for the whole program. Nothing here connects to anywhere before a person downloads."""

    background: Background
    downloads: Downloads
    inventory: Inventory
    forecasts: Forecasts

    def close(self) -> None:
        """Pauses the download and ends every thread; a second call does nothing."""
        self.downloads.close()
        self.background.close()


def make_services(settings: SettingsStore) -> ModelServices:
    """The services, idle: ``Forecasts.load`` and ``Inventory.refresh`` begin to read."""
    background = Background()
    return ModelServices(
        background,
        Downloads(settings, background),
        Inventory(settings, background),
        Forecasts(data_dir() / "speed.json", background),
    )
