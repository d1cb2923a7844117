"""What a phrasing is."""

from __future__ import annotations

from engine.namedtuple import NamedTuple

BLANK = "____"
"""Where the drafter has to write something of their own; a rule refuses the export while one is left (W-08)."""


class Phrasing(NamedTuple):
    """Words to begin with, for a place where one often does not know how to begin.

    Attributes:
        about: what it is for, in a few words.
        text: the words; figures stand as links, what only the drafter knows as `BLANK`.
        zero: keys whose figure must be 0, so that the words are true.
        some: keys whose figure must be known and not 0, beside those that the text links to.
    """

    about: str
    text: str
    zero: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
