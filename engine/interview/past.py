"""The steps of a draft in words: when, who, at which question, from which value to which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from engine.draft.changes import Change, changes, shown, state_of
from engine.draft.difference import PROFILE, part_title
from engine.draft.history import History
from engine.draft.journal import BACK, OUTSIDE, REDO, START, UNDO, Step
from engine.draft.model import OVERVIEW, PROSE_PARTS
from engine.draft.profile import words
from engine.form.keys import figure_keys, spoken
from engine.interview.questions import by_id
from engine.interview.state import titled
from engine.namedtuple import NamedTuple
from engine.prose.links import resolve
from engine.rules.view import view as view_of

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.rules.view import View

BLANK = "（空）"
_ANSWER = "回答"
_KINDS = {
    START: "最早的记录",
    UNDO: "撤销",
    REDO: "恢复",
    BACK: "回到以前",
    OUTSIDE: "不是在本程序里改的，或没有来得及记下",
    "decision": "处理意见",
    "last_year": "读入去年报告",
    "ledger": "读入台账",
}
_ON_A_LINE = 24
"""So many characters of a value stand in a list."""

_BEFORE = 6
"""So many characters of it stand before the place where it changed."""

_MOST_ON_A_LINE = 2
"""So many values of one step stand in a list."""


class Told(NamedTuple):
    """One value before and after, in words."""

    name: str
    old: str
    new: str

    def __str__(self) -> str:
        start = _apart(self.old, self.new)
        return f"{self.name}：{_short(self.old, start)} → {_short(self.new, start)}"


class Row(NamedTuple):
    """One step in words.

    Attributes:
        number: its number in `History.steps`.
        at: when, to the minute.
        by: who; may be empty.
        title: the question, or what else was done.
        told: what changed.
        is_known: whether one can go back there.
    """

    number: int
    at: str
    by: str
    title: str
    told: tuple[Told, ...]
    is_known: bool

    @property
    def changed(self) -> str:
        """What changed, on one line."""
        told = [told for told in self.told if not told.name.startswith(_ANSWER)] or self.told
        more = f"，等{len(told)}处" if len(told) > _MOST_ON_A_LINE else ""
        return "；".join(map(str, told[:_MOST_ON_A_LINE])) + more

    def fits(self, wanted: str) -> bool:
        """Whether a word stands anywhere in the row."""
        values = (text for told in self.told for text in told)
        return any(wanted in text for text in (str(self.number), self.at, self.by, self.title, *values))


def rows(history: History, view: View) -> list[Row]:
    """All steps, newest first."""
    told = [_row(number, step, history, view) for number, step in enumerate(history.steps)]
    return told[::-1]


def between(old: Draft, new: Draft, view: View) -> list[Told]:
    """What is different in `new`; the question in front does not count."""
    before, after = (state_of(draft.with_pending(None)) for draft in (old, new))
    return [told for change in changes(before, after) for told in _told(change, view)]


def _row(number: int, step: Step, history: History, view: View) -> Row:
    note = step.note
    told = tuple(entry for change in step.changes for entry in _told(change, view))
    at = note.at.replace("T", " ")[:16]
    return Row(number, at, note.by, _title(step, view), told, history.is_known(number))


def asked_in(draft: Draft) -> Callable[[str], str]:
    """What the drafter is asked in a question, by its id."""
    seen = view_of(draft)

    def title(question: str) -> str:
        found = by_id().get(question)
        return titled(found.title, seen) if found is not None else question

    return title


def _title(step: Step, view: View) -> str:
    what, place = step.note.what, step.note.place
    question = by_id().get(place)
    name = titled(question.title, view) if question is not None else place
    kind = _KINDS.get(what, "")
    if not kind or not name:
        return name or kind or "改动"
    return f"{kind}：{name}"


def _told(change: Change, view: View) -> Iterator[Told]:
    first, *rest = change.path
    year = ""
    if first == "last_year" and rest:
        year = "去年"
        first, *rest = rest
    key = ".".join(rest)
    if first == "figures":
        yield from _figures(f"{year}", key, change)
    elif first == "prose":
        yield from _prose(year, key, change, view)
    elif first == "profile" and len(rest) == 1:
        yield Told(PROFILE.get(key, key), *(_value(key, value) for value in (change.old, change.new)))
    elif first == "decisions":
        yield from _decisions(change)
    elif first == "interview" and key == "answers":
        yield from _answers(change, view)
    elif first not in ("interview", "edition"):
        yield Told("其他内容", *(_value("", value) for value in (change.old, change.new)))


def _figures(year: str, key: str, change: Change) -> Iterator[Told]:
    name = spoken(key) if key in figure_keys() else key
    yield Told(year + name, *(_value("", value) for value in (change.old, change.new)))


def _prose(year: str, key: str, change: Change, view: View) -> Iterator[Told]:
    """One part, or the overview as it turned from one text into several."""
    texts = [value if isinstance(value, Mapping) else {"": value} for value in (change.old, change.new)]
    for name in dict.fromkeys(name for text in texts for name in text):
        part = f"{key}.{name}" if name else key
        title = part_title(part) if part in PROSE_PARTS else part or OVERVIEW
        old, new = (text.get(name) for text in texts)
        if old != new:
            yield Told(f"{year}正文“{title}”", _linked(old, view), _linked(new, view))


def _decisions(change: Change) -> Iterator[Told]:
    for table in _tables(change.old):
        yield Told(f"对{table.get('rule', '')}的处理意见", _value("", table.get("reason")), BLANK)
    for table in _tables(change.new):
        yield Told(f"对{table.get('rule', '')}的处理意见", BLANK, _value("", table.get("reason")))


def _answers(change: Change, view: View) -> Iterator[Told]:
    before, after = (
        {str(table.get("question", "")): table for table in _tables(value)}
        for value in (change.old, change.new)
    )
    for asked in {**before, **after}:
        old, new = (_said(tables.get(asked)) for tables in (before, after))
        question = by_id().get(asked)
        name = titled(question.title, view) if question is not None else asked
        if old != new:
            yield Told(f"{_ANSWER}“{name}”", old, new)


def _said(table: Mapping[str, Any] | None) -> str:
    if table is None:
        return BLANK
    status = {"none": "无", "later": "稍后补"}.get(str(table.get("status", "")), "")
    return _value("", table.get("text") or status or None)


def _tables(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _value(key: str, value: Any) -> str:
    """A value as the drafter knows it, whole."""
    if value is None:
        return BLANK
    try:
        value = shown(value)
        told = words(key, value) if key else value
    except (ValueError, TypeError, ArithmeticError):
        told = value
    if isinstance(told, list | tuple):
        return "、".join(map(str, told)) or BLANK
    return str(told) or BLANK


def _linked(text: Any, view: View) -> str:
    """A text with the figures of its links in braces, as they are today: 新收{60}件."""
    if not isinstance(text, str):
        return _value("", text)
    found = resolve(text, view.solution.value)
    shown = found.text
    for link in reversed(found.links):
        shown = f"{shown[: link.start]}{{{shown[link.start : link.end]}}}{shown[link.end :]}"
    return shown or BLANK


def _apart(old: str, new: str) -> int:
    """Where two long values begin to differ, with a few characters before; 0 where they differ from the start."""
    if max(len(old), len(new)) <= _ON_A_LINE:
        return 0
    same = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    return max(0, same - _BEFORE)


def _short(text: str, start: int = 0) -> str:
    """So much of a value as fits on a line, from a place on."""
    flat = " ".join(text[start:].split())
    lead = ".." if start else ""
    return lead + (flat if len(flat) <= _ON_A_LINE else f"{flat[:_ON_A_LINE]}..")
