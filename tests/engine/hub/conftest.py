"""A toy model on a hub of the tests' own, and a way to download it that hears every event."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engine.hub import Download, HubSettings, InstalledModel, installed
from engine.hub.events import (
    Cancelled,
    DownloadEvent,
    Failed,
    FileDone,
    Finished,
    Paused,
    Progress,
)
from engine.hub.transfer.fetch import Pace
from tests.helpers.hub_server import HubServer, read_folder
from tests.helpers.toy import write_toy

WEIGHTS = "model.safetensors"
QUICK = Pace(waits_s=(0.01, 0.01, 0.02, 0.02), longest_wait_s=5, timeout_s=3, progress_bytes=1)
LAST = (Finished, Paused, Cancelled, Failed)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the person's: no token, proxy, endpoint or cache."""
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HUB_OFFLINE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def toy_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A whole model of 0.6 MB, and two files that nobody needs."""
    folder = write_toy(tmp_path_factory.mktemp("toy"), hidden=128, ffn=512, layers=4, vocab=600)
    return {**read_folder(folder), "README.md": b"# Toy\n", "ggml-model-i2_s.gguf": b"GGUF" * 1000}


@pytest.fixture
def server(toy_files: dict[str, bytes]) -> Iterator[HubServer]:
    with HubServer(toy_files) as hub:
        yield hub


@dataclass
class Heard:
    """A download and the events it told, in order."""

    download: Download
    events: list[DownloadEvent] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def hear(self, event: DownloadEvent) -> None:
        with self.changed:
            self.events.append(event)
            self.changed.notify_all()

    def wait_for(self, wanted: Callable[[DownloadEvent], bool], timeout: float = 15) -> DownloadEvent:
        with self.changed:
            assert self.changed.wait_for(lambda: any(map(wanted, self.events)), timeout), self.events
            return next(filter(wanted, self.events))

    def finish(self, timeout: float = 20) -> DownloadEvent:
        """The last event of the run."""
        assert self.download.wait(timeout), "the download hangs"
        assert isinstance(self.events[-1], LAST)
        return self.events[-1]

    def run(self) -> DownloadEvent:
        """From the start to the last event."""
        self.events.clear()
        self.download.start()
        return self.finish()

    def of(self, kind: type) -> list[DownloadEvent]:
        return [event for event in self.events if isinstance(event, kind)]

    def fetched(self) -> list[str]:
        return [event.file for event in self.of(FileDone) if event.source == "hub"]


@pytest.fixture
def prepare(tmp_path: Path) -> Iterator[Callable[..., Heard]]:
    """``prepare(server, folder=..., token=...)``: a download that has not been started."""
    made: list[Heard] = []

    def make(
        server: HubServer, folder: Path | None = None, repo: str = "", pace: Pace = QUICK, **settings: object
    ) -> Heard:
        options = {"endpoint": server.url, "cache_dir": str(tmp_path / "no-cache"), **settings}
        download = Download(
            repo or server.repo,
            folder or tmp_path / "model",
            HubSettings(**options),
            lambda event: heard.hear(event),
            pace,
        )
        heard = Heard(download)
        made.append(heard)
        return heard

    yield make
    for heard in made:
        heard.download.pause()
        assert heard.download.wait(5)


def assert_whole(folder: Path, files: dict[str, bytes]) -> None:
    """Every file is right, and nothing is left that does not belong there."""
    needed = {name for name in files if name.endswith((".json", ".safetensors"))}
    assert {path.name for path in folder.iterdir()} == needed | {".tern-model.json"}
    assert [name for name in needed if (folder / name).read_bytes() != files[name]] == []


def assert_forward(events: list[DownloadEvent]) -> None:
    """Progress never runs backwards, and never beyond the end."""
    shown = [event.done for event in events if isinstance(event, Progress)]
    assert shown == sorted(shown)
    assert all(event.done <= event.total for event in events if isinstance(event, Progress))


def wait_for_size(path: Path, size: int) -> None:
    deadline = time.monotonic() + 10
    while not (path.exists() and path.stat().st_size >= size):
        assert time.monotonic() < deadline, f"{path} stays shorter than {size}"
        time.sleep(0.01)


def only() -> InstalledModel:
    """The one model that is there."""
    models = installed()
    assert len(models) == 1, models
    return models[0]
