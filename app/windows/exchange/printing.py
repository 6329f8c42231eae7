"""Printing: the system's dialog here, the pages in the process that exchanges chats."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def ask_how(title: str, window: QWidget, run: Callable[[dict[str, Any]], None]) -> QPrintDialog:
    """Shows the print dialog; ``run`` gets what was chosen, as ``pdf.print_pages`` wants it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.accepted.connect(lambda: run(chosen(printer)))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the printer dialog hides it behind another of this name
    return dialog


def chosen(printer: QPrinter) -> dict[str, Any]:
    """Plain values, which can be handed to another process."""
    layout = printer.pageLayout()
    size = layout.pageSize().sizePoints()
    to_file = printer.outputFileName()
    some = printer.printRange() is QPrinter.PrintRange.PageRange
    return {
        "name": printer.printerName(),
        "file": str(Path(to_file).absolute()) if to_file else "",
        "copies": printer.copyCount(),
        "collate": printer.collateCopies(),
        "color": printer.colorMode().value,
        "duplex": printer.duplex().value,
        "orientation": layout.orientation().value,
        "size_pt": (size.width(), size.height()),
        "pages": (printer.fromPage(), printer.toPage()) if some else (0, 0),
    }
