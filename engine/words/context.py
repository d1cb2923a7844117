"""Telling amounts from the numbers that only name something: dates, ordinals, telephones, slogans."""

import re
from functools import cache

from engine.regex import regex
from engine.words.figure import DIGITS, Figure
from engine.words.units import Unit, allows_single, match_unit

_MOBILE = 11
_DOTTED = 12
"""How far the second point of 1.2.3 can be from the first: nine digits and a little."""
_BREAKS = "\n\r。；;！!？?"
_BOUNDARY = "\n\r\t \u00a0\u3000，,、。．.；;：:！!？?）)】」』”’》〉…"
_OPENING = "“‘「『"
_BRACKETS = {"〔": "〕", "［": "］", "[": "]", "【": "】", "（": "）", "(": ")", "{": "}", "｛": "｝"}
_WORDS_ENDING_IN_ONE = "统統唯每某任单單专專逐上下这這那另划劃归歸之同首头頭其进進合不均"
_WORDS_BEFORE = {
    "伍": "队隊行入退落为為",
    "陆": "登大着内水海",
    "拾": "收捡",
    "两": "斤",
    "三": "再",
    "四": "再",
}
_SLOGANS = (
    "意识",
    "意識",
    "自信",
    "维护",
    "維護",
    "确立",
    "確立",
    "代表重要",
    "务必",
    "全面战略",
    "坚持",
    "革命",
)
_ONE_PHRASES = (
    "一件事",
    "一次办",
    "一次性",
    "一次告知",
    "一条龙",
    "一条心",
    "一人一",
    "一项一",
    "一户一",
    "一起来",
)
_CASES = ("投诉", "复议", "诉讼", "行政", "案件", "申请", "举报", "事故", "违", "依申请", "信访", "纠纷")
_COUNTED_CASES = (
    "案件",
    "复议",
    "诉讼",
    "申请",
    "申请件",
    "公开件",
    "审结",
    "维持",
    "纠正",
    "结果",
    "办结",
    "答复",
    "处罚",
    "收到",
    "受理",
    "撤回",
    "公开",
    "提供",
)
"""Words that a number of cases stands behind."""
_LABELS = (
    "自然人 企业 机构 组织 团体 其他 其它 总计 合计 共 共计 计 为 收到 新收 接收 受理 办结 办理 答复 结转 公开 部分公开 不予公开 "
    "无法提供 不予处理 其他处理 维持 纠正 其他结果 尚未审结 审结 网络 信函 当面 传真 许可 处罚 强制 规章 文件 网站 微信 微博 抖音 : ： = ＝"
)
_NUMBERED = (
    "附件",
    "附表",
    "附录",
    "附图",
    "序号",
    "编号",
    "页码",
    "版本",
    "文号",
    "代码",
    "专栏",
    "排名",
    "名列",
    "位列",
    "表格",
)
_CONTACTS = (
    "电话",
    "电 话",
    "传真",
    "手机",
    "联系方式",
    "邮编",
    "邮政编码",
    "热线",
    "账号",
    "帐号",
    "QQ",
    "信用代码",
)


def code_end(text: str, at: int) -> int | None:
    """Find the end of a date, time, telephone number or version written in digits at ``at``."""
    found = None
    if _may_be_code(text, at):
        dated = _dated().match(text, at) if text.startswith(("19", "20"), at) else None
        found = dated or _telephone().match(text, at) or _parted().match(text, at)
    if found is None:
        return None
    unit = match_unit(text, found.end())
    counted = unit is not None and unit.sort != "reference"
    return None if counted and found.lastgroup == "time" else found.end()


def _may_be_code(text: str, at: int) -> bool:
    """A cheap look ahead: a code is digits with something of its own between or behind them, or a mobile number."""
    end = at
    while text[end : end + 1].isdigit():
        end += 1
    behind = text[end : end + 1]
    if behind in (".", "．"):
        return sum(char in ".．" for char in text[end : end + _DOTTED]) > 1
    return end - at == _MOBILE or (behind != "" and behind in "-/－–—~～至:： ")


def is_reference(text: str, figure: Figure, unit: Unit | None) -> bool:
    """Say whether a figure names something (第3号, 2024年, 附件1, 一是) instead of counting it."""
    start, end = figure.start, figure.end
    if unit is not None and unit.sort == "reference":
        return True
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if _is_ordinal(text, start):
        return True
    if unit is None and (_is_bracketed(text, figure, before, after) or _is_enumerator(text, figure)):
        return True
    if not figure.arabic:
        return _is_plan_or_slogan(text, figure, unit) or _is_denied_one(text, figure, unit)
    return _sits_in_code(text, figure, unit) or (unit is None and _is_labelled(text, figure))


def is_amount_in_chinese(text: str, figure: Figure, unit: Unit | None) -> bool:
    """Say whether Chinese numerals are a number here and not part of a word such as 统一 or 三审三校."""
    written = text[figure.start : figure.end]
    before = text[max(0, figure.start - 1) : figure.start]
    if figure.trouble == "bare":
        leading = (
            before != ""
            and before in "上近约約超逾过過成"
            and text[max(0, figure.start - 2) : figure.start] != "以上"
        )
        return figure.hedged or (leading and unit is not None)
    if unit is None:
        return _stands_alone(text, figure, before)
    if unit.name == "分" and written.endswith("十") and (len(written) == 1 or figure.trouble):
        return False
    if len(written) > 1:
        return True
    if before and (
        before in _WORDS_BEFORE.get(written, "") or (written in "一壹" and before in _WORDS_ENDING_IN_ONE)
    ):
        return False
    if not allows_single(written, unit.name):
        return False
    if not (written == "一" and unit.name == "起") or text.startswith(_CASES, unit.end):
        return True
    ended = text[unit.end : unit.end + 1] in _BOUNDARY  # 行政复议案件一起。 but not 与群众一起
    return ended and text[max(0, figure.start - 4) : figure.start].endswith(_COUNTED_CASES)


def swallowed_one(text: str, at: int) -> bool:
    """See the 一 of 统一, 唯一 … in front of a real numeral: 统一六十件."""
    return at > 0 and text[at] == "一" and text[at - 1] in _WORDS_ENDING_IN_ONE


def _stands_alone(text: str, figure: Figure, before: str) -> bool:
    if text[figure.end : figure.end + 1] not in _BOUNDARY and figure.end < len(text):
        return figure.hedged and not figure.trouble
    if figure.trouble == "malformed" or before == "双":
        return False
    if figure.trouble == "vague" or figure.hedged:
        return figure.hedged or text[figure.start] not in "若几幾"
    written = text[figure.start : figure.end]
    if len(written) > 1:
        return True
    labelled = text[max(0, figure.start - 6) : figure.start].endswith(tuple(_LABELS.split()))
    return labelled and not (written == "一" and before in "为共公计")


def _is_ordinal(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    if before.endswith("前") and _ranked().match(text, start):
        return True
    return before.endswith(("第", "第（", "第("))


def _is_bracketed(text: str, figure: Figure, before: str, after: str) -> bool:
    """See （一）, 〔2021〕, and (1) at the head of a clause."""
    if not before or _BRACKETS.get(before) != after:
        return False
    if not figure.arabic:
        return figure.end - figure.start <= 3
    written = text[figure.start : figure.end]
    if _year().fullmatch(written):
        return True
    return len(written) <= 2 and _heads_clause(text, figure.start - 1)


def _is_enumerator(text: str, figure: Figure) -> bool:
    """See 一、 1. 2） at the head of a clause, and 一是, 其二."""
    start, end = figure.start, figure.end
    if end - start > 3 or figure.hedged:
        return False
    after = text[end : end + 1]
    if not figure.arabic:
        if after == "是" or text[max(0, start - 1) : start] == "其":
            return True
        return after != "" and after in "、.．" and _heads_clause(text, start)
    if after == "" or after not in "、.．)）" or not _heads_clause(text, start):
        return False
    return not _digit().match(text, end + 1) or _opening_year().match(text, end + 1) is not None


def _heads_clause(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at].rstrip(" \t\u00a0\u3000")
    return (before == "" and at <= 8) or before.endswith((*_BREAKS, "）", ")"))


def _is_plan_or_slogan(text: str, figure: Figure, unit: Unit | None) -> bool:
    start, end = figure.start, figure.end
    if _five_year_plan().fullmatch(text, start, end):
        return True
    if unit is None:
        return False
    if start and text[start - 1] in _OPENING and text[unit.end : unit.end + 1] not in "”’」』":
        return True
    if text.startswith(_ONE_PHRASES, start) or text[max(0, start - 1) : start] == "跑":
        return True
    return unit.name == "个" and end - start == 1 and text.startswith(_SLOGANS, unit.end)


def _is_denied_one(text: str, figure: Figure, unit: Unit | None) -> bool:
    """See 没有一起投诉 and 一件也没有: that one is none; 办结一件申请、解决一个问题: that one is any."""
    if unit is None or text[figure.start : figure.end] != "一":
        return False
    slogan = _one_and_one().match(text, unit.end) or _one_and_one().search(
        text, max(0, figure.start - 14), figure.start
    )
    ended = text[unit.end : unit.end + 1] in _BOUNDARY
    named = ended and _counted().search(text, max(0, figure.start - 8), figure.start) is not None
    if slogan and not (named and unit.name in "件起宗份"):
        return True
    before = text[max(0, figure.start - 2) : figure.start]
    return before.endswith(("没有", "沒有", "没", "无", "無")) or text.startswith(
        ("也没", "都没", "也未", "都未"), unit.end
    )


@cache
def _counted() -> re.Pattern[str]:
    """收到申请一件，办结一件: what is counted is named, or it is what became of a case."""
    return regex(
        "(?:申请|公开|复议|诉讼|处罚|许可|文件|维持|纠正|纠错|审结|办结|答复|结果|完成|收到|受理)[件案]{0,2}\\Z"
    )


@cache
def _one_and_one() -> re.Pattern[str]:
    return regex("[^，。；、0-9]{0,6}[、，][^，。；、0-9]{2,3}一[件个项颗份片批户次]")


def _sits_in_code(text: str, figure: Figure, unit: Unit | None) -> bool:
    """See digits glued to Latin letters: IPv6, A4, an address on the web; ``APP3个`` is an amount."""
    if _latin_behind().match(text, figure.end):
        return True
    window = text[max(0, figure.start - 60) : figure.start]
    latin = _latin_before().search(window)
    if latin is None:
        return False
    return not (unit is not None and latin.group().isalpha())


def _is_labelled(text: str, figure: Figure) -> bool:
    """See 附件1, 邮编：264200, 电话 …, 12345热线, the page number -3-, a case number."""
    start, end = figure.start, figure.end
    written = text[start:end]
    before = text[max(0, start - 8) : start].rstrip(" ：:")
    if before.endswith(_NUMBERED) or _table_label().search(before):
        return True
    if len(written) >= 5:
        clause = _clause_break().split(text[max(0, start - 30) : start])[-1]
        if any(word in clause for word in _CONTACTS):
            return True
    if _hotline().match(text, end) or (len(written) > 1 and written[0] in "0０" and written.isdigit()):
        return True
    if _dash_before().search(text[max(0, start - 3) : start]) and _dash_behind().match(text, end):
        return True
    return _case_number().search(text[max(0, start - 22) : start]) is not None


@cache
def _dated() -> re.Pattern[str]:
    return regex(
        f"(?:(?:19|20)[0-9]{{2}}([-/.．])[0-9]{{1,2}}\\1[0-9]{{1,2}}"
        f"|(?:19|20)[0-9]{{2}} ?[-－–—~～至] ?(?:19|20)[0-9]{{2}})(?![{DIGITS}])"
    )


@cache
def _telephone() -> re.Pattern[str]:
    return regex(
        f"(?:0[0-9]{{2,3}}[-－–—]{{1,2}}[0-9]{{7,8}}|[0-9]{{3}}-[0-9]{{3,4}}-[0-9]{{4}})(?![{DIGITS}])"
        f"|1[3-9][0-9]{{9}}(?![0-9.件条元万亿人])"
    )


@cache
def _parted() -> re.Pattern[str]:
    digit = f"[{DIGITS}]"
    no_more = f"(?!{digit})"
    return regex(
        f"(?P<time>{digit}{{1,2}}[:：][0-5０-５]{digit}(?:[:：]{digit}{{2}})?{no_more})"
        f"|{digit}{{1,9}}(?:[.．]{digit}{{1,9}}){{2,8}}{no_more}(?![.．]{digit})"
        f"|{digit}{{1,9}}(?:[-/]{digit}{{1,9}}){{2,8}}{no_more}"
    )


@cache
def _year() -> re.Pattern[str]:
    return regex("(?:19|20|１９|２０)[0-9０-９]{2}")


@cache
def _opening_year() -> re.Pattern[str]:
    return regex("(?:19|20)[0-9]{2} {0,2}年")


@cache
def _digit() -> re.Pattern[str]:
    return regex(f"[{DIGITS}]")


@cache
def _ranked() -> re.Pattern[str]:
    return regex("[0-9]{1,3} ?[名位]|[一二三四五六七八九十]{1,3}(?:[名位]|个?季度|个?月)")


@cache
def _five_year_plan() -> re.Pattern[str]:
    return regex("十[一二三四五六]五")


@cache
def _latin_behind() -> re.Pattern[str]:
    return regex("[A-Za-z]|[._/@-][a-z]")


@cache
def _latin_before() -> re.Pattern[str]:
    return regex("[A-Za-z][A-Za-z0-9._/@?=&#-]{0,59}\\Z")


@cache
def _table_label() -> re.Pattern[str]:
    return regex("(?:^|[附见如上下（(，。、\n ])[图表圖]\\Z")


@cache
def _clause_break() -> re.Pattern[str]:
    return regex("[。；;，\n]")


@cache
def _hotline() -> re.Pattern[str]:
    return regex(
        "[”’」]? ?(?:政府|政务|政務|便民|市民|服务|公共|热线|平台)[^，。；、\n]{0,8}(?:热线|熱線|平台)|[”’」]?(?:热线|熱線)"
    )


@cache
def _dash_before() -> re.Pattern[str]:
    return regex("[-－–—] ?\\Z")


@cache
def _dash_behind() -> re.Pattern[str]:
    return regex(" ?[-－–—](?![0-9])")


@cache
def _case_number() -> re.Pattern[str]:
    return regex("[（(〔\\[【][0-9]{4}[）)〕\\]】][^，。；、：:\\n\\r （(]{0,12}\\Z")
