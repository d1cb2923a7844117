"""Parts of a total found by reckoning: sub-lists are passed over, numbers of something else are left out."""

from __future__ import annotations

import re
from functools import cache

from engine.figures.claims import Number
from engine.prose.read.boundary import closing, is_past_the_end
from engine.prose.read.items import Item, Scene
from engine.prose.read.parts import (
    belongs,
    counted_alike,
    elsewhere,
    is_change,
    is_told_again,
    of_cases,
    past_noun,
    turn,
    whole_opening,
)
from engine.regex import regex

_LONGEST = 40
_PATIENCE = 2000
"""Steps after which a run of numbers is given up; real ones take some dozens."""
_MANY = 4
_SUMMING = ("共", "合计", "总计", "小计")


def partition(scene: Scene, at: int, total: Item, *, inside: bool = False) -> list[Item]:
    """The numbers from a place on that make up exactly a total.

    Args:
        scene: the text.
        at: place of the first part among the counts.
        total: the total.
        inside: the parts stand in a bracket.

    Returns:
        The parts: behind one of them its own parts are passed over where they make it up (网站140条，其中要闻90条、公告
        50条；微信256篇), and numbers in another unit (点击1324次) are left out. Empty where nothing adds up.
    """
    if total.value is None or total.value <= 0:
        return []
    run = _window(scene, at, total)
    if inside:
        end = closing(scene.text, scene.counts[at].start)
        run = [item for item in run if item.start < end]
    found = _Search(run, total, scene.text).parts(0, total.value, False)
    if not found and not inside:  # 公开51条。其中网站29条，包括要闻13条、公告16条。广播公开22条
        run = _window(scene, at, total, beyond=True)
        found = _Search(run, total, scene.text).parts(0, total.value, False)
        parts = [run[place] for place in found or ()]
        in_a_row = parts and parts[-1].index == parts[0].index + len(parts) - 1
        if in_a_row and (len(parts) < _MANY or {item.unit for item in parts} != {total.unit}):
            return []
    if not found or len(found) < 2:
        return []
    parts = [run[place] for place in found]
    for item in run[found[-1] + 1 :]:
        if not belongs(item, parts):
            break
        parts.append(item)  # 公开3件、不予公开2件、无法提供0件
    return parts


def partition_of(run: list[Item], total: Item, text: str) -> list[Item]:
    """Those of a run of numbers, the first among them, that make up exactly a total; empty where nothing does."""
    if not run or total.value is None or total.value <= 0 or not counted_alike(run[0], total):
        return []
    found = _Search(run, total, text).parts(0, total.value, False)
    return [run[place] for place in found] if found and found[0] == 0 else []


class _Search:
    """Depth first over a run of numbers; what cannot succeed is not tried twice."""

    def __init__(self, run: list[Item], total: Item, text: str) -> None:
        self._run = run
        self._text = text
        self._total = total
        self._hopeless: set[tuple[int, Number]] = set()
        self._steps = _PATIENCE

    def parts(self, place: int, left: Number, begun: bool) -> list[int] | None:
        """Places of the parts from a place on that make up what is left."""
        if left == 0 and begun:
            return []
        self._steps -= 1
        if place >= len(self._run) or left < 0 or (place, left) in self._hopeless or self._steps < 0:
            return None
        item = self._run[place]
        summed = self._summed_up(place)
        if summed is not None and (self._run[summed].value or 0) <= left:
            rest = self.parts(summed + 1, left - (self._run[summed].value or 0), True)
            if rest is not None:
                return [summed, *rest]
        if item.value is not None and item.amount <= left and counted_alike(item, self._total):
            nested = self._behind_own_parts(place)
            ways = (nested,) if nested is not None and self._announced(place) else (place + 1, nested)
            ways = (*ways, self._behind_bracket(place), self._behind_some(place))
            for follow in ways:
                rest = None if follow is None else self.parts(follow, left - item.amount, True)
                if rest is not None:
                    return [place, *rest]
        strange = not counted_alike(item, self._total)
        if strange or (begun and item.unit not in (self._total.unit, self._run[0].unit)):
            rest = self.parts(place + 1, left, begun)
            if rest is not None:
                return rest
        self._hopeless.add((place, left))
        return None

    def _announced(self, place: int) -> bool:
        """网站29条，包括…: words behind a part say that its own parts follow."""
        gap = self._words(place)
        return gap.startswith(("（", "，其中")) or whole_opening().match(past_noun(gap)) is not None

    def _behind_bracket(self, place: int) -> int | None:
        """公告57条（含采购公告16条）: where the bracket behind a part ends, if a number stands in it."""
        end = self._run[place].end
        opening = self._text.find("（", end, end + 8)
        closing = self._text.find("）", opening) if opening >= 0 else -1
        follow = place + 1
        while follow < len(self._run) and self._run[follow].start < closing:
            follow += 1
        opened = follow > place + 1 and opening < self._run[place + 1].start
        return follow if opened and not regex("[，。；]").search(self._text[end:opening]) else None

    def _behind_some(self, place: int) -> int | None:
        """通知98条，其中招考公告8条；动态100条: where the semicolon behind a part and some of its own ends them."""
        if place + 1 >= len(self._run) or "，其中" not in self._words(place):
            return None
        left = self._run[place].value or 0
        for at in range(place + 1, len(self._run) - 1):
            left -= self._run[at].amount
            if left < 0:
                return None
            if "；" in self._words(at):
                return at + 1
        return None

    def _words(self, place: int) -> str:
        return self._text[self._run[place].end : self._run[place + 1].start]

    def _summed_up(self, place: int) -> int | None:
        """要闻53条、财政4条，共发布57条: where what starts here is summed up as one part."""
        added: Number = 0
        for at in range(place, len(self._run)):
            item = self._run[at]
            if (
                at > place + 1
                and item.value == added
                and any(s in self._text[item.low : item.start] for s in _SUMMING)
            ):
                return at
            added += item.amount
        return None

    def _behind_own_parts(self, place: int) -> int | None:
        """Where the parts of a part end, if the numbers right behind it make it up."""
        left = self._run[place].value or 0
        if left < 2:
            return None
        for at in range(place + 1, len(self._run)):
            left -= self._run[at].amount
            if left <= 0:
                return at + 1 if left == 0 and at > place + 1 else None
        return None


def _words(text: str, run: list[Item]) -> str:
    return text[run[-1].low : run[-1].start]


def _window(scene: Scene, at: int, total: Item, *, beyond: bool = False) -> list[Item]:
    """The numbers of the sentence that may be parts, up to a word of something new or another place of publishing."""
    run: list[Item] = []
    low = 0
    for item in scene.counts[at : at + _LONGEST]:
        if item.sentence != scene.counts[at].sentence and not (beyond and item.paragraph == total.paragraph):
            break
        if run and not beyond and is_past_the_end(scene, at, run[-1], item):
            break
        gap = scene.text[low : item.start] if run else ""
        low = item.end
        if run and _stock().fullmatch(scene.text, item.low, item.start) and "新增" in _words(scene.text, run):
            continue  # 新增21项，总计35项；新增7项，总计9项: of all years
        if (run and not _taken_over().search(scene.text, item.low, item.start)) and (
            elsewhere(item, total, run[0])
            or ("；" in gap and item.has("site") and total.has("site") and not run[0].has("site"))
        ):
            break
        if gap.endswith(("另", "另外")):
            gap = gap.rpartition("另")[0]  # 2件不予公开，另3件已答复: it counts where it makes up the total
        if turn().search(gap) or is_told_again(item, total, scene.text) or of_cases(item, total):
            break
        nothing = run and item.value == 0 and item.unit not in (total.unit, run[0].unit)
        if not is_change(item, scene.text) and not item.inner and not nothing:
            run.append(item)
    return run


@cache
def _stock() -> re.Pattern[str]:
    return regex("(?:总计|累计|合计|总数)(?:为|达|有)?")


@cache
def _taken_over() -> re.Pattern[str]:
    """网站公开578条，其中动态292条…；转发省政府网站信息119条: published here, whatever place it came from."""
    return regex("转发|转载")
