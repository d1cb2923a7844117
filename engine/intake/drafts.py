"""A report that was read becomes a draft, or the year before of a draft; a draft becomes the report that it would be."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from engine.draft.model import PROSE_PARTS, Draft, LastYear
from engine.draft.profile import ProfileError, checked_entry
from engine.draft.values import number_fault, plain
from engine.form.current import FORM
from engine.form.keys import CELLS, figure_keys
from engine.form.model import Table
from engine.intake.errors import IntakeError
from engine.intake.report import Number, Reading, Report
from engine.rules.source import READ

_FEWEST = 3
"""A report of which fewer sections were found is judged as an excerpt."""


def draft_of(report: Report, *, as_read: bool = False) -> Draft:
    """The draft that a report makes.

    Args:
        report: the report.
        as_read: keep figures that no draft file may hold (negative, fractional) and the edition of the report, so
            that the rules see what is printed. Such a draft is for judging only; without this, it can be saved.

    Returns:
        Profile, figures and prose, and under `[read]` what the reader saw: see `engine.rules.source`.
    """
    draft = Draft(profile=_profile(report))
    figures = _figures(report.cells)
    odd = {key: value for key, value in figures.items() if number_fault(key, value)}
    draft = draft.with_figures({key: value for key, value in figures.items() if key not in odd})
    for part, text in report.prose.items():
        if part in PROSE_PARTS and text.strip():
            draft = draft.with_prose(part, text)
    if as_read:
        ordered = {key: value for key, value in figures.items() if key in odd or key in draft.figures}
        draft = draft._replace(figures=ordered, edition=report.edition)
    return draft._replace(extra={READ: _seen(report, odd)})


def as_last_year(draft: Draft, report: Report) -> Draft:
    """The draft with this report as the year before.

    Raises:
        IntakeError: the report is about another year.
    """
    year = report.profile.get("year")
    if isinstance(year, int) and draft.year and year != draft.year - 1:
        raise IntakeError(
            report.name,
            f"这是{year}年的报告，草稿是{draft.year}年度，上年报告应是{draft.year - 1}年的。请核对是否选错了文件。",
        )
    source = draft_of(report)
    extra: dict[str, object] = {"file": report.name}
    extra |= {key: value for key in ("organ", "year") if (value := report.profile.get(key))}
    return draft.with_last_year(LastYear(source.figures, source.prose, extra))


def report_of_draft(draft: Draft, name: str) -> Report:
    """The report that a draft would be, links in its prose resolved."""
    from engine.prose.links import printed
    from engine.rules.view import view

    seen = view(draft)
    cells: dict[str, Reading] = {}
    for key in CELLS:
        value = seen.value(key)
        cells[key] = Reading(value, "" if value is None else printed(value), "草稿")
    for key, value in draft.figures.items():
        if key not in cells and not key.startswith(tuple(_FACT_HEADS)):
            cells[key] = Reading(value, printed(value), "草稿")
    prose = {part: resolved.text for part, resolved in seen.texts.items() if not part.startswith("overview.")}
    if seen.overview.strip():
        prose["overview"] = seen.overview
    organ, year = draft.organ or "", draft.year
    profile = {key: value for key, value in draft.profile.items() if isinstance(value, str | int)}
    return Report(
        name=name,
        edition=draft.edition,
        profile=profile,
        cells=cells,
        prose={part: prose[part] for part in PROSE_PARTS if part in prose},
        title=FORM.title.format(organ=organ, year=year) if organ and year else "",
        headings=tuple(section.heading for section in FORM.sections),
        sections=tuple(section.key for section in FORM.sections),
    )


_FACT_HEADS = frozenset(f"{fact.key.split('.', 1)[0]}" for fact in FORM.facts)


def _profile(report: Report) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in report.profile.items():
        try:
            entry = checked_entry(key, value)
        except ProfileError:
            continue
        if entry is not None:
            found[key] = entry
    return found


def _figures(cells: Mapping[str, Reading]) -> dict[str, Number]:
    return {
        key: _tidy(reading.value)
        for key, reading in cells.items()
        if reading.value is not None and key in figure_keys()
    }


def _tidy(value: Number) -> Number:
    return plain(value) if isinstance(value, int) or value >= 0 else value


def _seen(report: Report, odd: Mapping[str, Number]) -> dict[str, object]:
    """What rules and people may ask about the reading; empty entries are left out."""
    found = {table.key: _rows_found(report, table) for table in FORM.tables}
    rows_missing = [
        f"{table.key}.{row.key}"
        for table in FORM.tables
        for row in table.rows
        if len(found[table.key]) * 2 > len(table.rows) and row.key not in found[table.key]
    ]
    marked = {
        key: report.cells[key].text.strip()
        for key in CELLS
        if key in report.cells and report.cells[key].value is None and report.cells[key].text.strip()
    }
    empty = [table.key for table in FORM.tables if found[table.key] and not _has_figures(report, table)]
    facts: dict[str, object] = {
        "title": report.title,
        "headings": list(report.headings),
        "file": report.name,
        "edition": report.edition,
        "complete": _is_complete(report),
        "missing_tables": [key for key, rows in found.items() if not rows],
        "empty_tables": empty,
        "missing_rows": rows_missing,
        "missing_columns": _columns_missing(report),
        "surplus": list(report.surplus),
        "residue": list(report.residue),
        "disordered": [key for key, rows in report.order.items() if _is_disordered(key, rows)],
        "old_labels": list(report.old_labels),
        "single_other": "applications.other.total" in report.cells,
        "odd": {key: str(value) for key, value in odd.items()},
        "marked": marked,
        "older": {
            key: reading.value if isinstance(reading.value, int | Decimal) else reading.text
            for key, reading in report.older.items()
        },
        "unplaced": list(report.unplaced),
        "notes": list(report.notes),
    }
    return {
        key: value
        for key, value in facts.items()
        if value not in ("", [], {}) and (value or key == "complete")
    }


def _has_figures(report: Report, table: Table) -> bool:
    return any(cell in report.cells and report.cells[cell].value is not None for cell in table.cells())


def _is_complete(report: Report) -> bool:
    """Whether the report was read from its beginning to its end, so that what is not there is missing."""
    sections = set(report.sections)
    return "overview" in sections and bool(sections & {"problems", "matters"}) and len(sections) >= _FEWEST


def _rows_found(report: Report, table: Table) -> set[str]:
    return {
        row.key
        for row in table.rows
        if any(
            f"{table.key}.{row.key}.{column}" in report.cells
            if column
            else f"{table.key}.{row.key}" in report.cells
            for column in (row.columns or ("",))
        )
    }


def _columns_missing(report: Report) -> list[str]:
    missing = []
    for table in (FORM.disclosure, FORM.applications):
        there = {cell.rsplit(".", 1)[-1] for cell in table.cells() if cell in report.cells}
        if there & {column.key for column in table.columns}:
            missing += [f"{table.key}.{column.key}" for column in table.columns if column.key not in there]
    return missing


def _is_disordered(key: str, rows: tuple[str, ...]) -> bool:
    table = next(table for table in FORM.tables if table.key == key)
    order = [row.key for row in table.rows]
    places = [order.index(row) for row in rows if row in order]
    return places != sorted(places)
