"""``tern bench``: how fast a model runs here, against how fast this machine reads memory."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from cython_kernels.groups import GROUPS_KERNEL
from cython_kernels.table import DIGITS_KERNEL, NAMES
from engine.cli.engine_options import add_energy_options, energy_options
from engine.cli.screen import kernel_rates
from engine.cli.screen.bench_table import HEADING, busy_words, line, sorted_table
from engine.cli.screen.progress_bar import Bar
from engine.cli.terminal import tag, visible
from engine.energy.estimate import watts_per_core
from engine.energy.meter import Meter
from engine.errors import EngineError, KernelError
from engine.machine.hardware import cpu_name, physical_cores
from engine.machine.kernel_choice import ONLY_KERNEL, available_kernels, default_kernel, format_of
from engine.machine.proof import TERNARY
from engine.machine.results import Skipping
from engine.model.memory import KV_BYTES
from engine.model_folder.checkpoint import Weights, open_checkpoint
from engine.model_folder.config import load_config
from engine.model_folder.generation_config import load_defaults
from engine.model_folder.synthetic import BITNET_2B4T, synthetic_checkpoint
from engine.model_folder.synthetic_shapes import BONSAI, EMBEDDING
from engine.speed.benchmark import BLOCK, Plan, run_benchmark
from engine.speed.race import Start, race
from engine.speed.race_result import Racer, RaceResult
from engine.speed.rows import BenchmarkRow, row_object
from engine.text.chat_message import ChatMessage

SYNTHETIC = {"2b4t": BITNET_2B4T} | BONSAI | EMBEDDING
SKIPPED = {
    Skipping.BOTH: "It skips zero neurons in up and down",
    Skipping.UP: "It skips zero neurons in up only",
    Skipping.DOWN: "It skips zero neurons in down only",
    Skipping.NONE: "It reads every weight",
}
QUESTION = "Write a short letter from a lighthouse keeper."


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
    source.add_argument(
        "--kernels",
        action="store_true",
        help="the product of each kernel and instruction set by itself, in cache and from memory",
    )
    parser.add_argument(
        "--kernel",
        default="auto",
        metavar="K",
        help=f"auto, all, {', '.join((*NAMES, DIGITS_KERNEL, GROUPS_KERNEL))}",
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
    parser.add_argument(
        "--activations",
        type=int,
        choices=(16, 8),
        default=16,
        help="bits of an activation, of models with scales of groups (default: 16)",
    )
    parser.add_argument("--kv", choices=sorted(KV_BYTES), default="f16")
    parser.add_argument(
        "--tune", action="store_true", help="find the fastest kernel and use it for --kernel auto from now on"
    )
    parser.add_argument(
        "--race",
        metavar="A,B",
        help="two kernels, as KERNEL[:ISA[:THREADS]], answer one question with one seed, one after the other",
    )
    parser.add_argument("--prompt", default=QUESTION, metavar="TEXT", help="with --race: the question")
    parser.add_argument("--seed", type=int, default=None, metavar="N", help="with --race (default: drawn)")
    parser.add_argument(
        "--all",
        action="store_true",
        help="every kernel, instruction set and number of threads, sorted by speed: the table of the "
        "window's benchmark, and kept for it",
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
    if args.kernels:
        return kernel_rates.run([1, physical_cores()] if not args.threads else threads, args.json)
    if args.race is not None:
        return _race(args, threads[0] if args.threads else 0)
    if args.model:
        name = Path(args.model).resolve().name
        format = format_of(load_config(Path(args.model)))
    else:
        name = f"synthetic {args.synthetic}"
        format = format_of(SYNTHETIC[args.synthetic])

    def open_weights(sparsity: float | None) -> Weights:
        if args.model:
            return open_checkpoint(Path(args.model))
        return synthetic_checkpoint(SYNTHETIC[args.synthetic], gate_sparsity=sparsity)

    if args.tune:
        return _tune(open_weights(sparsities[0] if sparsities else None), name)
    if args.all:
        return _everything(open_weights(sparsities[0] if sparsities else None), name, args)
    plan = Plan(
        _pairs(args.kernel, args.isa, format),
        threads,
        prompts,
        contexts,
        sparsities or (None,),
        args.generate,
        args.kv,
        {
            "skips": Skipping.NONE if args.no_skipping else None,
            "certified": not args.full_head,
            "activation_bits": args.activations,
        },
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
        json.dump([row_object(row) for row in rows], sys.stdout, indent=1)
        print()
    if busy := busy_words(max(row.busy_cores for row in rows)):
        print(busy, file=sys.stderr)
    return 0


def _everything(weights: Weights, name: str, args: argparse.Namespace) -> int:
    """``--all``: the rows as they come on stderr, then the whole table, or JSON."""
    from engine.speed.export import json_text
    from engine.speed.history import past_runs, slower_than_before
    from engine.speed.sweep import sweep

    config, earlier = weights.config, past_runs(weights.config)

    def told(share: float, row: BenchmarkRow) -> None:
        way = f"{row.kernel:8}{row.isa:12}{row.threads:>3} threads{row.decode_tok_s:>10.1f} tokens/s"
        print(f"{share:>5.0%}  {way}", file=sys.stderr, flush=True)

    run = sweep(weights, name, told, energy_options(args), keeps=bool(args.model))
    slower = slower_than_before(run, earlier)
    if args.json:
        print(json_text(run), end="")
    else:
        print(f"{name}, {config.num_layers} layers, {run.when[:16].replace('T', ' ')}, Tern {run.version}")
        for text in sorted_table(run, slower):
            print(text)
    return 0


def _tune(weights: Weights, name: str) -> int:
    """``--tune``: the timings as they come, then what ``auto`` takes from now on."""
    from engine.machine.kernel_choice import skipping_found, tuning_busy
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
    if busy := busy_words(tuning_busy(weights.config)):
        print(busy, file=sys.stderr)
    print(f"For {name}, auto is now {best.kernel} on {best.isa} with {best.threads} threads.")
    if found := skipping_found(weights.config, best.kernel, best.threads):
        print(f"{SKIPPED[found.way]} ({found.gain:.2f} times the speed of reading every weight).")
    return 0


def _race(args: argparse.Namespace, threads: int) -> int:
    """``--race``: two runs, and whether their tokens are the same; 1 if they are not."""
    racers = tuple(_racer(text, threads) for text in args.race.split(","))
    if not args.model or len(racers) != 2:
        raise EngineError(
            "--race needs --model, and two kernels: --race i2_s,tl2 or --race i2_s:avx2,i2_s:scalar."
        )
    params = replace(load_defaults(Path(args.model)), max_tokens=args.generate, seed=args.seed)
    start = Start([ChatMessage("user", args.prompt)], params, args.kv, energy_options(args))
    energy = Meter(watts_per_core(cpu_name()))
    energy.start()
    with Bar() as bar:
        whole = 1000
        result = race(
            *(Path(args.model), (racers[0], racers[1]), start, energy),
            lambda racer, tokens, share: bar.show(round(whole * share), whole, "racing"),
        )
    energy.close()
    assert result is not None, "nobody stops it"
    if args.json:
        json.dump(result.as_object(), sys.stdout, indent=1)
        print()
    else:
        print(visible("".join(result.runs[0].texts)))
        print("\n".join(_race_lines(result)))
    return 0 if result.split is None else 1


def _racer(text: str, threads: int) -> Racer:
    kernel, isa, count, *rest = [*text.strip().split(":"), "", ""]
    if not kernel or any(rest) or (count and not (count.isdecimal() and int(count) > 0)):
        raise EngineError(f"A kernel of a race is KERNEL[:ISA[:THREADS]], such as i2_s:avx2:2, not {text!r}.")
    return Racer(kernel, isa, int(count) if count else threads)


def _race_lines(result: RaceResult) -> list[str]:
    lines = [""]
    for run in result.runs:
        racer, joules = run.racer, run.energy.j_per_token
        used = "" if joules is None else f", {joules:.3g} J/token {tag(run.energy)}"
        lines.append(
            f"{racer.kernel} {racer.isa}, {racer.threads} thread{'' if racer.threads == 1 else 's'}: "
            f"{run.decode_tok_s:.1f} tokens/s, first token after {run.first_s:.2f} s, "
            f"all {len(run.tokens)} after {run.seconds:.2f} s{used}"
        )
    if result.gain:
        lines.append(f"The second decodes {result.gain:.2f} times as fast as the first.")
    split = result.split
    if split is None:
        lines.append(f"Both wrote the same tokens: SHA-256 {result.runs[0].digest} (seed {result.seed}).")
        return lines
    first, second = ("its end" if token is None else f"token {token}" for token in split.tokens)
    lines.append(
        f"WRONG: THE ANSWERS DIFFER from token {split.position} on, {first} against {second}. A kernel is "
        "not exact on this computer; run tern selftest to see which."
    )
    return [*lines, *(f"SHA-256 {run.digest}" for run in result.runs)]


def _pairs(kernel: str, isa: str | None, format: str = TERNARY) -> list[tuple[str, str | None]]:
    """(kernel, isa) pairs to measure, in the order of available_kernels(); None: the best for each step."""
    available = available_kernels(format)
    if kernel == "auto":
        kernel = default_kernel(None if isa == "all" else isa) if format == TERNARY else ONLY_KERNEL[format]
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
