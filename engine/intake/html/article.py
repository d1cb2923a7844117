"""Finds the report on a page: the smallest region that holds its headings and tables, without what surrounds it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from engine.intake.html.items import Item
from engine.intake.html.look import Element
from engine.intake.html.phrases import (
    ends_article,
    is_about_page,
    is_date,
    is_organ,
    is_prose,
    is_title,
    section_of,
    sections_of_table,
)
from engine.intake.html.tables import Table
from engine.intake.html.walk import Line

_ENOUGH = 3
"""Headings and tables that make a report; fewer may be an extract, or the menu of a site."""
_FAR = 80
"""Lines before the region among which a title is looked for."""


def article(found: Sequence[Item]) -> tuple[list[Item], bool]:
    """The part of a page that is the report.

    Args:
        found: everything that the page shows.

    Returns:
        What belongs to the report, and whether a report was found; everything when none was.
    """
    marks = _marks(found)
    runs = _runs(marks)
    if not runs:
        return list(found), False
    marks = runs[0]
    region = _around([found[at].element for at, _ in marks])
    inside = set(region.iter())
    within = [at for at, item in enumerate(found) if item.element in inside]
    first, last = within[0], within[-1]
    head = _head(found, first, marks[0][0])
    tail = _tail(found, marks[-1][0], last)
    body = found[marks[0][0] : marks[-1][0] + 1]
    return [*head, *body, *tail], True


def _marks(found: Sequence[Item]) -> list[tuple[int, str]]:
    """Where headings of sections and official tables stand."""
    marks = []
    for at, item in enumerate(found):
        if isinstance(item, Table):
            mark = sections_of_table("".join(cell.text for cell in item.cells[:60]))
        else:
            mark = "" if _is_linked(item) else section_of(item.text)
        if mark:
            marks.append((at, mark))
    return marks


def _runs(marks: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Marks that make a whole report, best first; a page may hold it twice (for print, for telephones)."""
    headings = [mark for _, mark in marks if " " not in mark]
    twice = len(set(headings)) >= _ENOUGH and all(headings.count(mark) % 2 == 0 for mark in set(headings))
    if twice:
        half = len(marks) // 2
        if [mark for _, mark in marks[:half]] == [mark for _, mark in marks[half:]] and len(marks) % 2 == 0:
            return [list(marks[:half])]
    return [list(marks)] if len({mark for _, mark in marks}) >= _ENOUGH else []


def _around(elements: Sequence[Element]) -> Element:
    """The smallest element around all of these."""
    first, *others = elements
    above = [first, *first.iterancestors()]
    depth = {element: at for at, element in enumerate(above)}
    nearest = 0
    for element in others:
        for ancestor in (element, *element.iterancestors()):
            if ancestor in depth:
                nearest = max(nearest, depth[ancestor])
                break
    return above[nearest]


def _head(found: Sequence[Item], first: int, start: int) -> list[Item]:
    """What stands before the first heading: the title, wherever it is, and the text that introduces the report."""
    near = range(start - 1, max(start - _FAR, 0) - 1, -1)
    titles = [at for at in near if _title_at(found, at)]
    # The last title is the one in the article, unless it says less than one above it.
    begin = titles[0] if titles else first
    for at in titles[1:]:
        above, title = found[at], found[begin]
        if isinstance(above, Line) and isinstance(title, Line) and len(above.text) > len(title.text) + 2:
            if not _organ_above(found, begin):
                begin = at
            break
    if not titles:
        before = takewhile(_is_own_prose, reversed(found[:first]))
        return [
            *reversed(list(before)),
            *(item for item in found[first:start] if _introduces(item, inside=True)),
        ]
    kept = [
        item
        for at, item in enumerate(found[begin + 1 : start], start=begin + 1)
        if at not in titles and _introduces(item, inside=at >= first)
    ]
    organ = [found[begin - 1]] if _organ_above(found, begin) else []
    return [*_prose_between(found, first, begin - len(organ)), *organ, found[begin], *kept]


def _prose_between(found: Sequence[Item], first: int, begin: int) -> list[Item]:
    """Running text that stands in the region and above the title."""
    return [
        item
        for item in found[first:begin]
        if isinstance(item, Line) and is_prose(item.text) and not _is_linked(item)
    ]


def _title_at(found: Sequence[Item], at: int) -> bool:
    item = found[at]
    return isinstance(item, Line) and not item.linked and is_title(item.text) and not ends_article(item.text)


def _organ_above(found: Sequence[Item], at: int) -> bool:
    """Whether the line above the title is its first half, the name of the organ."""
    above = found[at - 1] if at else None
    return isinstance(above, Line) and not above.linked and is_organ(above.text)


def _introduces(item: Item, *, inside: bool) -> bool:
    if isinstance(item, Table):
        text = "".join(cell.text for cell in item.cells)
        return inside and not is_about_page(text[:160]) and "索引号" not in text
    if is_prose(item.text):
        return not _is_linked(item)
    return inside and not _is_linked(item) and not ends_article(item.text)


def _tail(found: Sequence[Item], start: int, last: int) -> list[Item]:
    """What follows the last mark: its text and the signature, up to what the site puts under every article."""
    tail = list(found[start + 1 : last + 1])
    prose = max((at for at, item in enumerate(tail) if _is_own_prose(item)), default=-1)
    for at, item in enumerate(tail):
        if at > prose and isinstance(item, Line) and (_is_linked(item) or ends_article(item.text)):
            return _cleaned(tail[:at])
    return _cleaned([*tail, *_after(found, last + 1)])


def _after(found: Sequence[Item], start: int) -> list[Item]:
    """Running text and the signature that stand right after the region."""
    kept: list[Item] = []
    for item in found[start:]:
        if not isinstance(item, Line) or _is_linked(item):
            break
        if is_date(item.text):
            return [*kept, item]
        if not is_prose(item.text) and not is_organ(item.text):
            break
        kept.append(item)
    while kept and not _is_own_prose(kept[-1]):  # an organ without a date is no signature
        kept.pop()
    return kept


def _cleaned(tail: Sequence[Item]) -> list[Item]:
    return [item for item in tail if isinstance(item, Table) or not is_about_page(item.text)]


def _is_own_prose(item: Item) -> bool:
    return isinstance(item, Line) and is_prose(item.text) and not _is_linked(item)


def _is_linked(item: Item) -> bool:
    return isinstance(item, Line) and item.linked * 2 > len(item.text)
