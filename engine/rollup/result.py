"""A roll-up as plain data for `--json`; its shape is fixed for other programs.

    { "schema": 1, "output": path or null, "organ": …, "year": …, "edition": "2021",
      "units": [ { "number": 1, "organ": …, "file": …, "digest": …, "year": …, "edition": …,
                   "counted": true, "reason": null } ],              // why it was left out of the sum
      "cells": { KEY: { "value": 65, "known": 65,                    // value: null while a unit is blank
                        "contributions": [ { "unit": 1, "organ": …, "file": …, "value": 60 } ],   // zeros left out
                        "blank": [ 3 ] } },                          // numbers of the units that are blank there
      "facts": { KEY: … },                                           // the same for sums of cells and facts
      "issues": [ { "kind": …, "severity": …, "message": …, "units": [ … ], "cells": [ … ], "names": [ … ],
                    "rule": … } ],
      "unread": [ { "path": …, "error": … } ],
      "against": null or { "path": …, "differences": [ { "key": …, "title": …, "sum": …, "own": …, "difference": … } ] },
      "summary": { "units": 2, "counted": 2, "unread": 0, "errors": 0, "warnings": 0, "hints": 0 },
      "notes": [ … ] }                                               // what cannot be seen in the figures

The kinds of issues are listed in `engine.rollup.issues.Issue`. Figures are JSON numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.form.current import FORM
from engine.form.keys import is_cell, spoken
from engine.rollup.against import Gap
from engine.rollup.issues import UNSEEN, Issue
from engine.rollup.merge import Rollup
from engine.rollup.record import Record, Total
from engine.rules.result import number

SCHEMA = 1


def document(
    rollup: Rollup,
    *,
    output: str | None = None,
    organ: str | None = None,
    unread: Sequence[tuple[str, str]] = (),
    compared: tuple[str, Sequence[Gap]] | None = None,
) -> dict[str, Any]:
    """The whole document.

    Args:
        rollup: the sum.
        output: the file it was written to.
        organ: the organ that reports it.
        unread: sources that could not be read, each with the reason.
        compared: a draft with figures of its own, and where they differ.
    """
    record = rollup.record
    told = {key: total_result(total, record) for key, total in rollup.totals.items()}
    severities = [issue.severity for issue in rollup.issues]
    gaps = compared[1] if compared else ()
    return {
        "schema": SCHEMA,
        "output": output,
        "organ": organ,
        "year": rollup.year,
        "edition": FORM.edition,
        "units": _units(rollup),
        "cells": {key: total for key, total in told.items() if is_cell(key)},
        "facts": {key: total for key, total in told.items() if not is_cell(key)},
        "issues": [_issue(issue) for issue in rollup.issues],
        "unread": [{"path": path, "error": error} for path, error in unread],
        "against": {"path": compared[0], "differences": [_gap(gap) for gap in gaps]} if compared else None,
        "summary": {
            "units": len(rollup.units),
            "counted": len(rollup.units) - len(rollup.left_out),
            "unread": len(unread),
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "hints": severities.count("hint"),
        },
        "notes": [UNSEEN],
    }


def total_result(total: Total, record: Record) -> dict[str, Any]:
    """One figure with what each unit contributes to it."""
    contributions = [
        {
            "unit": place,
            "organ": record.units[place - 1].organ,
            "file": record.units[place - 1].file,
            "value": number(value),
        }
        for place, value in total.parts
    ]
    return {
        "value": number(total.value),
        "known": number(total.known),
        "contributions": contributions,
        "blank": list(total.blank),
    }


def _units(rollup: Rollup) -> list[dict[str, Any]]:
    return [
        {
            "number": place,
            "organ": unit.organ or None,
            "file": unit.file,
            "digest": unit.digest,
            "year": unit.year,
            "edition": unit.edition,
            "counted": place not in rollup.left_out,
            "reason": rollup.left_out.get(place),
        }
        for place, unit in enumerate(rollup.units, start=1)
    ]


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "kind": issue.kind,
        "severity": issue.severity,
        "message": issue.message,
        "units": list(issue.units),
        "cells": list(issue.cells),
        "names": list(issue.names),
        "rule": issue.rule or None,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "key": gap.key,
        "title": spoken(gap.key),
        "sum": number(gap.summed),
        "own": number(gap.own),
        "difference": number(gap.difference),
    }
