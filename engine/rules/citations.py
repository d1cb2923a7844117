"""Numbers and titles of the official documents that a report cites (W-06, W-07)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.scan import CLOSING, OPENING, is_han, says, years_in_brackets
from engine.rules.text import Rule, clause, compact, parts_of
from engine.rules.view import View

FORMAT = "国办公开办函〔2021〕30号"
SUPERSEDED = "国办公开办函〔2019〕60号"
FEES = "国办函〔2020〕109号"
REGULATION = 711
"""国务院令第711号, the 条例 in force."""

_OLD_REGULATION = 492
_IN_FORCE_FROM = 2021
"""From the report for this year on the format of 2021 applies."""


class _Number(NamedTuple):
    """A 文号 of the state: where it stands, and its pieces as written."""

    start: int
    end: int
    organ: str
    open: str
    year: str
    number: str


@cache
def _number() -> re.Pattern[str]:
    """The shape of a 文号; classes of Chinese characters are dear to compile, `_numbers` looks closer."""
    return regex(r"(国[^\W\d_]{1,7})(\W?)(20[0-2]\d)(\W?)第?(\d{1,4})号")


@lru_cache(maxsize=32)
def _numbers(text: str) -> tuple[_Number, ...]:
    found = []
    match = _number().search(text)
    while match:
        organ, opening, year, closing, number = match.groups()
        fits = is_han(organ) and opening in OPENING and closing in CLOSING
        if fits:
            found.append(_Number(*match.span(), organ, opening, year, number))
        match = _number().search(text, match.end() if fits else match.start() + 1)
    return tuple(found)


@cache
def _local() -> re.Pattern[str]:
    return regex(r"[\u4e00-\u9fff]{2,10}[函发字办秘规]([\[［【{｛(（])20[0-2]\d[\]］】}｝)）]第?\d{1,4}号")


@cache
def _decree() -> re.Pattern[str]:
    return regex(r"国务院令第?(\d{1,4})号|国令第(\d{1,4})号")


_SMALL = str.maketrans("﹝﹞", "〔〕")
"""The small form of the brackets, as web pages have it."""

_KNOWN = {("2021", "30"): FORMAT, ("2019", "60"): SUPERSEDED, ("2020", "109"): FEES}
_OF_REPORT = ("年度报告", "年报", "格式", "编制", "编写", "文件要求")
_OF_FEES = ("信息处理费", "收费")
_OTHER_BRACKETS = ("[20", "［20", "【20", "{20", "｛20", "(20", "（20")
_DECREE = ("国务院令", "国令第")


def numbers(view: View) -> Iterator[Finding]:
    """W-06: 文号 written wrongly: brackets other than 〔〕, 办涵, another organ (国办公开办函〔2021〕30号, 国办函〔2020〕109号)."""
    for part, text in parts_of(view):
        squeezed = compact(text)
        for cited in _numbers(squeezed.text):
            meant = _KNOWN.get((cited.year, cited.number))
            if meant is None or not _about(squeezed.text, cited, meant, part):
                continue
            start = cited.start + _lead(cited.organ, meant)
            written = squeezed.text[start : cited.end]
            if written.replace("第", "").translate(_SMALL) == meant and cited.open in "〔﹝":
                continue
            yield Finding(
                "W-06",
                "error",
                f"文号写作“{written}”，应为“{meant}”，请改正。",
                spans=(squeezed.span(part, start, cited.end),),
                fix=meant,
            )
        bracketed = any(
            squeezed.text[at - 1 : at + 2] in _OTHER_BRACKETS for at in years_in_brackets(squeezed.text)
        )
        for match in _local().finditer(squeezed.text) if bracketed else ():
            if not _numbers(match.group()):
                yield Finding(
                    "W-06",
                    "warning",
                    f"文号“{match.group()}”的年份应放在六角括号〔〕里，请改正。",
                    spans=(squeezed.span(part, match.start(), match.end()),),
                )
        for match in _decree().finditer(squeezed.text) if says(squeezed.text, _DECREE) else ():
            number = int(match.group(1) or match.group(2))
            start, _ = clause(squeezed.text, match.start(), match.end())
            before = squeezed.text[max(start, match.start() - 24) : match.start()]
            if "政府信息公开条例" in before and number not in (REGULATION, _OLD_REGULATION):
                yield Finding(
                    "W-06",
                    "error",
                    f"《政府信息公开条例》是国务院令第{REGULATION}号，这里写作第{number}号，请改正。",
                    spans=(squeezed.span(part, match.start(), match.end()),),
                    expected=REGULATION,
                    actual=number,
                    fix=match.group().replace(str(number), str(REGULATION)),
                )


def _lead(organ: str, meant: str) -> int:
    """How many characters before the issuing organ's code were taken up by the pattern (国务院…国办函)."""
    at = organ.rfind("国", 0, len(organ))
    return at if organ[at:].startswith("国办") or not meant.startswith(organ) else 0


def _about(text: str, cited: _Number, meant: str, part: str) -> bool:
    """Whether the number can only be meant for this document: other organs have a 30号 of 2021 too."""
    if cited.organ.endswith(("公开办函", "公开办涵", "公开函", "公办函", "公开办")):
        return True
    start, end = clause(text, cited.start, cited.end)
    sentence = text[start:end]
    if meant == FEES:
        return says(sentence, _OF_FEES)
    return part == "preamble" or says(sentence, _OF_REPORT)


@cache
def _old_title() -> re.Pattern[str]:
    return regex("关于(?:做好)?政府信息公开工作年度报告有关事项的通知")


_OLD_TITLE = "政府信息公开工作年度报告有关事项的通知"


@cache
def _new_title() -> re.Pattern[str]:
    return regex("政府信息公开工作年度报告格式(?!（试行）|\\(试行\\))")


def titles(view: View) -> Iterator[Finding]:
    """W-07: a document that is superseded, or a title with another document's number."""
    year = view.draft.year or _IN_FORCE_FROM
    if year < _IN_FORCE_FROM:
        return
    for part, text in parts_of(view):
        squeezed = compact(text)
        cited_here = _numbers(squeezed.text)
        for cited in cited_here:
            key = (cited.year, cited.number)
            start, _ = clause(squeezed.text, cited.start, cited.end, "。；;\n")
            before = squeezed.text[max(start, cited.start - 60) : cited.start].rpartition("号")[2]
            if key == ("2019", "60") and "公开" in cited.organ:
                what = f"〔2019〕60号已由{FORMAT}取代"
            elif key == ("2021", "30") and _OLD_TITLE in before and _old_title().search(before):
                what = f"标题与文号不配：《关于政府信息公开工作年度报告有关事项的通知》是{SUPERSEDED}，30号是印发现行格式的通知"
            else:
                continue
            yield _stale(squeezed.span(part, cited.start, cited.end), what)
        if not any(cited.number in ("60", "30") for cited in cited_here):
            old = _old_title().search(squeezed.text) if _OLD_TITLE in squeezed.text else None
            if old and not _new_title().search(squeezed.text):
                span = squeezed.span(part, old.start(), old.end())
                yield _stale(span, f"引用的是2019年的通知，已由{FORMAT}取代")
        for match in _decree().finditer(squeezed.text) if says(squeezed.text, _DECREE) else ():
            if int(match.group(1) or match.group(2)) == _OLD_REGULATION:
                span = squeezed.span(part, match.start(), match.end())
                yield _stale(span, f"第{_OLD_REGULATION}号是2007年的条例，现行条例是国务院令第{REGULATION}号")


def _stale(span: Span, what: str) -> Finding:
    return Finding("W-07", "warning", f"编制依据请核对：{what}。", spans=(span,))


RULES: tuple[tuple[str, Rule], ...] = (("W-06", numbers), ("W-07", titles))
"""The rules of this module, by the id that each answers for."""
