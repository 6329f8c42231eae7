"""Rows and runs of the benchmark, made up."""

from engine.energy.energy import Energy
from engine.speed.rows import BenchmarkRow, BenchmarkRun


def row(
    kernel: str = "i2_s",
    isa: str = "avx2",
    threads: int = 1,
    tok_s: float = 20.0,
    joules: float | None = 1.0,  # per token
    *,
    source: str = "estimate",
    spread: float = 0.02,
    roofline: float = 0.8,
    busy: float = 0.0,
) -> BenchmarkRow:
    """``spread`` and ``roofline`` are shares, ``busy`` cores of others."""
    energy = Energy(source, "process", 64 * joules, 64 / tok_s, 64) if joules is not None else Energy()
    return BenchmarkRow(
        kernel=kernel,
        isa=isa,
        threads=threads,
        prompt_tokens=128,
        context=0,
        gate_sparsity=None,
        decode_tok_s=tok_s,
        prefill_tok_s=10 * tok_s,
        ttft_s=12.8 / tok_s,
        bytes_per_token=500_000_000,
        read_gb_s=round(0.5 * tok_s, 2),
        bandwidth_gb_s=round(0.5 * tok_s / roofline, 2),
        roofline=roofline,
        up_skipped=0.0,
        down_skipped=0.0,
        head_rows_rescored=None,
        load_s=1.0,
        peak_rss_mb=900.0,
        energy=energy,
        decode_low=tok_s * (1 - spread),
        decode_high=tok_s * (1 + spread),
        prefill_low=10 * tok_s * (1 - spread),
        prefill_high=10 * tok_s * (1 + spread),
        busy_cores=busy,
    )


def run(
    *rows: BenchmarkRow,
    when: str = "2026-01-02T10:00:00+00:00",
    version: str = "0.1.0",
    complete: bool = True,
) -> BenchmarkRun:
    """A run of ``rows``."""
    return BenchmarkRun(when, version, "toy", rows, complete)
