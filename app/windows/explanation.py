"""What a control or a number means: to be pointed at, and to be read by screen readers."""

import textwrap

from PySide6.QtWidgets import QWidget

LINE = 72  # characters; Qt breaks no line of a plain tooltip


def explain(widget: QWidget, text: str) -> None:
    """``text`` is the widget's tooltip, in lines of a readable length, and its accessible description."""
    widget.setToolTip(textwrap.fill(text, LINE))
    widget.setAccessibleDescription(text)
