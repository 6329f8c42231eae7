"""``tern bench``: how fast a model runs here, against how fast this machine reads memory."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from cython_kernels.table import DIGITS_KERNEL, NAMES
from engine.cli.engine_options import add_energy_options, energy_options
from engine.cli.terminal import tag
from engine.errors import EngineError, KernelError
from engine.machine.hardware import physical_cores
from engine.machine.kernel_choice import available_kernels, default_kernel, format_of
from engine.machine.proof import TERNARY
from engine.model.memory import KV_BYTES
from engine.model_folder.checkpoint import Weights, open_checkpoint
from engine.model_folder.config import load_config
from engine.model_folder.synthetic import BITNET_2B4T, synthetic_checkpoint
from engine.speed.benchmark import BLOCK, BenchmarkRow, Plan, run_benchmark

SYNTHETIC = {"2b4t": BITNET_2B4T}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern bench``."""
    parser = commands.add_parser(
        "bench",
        help="measure speed, compared with this machine's memory",
        description="Measure prefill and decode, against a plain read of this machine's memory.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--model", metavar="DIR", help="model folder")
    source.add_argument(
        "--synthetic", choices=sorted(SYNTHETIC), help="random weights of a true shape, in memory"
    )
    parser.add_argument(
        "--kernel", default="auto", metavar="K", help=f"auto, all, {', '.join((*NAMES, DIGITS_KERNEL))}"
    )
    parser.add_argument(
        "--isa", default=None, metavar="I", help="instruction set (default: the best of each kernel; all)"
    )
    parser.add_argument("--threads", default="", metavar="N[,N]", help="default: one per physical core")
    parser.add_argument("--prompt-tokens", default="128,512", metavar="N[,N]")
    parser.add_argument("--generate", type=int, default=64, metavar="N", help="tokens to decode at least")
    parser.add_argument(
        "--context", default="0", metavar="N[,N]", help="tokens in the KV cache before decoding"
    )
    parser.add_argument(
        "--gate-sparsity",
        default="",
        metavar="S[,S]",
        help="with --synthetic: shares of closed gates (default: as random weights have it, about 0.5)",
    )
    parser.add_argument(
        "--no-skipping", action="store_true", help="also read the weights of neurons that are zero"
    )
    parser.add_argument("--full-head", action="store_true", help="read the whole head for every token")
    parser.add_argument("--kv", choices=sorted(KV_BYTES), default="f16")
    parser.add_argument(
        "--tune", action="store_true", help="find the fastest kernel and use it for --kernel auto from now on"
    )
    parser.add_argument("--json", action="store_true", help="print rows as JSON")
    add_energy_options(parser)


def run(args: argparse.Namespace) -> int:
    """Measure what ``args`` name; a table on stdout, or JSON."""
    threads = _numbers(args.threads, "--threads") or [physical_cores()]
    prompts = _numbers(args.prompt_tokens, "--prompt-tokens")
    contexts = _numbers(args.context, "--context") or [0]
    sparsities = _shares(args.gate_sparsity)
    if not prompts or min(threads) < 1 or min(prompts) < 1 or min(contexts) < 0 or args.generate < 1:
        raise EngineError("tern bench needs positive numbers for --threads, --prompt-tokens and --generate.")
    if sparsities and args.model:
        raise EngineError("--gate-sparsity is for --synthetic; a model's gates are as they are.")
    if args.model:
        name = Path(args.model).resolve().name
        format = format_of(load_config(Path(args.model)))
    else:
        name = f"synthetic {args.synthetic}"
        format = TERNARY

    def open_weights(sparsity: float | None) -> Weights:
        if args.model:
            return open_checkpoint(Path(args.model))
        return synthetic_checkpoint(SYNTHETIC[args.synthetic], gate_sparsity=sparsity)

    if args.tune:
        return _tune(open_weights(sparsities[0] if sparsities else None), name)
    plan = Plan(
        _pairs(args.kernel, args.isa, format),
        threads,
        prompts,
        contexts,
        sparsities or (None,),
        args.generate,
        args.kv,
        {"skips": not args.no_skipping, "certified": not args.full_head},
        energy_options(args),
    )
    rows: list[BenchmarkRow] = []
    if not args.json:
        print(
            f"{name}, KV cache {args.kv}; decode and memory alternate in blocks of {BLOCK} tokens "
            "(slow kernels: of fewer, and shorter prompts)",
            flush=True,
        )
        print(HEADING, flush=True)
    for row in run_benchmark(open_weights, plan):
        rows.append(row)
        if not args.json:
            print(line(row), flush=True)
    if args.json:
        json.dump([asdict(row) | {"energy": row.energy.as_object()} for row in rows], sys.stdout, indent=1)
        print()
    return 0


def _tune(weights: Weights, name: str) -> int:
    """``--tune``: the timings as they come, then what ``auto`` takes from now on."""
    from engine.machine.kernel_choice import skipping_pays
    from engine.machine.results import Timing
    from engine.speed.tune import tune

    def show(_: float, timing: Timing | None) -> None:
        if timing is not None:
            print(
                f"{timing.kernel:8}{timing.isa:12}{timing.threads:>3} threads"
                f"{timing.decode_tok_s:>10.1f} tokens/s decode{timing.prefill_tok_s:>10.1f} prefill",
                flush=True,
            )

    best = tune(weights, show)[0]
    skips = skipping_pays(weights.config, best.kernel)
    how = "" if skips else "; it reads every weight, which is faster here"
    print(f"For {name}, auto is now {best.kernel} on {best.isa} with {best.threads} threads{how}.")
    return 0


def _pairs(kernel: str, isa: str | None, format: str = TERNARY) -> list[tuple[str, str | None]]:
    """(kernel, isa) pairs to measure, in the order of available_kernels(); None: the best for each step."""
    available = available_kernels(format)
    if kernel == "auto":
        kernel = default_kernel(None if isa == "all" else isa) if format == TERNARY else DIGITS_KERNEL
    wanted: list[tuple[str, str | None]] = [pair for pair in available if kernel in ("all", pair[0])]
    if isa is None:
        wanted = [(name, None) for name in dict(wanted)]
    elif isa != "all":
        wanted = [pair for pair in wanted if pair[1] == isa]
    if not wanted:
        names = ", ".join(f"{name} {on}" for name, on in available)
        place = f" for {isa}" if isa else ""
        raise KernelError(f"There is no kernel {kernel}{place} on this CPU; it runs {names}.")
    return wanted


def _numbers(text: str, option: str) -> list[int]:
    try:
        return [int(part) for part in text.split(",") if part.strip()]
    except ValueError:
        raise EngineError(f"{option} takes whole numbers separated by commas, not {text!r}.") from None


def _shares(text: str) -> list[float | None]:
    try:
        shares: list[float | None] = [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        shares = [-1.0]
    if any(share is None or not 0.0 <= share <= 1.0 for share in shares):
        raise EngineError(f"--gate-sparsity takes shares from 0 to 1 separated by commas, not {text!r}.")
    return shares


HEADING = (
    f"{'kernel':8}{'isa':11}{'threads':>8}{'context':>9}{'decode t/s':>12}{'MB/token':>10}{'GB/s':>7}"
    f"{'memory':>8}{'roofline':>10}{'up, down skipped':>18}{'head rows':>11}{'prompt':>8}{'prefill t/s':>13}"
    f"{'first token':>13}{'J/token':>10} {'from':20}"
)


def line(row: BenchmarkRow) -> str:
    """One row of the table under HEADING."""
    skipped = f"{row.up_skipped:.2f}, {row.down_skipped:.2f}"
    joules = "-" if row.energy.j_per_token is None else f"{row.energy.j_per_token:.3g}"
    rescored = "all" if row.head_rows_rescored is None else f"{row.head_rows_rescored}"
    return (
        f"{row.kernel:8}{row.isa:11}{row.threads:>8}{row.context:>9}{row.decode_tok_s:>12.1f}"
        f"{row.bytes_per_token / 1e6:>10.0f}{row.read_gb_s:>7.1f}"
        f"{row.bandwidth_gb_s:>8.1f}{row.roofline:>10.2f}{skipped:>18}{rescored:>11}"
        f"{row.prompt_tokens:>8}{row.prefill_tok_s:>13.1f}{row.ttft_s:>11.2f} s"
        f"{joules:>10} {tag(row.energy) if row.energy.joules is not None else '':20}"
    )
