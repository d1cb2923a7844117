"""The lines of a text with their numbers, without what no reader sees."""

from __future__ import annotations

import re
import unicodedata

from engine.namedtuple import NamedTuple
from engine.regex import regex

_ENDS = regex(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = dict.fromkeys(
    (
        *range(9),
        *range(14, 28),
        31,
        *range(127, 133),
        *range(134, 160),
        *(173, 8203, 8204, 8205, 8206, 8207, 8288, 65279),
        *range(8234, 8239),
    )
)
_BOOKMARK = regex(r"\[bookmark: ?[^\[\]\n]{0,60}\]", re.IGNORECASE)
"""What a converter of old Word files leaves in its text."""
_CLEANED = {**_UNSEEN, 0xA0: " ", 0x202F: " "}


class Row(NamedTuple):
    """A line.

    Attributes:
        number: counted from 1; a form feed or U+2028 ends a line, too.
        text: with its indent, without what follows the last character.
    """

    number: int
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"第{self.number}行"


def left_marks(text: str) -> tuple[str, ...]:
    """The marks of a converter that `rows` leaves out, as they are written."""
    return tuple(_BOOKMARK.findall(text)) if "[bookmark:" in text else ()


def rows(text: str) -> list[Row]:
    """All lines of a text, blank ones too."""
    cleaned = text.translate(_CLEANED) if not text.isascii() else text
    if "[bookmark:" in cleaned:
        cleaned = _BOOKMARK.sub("", cleaned)
    return [
        # Tabs at the end are empty cells.
        Row(number, line.rstrip(" \u3000") if "\t" in line else line.rstrip())
        for number, line in enumerate(_ENDS.split(cleaned), start=1)
    ]


def width(text: str, ambiguous: int = 1) -> int:
    """Columns of a terminal that a text takes.

    Args:
        text: one line.
        ambiguous: what a character takes that is narrow in Western and wide in Chinese fonts (`│`, `—`).
    """
    if text.isascii():
        return len(text)
    return sum(char_width(char, ambiguous) for char in text)


def char_width(char: str, ambiguous: int = 1) -> int:
    """Columns that one character takes."""
    sort = unicodedata.east_asian_width(char)
    return 2 if sort in "WF" else ambiguous if sort == "A" else 1
