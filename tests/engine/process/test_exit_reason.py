"""One sentence for every way in which the engine process can end."""

import signal

import pytest

from engine.process.exit_reason import describe_exit


@pytest.mark.parametrize(
    ("exitcode", "words"),
    [
        (-signal.SIGKILL, "memory ran out"),
        (-signal.SIGSEGV, "crashed (SIGSEGV)"),
        (-signal.SIGILL, "instruction that this CPU does not have"),
        (-signal.SIGBUS, "model file is changed"),
        (-signal.SIGTERM, "ended by another program (SIGTERM)"),
        (-63, "signal 63"),
        (0xC0000005, "access violation"),
        (0xC000001D, "illegal instruction"),
        (1, "exit status 1"),
        (0, "exit status 0"),
        (None, "can no longer be reached"),
    ],
)
def test_sentence_names_the_cause(exitcode: int | None, words: str) -> None:
    sentence = describe_exit(exitcode)
    assert words in sentence
    assert sentence.endswith(".") and "\n" not in sentence
