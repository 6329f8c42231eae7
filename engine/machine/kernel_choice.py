"""Which kernel, instruction set and number of threads to use: what tuning found here, or the defaults."""

import os
from dataclasses import astuple
from typing import Any

from cython_kernels import cpu
from cython_kernels.groups import GROUPS_KERNEL
from cython_kernels.table import DIGITS_KERNEL
from engine.machine.findings import recall, remember, subject_of
from engine.machine.hardware import physical_cores
from engine.machine.proof import DIGITS, FORMATS, GROUPS, TERNARY, last_proof, sound_pairs
from engine.machine.results import BUSY_CORES, SkipGain, Skipping, Timing
from engine.model_folder.config import ModelConfig

ONLY_KERNEL = {DIGITS: DIGITS_KERNEL, GROUPS: GROUPS_KERNEL}  # of formats that have but one


def available_kernels(format: str = TERNARY) -> list[tuple[str, str]]:
    """(kernel, isa) pairs this CPU runs, without those that failed the self test; the best ISA comes last.

    ``format``: "ternary", "digits" for weights of five ternary digits, "groups" for scales of groups.
    """
    return sound_pairs(last_proof(), format)


def format_of(config: ModelConfig) -> str:
    """The format of a model's weights."""
    return GROUPS if config.groups else DIGITS if config.digits else TERNARY


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
    others = {name for format in FORMATS if format != own for name, _ in available_kernels(format)}
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
        kernel = ONLY_KERNEL.get(format_of(config)) or default_kernel(isa)
    return kernel, isa, threads or physical_cores()


def keep_tuning(config: ModelConfig, timings: tuple[Timing, ...], busy_cores: float) -> None:
    """Remember ``timings``, best first. Those of a busy machine never take the place of a quiet one's."""
    rows = [astuple(timing) for timing in timings]
    if busy_cores > BUSY_CORES:
        if not _timings(config, recall(subject_of("tuning", config))):
            remember(subject_of("tuning-busy", config), {"busy_cores": busy_cores, "rows": rows})
    else:
        remember(subject_of("tuning", config), rows)


def tuned_timings(config: ModelConfig) -> tuple[Timing, ...]:
    """What ``tune`` found for models of this shape on this CPU and build, best first; or nothing."""
    return _timings(config, recall(subject_of("tuning", config))) or _busy_tuning(config)[0]


def tuning_busy(config: ModelConfig) -> float:
    """Cores that other programs took while ``tuned_timings`` were measured; 0.0 if that was quiet."""
    quiet = _timings(config, recall(subject_of("tuning", config)))
    return 0.0 if quiet else _busy_tuning(config)[1]


def _busy_tuning(config: ModelConfig) -> tuple[tuple[Timing, ...], float]:
    found = recall(subject_of("tuning-busy", config))
    try:
        return _timings(config, found["rows"]), float(found["busy_cores"])
    except (KeyError, TypeError, ValueError):
        return (), 0.0


def _timings(config: ModelConfig, rows: Any) -> tuple[Timing, ...]:
    try:
        timings = tuple(Timing(*row) for row in rows or ())
    except TypeError:
        return ()
    runnable = set(available_kernels(format_of(config)))
    return tuple(timing for timing in timings if (timing.kernel, timing.isa) in runnable)


def skipping_found(config: ModelConfig, kernel: str, threads: int) -> SkipGain | None:
    """The best way to skip zero neurons for models of this shape, if ``time_skipping`` found it.

    Of another number of threads where this one was not tried: the nearest.
    """
    found = recall(subject_of("skipping", config))
    try:
        by_threads = {int(count): row for count, row in found[kernel].items()}
        way, gain = by_threads[min(by_threads, key=lambda count: (abs(count - threads), count))]
        return SkipGain(Skipping(way), float(gain))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def skipping(config: ModelConfig, kernel: str, threads: int) -> Skipping:
    """What to skip: what was found, or the default of the kernel."""
    found = skipping_found(config, kernel, threads)
    return found.way if found else Skipping.BOTH
