"""Licences that ask to be accepted: once for each, remembered in the data folder."""

from pathlib import Path

from engine.hub.catalogue.catalogue import CatalogueModel
from engine.hub.files import disk_faults
from engine.paths import data_dir


def has_consent(model: CatalogueModel) -> bool:
    """Whether ``model`` may be downloaded as far as its licence goes."""
    if not model.consent:
        return True
    try:
        return model.licence in _file().read_text("utf-8").splitlines()
    except OSError:
        return False


def give_consent(model: CatalogueModel) -> None:
    """A person has accepted the licence of ``model``, and so of every model under it."""
    if has_consent(model):
        return
    path = _file()
    with disk_faults(path.parent), path.open("a", encoding="utf-8") as stream:
        stream.write(f"{model.licence}\n")


def _file() -> Path:
    return data_dir() / "licences-accepted.txt"
