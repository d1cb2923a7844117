"""Whether what was read is a report of this kind at all, or an invoice, a notice, a novel."""

from __future__ import annotations

from engine.intake.placing.headings import headed
from engine.intake.placing.text import plain
from engine.intake.report import Report
from engine.regex import regex

_NOTICE = regex(r"(?:通知|方案|办法|指南|意见|函|公告|通报|格式|要点|目录|解读|评估报告)(?:\(.*\))?$")
_TOPIC = regex("政府信息|信息公开|政务公开|依申请公开")
_OF_ANY_TEXT = ("overview", "problems", "matters")
"""Sections that other reports have too."""


def is_report(report: Report) -> bool:
    """Whether anything of the form was recognised: a cell of its tables, a title, or headings that only it has.

    A part of a report counts as one. 总体情况 or 存在的问题 alone do not: many a text on other matters has them.
    """
    if report.cells or report.older:
        return True
    title = plain(report.title)
    if title and not _NOTICE.search(title):
        return True
    found = [head for line in report.headings if (head := headed(line)) is not None and head.strength > 1]
    if any(head.section not in _OF_ANY_TEXT for head in found):
        return True
    told = any(_TOPIC.search(plain(text)) for text in report.prose.values())
    return told and bool(found)
