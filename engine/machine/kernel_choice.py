"""Which kernel, instruction set and number of threads to use: what tuning found here, or the defaults."""

import os

from cython_kernels import cpu
from cython_kernels.table import DIGITS_KERNEL
from engine.machine.findings import recall, subject_of
from engine.machine.hardware import physical_cores
from engine.machine.proof import DIGITS, TERNARY, last_proof, sound_pairs
from engine.machine.results import Timing
from engine.model_folder.config import ModelConfig


def available_kernels(format: str = TERNARY) -> list[tuple[str, str]]:
    """(kernel, isa) pairs this CPU runs, without those that failed the self test; the best ISA comes last.

    ``format``: "ternary", or "digits" for weights of five ternary digits.
    """
    return sound_pairs(last_proof(), format)


def format_of(config: ModelConfig) -> str:
    """The format of a model's weights."""
    return DIGITS if config.digits else TERNARY


def default_kernel(isa: str | None = None) -> str:
    """What "auto" means before anything was measured: i2_s, but base3 where AMD has AVX-512 VBMI.

    A Zen 4 decodes base3 a tenth faster, because it reads less; a Xeon of 2023 took longer to decode it.
    """
    amd = isa in (None, "avx512vbmi") and cpu.vendor() == "AuthenticAMD"
    return "base3" if amd and ("base3", "avx512vbmi") in available_kernels() else "i2_s"


def fitting(config: ModelConfig, kernel: str) -> str:
    """What a wish for ``kernel`` comes to for this model: "auto" where that is for weights of another format.

    A name that no format has stays as it is, and is refused where the model is loaded.
    """
    own = format_of(config)
    others = {name for name, _ in available_kernels(TERNARY if own == DIGITS else DIGITS)}
    return "auto" if kernel in others else kernel


def resolve(
    config: ModelConfig, kernel: str, isa: str | None, threads: int | None
) -> tuple[str, str | None, int]:
    """(kernel, isa, threads) with "auto" and None replaced by what tuning found here, or by the defaults."""
    best = tuned_timings(config)[:1] if kernel == "auto" and not isa else ()
    isa = isa or os.environ.get("TERN_ISA") or None
    if best:
        return best[0].kernel, isa, threads or best[0].threads
    if kernel == "auto":
        kernel = DIGITS_KERNEL if config.digits else default_kernel(isa)
    return kernel, isa, threads or physical_cores()


def tuned_timings(config: ModelConfig) -> tuple[Timing, ...]:
    """What ``tune`` found for models of this shape on this CPU and build, best first; or nothing."""
    try:
        timings = tuple(Timing(*row) for row in recall(subject_of("tuning", config)) or ())
    except TypeError:
        return ()
    runnable = set(available_kernels(format_of(config)))
    return tuple(timing for timing in timings if (timing.kernel, timing.isa) in runnable)


def skipping_pays(config: ModelConfig, kernel: str) -> bool:
    """What was found for models of this shape and ``kernel``; True where nothing was."""
    found = recall(subject_of("skipping", config))
    return not isinstance(found, dict) or bool(found.get(kernel, True))
