"""Files that an existing Hugging Face cache holds are used instead of being fetched again."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from huggingface_hub import try_to_load_from_cache

from engine.errors import Stopped
from engine.hub.digest import READ_BYTES, RemoteFile, file_is_right
from engine.hub.network.connection import current
from engine.hub.network.remote import RemoteModel
from engine.hub.transfer.part import PartFile


def cached_file(remote: RemoteModel, file: RemoteFile) -> Path | None:
    """A file of that name and size in the cache, of this commit or of the main branch as it was then."""
    folder = current().settings.cache_dir or None
    for revision in (remote.revision, "main"):
        found = try_to_load_from_cache(remote.repo, file.name, cache_dir=folder, revision=revision)
        if isinstance(found, str) and os.path.getsize(found) == file.size:
            return Path(found).resolve()
    return None


def take_from_cache(
    cached: Path, part: PartFile, on_checked: Callable[[int], None], stop: threading.Event
) -> bool:
    """Puts ``cached`` in the place of ``part`` if its sum is right; False if it is not or cannot be read.

    A second name for the same file where the file system can do that, else a copy.
    """
    try:
        if not file_is_right(cached, part.file, on_checked, stop):
            return False
        with cached.open("rb", buffering=0) as stream:
            if part.replace_by_link(cached):
                return True
            while data := stream.read(READ_BYTES):
                if stop.is_set():
                    raise Stopped
                part.append(data)
    except OSError:
        return False
    part.finish()
    return True
