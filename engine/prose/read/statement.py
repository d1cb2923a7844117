"""A statement in the plain text, before it is placed in the original."""

from engine.figures.claims import Number
from engine.namedtuple import NamedTuple
from engine.prose.fact import Fact, FactKind
from engine.prose.read.plain import Plain


class Statement(NamedTuple):
    """What a fact says, with places of the plain text."""

    start: int
    end: int
    key: str | None
    kind: FactKind
    value: Number | None
    unit: str = ""
    parts: tuple[Number | None, ...] = ()
    whole: bool | None = None
    approximate: bool = False
    figure: tuple[int, int] | None = None

    def fact(self, part: str, text: str, plain: Plain) -> Fact:
        """The fact in the text as it was given."""
        start, end = plain.original(self.start, self.end)
        figure = None if self.figure is None else plain.original(*self.figure)
        return Fact(
            part,
            start,
            end,
            text[start:end],
            self.key,
            self.kind,
            self.value,
            self.unit,
            self.parts,
            self.whole,
            self.approximate,
            figure,
        )
