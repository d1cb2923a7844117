"""M-13: whether the report is late. Shown in the application only, with the clock passed in; no finding of a check.

Sources: 条例第四十九条 (部门1月31日、县级以上地方人民政府3月31日); for 乡镇, 街道 and 管委会 the local notice.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from engine.draft.model import Draft
from engine.form.organs import organ_kind
from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.words import read_number


class Due(NamedTuple):
    """When the report is due.

    Attributes:
        day: the last day; None where only a local notice sets it and nobody has said.
        state: `open`, `soon` (a week or less), `late`, or `unknown`.
        days: how many days are left; negative when it is late.
        message: for the drafter.
        source: where the date comes from.
        duty: what must have happened by then; empty where only the local notice says it.
    """

    day: date | None
    state: Literal["open", "soon", "late", "unknown"]
    days: int
    message: str
    source: str = ""
    duty: str = ""

    @property
    def left(self) -> str:
        """How many days are left, in words."""
        if self.day is None:
            return "期限未填"
        if self.days < 0:
            return f"已过期{-self.days}天"
        return f"还有{self.days}天" if self.days else "今天到期"


_SOON = 7
LOCAL = "当地通知"


def deadline(draft: Draft, today: date) -> Due | None:
    """When the report is due and how that looks today; None while year or kind of organ are unknown.

    Args:
        draft: its profile names year and kind; what it says as `deadline`, from the local notice, comes first.
        today: the clock, passed in.
    """
    year = draft.year
    kind = organ_kind(draft.kind) if draft.kind else None
    written = draft.profile.get("deadline")
    if not year or (kind is None and not written):
        return None
    day = day_in(str(written), year) if written else None
    source, duty = LOCAL, ""
    if day is None and kind is not None and kind.deadline is not None:
        day = date(year + 1, kind.deadline.month, kind.deadline.day)
        source, duty = kind.deadline.source, kind.deadline.duty
    if day is None:
        label = kind.label if kind is not None else "本机关"
        how = (
            f"填写的报送期限“{written}”看不出是哪一天，请写成“{year + 1}年1月20日”这样。"
            if written
            else f"{label}的报送期限条例没有规定，请按当地通知在单位信息里填写。"
        )
        return Due(None, "unknown", 0, how)
    days = (day - today).days
    told = f"{day.year}年{day.month}月{day.day}日"
    if days < 0:
        message = f"已过报送（公布）期限{told}（{source}）{-days}天，请尽快报送并说明。"
        return Due(day, "late", days, message, source, duty)
    left = f"还有{days}天" if days else "就是今天"
    message = f"报送（公布）期限是{told}（{source}），{left}。"
    return Due(day, "soon" if days <= _SOON else "open", days, message, source, duty)


def day_in(text: str, year: int) -> date | None:
    """The day that the drafter wrote down from the local notice; a day without a year is of the year after."""
    bare = regex("[〇零一二三四五六七八九十]+").sub(_arabic, "".join(text.split()))
    packed = regex(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)").search(bare)
    found = packed or regex(r"(?:(\d{4})[年./-])?(\d{1,2})[月./-](?:份)?(\d{1,2}|底|末)").search(bare)
    if found is None:
        return None
    of, month, day = found.groups()
    try:
        first = date(int(of or year + 1), int(month), 1)
        last = monthrange(first.year, first.month)[1]
        return first.replace(day=last if day in ("底", "末") else int(day))
    except ValueError:
        return None


def _arabic(found: re.Match[str]) -> str:
    number = read_number(found.group())
    return str(number.value) if number is not None and number.kind == "exact" else found.group()
