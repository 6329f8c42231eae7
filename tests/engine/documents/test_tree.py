"""The files below a folder: each once, whatever leads to them."""

import os
from pathlib import Path

import pytest

from engine.documents.tree import FileSeen, FolderSeen, walk


def names(root: Path) -> list[str]:
    return [seen.path.relative_to(root).as_posix() for seen in walk(root) if isinstance(seen, FileSeen)]


def test_documents_are_found_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "picture.png", ".hidden.txt", "~$lock.txt", "sub/c.py", ".git/config.txt",
                 "node_modules/d.js", "sub/deep/e.csv"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    assert names(tmp_path) == ["a.txt", "b.md", "sub/c.py", "sub/deep/e.csv"]
    seen = next(seen for seen in walk(tmp_path) if isinstance(seen, FileSeen))
    assert seen.size == 4 and seen.mtime == (tmp_path / "a.txt").stat().st_mtime_ns


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_that_loop_end_and_no_file_is_seen_twice(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("text")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "sub")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "sub" / "b.txt").symlink_to(tmp_path / "sub" / "a.txt")
    assert names(tmp_path) == ["sub/a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no pipes")
def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert list(walk(tmp_path / "gone")) == [FolderSeen(tmp_path / "gone", False)]
