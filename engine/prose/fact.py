"""What a number, or a statement of none or of all, in a text says about a figure."""

from typing import Literal

from engine.figures.claims import Number
from engine.namedtuple import NamedTuple

FactKind = Literal["count", "none", "all", "sum", "share", "growth", "money", "date", "other"]


class Fact(NamedTuple):
    """One statement of a text. A span may carry two (收到并办结16件).

    Attributes:
        part: the part of the prose.
        start: first code point of the statement in the resolved text of the part.
        end: behind the last one.
        text: exactly that span.
        key: the most specific key of the form that the words name; None when the number means nothing to the form.
        kind: none = 0; all = 全部、均 without a number; sum = a total with its parts; share and growth in percent.
        value: in the key's unit; None where the text leaves it open.
        unit: as the key has it, else as written.
        parts: addends of a sum; part and whole of a share; now and before of a growth.
        whole: for a sum whether the parts are all there are; None where the text leaves it open.
        approximate: hedged (余, 多, 近, 约): never compared exactly.
        figure: start and end of the bare figure that a link may take the place of, where there is one.
    """

    part: str
    start: int
    end: int
    text: str
    key: str | None
    kind: FactKind
    value: Number | None
    unit: str = ""
    parts: tuple[Number | None, ...] = ()
    whole: bool | None = None
    approximate: bool = False
    figure: tuple[int, int] | None = None
