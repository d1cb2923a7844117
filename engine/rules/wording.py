"""Punctuation, slips of the pen, terms, generalities and dated words (W-11, W-12, W-13, W-14, W-16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.scan import is_han, pieces, places, says, words
from engine.rules.terms import DATED, GENERAL, OUTDATED, OUTDATED_NEEDS, TERMS
from engine.rules.text import Rule, clause, lines, parts_of, quoted
from engine.rules.view import View

_HAN = "\u4e00-\u9fff"


_HALF = {
    **dict.fromkeys(",;:?!", ("》”）", "《“（")),
    "(": ("", ""),
    ")": ("", "，。；"),
    ".": ("", ""),
}
"""Half-width marks, and what may stand beside them apart from Chinese characters: before, and behind."""

_COMMAS, _STOPS, _QUOTES = "，、；：", "，。、；：", "）》”"


def _is_half(text: str, at: int) -> bool:
    """Whether a half-width mark stands between Chinese words, and neither in a number nor behind one at the head."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if not before or not behind:
        return False
    sign = text[at]
    good_before, good_behind = _HALF[sign]
    if sign == ".":
        left, right = is_han(before) or before.isdecimal(), is_han(behind)
        return left and right and not _numbering(text, at)
    left = is_han(before) or before in good_before
    digits = sign in ",;:?!" and behind.isdecimal()
    right = is_han(behind) or behind in good_behind or digits
    thousands = digits and text[at + 1 : at + 4].isdecimal() and len(text) > at + 3
    return left and right and not (thousands and not text[at + 4 : at + 5].isdecimal())


def _faults(text: str) -> Iterator[tuple[int, int, str]]:
    """Faulty marks: start, end, and which fault it is."""
    for sign in _HALF:
        yield from ((at, at + 1, "half") for at in places(text, sign) if _is_half(text, at))
    for first in _STOPS:
        yield from ((at, at + 2, "twice") for second in _STOPS for at in places(text, first + second))
    for first in _COMMAS:
        yield from ((at, at + 1, "twice") for second in _QUOTES for at in places(text, first + second))
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        bare = line.rstrip(" \t\u3000")
        if bare.endswith(("，", "、", "；", ",")):
            yield start + len(bare) - 1, start + len(bare), "comma"


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[tuple[int, int, str], ...]:
    """The faulty marks from left to right, none overlapping."""
    found: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(_faults(text)):
        if not found or start >= found[-1][1]:
            found.append((start, end, kind))
    return tuple(found)


_FAULTS = {
    "half": "用了半角标点，正文应用全角",
    "twice": "标点重复或多余",
    "comma": "段末是逗号、顿号或分号，应为句号",
}


def punctuation(view: View) -> Iterator[Finding]:
    """W-11: half-width, doubled and misplaced marks; one finding per fault and part."""
    for part, text in parts_of(view):
        found: dict[str, list[Span]] = {}
        for start, end, kind in _marks(text):
            if kind == "comma" and text[start] == "；" and _goes_on(text, end):
                continue
            found.setdefault(kind, []).append(Span(part, start, end))
        for kind, spans in found.items():
            first = spans[0]
            around = text[max(0, first.start - 6) : first.end + 4].strip()
            more = f"等{len(spans)}处" if len(spans) > 1 else ""
            yield Finding("W-11", "hint", f"{_FAULTS[kind]}：“{around}”{more}。", spans=tuple(spans))
        unended = list(_unended(part, text))
        if unended:
            words = [text[span.start : span.end] for span in unended]
            yield Finding("W-11", "hint", f"段末缺句号：{quoted(words)}。", spans=tuple(unended))


def _numbering(text: str, at: int) -> bool:
    """Whether one or two digits before the mark stand at the head of a line or of an item (1.总体)."""
    for size in (1, 2):
        lead = text[at - size - 1 : at - size] if at > size else ""
        if (
            at >= size
            and text[at - size : at].isdecimal()
            and (not lead or lead.isspace() or lead in "：:；;。")
        ):
            return True
    return False


def _goes_on(text: str, at: int) -> bool:
    """Whether a list of lines goes on behind this end of line."""
    return text[at:].lstrip().startswith(("（", "(", *"一二三四五六七八九十0123456789"))


_ENDS = "。！？!?：:；;…”）)》】"


def _unended(part: str, text: str) -> Iterator[Span]:
    """The last words of paragraphs without an end mark; short lines are headings."""
    for start, line in lines(text):
        end = start + len(line)
        if len(line) > 24 and "，" in line and line[-1] not in _ENDS and "一" <= line[-1] <= "鿿":
            yield Span(part, end - 4, end)


@cache
def _twice() -> re.Pattern[str]:
    return regex(
        rf"(?P<word>[{_HAN}]{{2,10}})(?P=word)"
        rf"|(?P<pair>[{_HAN}]{{3,8}})[和与及、](?P=pair)(?![办各部所组直网信公门级属下领机党委常工)])"
        r"|的的(?![士确])|和和(?!谐)|与与(?!会)|及及(?!时)|在在(?![线岗建编职校])|性性(?![能质格别])|们们|了了(?!解)|局局(?![长机关属领党办务域部限势面])"
    )


@cache
def _may_be_twice() -> re.Pattern[str]:
    """A necessary part of `_twice` without classes of Chinese characters."""
    return regex(r"([^\W\d_]{2,10})\1|([^\W\d_]{3,8}).\2")


_SAME = ("的的", "和和", "与与", "及及", "在在", "性性", "们们", "了了", "局局")


_LEGITIMATE = frozenset(
    [
        "公开",
        "政府",
        "工作",
        "管理",
        "申请",
        "信息",
        "监督",
        "服务",
        "办理",
        "建设",
        "行政",
        "国家",
        "人民",
        "社会",
        "单位",
        "制度",
        "政策",
        "年度",
        "问题",
        "部门",
        "网站",
        "平台",
        "机关",
        "审查",
        "处理",
    ]
)
"""Words that may stand at the end of one term and the head of the next (政府信息公开公开指南)."""


def doubled_words(view: View) -> Iterator[Finding]:
    """W-11: words written twice (政务新媒体新媒体)."""
    for part, text in parts_of(view):
        found = [Span(part, start, end) for start, end in _doubled(text)]
        if found:
            words = [text[span.start : span.end] for span in found]
            yield Finding("W-11", "hint", f"疑有重复的字词：{quoted(words)}，请核对。", spans=tuple(found))


@lru_cache(maxsize=64)
def _doubled(text: str) -> tuple[tuple[int, int], ...]:
    """Where a word stands twice in a row."""
    if not says(text, _SAME) and not _may_be_twice().search(text):
        return ()
    return tuple(
        match.span()
        for match in _twice().finditer(text)
        if match["word"] not in _LEGITIMATE and not _reduplicated(match["word"] or "")
    )


def _reduplicated(word: str) -> bool:
    """A numeral or one sign over and over is no doubled word (一一, 六六大顺)."""
    return len(set(word)) == 1 if word else False


_SHORTEST_TERM = 4
"""A shorter term, or a list of terms, is what is meant but does not simply take the place of the words."""


def terms(view: View) -> Iterator[Finding]:
    """W-12: terms that are not the official ones; one finding per term."""
    texts = list(parts_of(view))
    everything = "\n".join(text for _, text in texts)
    for term in TERMS:
        found = [
            span
            for word in term.wrong
            if word in everything
            for part, text in texts
            for span in _uses(part, text, word, term.unless)
        ]
        if not found:
            continue
        word = view.text(found[0].part)[found[0].start : found[0].end]
        yield Finding(
            "W-12",
            "warning",
            f"术语不规范：“{word}”{f'（{len(found)}处）' if len(found) > 1 else ''}，"
            + (f"规范的说法是“{term.better}”。" if term.better else "疑有漏字，请核对。"),
            spans=tuple(found),
            fix=term.better if len(term.better) >= _SHORTEST_TERM and "、" not in term.better else None,
        )


def _uses(part: str, text: str, word: str, unless: tuple[str, ...]) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (unless and text.startswith(unless, end)):
            yield Span(part, at, end)
        at = text.find(word, end)


def undefined_regulation(view: View) -> Iterator[Finding]:
    """W-12: 《条例》 is used, but the full title stands nowhere."""
    if not view.text("preamble").strip():
        return  # its place is the preamble; where that is unknown nothing is said
    texts = list(parts_of(view))
    if any("政府信息公开条例" in text for _, text in texts):
        return
    for part, text in texts:
        at = text.find("《条例》")
        if at >= 0:
            yield Finding(
                "W-12",
                "warning",
                "简称“《条例》”没有先写全称，第一次出现时请写“《中华人民共和国政府信息公开条例》（以下简称《条例》）”。",
                spans=(Span(part, at, at + 4),),
            )
            return


_WIDE = ("ministry", "province", "city", "county", "office")
"""Organs that speak of others' work by their duty."""


def generalities(view: View) -> Iterator[Finding]:
    """W-13: 多数部门, 部分地区 in the report of one organ: a pattern or a generated text."""
    draft = view.draft
    if draft.scope == "region" or draft.level in ("national", "province"):
        return
    if draft.scope != "organ" and (view.kind is None or view.kind.key in _WIDE):
        return
    if draft.kind in ("office", "ministry"):
        return
    for part, text in parts_of(view):
        found = [Span(part, *place) for place in pieces(text, GENERAL)]
        if found:
            words = [text[span.start : span.end] for span in found]
            yield Finding(
                "W-13",
                "warning",
                f"{quoted(words)}说的不是本机关的情况，疑似套用模板，请改写成本机关的具体事实。",
                spans=tuple(found),
            )


def outdated_words(view: View) -> Iterator[Finding]:
    """W-14: 新《条例》 years after it came into force, 试行 of a format that is in force."""
    if not view.draft.year or view.draft.year < 2022:
        return
    for part, text in parts_of(view):
        if not says(text, OUTDATED_NEEDS):
            continue
        found = [Span(part, match.start(), match.end()) for match in regex(OUTDATED).finditer(text)]
        if found:
            words = [text[span.start : span.end] for span in found]
            yield Finding(
                "W-14",
                "hint",
                f"{quoted(words)}是过时的说法：条例2019年修订，现行格式2021年印发，已不称“新”“试行”。",
                spans=tuple(found),
            )


_OVER = words("下架 撤 关闭 停用 清理 归档 下线 整合 取消 调整 收官 历年 以来")


def dated_words(view: View) -> Iterator[Finding]:
    """W-16: columns, meetings and plans of earlier years."""
    year = view.draft.year
    if not year:
        return
    for part, text in parts_of(view):
        for dated in DATED:
            if year <= dated.last_year or not says(text, dated.needs):
                continue
            for match in regex(dated.pattern).finditer(text):
                start, end = clause(text, match.start(), match.end())
                if says(text[start:end], _OVER):
                    continue
                yield Finding(
                    "W-16",
                    "hint",
                    f"“{match.group()}”多见于{dated.last_year}年及以前的报告，{year}年度是否仍是这样，请核对。",
                    spans=(Span(part, match.start(), match.end()),),
                )
                break


RULES: tuple[tuple[str, Rule], ...] = (
    ("W-11", punctuation),
    ("W-11", doubled_words),
    ("W-12", terms),
    ("W-12", undefined_regulation),
    ("W-13", generalities),
    ("W-14", outdated_words),
    ("W-16", dated_words),
)
"""The rules of this module, by the id that each answers for."""
