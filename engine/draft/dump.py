"""The bytes of a draft's file: readable, diffable, and the same for the same draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from engine.draft.load import FIRST_WORDS, LAST_LINE
from engine.draft.model import OVERVIEW, PROSE_PARTS, SCHEMA, Decision, Draft, LastYear
from engine.draft.profile import ORDER
from engine.draft.values import Number, plain, tidied
from engine.form.current import FORM
from engine.form.keys import FACTS, sums
from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_LINE = f"{FIRST_WORDS}（nianbao）。可以用记事本修改，请存为 UTF-8；“#”开头的注释在下次保存时不保留。"


_ANSWER, _INSIDE = "[[interview.answers]]", "interview.answers."
"""How an answer begins, and how a table in it is named."""


class Written(NamedTuple):
    """The file of a draft, and the same in pieces.

    Attributes:
        data: UTF-8, plain line ends, stable order.
        head: everything but the answers; a file of its own.
        answers: each answer; any of them may stand behind the head, or none.
    """

    data: bytes
    head: str
    answers: tuple[str, ...]


def dumps(draft: Draft) -> bytes:
    """The file of the draft."""
    return written(draft).data


def written(draft: Draft) -> Written:
    """The file of the draft, and its pieces."""
    lines = [FIRST_LINE, *_table(document(draft), ()), LAST_LINE]
    head: list[str] = []
    answers: list[list[str]] = []
    piece = head
    for line in lines:
        if line == _ANSWER:
            piece = []
            answers.append(piece)
        elif line == LAST_LINE or (line.startswith("[") and not line.lstrip("[").startswith(_INSIDE)):
            piece = head
        piece.append(line)
    text = "\n".join(lines) + "\n"
    return Written(text.encode(), "\n".join(head) + "\n", tuple("\n".join(piece) + "\n" for piece in answers))


def document(draft: Draft) -> dict[str, object]:
    """What the file says, as one nested table."""
    whole: dict[str, object] = {
        "schema": SCHEMA,
        "edition": draft.edition,
        "profile": _sorted(draft.profile, ORDER),
        "figures": _figures(draft.figures),
        "prose": _prose(draft.prose),
        "last_year": _last_year(draft.last_year),
        "decisions": [_decision(decision) for decision in draft.decisions],
        "interview": _interview(draft),
    }
    return _together(_filled(whole), draft.extra)


def _last_year(last_year: LastYear) -> dict[str, object]:
    known: dict[str, object] = {
        "figures": _figures(last_year.figures),
        "prose": _prose(last_year.prose),
    }
    return _together(_filled(known), last_year.extra)


def _decision(decision: Decision) -> dict[str, object]:
    stated = {key: value for key, value in decision.values.items() if value is not None}
    known: dict[str, object] = {
        "rule": decision.rule,
        "action": decision.action,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
        "blank": [key for key, value in decision.values.items() if value is None],
        "values": {key: value if isinstance(value, str) else plain(value) for key, value in stated.items()},
    }
    return _together(_filled(known), decision.extra)


def _interview(draft: Draft) -> dict[str, object]:
    pending = {"question": draft.pending[0], "text": draft.pending[1]} if draft.pending else {}
    answers = [
        {"question": answer.question, "text": answer.text, "status": answer.status, **answer.extra}
        for answer in draft.answers
    ]
    return _filled({"pending": pending, "composed": _sorted(draft.composed, PROSE_PARTS), "answers": answers})


@cache
def _figure_order() -> tuple[str, ...]:
    """Every key of a figure: the cells of each row, its sums behind it, the facts last."""
    order: list[str] = []
    for table in FORM.tables:
        for row in table.rows:
            order.extend(f"{table.key}.{row.key}.{column}" for column in row.columns or ())
            order.append(f"{table.key}.{row.key}")
            order.append(f"{table.key}.{row.key}.organisations")
    return (*order, *sums(), *FACTS)


def _figures(figures: Mapping[str, Number]) -> dict[str, object]:
    rank = {key: place for place, key in enumerate(_figure_order())}
    nested: dict[str, object] = {}
    for key in sorted(figures, key=lambda key: (rank.get(key, len(rank)), key)):
        _put(nested, key.split("."), plain(figures[key]))
    return nested


def _put(table: dict[str, object], path: list[str], value: Number) -> None:
    first, *rest = path
    if not rest:
        table[first] = value
        return
    inner = table.setdefault(first, {})
    if isinstance(inner, dict):
        _put(inner, rest, value)


def _prose(prose: Mapping[str, str]) -> dict[str, object]:
    ordered = _sorted(prose, PROSE_PARTS)
    aspects = {part.split(".", 1)[1]: text for part, text in ordered.items() if "." in part}
    if not aspects:
        return dict(ordered)
    if OVERVIEW in prose:
        raise ValueError("overview is both one text and several")
    whole: dict[str, object] = {part: text for part, text in ordered.items() if "." not in part}
    return {**whole, OVERVIEW: aspects}


def _together(known: Mapping[str, object], extra: Mapping[str, object]) -> dict[str, object]:
    """Known entries with the unknown ones behind them; nothing unknown takes the place of something known."""
    merged = dict(known)
    for key, value in extra.items():
        inside = merged.get(key)
        if key not in merged:
            merged[key] = value
        elif isinstance(inside, Mapping) and isinstance(value, Mapping):
            merged[key] = _together(inside, value)
        else:
            merged[f"{key}_extra"] = value
    return merged


def _filled(table: Mapping[str, object]) -> dict[str, object]:
    """Without entries that hold nothing; an empty text is something."""
    return {key: value for key, value in table.items() if value not in ({}, [])}


def _sorted(table: Mapping[str, object], order: Iterable[str]) -> dict[str, object]:
    """The table in the given order, unknown keys behind by name."""
    rank = {key: place for place, key in enumerate(order)}
    keys = sorted(table, key=lambda key: (rank.get(key, len(rank)), key))
    return {key: table[key] for key in keys}


def _table(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    """The lines of a table: its values, then each table and each array of tables in it under its own header."""
    deep = {key: value for key, value in table.items() if _is_deep(value)}
    flat = [(key, tidied(value)) for key, value in table.items() if key not in deep and value is not None]
    if flat:
        yield _entries(tuple(flat)) if all(type(value) in _PLAIN for _, value in flat) else _toml(flat)
    for key, value in deep.items():
        inner = (*path, key)
        name = ".".join(map(_key, inner))
        if isinstance(value, Mapping):
            if not value or not all(_is_deep(item) for item in value.values()):
                yield from ("", f"[{name}]")
            yield from _table(value, inner)
        elif isinstance(value, list | tuple):
            for item in value:
                yield from ("", f"[[{name}]]")
                yield from _table(item, inner)


_PLAIN = (str, int, bool)
"""Values that are equal only where they are written alike, once their kind is known."""


def _entries(flat: tuple[tuple[str, object], ...]) -> str:
    """The lines of plain values; of one save to the next hardly any of them differ."""
    return _remembered(flat, tuple(type(value) for _, value in flat))


@lru_cache(maxsize=1024)
def _remembered(flat: tuple[tuple[str, object], ...], _kinds: tuple[type, ...]) -> str:
    return _toml(flat)


def _toml(flat: Iterable[tuple[str, object]]) -> str:
    import tomli_w

    return tomli_w.dumps(dict(flat), multiline_strings=True).removesuffix("\n")


def _is_deep(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(item, Mapping) for item in value)
    return isinstance(value, Mapping)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    import tomli_w

    return tomli_w.dumps({name: 0}).rsplit(" = ", 1)[0]
