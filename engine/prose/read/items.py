"""Numbers with the words that stand around them: what a statement is made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import Literal

from engine.figures.claims import Number
from engine.namedtuple import NamedTuple
from engine.prose.read.borrow import lend_words
from engine.prose.read.enumerations import joints_in_brackets, joints_of_lists
from engine.prose.read.lexicon import Mark, find_marks
from engine.prose.read.senses import in_context
from engine.regex import regex
from engine.words import Numeral, find_numbers

Sort = Literal["count", "ratio", "date", "other"]

_DATES = frozenset(
    {"年", "年度", "月", "日", "年份", "月份", "季度", "年代", "号", "天", "点", "时", "秒", "周年"}
)
_DURATIONS = frozenset({"工作日", "个工作日", "自然日", "个自然日", "小时", "分钟", "个月", "课时", "学时"})
_REASONS = ("因", "由于", "申请因", "申请由于")
_ROUGHLY = ("以上", "以下", "左右", "上下", "多", "余")
_WHOLE_YEAR = ("全年", "上半年", "下半年", "财年")
"""Words behind a year that was written without 年."""
_NUMERALS = "一二三四五六七八九十"
_EACH = ("各", "各有", "各为", "各计")
_HIDDEN = "\u00b7"
_STOPS = {"、": 1, "，": 2, "：": 2, "（": 2, "）": 2, "；": 3, "。": 4, "！": 4, "？": 4, "\n": 5}


class Item:
    """A number and its surroundings; all offsets count in the plain text.

    Attributes:
        index: its place among the items of the text.
        start: first code point of the number with hedge.
        end: behind the unit.
        figure: the bare figure.
        value: in `unit`.
        unit: as written, simplified.
        sort: whether it counts something, is a ratio, a date, or none of these.
        approximate: hedged.
        low: where its own words begin: behind the last stop or the number before.
        high: where they end.
        head: words in front of it.
        tail: words behind it.
        families: what sorts of words those are.
        years: years named in front of it or behind it.
        clause: number of the clause (parted by commas).
        sentence: number of the sentence.
        paragraph: number of the paragraph.
        lead: the stop in front of its words.
        subject: what the text was about before it, as a family of words.
        total: the item that it is an addend of.
        listed: whether it is one of several parts.
        behind: the parts that it sums up where they stand in front of it.
        inner: whether it stands in a bracket between a name and its number.
        keys: what it says about the form.
        times: how many names share the number (指南、目录各2件).
        partly: whether others beside it are parts of the same figure, so that it is not the figure itself.
        span: the words that say so.
    """

    low: int = 0
    high: int = 0
    head: tuple[Mark, ...] = ()
    tail: tuple[Mark, ...] = ()
    families: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    clause: int = 0
    sentence: int = 0
    paragraph: int = 0
    lead: str = ""
    subject: str = ""
    total: Item | None = None
    listed: bool = False
    behind: tuple[Item, ...] = ()
    inner: bool = False
    keys: tuple[str, ...] = ()
    times: int = 1
    partly: bool = False
    span: tuple[int, int] = (0, 0)

    def __init__(
        self,
        index: int,
        start: int,
        end: int,
        figure: tuple[int, int],
        value: Number | None,
        unit: str,
        sort: Sort,
        approximate: bool,
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.figure = figure
        self.value = value
        self.unit = unit
        self.sort: Sort = sort
        self.approximate = approximate

    @property
    def amount(self) -> Number:
        """What the number adds to a list: once for every name that it is told of."""
        return (self.value or 0) * self.times

    def drop(self, key: str) -> None:
        """Say no more that the number is that figure."""
        self.keys = tuple(other for other in self.keys if other != key)

    def has(self, family: str, name: str | None = None) -> bool:
        """Whether a word of the family stands in front of the number or behind it."""
        if family not in self.families:
            return False
        return name is None or any(m.family == family and m.name == name for m in (*self.head, *self.tail))


class Scene(NamedTuple):
    """A plain text taken apart.

    Attributes:
        part: the part of the prose.
        text: the plain text.
        marks: all words of the lexicon in it.
        items: all numbers in it, in order.
        stops: the places of the stops, and how much each parts.
        counts: those of the numbers that count something.
        breaks: the places of the stops that part clauses.
    """

    part: str
    text: str
    marks: tuple[Mark, ...]
    items: tuple[Item, ...]
    stops: tuple[tuple[int, int], ...]
    counts: tuple[Item, ...]
    breaks: tuple[int, ...]

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause around a place begins and ends; 、 parts no clauses."""
        index = bisect_left(self.breaks, at)
        low = self.breaks[index - 1] + 1 if index else 0
        return low, self.breaks[index] if index < len(self.breaks) else len(self.text)


def scene(part: str, text: str) -> Scene:
    """Take a plain text apart: words, numbers, clauses."""
    open_text = _title().sub(_blank, text)
    marks = in_context(open_text, find_marks(open_text))
    within = joints_of_lists(open_text) | joints_in_brackets(open_text)
    stops = tuple(
        (at, _STOPS["；"] if at in within or open_text.startswith("\n其中", at) else _STOPS[open_text[at]])
        for at in (found.start() for found in _stop().finditer(open_text))
    )
    items = _items(text, open_text)
    _free(text, items, marks)
    _place(text, items, stops)
    _give_words(text, items, marks, stops)
    counts = tuple(item for item in items if item.sort == "count")
    breaks = tuple(place for place, weight in stops if weight > 1)
    return Scene(part, text, marks, tuple(items), stops, counts, breaks)


def _blank(title: re.Match[str]) -> str:
    """Hide what a title says, so that neither its words nor its numbers are taken for statements."""
    return title.group() if "申请表" in title.group() else "《" + _HIDDEN * (len(title.group()) - 2) + "》"


def _items(text: str, open_text: str) -> list[Item]:
    items: list[Item] = []
    for numeral in find_numbers(text):
        for start, end, figure, value, unit, read in _split(numeral, text):
            sort: Sort = "other" if read == "count" and open_text[start] == _HIDDEN else read
            rough = start < figure[0] or numeral.text.endswith(_ROUGHLY)
            approximate = numeral.kind == "approximate" or (sort == "ratio" and rough)
            items.append(Item(len(items), start, end, figure, value, unit, sort, approximate))
    return items


def _free(text: str, items: list[Item], marks: tuple[Mark, ...]) -> None:
    """Numbers that are part of a word (四类过程性信息, 12345), of a denial or of an order (：1.) count nothing."""
    at = 0
    for item in items:
        while at < len(marks) and marks[at].end <= item.start:
            at += 1
        inside = at < len(marks) and marks[at].start <= item.start and item.end <= marks[at].end
        if item.sort == "count" and (
            inside
            or _is_none_at_all(text, item, marks[max(0, at - 2) : at])
            or _is_hotline(text, item)
            or (item.unit == "" and _is_order(text, item))
        ):
            item.sort = "other"


_CAME = ("", "过", "收到", "收到过", "接到", "接收", "受理", "发生", "发生过", "出现", "产生")


def _is_none_at_all(text: str, item: Item, before: tuple[Mark, ...]) -> bool:
    """没有收到一件, 未发生任何一起: not even one, which says that there was none."""
    return item.value == 1 and any(
        mark.family == "none" and text[mark.end : item.start].removesuffix("任何") in _CAME for mark in before
    )


def _is_order(text: str, item: Item) -> bool:
    """：1.网站12条; ：（1）网站12条: the number of an item."""
    start = item.start - 1
    if text[item.start : item.end] in _NUMERALS and text.startswith("、", item.end):
        return text[start : start + 1] in ("：", "；", "。", "\n")  # ；二、政策信息600条
    return _order().match(text, start) is not None or _order_in_bracket().match(text, start - 1) is not None


def _is_hotline(text: str, item: Item) -> bool:
    """12369热线: five digits, no unit, and a word right behind."""
    figure, behind = text[slice(*item.figure)], text[item.end : item.end + 1]
    return item.unit == "" and len(figure) == 5 and figure.startswith(("12", "11")) and "一" <= behind <= "鿿"


def _split(numeral: Numeral, text: str) -> list[tuple[int, int, tuple[int, int], Number | None, str, Sort]]:
    """One number, or two where a year ran into the figure before it (32024年)."""
    figure = (numeral.figure_start, numeral.figure_end)
    glued = _glued_year().fullmatch(numeral.text) if numeral.unit.startswith("年") else None
    if glued is not None:
        at = numeral.start + glued.end(1)
        return [
            (numeral.start, at, (numeral.start, at), int(glued.group(1)), "", "count"),
            (at, numeral.end, (at, figure[1]), int(glued.group(2)), numeral.unit, "date"),
        ]
    sort: Sort = "other"
    if numeral.unit == "" and text.startswith(_WHOLE_YEAR, numeral.end) and _date().fullmatch(numeral.text):
        return [(numeral.start, numeral.end, figure, numeral.value, "年", "date")]
    if numeral.kind in ("exact", "approximate", "ask"):
        sort = "date" if numeral.unit in _DATES else "other" if numeral.unit in _DURATIONS else "count"
    elif numeral.kind == "ratio":
        sort = "ratio"
    elif (numeral.unit in _DATES and numeral.unit != "号") or _date().fullmatch(numeral.text):
        sort = "date"
    return [(numeral.start, numeral.end, figure, numeral.value, numeral.unit, sort)]


def _place(text: str, items: list[Item], stops: tuple[tuple[int, int], ...]) -> None:
    """Give every item its clause, its sentence and its paragraph."""
    clause = sentence = paragraph = 0
    low, lead, counted = 0, "\n", False
    at = outer = 0
    named = -1
    for item in items:
        while at < len(stops) and stops[at][0] < item.start:
            place, weight = stops[at]
            at += 1
            if weight == 1 and not counted:
                continue
            if text[place] == "：" and place + 1 == item.start and (not counted or lead == "、"):
                clause += 1  # 本年新收申请数量：52件: what stands before the colon names the number
                continue
            if text[place] == "（":
                outer = low
                named = low if not counted else -1
            low, lead = place + 1, text[place]
            if text[place] == "）" and not counted:
                low = outer  # a bracket without a number parts nothing: 废止（失效）规范性文件16件
            if weight > 1:
                clause, counted = clause + 1, False
            sentence += weight > 3
            paragraph += weight > 4
        item.low, item.lead = low, lead
        item.clause, item.sentence, item.paragraph = clause, sentence, paragraph
        if item.sort in ("count", "ratio"):
            closed = text[item.start - 1 : item.start] == "）" and low == item.start and item.sort == "count"
            if closed and named >= 0 and "。" not in text[named : item.start]:
                item.low, item.lead = named, "，"  # 予以公开（含主动公开的11件）40件
                items[item.index - 1].inner = True
            low, lead, counted = item.end, "", True


def _give_words(
    text: str, items: list[Item], marks: tuple[Mark, ...], stops: tuple[tuple[int, int], ...]
) -> None:
    """Give every count and every ratio the words around it."""
    first = nearest = 0
    solid = [item for item in items if item.sort in ("count", "ratio")]
    for position, item in enumerate(solid):
        while nearest < len(stops) and stops[nearest][0] < item.end:
            nearest += 1
        item.high = stops[nearest][0] if nearest < len(stops) else len(text)
        reason = text.startswith(_REASONS, item.end) or "延期" in text[item.end : item.high]
        if reason and item.high < len(text) and text[item.high] == "，":
            # 4件因临近年底提出，尚在办理: what became of them stands behind the reason
            item.high = stops[nearest + 1][0] if nearest + 1 < len(stops) else len(text)
        if position + 1 < len(solid):
            item.high = min(item.high, solid[position + 1].start)
        first = bisect_left(marks, item.low, key=lambda mark: mark.start)
        last = first
        while last < len(marks) and marks[last].start < item.high:
            last += 1
        around = marks[first:last]
        item.head = tuple(mark for mark in around if mark.end <= item.start)
        item.tail = tuple(mark for mark in around if mark.start >= item.end)
        item.families = frozenset(mark.family for mark in (*item.head, *item.tail))
        item.span = (item.start, item.end)
    _give_years(items, solid)
    _give_names(text, solid)
    lend_words(text, solid, marks)


def _give_names(text: str, solid: list[Item]) -> None:
    """指南、目录各1条: how many names stand in front of a number that is told of each."""
    for before, item in pairwise([None, *solid]):
        if item is None or not text.endswith(_EACH, 0, item.start):
            continue
        low = max(
            before.end if before is not None else 0,
            *(text.rfind(stop, 0, item.start) + 1 for stop in "，；：。（）\n"),
        )
        names = [name for name in _joint().split(text[low : text.rfind("各", 0, item.start)]) if name]
        item.times = max(1, len(names))


def _give_years(items: list[Item], solid: list[Item]) -> None:
    """Tell every number the years that are named beside it."""
    years = [
        item
        for item in items
        if item.unit.startswith("年") and isinstance(item.value, int) and 1990 < item.value < 2100
    ]
    start = 0
    for item in solid:
        while start < len(years) and years[start].start < item.low:
            start += 1
        end = start
        while end < len(years) and years[end].start < item.high:
            end += 1
        item.years = tuple(int(year.value or 0) for year in years[start:end])


@cache
def _title() -> re.Pattern[str]:
    return regex("《[^《》\n]{1,60}》")


@cache
def _stop() -> re.Pattern[str]:
    return regex("[、，：（）；。！？\n]")


@cache
def _joint() -> re.Pattern[str]:
    return regex("[、和及与]")


@cache
def _order() -> re.Pattern[str]:
    return regex("[：；。\n][0-9]{1,2}[.．、](?![0-9])")


@cache
def _order_in_bracket() -> re.Pattern[str]:
    return regex("[：；。，\n]（[0-9]{1,2}）")


@cache
def _glued_year() -> re.Pattern[str]:
    return regex("([0-9]{1,4})((?:19|20)[0-9]{2})年度?")


@cache
def _date() -> re.Pattern[str]:
    return regex("(?:19|20)[0-9]{2}[-/.．][0-9]{1,2}[-/.．][0-9]{1,2}|(?:19|20)[0-9]{2}")
