"""Text measured in cells of a terminal, with the standard library alone: a hanzi takes two, everything else one."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

NOT_FIRST = frozenset("，。、；：？！）】〕〉》」』〗”’·％‰℃…,.;:?!)]}%")
"""What no line begins with."""
NOT_LAST = frozenset("（【〔〈《「『〖“‘([{")
"""What no line ends with."""


def cells(char: str) -> int:
    """How many cells a character takes."""
    return 2 if east_asian_width(char) in "WF" else 0 if combining(char) else 1


def width(text: str) -> int:
    """How many cells a text takes."""
    return sum(map(cells, text))
