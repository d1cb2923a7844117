"""What stands before the first heading: the title, the preamble, and what the web page put around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.intake.placing.flow import Line
from engine.intake.placing.text import narrow, plain
from engine.namedtuple import NamedTuple
from engine.regex import regex

_REPORT = regex(
    r"(?:政府信息|政务|信息)公开(?:工作)?(?:情况)?的?(?:20\d\d年度?)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)"
)
_YEAR = regex(r"(20\d\d)\s*(?:年度?|[)）])|([二][〇○零O0][一二三四五六七八九〇○零]{2})年")
_SENTENCE = regex("[。；;：:！？]")
_NO_TITLE = regex("根据|按照|依照|依据|现将|如下|编制|格式|位置|首页|>|»")
_LONGEST, _LONGEST_LINE, _LINES = 80, 40, 5
_ORGAN_END = regex(
    r"(?:政府|政府办公[室厅]|办公[室厅]|局|委员会|委|厅|部|处|办|中心|院|署|队|街道|管委会|公司|镇|乡|社|会|馆|所|站|学校|大学|学院"
    r"|[省市县区州盟旗]|园区|行|法院|库|场|台|总队|支队|海关|区管委)(?:[(（][^)）]*[)）])?$"
)
_TAIL = regex(
    r"(?:[经济高新技术产业出口加工综合保税工业园示范试验开发区]*区)?(?:管理委员会|管委会|人民政府|办公[室厅]|街道办事处|办事处|委员会)(?:办公室)?$"
)
"""The end of a name whose beginning stands in the line above."""

_META = regex(
    r"^[\s【\[(（]*(?:发布(?:日期|时间|机构|单位|人|者)|信息来源|文章来源|内容来源|来源|稿件来源|稿源|作者|供稿|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?"
    r"|点击(?:次数|量|数)?|访问量|字体(?:大小)?|字号|索\s*引\s*号|信息索引|主题词|主题分类|体裁分类|公开(?:方式|范围|时限|日期|形式|主体)"
    r"|(?:发文|成文|生成|印发|公布|更新|上传|创建)(?:日期|时间|机关|字号)|文\s*号|信息分类|信息名称|有\s*效\s*性|效力状态|责任编辑|编辑|审核人?|校对"
    r"|分享(?:到)?|打印|关闭|收藏|当前位置|您?(?:现)?(?:在|当前)?的?位置|所在位置|标\s*题|名\s*称|关键[词字]|时间|日期|视力保护色|朗读|下载)"
    r"(?:[\s:：】\])）|/]|$)"
)
_ONLY_DATE = regex(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?")
_SIZES = regex(r"[\[【(（]?(?:字体|字号)?[:：]?[大中小特超默认](?:[\s|]*[大中小])*[\]】)）]?")
_LONGEST_META = 120
_CHINESE = {sign: str(digit) for digit, sign in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
}


class Front(NamedTuple):
    """What stands before the first heading.

    Attributes:
        title: the printed title, its lines joined; `` where there is none.
        preamble: the lines of the preamble.
        left_out: lines of the web page around the report.
    """

    title: str
    preamble: tuple[Line, ...]
    left_out: tuple[Line, ...]


def front_of(lines: Sequence[Line]) -> Front:
    """Finds the title and the preamble."""
    found = _title(lines, needs_year=True) or _title(lines, needs_year=False)
    meta = {at for at, line in enumerate(lines) if is_meta(line.text)}
    if found is None:
        kept = [line for at, line in enumerate(lines) if at not in meta]
        return Front("", tuple(kept), tuple(lines[at] for at in sorted(meta)))
    first, last = found
    title = "".join("".join(line.text.split()) for line in lines[first:last])
    before = lines[:first]
    after = [line for at, line in enumerate(lines) if at >= last and at not in meta]
    behind = tuple(lines[at] for at in sorted(meta) if at >= last)
    return Front(title, tuple(after), (*before, *behind))


def is_meta(text: str) -> bool:
    """Whether the line surely belongs to the web page, not to the report."""
    line = text.strip()
    if len(line) > _LONGEST_META:
        return False
    joined = "".join(line.split())
    if _ONLY_DATE.fullmatch(joined) or _SIZES.fullmatch(line):
        return True
    return bool(_META.match(line)) and "。" not in line


def _title(lines: Sequence[Line], *, needs_year: bool) -> tuple[int, int] | None:
    """The lines of the last title, from the first to behind the last."""
    for last in range(len(lines), 0, -1):
        for size in range(1, min(_LINES, last) + 1):
            window = [line.text for line in lines[last - size : last]]
            if not all(_may_be_title(text) for text in window):
                break
            joined = "".join(plain(text) for text in window)
            if not _REPORT.search(joined) or len(joined) > _LONGEST:
                continue
            if needs_year and not _YEAR.search(joined):
                continue
            if not _REPORT.search(plain(window[-1])) and size > 1 and not _ends_it(window):
                continue
            first = last - size
            return _upwards(lines, first, joined), last
    return None


def _ends_it(window: list[str]) -> bool:
    """Whether the last line still belongs to the title: the end of its words, or the year in brackets."""
    joined = "".join(plain(text) for text in window)
    last = plain(window[-1])
    found = _REPORT.search(joined)
    behind = found is not None and found.end() > len(joined) - len(last)
    return behind or bool(re.fullmatch(r"\(?20\d\d年?度?\)?", last))


def _upwards(lines: Sequence[Line], first: int, joined: str) -> int:
    """The first line of the title, where the name of the organ stands above."""
    organ = organ_in(joined)
    begin = first
    while begin > 0 and first - begin < 3:
        if organ and _ORGAN_END.search(organ) and len(organ) >= 3 and not _TAIL.match(organ):
            return begin
        above = lines[begin - 1].text
        if not _may_be_title(above) or len("".join(above.split())) > _LONGEST_LINE or is_meta(above):
            break
        if _REPORT.search(plain(above)) or _YEAR.search(plain(above)):
            break
        begin -= 1
        joined = plain(above) + joined
        organ = organ_in(joined)
    return begin if organ and _ORGAN_END.search(organ) else first


def _may_be_title(text: str) -> bool:
    joined = plain(text)
    return 0 < len(joined) <= _LONGEST and not _SENTENCE.search(joined) and not _NO_TITLE.search(joined)


def year_in(text: str) -> int | None:
    """The year that a title names."""
    found = _YEAR.search(plain(text)) or re.search(r"(?<!\d)(20\d\d)(?!\d)()", plain(text))
    if found is None:
        return None
    if found.group(1):
        return int(found.group(1))
    digits = "".join(_CHINESE.get(sign, "") for sign in found.group(2))
    return int(digits) if len(digits) == 4 else None


def organ_in(title: str) -> str:
    """The organ that a title names: 《某局2024年政府信息公开工作年度报告》 and its other orders; `` for none."""
    words = plain(title)
    found = None
    for match in _REPORT.finditer(words):
        found = match
    if found is None:
        return ""
    name = narrow(title)[: found.start()]
    if name.endswith("人民") and words[found.start() :].startswith("政府信息"):
        name += "政府"
    name = re.sub(r"^[《〈\"“'\s]*(?:关于)?(?:发布|公布|印发)?", "", name)
    name = re.sub(r"\(?20\d\d年?度?\)?|二[〇○零O0][一二三四五六七八九〇○零]{2}年度?", "", name, count=2)
    name = re.sub(r"^(?:关于|[關关]於|的|年度?)+|(?:关于|[關关]於|的|年度?|开展|发布|落实)+$", "", name)
    name = name.strip('《》〈〉"“”·-—、,:').replace("(", "（").replace(")", "）").replace(",", "，")
    return name if name.count("（") == name.count("）") else name.strip("（）")
