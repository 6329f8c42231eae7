"""Speeds as they are read: no more figures than a measurement knows."""

from PySide6.QtCore import QLocale

WHOLE_FROM = 100  # three figures in all


def rate(tokens_per_s: float, digits: int = 1) -> str:
    """553, 23.4: ``digits`` behind the point only below 100."""
    return QLocale().toString(float(tokens_per_s), "f", 0 if tokens_per_s >= WHOLE_FROM else digits)
