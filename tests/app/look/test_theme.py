"""Colours are readable, sizes follow the settings, the theme tells when it changes."""

import itertools
import re

import pytest
from PySide6.QtWidgets import QApplication

from app.look.colors import DARK, LIGHT, Colors
from app.look.style_sheet import style_sheet
from app.look.theme import SCALE, Theme

TEXTS = ("text", "muted", "link", "accent", "error", "warning", "success")
GROUNDS = ("window", "sidebar", "raised", "soft", "pressed", "accent_soft", "code")
CODE = [f"code_{name}" for name in ("text", "comment", "keyword", "string", "number", "name", "builtin")]
PALETTES = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    values = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@PALETTES
def test_text_holds_aa_on_every_ground(colors: Colors) -> None:
    pairs = [*itertools.product(TEXTS, GROUNDS), *((name, "code") for name in CODE)]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("text", "selection")]
    pairs += [("text", "error_soft"), ("error", "error_soft")]
    pairs += [("text", "warning_soft"), ("warning", "warning_soft")]
    poor = {
        f"{text} on {ground}": round(ratio, 2)
        for text, ground in pairs
        if (ratio := contrast(getattr(colors, text), getattr(colors, ground))) < 4.5
    }
    assert not poor


@PALETTES
def test_outlines_of_controls_and_the_focus_ring_are_seen(colors: Colors) -> None:
    for ground in ("window", "sidebar", "raised", "soft"):
        assert contrast(colors.control, getattr(colors, ground)) >= 3
        assert contrast(colors.accent, getattr(colors, ground)) >= 3


def test_sizes_follow_the_settings_and_changes_are_told(qapp: QApplication) -> None:
    theme = Theme(qapp, "light", 10)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    assert theme.font("body").pointSizeF() == 10
    assert theme.colors == LIGHT
    theme.set("light", 10)
    assert told == []
    theme.set("dark", 10)
    theme.set("dark", 20)
    assert told == [True, True]
    assert theme.colors == DARK
    assert theme.color("accent").name() == DARK.accent
    assert theme.font("body").pointSizeF() == 20
    assert qapp.font().pointSizeF() == 20
    sizes = [theme.font(role).pointSizeF() for role in ("small", "body", "reading", "title", "display")]
    assert sizes == sorted(set(sizes))
    assert all(theme.font(role).pointSizeF() > 0 for role in SCALE)


def test_a_mode_that_is_not_there_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="system, light, dark"):
        Theme(qapp).set("sepia", 0)


@pytest.mark.parametrize("points", [6, 10, 24, 48])
def test_controls_grow_with_the_text_and_keep_their_size_when_focused(points: int) -> None:
    scale = points / 10
    sheet = style_sheet(LIGHT, scale)

    def padding(selector: str) -> int:
        (rule,) = [rule for rule in sheet.split("}") if rule.partition("{")[0].strip() == selector]
        found = re.search(r"padding: (\d+)px", rule)
        assert found
        return int(found[1])

    assert padding("QPushButton") + 1 == padding("QPushButton:focus") + 2
    assert f"width: {round(17 * scale) - 1}px; height: {round(17 * scale) - 1}px" in sheet  # of a check mark
    assert f"1px solid {LIGHT.control}" in sheet
