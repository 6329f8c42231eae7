"""Rows of the table about a file of chats: imported, drawn and exported by the installed program.

What they take has a process of its own each: reading and writing chats, the colours of code, formulas. That
each of them works in the frozen program shows in the picture of the window and in the files it writes.
"""

import os
import subprocess
import time
from array import array
from pathlib import Path

from bare_system import UID, BareSystem, Screen, end, wait_until
from rows import Table

from app.conversation import Conversation, ConversationInfo, Message
from app.look.colors import LIGHT
from app.storage.exchange import tern
from engine.process.events import EndReason

TITLE = "Formulas and code"
# Only what is drawn has areas of one colour: a rule in that of text, a line of blocks in that of strings.
RULE, BLOCKS = r"$$x = \rule{12em}{4em}$$", "█" * 40
ANSWER = f"A rule of TeX:\n\n{RULE}\n\nA string of Python:\n\n```python\nsquares = '{BLOCKS}'\n```\n"


def check_exchange(table: Table, bare: BareSystem, screen: Screen, pictures: Path) -> None:
    """One start of the window: a file is opened in it, then its chat exported as a page and as a PDF."""
    home = bare.make_home("chats from a file")
    inside = bare.root / home.lstrip("/")
    file = inside / "from elsewhere.tern.json"
    file.write_text("".join(tern.write([one_chat()])), "utf-8")
    os.chown(file, UID, UID)
    screen.wait_until_empty()
    process = subprocess.Popen(bare.command(f"tern '{file.name}'", home, screen.name))
    try:
        table.check(".deb: a file of chats, imported", lambda: imported(screen, process))
        picture = pictures / "formulas.png"
        table.check(".deb: a formula and code, drawn", lambda: drawn(screen, picture))
        table.check(".deb: the chat as a page", lambda: exported(screen, inside / f"{TITLE}.html", 0))
        table.check(".deb: the chat as a PDF", lambda: exported(screen, inside / f"{TITLE}.pdf", 2))
        table.check(".deb: About", lambda: about(screen, pictures / "about.png"))
    finally:
        end(process)


def one_chat() -> Conversation:
    """A question and an answer with a formula and code in it."""
    info = ConversationInfo("exchanged", TITLE, created=1.0, updated=2.0)
    question = Message("question", info.id, None, "user", "What can you draw?", created=1.0)
    answer = Message("answer", info.id, question.id, "assistant", ANSWER, reason=EndReason.STOP, created=2.0)
    return Conversation(info, (question, answer))


def imported(screen: Screen, process: "subprocess.Popen[bytes]") -> str:
    """The button of the dialog that shows what is in the file; it does nothing until the file is read."""
    screen.window(process)
    screen.named("Import Chats")

    def press() -> bool:
        for dialog in screen.titled("Import Chats"):
            screen.press(dialog, "alt+i")
        return bool(screen.titled(TITLE))

    wait_until(press, 120, "the chat to be shown", 1)
    return TITLE


def drawn(screen: Screen, picture: Path) -> str:
    """Waits for both colours; the picture stays."""

    def look() -> str:
        screen.picture(picture)
        rule, blocks = area(picture, LIGHT.text), area(picture, LIGHT.code_string)
        return f"a rule of {rule} pixels, a string of {blocks}" if rule > 5000 and blocks > 2000 else ""

    return f"{wait_until(look, 90, 'both to be drawn', 1)}, {picture.name}"


def area(picture: Path, color: str) -> int:
    """Pixels of exactly that colour."""
    from PySide6.QtGui import QImage

    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    return array("I", bytes(image.constBits())).count(int(f"0xff{color.removeprefix('#')}", 16))


def exported(screen: Screen, file: Path, steps: int) -> str:
    """The dialog, the format ``steps`` below the first, and the name that is proposed for the file."""
    screen.press(screen.named(f"{TITLE} – Tern"), "ctrl+shift+e")
    dialog = screen.named("Export Chats")
    screen.press(dialog, *["Down"] * steps, "Return")
    both = wait_until(lambda: screen.titled("Export Chats")[1:], 30, "the dialog for files")
    screen.press(both[0], "Return")
    wait_until(file.exists, 90, file.name)
    wait_until(lambda: not screen.titled("Export Chats"), 30, "the end")
    content = file.read_bytes()
    if file.suffix == ".pdf":
        assert content.startswith(b"%PDF-"), content[:40]
    else:
        page = content.decode()
        assert BLOCKS in page and 'class="code_string"' in page, page[-600:]
    return f"{file.name}, {len(content)} bytes"


def about(screen: Screen, picture: Path) -> str:
    """Help, About: only its picture tells what it says."""
    screen.press(screen.named(f"{TITLE} – Tern"), "alt+h", "a")
    screen.named("About Tern")
    time.sleep(2)
    screen.picture(picture)
    return picture.name
