"""The phrasings by part of the prose, and which of them would be true."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.figures.claims import Number
from engine.prose.links import linked_keys
from engine.prose.phrasings import closing, overview
from engine.prose.phrasings.phrasing import BLANK, Phrasing

_OVERVIEW: Mapping[str, tuple[Phrasing, ...]] = {
    "opening": overview.OPENING,
    "proactive": overview.PROACTIVE,
    "on_request": overview.ON_REQUEST,
    "management": overview.MANAGEMENT,
    "platform": overview.PLATFORM,
    "supervision": overview.SUPERVISION,
}

PHRASINGS: Mapping[str, tuple[Phrasing, ...]] = {
    "preamble": closing.PREAMBLE,
    "overview": tuple(phrasing for stock in _OVERVIEW.values() for phrasing in stock),
    **{f"overview.{aspect}": stock for aspect, stock in _OVERVIEW.items()},
    "disclosure": closing.DISCLOSURE,
    "applications": closing.APPLICATIONS,
    "disputes": closing.DISPUTES,
    "problems": closing.PROBLEMS,
    "matters": closing.MATTERS,
}
"""By part, in the order in which they would stand in the text."""


def fitting(
    part: str, value_of: Callable[[str], Number | None], year: int | None = None, name: str = ""
) -> tuple[Phrasing, ...]:
    """The phrasings of a part that contradict no figure, with the year and the organ's name filled in.

    What links to a figure of 0 would read 收到0件 and is left out; a figure that is still blank is shown as a gap.

    Args:
        part: the part of the prose.
        value_of: the figure of a key, None when it is blank.
        year: the year of the report; where it is unknown a blank stands.
        name: what the text calls the organ.
    """
    found = []
    for phrasing in PHRASINGS.get(part, ()):
        needed = (*linked_keys(phrasing.text), *phrasing.some)
        if any(value_of(key) != 0 for key in phrasing.zero) or any(value_of(key) == 0 for key in needed):
            continue
        text = phrasing.text.replace("{year}", str(year) if year else BLANK)
        text = text.replace("{next}", str(year + 1) if year else BLANK).replace("{name}", name or BLANK)
        found.append(phrasing._replace(text=text))
    return tuple(found)
