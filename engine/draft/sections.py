"""The sections of the file, each read into its part of the draft; what is wrong is noted, and reading goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from engine.draft.contents import TEXT_WANTED, Figures, Notes, Place, Prose
from engine.draft.model import STATUSES, Answer, Decision, Draft, LastYear, Status
from engine.draft.profile import ProfileError, checked_entry
from engine.draft.values import Number, plain, tidied, tidy
from engine.form import FORM
from engine.form.current import EARLIER


def read_sections(document: Mapping[str, object], notes: Notes) -> Draft:
    """The draft that a TOML document of the present schema is; only of use when nothing was noted."""
    rest = dict(document)
    rest.pop("schema", None)
    edition = _edition(rest.pop("edition", None), notes)
    profile = _profile(notes.table(rest.pop("profile", None), ("profile",)), notes)
    figures = Figures(notes).read(notes.table(rest.pop("figures", None), ("figures",)), ("figures",))
    prose = Prose(notes)
    prose.read(notes.table(rest.pop("prose", None), ("prose",)), ("prose",))
    last_year = _last_year(notes.table(rest.pop("last_year", None), ("last_year",)), notes)
    decisions = [
        _decision(table, path, notes)
        for path, table in _tables(rest.pop("decisions", None), ("decisions",), notes)
    ]
    draft = Draft(edition, profile, figures, prose.found, last_year, tuple(decisions))
    draft, interview = _interview(draft, notes.table(rest.pop("interview", None), ("interview",)), notes)
    extra = cast("dict[str, object]", tidied(rest))
    if prose.unknown:
        extra["prose"] = prose.unknown
    if interview:
        extra["interview"] = tidied(interview)
    return draft._replace(extra=extra)


def _edition(value: object, notes: Notes) -> str:
    line = f'edition = "{FORM.edition}"'
    if value is None:
        notes.add(("edition",), f"缺少 edition；草稿文件开头要有一行 {line}")
    elif not isinstance(value, str):
        notes.add(("edition",), f"要加英文双引号：{line}")
    elif value not in (FORM.edition, *EARLIER):
        notes.add(("edition",), f"没有“{value[:20]}”这一版格式；现行格式是 {line}")
    return FORM.edition


def _profile(table: Mapping[str, object], notes: Notes) -> dict[str, object]:
    profile: dict[str, object] = {}
    for key, value in table.items():
        try:
            entry = checked_entry(key, value)
        except ProfileError as error:
            notes.add(("profile", key), str(error))
            continue
        if entry is not None:
            profile[tidy(key)] = entry
    return profile


def _last_year(table: dict[str, object], notes: Notes) -> LastYear:
    at = ("last_year", "figures")
    figures = Figures(notes).read(notes.table(table.pop("figures", None), at), at)
    at = ("last_year", "prose")
    prose = Prose(notes)
    prose.read(notes.table(table.pop("prose", None), at), at)
    extra = cast("dict[str, object]", tidied(table))
    if prose.unknown:
        extra["prose"] = prose.unknown
    return LastYear(figures, prose.found, extra)


def _interview(draft: Draft, table: dict[str, object], notes: Notes) -> tuple[Draft, dict[str, object]]:
    """The draft with the memory of the interview, and what else stood there."""
    at: Place = ("interview",)
    for path, entry in _tables(table.pop("answers", None), (*at, "answers"), notes):
        draft = draft.with_answer(_answer(entry, path, notes))
    pending = notes.table(table.pop("pending", None), (*at, "pending"))
    if pending:
        question = _text(pending, "question", (*at, "pending"), notes, required=True)
        draft = draft.with_pending(question, _text(pending, "text", (*at, "pending"), notes))
    composed = notes.table(table.pop("composed", None), (*at, "composed"))
    digests = {tidy(part): _text(composed, part, (*at, "composed"), notes) for part in tuple(composed)}
    return draft._replace(composed=digests), table


def _answer(table: dict[str, object], path: Place, notes: Notes) -> Answer:
    question = _text(table, "question", path, notes, required=True)
    text = _text(table, "text", path, notes)
    status = _text(table, "status", path, notes) or "answered"
    if status not in STATUSES:
        notes.add((*path, "status"), f"没有“{status[:20]}”这一项；可填：{'、'.join(STATUSES)}")
    return Answer(question, text, cast("Status", status), cast("dict[str, object]", tidied(table)))


def _decision(table: dict[str, object], path: Place, notes: Notes) -> Decision:
    rule = _text(table, "rule", path, notes, required=True)
    values = _values(notes.table(table.pop("values", None), (*path, "values")), (*path, "values"), notes)
    values |= dict.fromkeys(_names(table.pop("blank", None), (*path, "blank"), notes))
    action = _text(table, "action", path, notes) or "keep"
    reason, by = (_text(table, key, path, notes) for key in ("reason", "by"))
    at = table.get("at")
    if isinstance(at, date):
        table["at"] = at.isoformat()
    at = _text(table, "at", path, notes)
    return Decision(rule, values, action, reason, by, at, cast("dict[str, object]", tidied(table)))


def _values(table: Mapping[str, object], path: Place, notes: Notes) -> dict[str, Number | str | None]:
    """The values of a decision by key, whether its keys are nested or dotted."""
    values: dict[str, Number | str | None] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            nested = _values(value, (*path, name), notes)
            values |= {f"{tidy(name)}.{key}": item for key, item in nested.items()}
        elif isinstance(value, str):
            values[tidy(name)] = tidy(value)
        elif isinstance(value, bool) or not isinstance(value, int | Decimal):
            notes.add((*path, name), "这里应是数字或文字")
        elif isinstance(value, Decimal) and not value.is_finite():
            notes.add((*path, name), "nan、inf 不是数字")
        else:
            values[tidy(name)] = plain(value)
    return values


def _names(value: object, path: Place, notes: Notes) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return [tidy(name) for name in value]
    notes.add(path, '应写成方括号里的一串名称，如 ["applications.received.total"]')
    return []


def _tables(value: object, path: Place, notes: Notes) -> Iterator[tuple[Place, dict[str, object]]]:
    """Each table of an array of tables, with its path."""
    if value is None:
        return
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        notes.add(path, f"这里应是若干组，每组开头写 [[{'.'.join(map(str, path))}]]")
        return
    for number, item in enumerate(value):
        yield (*path, number), dict(item)


def _text(table: dict[str, object], key: str, path: Place, notes: Notes, *, required: bool = False) -> str:
    """Takes a text out of the table."""
    value = table.pop(key, None)
    if value is None and not required:
        return ""
    if value is None:
        notes.add(path, f"缺少 {key}")
    elif not isinstance(value, str):
        notes.add((*path, key), TEXT_WANTED)
    else:
        return tidy(value)
    return ""
