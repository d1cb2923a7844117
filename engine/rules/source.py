"""What a reader of somebody's report saw beside figures and prose: title, headings, the name of the file.

A draft that this program wrote has none of it: its headings are printed from the form and cannot be wrong. A report
that was read keeps it under `[read]` of the draft: `title`, `headings` (the lines that head the sections, in order),
`file` (its name), `complete` (false where only an excerpt is known, so that nothing is said to be missing).
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.draft.model import Draft
from engine.namedtuple import NamedTuple

READ = "read"
"""The table of the draft that holds what the reader saw."""


class Source(NamedTuple):
    """A report as it was read; everything empty for a draft."""

    title: str = ""
    headings: tuple[str, ...] = ()
    file: str = ""
    complete: bool = True


def source_of(draft: Draft) -> Source:
    """What the draft remembers of the report that it was read from."""
    read = draft.extra.get(READ)
    if not isinstance(read, Mapping):
        return Source()
    headings = read.get("headings")
    return Source(
        title=_text(read.get("title")),
        headings=tuple(str(line) for line in headings) if isinstance(headings, list | tuple) else (),
        file=_text(read.get("file")),
        complete=read.get("complete") is not False,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
