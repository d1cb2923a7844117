"""The names that stand between braces in a Word template.

Names are short and flat: short, so that a template looks on screen like the report; flat, because
`{{ a1 }}` compiles twice as fast as `{{ t3[0][0] }}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from engine.form import FORM

TITLE = "标题"
HEADER = "页眉"
SIGNATURE = "署名"
ORGAN = "机关"
YEAR = "年度"
LINE = "行"
TEXT = "文字"
IS_SUBHEADING = "小标题"

PROSE: Mapping[str, str] = {
    "preamble": "前言",
    "overview": "总体情况",
    "disclosure_notes": "表二说明",
    "applications_notes": "表三说明",
    "disputes_notes": "表四说明",
    "problems": "存在问题",
    "matters": "其他事项",
}
"""Field of `ReportContent` -> tag."""

_DISCLOSURE = (
    "规章制发",
    "规章废止",
    "规章现行",
    "规范性文件制发",
    "规范性文件废止",
    "规范性文件现行",
    "行政许可",
    "行政处罚",
    "行政强制",
    "收费金额",
)


@cache
def cell_tags() -> dict[str, str]:
    """Key of each of the 200 cells -> its tag.

    表二 has words; 表三 a column letter and a row number (a1 … g25: a 自然人 … g 总计, rows as printed); 表四
    x1 … x5 复议, y1 … y5 未经复议直接起诉, z1 … z5 复议后起诉.
    """
    tags = dict(zip(FORM.disclosure.cells(), _DISCLOSURE, strict=True))
    for number, row in enumerate(FORM.applications.rows, start=1):
        for letter, column in zip("abcdefg", row.columns, strict=True):
            tags[f"applications.{row.key}.{column}"] = f"{letter}{number}"
    for letter, row in zip("xyz", FORM.disputes.rows, strict=True):
        for number, column in enumerate(row.columns, start=1):
            tags[f"disputes.{row.key}.{column}"] = f"{letter}{number}"
    return tags


@cache
def known() -> frozenset[str]:
    """Every name that a template may use."""
    return frozenset((*cell_tags().values(), *PROSE.values(), TITLE, HEADER, SIGNATURE, ORGAN, YEAR))
