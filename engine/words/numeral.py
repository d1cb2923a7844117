"""What reading a number out of a text gives: the number, its place, and how far it can be trusted."""

from decimal import Decimal
from typing import Literal

from engine.namedtuple import NamedTuple

Kind = Literal["exact", "approximate", "ratio", "ask", "other"]


class Span(NamedTuple):
    """A piece of a text; offsets count code points of that text as it was given."""

    start: int
    end: int
    text: str


class Numeral(NamedTuple):
    """One number as somebody wrote it.

    The span covers hedge, figure and unit (``近六十余件``); the figure alone, which a link may replace, is
    ``figure_start`` to ``figure_end`` (``六十余``). Offsets count code points of the text as it was given.
    """

    start: int
    end: int
    text: str
    value: int | Decimal | None
    """In ``unit``; for a ratio in percent, without the direction that the words around it give."""
    kind: Kind
    """``other`` is a year, an ordinal, a telephone number or the like: never an amount."""
    unit: str
    """In simplified characters; empty when none is written. ``%`` ``倍`` ``百分点`` for a ratio."""
    note: str
    """Why it is not exact, as a sentence to show; empty when there is nothing to say."""
    figure_start: int
    figure_end: int
