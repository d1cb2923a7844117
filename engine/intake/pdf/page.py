"""A page as it was drawn: characters and ruled lines, in points, from the top left corner of the upright text."""

from engine.namedtuple import NamedTuple


class Char(NamedTuple):
    """A visible character.

    Attributes:
        text: one character, or the letters of a ligature.
        x0: left edge of its advance box.
        x1: right edge.
        base: its baseline, downwards.
        size: font size as printed.
        font: name of the font, without the prefix of an embedded subset.
        spaced: a blank was written right before it.
        turned: printed a quarter turn against the text of the page.
        pale: printed in a light or translucent colour.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    spaced: bool = False
    turned: bool = False
    pale: bool = False

    @property
    def top(self) -> float:
        """The upper edge of the em box."""
        return self.base - 0.86 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the em box."""
        return self.base + 0.14 * self.size

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the em box."""
        return (self.x0 + self.x1) / 2, self.base - 0.36 * self.size


class Rule(NamedTuple):
    """A ruled line: at `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """A page.

    Attributes:
        number: counted from 1.
        width: of the upright page.
        height: of the upright page.
        chars: in the order of drawing.
        across: horizontal ruled lines.
        down: vertical ruled lines.
        pictures: it shows a picture that covers a good part of it.
        lost: characters that the file gives no meaning for.
        crowded: it draws so many lines that they were not looked at.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    pictures: bool = False
    lost: int = 0
    crowded: bool = False

    @property
    def place(self) -> str:
        """Where it is, for a person."""
        return f"第{self.number}页"
