"""`tern serve`: other programs on this computer get answers by OpenAI's API, until Ctrl-C."""

import argparse
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from engine.cli.chat import model_folder
from engine.cli.engine_options import (
    add_energy_options,
    add_engine_options,
    energy_options,
    engine_options,
)
from engine.cli.terminal import Terminal
from engine.errors import EngineError
from engine.hub.catalogue.last_used import remember_model
from engine.hub.catalogue.starter import is_starter
from engine.process.events import Load
from engine.server.key import renew_key, server_key
from engine.server.options import MOST_PARALLEL, PORT, ServerOptions
from engine.server.own_engine import OwnEngine
from engine.server.running import Server

WAIT_S = 0.5  # Windows delivers Ctrl-C only between waits


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "serve",
        description="Answer other programs by OpenAI's API: /v1/chat/completions, /v1/completions, "
        "/v1/models, /health, /metrics. Only this computer reaches it, and only with the key it prints.",
    )
    parser.add_argument("--model", metavar="DIR", default=None, help="model folder (default: the last one)")
    usual = ServerOptions()
    group = parser.add_argument_group("server")
    group.add_argument(
        "--port", type=int, default=PORT, metavar="N", help=f"default: {PORT}; 0: any that is free"
    )
    group.add_argument(
        "--host",
        default=usual.host,
        metavar="ADDRESS",
        help="address to listen at (default: 127.0.0.1, this computer only; 0.0.0.0: all its networks)",
    )
    group.add_argument(
        "--parallel",
        type=int,
        default=usual.parallel,
        metavar="N",
        help=f"answers written at the same time, 1 to {MOST_PARALLEL} (default: {usual.parallel})",
    )
    group.add_argument(
        "--queue",
        type=int,
        default=usual.queue,
        metavar="N",
        help=f"requests that may wait (default: {usual.queue})",
    )
    group.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a web page that may use it, like https://page.example; may be given more than once",
    )
    group.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="NAME",
        help="a further name under which it is reached; may be given more than once",
    )
    group.add_argument(
        "--new-key", action="store_true", help="make a new key; the old one opens nothing any more"
    )
    add_engine_options(parser)
    add_energy_options(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C or the end of the terminal. Raises EngineError with the sentence to show."""
    options = _options(args)
    command = Load(model_folder(args.model), engine_options(args))
    estimate = energy_options(args)
    terminal = Terminal()
    key = renew_key() if args.new_key else server_key()
    with _ended_by_signals() as ended:
        engine = OwnEngine(command, lambda sentence: None if ended.is_set() else terminal.say(sentence))
        _serve(engine, Server(engine, options, key, estimate), terminal, ended)
    return 0


def _serve(engine: OwnEngine, server: Server, terminal: Terminal, ended: threading.Event) -> None:
    try:
        server.start()  # first: a port that is taken need not wait for a model
        try:
            with terminal.status("Loading the model") as show:
                info = engine.load(show)
            if not is_starter(info.path):  # it is only taken where nothing was chosen
                remember_model(info.path)
            print(f"Model     {info.name}\nAddress   {server.url}\nKey       {server.key}", flush=True)
            if not server.options.is_local:
                terminal.say("Other computers reach it too, and nothing on the way is encrypted.")
            if sys.stderr.isatty():
                terminal.say("Ctrl-C ends it.")
            while not ended.wait(WAIT_S):
                pass
        finally:
            server.stop()
    finally:
        engine.close()


@contextmanager
def _ended_by_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C, the end of the terminal or of the session set."""
    ended = threading.Event()
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [signal.signal(number, lambda *_: ended.set()) for number in numbers]
    try:
        yield ended
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _options(args: argparse.Namespace) -> ServerOptions:
    try:
        return ServerOptions(
            args.host, args.port, args.parallel, args.queue, tuple(args.origin), tuple(args.name)
        )
    except ValueError as error:
        raise EngineError(f"--{error}") from None
