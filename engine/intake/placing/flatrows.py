"""One row after another of tables without lines: labels, then figures; placed when the row is whole."""

from __future__ import annotations

from collections.abc import Sequence

from engine.form.current import FORM
from engine.intake.placing.axes import resolve
from engine.intake.placing.board import Board
from engine.intake.placing.concepts import (
    OLD_LABELS,
    Concept,
    is_label,
    meanings,
    row3_prefix,
    row3_suffix,
)
from engine.intake.placing.sheet import STRONG_3, has
from engine.intake.placing.text import bare, plain, shown
from engine.namedtuple import NamedTuple

_KINDS = tuple(column.key for column in FORM.applications.columns)
_RESULTS = tuple(column.key for column in FORM.disputes.columns)
_GROUPS = tuple(row.key for row in FORM.disputes.rows)
_JOINED = 4
"""A label is broken into no more lines than this."""
_PREFIX = 5


class _Word(NamedTuple):
    text: str
    concepts: tuple[Concept, ...]


class FlatTables:
    """Takes the rows of flattened tables in their order and remembers the headings."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._columns2: list[str] = []
        self._columns3: list[str] = []
        self._results: list[str] = []
        self._groups: list[str] = []
        self._group = ""

    def take(self, pending: Sequence[str], values: Sequence[str], place: str) -> None:
        """Places a row.

        Args:
            pending: the texts since the figures before.
            values: the figures that follow.
            place: where the figures begin.
        """
        words = _words(pending)
        self._learn(words)
        done = (
            self._take_3(pending, words, values, place)
            or self._take_2(words, values, place)
            or self._take_4(pending, words, values, place)
        )
        if not done:
            label = shown("".join(pending[-2:])) if pending else ""
            self._board.lose(
                place, " ".join(values), f"（在“{label}”后面，共{len(values)}个）没有对应的格，或这一行不完整"
            )

    def _learn(self, words: list[_Word]) -> None:
        """Remembers the headings among the words."""
        for word in words:
            for concept in word.concepts:
                if concept.edition == "2019" and concept.key in OLD_LABELS:
                    self._board.old_label(word.text)
        items = [at for at, word in enumerate(words) if has(word.concepts, "item")]
        columns2 = _keys(words[items[-1] :] if items else words, "column2")
        columns3 = _keys(words, "column3")
        results = _keys(words, "column4")
        groups = list(dict.fromkeys(_keys(words, "group4")))
        if columns2:
            self._columns2 = columns2
        if len(STRONG_3 & set(columns3)) > 1:
            self._columns3 = columns3
        if len(set(results) - {"total"}) > 1:
            self._results = results
        if groups:
            self._groups = groups
            self._group = groups[-1]

    def _take_3(self, pending: Sequence[str], words: list[_Word], values: Sequence[str], place: str) -> bool:
        row = self._row3(pending, words)
        if not row:
            return False
        if len(values) != len(_KINDS):
            if len(values) > 1 or row != "handled":
                self._board.lose(
                    place,
                    " ".join(values),
                    f"（“{shown(''.join(pending[-2:]))}”一行有{len(values)}个数，应为7个）没有读入",
                )
                return True
            return False
        kinds = _leaves(self._columns3)
        if set(kinds) != set(_KINDS):
            if [kind for kind in _KINDS if kind in kinds] != [kind for kind in kinds if kind in _KINDS]:
                return False
            kinds = list(_KINDS)
            self._board.note("表三的表头认不全，各列按规定格式的次序读入，请核对。")
        self._board.met("3", row)
        for kind, value in zip(kinds, values, strict=True):
            self._board.put(f"applications.{row}.{kind}", value, place)
        return True

    def _row3(self, pending: Sequence[str], words: list[_Word]) -> str:
        last = words[-1] if words else _Word("", ())
        for concept in last.concepts:
            if (concept.kind == "row3" and not has(last.concepts, "column4")) or concept.kind == "group3":
                return "" if concept.key == "results" else concept.key
        if any(concept.key == "handled" for concept in last.concepts) and not self._results:
            return "handled"
        if any(concept.key == "handled" for concept in last.concepts) and "七" in last.text:
            return "handled"
        for size in range(1, min(len(pending), _JOINED + 2) + 1):
            for end in range(len(pending), max(len(pending) - 3, size - 1), -1):
                form = bare("".join(pending[end - size : end]))
                found = row3_suffix(form) or (row3_prefix(form) if len(form) >= _PREFIX else None)
                if found is not None and f"applications.{found.key}.total" not in self._board.cells:
                    return found.key
        return ""

    def _take_2(self, words: list[_Word], values: Sequence[str], place: str) -> bool:
        row = next((word for word in reversed(words) if has(word.concepts, "row2")), None)
        if row is None or row is not words[-1]:
            return False
        columns = self._columns2
        for concept in row.concepts:
            if concept.key == "normative_documents" and bare(row.text) == "规范性文件":
                self._board.old_label(row.text)
        keys = [resolve((row.concepts,), (meanings_of(column),))[0] for column in columns]
        if len(values) == 1 and (len(columns) != 1 or not keys[0]):
            keys = [resolve((row.concepts,), (), alone=True)[0]]
        if len(keys) != len(values) or not all(keys):
            return False
        self._board.met("2", next(c.key for c in row.concepts if c.kind == "row2"))
        for key, value in zip(keys, values, strict=True):
            self._board.put(key, value, place)
        return True

    def _take_4(self, pending: Sequence[str], words: list[_Word], values: Sequence[str], place: str) -> bool:
        keys = self._keys_4("".join(plain(text) for text in pending), words, len(values))
        if not keys:
            return False
        for key, value in zip(keys, values, strict=True):
            self._board.put(key, value, place)
        return True

    def _keys_4(self, text: str, words: list[_Word], count: int) -> list[str]:
        groups = [group for group in self._groups if group != "litigation"] or self._groups
        last = words[-1] if words else _Word("", ())
        if count == 1:
            result = next((c.key for c in last.concepts if c.kind == "column4"), "")
            return [f"disputes.{self._group}.{result}"] if result and self._group in _GROUPS else []
        if (
            count == len(_RESULTS)
            and has(last.concepts, "group4")
            and sorted(self._results[:5]) == sorted(_RESULTS)
        ):
            return [f"disputes.{self._group}.{result}" for result in self._results[:5]]
        if count == len(groups) * len(_RESULTS) and count == len(self._results):
            chunks = [self._results[at : at + 5] for at in range(0, count, 5)]
            if all(sorted(chunk) == sorted(_RESULTS) for chunk in chunks):
                return [f"disputes.{g}.{r}" for g, chunk in zip(groups, chunks, strict=True) for r in chunk]
        named = ("行政复议" in text, "未经复议" in text or "直接起诉" in text, "复议后" in text)
        if count == len(_GROUPS) * len(_RESULTS) and all(named):
            self._board.note("表四的表头认不全，各列按规定格式的次序读入，请核对。")
            return [f"disputes.{group}.{result}" for group in _GROUPS for result in _RESULTS]
        return []


def _keys(words: Sequence[_Word], kind: str) -> list[str]:
    """What the words name of one kind, in their order."""
    return [
        concept.key
        for word in words
        for concept in word.concepts
        if concept.kind == kind and not concept.loose
    ]


def _words(pending: Sequence[str]) -> list[_Word]:
    """The texts as labels; a label that was broken over lines is one again."""
    found: list[_Word] = []
    at = 0
    while at < len(pending):
        for size in range(min(_JOINED, len(pending) - at), 0, -1):
            text = "".join(pending[at : at + size])
            concepts = meanings(text)
            if concepts and (size == 1 or is_label(text) or not _has_labels(pending, at, size)):
                break
        found.append(_Word(text, concepts))
        at += size
    return found


def _has_labels(pending: Sequence[str], at: int, size: int) -> bool:
    """Whether one of the texts behind the first is a label by itself, so that they are no pieces of one."""
    return any(meanings(text) for text in pending[at + 1 : at + size])


def _leaves(columns: list[str]) -> list[str]:
    """The columns in the order of their figures: the kinds of organisation stand where their group does."""
    if "organisations" not in columns:
        return columns
    at = columns.index("organisations")
    organisations = [key for key in columns if key in (*STRONG_3, "other_org") and key != "natural_person"]
    rest = [key for key in columns[:at] if key not in organisations]
    behind = [key for key in columns[at + 1 :] if key not in organisations]
    return [*rest, *organisations, *behind]


def meanings_of(column: str) -> tuple[Concept, ...]:
    """A column of table 二 as a heading."""
    return (Concept("column2", column),)
