"""Questions for table 四 政府信息公开行政复议、行政诉讼情况."""

from __future__ import annotations

from engine.form.current import FORM
from engine.interview.question import Question


def _group(key: str, title: str, why: str, example: str) -> Question:
    row = FORM.disputes.row(key)
    keys = tuple(f"disputes.{key}.{column}" for column in row.columns)
    return Question(
        f"disputes.{key}",
        "disputes",
        "figures",
        title,
        why=why,
        example=example,
        keys=keys,
        need=keys,
        vocabulary="disputes",
        row=key,
        guide=f"disputes.{key}",
    )


QUESTIONS = (
    _group(
        "review",
        "{year}年因政府信息公开被申请行政复议多少件？结果各是什么？",
        "表四第一组。去年尚未审结、今年审结的也计入今年。",
        "15件，维持6件，纠正9件，其余为0",
    ),
    _group(
        "litigation_direct",
        "未经复议、直接起诉的行政诉讼有多少件？结果各是什么？",
        "表四第二组。只计因政府信息公开提起、本机关为原行为机关的案件。",
        "没有",
    ),
    _group(
        "litigation_after_review",
        "复议以后又起诉的行政诉讼有多少件？结果各是什么？",
        "表四第三组。复议机关作共同被告的，由原行为机关计数。",
        "没有",
    ),
)
