"""Which names mean the same organ, which nearly do, and which organ of a list a source is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from unicodedata import normalize

_SHORTER = (
    ("管理委员会", "管委会"),
    ("街道办事处", "街道"),
    ("街道办", "街道"),
    ("人民政府", "政府"),
    ("政府办公室", "政府办"),
    ("委员会", "委"),
)
"""Long and short form of one and the same ending."""

_PLACES = "省市县区州盟旗镇乡"
_TELLING = frozenset("东南西北中上下左右前后内外大小新老一二三四五六七八九十0123456789")
"""One such character more makes the name of another organ (新安镇 and 安镇, 第一 and 第十一)."""

_LONG_ENOUGH = 5
"""Shorter names are alike by chance."""


@lru_cache(maxsize=16384)
def canonical(name: str) -> str:
    """The name without spaces and punctuation, full-width signs and long endings made alike."""
    plain = "".join(char for char in normalize("NFKC", name) if char.isalnum())
    for long, short in _SHORTER:
        plain = plain.replace(long, short)
    return plain


def near(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of canonical names that differ in a place put before them, or in one character more."""
    known: dict[str, int] = {}
    for place, name in enumerate(names):
        known.setdefault(name, place)
    for place, name in enumerate(names):
        for other in dict.fromkeys((*_tails(name), *_one_less(name))):
            if other in known and known[other] != place:
                yield tuple(sorted((known[other], place)))  # type: ignore[misc]


def _tails(name: str, shortest: int = _LONG_ENOUGH) -> Iterator[str]:
    """The name without the places before it: 某市某区教育局, 某区教育局."""
    for cut in range(1, len(name) - shortest + 1):
        if name[cut - 1] in _PLACES:
            yield name[cut:]


def _one_less(name: str) -> Iterator[str]:
    if len(name) > _LONG_ENOUGH:
        for cut, char in enumerate(name):
            if char not in _TELLING:
                yield name[:cut] + name[cut + 1 :]


_SHORTEST = 3
"""A shorter name in a list (局, 政府) may mean anybody."""


class Called(tuple[str, ...]):
    """Every name by which a source may be meant, best first (full name, short name, name of the file)."""

    __slots__ = ()


def absent(listed: Iterable[str], sources: Sequence[Called]) -> tuple[list[str], list[int]]:
    """Compare a list of organs with the sources.

    A name fits when it is the same, or when it and only one source differ in nothing but the places before it.

    Returns:
        The names without a source, and the positions of sources that no name means.
    """
    wanted = {canonical(name): name for name in listed if canonical(name)}
    free = dict(enumerate(sources))
    for rank in range(max(map(len, sources), default=0)):
        for place, called in list(free.items()):
            name = canonical(called[rank]) if rank < len(called) else ""
            if name in wanted:
                del wanted[name], free[place]
    for fitting in (_behind_places(free), _in_file_name(free)):
        for name in list(wanted):
            places = [place for place in fitting(name) if place in free]
            if len(places) == 1:
                del wanted[name], free[places[0]]
    return list(wanted.values()), list(free)


def _behind_places(sources: Mapping[int, Called]) -> Callable[[str], set[int]]:
    """Finds sources by name where one of the two names has more places before it."""
    whole: dict[str, set[int]] = {}
    tails: dict[str, set[int]] = {}
    for place, called in sources.items():
        organ = canonical(called[0])
        whole.setdefault(organ, set()).add(place)
        for tail in _tails(organ, _SHORTEST):
            tails.setdefault(tail, set()).add(place)

    def fitting(name: str) -> set[int]:
        return tails.get(name, set()).union(*(whole.get(tail, ()) for tail in _tails(name, _SHORTEST)))

    return fitting


def _in_file_name(sources: Mapping[int, Called]) -> Callable[[str], set[int]]:
    """Finds sources by a name that is part of the name of the file."""
    files = {place: canonical(called[-1]) for place, called in sources.items()}

    def fitting(name: str) -> set[int]:
        if len(name) < _SHORTEST:
            return set()
        return {place for place, file in files.items() if name in file}

    return fitting
