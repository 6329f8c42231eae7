"""What a line typed in `tern chat` is: a command, one that was mistyped, or a message."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cli.conversation import command_of, meant_by
from tests.helpers.command_line import refused, tern
from tests.helpers.toy import write_toy


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/help", ("help", "")),
        ("/NEW", ("new", "")),
        ("/quit  ", ("quit", "")),
        ("/system Be kind.\nAlways.", ("system", "Be kind.\nAlways.")),
        ("/system", ("system", "")),
        ("/save /tmp/chat.md", ("save", "/tmp/chat.md")),
        ("/proof chat.json", ("proof", "chat.json")),
    ],
)
def test_commands(line: str, command: tuple[str, str]) -> None:
    assert command_of(line.rstrip()) == command


@pytest.mark.parametrize(
    "line",
    [
        "/etc/fstab has a line I do not understand",
        "/srv/me/notes.txt",
        "/home is on another disk",
        "/ is full, why?",
        "/",
        "//TODO what is this",
        "//",
        "/* a comment */",
        "/new/file.txt is empty, why?",
        "/new folder is not there, why?",
        "/quit smoking is hard",
        "/help me, please",
        "/hlep me, please",
        "/r/python is a subreddit",
        "/usr",
        "/proc",
        "/nonsense",
        "/s/one/other/",
        "/dev",  # two letters away from /new, but a path that is there
        "/ü",
        "/системa",
        "a /help in the middle",
        "/helpers/quit",
        "",
    ],
)
def test_messages(line: str) -> None:
    assert command_of(line) == ("", "")
    assert not meant_by(line)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("/hlep", "help"),
        ("/halp", "help"),
        ("/hel", "help"),
        ("/help?", "help"),
        ("/retyr", "retry"),
        ("/quitt", "quit"),
        ("/Sytem", "system"),
        ("/stat", "stats"),
        ("/nwe", "new"),
    ],
)
def test_mistyped(line: str, meant: str) -> None:
    assert command_of(line) == ("", "")
    assert meant_by(line) == meant


@given(st.text(max_size=30))
def test_any_line_is_one_of_the_three(text: str) -> None:
    name, _ = command_of(text)
    assert not (name and meant_by(text)) or text.startswith("/")
    if meant_by("/" + text):
        assert len(text) <= 8 and "/" not in text


def test_what_becomes_of_lines(tmp_path: Path) -> None:
    model = write_toy(tmp_path / "toy")
    lines = "/etc/hosts why is it there?\n/hlep\n/stats\n"
    done = tern("chat", "--model", str(model), "--max-tokens", "2", "--temperature", "0", stdin=lines)
    assert done.returncode == 0
    assert "There is no command /hlep; did you mean /help?" in done.stderr
    assert done.stderr.count("There is no command") == 1
    assert "Conversation: 1 question answered." in done.stderr


def test_a_model_without_a_system_prompt_is_told_once(tmp_path: Path) -> None:
    model = write_toy(tmp_path / "toy")
    template = "{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no') }}{% endif %}"
    (model / "chat_template.jinja").write_text(template + "{{ m.content }}{% endfor %}", encoding="utf-8")
    options = ("chat", "--model", str(model), "--max-tokens", "1", "--temperature", "0")
    done = tern(*options, stdin="one\ntwo\n/system kinder\nthree\n")
    assert done.stderr.count("has no place for a system prompt") == 1
    assert "has no place for a system prompt" in tern(*options, "--prompt", "hi").stderr
    assert "has no place for a system prompt" not in tern(*options, "--prompt", "hi", "--system", "").stderr


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path) -> None:
    refused(tern("chat", "--model", str(tmp_path), "--prompt", "hi"), "config.json")
