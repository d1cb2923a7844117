"""The result of a check as plain data for `--json`; its shape is fixed for other programs.

Figures are JSON numbers; offsets count code points of the resolved text in `prose`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from engine.draft.model import Decision
from engine.figures.claims import Number
from engine.figures.explain import Explanation
from engine.figures.proof import because
from engine.form.keys import CELLS
from engine.prose.claims import CLAIMING, link_of
from engine.prose.fact import Fact
from engine.rules.check import Verdict
from engine.rules.finding import KEEP, Finding
from engine.rules.told import state
from engine.rules.view import View

SCHEMA = 1

_LEVELS = (("errors", "error"), ("warnings", "warning"), ("hints", "hint"))


def file_result(path: str, verdict: Verdict, unplaced: Sequence[str] = ()) -> dict[str, Any]:
    """One entry of `files`; `unplaced` is what the reader of a report saw and could not place."""
    view = verdict.view
    solution = view.solution
    return {
        "path": path,
        "organ": view.draft.organ,
        "year": view.draft.year,
        "edition": view.draft.edition,
        "cells": {key: number(view.draft.figures.get(key)) for key in CELLS},
        "derived": {
            key: {"value": number(derived.value), "because": because(derived, solution)}
            for key in CELLS
            if (derived := solution.derived.get(key)) is not None
        },
        "prose": {part: resolved.text for part, resolved in view.texts.items()},
        "facts": [_fact(fact, view) for fact in view.facts],
        "findings": [finding_result(finding) for finding in verdict.findings],
        "unplaced": list(unplaced),
    }


def document(files: list[dict[str, Any]]) -> dict[str, Any]:
    """The whole document: files in the order given, and the sum of their findings that nobody decided to keep."""
    findings = [
        finding
        for file in files
        for finding in file.get("findings", ())
        if finding["decision"] is None or finding["decision"]["action"] != KEEP
    ]
    summary = {
        name: sum(1 for finding in findings if finding["severity"] == severity) for name, severity in _LEVELS
    }
    return {"schema": SCHEMA, "files": files, "summary": summary}


def number(value: Number | None) -> int | float | None:
    """A figure as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _fact(fact: Fact, view: View) -> dict[str, Any]:
    link = link_of(fact, view.texts)
    return {
        "part": fact.part,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "key": fact.key if link is None or fact.kind not in (*CLAIMING, "other") else link.key,
        "kind": "count" if link is not None and fact.kind == "other" else fact.kind,
        "value": number(fact.value),
        "unit": fact.unit,
        "parts": [number(part) for part in fact.parts],
        "whole": fact.whole,
        "state": state(fact, view),
    }


def finding_result(finding: Finding) -> dict[str, Any]:
    """One entry of `findings`."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "cells": list(finding.cells),
        "spans": [{"part": span.part, "start": span.start, "end": span.end} for span in finding.spans],
        "expected": number(finding.expected),
        "actual": number(finding.actual),
        "difference": number(finding.difference),
        "explanations": [_explanation(explanation) for explanation in finding.explanations],
        "decision": _decision(finding.decision),
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    changes = [
        {
            "key": change.key or None,
            "from": number(change.before),
            "to": number(change.after),
            "source": change.source.kind,
            "span": None
            if change.source.span is None
            else {
                "part": change.source.part,
                "start": change.source.span[0],
                "end": change.source.span[1],
            },
        }
        for change in explanation.changes
    ]
    return {"changes": changes, "cause": explanation.cause}


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "action": decision.action,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
    }
