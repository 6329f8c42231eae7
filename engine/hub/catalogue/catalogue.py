"""The models that Tern offers, from assets/models.toml."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from engine.hub.catalogue.record import safe_names
from engine.hub.digest import RemoteFile
from engine.model_folder.config import ModelConfig, parse_config
from engine.model_folder.encoders.form import EncoderForm


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """One model as it is offered. Not known: ``files`` empty, ``shape`` None, ``context`` 0."""

    id: str  # short, for the command line
    name: str
    repo: str
    revision: str  # a commit where files are known, else the branch that is asked for one
    licence: str
    licence_url: str
    consent: bool  # the licence is to be accepted before the first download
    chat: bool  # made for conversations; else it goes on with a text, or makes vectors (``shape.encoder``)
    languages: tuple[str, ...]
    kernels: tuple[str, ...]
    good_for: str
    context: int = 0  # tokens
    shape: ModelConfig | None = None
    files: tuple[RemoteFile, ...] = ()
    tried: bool = False  # with its published weights; else with small random models of its form only

    @property
    def folder_name(self) -> str:
        return self.repo.rpartition("/")[2]

    @property
    def download_bytes(self) -> int | None:
        """None where only the hub knows."""
        return sum(file.size for file in self.files) if self.files else None


@lru_cache(maxsize=1)
def offered() -> tuple[CatalogueModel, ...]:
    """Every model that is offered; the first is the one to begin with."""
    text = (files("assets") / "models.toml").read_text("utf-8")
    return parse_catalogue(text)


def find(name: str) -> CatalogueModel | None:
    """The model with this id, name or repository, however capitals are used."""
    wanted = name.casefold()
    for model in offered():
        if wanted in (model.id, model.name.casefold(), model.repo.casefold(), model.folder_name.casefold()):
            return model
    return None


def parse_catalogue(text: str) -> tuple[CatalogueModel, ...]:
    """Checks a catalogue. ValueError or an EngineError (a shape) says what is wrong with it."""
    models = tuple(_parse_model(dict(values)) for values in tomllib.loads(text)["model"])
    for kind in ("id", "repo", "folder_name"):
        names = [getattr(model, kind).casefold() for model in models]
        if len(set(names)) < len(names):
            raise ValueError(f"two models have the same {kind}")
    return models


def _parse_model(values: dict[str, Any]) -> CatalogueModel:
    name = values["id"]
    listed = tuple(RemoteFile(**file) for file in values.pop("files", ()))
    if listed and len(values["revision"]) != 40:
        raise ValueError(f"{name}: files are known, but no commit is pinned")
    if not safe_names(file.name for file in listed):
        raise ValueError(f"{name}: a file has a folder in its name")
    for file in listed:
        if file.size < 1 or len(file.sha256) != 64:
            raise ValueError(f"{name}: {file.name} has no size or no SHA-256")
    shape = values.pop("shape", None)
    if shape is not None:
        encoder = EncoderForm() if shape.pop("encoder", False) else None
        linear_class = "autobitlinear" if shape["model_type"] == "bitnet" else "bitlinear"
        quantization = {"quant_method": "bitnet", "linear_class": linear_class}
        stored = {} if encoder or "quantization" in shape else {"quantization_config": quantization}
        shape = parse_config(shape | stored, f"catalogue: {name}", encoder)
    values |= {key: tuple(values[key]) for key in ("languages", "kernels")}
    return CatalogueModel(**values, shape=shape, files=listed)
