"""The starter model where it was built, read with NumPy alone: an emulated processor has nothing else."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels.network.network import Network
from tests.helpers import ROOT

STARTER = ROOT / "build/starter/smollm2-135m-instruct"
MATRICES = {
    "self_attn.q_proj": "q", "self_attn.k_proj": "k", "self_attn.v_proj": "v", "self_attn.o_proj": "o",
    "mlp.gate_proj": "gate", "mlp.up_proj": "up", "mlp.down_proj": "down",
}  # fmt: skip
NORMS = {"input_layernorm": "input", "post_attention_layernorm": "post"}
_NUMPY = {"I8": "i1", "F32": "<f4", "BF16": "<u2"}

# A letter that a lighthouse keeper is to write (the ids of a chat), and how the model begins it, greedily.
PROMPT = [
    1, 9690, 198, 2683, 359, 253, 5356, 11173, 30, 19842, 13099, 284, 4763, 30, 2, 198, 1, 4093, 198, 19161,
    253, 4386, 429, 253, 33059, 40061, 288, 650, 10243, 30, 2, 198, 1, 520, 9531, 198,
]  # fmt: skip
ANSWER = [
    35097, 41717, 270, 28, 198, 198, 57, 744, 2385, 288, 3125, 346, 282, 253, 2765, 9208, 338, 5691, 335, 260,
    4051, 282, 260, 5432, 282, 3906, 8094, 30, 657, 553, 1690, 288, 957, 2674, 338, 253, 5575, 436, 983,
    11268, 2141, 260, 5432, 282, 3906, 8094, 30, 378, 5575, 436, 253, 2938, 5575, 28, 284, 357, 436, 3213,
    288, 457, 719, 7980, 253, 16545,
]  # fmt: skip


def starter_folder() -> Path:
    """Skips the test where the starter model was not built."""
    if not (STARTER / "config.json").exists():
        pytest.skip("the starter model is not built; make starter brings it")
    return STARTER


@cache
def tensors(folder: Path) -> dict[str, npt.NDArray[np.generic]]:
    """Every tensor of a folder's model.safetensors, mapped; bf16 as its bits."""
    data = np.memmap(folder / "model.safetensors", np.uint8, "r")
    length = int(data[:8].view("<u8")[0])
    header = json.loads(data[8 : 8 + length].tobytes())
    header.pop("__metadata__", None)
    found = {}
    for name, entry in header.items():
        start, stop = (8 + length + offset for offset in entry["data_offsets"])
        found[name] = data[start:stop].view(_NUMPY[entry["dtype"]]).reshape(entry["shape"])
    return found


def starter_network(kernel: str, isa: str) -> Network:
    """The starter model in the kernels' own form, with the whole head; skips where it was not built."""
    folder = starter_folder()
    config = json.loads((folder / "config.json").read_text("utf-8"))
    made = Network(
        cython_kernels.load(isa),
        kernel,
        hidden=config["hidden_size"],
        ffn=config["intermediate_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        kv_heads=config["num_key_value_heads"],
        head_dim=config["head_dim"],
        vocab=config["vocab_size"],
        eps=config["rms_norm_eps"],
        theta=config["rope_theta"],
        silu=True,
        activation_bits=config["quantization_config"]["activation_bits"],
    )
    found = tensors(folder)
    for layer in range(config["num_hidden_layers"]):
        prefix = f"model.layers.{layer}."
        for name, short in MATRICES.items():
            scales = found[f"{prefix}{name}.weight_scale"]
            made.set_digits(layer, short, found[f"{prefix}{name}.weight"], scales)
        for name, short in NORMS.items():
            made.set_norm(layer, short, found[f"{prefix}{name}.weight"])
    table = found["model.embed_tokens.weight"]
    made.set_tables(table, table, found["model.norm.weight"])
    made.check_complete()
    return made
