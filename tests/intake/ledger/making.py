"""Ledgers made for tests."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from engine.intake.ledger.columns import propose
from engine.intake.ledger.mapping import Mapped
from engine.intake.ledger.model import Tally
from engine.intake.ledger.tally import tally
from engine.intake.ledger.workbook import open_ledger

HEADER = ["申请编号", "收到日期", "申请人类型", "办结日期", "办理结果", "不予公开理由"]
CASE = ["1号", "2024-03-05", "公民", "2024-03-20", "予以公开", ""]


def changed(**cells: str) -> list[str]:
    names = ("number", "received", "kind", "closed", "outcome", "reason")
    return [cells.get(name, cell) for name, cell in zip(names, CASE, strict=True)]


def written(path: Path, rows: list[list[str]], encoding: str = "utf-8", separator: str = ",") -> Path:
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def tallied(path: Path, year: int | None = 2024, mapped: Mapped | None = None) -> Tally:
    ledger = open_ledger(path)
    return tally(ledger, propose(ledger, mapped), year)


def of(tmp_path: Path, *rows: list[str], header: list[str] | None = None) -> Tally:
    return tallied(written(tmp_path / "台账.csv", [header or HEADER, *rows]))
