"""``tern cache``: what past conversations take on disk, and deleting it."""

import argparse

from engine.errors import EngineError
from engine.kv_cache.block_folder import BlockFolder, past_blocks


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern cache``."""
    parser = commands.add_parser(
        "cache",
        help="show or clear the data that reopens old chats instantly",
        description=(
            "Show how much disk space the keys and values of past chats take. With them, "
            "the model does not have to read an old chat again; clearing them loses "
            "nothing else."
        ),
    )
    parser.add_argument("--clear", action="store_true", help="delete them")


def run(args: argparse.Namespace) -> int:
    """Show the size, or delete; EngineError where that is not possible."""
    try:
        folder = past_blocks()
    except OSError as error:
        raise EngineError(f"The data folder cannot be used ({error.strerror or error}).") from None
    if args.clear:
        folder.clear()
        if folder.size():
            raise EngineError(f"{_megabytes(folder)} could not be deleted.")
    print(_megabytes(folder))
    return 0


def _megabytes(folder: BlockFolder) -> str:
    return f"{folder.size() / 1e6:.1f} MB in {folder.path}"
