"""Headings: their numbers (W-09), their words (W-10), their order (M-01), and the title against the file (W-18).

The headings of a draft are printed from the form; these rules look at reports by others, and at headings typed into
the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from engine.form.current import FORM
from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.scan import NUMERALS, is_han, numbered
from engine.rules.source import source_of
from engine.rules.text import Rule, lines, parts_of, quoted
from engine.rules.view import View

_LONGEST = 36
"""A longer line is a paragraph, not a heading."""

_LONG_FORMS = {
    "disputes": (
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "政府信息公开行政复议及行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议行政诉讼情况",
    ),
    "problems": ("政府信息公开工作存在的主要问题及改进情况",),
}
"""Wordings that echo 条例第五十条; accepted on input."""


def _headed(line: str) -> tuple[str, str, str] | None:
    """The number, the mark and the words of a line like 一、总体情况; None when it is not like that."""
    bare = line.lstrip(NUMERALS)
    size = len(line) - len(bare) or next((size for size in (2, 1) if line[:size].isdecimal()), 0)
    for length in range(size, 0, -1):
        behind = line[length:]
        words = behind.lstrip()
        for tail in (words[1:].lstrip(), words) if words.startswith(_HEADING_MARKS) else (words,):
            if 4 <= len(tail) <= 30 and is_han(tail.translate(_WITHOUT_MARKS)):
                return line[:length], behind[: len(behind) - len(tail)], tail
    return None


_HEADING_MARKS = ("、", ".", "．", "，", ",")
_WITHOUT_MARKS = dict.fromkeys(map(ord, "、，（）"))


def _bare(heading: str) -> str:
    return heading.split("、", 1)[1]


_TITLES = {section.key: _bare(section.heading) for section in FORM.sections}


def _near(words: str, meant: str, reach: int = 3) -> bool:
    """Whether a heading is meant for this one: a few characters wrong, out of place or left out."""
    from collections import Counter

    if words == meant:
        return True
    if abs(len(words) - len(meant)) > reach or len(meant) < 6:
        return False
    shared = sum((Counter(words) & Counter(meant)).values())
    return max(len(words), len(meant)) - shared <= reach


@lru_cache(maxsize=256)
def _meant(words: str) -> str:
    """The section that a heading is meant for; empty when it is none."""
    for key, title in _TITLES.items():
        if words == title or words in _LONG_FORMS.get(key, ()):
            return key
    if len(words) < 6:
        return ""
    return next((key for key, title in _TITLES.items() if _near(words, title)), "")


def main_headings(view: View) -> Iterator[Finding]:
    """W-09, W-10: the numbers and the words of the six headings (国办公开办函〔2021〕30号)."""
    for text, span in _candidates(view):
        found = _headed(text)
        key = _meant(found[2]) if found else ""
        if found is None or not key:
            continue
        number, mark, words = found
        section = next(section for section in FORM.sections if section.key == key)
        numeral = section.heading[0]
        if number != numeral or mark != "、":
            yield Finding(
                "W-09",
                "warning",
                f"标题序号不规范：“{number}{mark}”应为“{numeral}、”（{section.heading}）。",
                spans=span,
            )
        if words != _TITLES[key] and words not in _LONG_FORMS.get(key, ()):
            yield Finding(
                "W-10",
                "warning",
                f"标题用词与规定格式不符：“{words}”应为“{_TITLES[key]}”。",
                spans=span,
            )


def _candidates(view: View) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for heading in source_of(view.draft).headings:
        yield heading.strip(), ()
    for part, text in parts_of(view):
        for start, line in lines(text):
            if len(line) <= _LONGEST:
                yield line, (Span(part, start, start + len(line)),)


def section_order(view: View) -> Iterator[Finding]:
    """M-01: the six sections are all there, each once, in the order of the format."""
    source = source_of(view.draft)
    if not source.headings or not source.complete:
        return
    seen = []
    for heading in source.headings:
        found = _headed(heading.strip())
        key = _meant(found[2] if found else heading.strip())
        if key:
            seen.append(key)
    wanted = [section.key for section in FORM.sections]
    missing = [section.heading for section in FORM.sections if section.key not in seen]
    if missing and len(missing) < len(wanted):
        yield Finding(
            "M-01", "error", f"缺少{quoted(missing, 6)}。六个部分都要有，没有发生的也要保留标题和表格。"
        )
    repeated = [key for key in wanted if seen.count(key) > 1]
    order = list(dict.fromkeys(seen))
    if repeated or order != [key for key in wanted if key in seen]:
        names = "、".join(_TITLES[key] for key in seen)
        yield Finding("M-01", "error", f"六个部分的次序不对或有重复，现为：{names}。请按规定格式排列。")


class _Marker(NamedTuple):
    """The number at the head of a line: as written, its numeral in （）or its digits, a stray mark behind （）."""

    written: str
    round: str = ""
    arabic: str = ""
    extra: str = ""


@lru_cache(maxsize=512)
def _marker(line: str) -> _Marker | None:
    if line.startswith("（"):
        inner, close, behind = line[1:].partition("）")
        numeral = inner.strip()
        if not close or not 1 <= len(numeral) <= 3 or numeral.strip(NUMERALS):
            return None
        extra = behind[0] if behind.startswith(("、", "，", ".", "．", "。")) else ""
        return _Marker(f"（{inner}）{extra}", round=numeral, extra=extra)
    for size in (1, 2):
        if line[:size].isdecimal() and line.startswith((".", "、", "．"), size):
            behind = line[size + 1 : size + 2]
            return None if behind.isdecimal() else _Marker(line[: size + 1], arabic=line[:size])
    return None


def sub_headings(view: View) -> Iterator[Finding]:
    """W-09: numbers of sub-headings doubled, jumped or with a stray mark; （一） and 1. are local choices."""
    arabic_wanted = {"arabic": True, "chinese": False}.get(str(view.draft.profile.get("style")))
    for part, text in parts_of(view):
        for extra, spans in _stray(part, text).items():
            yield Finding(
                "W-09", "warning", f"标题序号不规范：{extra}括号后面不加标点，请删去。", spans=tuple(spans)
            )
        found = [(marker, start) for start, line in lines(text) if (marker := _marker(line)) is not None]
        rounds = [(_value(m.round), start, m.written) for m, start in found if m.round]
        arabic = [(int(m.arabic), start, m.written) for m, start in found if m.arabic]
        yield from _sequence(part, rounds)
        if not rounds:
            yield from _sequence(part, arabic)
        first = found[0] if found else None
        if first is not None and arabic_wanted is not None and bool(first[0].arabic) != arabic_wanted:
            wanted = "1." if arabic_wanted else "（一）"
            yield Finding(
                "W-09",
                "hint",
                f"小标题用了“{first[0].written}”，单位信息里选定的是“{wanted}”，请全文统一。",
                spans=(Span(part, first[1], first[1] + len(first[0].written)),),
            )


def _stray(part: str, text: str) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for start, line in lines(text):
        marker = _marker(line)
        if marker and marker.extra:
            span = Span(part, start, start + len(marker.written))
            found.setdefault(f"“{marker.written}”", []).append(span)
    return found


def _sequence(part: str, numbers: list[tuple[int, int, str]]) -> Iterator[Finding]:
    """The numbers of one level must count up by one; a new count may begin at 1."""
    for (before, _, _), (number, start, written) in pairwise(numbers):
        if number in (before + 1, 1):
            continue
        what = "重复" if number == before else "次序不对" if number < before else "跳号"
        yield Finding(
            "W-09",
            "warning",
            f"小标题序号{what}：“{written}”前面一个是第{before}项，请核对是否缺了内容。",
            spans=(Span(part, start, start + len(written)),),
        )


def _value(numeral: str) -> int:
    if len(numeral) == 1:
        return NUMERALS.index(numeral) + 1
    tens, _, ones = numeral.partition("十")
    return (NUMERALS.index(tens) + 1 if tens else 1) * 10 + (NUMERALS.index(ones) + 1 if ones else 0)


_ASPECTS = tuple(aspect.label for aspect in FORM.aspects)
_TAILS = ("工作方面", "工作情况", "方面", "情况", "工作", "")


def _aspect(line: str) -> tuple[int, int] | None:
    """Where the words stand of a line like （一）主动公开工作情况。; None when it is not like that."""
    lead = numbered(line, 1)
    for start in (lead, 0) if 0 < lead < 4 else (0,):
        words = line[start:].lstrip()
        at = len(line) - len(words)
        words = words[:-1] if words.endswith(("。", "：", ":")) else words
        for tail in _TAILS:
            size = len(words) - len(tail)
            if words.endswith(tail) and 3 <= size <= 14 and is_han(words):
                return at, at + size
    return None


def aspect_words(view: View) -> Iterator[Finding]:
    """W-10: a sub-heading of section 一 that is one of the five aspects with one character wrong."""
    for part, text in parts_of(view, "overview"):
        for start, line in lines(text):
            head = line.split("。", 1)[0] if len(line) > _LONGEST else line
            found = _aspect(head) if len(head) <= _LONGEST else None
            if found is None:
                continue
            words = head[slice(*found)]
            for label in _ASPECTS:
                if _one_wrong(words, label):
                    at = start + found[0]
                    yield Finding(
                        "W-10",
                        "warning",
                        f"小标题“{words}”疑为“{label}”之误，请核对。",
                        spans=(Span(part, at, at + len(words)),),
                        fix=label,
                    )


def _one_wrong(words: str, label: str) -> bool:
    """One character replaced or left out inside the label."""
    if len(words) == len(label):
        return sum(a != b for a, b in zip(words, label, strict=True)) == 1 and len(label) >= 4
    if len(words) == len(label) - 1 and len(label) >= 6:
        return any(label[:at] + label[at + 1 :] == words for at in range(1, len(label)))
    return False


def file_name(view: View) -> Iterator[Finding]:
    """W-18: the title against the name of the file that the report was read from."""
    source = source_of(view.draft)
    year = view.draft.year
    found = regex(r"(?<!\d)(20\d\d)(?!\d)").search(source.file.rsplit("/", 1)[-1]) if source.file else None
    if found and year and int(found.group(1)) not in (year, year + 1):
        yield Finding(
            "W-18",
            "hint",
            f"文件名里的年份是{found.group(1)}，报告年度是{year}，请核对是否上传错了文件。",
            expected=year,
            actual=int(found.group(1)),
        )
    organ = view.draft.organ
    if source.title and organ and organ not in "".join(source.title.split()):
        yield Finding("W-18", "hint", f"标题“{source.title}”里的机关名称与“{organ}”不一致，请核对。")
    repeated = r"(20\d\d)年?度?.{0,40}年度.{0,10}年度报告"
    if source.title and re.search(repeated, "".join(source.title.split())):
        yield Finding(
            "W-18",
            "hint",
            f"标题“{source.title}”里“年度”重复，规定的标题是“机关全称＋年份＋年政府信息公开工作年度报告”。",
        )


RULES: tuple[tuple[str, Rule], ...] = (
    ("W-09", main_headings),
    ("W-09", sub_headings),
    ("W-10", aspect_words),
    ("M-01", section_order),
    ("W-18", file_name),
)
"""The rules of this module, by the id that each answers for."""
