"""The starter model beside a float64 pass over its own weights whose activations are never rounded.

What that pass gave was written down by ``python -m tests.helpers.float_pass``. On 10,240 tokens of this
repository's English, whole distributions, the divergence was 1e-6 and the perplexity 0.003 % away.
"""

import json
from dataclasses import replace
from typing import Any

import numpy as np

from engine.model.model import Model
from engine.model_folder.checkpoint import Checkpoint, Digits, open_checkpoint
from tests.helpers.float_pass import WRITTEN_DOWN, log_softmax
from tests.helpers.reference import Array
from tests.helpers.starter import starter_folder

DIVERGENCE = 1e-5  # nats, mean over positions
PERPLEXITY = 0.0005  # of it, either way
MARGIN = 0.1  # of two logits; below it, rounding activations may change their order
CHANGED = "model.layers.14.mlp.down_proj"


class ChangedScales:
    """The weights of a checkpoint, but for one matrix, whose scales are 5 % larger."""

    def __init__(self, weights: Checkpoint) -> None:
        self._weights = weights

    def __getattr__(self, name: str) -> Any:
        return getattr(self._weights, name)

    def digits(self, name: str) -> Digits:
        found = self._weights.digits(name)
        return replace(found, scales=found.scales * np.float32(1.05)) if name == CHANGED else found


def test_the_engine_agrees_with_a_pass_in_float64() -> None:
    weights = open_checkpoint(starter_folder())
    divergence, perplexity, wrong = distance(logits(weights))
    assert divergence < DIVERGENCE
    assert abs(perplexity) < PERPLEXITY
    assert wrong == 0


def test_scales_that_are_a_little_off_are_noticed() -> None:
    weights = ChangedScales(open_checkpoint(starter_folder()))
    divergence, perplexity, _ = distance(logits(weights))
    assert divergence > DIVERGENCE
    assert abs(perplexity) > PERPLEXITY


def logits(weights: Any) -> Array:
    model = Model(weights, name="starter", kv="f32", threads=2, certified=False)
    return model.logits(json.loads(WRITTEN_DOWN.read_text("utf-8"))["ids"])


def distance(found: Array) -> tuple[float, float, int]:
    """Divergence in nats, change of the perplexity, and choices that differ where the margin is wide.

    The divergence is that of the most likely tokens and of all others as one, at every eighth position.
    """
    exact = json.loads(WRITTEN_DOWN.read_text("utf-8"))
    logs = log_softmax(found)
    divergences = []
    for position, top in exact["top"].items():
        ids, values = [token for token, _ in top], np.array([value for _, value in top])
        p, q = np.exp(values), np.exp(logs[int(position), ids])
        rest = (1 - p.sum()) * np.log((1 - p.sum()) / (1 - q.sum()))
        divergences.append((p * np.log(p / q)).sum() + rest)
    ids = exact["ids"]
    change = logs[np.arange(len(ids) - 1), ids[1:]].mean() - np.mean(exact["next"])
    wide = np.array(exact["margins"]) > MARGIN
    wrong = int((np.argmax(found, axis=1) != exact["best"])[wide].sum())
    return float(np.mean(divergences)), float(np.exp(-change) - 1), wrong
