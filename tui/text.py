"""Text for the screen: cleaned, measured in cells, wrapped the Chinese way, never parsed as markup.

Textual wraps at ASCII spaces and lets a line begin with ，or 。; here a line breaks between any two hanzi, keeps
numbers and Latin words whole, and never begins with closing punctuation nor ends with an opening bracket.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size
from textual.content import Content

from engine.namedtuple import NamedTuple
from engine.output.cells import NOT_FIRST, NOT_LAST

_NOT_APART = frozenset("—…")
"""A dash of two, six dots: they stay on one line."""
_WORD = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,:/\\_-@#&=+%~")
_DROPPED = {
    **{code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)},
    **dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None),
    9: " ",
    0x2028: "\n",
    0x2029: "\n",
}
"""Control characters and those that turn the writing direction would break the screen; a tab is a space."""


class Line(NamedTuple):
    """One logical line; where it wraps or holds a line end, the lines that follow are indented by `hang` cells."""

    content: Content
    hang: int = 0


Piece = str | tuple[str, str]
"""Text, or text with a style."""


def line(*pieces: Piece, hang: int = 0) -> Line:
    """A line of pieces; whatever stands in them is text, never markup."""
    return Line(joined(*pieces), hang)


def joined(*pieces: Piece) -> Content:
    """Content of pieces; whatever stands in them is text, never markup."""
    return Content.assemble(
        *(clean(piece) if isinstance(piece, str) else (clean(piece[0]), piece[1]) for piece in pieces)
    )


def labelled(label: str, text: str, style: str = "", label_style: str = "$quiet") -> Line:
    """A short label, then text that hangs under itself: 口径　……."""
    return line((f"{label}　", label_style), (text, style), hang=cell_len(label) + 2)


def clean(text: str) -> str:
    """The text without what a terminal would obey instead of show."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)


def flow(lines: Iterable[Line], width: int) -> Content:
    """The lines wrapped to a width in cells, as one content with hard line ends."""
    return Content("\n").join(
        piece
        for logical in lines
        for number, paragraph in enumerate(logical.content.split("\n", allow_blank=True))
        for piece in _wrapped(paragraph, width, logical.hang, behind=number > 0)
    )


def height(lines: Iterable[Line], width: int) -> int:
    """How many rows `flow` takes."""
    return sum(
        len(_offsets(paragraph, width, logical.hang, behind=number > 0)) + 1
        for logical in lines
        for number, paragraph in enumerate(logical.content.plain.split("\n"))
    )


def _indent(width: int, hang: int) -> int:
    return min(hang, max(0, width - 8))


def _offsets(text: str, width: int, hang: int, *, behind: bool) -> tuple[int, ...]:
    """Where a paragraph breaks; `behind` the first one of its line it is indented as a whole."""
    return breaks(text, width - _indent(width, hang)) if behind else breaks(text, width, hang)


def _wrapped(content: Content, width: int, hang: int, *, behind: bool) -> Sequence[Content]:
    offsets = _offsets(content.plain, width, hang, behind=behind)
    first, *others = content.divide(offsets) if offsets else (content,)
    indent = Content(" " * _indent(width, hang))
    if behind and first.plain:
        first = indent + first
    return (first, *(indent + other if hang else other for other in others))


@lru_cache(maxsize=2048)
def breaks(text: str, width: int, hang: int = 0, *, spaces_hang: bool = True) -> tuple[int, ...]:
    """Where new lines begin, so that each fits into `width` cells (`width - hang` from the second on).

    Args:
        text: one paragraph.
        width: cells of a line.
        hang: cells by which the lines behind the first are indented.
        spaces_hang: whether spaces may stand beyond the width, where nobody sees them; a cursor would be lost there.
    """
    hang = _indent(width, hang)
    offsets: list[int] = []
    start, used, room, good = 0, 0, max(width, 2), 0
    for index, char in enumerate(text):
        cells = get_character_cell_size(char)
        if index > start and _may_break(text[index - 1], char):
            good = index
        if used + cells > room and index > start and not (char == " " and spaces_hang):
            cut = good if good > start and char != " " else index
            offsets.append(cut)
            start, good = cut, cut
            used = cell_len(text[cut:index])
            room = max(width - hang, 2)
        used += cells
    return tuple(offsets)


def _may_break(before: str, after: str) -> bool:
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    if before == after and before in _NOT_APART:
        return False
    return not (before in _WORD and after in _WORD)


def one_line(text: str) -> str:
    """The text without line ends."""
    return " ".join(clean(text).split("\n"))


def clip(text: str, width: int) -> str:
    """The beginning of the text that fits into so many cells."""
    if cell_len(text) <= width:
        return text
    used = 0
    for index, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > width:
            return text[:index]
    return text


def shorten(text: str, width: int) -> str:
    """The text on one line, cut with .. where it is too long."""
    flat = one_line(text)
    return flat if cell_len(flat) <= width else clip(flat, max(0, width - 2)) + ".."


def left(text: str, width: int) -> str:
    """The text at the left of exactly so many cells."""
    cut = clip(text, width)
    return cut + " " * (width - cell_len(cut))


def right(text: str, width: int) -> str:
    """The text at the right of exactly so many cells."""
    cut = clip(text, width)
    return " " * (width - cell_len(cut)) + cut


def centre(text: str, width: int) -> str:
    """The text in the middle of exactly so many cells."""
    cut = clip(text, width)
    free = width - cell_len(cut)
    return " " * (free // 2) + cut + " " * (free - free // 2)
