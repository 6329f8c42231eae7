"""The interactive chat: its turns, and the commands that change them."""

import dataclasses
import os
import re
from collections.abc import Sequence
from pathlib import Path

from engine.cli.screen.line_editor import LineEditor
from engine.cli.terminal import NO_SYSTEM_PROMPT, Terminal, clean, speed_line, sum_words
from engine.cli.terminal_engine import Answer, TerminalEngine
from engine.errors import BundleError, EngineError
from engine.process.events import Energy, ModelInfo
from engine.replay.bundle import Bundle, model_files, to_json
from engine.replay.turn import Turn
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage

HELP = """\
/new           start a new conversation
/retry         ask the last question again
/system TEXT   set the system prompt ("/system -" for none); alone: show it
/stats         model, speed and settings
/save FILE     write the conversation to a text file
/proof FILE    write what tern verify needs to give these answers again
/quit          quit (or Ctrl-D)
Ctrl-C stops an answer. A line that ends in \\ continues on the next line. To send a message that
looks like a command, put a space in front of it."""

_COMMAND = re.compile(r"/(\w+)(?:\s+(.*))?", re.DOTALL)
_LONE_WORD = re.compile(r"/([^\s/]+)")
_ALONE = ("help", "new", "retry", "stats", "quit", "exit")  # with more behind them they are no commands
_WITH_TEXT = ("system", "save", "proof")
_MISTYPED = 2  # edits away from a command


class Conversation:
    """Turns of user and assistant in turn, all answered; a question without an answer waits for /retry."""

    def __init__(
        self, engine: TerminalEngine, terminal: Terminal, system: str, params: SamplingParams
    ) -> None:
        self._engine = engine
        self._terminal = terminal
        self._system = system
        self._params = params
        self._turns: list[ChatMessage] = []
        self._proofs: list[Turn] = []  # of the answers among them
        self._unanswered = ""
        self._told = False  # that the model knows no system prompt
        self._last: Answer | None = None
        self._taken: list[Energy] = []  # by all answers, those that were asked for again too

    def run(self) -> int:
        """Talk until the person leaves; returns the exit status."""
        editor = LineEditor()
        say = self._terminal.say
        self._engine.prepare(self._system_message())  # while the first question is typed
        say(self._model_line())
        say("/help lists the commands, Ctrl-C stops an answer, Ctrl-D quits.")
        leaving = False
        while True:
            try:
                text = clean(editor.read())
            except EOFError:
                say("")
                return 0
            except KeyboardInterrupt:
                if leaving:
                    return 130
                leaving = not editor.half_typed()
                say("\nPress Ctrl-C again, or Ctrl-D, to quit." if leaving else "")
                continue
            leaving = False
            name, argument = command_of(text.rstrip())
            if name in ("quit", "exit"):
                return 0
            if name:
                self._do(name, argument)
            elif meant := meant_by(text.rstrip()):
                say(f"There is no command {text.strip()}; did you mean /{meant}? /help lists the commands.")
            elif text.strip():
                self._ask(text.removeprefix(" ") if text.startswith(" /") else text, self._turns)

    # ---- answers ----

    def _ask(self, question: str, before: Sequence[ChatMessage]) -> None:
        """Answer ``question`` after the turns ``before``; these and the new two are then the conversation."""
        info = self._ready()
        if info is None:
            self._unanswered = question
            return
        system = self._system_message()
        if system and not info.takes_system_prompt and not self._told:
            self._told = True
            self._terminal.say(NO_SYSTEM_PROMPT)
        user = ChatMessage("user", question)
        with self._terminal.answer() as (show_text, show_progress):
            answer = self._engine.ask([*system, *before, user], self._params, show_text, show_progress)
        if answer.ids:
            self._turns = [*before, user, answer.message(info)]
            self._proofs = [*self._proofs[: len(before) // 2], answer.turn()]
            self._unanswered = ""
        else:
            self._unanswered = question  # not kept among the turns: it may be what cannot be answered
        self._last = answer
        self._taken.append(answer.counts.energy)
        if not answer.sentence:
            self._terminal.say(speed_line(answer))
            return
        self._terminal.say(answer.sentence)
        if self._engine.info is None:
            self._ready()

    def _system_message(self) -> list[ChatMessage]:
        return [ChatMessage("system", self._system)] if self._system else []

    def _ready(self) -> ModelInfo | None:
        """The model, loaded again where the process was lost; None, and a sentence said, if that fails."""
        if sentence := self._engine.lost():
            self._terminal.say(sentence)
        if self._engine.info is not None:
            return self._engine.info
        try:
            with self._terminal.status("Reloading the model") as show:
                info = self._engine.load(show)
        except EngineError as error:
            self._terminal.say(str(error))
            return None
        self._terminal.say(
            "The model was reloaded and the conversation is kept; /retry asks the last question again."
        )
        return info

    # ---- commands ----

    def _do(self, name: str, argument: str) -> None:
        match name:
            case "help":
                self._terminal.say(HELP)
            case "new":
                self._turns, self._proofs, self._taken, self._unanswered = [], [], [], ""
                self._terminal.say("Started a new conversation.")
            case "retry":
                self._retry()
            case "system":
                if argument:
                    self._system = "" if argument == "-" else argument
                self._terminal.say(f"System prompt: {self._system or '(none)'}")
            case "stats":
                self._stats()
            case "save":
                self._save(argument)
            case "proof":
                self._prove(argument)

    def _retry(self) -> None:
        if self._unanswered:
            self._ask(self._unanswered, self._turns)
        elif self._turns:
            self._ask(self._turns[-2].text, self._turns[:-2])
        else:
            self._terminal.say("You have not asked anything yet.")

    def _model_line(self) -> str:
        info = self._engine.info
        if info is None:
            return "No model is loaded."
        return (
            f"{info.name} · {info.kernel} {info.isa} · {info.threads} threads · context {info.context:,} "
            f"({info.kv}) · {info.memory_bytes / 1e9:.2f} GB · loaded in {info.load_s:.1f} s"
        )

    def _stats(self) -> None:
        say = self._terminal.say
        say(self._model_line())
        values = dataclasses.asdict(self._params).items()
        say("Sampling: " + ", ".join(f"{name} {value}" for name, value in values if value is not None))
        answered = len(self._turns) // 2
        say(f"Conversation: {answered} question{'' if answered == 1 else 's'} answered.")
        if words := sum_words(self._taken):
            say(f"Energy of all its answers: {words}.")
        if self._last is not None:
            say(f"Last answer: {len(self._last.ids)} tokens, seed {self._last.seed}")
            say(speed_line(self._last))

    def _save(self, argument: str) -> None:
        if not argument:
            self._terminal.say("Give a file name: /save FILE.")
            return
        turns = [ChatMessage("system", self._system), *self._turns] if self._system else self._turns
        text = "".join(f"## {turn.role.capitalize()}\n\n{turn.text.strip()}\n\n" for turn in turns)
        try:
            with Path(argument).expanduser().open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            self._terminal.say(f"{argument} already exists; choose another name.")
        except OSError as error:
            self._terminal.say(f"{argument} cannot be written ({error.strerror or error}).")
        else:
            self._terminal.say(f"Saved to {argument}.")

    def _prove(self, argument: str) -> None:
        info = self._engine.info
        if not argument:
            self._terminal.say("Give a file name: /proof FILE.")
        elif info is None or not self._proofs:
            self._terminal.say("There is no answer to prove yet.")
        else:
            try:
                write_proof(Path(argument).expanduser(), info, self._proofs)
            except EngineError as error:
                self._terminal.say(str(error))
            else:
                self._terminal.say(
                    f"Saved to {argument}. To check it on any computer: tern verify {argument}"
                )


def write_proof(path: Path, info: ModelInfo, turns: Sequence[Turn]) -> None:
    """A proof bundle of ``turns``; the model's files are read for it. BundleError."""
    files = model_files(Path(info.path))
    text = to_json(Bundle(info.name, files, info.kv, info.context, tuple(turns)))
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text + "\n")
    except FileExistsError:
        raise BundleError(f"{path} already exists; choose another name.") from None
    except OSError as error:
        raise BundleError(f"{path} cannot be written ({error.strerror or error}).") from error


def command_of(text: str) -> tuple[str, str]:
    """The command that ``text`` is, and what stands behind it; "" if it is a message."""
    found = _COMMAND.fullmatch(text)
    if found is None:
        return "", ""
    name, argument = found[1].lower(), (found[2] or "").strip()
    return (name, argument) if name in _WITH_TEXT or (name in _ALONE and not argument) else ("", "")


def meant_by(text: str) -> str:
    """The command that a lone ``/word`` was probably meant to be; "" for a message, or for a path."""
    found = _LONE_WORD.fullmatch(text)
    if found is None or os.path.exists(text):
        return ""
    distances = {name: _edits(found[1].lower(), name) for name in _ALONE + _WITH_TEXT}
    nearest = min(distances, key=distances.__getitem__)
    return nearest if distances[nearest] <= _MISTYPED else ""


def _edits(one: str, other: str) -> int:
    """How many letters have to be put in, taken out or exchanged (Levenshtein 1965); a long text is far."""
    if abs(len(one) - len(other)) > _MISTYPED:
        return _MISTYPED + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, row = row, [i]
        for j, wanted in enumerate(other, start=1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted)))
    return row[-1]
