"""From the labels of a row and the headings of a column to the key of a cell."""

from __future__ import annotations

from collections.abc import Iterable

from engine.form.keys import figure_keys
from engine.intake.placing.board import cell_of_table_2
from engine.intake.placing.concepts import Concept

Path = tuple[tuple[Concept, ...], ...]
"""What each label of a path may mean, from the outermost to the innermost."""


def resolve(row: Path, column: Path, *, alone: bool = False) -> tuple[str, bool]:
    """The key of the cell in this row and column, and whether a label was only a likely one; `` where there is none.

    Args:
        row: the labels of the row.
        column: the headings of the column.
        alone: the row has this one figure, so that table 二 needs no heading.
    """
    key, loose = _table_3(row, column)
    if not key:
        key, loose = _table_2(row, column, alone=alone)
    if not key:
        key, loose = _table_4((*column, *row))
    return key, loose


def _table_3(row: Path, column: Path) -> tuple[str, bool]:
    line, loose = row3_key(row)
    kind, unsure = column3_key(column)
    key = f"applications.{line}.{kind}"
    return (key, loose or unsure) if line and kind and key in figure_keys() else ("", False)


def row3_key(path: Path) -> tuple[str, bool]:
    """The row of table 三 that the innermost label names; a group names the sum of its rows."""
    if not path:
        return "", False
    groups = {concept.key for concepts in path for concept in concepts if concept.kind == "group3"} - {
        "results"
    }
    for concept in path[-1]:
        if concept.kind == "row3":
            if concept.key == "other.other" and groups and "other" not in groups:
                continue
            if concept.key == "handled" and groups:
                continue
            return concept.key, concept.loose
        if concept.kind == "group3" and concept.key != "results":
            return concept.key, False
    return "", False


def column3_key(path: Path) -> tuple[str, bool]:
    """The kind of applicant that the innermost heading names."""
    found = [[concept for concept in concepts if concept.kind == "column3"] for concepts in path]
    inner = next((concepts for concepts in reversed(found) if concepts), [])
    outer = any(
        concept.key == "organisations" and not concept.loose for concepts in found for concept in concepts
    )
    for concept in inner:
        if concept.key == "organisations":
            if concept.loose and outer:
                return concept.key, False
            continue
        if concept.loose and outer:
            continue
        return concept.key, concept.loose
    return "", False


def _table_2(row: Path, column: Path, *, alone: bool) -> tuple[str, bool]:
    lines = _keys(row, "row2")
    if not lines:
        return "", False
    line = lines[-1]
    columns = _keys(column, "column2")
    if columns:
        return cell_of_table_2(line, columns[-1]), False
    if alone and line not in ("regulations", "normative_documents", "procurement"):
        return cell_of_table_2(line, "decisions"), True
    return "", False


def _table_4(path: Path) -> tuple[str, bool]:
    groups = set(_keys(path, "group4"))
    results = [concept for concepts in path for concept in concepts if concept.kind == "column4"]
    strong = {concept.key for concept in results if not concept.loose}
    if not groups or len(strong or {c.key for c in results}) != 1:
        return "", False
    inner = groups & {"litigation_direct", "litigation_after_review"}
    if len(inner) == 1:
        group = inner.pop()
    elif not inner and len(groups) == 1:
        group = groups.pop()
    else:
        return "", False
    result = results[0]
    return f"disputes.{group}.{result.key}", not strong


def _keys(path: Iterable[tuple[Concept, ...]], kind: str) -> list[str]:
    return [concept.key for concepts in path for concept in concepts if concept.kind == kind]
