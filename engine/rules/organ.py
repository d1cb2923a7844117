"""Rules about what this kind of organ may have done (family O), and about the fee (P-15, P-16, P-18)."""

from __future__ import annotations

from collections.abc import Iterator

from engine.form.keys import title
from engine.form.organs import POWERS
from engine.rules.finding import Finding
from engine.rules.text import Rule
from engine.rules.view import View

_REGULATIONS = tuple(f"disclosure.regulations.{column}" for column in ("made", "repealed", "in_force"))
_MUST_NOT_REGULATE = {"county", "town", "subdistrict", "zone", "department"}


def regulations(view: View) -> Iterator[Finding]:
    """O-01, O-02: 规章 by an organ that cannot make them (立法法 (2023) 第九十一条、第九十三条)."""
    kind = view.kind
    filled = [key for key in _REGULATIONS if (view.value(key) or 0) > 0]
    if kind is None or not filled:
        return
    if kind.key in _MUST_NOT_REGULATE:
        first = view.value(filled[0])
        yield Finding(
            "O-01",
            "error",
            f"{kind.label}没有规章制定权，{title(filled[0])}填了{first}，“规章”三格应为0。"
            "如为行政规范性文件，请填在下一行。",
            cells=tuple(filled),
            expected=0,
            actual=first,
            difference=first,
        )
    elif kind.key == "office":
        yield Finding(
            "O-02",
            "warning",
            "政府办公厅（室）填报了规章，请确认与本级政府报告口径不重复。",
            cells=tuple(filled),
        )


def powers(view: View) -> Iterator[Finding]:
    """O-03, O-04: figures against the powers that the profile names."""
    held = view.draft.powers
    if held is None:
        return
    for power in ("licensing", "penalties", "compulsion", "fees"):
        key = f"disclosure.{power}"
        value = view.value(key)
        if value is None:
            continue
        if power not in held and value > 0:
            yield Finding(
                "O-03",
                "warning",
                f"本机关档案里没有“{POWERS[power]}”职权，{title(key)}却填了{value}，请核对职权或数字。",
                cells=(key,),
                expected=0,
                actual=value,
                difference=value,
            )
        elif power in held and value == 0 and power in ("licensing", "penalties"):
            yield Finding(
                "O-04",
                "hint",
                f"本机关有“{POWERS[power]}”职权，{title(key)}为0，请确认全年确实没有。",
                cells=(key,),
            )


def fee(view: View) -> Iterator[Finding]:
    """P-15, P-16, P-18: 信息处理费 against table 三, table 二 and itself (国办函〔2020〕109号)."""
    notices = view.value("info_fee.notices")
    billed = view.value("info_fee.billed_yuan")
    received = view.value("info_fee.received_yuan")
    overdue = view.value("applications.other.fee_overdue.total")
    if overdue and notices is not None and notices < overdue:
        yield Finding(
            "P-15",
            "error",
            f"表三“逾期未按收费通知要求缴纳费用”有{overdue}件，发出收费通知却只有{notices}件，请核对。",
            cells=("applications.other.fee_overdue.total", "info_fee.notices"),
            expected=overdue,
            actual=notices,
            difference=notices - overdue,
        )
    if received and (notices == 0 or (billed is not None and received > billed)):
        over = f"多于通知总金额{billed}元" if notices else "却没有发出收费通知"
        yield Finding(
            "P-18",
            "error",
            f"实际收取信息处理费{received}元，{over}，请核对。",
            cells=("info_fee.received_yuan", "info_fee.billed_yuan", "info_fee.notices"),
            actual=received,
        )
    fees = view.value("disclosure.fees")
    if received and fees is not None and received > fees * 10000:
        yield Finding(
            "P-16",
            "warning",
            f"实际收取信息处理费{received}元，而表二行政事业性收费为{fees}万元，信息处理费也属于行政事业性收费，请核对。",
            cells=("disclosure.fees", "info_fee.received_yuan"),
        )


RULES: tuple[tuple[str, Rule], ...] = (
    ("O-01", regulations),
    ("O-03", powers),
    ("P-15", fee),
)
"""The rules of this family, for the list in `engine.rules.check`."""
