"""Everything that the papers say, as plain data: what `.packet.json` holds and what the Word files are made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine import __version__
from engine.compare.compare import compare
from engine.compare.result import document as comparison_document
from engine.draft.difference import part_title
from engine.draft.model import PROSE_PARTS, Draft
from engine.form import CELLS, FORM
from engine.interview.growth import years
from engine.output.assemble import content_of
from engine.output.fingerprint import fingerprint_of
from engine.output.packet.earlier import KIND, Earlier, digest, kept
from engine.output.packet.sources import coverage_of, number_rows
from engine.output.proof import Point, prove, summary
from engine.output.sanitise import sanitise
from engine.prose.repetition import LINE, repetition
from engine.rules.balance_sheet import sides
from engine.rules.check import RULES, Verdict
from engine.rules.deadline import deadline
from engine.rules.finding import Finding
from engine.rules.result import number
from engine.rules.source import READ

FAMILIES = (
    ("T", "表内勾稽与填报"),
    ("X", "与上年衔接和比较"),
    ("P", "正文与表格、数据合理性"),
    ("S", "正文里的合计与单位"),
    ("O", "机关类型与职责"),
    ("M", "应当写明的内容"),
    ("W", "文字、名称、年份、体例"),
    ("D", "个人信息与保密"),
    ("C", "内容质量"),
)
"""The families of the rules, by the letter of their ids."""


def packet_facts(
    draft: Draft,
    verdict: Verdict,
    report: bytes,
    before: Earlier,
    *,
    draft_mark: bool,
    points: tuple[Point, ...] | None = None,
) -> dict[str, Any]:
    """The facts of a packet.

    Args:
        draft: what is sent.
        verdict: what the rules say of it.
        report: the Word file made of it.
        before: what was sent last time.
        draft_mark: whether the report was exported as 草稿.
        points: the proof of the report without its rendered pages, where it was taken already.
    """
    content, _ = sanitise(content_of(draft, draft_mark=draft_mark, seen=verdict.view))
    return {
        "schema": 1,
        "kind": KIND,
        "version": __version__,
        "edition": draft.edition,
        "basis": FORM.source,
        "organ": draft.organ,
        "year": draft.year,
        "title": "".join(content.title_lines),
        "draft_mark": draft_mark,
        "deadline": _deadline(draft),
        "prepared_by": _text(draft, "prepared_by"),
        "contact": _text(draft, "contact"),
        "phone": _text(draft, "phone"),
        "content_sha256": fingerprint_of(content).content,
        "draft_sha256": digest(draft),
        "proof": _proof(points or prove(report, draft, rendered=False, draft_mark=draft_mark)),
        "checks": _checks(verdict),
        "identities": [_identity(one) for one in sides(verdict.view)],
        "numbers": number_rows(verdict.view),
        "coverage": coverage_of(verdict.view),
        "findings": [_finding(one) for one in verdict.findings],
        "years": _years(verdict),
        "repetition": _repetition(verdict),
        "changes": _changes(verdict, report, before),
        "cells": {key: number(verdict.view.value(key)) for key in CELLS},
        "draft": kept(draft, verdict),
    }


def _text(draft: Draft, key: str) -> str:
    value = draft.profile.get(key)
    return value if isinstance(value, str) else ""


def _deadline(draft: Draft) -> dict[str, Any] | None:
    """The last day and where it comes from; how many days are left depends on the clock and is left out."""
    due = deadline(draft, date.min)
    if due is None or due.day is None:
        return None
    return {"day": due.day.isoformat(), "source": due.source}


def _proof(points: tuple[Point, ...]) -> dict[str, Any]:
    """The Word file opened again and measured; without laying out pages, which is not the same on every machine."""
    told = [
        {
            "id": one.id,
            "name": one.name,
            "passed": one.passed,
            "measured": one.measured,
            "verdict": one.verdict,
        }
        for one in points
    ]
    return {"words": summary(points), "points": told}


def _checks(verdict: Verdict) -> dict[str, Any]:
    families = []
    totals = dict.fromkeys(("errors", "warnings", "hints", "kept"), 0)
    for letter, name in FAMILIES:
        found = [finding for finding in verdict.findings if finding.rule.startswith(letter)]
        still = [finding.severity for finding in found if not finding.kept]
        counts = {
            "errors": still.count("error"),
            "warnings": still.count("warning"),
            "hints": still.count("hint"),
            "kept": len(found) - len(still),
        }
        totals = {kind: total + counts[kind] for kind, total in totals.items()}
        rules = len({rule for rule, _ in RULES if rule.startswith(letter)})
        families.append({"family": letter, "name": name, "rules": rules, **counts})
    return {"families": families, **totals}


def _identity(one: Any) -> dict[str, Any]:
    return {
        "rule": one.identity.rule,
        "text": one.identity.text,
        "left": [number(value) for value in one.left],
        "right": [number(value) for value in one.right],
        "left_sum": number(one.left_sum),
        "right_sum": number(one.right_sum),
        "state": one.state,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    decision = finding.decision
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "decision": None
        if decision is None
        else {"action": decision.action, "reason": decision.reason, "by": decision.by, "at": decision.at},
    }


def _years(verdict: Verdict) -> list[dict[str, Any]]:
    found = []
    for row in years(verdict):
        asks = row.asks
        reason = asks.decision.reason if asks is not None and asks.decision is not None else ""
        found.append(
            {
                "key": row.key,
                "group": row.group,
                "title": row.name,
                "unit": row.unit,
                "main": row.main,
                "old": number(row.old),
                "new": number(row.new),
                "difference": number(row.difference),
                "growth": None if row.growth is None else number(row.growth),
                "words": list(row.words),
                "jump": asks is not None,
                "reason": reason,
            }
        )
    return found


def _repetition(verdict: Verdict) -> dict[str, Any] | None:
    """How much of the prose is last year's; None where last year's text is not known."""
    before = verdict.view.draft.last_year.prose
    if not any(part != "preamble" for part in before):
        return None
    found = repetition({part: text.text for part, text in verdict.view.texts.items()}, before)
    return {
        "share": round(found.share, 4),
        "line": LINE,
        "over": found.over,
        "parts": [
            {
                "part": part,
                "title": part_title(part),
                "share": round(stretch.share, 4),
                "length": stretch.length,
            }
            for part in PROSE_PARTS
            if (stretch := found.parts.get(part)) is not None and stretch.length
        ],
    }


def _changes(verdict: Verdict, report: bytes, before: Earlier) -> dict[str, Any]:
    if before.changes is not None:
        return dict(before.changes)
    if before.draft is None:
        return {"first": True, "since": "", "note": before.note, "comparison": None}
    now = _read_as(report) if READ in before.draft.extra else _resolved(verdict)
    comparison = compare(before.draft, now)
    told = comparison_document(comparison, (before.name, before.draft), ("", verdict.view.draft))
    return {"first": False, "since": before.name, "note": before.note, "comparison": told}


def _read_as(report: bytes) -> Draft:
    """The report as a reader understands it: what stands beside a report that was read, heading by heading."""
    from engine.intake.drafts import draft_of
    from engine.intake.read import read_report

    return draft_of(read_report("", report), as_read=True)


def _resolved(verdict: Verdict) -> Draft:
    """The draft as it is kept: a number that became a link is no change."""
    texts = {part: resolved.text for part, resolved in verdict.view.texts.items()}
    return verdict.view.draft._replace(prose=texts)
