"""How the application looks: two calm themes, and scroll bars without block glyphs.

Nothing is drawn with lines or blocks: in terminals that show such glyphs two cells wide, the screen would break.
"""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBarRender
from textual.theme import Theme


def _scrollbar(bar: str, held: str, ground: str) -> dict[str, str]:
    grounds = dict.fromkeys(
        ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"), ground
    )
    return {"scrollbar": bar, "scrollbar-hover": held, "scrollbar-active": held, **grounds}


def _grounds(tint: str, quiet: str, selection: str) -> dict[str, str]:
    """`$tint`: behind what is current; `$quiet`: what need not be read first."""
    return {"tint": tint, "quiet": quiet, "input-selection-background": selection}


DARK = Theme(
    name="nianbao-dark",
    primary="#7fb2e5",
    secondary="#9aa7b8",
    accent="#8fc7c0",
    success="#8ccf95",
    warning="#e6c274",
    error="#f0918b",
    foreground="#e4e7ec",
    background="#14181e",
    surface="#1b2028",
    panel="#252c37",
    dark=True,
    variables={**_grounds("#2d3644", "#98a4b5", "#3a5f8a"), **_scrollbar("#3a4658", "#7fb2e5", "#14181e")},
)

LIGHT = Theme(
    name="nianbao-light",
    primary="#1f5fa8",
    secondary="#56616f",
    accent="#1d6f66",
    success="#216e39",
    warning="#8a5a00",
    error="#b3261e",
    foreground="#1c2127",
    background="#fbfbf9",
    surface="#f1f2f0",
    panel="#e4e7e8",
    dark=False,
    variables={**_grounds("#d5dce3", "#5c6673", "#b9d3ee"), **_scrollbar("#c3cad0", "#1f5fa8", "#fbfbf9")},
)


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of background colours only."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8
