"""The form before the one in force: 国办公开办函〔2019〕60号 《政府信息公开工作年度报告格式（试行）》, used for 2019 and 2020.

Nothing is written on it any more; old reports are read by it. What both editions have stands under the same keys;
what only this one had has keys of its own (`disclosure.licensing.previous_items`). （六）其他处理 was one row, so its
cells are the sums of the three rows that took its place (`applications.other.total`).
"""

from __future__ import annotations

from engine.form.edition_2021 import APPLICATIONS, ASPECTS, DISPUTES, SECTIONS
from engine.form.model import Column, Form, Row, Table

_STOCK = ("newly_made", "newly_published", "public_total")
_ITEMS = ("previous_items", "change")
_DECISIONS = ""
"""A column without a key: the cell is the row's own (`disclosure.licensing`), as in the form in force."""

_FIRST, _FIFTH, _SIXTH = "第二十条第（一）项", "第二十条第（五）项", "第二十条第（六）项"

DISCLOSURE = Table(
    key="disclosure",
    number="表二",
    name="主动公开政府信息情况",
    columns=(
        Column("newly_made", "本年新制作数量"),
        Column("newly_published", "本年新公开数量"),
        Column("public_total", "对外公开总数量"),
        Column("previous_items", "上一年项目数量"),
        Column("change", "本年增/减"),
        Column(_DECISIONS, "处理决定数量"),
        Column("items", "采购项目数量"),
        Column("amount", "采购总金额"),
    ),
    rows=(
        Row("regulations", "规章", item=_FIRST, columns=_STOCK),
        Row("normative_documents", "规范性文件", item=_FIRST, columns=_STOCK),
        Row("licensing", "行政许可", item=_FIFTH, columns=(*_ITEMS, _DECISIONS)),
        Row("other_services", "其他对外管理服务事项", item=_FIFTH, columns=(*_ITEMS, _DECISIONS)),
        Row("penalties", "行政处罚", item=_SIXTH, columns=(*_ITEMS, _DECISIONS)),
        Row("compulsion", "行政强制", item=_SIXTH, columns=(*_ITEMS, _DECISIONS)),
        Row("fees", "行政事业性收费", item="第二十条第（八）项", columns=_ITEMS),
        Row("procurement", "政府集中采购", item="第二十条第（九）项", columns=("items", "amount")),
    ),
)

_OTHER = "（六）其他处理"
_COLUMNS = tuple(column.key for column in APPLICATIONS.columns)


def _application_rows() -> tuple[Row, ...]:
    rows: list[Row] = []
    for row in APPLICATIONS.rows:
        if row.group != _OTHER:
            rows.append(row)
        elif rows[-1].key != "other":
            rows.append(Row("other", _OTHER, columns=_COLUMNS))
    return tuple(rows)


FORM_2019 = Form(
    edition="2019",
    source="国办公开办函〔2019〕60号",
    title="{organ}{year}年政府信息公开工作年度报告",
    sections=SECTIONS,
    aspects=ASPECTS,
    disclosure=DISCLOSURE,
    applications=APPLICATIONS._replace(
        rows=_application_rows(),
        groups=tuple(group for group in APPLICATIONS.groups if group.key != "other"),
    ),
    disputes=DISPUTES,
    facts=(),
)
