"""Cells by words, for those who see no grid: “/填 第三方权益 企业 3”, “/补零 三”. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.form import FORM
from engine.form.keys import CELLS, spoken, unit
from engine.interview.cells import TABLES, read_cell, with_cells
from engine.interview.celltold import rest_lines
from engine.interview.model import Note, Reply
from engine.interview.questions import by_id
from engine.interview.vocabulary import FACT_WORDS, pattern, words_for
from engine.interview.zeros import rest_of
from engine.prose.links import printed
from engine.regex import regex
from engine.rules.view import View

_HOW = "请这样说：“/填 第三方权益 企业 3”，行、列、数之间空一格；清空写“/填 第三方权益 企业 空”。"
_WHICH = "请说是哪张表，例如“/补零 三”。"
_BLANK = frozenset({"空", "空着", "空白", "清空", "删除"})
_SURE = frozenset({"确认", "是", "好", "对"})
_SHOWN = 4
_NUMBER = regex(r"^(.*[^0-9０-９.,，．])([0-9０-９][0-9０-９.,，．]*(?:件|万元|元)?)$")


def table_named(word: str) -> str:
    """The table that a word means: 三, 表三, 3; empty when it means none."""
    bare = word.strip().removeprefix("表")
    return dict(zip("二三四234", (*TABLES, *TABLES), strict=True)).get(bare, "")


def fill(rest: str, view: View) -> Reply:
    """State or clear one cell: the words for its row and column, and at the end the figure."""
    draft = view.draft
    words = rest.replace("\u3000", " ").replace("，", " ").replace("、", " ").split()
    if words and (found := _NUMBER.match(words[-1])) is not None and any(_words(found.group(1))):
        words[-1:] = found.groups()
    if len(words) < 2:
        return Reply(draft, (Note("unclear", _HOW),))
    *names, said = words
    keys, unknown = cells_named(names)
    if unknown:
        return Reply(draft, (Note("unclear", f"“{unknown}”不是表里的行或列。{_HOW}"),))
    key = _one(keys)
    if not key:
        told = "；".join(spoken(key) for key in keys[:_SHOWN])
        more = (
            f"可能是：{told}{'等' if len(keys) > _SHOWN else ''}。" if keys else "这些词合起来没有对应的格。"
        )
        return Reply(draft, (Note("unclear", f"{more}请把行和列都说出来，例如“/填 第三方权益 企业 3”。"),))
    if said in _BLANK:
        if key not in draft.figures:
            return Reply(draft, (Note("info", f"{spoken(key)}没有填过，不用清空。"),))
        return Reply(with_cells(draft, {key: None}), (Note("saved", f"{spoken(key)}已清空"),))
    entry = read_cell(key, said)
    if entry.value is None:
        return Reply(draft, (Note("unclear", f"{spoken(key)}：{entry.fault or _HOW}"),))
    old = view.value(key)
    before = f"（原来{printed(old)}）" if old is not None and old != entry.value else ""
    done = f"{spoken(key)} {printed(entry.value)}{unit(key)}{before}"
    return Reply(with_cells(draft, {key: entry.value}), (Note("saved", done),))


def fill_rest(rest: str, view: View) -> Reply:
    """Fill the rest of a table with 0: first what that would do, with 确认 behind it it is done."""
    draft = view.draft
    name, _, sure = rest.replace("\u3000", " ").partition(" ")
    table = table_named(name)
    if not table:
        return Reply(draft, (Note("unclear", _WHICH),))
    found = rest_of(table, draft)
    if not found.zeros or sure.strip() not in _SURE:
        told = "\n".join(rest_lines(found, table))
        ask = f"\n都没有发生的，请说“/补零 {name} 确认”。" if found.zeros else ""
        return Reply(draft, (Note("info", told + ask),))
    after = with_cells(draft, dict.fromkeys(found.zeros, 0))
    held = sum(len(one.keys) for one in found.held)
    more = f"，另有{held}格不能都是0，没有填" if held else ""
    return Reply(after, (Note("saved", f"{len(found.zeros)}格填0{more}；不对的话，说“/撤销”。"),))


def cells_named(names: list[str]) -> tuple[list[str], str]:
    """The cells that all of some words name, and the first word that names nothing."""
    left = set(CELLS)
    for name in names:
        table = table_named(name) if name.startswith("表") else ""
        if table:
            left = {key for key in left if key.startswith(f"{table}.")}
            continue
        found = list(_words(name))
        if not found:
            return [], name
        for word in found:
            left &= _vocabulary()[word]
    return [key for key in CELLS if key in left], ""


def _words(name: str) -> Iterator[str]:
    """The known words in a name; a name with anything else in it has none."""
    if name in _vocabulary():
        yield name
        return
    found = pattern(tuple(_vocabulary())).findall(name)
    if len("".join(found)) == len(re.sub("[的中里行列格“”]", "", name)):
        yield from found


def _one(keys: list[str]) -> str:
    """The one cell that is meant: of a whole row its total."""
    if len(keys) == 1:
        return keys[0]
    if len({key.rpartition(".")[0] for key in keys}) == 1:
        return next((key for key in keys if key.endswith(".total")), "")
    return ""


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """By word the cells that it may mean: of a row, of a column, or of either."""
    found: dict[str, set[str]] = {}
    for word, keys in (*_said(), *_printed()):
        found.setdefault(word, set()).update(keys & set(CELLS))
    return {word: frozenset(keys) for word, keys in found.items() if keys}


def _said() -> Iterator[tuple[str, set[str]]]:
    """The words that count in answers."""
    for question in ("applications.outcomes", "applications.received", "disputes.review"):
        table = question.partition(".")[0]
        for word, meaning in words_for(by_id()[question]).items():
            for target in meaning.target:
                yield word, _cells(table, meaning.kind, target)
    for key in CELLS:
        if key.startswith("disclosure."):
            yield from ((word, {key}) for word in FACT_WORDS.get(key, ()))


def _printed() -> Iterator[tuple[str, set[str]]]:
    """The labels of the form."""
    for table in FORM.tables:
        for row in table.rows:
            yield row.label, _cells(table.key, "row", row.key)
        for column in table.columns:
            yield column.label, _cells(table.key, "column", column.key)
    yield "规范性文件", _cells("disclosure", "row", "normative_documents")


def _cells(table: str, kind: str, target: str) -> set[str]:
    if kind == "keys":
        return {target}
    if kind == "column":
        return {key for key in CELLS if key.startswith(f"{table}.") and key.endswith(f".{target}")}
    row = f"{table}.{target}"
    litigation = row == "disputes.litigation"
    return {key for key in CELLS if key == row or key.startswith(f"{row}." if not litigation else row)}
