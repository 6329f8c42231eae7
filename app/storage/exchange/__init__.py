"""Chats as files of others and for others: a file per format, read and written in a process of its own.

Here is what has to be known before any of that is imported.
"""

from pathlib import Path

ENDINGS = (".json", ".jsonl", ".chat", ".zip")
STAGED = "import-{0}.staged"  # a file beside the chats with what was read of an export


def is_export(path: str) -> bool:
    """Whether a file that is opened or dropped may be one of chats, by its name."""
    return path.lower().endswith(ENDINGS) and Path(path).is_file()
