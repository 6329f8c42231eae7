"""The command line as it is run: output, exit status, and one sentence for whatever is wrong."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import engine
from engine import hub
from tests.helpers.command_line import QUESTION, ask, engine_process, refused, start, tern
from tests.helpers.engine_process import wait_gone
from tests.helpers.toy import special_ids, write_toy

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=8192)


@pytest.fixture(scope="module")
def slow_toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its greedy answer to "hello" has no end within 8000 tokens, and takes seconds."""
    folder = tmp_path_factory.mktemp("model") / "slow"
    return write_toy(folder, hidden=256, ffn=512, layers=8, max_position=8192)


# ---- one answer --------------------------------------------------------------------------------------


def test_json(toy: Path) -> None:
    done = ask(toy, "--json", "--temperature", "0", "--max-tokens", "20", "--seed", "7", "--kv", "f32")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert set(answer) == {
        "text", "ids", "reason", "seed", "prompt_tokens", "cached_tokens", "ttft_s", "decode_tok_s", "energy"
    }  # fmt: skip

    model = engine.load_model(toy, kv="f32")
    assert model.tokenizer is not None
    messages = [
        engine.ChatMessage("system", "You are a helpful AI assistant."),
        engine.ChatMessage("user", QUESTION),
    ]
    ids = model.tokenizer.encode_chat(messages)
    steps = list(engine.generate(model, ids, engine.SamplingParams(temperature=0.0, max_tokens=20)))
    assert answer["ids"] == [step.token for step in steps if step.token is not None]
    assert answer["text"] == "".join(step.text for step in steps)
    assert answer["reason"] == steps[-1].reason
    assert (answer["seed"], answer["prompt_tokens"], answer["cached_tokens"]) == (7, len(ids), 0)
    assert answer["ttft_s"] > 0
    assert answer["decode_tok_s"] > 0
    energy = answer["energy"]
    assert energy["tokens"] == len(answer["ids"]) and energy["seconds"] > 0
    if energy["source"] == "estimate":
        assert energy["j_per_token"] > 0 and energy["scope"] == "process"


def test_the_estimate_can_be_corrected_and_left_out(toy: Path) -> None:
    """Where something measures, neither changes anything."""
    options = ("--json", "--temperature", "0", "--max-tokens", "3")
    energy = json.loads(ask(toy, *options, "--watts-per-core", "100").stdout)["energy"]
    if energy["source"] == "estimate":
        assert energy["joules"] / energy["seconds"] > 10  # 100 watts at a tenth of a core would be more
        energy = json.loads(ask(toy, *options, "--no-estimate").stdout)["energy"]
        assert (energy["source"], energy["j_per_token"]) == ("none", None)
    refused = ask(toy, *options, "--watts-per-core", "1000")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--watts-per-core takes a number between" in refused.stderr


def test_plain_text_is_what_json_holds(toy: Path) -> None:
    options = ("--seed", "5", "--max-tokens", "30", "--temperature", "1")
    answer = json.loads(ask(toy, "--json", *options).stdout)
    done = ask(toy, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.rstrip("\n") == answer["text"].rstrip("\n")
    assert answer["seed"] == 5


def test_without_a_seed_one_is_drawn_and_named(toy: Path) -> None:
    options = ("--json", "--max-tokens", "30", "--temperature", "1")
    first, second = (json.loads(ask(toy, *options).stdout) for _ in range(2))
    assert first["seed"] != second["seed"]
    again = json.loads(ask(toy, *options, "--seed", str(first["seed"])).stdout)
    assert again["ids"] == first["ids"]


def test_prompt_from_stdin(toy: Path) -> None:
    options = ("chat", "--model", str(toy), "--json", "--temperature", "0", "--max-tokens", "4")
    typed = json.loads(tern(*options, "--prompt", QUESTION).stdout)
    piped = json.loads(tern(*options, "--prompt", "-", stdin=QUESTION + "\n").stdout)
    assert piped["ids"] == typed["ids"]


def test_system_prompt(toy: Path) -> None:
    counts = [
        json.loads(ask(toy, "--json", "--max-tokens", "1", *options).stdout)["prompt_tokens"]
        for options in ((), ("--system", ""), ("--system", "Be brief."))
    ]
    assert counts[0] > counts[2] > counts[1]


def test_a_models_own_system_prompt(toy: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(toy, tmp_path / "model"))
    (folder / "generation_config.json").write_text('{"system_prompt": "Be brief."}')
    own, given, none = (
        json.loads(ask(folder, "--json", "--max-tokens", "1", *options).stdout)["prompt_tokens"]
        for options in ((), ("--system", "Be brief."), ("--system", ""))
    )
    assert own == given > none


def test_folder_and_prompt_in_any_script(toy: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(toy, tmp_path / "田中 ü 😀"))
    done = ask(folder, "--json", "--max-tokens", "2", prompt="größer 世界 🙂 <|eot_id|>")
    assert done.returncode == 0, done.stderr
    _, _, eot = special_ids(512)
    assert eot not in json.loads(done.stdout)["ids"]


def test_kernel_isa_and_threads_change_nothing_but_speed(toy: Path) -> None:
    options = ("--json", "--temperature", "0", "--max-tokens", "8")
    expected = json.loads(ask(toy, *options).stdout)["ids"]
    done = ask(toy, *options, "--kernel", "i2_s", "--isa", "scalar", "--threads", "3", "--context", "100")
    assert json.loads(done.stdout)["ids"] == expected


@pytest.mark.parametrize("speculation", ["on", "off"])
def test_speculation_changes_nothing_but_speed(toy: Path, speculation: str) -> None:
    options = ("--json", "--seed", "3", "--temperature", "0.2", "--max-tokens", "120")
    expected = json.loads(ask(toy, *options).stdout)["ids"]
    assert json.loads(ask(toy, *options, "--speculation", speculation).stdout)["ids"] == expected


def test_a_reader_that_goes_away_is_no_traceback(toy: Path) -> None:
    command = [sys.executable, "-m", "engine", "chat", "--model", str(toy), "--prompt", QUESTION]
    with subprocess.Popen(
        [*command, "--temperature", "0", "--max-tokens", "8000", "--context", "8192"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_questions_from_a_pipe(toy: Path) -> None:
    """Answers on stdout, all about them on stderr, no prompts."""
    options = ("--temperature", "0", "--max-tokens", "5")
    done = tern("chat", "--model", str(toy), *options, stdin="hello\n\nand you?\n/stats\n")
    assert done.returncode == 0
    assert ">" not in done.stdout
    assert done.stderr.count("tokens/s") == 3
    assert "2 questions answered" in done.stderr


# ---- the command line itself -------------------------------------------------------------------------


def test_help_names_the_commands() -> None:
    done = tern("--help")
    assert done.returncode == 0
    for name in ("chat", "bench", "selftest"):
        assert name in done.stdout


def test_help_is_light() -> None:
    code = (
        "import sys; from engine.cli.command_line import _make_parser; _make_parser('').format_help(); "
        "print([n for n in sys.modules if n in ('numpy', 'tokenizers', 'cython_kernels', 'psutil')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("command", ["chat", "bench", "selftest"])
def test_help_of_each_command(command: str) -> None:
    done = tern(command, "--help")
    assert done.returncode == 0
    assert f"usage: tern {command}" in done.stdout
    assert "--json" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ("COMMAND",)),
        (("fly",), ("fly", "chat")),
        (("chat", "--wings", "2"), ("--wings",)),
        (("chat", "--threads", "-1"), ("--threads", "between 0 and 1024, not -1")),
        (("chat", "--prefix-cache", "-1"), ("--prefix-cache", "between 0 and 1048576, not -1")),
        (("chat", "--speculation", "yes"), ("--speculation", "'yes'")),
        (("chat", "--context", "many"), ("--context", "many")),
        (("chat", "--kv", "f8"), ("f8", "f16")),
        (("chat", "--temperature", "-1"), ("temperature", "-1", "0 to 10")),
        (("chat", "--temperature", "nan"), ("temperature", "nan")),
        (("chat", "--top-p", "1.5"), ("top_p", "0 to 1", "1.5")),
        (("chat", "--max-tokens", "0"), ("max_tokens", "0")),
        (("chat", "--seed", "-5"), ("seed", "-5")),
        (("chat", "--json"), ("--prompt",)),
        (("chat", "--prompt", " "), ("empty",)),
        (("chat", "--prompt", "hello"), ("No model has been used yet", "--model")),
    ],
)
def test_bad_arguments(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    refused(tern(*arguments), *words)


def test_the_last_model_is_remembered(toy: Path, tern_home: Path) -> None:
    assert ask(toy, "--max-tokens", "1").returncode == 0
    assert tern("chat", "--prompt", QUESTION, "--max-tokens", "1").returncode == 0
    (tern_home / "last_model.txt").unlink()
    (tern_home / "settings.json").write_text(json.dumps({"last_model": str(toy)}))
    refused(tern("chat", "--prompt", QUESTION, "--max-tokens", "1"), "No model has been used yet")
    hub.remember_model(str(toy))  # as the window does
    assert tern("chat", "--prompt", QUESTION, "--max-tokens", "1").returncode == 0


def test_the_starter_does_not_stand_in_for_a_model_that_is_gone(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERN_STARTER", str(toy))
    assert tern("chat", "--prompt", QUESTION, "--max-tokens", "1").returncode == 0
    gone = tmp_path / "gone"
    hub.remember_model(str(gone))
    refused(tern("chat", "--prompt", QUESTION, "--max-tokens", "1"), "is gone", str(gone), "--model")


# ---- ended in the middle ----


@posix_only
@pytest.mark.parametrize("as_json", [False, True])
def test_worker_killed_in_the_middle_of_an_answer(slow_toy: Path, tern_home: Path, as_json: bool) -> None:
    with start(slow_toy, *(["--json"] if as_json else [])) as process:
        assert process.stdout and process.stderr
        while not (tern_home / "last_model.txt").exists():  # it is written between loading and answering
            assert process.poll() is None
            time.sleep(0.01)
        begun = "" if as_json else process.stdout.read(1)
        worker = engine_process(process)
        worker.kill()
        rest, sentence = process.stdout.read(), process.stderr.read()
        assert process.wait(60) == 2
        wait_gone(worker.pid)
    assert "The system ended the engine, probably because memory ran out" in sentence
    assert sentence.count("\n") == 1
    assert (begun + rest == "") == as_json, "what there is of a text stays, half an object is not printed"


@posix_only
def test_ctrl_c_in_the_middle_of_an_answer(slow_toy: Path) -> None:
    with start(slow_toy) as process:
        assert process.stdout and process.stderr
        begun = process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        text = begun + process.stdout.read()
        assert process.stderr.read() == ""
        assert process.wait(60) == 130
    assert text.endswith("\n")


@posix_only
def test_ctrl_c_while_loading(slow_toy: Path) -> None:
    with start(slow_toy) as process:
        assert process.stdout and process.stderr
        worker = engine_process(process)
        worker.suspend()  # so that loading does not end before the key is pressed
        process.send_signal(signal.SIGINT)
        assert (process.stdout.read(), process.stderr.read()) == ("", "")
        assert process.wait(60) == 130
        wait_gone(worker.pid)


# ---- the cache of past conversations -----------------------------------------------------------------


def test_cache_is_shown_and_cleared(tern_home: Path) -> None:
    folder = tern_home / "prefix-cache"
    shown = tern("cache")
    assert (shown.returncode, shown.stdout) == (0, f"0.0 MB in {folder}\n")
    folder.mkdir()
    (folder / "00.kv").write_bytes(bytes(2_000_000))
    (folder / "00.9.part").write_bytes(bytes(100))
    assert tern("cache").stdout == f"2.0 MB in {folder}\n"
    cleared = tern("cache", "--clear")
    assert (cleared.returncode, cleared.stdout) == (0, f"0.0 MB in {folder}\n")
    assert list(folder.iterdir()) == []


def test_cache_without_a_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TERN_HOME", str(tmp_path / "file" / "home"))
    refused(tern("cache"), "data folder")
