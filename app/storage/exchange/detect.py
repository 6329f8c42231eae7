"""Finds out what a file or folder is, and hands out its chats one after the other."""

import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from app.storage.exchange import ENDINGS, chatgpt, gpt4all, jan, lm_studio, open_webui, tern
from app.storage.exchange.json_stream import MOST_BYTES, DamagedError, decoded, values
from app.storage.exchange.tree import ExchangeError, Found

PROOF = "tern-proof"
MOST_FILES = 200_000
_LISTS = ("chats", "conversations", "data")
_READERS = (tern, chatgpt, open_webui, lm_studio, jan)
_ENDINGS = tuple(ending for ending in ENDINGS if ending != ".zip")
_NOTHING = (
    "No chats were found in {}; choose an export of Tern, GPT4All, Jan, LM Studio, Open WebUI or ChatGPT."
)


@dataclass(frozen=True, slots=True)
class _File:
    """One file, wherever it lies. ``read`` raises OSError or ExchangeError."""

    name: PurePosixPath
    size: int
    read: Callable[[], bytes]


@dataclass(slots=True)
class Trouble:
    """What could not be read, in sentences, and how many things looked like chats and were none."""

    sentences: list[str]
    strange: int = 0
    is_export: bool = False  # it says itself that it is one, even if nothing is in it

    def add(self, sentence: str) -> None:
        """The same is said once."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)


def chats(path: Path, trouble: Trouble, on_progress: Callable[[int, int], None]) -> Iterator[Found]:
    """Every chat of an export: a file, a ZIP archive, a folder. ``on_progress``: bytes read, of how many.

    Raises ExchangeError where there is none. What is wrong with a part goes into ``trouble``.
    """
    files = _files(path)
    total = sum(file.size for file in files)
    if total > MOST_BYTES:
        raise ExchangeError(f"{path.name} is larger than {MOST_BYTES >> 30} GB, so it was not read.")
    beside = {file.name: file for file in files}
    many = len(files) > 1
    count = done = 0
    for file in files:
        before = done

        def on_place(share: float, before: int = before, size: int = file.size) -> None:
            on_progress(before + int(share * size), total)

        try:
            for found in _of_file(file, beside, trouble, on_place):
                count += 1
                yield found
        except OSError as error:
            _complain(trouble, many, f"{file.name.name} cannot be read ({error.strerror or error}).")
        except ExchangeError as error:
            _complain(trouble, many, str(error))
        done += file.size
        on_progress(done, total)
    if not count and not trouble.is_export:
        raise ExchangeError(trouble.sentences[0] if trouble.sentences else _NOTHING.format(path.name))


def _complain(trouble: Trouble, many: bool, sentence: str) -> None:
    """One broken file among many does not hold up the others."""
    if not many:
        raise ExchangeError(sentence)
    trouble.add(sentence)


# ---- files -----------------------------------------------------------------------------------


def _files(path: Path) -> list[_File]:
    """All files of an export that may hold chats. Raises ExchangeError."""
    try:
        if path.is_dir():
            files = list(_in_folder(path))
        elif path.name == jan.THREAD:
            files = [_on_disk(path, path.name)]
            messages = path.with_name(jan.MESSAGES)
            if messages.is_file():
                files.append(_on_disk(messages, messages.name))
        elif zipfile.is_zipfile(path):
            files = _in_archive(path)
        else:
            files = [_on_disk(path, path.name)]
    except OSError as error:
        raise ExchangeError(
            f"{path.name} cannot be read ({error.strerror or error}); choose another file."
        ) from error
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise ExchangeError(f"{path.name} is a damaged archive; export your chats once more.") from None
    if len(files) > MOST_FILES:
        raise ExchangeError(f"{path.name} holds more than {MOST_FILES:,} files, so it was not read.")
    # Whole exports hold the same chats in other files too.
    for chosen in (_is_conversations, _is_thread):
        if any(chosen(file.name) for file in files):
            return [file for file in files if chosen(file.name) or file.name.name == jan.MESSAGES]
    return files


def _is_conversations(name: PurePosixPath) -> bool:
    return name.suffix == ".json" and (name.stem == "conversations" or name.stem.startswith("conversations-"))


def _is_thread(name: PurePosixPath) -> bool:
    return name.name == jan.THREAD


def _on_disk(path: Path, name: str) -> _File:
    return _File(PurePosixPath(name), path.stat().st_size, path.read_bytes)


def _in_folder(folder: Path) -> Iterator[_File]:
    """Links to folders are not followed, so that no circle of them is walked."""
    for root, names, files in os.walk(folder):
        names.sort()
        for name in sorted(files):
            path = Path(root, name)
            if path.suffix.lower() in _ENDINGS and path.is_file():
                yield _on_disk(path, path.relative_to(folder).as_posix())


def _in_archive(path: Path) -> list[_File]:
    archive = zipfile.ZipFile(path)
    files = []
    for entry in archive.infolist():
        if entry.is_dir() or not entry.filename.lower().endswith(_ENDINGS):
            continue
        if entry.flag_bits & 1:
            raise ExchangeError(f"{path.name} is encrypted; unpack it and import what is in it.")
        files.append(_File(PurePosixPath(entry.filename), entry.file_size, _unpacked(archive, entry)))
    return files


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            with archive.open(entry) as file:
                return file.read(entry.file_size)  # never more than it said
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise ExchangeError(
                f"{entry.filename} in the archive is damaged; export your chats once more."
            ) from None

    return read


# ---- chats of one file -----------------------------------------------------------------------


def _of_file(
    file: _File, beside: dict[PurePosixPath, _File], trouble: Trouble, on_place: Callable[[float], None]
) -> Iterator[Found]:
    if file.name.name == jan.MESSAGES and file.name.with_name(jan.THREAD) in beside:
        return  # read with its thread
    data = file.read()
    if gpt4all.fits(data):
        found, sentence = gpt4all.read(data)
        if sentence:
            trouble.add(sentence)
        yield found
        return
    if file.name.suffix.lower() == ".chat":
        raise ExchangeError(f"{file.name.name} is damaged, or of a version of GPT4All that is too old.")
    text = decoded(data)
    del data
    lines = beside.get(file.name.with_name(jan.MESSAGES)) if _is_thread(file.name) else None
    messages = _values(decoded(lines.read()), trouble, lines.name.name, on_place) if lines else []
    yield from _of_text(text, file.name.name, list(messages), trouble, on_place)


def _values(text: str, trouble: Trouble, name: str, on_place: Callable[[float], None]) -> Iterator[Any]:
    """The values of a JSON text; what follows a damaged place is left out, and that is said."""
    count = 0
    try:
        for key, value in values(text, _LISTS, lambda at: on_place(at / max(1, len(text)))):
            if key == "format" and value == PROOF:
                raise _proof_bundle(name)
            if key == "format" and value == tern.FORMAT:
                trouble.is_export = True
            if key == "version" and trouble.is_export:
                tern.check_head({"version": value})
            if not key:
                count += 1
                yield value
    except DamagedError:
        if not count and not trouble.is_export:
            raise ExchangeError(
                f"{name} is damaged, or is no export of chats; nothing was read of it."
            ) from None
        trouble.add(f"{name} is cut off or damaged; what stands before that was read.")


def _proof_bundle(name: str) -> ExchangeError:
    return ExchangeError(f"{name} is a proof bundle, which has no texts; check it with: tern verify {name}")


def _of_text(
    text: str, name: str, messages: list[Any], trouble: Trouble, on_place: Callable[[float], None]
) -> Iterator[Found]:
    loose: list[Any] = []  # lines of messages without their thread
    for value in _values(text, trouble, name, on_place):
        if not isinstance(value, dict):
            trouble.strange += 1
            continue
        if value.get("format") == PROOF:
            raise _proof_bundle(name)
        if jan.is_message(value):
            loose.append(value)
            continue
        reader = next((reader for reader in _READERS if reader.fits(value)), None)
        if reader is None:
            trouble.strange += 1
        elif reader is jan:
            yield jan.read(value, messages)
        else:
            yield reader.read(value)
    if loose:
        yield jan.read({}, loose)
