"""Links through an edit: the drafter edits the text with its numbers, and numbers left alone stay linked.

The composer shows 新收60件, never 新收{applications.received.total}件. When the text comes back, every linked number
that stands in an unchanged stretch gets its link again; a number that was typed over is a number.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from engine.prose.links import Resolved


def relinked(before: Resolved, after: str) -> str:
    """The edited text with the links that survived the edit.

    Args:
        before: the text as it was shown, and where its links were.
        after: the text as it came back.
    """
    if not before.links:
        return after
    if before.text == after:
        return _with_links(after, [(link.start, link.end, link.key) for link in before.links])
    kept = []
    blocks = SequenceMatcher(None, before.text, after, autojunk=False).get_matching_blocks()
    for link in before.links:
        for old, new, size in blocks:
            inside = old <= link.start and link.end <= old + size
            moved = link.start - old + new
            if inside and _whole(after, moved, moved + link.end - link.start):
                kept.append((moved, moved + link.end - link.start, link.key))
                break
    return _with_links(after, kept)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a number stands there that is not part of a longer one."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return not (before.isdigit() or before == ".") and not after.isdigit()


def _with_links(text: str, places: list[tuple[int, int, str]]) -> str:
    pieces, position = [], 0
    for start, end, key in sorted(places):
        pieces += [text[position:start], "{", key, "}"]
        position = end
    return "".join((*pieces, text[position:]))
