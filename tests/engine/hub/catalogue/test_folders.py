"""Full disks, read-only folders, folders of something else, and the lock."""

import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from engine.hub import CatalogueModel, Download, HubSettings
from engine.hub.digest import RemoteFile
from engine.hub.errors import BusyFolderError
from engine.hub.events import Failed, Finished
from engine.hub.lock import LOCK, FolderLock
from tests.engine.hub.conftest import WEIGHTS, assert_whole, wait_for_size
from tests.helpers import ROOT
from tests.helpers.hub_server import Fault

can_mount = (
    sys.platform == "linux"
    and os.geteuid() == 0
    and shutil.which("unshare") is not None
    and subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0
)
needs_mount = pytest.mark.skipif(not can_mount, reason="mounting a small file system takes root on Linux")


def tern_download(server, folder: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "engine",
        "download",
        server.repo,
        "--to",
        str(folder),
        "--endpoint",
        server.url,
    ]


def test_too_little_space_is_told_before_the_first_byte(server, tmp_path) -> None:
    huge = RemoteFile(WEIGHTS, 10**18, sha256="0" * 64)
    events: list[object] = []
    model = CatalogueModel(
        id="huge", name="Huge", repo="acme/toy", revision="main", licence="", licence_url="", consent=False,
        chat=True, languages=(), kernels=(), good_for="", files=(huge,),
    )  # fmt: skip
    download = Download(model, tmp_path / "model", HubSettings(endpoint=server.url), events.append)
    download.start()
    assert download.wait(10)
    failed = events[-1]
    assert isinstance(failed, Failed)
    assert failed.kind == "disk"
    assert "1000000000.00 GB are needed" in failed.sentence
    assert server.requests == []
    assert not (tmp_path / "model").exists()


@needs_mount
def test_a_disk_that_fills_on_the_way(server, toy_files, tmp_path) -> None:
    """ENOSPC in the middle of the weights; with room again the download goes on from there."""
    disk, fill = tmp_path / "disk", tmp_path / "disk" / "fill"
    disk.mkdir()
    server.faults.append(Fault("body", WEIGHTS, hold_after=200_000))
    command = tern_download(server, disk / "model")
    script = f"""
        mount -t tmpfs -o size=3m tmpfs '{disk}' || exit 99
        "$@"; echo "status $?"
        rm '{fill}'
        "$@"; echo "status $?"
        sha256sum '{disk}/model/{WEIGHTS}'
    """
    process = subprocess.Popen(
        ["unshare", "-m", "sh", "-c", script, "sh", *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert server.held.wait(30)
    inside = Path(f"/proc/{process.pid}/root")  # as the process sees it
    wait_for_size(inside / f"{disk}/model/{WEIGHTS}.part".lstrip("/"), 200_000)
    with (inside / fill.relative_to("/")).open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            pass
    server.faults[0].release.set()
    output, _ = process.communicate(timeout=60)
    assert "status 2" in output, output
    assert "is full; free some space" in output
    assert "Traceback" not in output
    assert "status 0" in output
    assert hashlib.sha256(toy_files[WEIGHTS]).hexdigest() in output
    assert server.bodies(WEIGHTS)[1].start >= 200_000


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits on Windows")
def test_a_file_larger_than_the_file_system_takes(server, toy_files, prepare, tmp_path) -> None:
    import resource  # not on Windows

    limit = 300_000
    done = subprocess.run(
        tern_download(server, tmp_path / "model"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 2
    assert "cannot hold a file of this size" in done.stderr
    assert "Traceback" not in done.stderr
    assert isinstance(prepare(server).run(), Finished)
    assert server.bodies(WEIGHTS)[-1].start == limit
    assert_whole(tmp_path / "model", toy_files)


def test_a_read_only_folder(server, tmp_path) -> None:
    folder = tmp_path / "read only"
    folder.mkdir()
    command = tern_download(server, folder / "model")
    if os.geteuid() == 0:
        if not can_mount:
            pytest.skip("root may write everywhere, and cannot mount here")
        script = f"mount -t tmpfs -o ro tmpfs '{folder}' || exit 99; exec \"$@\""
        command = ["unshare", "-m", "sh", "-c", script, "sh", *command]
    else:
        folder.chmod(0o555)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "choose another folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert server.sent(WEIGHTS) == 0


def test_files_of_something_else_are_not_touched(server, prepare, tmp_path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("mine")
    failed = prepare(server).run()
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.file) == ("folder", "config.json")
    assert [path.name for path in folder.iterdir()] == ["config.json"]
    assert (folder / "config.json").read_text() == "mine"
    assert server.sent("config.json") == 0


def test_a_file_of_the_same_size_but_another_content_is_not_touched(
    server, prepare, toy_files, tmp_path
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_bytes(bytes(len(toy_files["config.json"])))
    failed = prepare(server).run()
    assert isinstance(failed, Failed)
    assert failed.kind == "folder"
    assert (folder / "config.json").read_bytes() == bytes(len(toy_files["config.json"]))


def test_a_folder_of_another_model(server, prepare) -> None:
    prepare(server).run()
    failed = prepare(server, repo="acme/other").run()
    assert isinstance(failed, Failed)
    assert failed.kind == "folder"
    assert "acme/toy" in failed.sentence


def test_a_file_in_the_place_of_the_folder(server, prepare, tmp_path) -> None:
    (tmp_path / "model").write_text("a file")
    failed = prepare(server).run()
    assert isinstance(failed, Failed)
    assert failed.kind == "folder"


def test_the_lock_is_had_by_one_and_leaves_nothing(tmp_path) -> None:
    with FolderLock(tmp_path), pytest.raises(BusyFolderError), FolderLock(tmp_path):
        pass
    assert not (tmp_path / LOCK).exists()
    with FolderLock(tmp_path):
        pass


def test_the_lock_holds_against_many(tmp_path) -> None:
    """Removing the file at the end must not let two in: one on the old file, one on a new one."""
    inside, most, entered = 0, 0, 0
    guard = threading.Lock()
    end = time.monotonic() + 60

    def work() -> None:
        nonlocal inside, most, entered
        while entered < 200 and time.monotonic() < end:
            try:
                with FolderLock(tmp_path):
                    with guard:
                        inside += 1
                        entered += 1
                        most = max(most, inside)
                    time.sleep(0)
                    with guard:
                        inside -= 1
            except BusyFolderError:
                continue

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert entered >= 200
