"""The program's icon in the forms that systems ask for, drawn from the pictures in assets/."""

import os
import struct
import sys
from pathlib import Path

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
BEHIND_SETUP = "#123a44"
ICNS_KINDS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def write(folder: Path) -> None:
    """tern-SIZE.png of each size, tern.svg, tern.ico and setup.bmp (Windows), tern.icns (macOS)."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    from app.look.icons import program_icon

    app = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    icon = program_icon()
    pictures = {}
    for size in PNG_SIZES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        icon.pixmap(size, size).save(buffer, "PNG")
        pictures[size] = bytes(buffer.data().data())
        (folder / f"tern-{size}.png").write_bytes(pictures[size])
    # The picture beside the first words of the Windows installer; the size is that of its pages
    setup = QImage(164, 314, QImage.Format.Format_RGB888)
    setup.fill(QColor(BEHIND_SETUP))
    painter = QPainter(setup)
    painter.drawPixmap(18, 40, icon.pixmap(128, 128))
    painter.end()
    setup.save(str(folder / "setup.bmp"), "BMP")
    del app
    (folder / "tern.svg").write_bytes((Path("assets") / "tern.svg").read_bytes())
    (folder / "tern.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "tern.icns").write_bytes(icns({size: pictures[size] for size in ICNS_KINDS}))


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures by size."""
    offset = 6 + 16 * len(pictures)
    head, data = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, png in pictures.items():
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(data))
        data += png
    return head + data


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon of PNG pictures by size."""
    parts = b"".join(
        struct.pack(">4sI", ICNS_KINDS[size], 8 + len(png)) + png for size, png in pictures.items()
    )
    return struct.pack(">4sI", b"icns", 8 + len(parts)) + parts
