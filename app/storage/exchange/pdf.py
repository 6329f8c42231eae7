"""Pages of paper out of a page of HTML, by Qt: for QPdfWriter, and for a printer.

Runs in the process of worker.py, which has a QGuiApplication for it. Every page has its number; a heading is
moved to the page of what it stands over.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.storage.exchange.html import NOTE_COLOR
from app.storage.exchange.tree import ExchangeError

MARGIN_MM = 18.0
RESOLUTION = 300  # dots per inch of a PDF
FOOT_LINES = 2.0  # heights of a line, kept free for the page's number
_FONT_PT, _NOTE_PT = 10.5, 9.0
_HEADINGS_PT = (17.0, 11.5, 13.5, 12.5, 11.5, 11.0)


def application() -> QGuiApplication:
    """The one of this process, which opens nothing on any screen."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["tern", "-platform", "offscreen"])


def write_pdf(html: str, title: str, target: Path, page: str) -> int:
    """One PDF; the number of its pages. ``page``: "A4" or "Letter". Raises OSError."""
    writer = QPdfWriter(str(target))
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Tern")
    size = QPageSize.PageSizeId.Letter if page == "Letter" else QPageSize.PageSizeId.A4
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    return _paint(html, writer)


def print_pages(html: str, title: str, printer: dict[str, Any]) -> int:
    """Prints; the number of pages. ``printer``: what the print dialog was told (see printing.py)."""
    from PySide6.QtPrintSupport import QPrinter

    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    if printer.get("file"):
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(printer["file"]))
    else:
        device.setPrinterName(str(printer["name"]))
    device.setDocName(title)
    device.setCreator("Tern")
    device.setCopyCount(int(printer.get("copies", 1)))
    device.setCollateCopies(bool(printer.get("collate", True)))
    device.setColorMode(QPrinter.ColorMode(printer.get("color", 1)))
    device.setDuplex(QPrinter.DuplexMode(printer.get("duplex", 0)))
    orientation = QPageLayout.Orientation(printer.get("orientation", 0))
    width, height = printer.get("size_pt", (595, 842))
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageLayout(QPageLayout(size, orientation, margins, QPageLayout.Unit.Millimeter))
    first, last = printer.get("pages", (0, 0))
    return _paint(html, device, first, last)


def _paint(html: str, device: QPagedPaintDevice, first: int = 0, last: int = 0) -> int:
    """Draws the pages from ``first`` to ``last``; all for 0. The number of pages there are."""
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, "the pages cannot be drawn there")
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setUndoRedoEnabled(False)
    font = document.defaultFont()
    font.setPointSizeF(_FONT_PT)
    document.setDefaultFont(font)
    document.setHtml(html)
    _size_headings(document)
    foot_font = document.defaultFont()
    foot_font.setPointSizeF(8.0)
    painter.setFont(foot_font)
    foot = painter.fontMetrics().height() * FOOT_LINES
    whole = QRectF(painter.viewport())
    body = QSizeF(whole.width(), whole.height() - foot)
    document.setDocumentMargin(0)
    document.setPageSize(body)
    _keep_headings(document, body.height())
    count = document.pageCount()
    last = min(last, count) or count
    for number in range(max(first, 1), last + 1):
        if number > max(first, 1) and not device.newPage():
            painter.end()
            raise ExchangeError("The printer takes no more pages; check it and print again.")
        painter.save()
        painter.translate(0, -(number - 1) * body.height())
        document.drawContents(painter, QRectF(0, (number - 1) * body.height(), body.width(), body.height()))
        painter.restore()
        painter.setFont(foot_font)
        painter.setPen(Qt.GlobalColor.darkGray)
        rect = QRectF(0, body.height(), whole.width(), foot)
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{number} / {count}"
        )
    if not painter.end():
        raise OSError(28, "the pages could not be written whole")
    return count


def _size_headings(document: QTextDocument) -> None:
    """Qt makes headings larger by a factor that no style sheet can undo."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        places = []
        pieces = block.begin()
        while level and not pieces.atEnd():
            piece = pieces.fragment()
            places.append((piece.position(), piece.length(), piece.charFormat()))
            pieces += 1
        for position, length, form in places:
            is_note = form.foreground().color().name() == NOTE_COLOR
            form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            form.setFontPointSize(_NOTE_PT if is_note else _HEADINGS_PT[level - 1])
            cursor = QTextCursor(document)
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)
        block = block.next()


def _keep_headings(document: QTextDocument, height: float) -> None:
    """A heading at the end of a page, with what it stands over on the next, moves there."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        following = block.next()
        if block.blockFormat().headingLevel() and following.isValid():
            start = layout.blockBoundingRect(block).top()
            while following.blockFormat().headingLevel() and following.next().isValid():
                following = following.next()
            if int(start // height) != int(_first_line_bottom(following, layout) // height):
                _break_before(block)
        block = block.next()


def _first_line_bottom(block: QTextBlock, layout: Any) -> float:
    top = float(layout.blockBoundingRect(block).top())
    lines = block.layout()
    if lines.lineCount():
        line = lines.lineAt(0)
        return top + line.y() + line.height() - 1
    return top


def _break_before(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    form = block.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(form)
