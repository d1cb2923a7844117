"""The three tables as an annex (统计附表) behind the text, for offices that want them so (`annex = true` in the profile).

Sections 二, 三 and 四 then say where their table stands. The tables are moved in the finished document, so that every
template can do it.
"""

from __future__ import annotations

import re
from functools import cache

from engine.output.content import NOTES, Paragraph, ReportContent
from engine.output.errors import TemplateError
from engine.output.grids import grids
from engine.output.literal import escape
from engine.regex import regex

_WORDS = {"disclosure": "第二十条第（一）项", "applications": "申请人情况", "disputes": "未经复议直接起诉"}
"""Words that stand in one of the tables only."""


def headings() -> tuple[str, ...]:
    """What stands above each table of the annex."""
    return tuple(f"附表{number}　{grid.table.name}" for number, grid in enumerate(grids(), start=1))


def notes(content: ReportContent, section: str) -> tuple[Paragraph, ...]:
    """The text printed in the section of a table, with the pointer to the annex where the tables stand there.

    Args:
        content: the report.
        section: key of the section.
    """
    own: tuple[Paragraph, ...] = getattr(content, NOTES[section])
    if not content.annex:
        return own
    number = [grid.table.key for grid in grids()].index(section) + 1
    return (Paragraph(f"本部分数据见附表{number}。"), *own)


def moved(xml: str) -> str:
    """The document with its three tables behind the text, each on a page with its heading.

    Args:
        xml: the finished main part.

    Raises:
        TemplateError: the template has no such tables or headings.
    """
    tables = {
        key: match[0] for match in _table().finditer(xml) for key, word in _WORDS.items() if word in match[0]
    }
    sample = next((match[0] for match in _heading().finditer(xml) if ">一、总体情况<" in match[0]), "")
    end = _end().search(xml)
    if len(tables) != len(_WORDS) or not sample or end is None:
        raise TemplateError("Word 模板里的三张表或部分标题认不出来，不能把表放到文末。请改用自带模板。")
    behind = []
    for number, (grid, heading) in enumerate(zip(grids(), headings(), strict=True)):
        table = tables[grid.table.key]
        xml = xml.replace(table, "", 1)
        behind.append(_headed(sample, heading, new_page=number == 0) + table)
    end = _end().search(xml)
    at = end.start() if end else len(xml)
    return xml[:at] + "".join(behind) + _closing(sample) + xml[at:]


def _headed(sample: str, text: str, *, new_page: bool) -> str:
    """A heading like that of a section, at the left edge."""
    match = _properties().search(sample)
    inside = _own().sub("", match[1]) if match else ""
    style = _style().search(inside)
    at = style.end() if style else 0
    page = "<w:pageBreakBefore/>" if new_page else ""
    inside = f"{inside[:at]}<w:keepNext/>{page}{inside[at:]}"
    later = _before_indent().search(inside)
    at = later.start() if later else len(inside)
    inside = f'{inside[:at]}<w:ind w:firstLineChars="0" w:firstLine="0"/>{inside[at:]}'
    run = sample[match.end() :] if match else sample[sample.index(">") + 1 :]
    written = iter((f'<w:t xml:space="preserve">{escape(text)}</w:t>',))
    run = _text().sub(lambda _: next(written, ""), run)
    return f"<w:p><w:pPr>{inside}</w:pPr>{run}"


def _closing(sample: str) -> str:
    """The empty paragraph that a document ends with, as low as may be so that it makes no page of its own."""
    style = _style().search(sample)
    mark = style[0] if style else ""
    low = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{mark}<w:keepNext w:val="0"/>{low}</w:pPr></w:p>'


@cache
def _table() -> re.Pattern[str]:
    return regex(r"<w:tbl>.*?</w:tbl>", re.DOTALL)


@cache
def _heading() -> re.Pattern[str]:
    return regex(r"<w:p[ >](?:(?!</w:p>).)*?</w:p>", re.DOTALL)


@cache
def _end() -> re.Pattern[str]:
    return regex(
        r"(?:<w:sectPr\b(?:(?!<w:sectPr\b).)*</w:sectPr>\s*)?</w:body>\s*</w:document>\s*$", re.DOTALL
    )


@cache
def _properties() -> re.Pattern[str]:
    return regex(r"<w:pPr>(.*?)</w:pPr>", re.DOTALL)


@cache
def _own() -> re.Pattern[str]:
    return regex(r"<w:(?:keepNext|pageBreakBefore|ind)\b[^>]*/>")


@cache
def _style() -> re.Pattern[str]:
    return regex(r"<w:pStyle\b[^>]*/>")


@cache
def _before_indent() -> re.Pattern[str]:
    return regex(r"<w:(?:contextualSpacing|mirrorIndents|jc|textDirection|textAlignment|outlineLvl|rPr)\b")


@cache
def _text() -> re.Pattern[str]:
    return regex(r"<w:t\b[^>]*>[^<]*</w:t>")
