"""What changed between two states of a draft, reversibly, and as JSON that an append-only file can hold.

A state is what the draft's file says, as nested tables of JSON values: text, whole numbers, true and false as they are,
everything else that TOML knows as a text that begins with a character which no text of a draft contains.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, cast

from engine.draft.contents import Notes
from engine.draft.dump import document
from engine.draft.model import Draft
from engine.draft.sections import read_sections
from engine.draft.values import tidied
from engine.namedtuple import NamedTuple

State = dict[str, Any]

TYPING = "typing"
"""The table of the draft's file that holds what is typed but not sent; it is no part of a state."""

PENDING = ("interview", "pending")
"""Where the question stands that was put in front, and what waits for confirmation; alone it makes no step."""

_MARK = "\x00"
_MAKERS: Mapping[str, Callable[[str], object]] = {
    "d": Decimal,
    "t": datetime.fromisoformat,
    "D": date.fromisoformat,
    "T": time.fromisoformat,
}


class ChangeError(ValueError):
    """A change does not fit the state to which it should be applied."""


class Change(NamedTuple):
    """One entry that changed.

    Attributes:
        path: the names of the tables, then of the entry.
        old: what stood there; None for nothing. For a list of tables the items that were there.
        new: what stands there now; None for nothing. For a list of tables the items that are there instead.
        at: for a list of tables, the number of the first item concerned; otherwise None.
    """

    path: tuple[str, ...]
    old: Any
    new: Any
    at: int | None = None

    @property
    def reversed(self) -> Change:
        """The change that takes this one back."""
        return self._replace(old=self.new, new=self.old)


def state_of(draft: Draft) -> State:
    """The state that the draft is."""
    state: State = _coded(tidied(document(draft)))
    state.pop(TYPING, None)
    return state


def draft_of(state: State) -> Draft:
    """The draft that a state is.

    Raises:
        ChangeError: it is none.
    """
    notes = Notes()
    try:
        draft = read_sections(_decoded(state), notes)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise ChangeError(str(error)) from error
    if notes.problems:
        raise ChangeError(str(notes.problems[0]))
    return draft


def fingerprint(state: State) -> str:
    """The same for states that differ in nothing but the question in front, and only for these."""
    from hashlib import sha256

    text = json.dumps(without_pending(state), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def without_pending(state: State) -> State:
    """The state without the question in front."""
    table, name = PENDING
    inside = state.get(table)
    if not isinstance(inside, dict) or name not in inside:
        return state
    rest = {key: value for key, value in inside.items() if key != name}
    return {key: rest if key == table else value for key, value in state.items() if rest or key != table}


def changes(old: State, new: State) -> tuple[Change, ...]:
    """What has to be done to `old` to get `new`."""
    return tuple(_changes(old, new, ()))


def applied(state: State, done: Sequence[Change]) -> State:
    """The state after the changes; what they do not touch is shared with the state before.

    Raises:
        ChangeError: the state is not the one the changes were made to.
    """
    for change in done:
        if not change.path:
            raise ChangeError("a change without a place")
        state = _applied(state, change.path, change)
    return state


def _changes(old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Change]:
    for key in (*old, *(key for key in new if key not in old)):
        before, after, here = old.get(key), new.get(key), (*path, key)
        if before == after and type(before) is type(after):
            continue
        if _is_table(before) and _is_table(after) and (before or after):
            yield from _changes(before or {}, after or {}, here)
        elif _is_list_of_tables(before) and _is_list_of_tables(after):
            yield _splice(cast("list[Any]", before), cast("list[Any]", after), here)
        else:
            yield Change(here, before, after)


def _splice(before: list[Any], after: list[Any], path: tuple[str, ...]) -> Change:
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return Change(path, before[start : len(before) - end], after[start : len(after) - end], start)


def _is_table(value: object) -> bool:
    """Whether it is a table with something in it, or nothing."""
    return value is None or (isinstance(value, dict) and bool(value))


def _is_list_of_tables(value: object) -> bool:
    """Whether it is one, with something in it."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _applied(table: State, path: tuple[str, ...], change: Change) -> State:
    key, *rest = path
    there = table.get(key)
    if rest:
        if not isinstance(there, dict | None):
            raise ChangeError(".".join(change.path))
        value: Any = _applied(there or {}, tuple(rest), change) or None
    elif change.at is None:
        if there != change.old:
            raise ChangeError(".".join(change.path))
        value = change.new
    else:
        value = _spliced(there, change)
    if value is None:
        return {name: item for name, item in table.items() if name != key}
    return {**table, key: value}


def _spliced(there: object, change: Change) -> list[Any]:
    lists = (there, change.old, change.new)
    if not all(isinstance(items, list) for items in lists):
        raise ChangeError(".".join(change.path))
    items, old, new = cast("tuple[list[Any], ...]", lists)
    at = change.at or 0
    if items[at : at + len(old)] != old:
        raise ChangeError(".".join(change.path))
    return [*items[:at], *new, *items[at + len(old) :]]


def _coded(value: object) -> Any:
    """The value as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): _coded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_coded(item) for item in value]
    if isinstance(value, Decimal):
        return f"{_MARK}d{value}"
    for sign, kind in (("t", datetime), ("D", date), ("T", time)):
        if isinstance(value, kind):
            return f"{_MARK}{sign}{value.isoformat()}"
    return value


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _decoded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    if isinstance(value, str) and value.startswith(_MARK):
        maker = _MAKERS.get(value[1:2])
        if maker is None:
            raise ChangeError(value)
        return maker(value[2:])
    return value


def shown(value: Any) -> Any:
    """A value of a state as the drafter knows it."""
    return _decoded(value)
