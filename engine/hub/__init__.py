"""Models: what is offered, what is there, and the way from the one to the other. No Qt.

    download = hub.Download("bitnet-2b4t", None, hub.HubSettings(), on_event)
    download.start()

What a Download tells is in ``engine.hub.events``, what can go wrong in ``engine.hub.errors``. Calls that read
files or ask somebody (``verify``, ``move_models``, ``import_files``, ``measure_speed``, tokens) take their
time: not in a window's main thread.

The names below are loaded when they are first asked for, so that ``import engine.hub`` costs nothing.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.errors import Stopped
    from engine.hub.catalogue.catalogue import CatalogueModel, catalogue, find
    from engine.hub.catalogue.consent import give_consent, has_consent
    from engine.hub.catalogue.fit import Computer, Fit, computer, fit
    from engine.hub.catalogue.importing import import_files, import_folder
    from engine.hub.catalogue.installed import InstalledModel, delete, forget, inspect, installed
    from engine.hub.catalogue.move import move_models
    from engine.hub.catalogue.places import choose_models_dir, default_folder, models_dir
    from engine.hub.catalogue.verification import Verification, verify
    from engine.hub.errors import HubError
    from engine.hub.network.token import keep_token, token_for
    from engine.hub.settings import HubSettings
    from engine.hub.transfer.download import Download
    from engine.speed.forecast import Speed, forecast, measure_speed

# huggingface_hub reads these when it is first imported, which is by a module of this package: no telemetry,
# plain HTTP (its own protocol can be neither paused nor checked), no token from elsewhere, nothing printed.
os.environ.update(
    HF_HUB_DISABLE_TELEMETRY="1",
    HF_HUB_DISABLE_XET="1",
    HF_HUB_DISABLE_IMPLICIT_TOKEN="1",
    HF_HUB_DISABLE_UPDATE_CHECK="1",
    HF_HUB_DISABLE_PROGRESS_BARS="1",
    HF_HUB_DISABLE_SYMLINKS_WARNING="1",
    HF_HUB_VERBOSITY="error",
)

_HOME = {
    "CatalogueModel": "offered",
    "Computer": "machine",
    "Download": "download",
    "Fit": "machine",
    "HubError": "errors",
    "HubSettings": "settings",
    "InstalledModel": "shelf",
    "Speed": "speed",
    "Stopped": "abandon",
    "Verification": "verification",
    "catalogue": "offered",
    "choose_models_dir": "places",
    "computer": "machine",
    "default_folder": "places",
    "delete": "shelf",
    "find": "offered",
    "fit": "machine",
    "forecast": "speed",
    "forget": "shelf",
    "give_consent": "consent",
    "has_consent": "consent",
    "import_files": "local",
    "import_folder": "local",
    "inspect": "shelf",
    "installed": "shelf",
    "keep_token": "token",
    "measure_speed": "speed",
    "models_dir": "places",
    "move_models": "move",
    "token_for": "token",
    "verify": "verification",
}
__all__ = [
    "CatalogueModel",
    "Computer",
    "Download",
    "Fit",
    "HubError",
    "HubSettings",
    "InstalledModel",
    "Speed",
    "Stopped",
    "Verification",
    "catalogue",
    "choose_models_dir",
    "computer",
    "default_folder",
    "delete",
    "find",
    "fit",
    "forecast",
    "forget",
    "give_consent",
    "has_consent",
    "import_files",
    "import_folder",
    "inspect",
    "installed",
    "keep_token",
    "measure_speed",
    "models_dir",
    "move_models",
    "token_for",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'engine.hub' has no attribute {name!r}")
    return getattr(import_module(f"engine.hub.{_HOME[name]}"), name)
