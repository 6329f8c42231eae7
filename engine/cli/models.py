"""``tern download`` and ``tern models``: the models, from a terminal."""

import argparse
import json
import os
import queue
import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.cli.screen.progress_bar import Bar
from engine.errors import EngineError
from engine.hub.catalogue.catalogue import CatalogueModel, find, offered
from engine.hub.catalogue.consent import give_consent, has_consent
from engine.hub.catalogue.fit import fit
from engine.hub.catalogue.installed import InstalledModel, delete, forget, inspect, installed
from engine.hub.catalogue.last_used import remember_model, remembered_model
from engine.hub.errors import ConsentError, MissingError
from engine.hub.events import (
    Checking,
    DownloadEvent,
    Failed,
    FileDone,
    Finished,
    Planned,
    Progress,
    Retrying,
)
from engine.hub.settings import HubSettings

# What was to be had where Tern is built; MODEL.md has it for each family.
UNTRIED = (
    "None of these was tried with its published weights, which could not be downloaded where Tern was built: "
    "small random models of each form passed the tests. The starter was tried with its own weights."
)


def add_download(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern download``."""
    parser = commands.add_parser(
        "download",
        help="download a model, or resume a download",
        description=(
            "Download a model. Ctrl-C pauses; run the same command again to resume. "
            "HF_TOKEN, HF_ENDPOINT, HTTPS_PROXY and HF_HUB_OFFLINE are respected."
        ),
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="of `tern models`, or owner/name")
    parser.add_argument("--to", metavar="DIR", help="folder for the model's files (default: a new one)")
    parser.add_argument("--endpoint", default="", metavar="URL", help="another hub, which gets HF_TOKEN")
    parser.add_argument("--accept-licence", action="store_true", help="accept the model's licence")
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object")


def add_models(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern models``."""
    parser = commands.add_parser(
        "models",
        help="list, verify, add or delete models",
        description="List installed models and those available for download.",
    )
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--verify", metavar="MODEL", help="check every file against its published checksum")
    action.add_argument("--add", metavar="PATH", help="add a model folder without moving it")
    action.add_argument(
        "--delete", metavar="MODEL", help="delete a model (one that was added is only removed from the list)"
    )
    action.add_argument("--move", metavar="DIR", help="move all models to another folder")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_download(args: argparse.Namespace) -> int:
    """Fetch a model; 130 for Ctrl-C. Raises EngineError."""
    from engine.hub.transfer.download import Download  # brings the HTTP client

    name = args.name or offered()[0].id
    model = find(name)
    if model is None and "/" not in name:
        raise MissingError(f"There is no model {name}; `tern models` lists them, owner/name names any other.")
    settings = HubSettings(endpoint=args.endpoint, token=os.environ.get("HF_TOKEN", "").strip())
    if model is not None:
        _ask_consent(model, args.accept_licence)
    events: queue.SimpleQueue[DownloadEvent] = queue.SimpleQueue()
    download = Download(model or name, Path(args.to) if args.to else None, settings, events.put)
    show = Bar()
    download.start()
    try:
        event = _follow(events, show)
    except KeyboardInterrupt:
        download.pause()
        download.wait(2)
        show.end()
        print("Paused. Run the same command again to resume.", file=sys.stderr)
        return 130
    show.end()
    if isinstance(event, Failed):
        raise EngineError(event.sentence)
    assert isinstance(event, Finished)
    if remembered_model() is None:
        remember_model(str(event.folder))
    found = inspect(event.folder)
    if args.json:
        print(json.dumps(_as_json(found), indent=1))
    else:
        print(f"{found.name} is in {found.folder}, every file verified.")
        print(f"To chat: tern chat --model {shlex.quote(str(found.folder))}")
    return 0


def run_models(args: argparse.Namespace) -> int:
    """List the models, or do what is asked with one; 1 where a model is not sound. Raises EngineError."""
    if args.verify:
        return _verify(args)
    if args.move:
        from engine.hub.catalogue.move import move_models

        with Bar() as bar:
            move_models(Path(args.move), bar.show)
    elif args.add:
        from engine.hub.catalogue.importing import import_files

        with Bar() as bar:
            import_files([Path(args.add)], bar.show)
    elif args.delete:
        found = _named(args.delete)
        (forget if found.imported else delete)(found.folder)
    _list(args.json)
    return 0


def _verify(args: argparse.Namespace) -> int:
    from engine.hub.catalogue.verification import verify

    found = _named(args.verify)
    with Bar() as bar:
        result = verify(found.folder, bar.show)
    if args.json:
        print(json.dumps({"folder": str(found.folder), **asdict(result)}, indent=1))
    else:
        print(f"{found.name}: {result.sentence}")
    return 0 if result.verified else 1


def _list(as_json: bool) -> None:
    there = installed()
    if as_json:
        values = {
            "installed": [_as_json(model) for model in there],
            "catalogue": [_offer_as_json(model) for model in offered()],
        }
        print(json.dumps(values, indent=1))
        return
    print(
        "On this computer"
        if there
        else "There is no model on this computer yet; download one with `tern download`."
    )
    for found in there:
        state = "ready, verified" if found.verified else found.state
        print(f"  {found.name:34} {_gb(found.size):>9}  {state:16} {found.folder}")
        if found.problem:
            print(f"    {found.problem}")
    print("\nAvailable (tern download NAME)")
    for model in offered():
        size = model.download_bytes
        print(f"  {model.id:12} {model.name:34} {_gb(size) if size else '?':>9}  {model.licence}")
        reason = fit(model).reason
        print(f"    {model.good_for}{' ' + reason if model.shape and reason else ''}")
    if not all(model.tried for model in offered()):
        print(f"\n{UNTRIED}")


def _named(name: str) -> InstalledModel:
    """The model that is there under this name, id, repository or folder."""
    models = installed()
    offered = find(name)
    for found in models:
        same = (
            found.model is not None
            and found.model is offered
            or name.casefold() in (found.name.casefold(), found.repo.casefold(), found.folder.name.casefold())
            or Path(name).absolute() == found.folder
        )
        if same:
            return found
    there = ", ".join(found.name for found in models) or "none"
    raise MissingError(f"There is no model {name} on this computer; there is: {there}.")


def _ask_consent(model: CatalogueModel, accepted: bool) -> None:
    if has_consent(model):
        return
    if not accepted and sys.stdin.isatty():
        print(f"{model.name} is under the {model.licence}:\n{model.licence_url}", file=sys.stderr)
        print("Do you accept it? [y/N] ", end="", file=sys.stderr, flush=True)
        accepted = sys.stdin.readline().strip().lower() in ("y", "yes")
    if not accepted:
        raise ConsentError(
            f"{model.name} is under the {model.licence} ({model.licence_url}); "
            "--accept-licence says that you accept it."
        )
    give_consent(model)


def _follow(events: "queue.SimpleQueue[DownloadEvent]", bar: "Bar") -> DownloadEvent:
    """Shows events until the last one, which is returned."""
    while True:
        try:
            event = events.get(timeout=0.2)  # Windows delivers Ctrl-C only between waits
        except queue.Empty:
            continue
        match event:
            case Planned(repo=repo, missing=missing):
                bar.say(f"{repo}: {missing / 1e6:,.1f} MB to download")
            case Checking(file, done, total):
                bar.show(done, total, f"checking {file}")
            case Progress(done, total, speed, left):
                bar.show(done, total, _rate(done, total, speed, left))
            case Retrying(sentence, wait_s):
                bar.say(f"{sentence} Trying again in {wait_s:.0f} s.")
            case FileDone():
                pass
            case _:
                return event


def _rate(done: int, total: int, speed: float, left: float | None) -> str:
    text = f"{done / 1e6:,.1f} / {total / 1e6:,.1f} MB"
    if speed:
        text += f"  {speed / 1e6:.1f} MB/s"
    if left:
        text += f"  {int(left) // 60}:{int(left) % 60:02} left"
    return text


def _as_json(found: InstalledModel) -> dict[str, Any]:
    values = {name: getattr(found, name) for name in _INSTALLED}
    return values | {"folder": str(found.folder), "id": found.model.id if found.model else ""}


_INSTALLED = (
    "name", "state", "problem", "verified", "size", "total", "repo", "revision", "licence", "imported",
)  # fmt: skip


def _offer_as_json(model: CatalogueModel) -> dict[str, Any]:
    room = fit(model)
    return {
        "id": model.id,
        "name": model.name,
        "repo": model.repo,
        "revision": model.revision,
        "licence": model.licence,
        "licence_url": model.licence_url,
        "consent_needed": not has_consent(model),
        "chat": model.chat,
        "tried": model.tried,
        "languages": model.languages,
        "context": model.context or None,
        "kernels": model.kernels,
        "good_for": model.good_for,
        "download_bytes": model.download_bytes,
        "memory_bytes": room.needed,
        "fits": room.ok,
        "reason": room.reason,
    }


def _gb(count: int) -> str:
    return f"{count / 1e9:.2f} GB" if count >= 1e7 else f"{count / 1e6:.2f} MB"
