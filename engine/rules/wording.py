"""Punctuation, slips of the pen, terms, generalities and dated words (W-11, W-12, W-13, W-14, W-16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.rules.finding import Finding, Span
from engine.rules.terms import DATED, GENERAL, OUTDATED, TERMS
from engine.rules.text import Rule, clause, lines, parts_of, quoted
from engine.rules.view import View

_HAN = "\u4e00-\u9fff"


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<half>(?<=[{_HAN}》”）])[,;:?!](?=[{_HAN}《“（\d])(?!\d{{3}}(?!\d))|(?<=[{_HAN}])\((?=[{_HAN}])|(?<=[{_HAN}])\)(?=[{_HAN}，。；])"
        rf"|(?<=[{_HAN}\d])\.(?=[{_HAN}]))"
        r"|(?P<twice>[，、；：][，。、；：]|。[，。、；：]|[，、；：](?=[）》”]))"
        r"|(?P<comma>[，、；,](?=[ \t\u3000]*(?:\n|$)))"
    )


_FAULTS = {
    "half": "用了半角标点，正文应用全角",
    "twice": "标点重复或多余",
    "comma": "段末是逗号、顿号或分号，应为句号",
}


def punctuation(view: View) -> Iterator[Finding]:
    """W-11: half-width, doubled and misplaced marks; one finding per fault and part."""
    for part, text in parts_of(view):
        found: dict[str, list[Span]] = {}
        for match in _marks().finditer(text):
            kind = match.lastgroup or ""
            if kind == "half" and _numbering(text, match.start()):
                continue
            if kind == "comma" and text[match.start()] == "；" and _goes_on(text, match.end()):
                continue
            found.setdefault(kind, []).append(Span(part, match.start(), match.end()))
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
    """Whether the mark stands behind a number at the head of a line or in a list (1.总体)."""
    return (
        text[at] == "." and re.search(r"(?:^|[\n\s：:；;。])\d{1,2}$", text[max(0, at - 4) : at]) is not None
    )


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
    return re.compile(
        rf"(?P<word>[{_HAN}]{{2,10}})(?P=word)"
        rf"|(?P<pair>[{_HAN}]{{3,8}})[和与及、](?P=pair)(?![办各部所组直网信公门级属下领机党委常工)])"
        r"|的的(?![士确])|和和(?!谐)|与与(?!会)|及及(?!时)|在在(?![线岗建编职校])|性性(?![能质格别])|们们|了了(?!解)|局局(?![长机关属领党办务域部限势面])"
    )


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
        found = [
            Span(part, match.start(), match.end())
            for match in _twice().finditer(text)
            if match["word"] not in _LEGITIMATE and not _reduplicated(match["word"] or "")
        ]
        if found:
            words = [text[span.start : span.end] for span in found]
            yield Finding("W-11", "hint", f"疑有重复的字词：{quoted(words)}，请核对。", spans=tuple(found))


def _reduplicated(word: str) -> bool:
    """A numeral or one sign over and over is no doubled word (一一, 六六大顺)."""
    return len(set(word)) == 1 if word else False


def terms(view: View) -> Iterator[Finding]:
    """W-12: terms that are not the official ones; one finding per term."""
    texts = list(parts_of(view))
    for term in TERMS:
        found = [
            span
            for word in term.wrong
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
        found = [Span(part, match.start(), match.end()) for match in re.finditer(GENERAL, text)]
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
        found = [Span(part, match.start(), match.end()) for match in re.finditer(OUTDATED, text)]
        if found:
            words = [text[span.start : span.end] for span in found]
            yield Finding(
                "W-14",
                "hint",
                f"{quoted(words)}是过时的说法：条例2019年修订，现行格式2021年印发，已不称“新”“试行”。",
                spans=tuple(found),
            )


def dated_words(view: View) -> Iterator[Finding]:
    """W-16: columns, meetings and plans of earlier years."""
    year = view.draft.year
    if not year:
        return
    for part, text in parts_of(view):
        for dated in DATED:
            if year <= dated.last_year:
                continue
            for match in re.finditer(dated.pattern, text):
                start, end = clause(text, match.start(), match.end())
                if re.search(
                    "下架|撤|关闭|停用|清理|归档|下线|整合|取消|调整|收官|历年|以来", text[start:end]
                ):
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
