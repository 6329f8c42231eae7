"""``tern bench``: how fast a model runs here, against how fast this machine reads memory.

Decoding reads every weight once per token, so the yardstick is a plain read of 1 GB of anonymous memory with
the same pages and threads. The two alternate in blocks, and the roofline is the median of the blocks' ratios:
a noisy neighbour slows both. Slow kernels, the scalar ones before all, get shorter blocks and prompts, so
that no row takes more than a minute or two; a row says how long its prompt really was.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

import psutil

from cython_kernels.bandwidth import Bandwidth
from cython_kernels.table import NAMES
from engine.checkpoint import Weights, open_checkpoint
from engine.errors import EngineError, KernelError
from engine.model import DEFAULT_KERNEL, KV_BYTES, Model, available_kernels, physical_cores
from engine.synthetic import BITNET_2B4T, synthetic_checkpoint

SYNTHETIC = {"2b4t": BITNET_2B4T}
READ_BYTES = 1 << 30
BLOCK = 32  # tokens decoded between two readings of memory
RATIOS = 7
PROBE = 32  # tokens of a prompt that show how fast a kernel reads longer ones
DECODE_S, PREFILL_S = 30.0, 30.0  # at this many seconds blocks and prompts become shorter


@dataclass(frozen=True, slots=True)
class Energy:
    source: str = "none"  # nothing measures yet
    j_per_token: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. Speeds in tokens per second, medians over blocks; sizes in bytes unless named."""

    kernel: str
    isa: str
    threads: int
    prompt_tokens: int
    context: int  # positions in the KV cache when decoding began
    gate_sparsity: float | None  # share of closed gates asked for; None: as the weights are
    decode_tok_s: float
    prefill_tok_s: float
    ttft_s: float
    bytes_per_token: int  # weights, head and KV cache really read
    read_gb_s: float  # bytes_per_token x decode_tok_s
    bandwidth_gb_s: float  # plain read of memory between the blocks
    roofline: float  # median of the blocks' ratios
    up_skipped: float
    down_skipped: float
    head_rows_rescored: int | None  # None: the full head
    load_s: float
    peak_rss_mb: float
    energy: Energy = field(default_factory=Energy)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern bench``."""
    parser = commands.add_parser(
        "bench",
        help="measure speed against this machine's memory",
        description="Measure prefill and decode, against a plain read of this machine's memory.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--model", metavar="DIR", help="model folder")
    source.add_argument(
        "--synthetic", choices=sorted(SYNTHETIC), help="random weights of a true shape, in memory"
    )
    parser.add_argument("--kernel", default="auto", metavar="K", help=f"auto, all, {', '.join(NAMES)}")
    parser.add_argument(
        "--isa", default=None, metavar="I", help="instruction set (default: the best of each kernel; all)"
    )
    parser.add_argument("--threads", default="", metavar="N[,N]", help="default: one per physical core")
    parser.add_argument("--prompt-tokens", default="128,512", metavar="N[,N]")
    parser.add_argument("--generate", type=int, default=64, metavar="N", help="tokens to decode at least")
    parser.add_argument(
        "--context", default="0", metavar="N[,N]", help="tokens in the KV cache before decoding"
    )
    parser.add_argument("--kv", choices=sorted(KV_BYTES), default="f16")
    parser.add_argument("--tune", action="store_true", help="find what --kernel auto takes from now on")
    parser.add_argument("--json", action="store_true", help="print rows as JSON")


def run(args: argparse.Namespace) -> int:
    """Measure what ``args`` name; a table on stdout, or JSON."""
    threads = _numbers(args.threads, "--threads") or [physical_cores()]
    prompts = _numbers(args.prompt_tokens, "--prompt-tokens")
    contexts = _numbers(args.context, "--context") or [0]
    if not prompts or min(threads) < 1 or min(prompts) < 1 or min(contexts) < 0 or args.generate < 1:
        raise EngineError("tern bench needs positive numbers for --threads, --prompt-tokens and --generate.")
    if args.model:
        name = Path(args.model).resolve().name
    else:
        name = f"synthetic {args.synthetic}"

    def open_weights() -> Weights:
        if args.model:
            return open_checkpoint(Path(args.model))
        return synthetic_checkpoint(SYNTHETIC[args.synthetic])

    if args.tune:
        return _tune(open_weights(), name)
    rows: list[Row] = []
    if not args.json:
        print(
            f"{name}, KV cache {args.kv}; decode and memory alternate in blocks of {BLOCK} tokens "
            "(slow kernels: of fewer, and shorter prompts)",
            flush=True,
        )
        print(HEADING, flush=True)
    for row in measure(
        open_weights, _pairs(args.kernel, args.isa), threads, prompts, contexts, args.generate, args.kv
    ):
        rows.append(row)
        if not args.json:
            print(line(row), flush=True)
    if args.json:
        json.dump([asdict(row) for row in rows], sys.stdout, indent=1)
        print()
    return 0


def _tune(weights: Weights, name: str) -> int:
    """``--tune``: the timings as they come, then what ``auto`` takes from now on."""
    from engine.tune import Timing, tune

    def show(_: float, timing: Timing | None) -> None:
        if timing is not None:
            print(
                f"{timing.kernel:8}{timing.isa:12}{timing.threads:>3} threads"
                f"{timing.decode_tok_s:>10.1f} tokens/s decode{timing.prefill_tok_s:>10.1f} prefill",
                flush=True,
            )

    best = tune(weights, show)[0]
    print(f"For {name}, auto is now {best.kernel} on {best.isa} with {best.threads} threads.")
    return 0


def measure(
    open_weights: Callable[[], Weights],
    pairs: list[tuple[str, str | None]],
    threads: list[int],
    prompts: list[int],
    contexts: list[int],
    generate: int,
    kv: str = "f16",
) -> Iterator[Row]:
    """One row for each kernel and ISA, thread count, prompt length and context."""
    size = max([*prompts, *contexts]) + RATIOS * BLOCK + generate + BLOCK
    for kernel, isa in pairs:
        weights = open_weights()
        if size > weights.config.max_position:
            raise EngineError(
                f"These lengths need a context of {size} tokens, "
                f"and the model has {weights.config.max_position}; "
                "choose a smaller --context or --prompt-tokens."
            )
        for count in threads:
            model = Model(weights, name="bench", kernel=kernel, isa=isa, threads=count, context=size, kv=kv)
            memory = Bandwidth(READ_BYTES, count)
            for context in contexts:
                decode = _decode(model, memory, context, generate)
                longest = _affordable(model)
                for prompt in dict.fromkeys(min(prompt, longest) for prompt in prompts):
                    prefill_s, ttft_s = _prefill(model, prompt)
                    yield Row(
                        kernel=model.kernel,
                        isa=model.isa,
                        threads=count,
                        prompt_tokens=prompt,
                        context=context,
                        gate_sparsity=None,
                        decode_tok_s=round(decode.tok_s, 2),
                        prefill_tok_s=round(prompt / prefill_s, 1),
                        ttft_s=round(ttft_s, 3),
                        bytes_per_token=decode.bytes_per_token,
                        read_gb_s=round(decode.bytes_per_token * decode.tok_s / 1e9, 2),
                        bandwidth_gb_s=round(decode.bandwidth / 1e9, 2),
                        roofline=round(decode.roofline, 3),
                        up_skipped=0.0,
                        down_skipped=0.0,
                        head_rows_rescored=None,
                        load_s=round(model.load_s, 2),
                        peak_rss_mb=round(_peak_rss() / 1e6, 1),
                    )
            del memory, model
        weights.close()


@dataclass(frozen=True, slots=True)
class _Decode:
    tok_s: float
    bandwidth: float
    roofline: float
    bytes_per_token: int


def bytes_per_token(model: Model, context: int) -> int:
    """What one decode step reads with ``context`` positions behind it."""
    config = model.config
    head = config.vocab_size * config.hidden_size * 2
    cache = 2 * config.num_layers * config.kv_size * context * KV_BYTES[model.kv]
    return model.network.packed_bytes + head + cache


def _decode(model: Model, memory: Bandwidth, context: int, generate: int) -> _Decode:
    """Blocks of greedy decoding and plain reads in turn, after one of each to warm up."""
    decoder = model.new_decoder()
    token = 1
    if context:
        decoder.append(_prompt(context))
    blocks = max(RATIOS, -(-generate // BLOCK))
    speeds, readings, ratios = [], [], []
    memory.read()
    decoder.step(token)
    first = decoder.length
    started = time.perf_counter()
    decoder.step(token)
    pace = time.perf_counter() - started
    decoder.truncate(first)
    block = max(1, int(min(BLOCK, DECODE_S / (blocks * pace))))
    for _ in range(blocks):
        before = memory.read()
        started = time.perf_counter()
        for _ in range(block):
            logits = decoder.step(token)
            assert logits is not None, "nobody stops a benchmark"
            token = int(logits.argmax())
        speed = block / (time.perf_counter() - started)
        bandwidth = (before + memory.read()) / 2
        speeds.append(speed)
        readings.append(bandwidth)
        ratios.append(speed * bytes_per_token(model, decoder.length - block // 2) / bandwidth)
    middle = first + blocks * block // 2
    return _Decode(median(speeds), median(readings), median(ratios), bytes_per_token(model, middle))


def _affordable(model: Model) -> int:
    """How long a prompt may be, so that it is read in PREFILL_S: judged by the time for a few tokens."""
    decoder = model.new_decoder()
    tokens = 2
    while True:
        decoder.truncate(0)
        started = time.perf_counter()
        decoder.append(_prompt(tokens))
        seconds = time.perf_counter() - started
        if tokens >= PROBE or seconds > PREFILL_S / 20:
            return max(tokens, int(min(model.context, PREFILL_S * tokens / seconds)))
        tokens *= 4


def _prefill(model: Model, tokens: int) -> tuple[float, float]:
    """Seconds for the prompt without its last token's head, and to the first token (best of two)."""
    best: list[float] = []
    decoder = model.new_decoder()
    ids = _prompt(tokens)
    while len(best) < 2 and 2 * sum(best) <= PREFILL_S:
        decoder.truncate(0)
        started = time.perf_counter()
        decoder.append(ids[:-1])
        decoder.step(ids[-1])
        best.append(time.perf_counter() - started)
    return min(best), min(best)


def _prompt(tokens: int) -> list[int]:
    return [1 + i % 97 for i in range(tokens)]


def _pairs(kernel: str, isa: str | None) -> list[tuple[str, str | None]]:
    """(kernel, isa) pairs to measure, in the order of available_kernels(); None: the best for each step."""
    available = available_kernels()
    kernel = DEFAULT_KERNEL if kernel == "auto" else kernel
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


def _peak_rss() -> int:
    """Bytes resident at most, of this process so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


HEADING = (
    f"{'kernel':8}{'isa':10}{'threads':>8}{'context':>9}{'decode t/s':>12}{'MB/token':>10}{'GB/s':>7}"
    f"{'memory':>8}{'roofline':>10}{'prompt':>8}{'prefill t/s':>13}{'first token':>13}"
)


def line(row: Row) -> str:
    """One row of the table under HEADING."""
    return (
        f"{row.kernel:8}{row.isa:10}{row.threads:>8}{row.context:>9}{row.decode_tok_s:>12.1f}"
        f"{row.bytes_per_token / 1e6:>10.0f}{row.read_gb_s:>7.1f}"
        f"{row.bandwidth_gb_s:>8.1f}{row.roofline:>10.2f}"
        f"{row.prompt_tokens:>8}{row.prefill_tok_s:>13.1f}{row.ttft_s:>11.2f} s"
    )
