"""``tern verify``: gives the answers of a proof bundle again; are they the same to the bit?"""

import argparse
from pathlib import Path

from engine.cli.screen.progress_bar import Bar
from engine.cli.terminal import visible
from engine.errors import BundleError
from engine.hub.catalogue.last_used import remembered_model
from engine.model.model import Model, load_model
from engine.model_folder.checkpoint import open_checkpoint
from engine.replay.bundle import model_files, read_bundle
from engine.replay.verify import other_files, replay


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern verify``."""
    parser = commands.add_parser(
        "verify",
        help="check that a chat's answers come out the same here, to the bit",
        description="Compute the answers of a proof bundle again on this computer, with any kernel, and "
        "compare every token. The exit status is 1 if one differs.",
    )
    parser.add_argument("bundle", metavar="FILE", help="a proof bundle, from /proof in tern chat")
    parser.add_argument("--model", metavar="DIR", default=None, help="model folder (default: the last one)")
    parser.add_argument(
        "--any-model", action="store_true", help="continue with a model other than the bundle's"
    )
    parser.add_argument("--kernel", default="auto", metavar="K", help="kernel (default: auto, the fastest)")
    parser.add_argument("--isa", default=None, metavar="I", help="instruction set (default: the best)")
    parser.add_argument(
        "--threads", type=int, default=None, metavar="N", help="default: as many as physical cores"
    )


def run(args: argparse.Namespace) -> int:
    """0: the same; 1: another token. Raises EngineError for a bundle or a model that cannot be used."""
    bundle = read_bundle(Path(args.bundle))
    folder = args.model or remembered_model()
    if folder is None:
        raise BundleError("No model has been used yet; give a model folder with --model DIR.")
    weights = open_checkpoint(Path(folder))
    weights.close()
    others = other_files(bundle, model_files(weights.path))
    if others:
        differ = "differs" if len(others) == 1 else "differ"
        sentence = f"This is not the bundle's model ({bundle.model}): {', '.join(others)} {differ}"
        if not args.any_model:
            raise BundleError(f"{sentence}; give the right one with --model, or continue with --any-model.")
        print(f"{sentence}. Continuing anyway.", flush=True)
    model = load_model(folder, args.kernel, args.threads, args.isa, bundle.context, bundle.kv)
    if model.context < bundle.context:
        raise BundleError(f"This model's context ends before the bundle's {bundle.context} tokens.")
    with Bar() as bar:
        difference = replay(bundle, model, lambda done, total: bar.show(done, total, "verifying"))
    tokens = sum(len(turn.answer_ids) for turn in bundle.turns)
    how = f"{model.kernel} on {model.isa}, {model.threads} thread{'' if model.threads == 1 else 's'}"
    if difference is None:
        answers = len(bundle.turns)
        print(
            f"Bit for bit the same: {answers} answer{'' if answers == 1 else 's'}, {tokens} tokens ({how})."
        )
        return 0
    print(
        f"Answer {difference.answer} differs from token {difference.position} on ({how}): the bundle has "
        f"{_token(difference.expected, model)}, here it is {_token(difference.found, model)}."
    )
    return 1


def _token(token: int | None, model: Model) -> str:
    if token is None:
        return "its end"
    text = model.tokenizer.decode([token]) if model.tokenizer and token < model.config.vocab_size else ""
    return f"{token} ({visible(text)!r})"
