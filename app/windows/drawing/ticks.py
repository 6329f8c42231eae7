"""Where an axis has its ticks, and what stands there."""

import math

from app.windows.words.energy import figure

STEPS = (1.0, 2.0, 5.0, 10.0)


def even_ticks(most: float, count: int = 4) -> list[float]:
    """From 0 to the first round number that is at least ``most``, in about ``count`` round steps."""
    if not most > 0 or not math.isfinite(most):
        return [0.0]
    size = 10.0 ** math.floor(math.log10(most / count))
    step = next(size * factor for factor in STEPS if size * factor * count >= most * 0.999)
    return [step * number for number in range(math.ceil(most / step - 1e-9) + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """1, 2 and 5 of each decade, from the last one at or below ``low`` to the first at or above ``high``."""
    first, last = math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1
    every = [factor * 10.0**power for power in range(first, last + 1) for factor in STEPS[:3]]
    start = max(tick for tick in every if tick <= low * (1 + 1e-9))
    end = min(tick for tick in every if tick >= high * (1 - 1e-9))
    return [tick for tick in every if start <= tick <= end]


def tick_text(value: float) -> str:
    """As short as it can be: 0, 50, 0.05."""
    text = figure(value) if value else "0"
    separator = next((sign for sign in text if sign in ".,٫"), "")
    return text.rstrip("0").rstrip(separator) if separator and value < 100 else text
