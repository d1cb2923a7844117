"""Numbers in prose that are linked to figures: `{applications.received.total}`.

A brace is a link only when exactly a known key stands in it; every other brace is text. A linked figure prints as
stated: no separators, no padding. A link whose figure is still blank prints as a gap that names the cell.
"""

import re
from collections.abc import Callable
from functools import cache

from engine.figures.claims import Number
from engine.form.keys import is_key, title
from engine.namedtuple import NamedTuple
from engine.regex import regex


class Link(NamedTuple):
    """A link in a resolved text: its key, the code points that its figure takes up, and the figure (None = blank)."""

    key: str
    start: int
    end: int
    value: Number | None


class Resolved(NamedTuple):
    """A text with its links replaced by figures."""

    text: str
    links: tuple[Link, ...]


@cache
def _pattern() -> re.Pattern[str]:
    return regex(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")


def printed(value: Number) -> str:
    """A figure as the report prints it."""
    return str(value) if isinstance(value, int) else format(value, "f")


def gap(key: str) -> str:
    """What stands in the text where a linked figure is still blank."""
    return f"【待填：{title(key)}】"


def resolve(text: str, value_of: Callable[[str], Number | None]) -> Resolved:
    """Replace the links of a text by their figures.

    Args:
        text: the text as the draft holds it.
        value_of: the figure of a key, None when it is blank.
    """
    if "{" not in text:
        return Resolved(text, ())
    pieces: list[str] = []
    links: list[Link] = []
    position = length = 0
    for match in _pattern().finditer(text):
        key = match.group(1)
        if not is_key(key):
            continue
        before = text[position : match.start()]
        value = value_of(key)
        shown = gap(key) if value is None else printed(value)
        links.append(Link(key, length + len(before), length + len(before) + len(shown), value))
        pieces += [before, shown]
        length += len(before) + len(shown)
        position = match.end()
    pieces.append(text[position:])
    return Resolved("".join(pieces), tuple(links))


def linked_keys(text: str) -> tuple[str, ...]:
    """The keys that a text links to, in order, each once."""
    if "{" not in text:
        return ()
    return tuple(dict.fromkeys(m.group(1) for m in _pattern().finditer(text) if is_key(m.group(1))))
