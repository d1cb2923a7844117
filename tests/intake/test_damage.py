"""Damaged reports: only what is missing is lost, that is said, and nothing stands in a wrong cell."""

# ruff: noqa: S311 - figures by chance, nothing secret
from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from engine.intake.read import read_report
from engine.intake.report import Report
from tests.intake.field import Block, Field, Line, made
from tests.intake.field_files import as_docx, as_html, as_text
from tests.intake.field_tables import Cell, Table
from tests.intake.test_field import figures

Damage = Callable[[Field, Random], tuple[Field, int]]


def _big(field: Field) -> tuple[int, list[list[Cell]]]:
    """Table 三 and where it stands."""
    return next(
        (at, [list(row) for row in block.rows])
        for at, block in enumerate(field.blocks)
        if isinstance(block, Table) and len(block.rows) > 20
    )


def _put(field: Field, at: int, *blocks: Block) -> Field:
    return field._replace(blocks=[*field.blocks[:at], *blocks, *field.blocks[at + 1 :]])


def _headings(field: Field) -> list[int]:
    return [at for at, block in enumerate(field.blocks) if isinstance(block, Line) and block.level == 2]


def row_lost(field: Field, random: Random) -> tuple[Field, int]:
    at, rows = _big(field)
    gone = random.choice([n for n in range(4, len(rows)) if all(cell.rows == 1 for cell in rows[n])])
    shorter = [
        [c._replace(rows=c.rows - 1) if n < gone < n + c.rows else c for c in row]
        for n, row in enumerate(rows)
    ]
    del shorter[gone]
    return _put(field, at, Table(shorter)), 7


def label_misspelt(field: Field, random: Random) -> tuple[Field, int]:
    at, rows = _big(field)
    row = random.choice([n for n in range(4, len(rows)) if len(rows[n]) == 8 and len(rows[n][0].text) > 6])
    text = rows[row][0].text
    where = random.randrange(3, len(text))
    rows[row][0] = rows[row][0]._replace(text=text[:where] + random.choice(("", "某")) + text[where + 1 :])
    return _put(field, at, Table(rows)), 0


def heading_misspelt(field: Field, random: Random) -> tuple[Field, int]:
    at = random.choice(_headings(field)[1:])
    text = field.blocks[at][0]
    assert isinstance(text, str)
    where = random.randrange(4, len(text))
    return _put(field, at, Line(text[:where] + "某" + text[where + 1 :], 2)), 0


def heading_lost(field: Field, random: Random) -> tuple[Field, int]:
    return _put(field, random.choice(_headings(field))), 0


def _split(field: Field, random: Random, *, headed: bool) -> Field:
    at, rows = _big(field)
    cut = random.randrange(6, len(rows) - 2)
    top = [[c._replace(rows=min(c.rows, cut - n)) for c in row] for n, row in enumerate(rows[:cut])]
    going = [
        Cell("", n + c.rows - cut, c.columns)
        for n, row in enumerate(rows[:cut])
        for c in row
        if n + c.rows > cut
    ]
    first = next(n for n, row in enumerate(rows) if row[0].text.startswith("一"))
    bottom = [[*going, *rows[cut]], *rows[cut + 1 :]]
    return _put(field, at, Table(top), Table([*(rows[:first] if headed else []), *bottom]))


def split(field: Field, random: Random) -> tuple[Field, int]:
    return _split(field, random, headed=False), 0


def split_with_headings(field: Field, random: Random) -> tuple[Field, int]:
    return _split(field, random, headed=True), 0


def table_doubled(field: Field, random: Random) -> tuple[Field, int]:
    at = random.choice([at for at, block in enumerate(field.blocks) if isinstance(block, Table)])
    return _put(field, at, field.blocks[at], field.blocks[at]), 0


def sections_swapped(field: Field, _: Random) -> tuple[Field, int]:
    first, second, end = _headings(field)[2:5]
    blocks = field.blocks
    return field._replace(blocks=blocks[:first] + blocks[second:end] + blocks[first:second] + blocks[end:]), 0


def _read(field: Field, kind: str) -> Report:
    if kind == "docx":
        return read_report("报告.docx", as_docx(field))
    if kind == "html":
        return read_report("报告.html", as_html(field, 1).encode())
    return read_report("报告.md", as_text(field, "md").encode())


@pytest.mark.parametrize("kind", ["docx", "html", "md"])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "damage",
    [
        *(row_lost, label_misspelt, heading_misspelt, heading_lost),
        *(split, split_with_headings, table_doubled, sections_swapped),
    ],
)
def test_only_what_is_missing_is_lost(damage: Damage, seed: int, kind: str) -> None:
    whole = made(seed, ("2021", "2019")[seed % 2], headless=False, nested=False)
    broken, cells = damage(whole, Random(seed))
    report = _read(broken, kind)
    found, true = figures(report), whole.values()
    assert {key: value for key, value in found.items() if true.get(key, value) != value} == {}
    assert len(true.keys() - found.keys()) <= cells
    if cells or damage is heading_lost:
        assert report.notes or report.unplaced
    if damage is not heading_lost:
        assert dict(report.prose) == whole.prose
