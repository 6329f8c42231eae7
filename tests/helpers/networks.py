"""Small random networks for the kernels alone: no model folder, no engine, NumPy only."""

from typing import Any

import numpy as np
import numpy.typing as npt

from cython_kernels.groups import GroupKernels
from cython_kernels.head.certified import CertifiedHead
from cython_kernels.network.network import HEAD_NORMS, MATRICES, NORMS, Network
from cython_kernels.table import DIGITS_KERNEL, Kernels
from tests.helpers.packing import official, packed_groups

Array = npt.NDArray[Any]


def random_network(
    kernels: Kernels,
    kernel: str,
    seed: int,
    *,
    hidden: int,
    ffn: int,
    vocab: int,
    heads: int = 3,
    kv_heads: int = 1,
    head_dim: int = 64,
    divides: bool = False,
    sub_norms: bool = True,
    silu: bool = False,
    skips_up: bool = False,
    skips_down: bool = False,
    activation_bits: int = 8,
    qk_norms: bool = False,
    yarn: tuple[float, int, float, float, float] | None = None,
    groups: GroupKernels | None = None,
) -> Network:
    """Two layers of whole numbers from a generator whose stream NumPy never changes."""
    rng = np.random.RandomState(seed)
    made = Network(
        kernels,
        kernel,
        hidden=hidden,
        ffn=ffn,
        layers=2,
        heads=heads,
        kv_heads=kv_heads,
        head_dim=head_dim,
        vocab=vocab,
        eps=1e-5,
        theta=500000.0,
        silu=silu,
        skips_up=skips_up,
        skips_down=skips_down,
        activation_bits=activation_bits,
        yarn=yarn,
        groups=groups,
    )
    sizes = {"input": hidden, "post": hidden, "attn_sub": heads * head_dim, "ffn_sub": ffn}
    sizes |= dict.fromkeys(HEAD_NORMS, head_dim)
    for layer in range(2):
        for name in MATRICES:
            if groups is not None:
                made.set_groups(layer, name, *random_groups(rng, made.shape(name)))
                continue
            if kernel == DIGITS_KERNEL:
                digits = (rng.randint(0, 243, made.shape(name)) - 121).astype(np.int8)
                scales = (rng.randint(64, 192, len(digits)) / 65536).astype(np.float32)
                made.set_digits(layer, name, digits, scales)
                continue
            weights = rng.randint(0, 3, made.shape(name)) - 1
            made.set_matrix(layer, name, official(weights), 0.0625 + 0.03125 * layer, divides)
        for name in (NORMS if sub_norms else NORMS[:2]) + (HEAD_NORMS if qk_norms else ()):
            made.set_norm(layer, name, (rng.randint(64, 192, sizes[name]) / 128).astype(np.float32))
    if groups is not None:
        final = (rng.randint(64, 192, hidden) / 128).astype(np.float32)
        made.set_group_tables(random_groups(rng, (vocab, hidden)), random_groups(rng, (vocab, hidden)), final)
        made.check_complete()
        return made
    table = to_bf16(rng.randint(-127, 128, (vocab, hidden)) / 64)  # seven bits: exact in bf16
    made.set_tables(table, table, (rng.randint(64, 192, hidden) / 128).astype(np.float32))
    made.check_complete()
    return made


def random_groups(rng: np.random.RandomState, shape: tuple[int, int]) -> tuple[Array, Array]:
    """codes and bits of scales of (rows, cols), as Network.set_groups takes them"""
    scales = (rng.randint(64, 192, (shape[0], shape[1] // 128)) / 2048).astype(np.float16)
    return packed_groups(rng.randint(0, 3, shape)), scales.view(np.uint16)


def to_bf16(values: Array) -> npt.NDArray[np.uint16]:
    """The bits of float32 ``values``, cut to bf16."""
    return (np.asarray(values, np.float32).view(np.uint32) >> 16).astype(np.uint16)


def certified(table: npt.NDArray[np.uint16]) -> CertifiedHead:
    """The codes of a head (vocab, hidden) bf16, made in two pieces."""
    head = CertifiedHead(table)
    middle = len(table) // 2
    head.code(0, middle)
    head.code(middle, len(table))
    head.finish()
    return head
