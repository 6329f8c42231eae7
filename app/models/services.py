"""ModelServices: what the windows about models work with, made once, by ``app.main.build``."""

from dataclasses import dataclass

from app.engine_bridge import EngineBridge
from app.models.downloads import Downloads
from app.models.forecasts import Forecasts
from app.models.inventory import Inventory
from app.models.serving import Serving
from app.paths import data_dir
from app.settings import SettingsStore
from app.system.background import Background


@dataclass(frozen=True, slots=True)
class ModelServices:
    """One of each for the whole program. Nothing here connects to anywhere before a person downloads.

    ``serving`` listens once it was started, if the settings say so.
    """

    background: Background
    downloads: Downloads
    inventory: Inventory
    forecasts: Forecasts
    serving: Serving

    def close(self) -> None:
        """Pauses the download and ends every thread and the server; a second call does nothing."""
        self.serving.close()
        self.downloads.close()
        self.background.close()


def make_services(settings: SettingsStore, bridge: EngineBridge) -> ModelServices:
    """The services, idle: ``Forecasts.load`` and ``Inventory.refresh`` begin to read."""
    background = Background()
    return ModelServices(
        background,
        Downloads(settings, background),
        Inventory(settings, background),
        Forecasts(data_dir() / "speed.json", background),
        Serving(settings, bridge, background),
    )
