"""How the application looks: calm and strong themes, one without any colour, and scroll bars without block glyphs.

Nothing is drawn with lines or blocks: in terminals that show such glyphs two cells wide, the screen would break.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

if TYPE_CHECKING:
    from rich.color import Color as RichColor
    from textual.color import Color


def _scrollbar(bar: str, held: str, ground: str) -> dict[str, str]:
    grounds = dict.fromkeys(
        ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"), ground
    )
    return {"scrollbar": bar, "scrollbar-hover": held, "scrollbar-active": held, **grounds}


def _grounds(tint: str, quiet: str, selection: str, field: str = "") -> dict[str, str]:
    """`$tint`: behind what is current; `$field`: where one types; `$quiet`: what need not be read first."""
    return {"tint": tint, "field": field or tint, "quiet": quiet, "input-selection-background": selection}


def _words(primary: str, success: str, warning: str, error: str, accent: str) -> dict[str, str]:
    """The colours of words, exactly as given."""
    return {
        "text-primary": primary,
        "text-success": success,
        "text-warning": warning,
        "text-error": error,
        "text-accent": accent,
    }


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


CONTRAST = Theme(
    name="nianbao-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    success="#00ff66",
    warning="#ffd000",
    error="#ff9a9a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables={
        **_grounds("#00339f", "#e6e6e6", "#a04000", "#2b2b2b"),
        **_words("#ffff00", "#00ff66", "#ffd000", "#ff9a9a", "#00ffff"),
        **_scrollbar("#ffffff", "#ffff00", "#000000"),
    },
)

CONTRAST_LIGHT = Theme(
    name="nianbao-contrast-light",
    primary="#0000b0",
    secondary="#000000",
    accent="#005a5a",
    success="#005000",
    warning="#6a3d00",
    error="#9c0000",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e2e2e2",
    dark=False,
    variables={
        **_grounds("#ffe27a", "#262626", "#9fd0ff", "#ececec"),
        **_words("#0000b0", "#005000", "#6a3d00", "#9c0000", "#005a5a"),
        **_scrollbar("#000000", "#0000b0", "#ffffff"),
    },
)

_TINT, _CHOSEN, _FIELD, _SCROLL = "#101010", "#202020", "#303030", "#505050"
_STRONG, _WARNING, _ERROR = "#f0f0f0", "#f1f1f1", "#f2f2f2"

PLAIN = Theme(
    name="nianbao-plain",
    primary=_STRONG,
    success="#ffffff",
    warning=_WARNING,
    error=_ERROR,
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        **_grounds(_TINT, "#ffffff", _CHOSEN, _FIELD),
        **_words(_STRONG, "#ffffff", _WARNING, _ERROR, _STRONG),
        **_scrollbar(_SCROLL, _SCROLL, "#000000"),
    },
)
"""Its colours are never seen: `WithoutColour` reads from them what is to be bold, underlined or reversed."""

THEMES = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT, PLAIN)
"""In the order in which Ctrl+T goes through them."""

OURS = {theme.name: theme for theme in THEMES}

TITLES = {
    DARK.name: "深色",
    LIGHT.name: "浅色",
    CONTRAST.name: "高对比，黑底",
    CONTRAST_LIGHT.name: "高对比，白底",
    PLAIN.name: "无颜色",
}


def short_name(theme: Theme) -> str:
    """What a theme is called in `NIANBAO_THEME` and in the settings: dark, light, contrast, contrast-light, plain."""
    return theme.name.removeprefix("nianbao-")


def theme_named(name: str) -> Theme | None:
    """The theme of this short name or Chinese title; None where there is none."""
    wanted = name.strip().lower()
    return next((theme for theme in THEMES if wanted in (short_name(theme), TITLES[theme.name])), None)


class WithoutColour(LineFilter):
    """Leaves the terminal's own two colours: what is current is reversed, a field underlined, a conflict bold and underlined."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """One line without colours."""
        return [
            Segment(text, None if style is None else _bare(style), control)
            for text, style, control in segments
        ]


@lru_cache(maxsize=2048)
def _bare(style: Style) -> Style:
    ground, colour = _hex(style.bgcolor), _hex(style.color)
    return Style(
        bold=style.bold or colour in (_STRONG, _ERROR),
        underline=style.underline or ground == _FIELD or colour in (_WARNING, _ERROR),
        reverse=ground in (_TINT, _CHOSEN, _SCROLL, "#ffffff"),
        italic=style.italic,
        meta=style.meta or None,
    )


def _hex(colour: RichColor | None) -> str:
    return colour.triplet.hex if colour is not None and colour.triplet is not None else ""


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of background colours only."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8
