"""What turns one text into another: sentences first, then clauses, then characters inside what changed.

Numbers count as one character, so that 60 -> 66 is one change and not half of one. Each level looks only at what the
level above left over, and a level that would have to compare too much is passed over, so that any text is done in
bounded time; the result is then coarser, and still exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from engine.namedtuple import NamedTuple
from engine.regex import regex

Kind: TypeAlias = Literal["same", "deleted", "inserted"]

_MOST_PAIRS = 200_000
"""So many pairs of equal pieces are compared on one level at most."""

_MOST_PIECES = 6_000
"""So many pieces on a side at most; the search is deep where they are many."""

_CHANCE = 2
"""So few equal characters between two changes are chance: 的, 了, a comma."""

_ALIKE = 0.3
"""Where less of the longer side than this is left as it was, the passage was written anew."""


class Edit(NamedTuple):
    """A stretch of text that stayed, went or came. Deleted stands before inserted."""

    kind: Kind
    text: str


Opcode: TypeAlias = "tuple[int, int, int, int, bool]"
"""Begin and end in the old pieces, begin and end in the new ones, and whether they are equal."""


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The stretches that turn `old` into `new`; what is same or deleted makes `old`, same or inserted `new`."""
    if old == new:
        return (Edit("same", old),) if old else ()
    return tuple(_joined(_level(old, new, (_sentences, _clauses, _characters))))


def sides(changes: Iterable[Edit]) -> tuple[str, str]:
    """The old and the new text that stretches make."""
    held = tuple(changes)
    return (
        "".join(edit.text for edit in held if edit.kind != "inserted"),
        "".join(edit.text for edit in held if edit.kind != "deleted"),
    )


def mirrored(changes: Iterable[Edit]) -> tuple[Edit, ...]:
    """The stretches that turn the new text back into the old one."""
    turned: dict[Kind, Kind] = {"same": "same", "deleted": "inserted", "inserted": "deleted"}
    return tuple(_joined(Edit(turned[edit.kind], edit.text) for edit in changes))


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """Where two rows of pieces agree and where not; one single difference where comparing would take too long."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ends = (len(old) - tail, len(new) - tail)
    found: list[Opcode] = [(0, head, 0, head, True)] if head else []
    found += _middle(old[head : ends[0]], new[head : ends[1]], head)
    if tail:
        found.append((ends[0], len(old), ends[1], len(new), True))
    return found


def _middle(old: Sequence[str], new: Sequence[str], at: int) -> list[Opcode]:
    if not old and not new:
        return []
    before, after = Counter(old), Counter(new)
    pairs = sum(count * after[piece] for piece, count in before.items())
    if not pairs or pairs > _MOST_PAIRS or max(len(old), len(new)) > _MOST_PIECES:
        return [(at, at + len(old), at, at + len(new), False)]
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(at + i1, at + i2, at + j1, at + j2, tag == "equal") for tag, i1, i2, j1, j2 in codes]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pieces both rows begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _level(old: str, new: str, levels: Sequence[object]) -> Iterator[Edit]:
    """The edits on this level; what differs goes to the next."""
    if not levels or not old or not new:
        yield from _replaced(old, new)
        return
    split, *finer = levels
    ours, theirs = split(old), split(new)  # type: ignore[operator]
    found = opcodes(ours, theirs)
    if not finer:
        found = _without_chance(found, ours, theirs)
    for i1, i2, j1, j2, equal in found:
        before, after = "".join(ours[i1:i2]), "".join(theirs[j1:j2])
        if equal:
            yield Edit("same", before)
        else:
            yield from _level(before, after, finer)


def _replaced(old: str, new: str) -> Iterator[Edit]:
    if old:
        yield Edit("deleted", old)
    if new:
        yield Edit("inserted", new)


def _without_chance(found: list[Opcode], old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """Without equal characters that only chance put between two changes."""
    whole = [(0, len(old), 0, len(new), False)]
    same = sum(i2 - i1 for i1, i2, _, _, equal in found if equal)
    if same < _ALIKE * max(len(old), len(new)):
        return whole
    kept: list[Opcode] = []
    for place, code in enumerate(found):
        i1, i2, j1, j2, equal = code
        inside = 0 < place < len(found) - 1
        equal = equal and not (inside and i2 - i1 <= _CHANCE and _wide(found[place - 1], found[place + 1]))
        if kept and not equal and not kept[-1][4]:
            a1, _, b1, _, _ = kept.pop()
            kept.append((a1, i2, b1, j2, False))
        else:
            kept.append((i1, i2, j1, j2, equal))
    return kept


def _wide(before: Opcode, behind: Opcode) -> bool:
    """Whether both changes are replacements or longer than what stands between them."""
    return all(max(i2 - i1, j2 - j1) > _CHANCE for i1, i2, j1, j2, _ in (before, behind))


def _joined(changes: Iterable[Edit]) -> Iterator[Edit]:
    """Neighbours of one kind as one, and what was deleted in one place before what was inserted there."""
    same, gone, come = "", "", ""
    for edit in changes:
        if edit.kind == "same":
            if gone or come:
                yield from (*((Edit("same", same),) if same else ()), *_replaced(gone, come))
                same, gone, come = "", "", ""
            same += edit.text
        elif edit.kind == "deleted":
            gone += edit.text
        else:
            come += edit.text
    if same:
        yield Edit("same", same)
    yield from _replaced(gone, come)


def _sentences(text: str) -> list[str]:
    return regex("[^。；！？;!?\n]*[。；！？;!?\n]|[^。；！？;!?\n]+").findall(text)


def _clauses(text: str) -> list[str]:
    return regex("[^，、：,:（）()]*[，、：,:（）()]|[^，、：,:（）()]+").findall(text)


def _characters(text: str) -> list[str]:
    return regex(r"\d+(?:\.\d+)?|[\s\S]").findall(text)
