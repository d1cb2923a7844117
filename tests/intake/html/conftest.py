"""A small report as markup, to be put into pages of every style."""

from __future__ import annotations

import pytest

from engine.intake.document import Document, Grid, Paragraph

TABLE2 = (
    '<table border="1"><tbody><tr><td colspan="4"><p>第二十条第（一）项</p></td></tr>'
    "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
    "<tr><td>行政规范性文件</td><td>1</td><td>2</td><td>30</td></tr></tbody></table>"
)
TABLE4 = (
    "<table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
    + "".join(
        f"<td rowspan=2>{word}</td>" for word in ("结果<br>维持", "结果纠正", "其他结果", "尚未审结", "总计")
    )
    + "<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉</tr><tr>"
    + "".join(f"<td>{word}</td>" for word in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2)
    + "</tr><tr>"
    + "<td>&nbsp;0&nbsp;</td>" * 15
    + "</tr></table>"
)
LINES = (
    "甲县林业局",
    "2024年政府信息公开工作年度报告",
    "根据条例的规定，甲县林业局编制本报告。报告所列数据的统计期限为2024年1月1日至12月31日，欢迎查阅。",
    "一、总体情况",
    "本年新收申请12件，均已办结。",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "公开内容还不够丰富。",
    "六、其他需要报告的事项",
    "本年没有收取信息处理费。",
    "甲县林业局",
    "2025年1月20日",
)


def body(tag: str = "p") -> str:
    """The report as blocks of one sort, with two of its tables."""
    parts = [f"<{tag}>&nbsp;　　{line}</{tag}>" for line in LINES]
    parts.insert(8, TABLE4)
    parts.insert(6, TABLE2)
    return "\n".join(parts)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


@pytest.fixture
def report() -> str:
    return body()
