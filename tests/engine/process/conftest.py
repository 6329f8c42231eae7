"""What the tests of measuring share: a toy, and an engine process that finds nothing measured before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.engine_process import Listener, wait_gone
from tests.helpers.toy import write_toy


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small model."""
    return write_toy(tmp_path_factory.mktemp("model") / "toy 田中")


@pytest.fixture
def measured_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own for what is found out about this computer."""
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def listener(measured_nothing: None) -> Iterator[Listener]:
    """Listens to an engine process that is gone after the test."""
    listener = Listener()
    listener.client.start()
    yield listener
    pid = listener.client.pid
    listener.client.close()
    if pid is not None:
        wait_gone(pid)
