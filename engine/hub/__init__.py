"""Models: what is offered, what is there, and the way from the one to the other. No Qt.

    download = hub.Download("bitnet-2b4t", None, hub.HubSettings(), on_event)
    download.start()

What a Download tells is in ``engine.hub.events``, what can go wrong in ``engine.hub.errors``. Calls that read
files or ask somebody (``verify``, ``move_models``, ``import_files``, ``measure_speed``, tokens) take their
time: not in a window's main thread.

The names below are loaded when they are first used, so that ``import engine.hub`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from engine.hub.environment import prepare

if TYPE_CHECKING:
    from engine.errors import Stopped as Stopped
    from engine.hub.catalogue.catalogue import CatalogueModel as CatalogueModel
    from engine.hub.catalogue.catalogue import find as find
    from engine.hub.catalogue.catalogue import offered as offered
    from engine.hub.catalogue.consent import give_consent as give_consent
    from engine.hub.catalogue.consent import has_consent as has_consent
    from engine.hub.catalogue.fit import Computer as Computer
    from engine.hub.catalogue.fit import Fit as Fit
    from engine.hub.catalogue.fit import computer as computer
    from engine.hub.catalogue.fit import fit as fit
    from engine.hub.catalogue.importing import import_files as import_files
    from engine.hub.catalogue.importing import import_folder as import_folder
    from engine.hub.catalogue.installed import InstalledModel as InstalledModel
    from engine.hub.catalogue.installed import delete as delete
    from engine.hub.catalogue.installed import forget as forget
    from engine.hub.catalogue.installed import inspect as inspect
    from engine.hub.catalogue.installed import installed as installed
    from engine.hub.catalogue.last_used import remember_model as remember_model
    from engine.hub.catalogue.move import move_models as move_models
    from engine.hub.catalogue.places import choose_models_dir as choose_models_dir
    from engine.hub.catalogue.places import default_folder as default_folder
    from engine.hub.catalogue.places import models_dir as models_dir
    from engine.hub.catalogue.starter import is_starter as is_starter
    from engine.hub.catalogue.starter import shown_name as shown_name
    from engine.hub.catalogue.starter import starter_folder as starter_folder
    from engine.hub.catalogue.verification import Verification as Verification
    from engine.hub.catalogue.verification import verify as verify
    from engine.hub.errors import HubError as HubError
    from engine.hub.network.token import keep_token as keep_token
    from engine.hub.network.token import token_for as token_for
    from engine.hub.network.updates import Release as Release
    from engine.hub.network.updates import can_look as can_look
    from engine.hub.network.updates import newer_release as newer_release
    from engine.hub.settings import HubSettings as HubSettings
    from engine.hub.transfer.download import Download as Download
    from engine.speed.forecast import Speed as Speed
    from engine.speed.forecast import forecast as forecast
    from engine.speed.forecast import measure_speed as measure_speed

prepare()  # huggingface_hub is first imported by a module of this package

_NAMES = {
    "engine.errors": ("Stopped",),
    "engine.hub.catalogue.catalogue": (
        "CatalogueModel",
        "offered",
        "find",
    ),
    "engine.hub.catalogue.consent": (
        "give_consent",
        "has_consent",
    ),
    "engine.hub.catalogue.fit": (
        "Computer",
        "Fit",
        "computer",
        "fit",
    ),
    "engine.hub.catalogue.importing": (
        "import_files",
        "import_folder",
    ),
    "engine.hub.catalogue.installed": (
        "InstalledModel",
        "delete",
        "forget",
        "inspect",
        "installed",
    ),
    "engine.hub.catalogue.last_used": ("remember_model",),
    "engine.hub.catalogue.move": ("move_models",),
    "engine.hub.catalogue.places": (
        "choose_models_dir",
        "default_folder",
        "models_dir",
    ),
    "engine.hub.catalogue.starter": (
        "is_starter",
        "shown_name",
        "starter_folder",
    ),
    "engine.hub.catalogue.verification": (
        "Verification",
        "verify",
    ),
    "engine.hub.errors": ("HubError",),
    "engine.hub.network.token": (
        "keep_token",
        "token_for",
    ),
    "engine.hub.network.updates": (
        "Release",
        "can_look",
        "newer_release",
    ),
    "engine.hub.settings": ("HubSettings",),
    "engine.hub.transfer.download": ("Download",),
    "engine.speed.forecast": (
        "Speed",
        "forecast",
        "measure_speed",
    ),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'engine.hub' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(_HOME)
