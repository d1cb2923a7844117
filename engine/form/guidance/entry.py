"""The shape of one entry of guidance."""

from __future__ import annotations

from engine.namedtuple import NamedTuple


class Guidance(NamedTuple):
    """What a figure counts (口径), in our own words.

    Attributes:
        meaning: what counts here, what does not, and the commonest mistake.
        why: why the figure is asked for, and what hangs on it.
        source: article or document, by title and number.
        certain: whether the source itself says so; False where the entry follows common practice, so that the
            drafter is told to go by the local notice.
    """

    meaning: str
    why: str
    source: str
    certain: bool = True
