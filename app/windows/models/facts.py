"""What is said about a model that is offered: rows of lists, and sentences."""

from typing import TYPE_CHECKING

from app.languages import say
from app.models.forecasts import Forecasts
from app.models.inventory import Inventory
from app.models.memory import bytes_text
from app.windows.downloads.texts import short_speed_text, size_text
from app.windows.models.rows import ModelRow

if TYPE_CHECKING:
    from engine.hub import CatalogueModel


def offered_row(model: "CatalogueModel", inventory: Inventory, forecasts: Forecasts) -> ModelRow:
    """Name, size, licence, languages; the forecast, or why this computer cannot hold it."""
    refusal = refusal_text(model, inventory)
    speed = forecasts.tokens_per_s(model.shape)
    if refusal:
        return ModelRow(model.id, model.name, refusal, icon="warning", icon_color="warning", faint=True)
    right = short_speed_text(speed, forecasts.is_busy) if speed is not None else ""
    return ModelRow(model.id, model.name, offered_line(model), right)


def offered_line(model: "CatalogueModel") -> str:
    size = model.download_bytes
    facts = [size_text(size)] if size else []
    several = say.tr("%Ln languages", "", len(model.languages))
    languages = ", ".join(model.languages) if len(model.languages) <= 2 else several
    return " · ".join([*facts, languages, model.licence])


def refusal_text(model: "CatalogueModel", inventory: Inventory) -> str:
    """Why this computer cannot hold it; "" if it can, or while that is not known."""
    fit, computer = inventory.fit(model), inventory.computer
    if fit is None or fit.ok or fit.needed is None or computer is None:
        return ""
    return say.tr("Needs {0} of memory; this computer has {1}").format(
        bytes_text(fit.needed), bytes_text(computer.memory)
    )


def offline_text(inventory: Inventory) -> str:
    """Why nothing can be downloaded now, and what can be done; "" if it can."""
    if not inventory.is_offline:
        return ""
    return say.tr(
        "Offline mode is on, so nothing can be downloaded: open a model folder you already have, or turn "
        "offline mode off in Settings > Downloads.",
    )


def memory_text(model: "CatalogueModel", inventory: Inventory) -> str:
    """Memory needed and there."""
    fit, computer = inventory.fit(model), inventory.computer
    if computer is None or fit is None or fit.needed is None:
        return say.tr("Known once the download starts")
    return say.tr("{0} needed, {1} of {2} free").format(
        bytes_text(fit.needed), bytes_text(computer.free_memory), bytes_text(computer.memory)
    )
