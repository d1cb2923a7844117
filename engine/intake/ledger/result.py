"""A tally as plain data for `--json`."""

from __future__ import annotations

from typing import Any

from engine.form.keys import CELLS
from engine.intake.ledger.model import Tally, Trouble, Unsure

SCHEMA = 1


def document(tally: Tally, cases: dict[str, tuple[str, ...]] | None = None) -> dict[str, Any]:
    """The tally; `cells` has every cell that the ledger has a say in, null where it depends on an open question.

    Args:
        tally: the tally.
        cases: cases that were looked up beside those that the tally holds.
    """
    cells = {**dict.fromkeys(tally.at_least), **tally.figures}
    return {
        "schema": SCHEMA,
        "path": tally.name,
        "year": tally.year,
        "rows": tally.rows,
        "counted": tally.counted,
        "columns": {
            field: {"column": column.letter, "header": column.header, "confidence": column.confidence}
            for field, column in tally.columns.items()
        },
        "cells": {key: cells[key] for key in CELLS if key in cells},
        "at_least": {key: tally.at_least[key] for key in CELLS if key in tally.at_least},
        "cases": {key: list(names) for key, names in {**tally.cases, **(cases or {})}.items()},
        "unsure": [_unsure(unsure) for unsure in tally.unsure],
        "problems": [_problem(problem) for problem in tally.problems],
        "notes": list(tally.notes),
    }


def _unsure(unsure: Unsure) -> dict[str, Any]:
    return {
        "field": unsure.field,
        "word": unsure.word,
        "candidates": list(unsure.candidates),
        "sheet": unsure.sheet,
        "rows": list(unsure.rows),
        "cases": list(unsure.cases),
        "count": unsure.times,
    }


def _problem(problem: Trouble) -> dict[str, Any]:
    return {
        "message": problem.message,
        "field": problem.field,
        "sheet": problem.sheet,
        "rows": list(problem.rows),
        "cases": list(problem.cases),
        "count": problem.times,
    }
