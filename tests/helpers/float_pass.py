"""The network with activations that are never rounded, in float64: what the rounding costs.

``tests.helpers.reference`` rounds activations to the same codes as the engine and asks whether the
arithmetic is right. This asks what the rounding costs: weights are the folder's own (whole numbers times
their scales), everything else is float64.

    python -m tests.helpers.float_pass      writes the values of the starter model down anew
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.model_folder.checkpoint import EMBEDDINGS, HEAD, Weights, open_checkpoint
from tests.helpers import ROOT
from tests.helpers.reference import Array, Pass, layer
from tests.helpers.starter import STARTER

WRITTEN_DOWN = ROOT / "tests/engine/model/starter_float64.json"
EVERY = 8  # of every eighth token, the TOP most likely next ones
TOP = 12

Matrix = Callable[[str], Array]  # "model.layers.0.mlp.up_proj" -> (rows, cols) float64


def digits_of(weights: Weights) -> Matrix:
    """The matrices of a folder with weights of five ternary digits."""

    def matrix(name: str) -> Array:
        digits = weights.digits(name)
        return digits.values.astype(np.float64) * digits.scales.astype(np.float64)[:, None]

    return matrix


class FloatPass(Pass):
    """``tests.helpers.reference.layer`` over weights given as floats; keeps nothing but the last layer."""

    def __init__(self, weights: Weights, matrix: Matrix, table: Array | None = None) -> None:
        """``matrix``, and ``table`` (vocab, hidden) where given, stand for the folder's own."""
        super().__init__(weights, np.dtype(np.float64), "f32")
        self._matrix = matrix
        self._matrices: dict[str, Array] = {}
        self._table = _float64(weights.table(EMBEDDINGS)) if table is None else table
        own_head = table is None and not weights.config.tied
        self._head = _float64(weights.table(HEAD)) if own_head else self._table

    def logits(self, ids: list[int]) -> Array:
        """(n, vocab) float64 from an empty context."""
        x = self._table[ids]
        for index in range(self.weights.config.num_layers):
            x = layer(self, index, x)
        return np.asarray(self.norm(x, "model.norm.weight") @ self._head.T)

    def keep(self, index: int, name: str, value: Array) -> Array:
        return value

    def quantise(self, index: int, site: str, h: Array) -> tuple[Array, Array]:
        return h, np.ones((len(h), 1))

    def linear(self, index: int, name: str, codes: Array, scale: Array) -> Array:
        full = f"model.layers.{index}.{name}"
        if full not in self._matrices:
            self._matrices[full] = self._matrix(full)
        return np.asarray(codes @ self._matrices[full].T)


def log_softmax(logits: npt.NDArray[Any]) -> Array:
    """float64 log probabilities along the last axis."""
    shifted = logits.astype(np.float64)
    shifted -= shifted.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


def _float64(bf16: npt.NDArray[np.uint16]) -> Array:
    return (bf16.astype(np.uint32) << 16).view(np.float32).astype(np.float64)


def values_to_write_down(logits: Array, ids: list[int]) -> dict[str, Any]:
    """What a test needs of (n, vocab) logits over ``ids``, small enough for the repository."""
    logs = log_softmax(logits)
    order = np.argsort(-logs, axis=1, kind="stable")
    two = np.take_along_axis(logs, order[:, :2], axis=1)
    top = {
        n: [[int(token), round(float(logs[n, token]), 7)] for token in order[n, :TOP]]
        for n in range(0, len(ids), EVERY)
    }
    return {
        "ids": ids,
        "next": [round(float(value), 7) for value in logs[np.arange(len(ids) - 1), ids[1:]]],
        "best": order[:, 0].tolist(),
        "margins": [round(float(value), 5) for value in two[:, 0] - two[:, 1]],
        "top": top,
    }


def write_down(path: Path = WRITTEN_DOWN) -> None:
    """The starter model over the ids that ``path`` holds."""
    ids = json.loads(path.read_text("utf-8"))["ids"]
    weights = open_checkpoint(STARTER)
    values = values_to_write_down(FloatPass(weights, digits_of(weights)).logits(ids), ids)
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in values.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write_down()
