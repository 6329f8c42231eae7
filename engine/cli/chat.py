"""`tern chat`: from the options to one answer (--prompt) or to a conversation."""

import argparse
import dataclasses
import json
import os
import sys
from pathlib import Path
from typing import Any

from engine.cli.conversation import Conversation, write_proof
from engine.cli.engine_options import energy_options, engine_options
from engine.cli.terminal import NO_SYSTEM_PROMPT, Terminal, clean, speed_line
from engine.cli.terminal_engine import Answer, TerminalEngine
from engine.errors import EngineError
from engine.hub.catalogue.last_used import lost_model, remember_model, remembered_model
from engine.hub.catalogue.starter import is_starter, starter_folder
from engine.process.events import EndReason, Load
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage

SYSTEM_PROMPT = "You are a helpful AI assistant."
SAMPLING = ("max_tokens", "temperature", "top_k", "top_p", "min_p", "repetition_penalty", "seed")


def run(args: argparse.Namespace) -> int:
    """Run the command; returns the exit status. Raises EngineError with the sentence to show."""
    sampling = _given_sampling(args)
    terminal = Terminal()
    prompt = _prompt(args)
    command = Load(model_folder(args.model), engine_options(args))
    engine = TerminalEngine(command, energy_options(args))
    try:
        with terminal.status("Loading the model") as show:
            info = engine.load(show)
        if not is_starter(command.path):  # it is only taken where nothing was chosen
            remember_model(command.path)
        params = dataclasses.replace(info.defaults, **sampling)
        system = (info.system_prompt or SYSTEM_PROMPT) if args.system is None else clean(args.system)
        if prompt is None:
            return Conversation(engine, terminal, system, params).run()
        if system and not info.takes_system_prompt:
            terminal.say(NO_SYSTEM_PROMPT)
        messages = [ChatMessage("system", system)] if system else []
        messages.append(ChatMessage("user", prompt))
        answer, status = _answer_once(engine, terminal, messages, params, as_json=args.json)
        if args.proof is not None and answer.prompt_ids:
            write_proof(Path(args.proof), info, [answer.turn()])
        return status
    finally:
        engine.close()


def _answer_once(
    engine: TerminalEngine,
    terminal: Terminal,
    messages: list[ChatMessage],
    params: SamplingParams,
    *,
    as_json: bool,
) -> tuple[Answer, int]:
    if as_json:
        answer = engine.ask(messages, params, lambda text: None, lambda done, total: None)
    else:
        with terminal.answer() as (show_text, show_progress):
            answer = engine.ask(messages, params, show_text, show_progress)
    if answer.sentence:
        raise EngineError(answer.sentence)
    if as_json:
        print(json.dumps(_as_object(answer), ensure_ascii=False))
    elif sys.stderr.isatty():
        terminal.say(speed_line(answer))
    return answer, 130 if answer.reason == EndReason.CANCELLED else 0


def _as_object(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text,
        "ids": answer.ids,
        "reason": answer.reason,
        "seed": answer.seed,
        "prompt_tokens": answer.counts.prompt_tokens,
        "cached_tokens": answer.counts.cached_tokens,
        "ttft_s": answer.counts.ttft_s,
        "decode_tok_s": answer.counts.decode_tok_s,
        "energy": answer.counts.energy.as_object(),
    }


def _given_sampling(args: argparse.Namespace) -> dict[str, Any]:
    """The sampling options that were given, checked before anything is loaded."""
    given = {name: getattr(args, name) for name in SAMPLING if hasattr(args, name)}
    try:
        SamplingParams(**given)
    except ValueError as error:
        raise EngineError(str(error)) from error
    return given


def _prompt(args: argparse.Namespace) -> str | None:
    """The prompt of a single answer, or None for a conversation."""
    if args.prompt is None:
        if args.json:
            raise EngineError("--json prints one answer as one object and needs --prompt.")
        if args.proof is not None:
            raise EngineError("--proof is for one answer and needs --prompt; in a chat, use /proof FILE.")
        return None
    if args.proof is not None and os.path.lexists(args.proof):
        raise EngineError(f"{args.proof} already exists; choose another name.")
    text = clean(sys.stdin.read() if args.prompt == "-" else args.prompt).rstrip("\n")
    if not text.strip():
        raise EngineError("The prompt is empty; give some text after --prompt.")
    return text


def model_folder(given: str | None) -> str:
    """The folder of ``--model``, else of the model used last, else the starter's. EngineError without one."""
    folder: str | Path | None = given if given is not None else remembered_model()
    if folder is None and (lost := lost_model()):
        raise EngineError(f"The model used last is gone ({lost}); give a model folder with --model DIR.")
    if folder is None:
        folder = starter_folder()  # only where nothing was chosen
    if folder is None:
        raise EngineError("No model has been used yet; give a model folder with --model DIR.")
    return str(Path(folder).expanduser().absolute())
