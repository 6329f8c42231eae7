"""What the hub is asked: which files a repository has, and the bytes of one of them."""

import re
from collections.abc import Generator
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx2
from huggingface_hub import HfApi, get_hf_file_metadata, get_session, hf_hub_url
from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

from engine.hub.catalogue.model_files import needed
from engine.hub.digest import RemoteFile
from engine.hub.errors import ChangedError, IncompleteError, WebPageError
from engine.hub.network.connection import current
from engine.hub.network.faults import from_answer, network_faults
from engine.hub.settings import origin
from engine.version import __version__

_HEX = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """The files of one repository that are needed, at one commit."""

    repo: str
    revision: str  # 40 hexadecimal digits
    files: tuple[RemoteFile, ...]


def look_up(repo: str, revision: str, timeout_s: float) -> RemoteModel:
    """Asks the hub for sizes and sums at ``revision`` (a branch or a commit). Raises HubError."""
    settings = current().settings
    api = HfApi(
        endpoint=settings.url,
        token=settings.token or False,
        library_name="tern",
        library_version=__version__,
    )
    with network_faults(settings, repo):
        info = api.model_info(repo, revision=revision, files_metadata=True, timeout=timeout_s)
    files = {}
    for entry in info.siblings or ():
        if entry.size is not None:
            sha256 = entry.lfs.sha256 if entry.lfs else ""
            files[entry.rfilename] = RemoteFile(entry.rfilename, entry.size, sha256, entry.blob_id or "")
    if not info.sha or not _HEX.fullmatch(info.sha):
        raise WebPageError(f"{settings.host} does not respond like a model hub.")
    return RemoteModel(repo, info.sha, tuple(files[name] for name in needed(repo, files)))


def read(
    repo: str, revision: str, file: RemoteFile, start: int, timeout_s: float
) -> Generator[bytes, None, None]:
    """The bytes of ``file`` from ``start`` on, as they come in. Raises HubError."""
    settings = current().settings
    with current().used(), network_faults(settings, repo, file.name):
        url = hf_hub_url(repo, file.name, revision=revision, endpoint=settings.url)
        location = _locate(url, repo, file, timeout_s)
        headers = _headers()
        if start:
            headers["Range"] = f"bytes={start}-"
        with get_session().stream("GET", location, headers=headers, timeout=timeout_s) as response:
            _check_status(response, repo, file)
            skip = _check_body(response, file, start)
            position = start - skip
            for data in response.iter_raw():
                if position == 0 and data.lstrip()[:9].lower().startswith((b"<!doctype", b"<html")):
                    raise _web_page(file)
                fresh = data[max(0, start - position) : file.size - position]
                position += len(data)
                if fresh:
                    yield fresh
                if position >= file.size:
                    return
    raise IncompleteError(f"{settings.host} sent {file.name} only up to byte {position:,}.", file=file.name)


def _locate(url: str, repo: str, file: RemoteFile, timeout_s: float) -> str:
    """Where the bytes are, after a look at the size and sum that the hub names there."""
    settings = current().settings
    found = get_hf_file_metadata(
        url,
        token=settings.token or False,
        timeout=timeout_s,
        library_name="tern",
        library_version=__version__,
        endpoint=settings.url,
    )
    if not found.etag or not found.commit_hash:
        raise _web_page(file)
    sums = {len(each): each for each in (file.sha256, file.git_sha1) if each}
    known = sums.get(len(found.etag)) if _HEX.fullmatch(found.etag) else None
    if (known and known != found.etag) or (found.size is not None and found.size != file.size):
        raise ChangedError(
            f"{settings.host} has another {file.name} in {repo} than the one that was listed.", file=file.name
        )
    return urljoin(url, found.location)


def _headers() -> dict[str, str]:
    """The token is among them; Connection.send takes it out where the place is not the endpoint's."""
    settings = current().settings
    headers = build_hf_headers(
        token=settings.token or False, library_name="tern", library_version=__version__
    )
    return {**headers, "Accept-Encoding": "identity"}  # else the positions would mean nothing


def _check_status(response: httpx2.Response, repo: str, file: RemoteFile) -> None:
    settings = current().settings
    if response.status_code < 300:
        return
    if response.status_code in (401, 403) and origin(str(response.url)) != settings.origin:
        raise IncompleteError(f"The address of {file.name} has expired.", file=file.name)
    if response.status_code < 400:
        raise WebPageError(f"{response.url.host} sends {file.name} to nowhere.", file=file.name)
    raise from_answer(response, settings, repo, file.name)


def _check_body(response: httpx2.Response, file: RemoteFile, start: int) -> int:
    """How many bytes before ``start`` the body begins: all of them where the server ignores Range."""
    if "html" in response.headers.get("Content-Type", ""):
        raise _web_page(file)
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise WebPageError(f"Something on the way changes {file.name} (it came compressed).", file=file.name)
    if response.status_code != 206:
        return start
    match = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if match is None or int(match[1]) != start:
        raise IncompleteError(f"{response.url.host} sent another part of {file.name}.", file=file.name)
    if match[2] not in ("*", str(file.size)):
        raise ChangedError(f"{file.name} is another file on {response.url.host} now.", file=file.name)
    return 0


def _web_page(file: RemoteFile) -> WebPageError:
    return WebPageError(
        f"A web page came instead of {file.name}; log in to this network first, or check the endpoint.",
        file=file.name,
    )
