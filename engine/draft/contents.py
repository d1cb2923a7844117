"""Reads `[figures]` and `[prose]`: the parts of the file whose names the form lays down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from engine.draft.model import ASPECT_KEYS, OVERVIEW, PROSE_PARTS
from engine.draft.values import Number, number_fault, plain, tidied, tidy
from engine.form import figure_keys, nearest, title

Place = tuple[str | int, ...]

TEXT_WANTED = "这里应是一段文字，用英文双引号括起来"

_MOST_GUESSES = 20
"""So many wrong keys get the nearest right one; a file with more is some other file."""


class Notes:
    """What was found wrong: the path of each entry and a message for the drafter."""

    def __init__(self) -> None:
        self.problems: list[tuple[Place, str]] = []
        self._guesses = 0

    def add(self, path: Place, message: str) -> None:
        """Notes a problem."""
        self.problems.append((path, message))

    def table(self, value: object, path: Place) -> dict[str, object]:
        """The value as a table; an absent one is empty, anything else a problem."""
        if value is None:
            return {}
        if isinstance(value, Mapping):
            return dict(value)
        self.add(path, f"这里应是一组，写成 [{'.'.join(map(str, path))}]，下面一行一项")
        return {}

    def unknown(self, key: str, value: object, path: Place) -> None:
        """Notes a key that the form does not know, with the one that was probably meant."""
        self._guesses += 1
        guess = nearest_name(_first_leaf(key, value)) if self._guesses <= _MOST_GUESSES else ""
        named = f"{guess}（{title(guess)}）" if guess in figure_keys() else guess
        self.add(path, f"没有这一项，是不是 {named}" if named else "没有这一项，请核对名称或删去")


def _first_leaf(key: str, value: object) -> str:
    """The first key that a table under this key holds; the key itself where it holds none."""
    while isinstance(value, Mapping) and value:
        name, value = next(iter(value.items()))
        key = f"{key}.{name}"
    return key


@cache
def _groups() -> frozenset[str]:
    """The tables that hold figures: every beginning of a key."""
    return frozenset(key[:dot] for key in figure_keys() for dot, char in enumerate(key) if char == ".")


def nearest_name(key: str) -> str:
    """The figure or the table of figures that a wrong key probably means; also one named in Chinese."""
    word = key.rsplit(".", 1)[-1]
    if not word.isascii():
        fitting = sorted(
            (name for name in figure_keys() if word in title(name)), key=lambda name: len(title(name))
        )
        return fitting[0] if fitting else ""
    known = sorted(figure_keys() | _groups())
    return nearest(key, iter(known))


class Figures:
    """Reads a table of figures, nested in any way, into figures by key."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.found: dict[str, Number] = {}

    def read(self, table: Mapping[str, object], path: Place, group: str = "") -> dict[str, Number]:
        """The figures of the table; `group` is the beginning of its keys."""
        for name, value in table.items():
            key = f"{group}.{name}" if group else name
            here = (*path, name)
            if key in figure_keys():
                self._figure(key, value, here)
            elif key not in _groups():
                self._notes.unknown(key, value, here)
            elif isinstance(value, Mapping):
                self.read(value, here, key)
            else:
                example = next(name for name in sorted(figure_keys()) if name.startswith(f"{key}."))
                self._notes.add(here, f"这是一组，不能直接写数字；要写明是其中哪一项，如 {example}")
        return self.found

    def _figure(self, key: str, value: object, path: Place) -> None:
        if isinstance(value, Mapping):
            self._notes.add(path, "这一项本身就是一个数字，下面不能再分")
        elif key in self.found:
            self._notes.add(path, "写了两次，请只留一处")
        elif fault := number_fault(key, value):
            self._notes.add(path, fault)
        else:
            self.found[key] = plain(cast("Number", value))


class Prose:
    """Reads a table of prose into texts by part; parts that the form does not know are kept apart."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.found: dict[str, str] = {}
        self.unknown: dict[str, object] = {}

    def read(self, table: Mapping[str, object], path: Place) -> dict[str, str]:
        """The texts of the table."""
        for name, value in table.items():
            if name == OVERVIEW and isinstance(value, Mapping):
                self._overview(value, (*path, name))
            elif name in PROSE_PARTS:
                self._part(name, value, (*path, name))
            else:
                self.unknown[tidy(name)] = tidied(value)
        return self.found

    def _overview(self, table: Mapping[str, object], path: Place) -> None:
        unknown: dict[str, object] = {}
        for name, value in table.items():
            if name in ASPECT_KEYS:
                self._part(f"{OVERVIEW}.{name}", value, (*path, name))
            else:
                unknown[tidy(name)] = tidied(value)
        if unknown:
            self.unknown[OVERVIEW] = unknown

    def _part(self, part: str, value: object, path: Place) -> None:
        aspect = f"{OVERVIEW}."
        clash = (part == OVERVIEW and any(name.startswith(aspect) for name in self.found)) or (
            part.startswith(aspect) and OVERVIEW in self.found
        )
        if not isinstance(value, str):
            self._notes.add(path, TEXT_WANTED)
        elif part in self.found:
            self._notes.add(path, "写了两次，请只留一处")
        elif clash:
            self._notes.add(path, "总体情况要么是一整篇，要么分方面写，两种只能用一种")
        else:
            self.found[part] = tidy(value)


def remarks(prose_extra: object) -> list[str]:
    """For parts of the prose that the form does not know: that they are kept, and what may have been meant."""
    if not isinstance(prose_extra, Mapping):
        return []
    names = [name for name in prose_extra if name != OVERVIEW]
    within = prose_extra.get(OVERVIEW)
    if isinstance(within, Mapping):
        names += [f"{OVERVIEW}.{name}" for name in within]
    found = []
    for name in names:
        guess = nearest(name, iter(PROSE_PARTS))
        meant = f"，是不是 {guess}" if guess else ""
        found.append(f"prose.{name} 不是报告的一部分{meant}；内容原样保留，但不会写进报告")
    return found
