"""What stands behind the report: signature, date, attachments, the foot of the web page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.intake.placing.flow import Line
from engine.intake.placing.front import is_meta, organ_in, year_in
from engine.namedtuple import NamedTuple
from engine.regex import regex

_FOOT = regex(
    r"^[\s【\[(（]*(?:相关(?:文档|附件|链接|信息|阅读|稿件|文章|解读)|上一[篇条]|下一[篇条]|分享|打印|责任编辑|主办(?:单位)?[:：]|承办(?:单位)?[:：]"
    r"|版权所有|网站标识码|政府网站标识码|网站地图|联系我们|关于我们|友情链接|扫一扫|返回(?:顶部|首页)|关闭(?:窗口|本页)?|收藏"
    r"|[^\s。]{0,4}ICP备|.{0,6}公网安备|技术支持|网站(?:支持|声明)|站点地图|微信公众号二维码)"
)
_ATTACHED = regex(
    r"^\s*附(?:件|表)?\s*\d{0,2}\s*[:：.．、]|^\s*附件\s*\d{0,2}\s*$|\.(?:docx?|xlsx?|pdf|wps)\s*$"
)
_DATE = regex(
    r"\(?(?:20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2}|[二][〇○零O0][一二三四五六七八九〇○零]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)\)?"
)
_SIGNED = regex(
    r"(?:政府|局|委员会|委|厅|部|处|办公室|办公厅|中心|院|署|队|办事处|管委会|公司|所|站|馆|会|大学|学院|分局)(?:\([^)]*\))?"
)
_LONGEST = 40


class Ending(NamedTuple):
    """The last section without what stands behind it.

    Attributes:
        kept: the positions of the lines that belong to the section.
        signature: who signed; `` for nobody.
        date: the date under the signature.
        attached: lines that name attachments.
        foot: lines of the web page.
    """

    kept: frozenset[int]
    signature: str = ""
    date: str = ""
    attached: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()


def ending_of(lines: Sequence[Line]) -> Ending:
    """Parts the last section from what stands behind it; only what is sure is taken off."""
    told = max((at for at, line in enumerate(lines) if _is_told(line.text)), default=-1)
    end = next((at for at, line in enumerate(lines) if at > told and _is_foot(line.text)), len(lines))
    foot = tuple(lines[end:])
    attached: list[Line] = []
    signature = date = ""
    while (
        end
        and (_ATTACHED.search(lines[end - 1].text) or is_meta(lines[end - 1].text))
        and _is_short(lines[end - 1])
    ):
        text = "".join(lines[end - 1].text.split())
        if _DATE.fullmatch(text):
            break
        attached.insert(0, lines[end - 1])
        end -= 1
    if end and _DATE.fullmatch("".join(lines[end - 1].text.split())):
        date = "".join(lines[end - 1].text.split()).strip("()（）")
        end -= 1
        if end and _is_signature(lines[end - 1].text):
            signature = "".join(lines[end - 1].text.split())
            end -= 1
    elif end > 1 and _is_signature(lines[end - 1].text):
        signature = "".join(lines[end - 1].text.split())
        end -= 1
    while end and _ATTACHED.search(lines[end - 1].text) and _is_short(lines[end - 1]) and (signature or date):
        attached.insert(0, lines[end - 1])
        end -= 1
    return Ending(frozenset(range(end)), signature, date, tuple(attached), foot)


def _is_foot(text: str) -> bool:
    line = text.strip()
    if len(line) > _LONGEST * 3 or "。" in line:
        return False
    return bool(_FOOT.match(line)) or (
        bool(organ_in(line)) and bool(year_in(line)) and line.endswith(("报告", "年报"))
    )


def _is_told(text: str) -> bool:
    """Whether the line is a sentence of a report: nothing before it is the foot of a page."""
    return "。" in text and len(text.strip()) >= _LONGEST // 2


def _is_short(line: Line) -> bool:
    return len(line.text.strip()) <= _LONGEST * 2 and "。" not in line.text


def _is_signature(text: str) -> bool:
    words = "".join(text.split())
    return (
        4 <= len(words) <= _LONGEST
        and not re.search(r"[。，,；;：:、！？\d]|^[（(一二三四五六七八九十]", words)
        and bool(re.search(_SIGNED.pattern + "$", words.replace("（", "(").replace("）", ")")))
    )
