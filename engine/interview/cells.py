"""A figure put straight into a cell of a table, apart from any question. Pure.

What is written into a cell is one number and nothing else, so that more of it is clear than in an answer: 1,234 is one
number here. A stroke says nothing, and a blank is no 0.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from engine.draft.model import Draft
from engine.draft.values import number_fault
from engine.figures.claims import Number
from engine.form import FORM
from engine.form.keys import unit
from engine.form.model import Table
from engine.interview.answers import recomposed
from engine.interview.measure import MONEY, NEVER, PEOPLE, in_unit
from engine.interview.questions import QUESTIONS
from engine.interview.retelling import retold
from engine.interview.state import value
from engine.interview.tokens import Token
from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.rules.view import View
from engine.rules.view import view as view_of
from engine.words import read_number, says_none

TABLES = tuple(table.key for table in FORM.tables)
"""Keys of 表二, 表三, 表四."""

_STROKE = regex(r"[/\\|＼／—―‐‑–−\-_*.·…~]{1,8}")
_SPACED = regex(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_CURRENCY = regex("^(?:¥|RMB|CNY|人民币)|(?:整|正)$")
_SHOWN = 16


class Entry(NamedTuple):
    """What is written in a cell.

    Attributes:
        value: the figure in the unit of the cell; None where there is none.
        fault: why it cannot be taken, as a sentence for the drafter.
        stroke: a sign that says nothing (`/`, `—`).
    """

    value: Number | None = None
    fault: str = ""
    stroke: bool = False


def read_cell(key: str, text: str) -> Entry:
    """Reads what is written for a cell: 60, ６０, 六十, 1,234, 60件, 无; for money also 12.5万元, 125000元.

    Args:
        key: the cell.
        text: all of it.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).split())
    if not written:
        return Entry()
    if _STROKE.fullmatch(written.replace(" ", "")):
        return Entry(stroke=True)
    if says_none(written):
        return Entry(0)
    if _SPACED.fullmatch(written):
        written = written.replace(" ", "")
    if unit(key) == "万元":
        written = _CURRENCY.sub("", written).strip()
    return _one_number(key, written)


def _one_number(key: str, written: str) -> Entry:
    """A number in the unit of the cell, or why it is none."""
    said = f"“{written[:_SHOWN]}”"
    number = read_number(written)
    if number is None:
        return Entry(fault=f"{said}不是一个数，请填数字，例如60；没有发生填0。")
    if number.kind in ("approximate", "ask") and number.note:
        return Entry(fault=number.note)
    if number.kind != "exact" or number.value is None:
        return Entry(fault=f"{said}不像一个数量，请填准确的数。")
    if number.unit in (NEVER - MONEY if unit(key) == "万元" else NEVER | PEOPLE):
        return Entry(fault=f"{said}的单位不对，这一格的单位是{unit(key)}。")
    token = Token("number", 0, len(written), written, value=number.value, unit=number.unit)
    found = in_unit(token, key)
    if found is None:
        return Entry(fault=f"{said}是小数，这一格只填整数。")
    fault = number_fault(key, found)
    return Entry(fault=f"{fault}。") if fault else Entry(found)


def with_cells(draft: Draft, figures: Mapping[str, Number | None]) -> Draft:
    """The draft with these cells stated, or blank where the figure is None; nothing else is overwritten.

    Answers that told otherwise read as the figures then are, and composed paragraphs follow. Where nothing changes
    the draft comes back as it was.

    Raises:
        KeyError: a key that the form does not know.
        ValueError: a figure that the file would refuse.
    """
    changed = draft.with_figures(figures)
    if changed.figures == draft.figures:
        return draft
    return recomposed(retold(changed, _moved(view_of(draft), view_of(changed)) | figures.keys()))


def _moved(before: View, after: View) -> set[str]:
    """Figures that answers told of, and that are others now: derived ones too."""
    keys = {key for question in QUESTIONS for key in question.keys}
    return {key for key in keys if (old := value(key, before)) is not None and old != value(key, after)}


def table_of(key: str) -> Table:
    """The table that a key belongs to, or that has this key.

    Raises:
        KeyError: there is none.
    """
    name = key.partition(".")[0]
    for table in FORM.tables:
        if table.key == name:
            return table
    raise KeyError(key)


def matrix(table: Table) -> tuple[tuple[str, ...], ...]:
    """The keys of a table row by row, as the form prints the figures."""
    return tuple(
        tuple(f"{table.key}.{row.key}.{column}" for column in row.columns) or (f"{table.key}.{row.key}",)
        for row in table.rows
    )
