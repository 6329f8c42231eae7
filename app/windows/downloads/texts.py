"""Sizes, speeds and times of downloads, in words."""

from PySide6.QtCore import QLocale

from app.languages import say
from app.models.downloads import Status
from app.models.forecasts import READING_TOK_S

MINUTE = 60
HOUR = 3600


def size_text(count: int) -> str:
    """1.19 GB: powers of ten, as disks and hubs count."""
    digits = 2 if count >= 10**9 else 1 if 10**6 <= count < 10**8 else 0
    return QLocale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def time_left_text(seconds: float) -> str:
    """Rounded so that it does not flicker."""
    if seconds < 10:
        return say.tr("a few seconds left")
    if seconds < MINUTE:
        return say.tr("about {0} s left").format(round(seconds / 10) * 10)
    if seconds < HOUR:
        return say.tr("about {0} min left").format(round(seconds / MINUTE))
    hours, minutes = divmod(round(seconds / MINUTE), 60)
    return say.tr("about {0} h {1} min left").format(hours, minutes)


def progress_text(status: Status) -> str:
    """What a download is doing, in one line."""
    if status.state == "waiting":
        return say.tr("Waiting for another download")
    if status.state == "pausing":
        return say.tr("Pausing…")
    if status.state == "cancelling":
        return say.tr("Cancelling…")
    amount = (
        say.tr("{0} of {1}").format(size_text(status.done), size_text(status.total)) if status.total else ""
    )
    if status.state == "paused":
        return say.tr("Paused at {0}").format(amount) if status.done else say.tr("Not started yet")
    if status.state == "failed":
        return say.tr("Stopped at {0}; nothing is lost").format(amount) if status.done else ""
    if status.state == "finished":
        return say.tr("{0}, all files verified").format(size_text(status.total))
    if status.checking:
        return say.tr("Checking {0}…").format(status.checking)
    if status.sentence:
        return status.sentence
    if status.state == "starting" or not status.total:
        return say.tr("Connecting…")
    parts = [amount]
    if status.bytes_per_s:
        parts.append(say.tr("{0}/s").format(size_text(round(status.bytes_per_s))))
    if status.seconds_left is not None:
        parts.append(time_left_text(status.seconds_left))
    return " · ".join(parts)


def speed_text(tokens_per_s: float) -> str:
    """24 tokens per second; slow ones with a digit more."""
    number = QLocale().toString(tokens_per_s, "f", 0 if tokens_per_s >= 10 else 1)
    return say.tr("{0} tokens per second").format(number)


def short_speed_text(tokens_per_s: float, is_busy: bool = False) -> str:
    """``is_busy``: it was measured beside other programs, so that it is too low."""
    number = QLocale().toString(tokens_per_s, "f", 0 if tokens_per_s >= 10 else 1)
    return (say.tr("≥ {0} tok/s") if is_busy else say.tr("≈ {0} tok/s")).format(number)


def reading_text(tokens_per_s: float) -> str:
    """The speed beside that of a reader."""
    if tokens_per_s > 1.4 * READING_TOK_S:
        return say.tr("faster than you read")
    if tokens_per_s > 0.7 * READING_TOK_S:
        return say.tr("about as fast as you read")
    return say.tr("slower than you read")
