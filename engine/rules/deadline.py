"""M-13: whether the report is late. Shown in the application only, with the clock passed in; no finding of a check.

Sources: 条例第四十九条 (部门1月31日、县级以上地方人民政府3月31日); for 乡镇, 街道 and 管委会 the local notice.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from engine.draft.model import Draft
from engine.form.organs import organ_kind


class Due(NamedTuple):
    """When the report is due.

    Attributes:
        day: the last day; None where only a local notice sets it and nobody has said.
        state: `open`, `soon` (a week or less), `late`, or `unknown`.
        days: how many days are left; negative when it is late.
        message: for the drafter.
    """

    day: date | None
    state: Literal["open", "soon", "late", "unknown"]
    days: int
    message: str


_SOON = 7


def deadline(draft: Draft, today: date) -> Due | None:
    """When the report is due and how that looks today; None while year or kind of organ are unknown."""
    year = draft.year
    kind = organ_kind(draft.kind) if draft.kind else None
    if not year or (kind is None and not draft.profile.get("deadline")):
        return None
    day = _local(draft, year)
    source = "当地通知"
    if day is None and kind is not None and kind.deadline is not None:
        day = date(year + 1, kind.deadline.month, kind.deadline.day)
        source = kind.deadline.source
    if day is None:
        label = kind.label if kind is not None else "本机关"
        return Due(None, "unknown", 0, f"{label}的报送期限条例没有规定，请按当地通知在单位信息里填写。")
    days = (day - today).days
    written = f"{day.year}年{day.month}月{day.day}日"
    if days < 0:
        return Due(
            day, "late", days, f"已过报送（公布）期限{written}（{source}）{-days}天，请尽快报送并说明。"
        )
    if days <= _SOON:
        left = f"还有{days}天" if days else "就是今天"
        return Due(day, "soon", days, f"报送（公布）期限是{written}（{source}），{left}。")
    return Due(day, "open", days, f"报送（公布）期限是{written}（{source}），还有{days}天。")


def _local(draft: Draft, year: int) -> date | None:
    """The day that the drafter wrote down from the local notice; a day without a year is of the year after."""
    text = draft.profile.get("deadline")
    if not isinstance(text, str):
        return None
    found = re.search(r"(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})", text)
    if found is None:
        return None
    try:
        return date(int(found.group(1) or year + 1), int(found.group(2)), int(found.group(3)))
    except ValueError:
        return None
