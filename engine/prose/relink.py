"""Links through an edit: the drafter sees 新收60件, never 新收{applications.received.total}件, and edits that.

Two ways back. `spliced` follows a text while it is edited, change by change, and knows exactly which links were
touched. `relinked` has only the text before and after: numbers that stand where the same numbers stood stay linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from engine.prose.links import Link, Resolved

_NEAR = 6
"""So many characters on both sides of a number tell where a moved sentence went."""
_LEAST = 3
"""Fewer equal characters, a number among them, say nothing."""


def source(text: str, links: Iterable[Link]) -> str:
    """The text as the draft holds it: links in braces in the place of their figures.

    Args:
        text: the resolved text.
        links: its links, in any order, without overlaps.
    """
    pieces, position = [], 0
    for link in sorted(links, key=lambda link: link.start):
        pieces += [text[position : link.start], "{", link.key, "}"]
        position = link.end
    return "".join((*pieces, text[position:]))


def spliced(links: Sequence[Link], start: int, end: int, new: str, after: str) -> tuple[Link, ...]:
    """The links that remain when `[start, end)` of a resolved text gives way to `new`.

    A link breaks when a character of its figure goes or comes, and when a digit comes to stand beside it, so that
    the number is another one.

    Args:
        links: the links of the text before.
        start: first code point that gives way.
        end: behind the last one.
        new: what stands there then; it has no links.
        after: the whole text behind the change.
    """
    shift = len(new) - (end - start)
    kept = []
    for link in links:
        if link.end <= start:
            moved = link
        elif link.start >= end:
            moved = link._replace(start=link.start + shift, end=link.end + shift)
        else:
            continue
        if _whole(after, moved.start, moved.end):
            kept.append(moved)
    return tuple(kept)


def relinked(before: Resolved, after: str) -> str:
    """The edited text, as the draft holds it, with the links that survived the edit.

    A number stays linked where it stands in an unchanged stretch, and where its sentence moved as it was. One that
    was typed over, or to which a digit came, is a number.

    Args:
        before: the text as it was shown, and where its links were.
        after: the text as it came back.
    """
    if not before.links:
        return after
    if before.text == after:
        return source(after, before.links)
    moved = _unmoved(before, after)
    taken = {link.start for link in moved.values()}
    for number, link in enumerate(before.links):
        if number not in moved and (found := _elsewhere(before.text, link, after, taken)) is not None:
            moved[number] = found
            taken.add(found.start)
    return source(after, moved.values())


def _unmoved(before: Resolved, after: str) -> dict[int, Link]:
    """By number of the link, where it stands in a stretch that both texts have in the same order."""
    from difflib import SequenceMatcher

    pattern = _pieces(tuple(sorted({before.text[link.start : link.end] for link in before.links})))
    ours, theirs = pattern.findall(before.text), pattern.findall(after)
    at: dict[int, int] = {}
    places = [0]
    for number, piece in enumerate(ours):
        at[places[-1]] = number
        places.append(places[-1] + len(piece))
    behind = [0]
    for piece in theirs:
        behind.append(behind[-1] + len(piece))
    same: dict[int, int] = {}
    for old, new, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        if size >= min(_LEAST, len(ours)):
            same.update(zip(range(old, old + size), range(new, new + size), strict=True))
    found = {}
    for number, link in enumerate(before.links):
        position = at.get(link.start)
        if position is None or position not in same or places[position + 1] != link.end:
            continue
        start = behind[same[position]]
        moved = link._replace(start=start, end=start + link.end - link.start)
        if _whole(after, moved.start, moved.end):
            found[number] = moved
    return found


def _elsewhere(text: str, link: Link, after: str, taken: set[int]) -> Link | None:
    """The one other place that has the number between the same words; None where there is none, or several."""
    left, right = text[max(0, link.start - _NEAR) : link.start], text[link.end : link.end + _NEAR]
    while len(left) + len(right) >= _LEAST:
        around = left + text[link.start : link.end] + right
        start = after.find(around)
        if start >= 0:
            start += len(left)
            moved = link._replace(start=start, end=start + link.end - link.start)
            alone = after.find(around, start - len(left) + 1) < 0
            fits = alone and start not in taken and _whole(after, moved.start, moved.end)
            return moved if fits else None
        left, right = (left[1:], right) if len(left) >= len(right) else (left, right[:-1])
    return None


@lru_cache(maxsize=8)
def _pieces(shown: tuple[str, ...]) -> re.Pattern[str]:
    """What is compared as one piece: gaps of links, numbers, else single characters."""
    gaps = "".join(f"{re.escape(text)}|" for text in shown if not text[:1].isdigit())
    return re.compile(gaps + r"\d+(?:\.\d+)*|[\s\S]")


def _whole(text: str, start: int, end: int) -> bool:
    """Whether what stands there is not part of a longer number."""
    if text[start : start + 1].isdigit():
        before = text[max(0, start - 2) : start]
        if before[-1:].isdigit() or (before[-1:] in (".", "．") and before[:-1].isdigit()):
            return False
    if text[end - 1 : end].isdigit():
        behind = text[end : end + 2]
        if behind[:1].isdigit() or (behind[:1] in (".", "．") and behind[1:].isdigit()):
            return False
    return True
