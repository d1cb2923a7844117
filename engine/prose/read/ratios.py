"""Shares and growth: 占40%, 办结率100%, 较上年增长15%, 下降三成, 翻一番, 与上年持平."""

from __future__ import annotations

from bisect import bisect_left

from engine.figures.claims import Number
from engine.prose.read import ratio_frames
from engine.prose.read.applications import CARRIED_IN, HANDLED, INTAKE, LAST, RECEIVED
from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.statement import Statement

_TOTAL = f"{RECEIVED}.total"


class Ratios:
    """Reads the ratios of one text; counts and statements of none are known."""

    def __init__(self, scene: Scene, told: list[Statement], year: int | None) -> None:
        """Take the text and what was read in it before.

        Args:
            scene: the text.
            told: statements of none and of all.
            year: the year of the report.
        """
        self._scene = scene
        self._text = scene.text
        self._told = sorted(told, key=lambda one: one.start)
        self._year = year

    def read(self) -> list[Statement]:
        """Every share and growth, and every figure that is said to be as last year's."""
        found = [
            statement
            for item in self._scene.items
            if item.sort == "ratio"
            for statement in [self._ratio(item)]
            if statement
        ]
        for mark in self._scene.marks:
            if mark.family == "same":
                found += self._same(mark)
        return found

    def _ratio(self, item: Item) -> Statement | None:
        if item.value is None or item.unit == "百分点":
            return None
        chained = self._in_a_row(item)
        if chained is not None:
            return chained
        turns = [mark for mark in item.head if mark.family in ("up", "down")]
        shares = [mark for mark in (*self._raised(item), *item.head) if mark.family in ("share", "rate")]
        words = self._text[item.low : item.start]
        doubled = self._text[item.start : item.end].startswith("翻")
        if turns and not (shares and self._text[turns[-1].end : item.start].startswith(("到", "至"))):
            if shares and shares[0].start < turns[-1].start:
                return None
            return self._growth(item, turns[-1].start, down=turns[-1].family == "down")
        if doubled or (
            not shares
            and (
                any(m.family == "compare" for m in item.head)
                or (item.unit == "倍" and self._of_last_year(item))
            )
        ):
            return self._growth(item, item.head[0].start if item.head else item.start, down=False)
        if (
            shares
            or self._goes_on(item)
            or ratio_frames.rate().search(words)
            or self._in_brackets(item)
            or self._behind_a_part(item)
        ):
            return self._share(item, shares[-1] if shares else None)
        return None

    def _raised(self, item: Item) -> tuple[Mark, ...]:
        """占比由68%提升至81%: the words in front of the first ratio are those of the second."""
        before = self._scene.items[item.index - 1] if item.index else item
        gap = self._text[before.end : item.start]
        raised = (
            before.sort == "ratio"
            and before is not item
            and gap.endswith(("到", "至", "为"))
            and len(gap) < 8
        )
        return before.head if raised else ()

    def _of_last_year(self, item: Item) -> bool:
        """是去年的2倍; 是2023年的2倍."""
        at = bisect_left(self._scene.counts, item.start, key=_start) - 1
        before = self._scene.counts[at] if at >= 0 else None
        compared = before is not None and bool(before.keys) and before.keys[0].startswith(LAST)
        if before is not None and compared and self._text[before.end : item.start] in ("）的", "的"):
            return True  # 是2022年（65件）的2倍
        last = bool(item.years) and self._year is not None and item.years[-1] == self._year - 1
        return last or any(mark.family == "last" for mark in item.head)

    def _in_a_row(self, item: Item) -> Statement | None:
        """收到12件、办结9件，分别增长8%和6%; 占比分别为70%、30%: each ratio belongs to its own figure."""
        row = ratios_in_a_row(self._scene, item)
        if not row:
            return None
        first, place = row[0], row.index(item)
        at = bisect_left(self._scene.counts, first.start, key=lambda one: one.start)
        counts = [
            one
            for one in self._scene.counts[max(0, at - len(row) - 2) : at]
            if one.sentence == first.sentence and one.subject != "change"
        ][-len(row) :]
        own = counts[place] if len(counts) == len(row) else None
        key = own.keys[0] if own is not None and own.keys else None
        now = own.value if own is not None else None
        turns = [mark.family for mark in first.head if mark.family in ("up", "down")]
        if turns:
            value = -(item.value or 0) if turns[-1] == "down" else item.value
            return Statement(item.start, item.end, key, "growth", value, "%", (now, None), figure=item.figure)
        if not ratio_frames.rate().search(self._text[first.low : first.start].replace("分别", "")):
            return None
        whole = (
            self._whole(bisect_left(self._scene.counts, own.start, key=_start), own)
            if own is not None
            else None
        )
        return Statement(
            item.start, item.end, key, "share", item.value, "%", (now, whole), figure=item.figure
        )

    def _in_brackets(self, item: Item) -> bool:
        """予以公开20件（45.5%）: the share of a part."""
        if not self._text.startswith("）", item.end) or self._text[item.start - 1 : item.start] != "（":
            return False
        counts = self._scene.counts
        at = bisect_left(counts, item.start, key=lambda one: one.start) - 1
        return at >= 0 and counts[at].listed and counts[at].end == item.start - 1

    def _goes_on(self, item: Item) -> bool:
        """A类占62%，其次是B类38%; 部门主动公开率为99%，街镇为98%: the share of the first says what the second is."""
        before = self._scene.items[item.index - 1] if item.index else item
        if before is item or before.sort != "ratio":
            return False
        shared = any(mark.family in ("share", "rate") for mark in before.head)
        if not shared and not ratio_frames.rate().search(self._text, before.low, before.start):
            return False
        turned = any(mark.family in ("up", "down", "compare", "last") for mark in (*before.head, *item.head))
        return (
            not turned
            and ratio_frames.next_of_kind().fullmatch(self._text, before.end, item.start) is not None
        )

    def _behind_a_part(self, item: Item) -> bool:
        """其他处理31件（26.8%，含撤回15件）; 征收类（31件，26.8%）: right behind a number, in a bracket."""
        counts = self._scene.counts
        at = bisect_left(counts, item.start, key=lambda one: one.start) - 1
        if at < 0 or item.head or self._text[item.end : item.end + 1] not in ("，", "；", "）"):
            return False
        gap = self._text[counts[at].end : item.start]
        return gap == "（" or (gap in ("，", "、", "；") and counts[at].lead == "（")

    def _growth(self, item: Item, start: int, *, down: bool) -> Statement:
        value: Number = item.value if item.value is not None else 0
        between = self._text[start : item.figure[0]]
        if (
            item.unit == "倍"
            and not down
            and (ratio_frames.up_to().search(between) or (not any(m.family == "up" for m in item.head)))
        ):
            value -= 100
        if down:
            value = -value if value > 0 else value
        opening = next((m.start for m in item.head if m.family in ("compare", "last", "up", "down")), start)
        key, now, before = self._grown(item.start, item.sentence)
        return Statement(
            min(opening, start),
            item.end,
            key,
            "growth",
            value,
            "%",
            (now, before),
            None,
            item.approximate,
            item.figure,
        )

    def _grown(self, start: int, sentence: int) -> tuple[str | None, Number | None, Number | None]:
        """What has grown: the figure stated before in the sentence; and last year's, where it is given."""
        counts = self._scene.counts
        at = bisect_left(counts, start, key=lambda item: item.start)
        before: Number | None = None
        for index in range(at - 1, max(-1, at - 8), -1):
            item = counts[index]
            if item.sentence != sentence:
                break
            if item.keys and item.keys[0].startswith(LAST):
                before = item.value
            elif item.total is not None and item.total.keys and "）" in self._text[item.end : start]:
                continue  # 38件（自然人37件，法人1件），较上年下降11%: the number in front of the bracket
            elif item.subject != "change":
                before = self._last_years(at, sentence, item) if before is None else before
                denied = self._denied(item.end, start)
                if denied is not None:
                    return denied.key, 0, before
                return (item.keys[0] if item.keys else None), item.value, before
        denied = self._denied(max(0, start - 60), start)
        if (
            denied is not None
            and "。" not in self._text[denied.end : start]
            and "\n" not in self._text[denied.end : start]
        ):
            return denied.key, 0, before
        if at < len(counts) and counts[at].sentence == sentence and counts[at].start - start < 30:
            follow = counts[at]
            if follow.keys and follow.subject != "change" and not follow.keys[0].startswith(LAST):
                return follow.keys[0], follow.value, before
        spoken = any(mark.family == "app" for mark in self._words(start))
        return (_TOTAL if spoken else None), None, before

    def _words(self, start: int) -> list[Mark]:
        """The words just in front of a place, in its clause."""
        low = max(0, start - 24)
        low = max(low, *(self._text.rfind(stop, low, start) + 1 for stop in "，。；\n（"))
        first = bisect_left(self._scene.marks, low, key=lambda mark: mark.start)
        return [mark for mark in self._scene.marks[first : first + 12] if mark.end <= start]

    def _last_years(self, at: int, sentence: int, item: Item) -> Number | None:
        """下降20%（上年30件）: last year's figure behind the growth."""
        counts = self._scene.counts
        if at < len(counts) and counts[at].sentence == sentence and item.keys:
            return counts[at].value if counts[at].keys == (LAST + item.keys[0],) else None
        return None

    def _denied(self, low: int, high: int) -> Statement | None:
        at = bisect_left(self._told, low, key=lambda one: one.start)
        found = [one for one in self._told[at : at + 4] if one.end <= high and one.kind == "none"]
        return found[-1] if found else None

    def _share(self, item: Item, mark: Mark | None) -> Statement:
        start = mark.start if mark is not None else item.low
        hedged = item.approximate or any(
            sign in self._text[max(0, start - 1) : start + 1] for sign in "约近超逾"
        )
        key: str | None = None
        part: Number | None = None
        whole: Number | None = None
        at = bisect_left(self._scene.counts, item.start, key=lambda one: one.start) - 1
        at = self._before_bracket(at, item.start)
        last = (
            self._scene.counts[at] if at >= 0 and self._scene.counts[at].paragraph == item.paragraph else None
        )
        if mark is not None and mark.family == "rate":
            if mark.name == "handled" and any(one.family == "app" for one in item.head):
                key = HANDLED
            if mark.name == "handled" and last is not None:
                spoken = key
                key, part, whole = self._rate(at, last, item)
                key = key or spoken
            return Statement(
                start,
                item.end,
                key,
                "share",
                item.value,
                "%",
                (part, whole),
                None,
                hedged,
                item.figure,
            )
        named = [one for one in item.head if one.family == "outcome"]
        of = [one for one in named if mark is not None and mark.family == "share" and one.start >= mark.end]
        if of and last is not None and last.sentence == item.sentence:
            whole = self._before(
                at - 1, f"applications.{of[0].name}.total"
            )  # 其中案卷类70件，占不予公开的72.9%
            key, part = last.keys[0] if last.keys else None, last.value
        elif named:
            start = named[0].start
            key = f"applications.{named[0].name}.total" if len({one.name for one in named}) == 1 else None
            whole = self._before(at, HANDLED)
        elif last is not None and last.sentence == item.sentence:
            key = last.keys[0] if last.keys else None
            part = last.value
            whole = self._whole(at, last)
        return Statement(
            start, item.end, key, "share", item.value, "%", (part, whole), None, hedged, item.figure
        )

    def _before_bracket(self, at: int, start: int) -> int:
        """其他处理41件（其中撤回36件），占49.4%: the number in front of the bracket, not that in it."""
        if at < 0:
            return at
        closing = self._text.find("）", self._scene.counts[at].end, start)
        opening = self._text.rfind("（", 0, closing) if closing >= 0 else -1
        if (
            opening < 0
            or opening > self._scene.counts[at].start
            or self._text[closing + 1 : closing + 2] != "，"
        ):
            return at
        return max(0, bisect_left(self._scene.counts, opening, key=_start) - 1)

    def _whole(self, at: int, last: Item) -> Number | None:
        if last.total is not None:
            return last.total.value
        if last.subject == "app" and last.has("outcome"):
            handled = self._before(at - 1, HANDLED)
            return handled if handled is not None else self._before(at - 1, _TOTAL)
        if last.subject == "app" and last.keys and not last.keys[0].startswith("applications.handled"):
            return self._before(at - 1, _TOTAL)
        return None

    def _rate(self, at: int, last: Item, item: Item) -> tuple[str | None, Number | None, Number | None]:
        if last.subject != "app":
            first = self._scene.counts[at - 1] if at else last
            if last.has("out") and first.has("in") and first.sentence == item.sentence:
                return None, last.value, first.value
            return None, None, None
        handled = self._before(at, HANDLED)
        whole = self._before(at, INTAKE)
        if whole is None:
            received = self._before(at, _TOTAL)
            whole = None if received is None else received + (self._before(at, CARRIED_IN) or 0)
        if whole is None:
            whole = handled
        if handled is None and item.value == 100:
            handled = whole
        return HANDLED, handled, whole

    def _before(self, at: int, key: str) -> Number | None:
        """The last figure of a key up to a number."""
        for index in range(at, max(-1, at - 30), -1):
            if key in self._scene.counts[index].keys:
                return self._scene.counts[index].value
        return None

    def _same(self, mark: Mark) -> list[Statement]:
        """与上年持平: no growth; 与上年相同: last year's figure besides."""
        low = max(0, mark.start - 16)
        found = ratio_frames.as_last_year().search(self._text, low, mark.end)
        if found is None:
            return []
        written = found.group(1) or "同比"
        if written[:4].isdigit() and self._year is not None and int(written[:4]) != self._year - 1:
            return []
        if ratio_frames.of_method().search(self._text, self._scene.clause(found.start())[0], found.start()):
            return []
        hedged = ratio_frames.nearly().search(found.group()) is not None
        at = bisect_left(self._scene.counts, found.start(), key=lambda item: item.start) - 1
        sentence = self._scene.counts[at].sentence if at >= 0 else -1
        if at >= 0 and "。" in self._text[self._scene.counts[at].end : found.start()]:
            sentence = -1
        key, now, _ = self._grown(found.start(), sentence)
        before = None if hedged else now
        grown = Statement(
            found.start(), mark.end, key, "growth", 0, "%", (now, before), None, approximate=hedged
        )
        if hedged or self._text[mark.start : mark.end] == "持平" or key is None or now is None:
            return [grown]
        return [grown, Statement(found.start(), mark.end, LAST + key, "count", now, "件")]


def _start(item: Item) -> int:
    return item.start


def ratios_in_a_row(scene: Scene, item: Item) -> list[Item]:
    """The ratios behind one 分别 that a ratio stands among; none where it stands alone."""
    row = [item]
    for step in (-1, 1):
        at = item.index + step
        while 0 <= at < len(scene.items) and scene.items[at].sort == "ratio":
            low, high = sorted((row[0 if step < 0 else -1], scene.items[at]), key=_start)
            if scene.text[low.end : high.start] not in ("、", "和", "及", "与", "，", "以及"):
                break
            row.insert(0 if step < 0 else len(row), scene.items[at])
            at += step
    said = "分别" in scene.text[row[0].low : row[0].start]
    return row if len(row) > 1 and said else []
