"""Personal data and marks of secrecy that a published report must not carry (family D)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.regex import regex
from engine.rules.finding import Finding, Severity, Span
from engine.rules.scan import is_han, places, runs, says, years_in_brackets
from engine.rules.text import Rule, clause, parts_of
from engine.rules.view import View

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


@cache
def _digits() -> re.Pattern[str]:
    return regex(r"(?<![\dA-Za-z.])(?:\d{17}[\dXx]|\d{15,19})(?![\dA-Za-z])")


@cache
def _mobile() -> re.Pattern[str]:
    return regex(r"(?<![\d.])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\d次条件元万人])")


def is_identity_number(digits: str) -> bool:
    """Whether a run of digits is a 身份证号: date of birth and, with 18 signs, the checksum (GB 11643)."""
    if digits[0] not in "123456789":
        return False
    if len(digits) == 15:
        return digits.isdigit() and _is_date("19" + digits[6:12])
    if len(digits) != 18 or not _is_date(digits[6:14]):
        return False
    total = sum(int(sign) * weight for sign, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == digits[17].upper()


def _is_date(date: str) -> bool:
    month, day = int(date[4:6]), int(date[6:8])
    return "1900" <= date[:4] <= "2099" and 1 <= month <= 12 and 1 <= day <= 31


def masked(number: str) -> str:
    """A number with its middle hidden, so that the message does not repeat it."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def long_numbers(view: View) -> Iterator[Finding]:
    """D-01, D-05: 身份证号 (个人信息保护法第二十八条; 条例第十五条), and runs of digits like those of accounts."""
    for part, text in parts_of(view):
        if all(end - start < 15 for start, end in runs(text)):
            continue
        for match in _digits().finditer(text):
            number = match.group()
            span = (Span(part, match.start(), match.end()),)
            if is_identity_number(number):
                yield Finding(
                    "D-01", "error", f"出现身份证号{masked(number)}，公开的报告里不得有，请删去。", spans=span
                )
            elif len(number) >= 16 and number.isdigit():
                yield Finding(
                    "D-05",
                    "warning",
                    f"出现{len(number)}位数字{masked(number)}，像是银行账号，请核对是否应当公开。",
                    spans=span,
                )


def phones(view: View) -> Iterator[Finding]:
    """D-02: mobile telephones (个人信息保护法第二十五条); in a contact clause only a warning."""
    published = "".join(sign for sign in str(view.draft.profile.get("phone") or "") if sign.isdigit())
    for part, text in parts_of(view):
        if not any(_may_be_mobile(text, start, end) for start, end in runs(text)):
            continue
        for match in _mobile().finditer(text):
            start, end = clause(text, match.start(), match.end())
            number = "".join(sign for sign in match.group() if sign.isdigit())
            contact = number == published or says(text[start:end], _CONTACT)
            severity: Severity = "warning" if contact else "error"
            what = (
                "如确为公开的联系电话请确认，宜改用座机。"
                if contact
                else "请删去；如为公开联系电话请改用座机。"
            )
            yield Finding(
                "D-02",
                severity,
                f"出现手机号{masked(number)}，{what}",
                spans=(Span(part, match.start(), match.end()),),
            )


def _may_be_mobile(text: str, start: int, end: int) -> bool:
    return text[start] == "1" and (
        end - start == 11 or (end - start == 3 and text[end : end + 1] in (" ", "-"))
    )


_CONTACT = ("联系", "联络", "电话", "咨询", "聯系", "聯絡", "電話")

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭鲁韦马苗凤方俞任袁柳鲍史唐费薛雷贺倪汤"
    "罗毕郝邬安常乐于傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛狄米戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路江童颜郭梅盛林钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓杭洪包左石崔吉龚程邢裴陆荣翁"
)
_ORGAN_ENDS = "(?:人民政府|街道办|管委会|管理委员会|公安局|[\u4e00-\u9fff]{2,8}[局委厅])"


@cache
def _persons() -> re.Pattern[str]:
    name = rf"[{_SURNAMES}](?!某)[\u4e00-\u9fff]"
    return regex(
        rf"(?P<masked>[{_SURNAMES}]某{{1,2}}(?=诉|不服|申请|起诉|提起|提出|要求|等\d*人|与|、|（|，)|某某(?=诉|不服))"
        rf"|(?P<sued>(?<![\u4e00-\u9fff]){name}[\u4e00-\u9fff]?(?<![投起上申公控败胜应被反撤倾告])诉(?=[\u4e00-\u9fff]{{2,24}}{_ORGAN_ENDS}))"
        rf"|(?P<named>申请人(?:姓名)?[：:]{name}[\u4e00-\u9fff]?(?=[，。；、（）]|$))"
        rf"|(?P<case>[（(〔\[]20\d\d[）)〕\]][\u4e00-\u9fff]{{1,3}}\d{{0,4}}(?:行|民|刑|执)(?:初|终|申|再|审|赔初|赔终|他|监|赔)?字?第?\d+号)"
        r"|(?P<home>(?:申请人|原告|第三人|当事人)[^。；，\n]{0,12}(?:(?:住址|户籍地?|住所地?)[为在：:]|家住)[\u4e00-\u9fff]{2,})"
    )


_PERSONAL = ("某", "申请人：", "申请人:", "申请人姓名", "住址", "户籍", "住所", "家住")


def _may_name(text: str) -> bool:
    """Whether anything stands there that every match of `_persons` needs."""
    return (
        says(text, _PERSONAL)
        or any(_may_be_name(text, at - size) for at in places(text, "诉") for size in (2, 3) if at >= size)
        or any(text[at + 5 : at + 6] and is_han(text[at + 5]) for at in years_in_brackets(text))
    )


def _may_be_name(text: str, at: int) -> bool:
    return text[at] in _SURNAMES and not (at and is_han(text[at - 1]))


_PERSON_WORDS = {
    "masked": "当事人",
    "sued": "当事人姓名",
    "named": "申请人姓名",
    "case": "案号",
    "home": "当事人住址",
}


def persons(view: View) -> Iterator[Finding]:
    """D-03: names, addresses and case numbers by which an applicant is known (个人信息保护法; 条例第十五条)."""
    for part, text in parts_of(view):
        for match in _persons().finditer(text) if _may_name(text) else ():
            what = _PERSON_WORDS[match.lastgroup or "masked"]
            yield Finding(
                "D-03",
                "error",
                f"出现可识别申请人的信息（{what}），公开的报告里不得有，请删去或只写件数。",
                spans=(Span(part, match.start(), match.end()),),
            )


@cache
def _person() -> re.Pattern[str]:
    return regex(r"联[系络]人员?[为：:]\s*([\u4e00-\u9fff]{2,4})(?=[，,。；;、）)\s]|联系|电话|$)")


@cache
def _mail() -> re.Pattern[str]:
    return regex(
        r"@(?:vip\.)?(?:qq|163|126|sina|sohu|foxmail|gmail|hotmail|outlook|yeah|139|189|aliyun)\.(?:com|cn|net)"
    )


_OFFICES = ("办", "室", "科", "处", "股", "局", "中心", "组", "部")


def contacts(view: View) -> Iterator[Finding]:
    """D-04, D-05: the name of a contact person, a personal mailbox; both may be meant."""
    for part, text in parts_of(view):
        for match in _person().finditer(text) if says(text, ("联系人", "联络人")) else ():
            if not match.group(1).endswith(_OFFICES):
                yield Finding(
                    "D-04",
                    "warning",
                    f"联系人写了姓名“{match.group(1)}”，非必要可只留机构和电话。",
                    spans=(Span(part, match.start(), match.end()),),
                )
        for match in _mail().finditer(text) if "@" in text else ():
            local = regex(r"[\w.+-]{1,64}$", re.ASCII).search(
                text[max(0, match.start() - 64) : match.start()]
            )
            start = match.start() - (len(local.group()) if local else 0)
            yield Finding(
                "D-05",
                "warning",
                f"邮箱“{text[start : match.end()]}”是个人邮箱的域名，宜用单位公务邮箱，请确认。",
                spans=(Span(part, start, match.end()),),
            )


@cache
def _secrets() -> re.Pattern[str]:
    return regex(
        r"(?:绝密|机密|秘密)\s*[★☆]|★\s*(?:\d+\s*年|长期)|密级\s*[：:]|内部(?:资料|文件)[，,。：:！!（(\s]*(?:注意保存|请勿外传|不得外传|严禁外传|严禁翻印|请妥善保管)"
        r"|(?:仅|只)供内部(?:参考|使用|掌握|参阅)|(?:涉密|秘密)文件[，,]?(?:请勿|不得)"
    )


_SECRET = ("★", "☆", "密级", "内部资料", "内部文件", "供内部", "涉密文件", "秘密文件")


def secrecy(view: View) -> Iterator[Finding]:
    """D-06: marks of classification (条例第十四条、第十七条)."""
    for part, text in parts_of(view):
        for match in _secrets().finditer(text) if says(text, _SECRET) else ():
            yield Finding(
                "D-06",
                "error",
                f"出现密级或内部标识“{match.group()}”，请先做保密审查，删去后再公开。",
                spans=(Span(part, match.start(), match.end()),),
            )


RULES: tuple[tuple[str, Rule], ...] = (
    ("D-01", long_numbers),
    ("D-02", phones),
    ("D-03", persons),
    ("D-04", contacts),
    ("D-06", secrecy),
)
"""The rules of this module, by the id that each answers for."""
