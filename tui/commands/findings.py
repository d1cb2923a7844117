"""Findings as lines of plain text, for `check`, `export` and the interview without a screen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from engine.draft.errors import one_line
from engine.form.keys import is_key, unit
from engine.prose.links import printed
from engine.rules.check import Verdict
from engine.rules.explained import explained
from engine.rules.finding import Finding

MARKS = {"error": "〔错误〕", "warning": "〔提醒〕", "hint": "〔提示〕"}
DECIDED = "〔已决定保留〕"

_MOST_EXPLANATIONS = 3
_INDENT = "    "


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings with their numbers and their likeliest explanations."""
    for finding in findings:
        yield heading(finding)
        yield from (_INDENT + text for text in details(finding))


def numbered(verdict: Verdict, only: Container[int] | None = None) -> Iterator[str]:
    """Findings as they are counted from 1, each with the ways in which it can be put right at once.

    Args:
        verdict: what the rules say.
        only: the numbers of those that are wanted; None for all.
    """
    from engine.rules.repair import fixes

    for number, finding in enumerate(verdict.findings, start=1):
        if only is not None and number not in only:
            continue
        yield f"{number}. {heading(finding)}"
        yield from (_INDENT + text for text in details(finding))
        ways = fixes(finding, verdict.view) if not finding.kept else ()
        for way, fix in enumerate(ways[:_MOST_EXPLANATIONS], start=1):
            more = f" {way}" if len(ways) > 1 else ""
            yield one_line(f"{_INDENT}可采纳（/采纳 {number}{more}）：{fix.words}")


def heading(finding: Finding) -> str:
    """What is wrong, in one line."""
    mark = DECIDED if finding.kept else MARKS[finding.severity]
    return one_line(f"{mark}{finding.rule} {finding.message}")


def details(finding: Finding) -> Iterator[str]:
    """The numbers, what is likely wrong, and what was decided."""
    if finding.expected is not None and finding.actual is not None:
        measure = unit(finding.cells[0]) if finding.cells and is_key(finding.cells[0]) else ""
        gap = finding.expected - finding.actual
        yield (
            f"应为{printed(finding.expected)}{measure}，实为{printed(finding.actual)}{measure}，"
            f"相差{printed(gap if gap >= 0 else -gap)}{measure}"
        )
    texts = explained(finding)
    for number, text in enumerate(texts[:_MOST_EXPLANATIONS]):
        yield one_line(f"{'最可能是' if number == 0 else '也可能是'}：{text}")
    if len(texts) > _MOST_EXPLANATIONS:
        yield f"另有{len(texts) - _MOST_EXPLANATIONS}种可能"
    if finding.decision and finding.decision.reason:
        yield one_line(f"理由：{finding.decision.reason}")
    if finding.decision and not finding.kept:
        yield "已搁置" + ("，导出前仍要处理" if finding.blocks else "")
    if finding.lapsed is not None:
        why = f"（理由：{finding.lapsed.reason}）" if finding.lapsed.reason else ""
        yield one_line(f"曾作过决定{why}，后来内容变了，请重新决定")


def total(verdicts: Iterable[Verdict]) -> str:
    """错误1处，提醒2处，提示0处."""
    found = list(verdicts)
    errors, warnings, hints = (
        sum(verdict.count(severity) for verdict in found) for severity in ("error", "warning", "hint")
    )
    return f"错误{errors}处，提醒{warnings}处，提示{hints}处。"
