"""tern bench measures what it says: rows with all keys, and figures that belong together."""

import argparse
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from cython_kernels.network.network import MATRICES
from cython_kernels.system.bandwidth import Bandwidth
from engine.cli import bench
from engine.cli.screen.bench_table import sorted_table
from engine.errors import EngineError, KernelError
from engine.machine.kernel_choice import available_kernels
from engine.model.model import Model
from engine.model_folder.config import load_config
from engine.model_folder.synthetic import synthetic_checkpoint
from engine.speed import benchmark, sweep
from engine.speed.history import Slower, past_runs
from tests.helpers.bench_rows import row as made_row
from tests.helpers.bench_rows import run
from tests.helpers.toy import toy_config, write_toy

KEYS = (
    "kernel isa threads prompt_tokens context gate_sparsity decode_tok_s prefill_tok_s ttft_s "
    "bytes_per_token read_gb_s bandwidth_gb_s roofline up_skipped down_skipped head_rows_rescored "
    "load_s peak_rss_mb energy decode_low decode_high prefill_low prefill_high busy_cores"
).split()


@pytest.fixture(autouse=True)
def small_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark, "READ_BYTES", 8 << 20)
    monkeypatch.setattr(benchmark, "DECODE_S", math.inf)  # no machine is too slow
    monkeypatch.setattr(benchmark, "PREFILL_S", math.inf)


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    bench.add_parser(parser.add_subparsers())
    return parser.parse_args(["bench", *words])


def test_rows_for_every_combination(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_toy(tmp_path / "toy")
    words = [
        "--threads",
        "1,2",
        "--prompt-tokens",
        "3,40",
        "--context",
        "0,70",
        "--kernel",
        "all",
        "--isa",
        "all",
        "--full-head",  # bytes that do not depend on the token
    ]
    assert bench.run(parse("--model", str(folder), "--json", *words)) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 2 * 2 * 2 * len(available_kernels())
    for row in rows:
        assert list(row) == KEYS
        assert list(row["energy"])[:3] == ["source", "scope", "j_per_token"]
        assert row["energy"]["tokens"] % 7 == 0 and row["energy"]["tokens"] > 0
        assert row["decode_tok_s"] > 0
        assert row["prefill_tok_s"] > 0
        assert row["read_gb_s"] == pytest.approx(row["bytes_per_token"] * row["decode_tok_s"] / 1e9, abs=0.01)
        assert row["roofline"] > 0
    by_context = {row["context"]: row["bytes_per_token"] for row in rows if row["kernel"] == "tl1"}
    assert (
        by_context[70] - by_context[0] == 70 * 2 * 2 * 2 * 16 * 2
    )  # K and V, layers, KV heads, head_dim, f16


def test_slow_kernels_decode_less_and_get_shorter_prompts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ["--model", str(write_toy(tmp_path / "toy")), "--json", "--prompt-tokens", "5,90,2"]
    words += ["--no-skipping", "--full-head"]  # bytes that do not depend on the token
    assert bench.run(parse(*words)) == 0
    fast = json.loads(capsys.readouterr().out)
    monkeypatch.setattr(benchmark, "DECODE_S", 0.0)  # any machine is too slow
    monkeypatch.setattr(benchmark, "PREFILL_S", 0.0)
    assert bench.run(parse(*words)) == 0
    slow = json.loads(capsys.readouterr().out)
    assert [row["prompt_tokens"] for row in fast] == [5, 90, 2]
    assert [row["prompt_tokens"] for row in slow] == [2]  # as many as were tried, and measured once
    # tokens of a block before it, on average: every block begins with the same context
    per_position = 2 * 2 * 2 * 16 * 2  # K and V, layers, KV heads, head_dim, f16
    assert fast[0]["bytes_per_token"] - slow[0]["bytes_per_token"] == 15.5 * per_position
    assert slow[0]["decode_tok_s"] > 0
    assert slow[0]["roofline"] > 0


def test_bytes_per_token_count_weights_head_and_cache() -> None:
    config = toy_config(hidden=64, ffn=128, layers=2, vocab=512)
    model = Model(synthetic_checkpoint(config), name="toy", kv="f32")
    head = 512 * 64 * 2
    nothing = benchmark.bytes_per_token(model, 0, 0.0, 0.0, head)
    matrices = sum(model.network.packed_size(name) for name in MATRICES)
    assert nothing == 2 * matrices + head
    assert benchmark.bytes_per_token(model, 10, 0.0, 0.0, head) - nothing == 10 * 2 * 2 * config.kv_size * 4
    skipped = nothing - benchmark.bytes_per_token(model, 0, 0.5, 0.75, head)
    assert skipped == 2 * (model.network.packed_size("up") / 2 + model.network.packed_size("down") * 3 / 4)


def test_skipping_and_head_are_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = toy_config(hidden=256, ffn=512, layers=2, vocab=512)
    monkeypatch.setitem(bench.SYNTHETIC, "2b4t", config)
    words = ["--synthetic", "2b4t", "--json", "--prompt-tokens", "5", "--threads", "1", "--kernel", "i2_s"]
    assert bench.run(parse(*words, "--gate-sparsity", "0,0.8")) == 0
    none, most = json.loads(capsys.readouterr().out)
    assert (none["gate_sparsity"], most["gate_sparsity"]) == (0.0, 0.8)
    assert none["up_skipped"] < 0.02 and abs(most["up_skipped"] - 0.8) < 0.02
    assert most["down_skipped"] >= most["up_skipped"]
    assert most["bytes_per_token"] < none["bytes_per_token"]
    assert most["head_rows_rescored"] is not None
    assert bench.run(parse(*words, "--no-skipping", "--full-head")) == 0
    (plain,) = json.loads(capsys.readouterr().out)
    assert (plain["up_skipped"], plain["down_skipped"], plain["head_rows_rescored"]) == (0.0, 0.0, None)
    assert plain["bytes_per_token"] > none["bytes_per_token"]


def test_decoding_is_measured_at_the_end_of_the_context_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = toy_config(hidden=256, ffn=512, layers=1, vocab=512, max_position=300)
    monkeypatch.setitem(bench.SYNTHETIC, "2b4t", config)
    words = ["--synthetic", "2b4t", "--json", "--prompt-tokens", "5", "--threads", "1", "--kernel", "i2_s"]
    assert bench.run(parse(*words, "--context", "0,267")) == 0
    empty, full = json.loads(capsys.readouterr().out)
    keys_and_values = 2 * config.num_layers * config.kv_size * 267 * 2
    assert abs(full["bytes_per_token"] - empty["bytes_per_token"] - keys_and_values) < keys_and_values / 2


def test_a_table_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_toy(tmp_path / "toy")
    assert bench.run(parse("--model", str(folder), "--prompt-tokens", "5", "--threads", "1")) == 0
    title, heading, row = capsys.readouterr().out.splitlines()  # a busy machine is told on stderr
    assert "toy" in title
    assert len(heading) == len(row)


def test_bad_requests_are_sentences(tmp_path: Path) -> None:
    folder = str(write_toy(tmp_path / "toy"))
    with pytest.raises(EngineError, match="whole numbers"):
        bench.run(parse("--model", folder, "--threads", "two"))
    with pytest.raises(EngineError, match="positive"):
        bench.run(parse("--model", folder, "--prompt-tokens", "0"))
    with pytest.raises(KernelError, match="no kernel tl9"):
        bench.run(parse("--model", folder, "--kernel", "tl9"))
    with pytest.raises(EngineError, match="choose a smaller"):
        bench.run(parse("--model", folder, "--context", "500"))
    with pytest.raises(EngineError, match="shares from 0 to 1"):
        bench.run(parse("--synthetic", "2b4t", "--gate-sparsity", "half"))
    with pytest.raises(EngineError, match="shares from 0 to 1"):
        bench.run(parse("--synthetic", "2b4t", "--gate-sparsity", "1.5"))
    with pytest.raises(EngineError, match="is for --synthetic"):
        bench.run(parse("--model", folder, "--gate-sparsity", "0.5"))


def test_bandwidth_reads_all_of_its_memory() -> None:
    memory = Bandwidth(3 << 20, 2)
    assert memory.read() > 1e6
    with pytest.raises(ValueError, match="cannot read"):
        Bandwidth(0, 1)


def test_tune_says_what_auto_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))
    folder = write_toy(tmp_path / "toy")
    assert bench.run(parse("--model", str(folder), "--tune")) == 0
    lines = capsys.readouterr().out.splitlines()
    (last,) = [number for number, line in enumerate(lines) if line.startswith("For toy, auto is now ")]
    assert last >= len({kernel for kernel, _ in available_kernels()})


def test_a_race_prints_both_and_their_digest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "--model",
        str(write_toy(tmp_path / "toy")),
        "--generate",
        "9",
        "--seed",
        "4",
        "--prompt",
        "hello",
    ]
    assert bench.run(parse(*words, "--race", "i2_s:scalar:1,tl2")) == 0
    text = capsys.readouterr().out
    assert "i2_s scalar, 1 thread: " in text and "\ntl2 " in text
    assert "Both wrote the same tokens: SHA-256 " in text and "(seed 4)" in text
    assert bench.run(parse(*words, "--race", "i2_s:scalar:1,tl2", "--json")) == 0
    value = json.loads(capsys.readouterr().out)
    first, second = value["runs"]
    assert value["same"] and first["sha256"] == second["sha256"] and first["sha256"] in text
    assert first["tokens"] == second["tokens"] and (first["kernel"], second["kernel"]) == ("i2_s", "tl2")
    assert first["energy"]["source"] == "estimate" and len(first["times"]) == len(first["tokens"])


def test_a_race_that_is_lost_by_exactness_is_loud(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_race = bench.race

    def wrong(*args: object) -> object:
        result = run_race(*args)  # type: ignore[arg-type]
        assert result is not None
        second = result.runs[1]
        other = replace(second, tokens=(*second.tokens[:3], 1, *second.tokens[4:]))
        return replace(result, runs=(result.runs[0], other))

    monkeypatch.setattr(bench, "race", wrong)
    words = ["--model", str(write_toy(tmp_path / "toy")), "--generate", "9", "--seed", "4"]
    assert bench.run(parse(*words, "--race", "i2_s,tl2")) == 1
    assert "THE ANSWERS DIFFER from token 4 on" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--model", "x", "--race", "i2_s"],
        ["--model", "x", "--race", "i2_s,tl1,tl2"],
        ["--model", "x", "--race", "i2_s:avx2:2:3,tl1"],
        ["--model", "x", "--race", "i2_s::none,tl1"],
        ["--model", "x", "--race", ",tl1"],
        ["--synthetic", "2b4t", "--race", "i2_s,tl1"],
    ],
)
def test_a_race_that_cannot_be_is_a_sentence(words: list[str]) -> None:
    with pytest.raises(EngineError, match="race"):
        bench.run(parse(*words))


def test_everything_sorted_by_speed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))
    for name in ("DECODE_S", "PREFILL_S"):
        monkeypatch.setattr(sweep, name, 0.05)
    monkeypatch.setattr(sweep, "READ_BYTES", 8 << 20)
    folder = write_toy(tmp_path / "toy")
    assert bench.run(parse("--model", str(folder), "--all", "--json")) == 0
    value = json.loads(capsys.readouterr().out)
    speeds = [row["decode_tok_s"] for row in value["rows"]]
    assert speeds == sorted(speeds, reverse=True)
    assert {(row["kernel"], row["isa"]) for row in value["rows"]} == set(available_kernels())
    assert value["rows"][0]["front"] and value["complete"] and value["model"] == "toy"
    assert value["rows"][0]["energy"]["j_per_token"] > 0
    run = past_runs(load_config(folder))[0]
    table = list(sorted_table(run, None))
    assert [line.split()[0] for line in table[1 : 1 + len(speeds)]] == [
        row["kernel"] for row in value["rows"]
    ]
    assert any(line.startswith("frugal:") and "(estimate)" in line for line in table)


def test_the_table_says_what_makes_it_doubtful() -> None:
    quick, slow = made_row(tok_s=50.0, busy=1.4), made_row(threads=2, tok_s=40.0, joules=None)
    now = run(quick, slow, complete=False)
    text = "\n".join(sorted_table(now, Slower(quick, made_row(tok_s=100.0), "2026-01-02T10:00:00", "0.0.9")))
    assert "Other programs used 1.4 processor cores" in text
    assert "stopped before everything" in text
    assert "50% slower than on 2026-01-02 (version 0.0.9: 100.0 tokens/s)" in text
    assert "80% of what this memory can do" in text
    (bar,) = (line for line in text.splitlines() if line.endswith("| * busy"))
    assert bar.count("#") == 24  # of 30: 50 tokens/s of the 62.5 that the memory permits
    assert "Other programs" not in "\n".join(sorted_table(run(made_row()), None))
    assert "needs figures of energy" in "\n".join(sorted_table(run(made_row(joules=None)), None))
