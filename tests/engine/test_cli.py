"""The command line as it is run: output, exit status, and one sentence for whatever is wrong."""

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

import engine
from tests.helpers.engine_process import wait_gone
from tests.helpers.toy import special_ids, tokenizer_files, write_toy

QUESTION = "How are you?"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
Q_PROJ = "model.layers.0.self_attn.q_proj.weight"


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=8192)


@pytest.fixture(scope="module")
def slow_toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its greedy answer to "hello" has no end within 8000 tokens, and takes seconds."""
    folder = tmp_path_factory.mktemp("model") / "slow"
    return write_toy(folder, hidden=256, ffn=512, layers=8, max_position=8192)


@pytest.fixture
def damaged(toy: Path, tmp_path: Path) -> Path:
    """A copy that the test may damage."""
    return Path(shutil.copytree(toy, tmp_path / "model"))


def tern(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engine", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=120)


def ask(model: Path, *options: str, prompt: str = QUESTION) -> subprocess.CompletedProcess[str]:
    return tern("chat", "--model", str(model), "--prompt", prompt, *options)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit status 2, nothing on stdout, and one sentence on stderr that holds all ``words``."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


# ---- one answer --------------------------------------------------------------------------------------


def test_json(toy: Path) -> None:
    done = ask(toy, "--json", "--temperature", "0", "--max-tokens", "20", "--seed", "7", "--kv", "f32")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert set(answer) == {
        "text", "ids", "reason", "seed", "prompt_tokens", "cached_tokens", "ttft_s", "decode_tok_s"
    }  # fmt: skip

    model = engine.load_model(toy, kv="f32")
    assert model.tokenizer is not None
    messages = [
        engine.ChatMessage("system", "You are a helpful AI assistant."),
        engine.ChatMessage("user", QUESTION),
    ]
    ids = model.tokenizer.encode_chat(messages)
    steps = list(engine.generate(model, ids, engine.SamplingParams(temperature=0.0, max_tokens=20)))
    assert answer["ids"] == [step.token for step in steps if step.token >= 0]
    assert answer["text"] == "".join(step.text for step in steps)
    assert answer["reason"] == steps[-1].reason
    assert (answer["seed"], answer["prompt_tokens"], answer["cached_tokens"]) == (7, len(ids), 0)
    assert answer["ttft_s"] > 0
    assert answer["decode_tok_s"] > 0


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
        "import sys; from engine.cli import _make_parser; _make_parser('').format_help(); "
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
        (("chat", "--threads", "0"), ("--threads", "1 or more")),
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
    (tern_home / "settings.json").write_text(json.dumps({"last_model": str(toy)}))  # the window's
    assert tern("chat", "--prompt", QUESTION, "--max-tokens", "1").returncode == 0


# ---- bad models --------------------------------------------------------------------------------------

Damage = Callable[[Path], None]


def edit_json(name: str, **changes: Any) -> Damage:
    def edit(folder: Path) -> None:
        values = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps(values | changes))

    return edit


def edit_tensor(name: str, data: bytes = b"", **changes: Any) -> Damage:
    """Change a tensor's entry in the header, or the beginning of its bytes."""

    def edit(folder: Path) -> None:
        file = folder / "model.safetensors"
        content = bytearray(file.read_bytes())
        (length,) = struct.unpack_from("<Q", content)
        header = json.loads(content[8 : 8 + length])
        start = 8 + length + header[name]["data_offsets"][0]
        content[start : start + len(data)] = data
        header[name] |= changes
        text = json.dumps(header).encode()
        file.write_bytes(struct.pack("<Q", len(text)) + text + bytes(content[8 + length :]))

    return edit


def template(source: str) -> Damage:
    return edit_json("tokenizer_config.json", chat_template=source)


def truncate(folder: Path) -> None:
    file = folder / "model.safetensors"
    os.truncate(file, file.stat().st_size - 100)


def other_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text(tokenizer_files(600)["tokenizer.json"], encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        pytest.param(lambda folder: shutil.rmtree(folder), ("model",), id="folder missing"),
        pytest.param(lambda f: (f / "model.safetensors").unlink(), ("model.safetensors",), id="file missing"),
        pytest.param(truncate, ("model.safetensors",), id="file truncated"),
        pytest.param(lambda f: (f / "model.safetensors").write_bytes(b""), ("empty",), id="file empty"),
        pytest.param(edit_tensor(Q_PROJ, dtype="I8"), (Q_PROJ, "I8"), id="wrong dtype"),
        pytest.param(edit_tensor(Q_PROJ, shape=[64, 16]), (Q_PROJ,), id="wrong shape"),
        pytest.param(edit_tensor(Q_PROJ, b"\xff"), ("q_proj", "damaged"), id="code 3"),
        pytest.param(edit_tensor(Q_PROJ + "_scale", b"\x80\x7f"), (Q_PROJ + "_scale",), id="scale infinite"),
        pytest.param(edit_tensor(Q_PROJ + "_scale", b"\x00\x00"), (Q_PROJ + "_scale",), id="scale 0"),
        pytest.param(edit_json("config.json", model_type="mamba"), ("mamba",), id="model_type"),
        pytest.param(edit_json("config.json", hidden_act="gelu"), ("gelu",), id="activation"),
        pytest.param(lambda f: (f / "config.json").write_text("{"), ("config.json",), id="config broken"),
        pytest.param(other_tokenizer, ("600", "512"), id="tokenizer of another model"),
        pytest.param(lambda f: (f / "tokenizer.json").unlink(), ("tokenizer.json",), id="no tokenizer"),
        pytest.param(
            template("{% for i in range(10**9) %}{% for j in range(10**9) %}x{% endfor %}{% endfor %}"),
            ("template",),
            id="template loops",
        ),
        pytest.param(
            template("{{ messages.__class__.__mro__[1].__subclasses__() }}"),
            ("template",),
            id="template reaches for attributes",
        ),
        pytest.param(template("{% if %}"), ("template",), id="template broken"),
    ],
)
def test_bad_model(damage: Damage, words: tuple[str, ...], damaged: Path) -> None:
    damage(damaged)
    refused(ask(damaged, "--max-tokens", "3"), *words)


def test_code_of_the_model_is_never_run(damaged: Path, tmp_path: Path) -> None:
    mark = tmp_path / "was-run"
    (damaged / "modeling_toy.py").write_text(f"open({str(mark)!r}, 'w')\n")
    edit_json("config.json", auto_map={"AutoModelForCausalLM": "modeling_toy.Model"})(damaged)
    assert ask(damaged, "--max-tokens", "3").returncode == 0
    assert not mark.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--kernel", "warp"), ("warp", "i2_s")),
        (("--isa", "avx9000"), ("avx9000", "scalar")),
        (("--context", "20"), ("context holds 20",)),
        (("--json", "--context", "20"), ("context holds 20",)),
    ],
)
def test_what_cannot_be_done(options: tuple[str, ...], words: tuple[str, ...], toy: Path) -> None:
    refused(ask(toy, *options, prompt="hello " * 100), *words)


def test_too_little_memory(damaged: Path) -> None:
    """The KV cache of this context is larger than the memory of any machine."""
    edit_json("config.json", max_position_embeddings=2**30)(damaged)
    refused(ask(damaged, "--context", str(2**30), "--kv", "f32"), "memory", "GB", "shorter context")


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


def start(model: Path, *options: str) -> "subprocess.Popen[str]":
    """`tern chat` with a question whose answer has no end."""
    command = [sys.executable, "-m", "engine", "chat", "--model", str(model), "--prompt", "hello"]
    endless = ["--temperature", "0", "--context", "8192", "--system", ""]
    return subprocess.Popen(
        [*command, *endless, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def engine_process(process: "subprocess.Popen[str]") -> psutil.Process:
    """The engine process that ``process`` started; waits for it."""
    while True:
        assert process.poll() is None
        for child in psutil.Process(process.pid).children():
            if any("spawn_main" in part for part in child.cmdline()):
                return child
        time.sleep(0.01)
