"""What one token reads from memory: the parts of a decode step, in bytes."""

from cython_kernels.network.decoder import Decoder
from engine.machine.results import TokenReads
from engine.model.memory import cache_bytes
from engine.model.model import Model
from engine.model.packing import MATRICES


def token_reads(model: Model, decoder: Decoder) -> TokenReads:
    """Of the decoder's last pass, at its present length."""
    config = model.config
    up, down = decoder.skipped
    shares = {"up": up, "down": down}
    sizes = {name: model.network.packed_size(name) for name in MATRICES.values()}
    skipped = sum(size * shares.get(name, 0.0) for name, size in sizes.items())
    return TokenReads(
        weights=round(config.num_layers * (sum(sizes.values()) - skipped)),
        skipped=round(config.num_layers * skipped),
        head=decoder.head_bytes,
        kv=cache_bytes(config, decoder.length, model.kv),
    )
