"""The command line: ``tern chat | serve | embed | bench | selftest | download | convert | models | ...``.

The modules of a command are imported only when that command is named, so that --help is quick.
Exit status: 0; 1 where a self test or a verification found a difference; 2 for bad input, with one sentence
on stderr; 130 for Ctrl-C.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from engine.errors import EngineError

SUMMARIES = {
    "chat": "chat in the terminal, or answer one --prompt",
    "serve": "answer other programs on this computer (OpenAI's API)",
    "embed": "make vectors of texts, for search by meaning",
    "bench": "measure speed, compared with this machine's memory",
    "selftest": "check that every kernel is exact on this CPU",
    "download": "download a model, or resume a download",
    "convert": "make a model folder from a GGUF file or bf16 weights",
    "models": "list, verify, add or delete models",
    "verify": "check that a chat's answers come out the same here, to the bit",
    "cache": "show or clear the data that reopens old chats instantly",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


class _Version(argparse.Action):
    """Finds out only when asked: the kernels take a moment to import."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from engine.machine.program import version_text

        print(version_text())
        parser.exit()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; ``argv`` without the program's name. Returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    args = _make_parser(arguments[0] if arguments else "").parse_args(arguments)
    try:
        return _run(args)
    except EngineError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`). Python would complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(args: argparse.Namespace) -> int:
    match args.command:
        case "chat":
            from engine.cli import chat

            return chat.run(args)
        case "serve":
            from engine.cli import serve

            return serve.run(args)
        case "embed":
            from engine.cli import embed

            return embed.run(args)
        case "bench":
            from engine.cli import bench

            return bench.run(args)
        case "selftest":
            from engine.cli import selftest

            return selftest.run(args)
        case "download":
            from engine.cli import models

            return models.run_download(args)
        case "convert":
            from engine.cli import convert

            return convert.run(args)
        case "models":
            from engine.cli import models

            return models.run_models(args)
        case "verify":
            from engine.cli import verify

            return verify.run(args)
        case "cache":
            from engine.cli import cache

            return cache.run(args)
        case command:
            raise AssertionError(command)


def _make_parser(command: str) -> argparse.ArgumentParser:
    """The parser with the options of ``command``, and a line of help for the other ones."""
    parser: argparse.ArgumentParser = _Parser(
        prog="tern", description="Chat with 1-bit (ternary) language models on a plain CPU."
    )
    parser.add_argument("--version", action=_Version, help="version, build, Qt and kernels")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in SUMMARIES.items():
        match name:
            case "chat" if command == name:
                _add_chat(commands)
            case "serve" if command == name:
                from engine.cli import serve

                serve.add_parser(commands)
            case "embed" if command == name:
                from engine.cli import embed

                embed.add_parser(commands)
            case "bench" if command == name:
                from engine.cli import bench

                bench.add_parser(commands)
            case "selftest" if command == name:
                from engine.cli import selftest

                selftest.add_parser(commands)
            case "download" if command == name:
                from engine.cli import models

                models.add_download(commands)
            case "convert" if command == name:
                from engine.cli import convert

                convert.add_parser(commands)
            case "models" if command == name:
                from engine.cli import models

                models.add_models(commands)
            case "verify" if command == name:
                from engine.cli import verify

                verify.add_parser(commands)
            case "cache" if command == name:
                from engine.cli import cache

                cache.add_parser(commands)
            case _:
                commands.add_parser(name, help=summary)
    return parser


def _add_chat(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from engine.cli.engine_options import add_energy_options, add_engine_options

    chat = commands.add_parser(
        "chat",
        description="Chat with a model in the terminal; with --prompt, answer once and exit.",
        argument_default=argparse.SUPPRESS,  # what is not given is left to the model's own settings
    )
    chat.add_argument("--model", metavar="DIR", default=None, help="model folder (default: the last one)")
    chat.add_argument(
        "--prompt", metavar="TEXT", default=None, help='answer this and exit; "-" reads standard input'
    )
    chat.add_argument(
        "--json", action="store_true", default=False, help="with --prompt: print one JSON object"
    )
    chat.add_argument(
        "--proof",
        metavar="FILE",
        default=None,
        help="with --prompt: also write a proof bundle, for tern verify",
    )
    chat.add_argument("--system", metavar="TEXT", default=None, help='system prompt; "" for none')

    sampling = chat.add_argument_group("sampling (default: the model's generation_config.json)")
    sampling.add_argument("--max-tokens", type=int, metavar="N", help="longest answer")
    sampling.add_argument(
        "--temperature", type=float, metavar="T", help="0 always picks the most likely token"
    )
    sampling.add_argument("--top-k", type=int, metavar="K", help="0 for no limit")
    sampling.add_argument("--top-p", type=float, metavar="P")
    sampling.add_argument("--min-p", type=float, metavar="P")
    sampling.add_argument("--repetition-penalty", type=float, metavar="R", help="1 for none")
    sampling.add_argument("--seed", type=int, metavar="S", help="the same seed gives the same answer")
    add_engine_options(chat)
    add_energy_options(chat)
