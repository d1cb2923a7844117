"""Which paragraph of the one text is which of the other: the same, changed, moved, new or gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from engine.compare.edits import Edit, edits, mirrored, opcodes
from engine.namedtuple import NamedTuple
from engine.prose.repetition import pairs

Kind: TypeAlias = Literal["same", "changed", "added", "removed"]

_ALIKE = 0.4
"""Paragraphs that share a smaller part of their pairs of characters are different ones."""

_MOST_COMPARED = 10_000
"""So many pairs of paragraphs are looked at; beyond that only those that stand near each other."""


class Place(NamedTuple):
    """A paragraph of a text: its number, counted from 0, and its code points, end exclusive."""

    number: int
    start: int
    end: int


class ParagraphChange(NamedTuple):
    """One paragraph in both texts.

    Attributes:
        kind: `same`, `changed`, `added` (only in the new text), `removed` (only in the old one).
        moved: it stands elsewhere among the paragraphs that both texts have.
        old: where it stood; None when it is new.
        new: where it stands; None when it is gone.
        edits: what turns the old paragraph into the new one.
    """

    kind: Kind
    moved: bool
    old: Place | None
    new: Place | None
    edits: tuple[Edit, ...]


def changes(old: str, new: str) -> tuple[ParagraphChange, ...]:
    """Every paragraph of both texts, in the order of the new one; what is gone stands where it stood.

    The result the other way round is the mirror image of this one.
    """
    turned = (len(old), old) > (len(new), new)
    first, second = (new, old) if turned else (old, new)
    ours, theirs = first.split("\n"), second.split("\n")
    matched = _matched(ours, theirs)
    moved = _moved({i: j for i, j in matched.items() if ours[i].strip()})
    found = []
    for i, j in matched.items():
        steps = edits(ours[i], theirs[j])
        found.append((j, i, i in moved, mirrored(steps)) if turned else (i, j, i in moved, steps))
    return _listed(old.split("\n"), new.split("\n"), found)


def _matched(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Numbers of the paragraphs of `new` by those of `old` that they belong to."""
    matched: dict[int, int] = {}
    for i1, i2, j1, j2, equal in opcodes(old, new):
        if equal:
            matched.update(zip(range(i1, i2), range(j1, j2), strict=True))
    _match_equal(old, new, matched)
    _match_alike(old, new, matched)
    return matched


def _free(old: Sequence[str], new: Sequence[str], matched: dict[int, int]) -> tuple[list[int], list[int]]:
    """Paragraphs with text in them that have no counterpart yet."""
    taken = set(matched.values())
    return (
        [i for i, text in enumerate(old) if i not in matched and text.strip()],
        [j for j, text in enumerate(new) if j not in taken and text.strip()],
    )


def _match_equal(old: Sequence[str], new: Sequence[str], matched: dict[int, int]) -> None:
    """Paragraphs that moved as they were."""
    ours, theirs = _free(old, new, matched)
    places: dict[str, list[int]] = defaultdict(list)
    for j in reversed(theirs):
        places[new[j]].append(j)
    for i in ours:
        if places.get(old[i]):
            matched[i] = places[old[i]].pop()


def _match_alike(old: Sequence[str], new: Sequence[str], matched: dict[int, int]) -> None:
    """Paragraphs that changed: the most alike first; where each side has just one in a place, that one."""
    ours, theirs = _free(old, new, matched)
    if not ours or not theirs:
        return
    reach = max(1, _MOST_COMPARED // max(len(ours), len(theirs)))
    before, after = {i: pairs(old[i]) for i in ours}, {j: pairs(new[j]) for j in theirs}
    scored = []
    for place, i in enumerate(ours):
        for other in theirs[max(0, place - reach) : place + reach + 1]:
            score = _likeness(before[i], after[other], old[i], new[other])
            if score >= _ALIKE:
                scored.append((-score, abs(i - other), i, other))
    taken: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)


def _likeness(one: frozenset[str], other: frozenset[str], old: str, new: str) -> float:
    """How much two paragraphs share, 0 to 1; of two that are too short for pairs, whether they are equal."""
    if not one or not other:
        return float(old.strip() == new.strip())
    return 2 * len(one & other) / (len(one) + len(other))


def _moved(matched: dict[int, int]) -> frozenset[int]:
    """Paragraphs outside the longest row that keeps its order: as few as possible are said to have moved."""
    order = sorted(matched)
    tops: list[int] = []  # by length, the smallest last number of a row of that length
    length: dict[int, int] = {}
    for i in order:
        at = bisect_left(tops, matched[i])
        tops[at : at + 1] = [matched[i]]
        length[i] = at
    wanted, limit = len(tops) - 1, float("inf")
    kept = set()
    for i in reversed(order):
        if length[i] == wanted and matched[i] < limit:
            kept.add(i)
            wanted, limit = wanted - 1, matched[i]
    return frozenset(set(matched) - kept)


def _listed(
    old: Sequence[str], new: Sequence[str], matched: Iterable[tuple[int, int, bool, tuple[Edit, ...]]]
) -> tuple[ParagraphChange, ...]:
    before, after = _places(old), _places(new)
    by_new = {j: (i, moved, steps) for i, j, moved, steps in matched}
    gone = sorted(set(range(len(old))) - {i for i, _, _ in by_new.values()})
    found: list[ParagraphChange] = []
    waiting = iter(gone)
    next_gone = next(waiting, None)
    for j, text in enumerate(new):
        if j not in by_new:
            found.append(
                ParagraphChange("added", moved=False, old=None, new=after[j], edits=_all("inserted", text))
            )
            continue
        i, moved, steps = by_new[j]
        while not moved and next_gone is not None and next_gone < i:
            found.append(_removed(before[next_gone], old[next_gone]))
            next_gone = next(waiting, None)
        kind: Kind = "same" if old[i] == text else "changed"
        found.append(ParagraphChange(kind, moved, before[i], after[j], steps))
    while next_gone is not None:
        found.append(_removed(before[next_gone], old[next_gone]))
        next_gone = next(waiting, None)
    return tuple(found)


def _removed(place: Place, text: str) -> ParagraphChange:
    return ParagraphChange("removed", moved=False, old=place, new=None, edits=_all("deleted", text))


def _all(kind: Literal["deleted", "inserted"], text: str) -> tuple[Edit, ...]:
    return (Edit(kind, text),) if text else ()


def _places(paragraphs: Sequence[str]) -> list[Place]:
    places, start = [], 0
    for number, text in enumerate(paragraphs):
        places.append(Place(number, start, start + len(text)))
        start += len(text) + 1
    return places
