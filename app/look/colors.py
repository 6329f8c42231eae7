"""The two palettes.

Pairs that carry text hold WCAG AA, outlines of controls 3:1 (tests/app/look/test_theme.py).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour of the window as "#rrggbb"."""

    window: str  # the ground of the chat
    sidebar: str  # the ground of the sidebar and the status line
    raised: str  # fields, menus, cards above the ground
    soft: str  # the reader's own messages, hovered rows
    pressed: str  # pressed and selected rows
    border: str  # hairlines that carry no meaning
    control: str  # outlines of controls
    text: str
    muted: str  # secondary text, icons at rest
    accent: str  # the one accent: main button, focus ring, meter
    accent_hover: str  # the main button under the pointer
    on_accent: str  # text on accent
    accent_soft: str  # quiet accent grounds
    selection: str  # ground of selected text
    link: str
    error: str
    error_soft: str  # the ground of a notice that tells of an error
    warning: str
    warning_soft: str
    success: str
    code: str  # ground of code
    code_text: str
    code_comment: str
    code_keyword: str
    code_string: str
    code_number: str
    code_name: str  # functions, classes
    code_builtin: str


LIGHT = Colors(
    window="#fcfcfb",
    sidebar="#f3f5f5",
    raised="#ffffff",
    soft="#ebf0f1",
    pressed="#dde7e9",
    border="#e0e5e6",
    control="#7f8b8f",
    text="#1b2326",
    muted="#566267",
    accent="#0b6b7d",
    accent_hover="#095a6a",
    on_accent="#ffffff",
    accent_soft="#d9ecef",
    selection="#b9dde5",
    link="#0a6374",
    error="#b3261e",
    error_soft="#fbe9e7",
    warning="#855000",
    warning_soft="#fbf0dc",
    success="#1e6b3a",
    code="#f3f6f6",
    code_text="#24303a",
    code_comment="#5c686d",
    code_keyword="#8a2f7c",
    code_string="#1f6b3c",
    code_number="#964700",
    code_name="#1a56a8",
    code_builtin="#0b6b7d",
)

DARK = Colors(
    window="#15191b",
    sidebar="#101315",
    raised="#1c2224",
    soft="#20282b",
    pressed="#2b363a",
    border="#2a3235",
    control="#78868b",
    text="#e3e8e9",
    muted="#9ba8ad",
    accent="#58bdcf",
    accent_hover="#7accda",
    on_accent="#06232a",
    accent_soft="#163840",
    selection="#1d4c57",
    link="#6fcbdb",
    error="#ff8f85",
    error_soft="#3a1f1d",
    warning="#eeb45f",
    warning_soft="#352915",
    success="#7ecb96",
    code="#1b2124",
    code_text="#dbe3e6",
    code_comment="#93a1a7",
    code_keyword="#e3a0d8",
    code_string="#93d3a2",
    code_number="#f0b27a",
    code_name="#9cc3ff",
    code_builtin="#6fcbdb",
)
