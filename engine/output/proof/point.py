"""One thing that was looked at: what was measured, what is wanted, and where."""

from __future__ import annotations

from collections.abc import Iterable

from engine.namedtuple import NamedTuple

SHOWN = 4
"""So many places are named; the rest is counted."""


class Point(NamedTuple):
    """A point of the proof.

    Attributes:
        id: `package.unique`, `layout.page` …; never changes its meaning.
        name: what is looked at, in words for the drafter.
        passed: whether it is as wanted; None where it could not be judged.
        measured: what was found, in words and values.
        wanted: what should be there.
        place: where it is not as wanted; empty where it is.
    """

    id: str
    name: str
    passed: bool | None
    measured: str
    wanted: str = ""
    place: str = ""

    @property
    def verdict(self) -> str:
        """One word for it: 通过, 不符, 未核."""
        return "未核" if self.passed is None else "通过" if self.passed else "不符"


def judged(key: str, name: str, good: str, wanted: str, faults: Iterable[str]) -> Point:
    """A point that passes when there is no fault.

    Args:
        key: id of the point.
        name: its name.
        good: what was measured when all is well.
        wanted: what is wanted.
        faults: what is wrong, each `place：what`.
    """
    found = list(dict.fromkeys(faults))
    if not found:
        return Point(key, name, True, good, wanted)
    places, whats = [], []
    for fault in found[:SHOWN]:
        place, mark, what = fault.partition("：")
        places.append(place if mark else "")
        whats.append(fault if not mark else what)
    more = f"等{len(found)}处" if len(found) > SHOWN else ""
    measured = "；".join(dict.fromkeys(whats)) + more
    return Point(key, name, False, measured, wanted, "；".join(filter(None, dict.fromkeys(places))))


def open_point(key: str, name: str, why: str, wanted: str = "") -> Point:
    """A point that could not be judged."""
    return Point(key, name, None, f"未核（{why}）", wanted)
