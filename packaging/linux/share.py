"""What lies beside the program on a Linux system: menu entry, icons, man page, the type of exported chats."""

import gzip
import re
import shutil
from pathlib import Path

from engine.cli import SUMMARIES

HERE = Path(__file__).parent
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
PICTURES = {"light": "The chat window", "dark": "The chat window with the dark theme"}


def write_share(share: Path, icons: Path, version: str, date: str, repository: str) -> None:
    """Fills ``share`` (the /usr/share of a package). ``date``: 2026-01-31; ``repository``: "" for none."""
    _copy(HERE / "tern.desktop", share / "applications/tern.desktop")
    _copy(HERE / "tern-chat.xml", share / "mime/packages/tern-chat.xml")
    _copy(icons / "tern.svg", share / "icons/hicolor/scalable/apps/tern.svg")
    for size in ICON_SIZES:
        _copy(icons / f"tern-{size}.png", share / f"icons/hicolor/{size}x{size}/apps/tern.png")
    values = {"VERSION": version, "DATE": date, "LINKS": _links(version, repository)}
    metainfo = _filled(HERE / "tern.metainfo.xml.in", values)
    if repository:
        metainfo = metainfo.replace("<id>tern</id>", f"<id>{app_id(repository)}</id>")
    _write(share / "metainfo/tern.metainfo.xml", metainfo.encode())
    page = _filled(HERE / "tern.1.in", values | {"COMMANDS": _commands()})
    _write(share / "man/man1/tern.1.gz", gzip.compress(page.encode(), mtime=0))


def app_id(repository: str) -> str:
    """The name of the program among all programs, made of the place where it is published."""
    host, *path = re.sub(r"^https?://", "", repository.rstrip("/")).split("/")
    host = "github.io" if host == "github.com" else host
    return ".".join([*reversed(host.split(".")), *path]).replace("-", "_").lower()


def _links(version: str, repository: str) -> str:
    """Only what is published somewhere can be shown by a software centre."""
    if not repository:
        return ""
    pictures = "".join(
        f"<screenshot{' type=' + chr(34) + 'default' + chr(34) if name == 'light' else ''}>"
        f"<caption>{caption}</caption>"
        f"<image>{repository}/raw/v{version}/assets/screenshots/{name}.png</image></screenshot>"
        for name, caption in PICTURES.items()
    )
    return (
        f'<url type="homepage">{repository}</url><url type="bugtracker">{repository}/issues</url>'
        f"<screenshots>{pictures}</screenshots>"
    )


def _commands() -> str:
    return "\n".join(
        f".TP\n.B tern {name}\n{summary[0].upper()}{summary[1:]}." for name, summary in SUMMARIES.items()
    )


def _filled(template: Path, values: dict[str, str]) -> str:
    return re.sub(r"@([A-Z]+)@", lambda match: values[match[1]], template.read_text("utf-8"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
