"""``tern embed``: texts into vectors, as JSON lines or a NumPy file."""

import argparse
import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from engine.embedding.encoder import Vectors, embed
from engine.errors import EngineError
from engine.model.model import load_model


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern embed``."""
    parser = commands.add_parser(
        "embed",
        help="make vectors of texts, for search by meaning",
        description="Make vectors with an encoder: of each TEXT, or of each line of a file or of stdin.",
    )
    parser.add_argument(
        "texts", nargs="*", metavar="TEXT", help="a text; none: lines of --file or standard input"
    )
    parser.add_argument("--model", required=True, metavar="DIR", help="folder of an encoder")
    parser.add_argument("--file", metavar="FILE", help='a text per line (UTF-8); "-" reads standard input')
    parser.add_argument(
        "--query", action="store_true", help="they are questions: put the model's prompt in front"
    )
    parser.add_argument("--dimensions", type=int, metavar="N", help="keep the first N values of each vector")
    parser.add_argument("--int8", action="store_true", help="codes of -127 to 127 instead of float32")
    parser.add_argument(
        "--npy", metavar="FILE", help="write a NumPy array (texts, width) instead of JSON lines"
    )
    parser.add_argument(
        "--base64", action="store_true", help="in JSON lines: the bytes, little-endian, instead of numbers"
    )
    parser.add_argument("--kernel", default="auto", metavar="K", help="default: the best for this processor")
    parser.add_argument("--threads", type=int, metavar="N", help="default: one per physical core")
    parser.add_argument(
        "--context", type=int, default=4096, metavar="N", help="tokens of the longest text (4096)"
    )


def run(args: argparse.Namespace) -> int:
    """Write a line per text, or the file. Raises EngineError."""
    texts = _texts(args)
    if not texts:
        raise EngineError(
            "There is no text: give some as arguments, or lines in --file or on standard input."
        )
    model = load_model(
        args.model, kernel=args.kernel, threads=args.threads, context=args.context, certified=False
    )
    found = embed(model, texts, is_query=args.query, dimensions=args.dimensions)
    values = found.codes if args.int8 else found.floats
    if args.npy is None:
        for line in _lines(found, values, args.base64):
            print(json.dumps(line))
        return 0
    try:
        with Path(args.npy).open("wb") as stream:
            np.save(stream, values, allow_pickle=False)
    except OSError as error:
        raise EngineError(f"{args.npy} cannot be written ({error.strerror or error}).") from None
    print(f"{len(values)} vectors of {values.shape[1]} values are in {args.npy}.", file=sys.stderr)
    return 0


def _texts(args: argparse.Namespace) -> list[str]:
    if args.texts and args.file:
        raise EngineError("Give texts as arguments or in --file, not both.")
    if args.texts:
        return list(args.texts)
    try:
        if args.file in (None, "-"):
            content = sys.stdin.buffer.read()
        else:
            content = Path(args.file).read_bytes()
        return content.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise EngineError(f"{args.file} cannot be read ({error.strerror or error}).") from None
    except UnicodeDecodeError:
        raise EngineError(f"{args.file or 'Standard input'} is not UTF-8 text.") from None


def _lines(found: Vectors, values: "np.ndarray[Any, Any]", as_bytes: bool) -> Iterator[dict[str, Any]]:
    for index, (row, tokens) in enumerate(zip(values, found.tokens, strict=True)):
        little = row.astype(row.dtype.newbyteorder("<"))
        vector = base64.b64encode(little.tobytes()).decode() if as_bytes else row.tolist()
        yield {"index": index, "tokens": tokens, "embedding": vector}
