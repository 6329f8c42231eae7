"""``tern convert``: a model of another format becomes a folder that this program runs."""

import argparse
import shlex
import sys
from pathlib import Path

from engine.cli.screen.progress_bar import Bar
from engine.convert.conversion import convert


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern convert``."""
    parser = commands.add_parser(
        "convert",
        help="make a model folder from a GGUF file or bf16 weights",
        description="Make a model folder from a GGUF file (F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q4_K, Q6_K), or "
        "from a folder with bf16, f16 or f32 safetensors. The model has to have Llama's shape; each of its "
        "weights becomes five ternary digits.",
    )
    parser.add_argument("source", metavar="FILE|FOLDER", help="a .gguf file, or a folder with safetensors")
    parser.add_argument(
        "--to", required=True, metavar="DIR", help="the folder to make; it must not exist yet"
    )


def run(args: argparse.Namespace) -> int:
    """Convert; 130 for Ctrl-C, after which nothing is left. Raises EngineError."""
    folder = Path(args.to)
    try:
        with Bar() as bar:
            convert(Path(args.source), folder, lambda done, total: bar.show(done, total, "converting"))
    except KeyboardInterrupt:
        print("Stopped; nothing was kept.", file=sys.stderr)
        return 130
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"The model is in {folder} ({size / 1e6:,.1f} MB).")
    print(f"To chat: tern chat --model {shlex.quote(str(folder))}")
    return 0
