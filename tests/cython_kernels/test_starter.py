"""64 greedy tokens of the starter model, written down: a trained network gives the same bits on every CPU.

NumPy only, so that the emulated processors of ``make test-qemu`` and ``make test-arm`` run it too. If the
model is converted in another way on purpose, take the new values from the scalar kernels.
"""

import hashlib

import numpy as np
import pytest

import cython_kernels
from cython_kernels.network.decoder import Decoder
from tests.helpers.starter import ANSWER, PROMPT, starter_network

# of the logits (64, 49152) float32, little-endian, that chose the answer
LOGITS_SHA256 = "780ea1fc3899d496d93fa392034dbf62961245ca47ce0c96cc63ad9258248180"

KERNELS = cython_kernels.provided_digits()
RUNS = [*((*pair, 2) for pair in KERNELS), (*KERNELS[-1], 1), (*KERNELS[-1], 3)]


@pytest.mark.qemu
@pytest.mark.parametrize(("kernel", "isa", "threads"), RUNS)
def test_the_logits_of_the_answer_are_those_written_down(kernel: str, isa: str, threads: int) -> None:
    network = starter_network(kernel, isa)
    logits = Decoder(network, 128, "f16", threads).logits([*PROMPT, *ANSWER[:-1]])
    assert logits is not None
    logits = logits[len(PROMPT) - 1 :]
    assert np.argmax(logits, axis=1).tolist() == ANSWER
    assert hashlib.sha256(logits.tobytes()).hexdigest() == LOGITS_SHA256
