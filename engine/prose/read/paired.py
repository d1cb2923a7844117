"""Names in a row and figures in a row: 收到申请、行政复议、行政诉讼分别为14件、1件、0件."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from engine.namedtuple import NamedTuple
from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import STRONG
from engine.regex import regex

_EACH = ("分别", "依次", "各")
_ALL = ("均", "都", "皆")
_BEING = ("", "为", "是", "有", "达", "达到", "共计", "计", "发生", "产生", "新增")
_AMOUNT = "总件数量的"
_JOINTS = "、和及与，"
_NAMING = STRONG | {
    "outcome",
    "applicant",
    "channel",
    "result",
    "in",
    "out",
    "carry",
    "made",
    "repealed",
    "in_force",
    "billed",
    "received_fee",
}
_MAKING = frozenset({"made", "repealed", "in_force"})
_SHARED = ("app", "review", "litigation", "norm", "reg", "info_fee")
_Name = tuple[int, int, tuple[Mark, ...]]


class Pair(NamedTuple):
    """A number, and the number as it would be read if its name stood right in front of it."""

    item: Item
    ghost: Item


def pairs(scene: Scene, item: Item) -> list[Pair]:
    """The pairs that begin with a number; none where names and figures are not equally many.

    Args:
        scene: the text.
        item: the first number behind 分别为.
    """
    said = _announced(scene.text, item)
    if said < 0:
        return _named_behind(scene, item)
    years = _of_years(scene, item, said)
    if years:
        return years
    names = _with_common_words(_of_both(_names(scene, item, said)))
    if len(names) < 2:
        return []
    if scene.text.startswith(_ALL, said):
        return [Pair(item, _ghost(item, name)) for name in names] if item.value == 0 else []
    numbers = _numbers(scene, item, len(names))
    if len(numbers) == 1 and scene.text.startswith("各", said):
        return [Pair(item, _ghost(item, name)) for name in names]  # 行政复议、行政诉讼各2件
    if len(numbers) != len(names):
        return []
    return [Pair(number, _ghost(number, name)) for number, name in zip(numbers, names, strict=True)]


def _of_years(scene: Scene, item: Item, said: int) -> list[Pair]:
    """2022年、2023年、2024年收到申请分别为80件、85件、93件: one name, a number for every year."""
    if len(item.years) < 2:
        return []
    numbers = _numbers(scene, item, len(item.years))
    marks = tuple(mark for mark in item.head if mark.end <= said and mark.family not in ("last", "compare"))
    if len(numbers) != len(item.years) or not any(mark.family in _NAMING for mark in marks):
        return []
    found: list[Pair] = []
    for number, year in zip(numbers, item.years, strict=True):
        ghost = _ghost(number, (item.low, said, marks))
        ghost.years = (year,)
        found.append(Pair(number, ghost))
    return found


def _named_behind(scene: Scene, item: Item) -> list[Pair]:
    """有15件和8件分别属于国家秘密和行政执法案卷: the names stand behind the figures."""
    if scene.text[item.end : item.end + 1] not in _JOINTS or item.tail:
        return []
    numbers = _numbers(scene, item, 6)
    last = numbers[-1]
    said = _behind().match(scene.text, last.end)
    if len(numbers) < 2 or said is None:
        return []
    high = scene.clause(said.end())[1]
    first = bisect_left(scene.marks, said.end(), key=lambda mark: mark.start)
    marks = tuple(mark for mark in scene.marks[first : first + 20] if mark.end <= high)
    names: list[_Name] = []
    low = said.end()
    for at in range(said.end(), high + 1):
        inside = any(mark.start <= at < mark.end for mark in marks)
        if at == high or (scene.text[at] in _JOINTS and not inside):
            own = tuple(mark for mark in marks if low <= mark.start and mark.end <= at)
            if any(mark.family in _NAMING for mark in own):
                names.append((last.end, last.end, own))
            low = at + 1
    if len(names) != len(numbers):
        return []
    return [Pair(number, _ghost(number, name)) for number, name in zip(numbers, names, strict=True)]


@cache
def _behind() -> re.Pattern[str]:
    return regex("(?:申请|案件)?(?:则|是)?分别(?:属于?|因|为|是|涉及|以|被)?")


def _announced(text: str, item: Item) -> int:
    words = text[item.low : item.start]
    for word in (*_EACH, *_ALL):
        at = words.rfind(word)
        if at >= 0 and words[at + len(word) :] in _BEING:
            return item.low + at
    return -1


def _names(scene: Scene, item: Item, end: int) -> list[_Name]:
    """The names in front of 分别, parted where no word of the lexicon is torn; each with its words."""
    marks = tuple(mark for mark in item.head if mark.end <= end)
    names: list[_Name] = []
    low = item.low
    for at in range(item.low, end + 1):
        inside = any(mark.start <= at < mark.end for mark in marks)
        if at == end or (scene.text[at] in _JOINTS and not inside):
            own = tuple(mark for mark in marks if low <= mark.start and mark.end <= at)
            high = max([low + len(scene.text[low:at].rstrip(_AMOUNT)), *(mark.end for mark in own)])
            if any(mark.family in _NAMING for mark in own):
                names.append((low, high, own))
            elif not names and own and at < end:
                continue
            low = at + 1
    return names


def _of_both(names: list[_Name]) -> list[_Name]:
    """行政复议和诉讼各2件: one word that names two rows."""
    found: list[_Name] = []
    for low, high, own in names:
        if any(mark.family == "both" for mark in own):
            for row in ("review", "litigation"):
                marks = (mark._replace(family=row) if mark.family == "both" else mark for mark in own)
                found.append((low, high, tuple(marks)))
        else:
            found.append((low, high, own))
    return found


def _with_common_words(names: list[_Name]) -> list[_Name]:
    """新收、办结申请分别为 …: the noun behind the last name is that of all; 废止规章、规范性文件分别为 …: so is the verb."""
    if not names:
        return names
    verbs = tuple(mark for mark in names[0][2] if mark.family in _MAKING)
    names = names[:1] + [
        (low, high, own if any(mark.family in _MAKING for mark in own) else (*verbs, *own))
        for low, high, own in names[1:]
    ]
    ruled = tuple(mark for mark in names[-1][2] if mark.family == "result")
    if ruled and not any(mark.family == "result" for _, _, own in names[:-1] for mark in own):
        names = [(low, high, (*own, *ruled)) for low, high, own in names[:-1]] + names[-1:]
    shared = [mark for mark in names[-1][2] if mark.family in _SHARED]
    if not shared or any(mark.family in STRONG for _, _, own in names[:-1] for mark in own):
        return names
    return [
        (low, high, own if any(mark.family in STRONG for mark in own) else (*own, shared[-1]))
        for low, high, own in names
    ]


def _numbers(scene: Scene, first: Item, most: int) -> list[Item]:
    """The numbers that follow with nothing but a joint between them."""
    at = bisect_left(scene.counts, first.start, key=lambda item: item.start)
    numbers = [first]
    for item in scene.counts[at + 1 : at + most]:
        if scene.text[numbers[-1].end : item.start] not in ("、", "和", "及", "与", "，", "以及", "，和"):
            break
        numbers.append(item)
    return numbers


def _ghost(number: Item, name: _Name) -> Item:
    """The number as if it stood right behind its name."""
    low, start, head = name
    ghost = Item(
        number.index,
        start,
        number.end,
        number.figure,
        number.value,
        number.unit,
        number.sort,
        number.approximate,
    )
    ghost.low, ghost.high, ghost.lead, ghost.head = low, number.end, "，", head
    ghost.families = frozenset(mark.family for mark in head)
    ghost.clause, ghost.sentence, ghost.paragraph = number.clause, number.sentence, number.paragraph
    ghost.years, ghost.span = number.years, number.span
    ghost.listed = any(mark.family == "channel" for mark in head)  # one of several ways
    return ghost
