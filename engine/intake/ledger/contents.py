"""What the cells of a column look like: dates, outcomes, kinds of applicants, numbers of cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from engine.intake.ledger.applicants import applicant_kinds, kind_of_name
from engine.intake.ledger.dates import When, when
from engine.intake.ledger.outcomes import outcome_rows
from engine.intake.ledger.vocabulary import plain
from engine.intake.ledger.workbook import Row

ENOUGH = 0.5
"""From this share of cells up a column may hold what its header says."""

_BY_CONTENT = 0.7
_SURE = 0.6
_LONGEST = 60
"""Longer cells are told stories, not words of a list."""


def _is_date(cell: object) -> bool:
    return isinstance(when(cell), When)


def _is_outcome(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST and bool(outcome_rows(cell))


def _is_kind(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) <= 20 and bool(applicant_kinds(cell))


def _is_reason(cell: object) -> bool:
    return isinstance(cell, str) and not _is_date(cell)


def _is_flag(cell: object) -> bool:
    return isinstance(cell, str | bool | float | int) and len(str(cell)) <= 12


_FITS: Mapping[str, Callable[[object], bool]] = {
    "received": _is_date,
    "closed": _is_date,
    "kind": _is_kind,
    "outcome": _is_outcome,
    "reason": _is_reason,
    "split": _is_flag,
}


def fit(field: str, cells: Sequence[Hashable]) -> float | None:
    """The share of filled cells that are what the field holds; None where that cannot be told."""
    test = _FITS.get(field)
    if test is None:
        return None
    filled = [
        cell for cell in cells if cell not in ("", None) and str(cell).strip() not in ("", "/", "-", "无")
    ]
    if not filled:
        return None
    return _share(test, filled)


def _share(test: Callable[[str], bool] | Callable[[object], bool], cells: Sequence[Hashable]) -> float:
    """The share of cells that pass; equal ones are looked at once. True and 1 are not equal here."""
    times = Counter((type(cell), cell) for cell in cells)
    return sum(n for (_, cell), n in times.items() if test(cell)) / len(cells)  # type: ignore[arg-type, misc]


def by_content(cells: Sequence[Hashable], header: str) -> Iterator[tuple[str, float]]:
    """The fields that a column may hold by its contents alone: outcomes and kinds of applicants.

    Only words of a list count: a column of names, or of sentences, has as many different cells as rows.
    """
    filled = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    words = {plain(cell) for cell in filled}
    if len(filled) < 3 or len(words) > 40 or (len(filled) > 12 and len(words) > len(filled) * 0.7):
        return
    if any(
        part in header for part in ("内容", "备注", "复议", "诉讼", "姓名", "名称", "单位", "部门", "用途")
    ):
        return
    for field, test in (("outcome", _named_outcome), ("kind", _named_kind)):
        share = _share(test, filled)
        if share >= _BY_CONTENT:
            yield field, _SURE * share


def _named_outcome(cell: str) -> bool:
    return _is_outcome(cell) and any(
        word in cell for word in ("公开", "处理", "提供", "答复", "补正", "撤回")
    )


def _named_kind(cell: str) -> bool:
    return _is_kind(cell) and len(plain(cell)) <= 8 and len(applicant_kinds(cell)) == 1


def names_tell(cells: Sequence[object]) -> bool:
    """Whether the names of the applicants nearly all show what kind they are."""
    filled = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    return bool(filled) and sum(bool(kind_of_name(cell)) for cell in filled) >= 0.8 * len(filled)


def kind_of_sheet(name: str) -> str:
    """The kind of applicant that a sheet is named after."""
    kinds = applicant_kinds(name)
    return kinds[0] if len(kinds) == 1 else ""


def looks_like_case(row: Row) -> bool:
    """Whether a row holds data: a date, or a number of some size."""
    return any(
        _is_date(cell) or (isinstance(cell, int | float) and not isinstance(cell, bool))
        for cell in row
        if cell not in ("", None)
    )
