"""Statements of all without a number: 全部按时办结, 均已答复, 其余均已回复, 均获维持, 均为自然人."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from engine.figures.claims import Number
from engine.prose.read.applications import CARRIED_IN, CARRIED_OUT, HANDLED, INTAKE, LAST, RECEIVED
from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import STRONG
from engine.prose.read.statement import Statement
from engine.prose.read.verdicts import is_dispute_total, verdicts_alone, won
from engine.regex import regex

_REACH = 30
_DAYS = ("个工作日", "工作日", "日", "天")
_OUTCOMES = frozenset(f"applications.{name}.total" for name in ("granted", "partial", "denied", "unable"))
_GROUPS = tuple(f"applications.{name}." for name in ("granted", "partial", "denied", "unable", "declined"))
_TOTAL = f"{RECEIVED}.total"


def everything(scene: Scene) -> list[Statement]:
    """Find every statement of all, with the value that the figures before it imply."""
    found: list[Statement] = []
    floor = -1
    for index, mark in enumerate(scene.marks):
        if mark.family != "all" or mark.start < floor:
            continue
        high = scene.clause(mark.start)[1]
        if _number_between(scene, mark.end, high):
            continue
        behind = _behind(scene.marks, index, high)
        statements = []
        if not scene.text.startswith("所有", mark.start):
            statements = _statements(scene, mark, behind, _before(scene, mark))
        statements = statements or _unnumbered(scene, mark)
        found += statements
        if statements:
            floor = statements[0].end
    return found + apart_from(found, verdicts_alone(scene))


def apart_from(found: list[Statement], others: list[Statement]) -> list[Statement]:
    """Those of the others that lie over none that was found."""
    spans = sorted((one.start, one.end) for one in found)
    ends = [max(end for _, end in spans[max(0, at - _REACH) : at + 1]) for at in range(len(spans))]
    kept: list[Statement] = []
    for one in others:
        at = bisect_left(spans, (one.end, 0)) - 1
        if at < 0 or ends[at] <= one.start:
            kept.append(one)
    return kept


def _number_between(scene: Scene, start: int, end: int) -> bool:
    at = bisect_left(scene.counts, start, key=lambda item: item.start)
    while at < len(scene.counts) and scene.counts[at].unit in _DAYS:
        at += 1  # 均在20个工作日内答复
    return at < len(scene.counts) and scene.counts[at].start < end


def _behind(marks: tuple[Mark, ...], index: int, high: int) -> list[Mark]:
    found: list[Mark] = []
    for at in range(index + 1, min(len(marks), index + _REACH)):
        if marks[at].start >= high:
            break
        found.append(marks[at])
    return found


def _before(scene: Scene, mark: Mark) -> Item | None:
    """The number that the statement follows; None when it stands too far off."""
    at = bisect_left(scene.counts, mark.start, key=lambda item: item.start) - 1
    if at < 0:
        return None
    near = scene.counts[at]
    between = scene.text[near.end : mark.start]
    headed = between.count("\n") == 1 and _of_the_way().search(between) is not None
    if ("\n" in between and not headed) or len(between) > 90 or between.count("。") > 2:
        return None
    for index in range(at, max(-1, at - 6), -1):
        item = scene.counts[index]
        if item.sentence != near.sentence:
            break
        if _in_closed_bracket(scene.text, item.end, mark.start):
            continue  # 3件（其中1件为上年申请），均维持
        of_all = item.listed and item.total is not None and item.total.subject == "app"
        if of_all and not item.keys and "。" in between:
            continue  # 收到35件，其中A局14件、其余单位21件
        if item.subject != "change" and (item.keys or item.subject != "app") and not _is_last_years(item):
            return item
    return near


def _in_closed_bracket(text: str, start: int, end: int) -> bool:
    closing = text.find("）", start, end)
    return closing >= 0 and text.find("（", start, closing) < 0


def _statements(scene: Scene, mark: Mark, behind: list[Mark], item: Item | None) -> list[Statement]:
    denied = next((at for at, word in enumerate(behind) if word.family == "none"), len(behind))
    if item is None or (denied < len(behind) and not behind[:denied]):
        return []
    behind = behind[:denied]  # 均当年办结、无结转
    sort = _sort_of_suit(scene, mark, behind, item)
    if sort is not None:
        return [sort]
    if any(word.family in STRONG and word.family != "app" for word in behind):
        return []
    if not item.keys and item.subject in ("review", "litigation"):
        item = _dispute_of(scene, item)
    if any(key.startswith("disputes.") for key in item.keys):
        return won(scene, mark, behind, item)
    statement = _of_applications(scene, mark, behind, item)
    if statement is None:
        return []
    if statement.key not in _OUTCOMES or item.has("outcome") or item.listed:
        return [statement]
    end = max([statement.end, *(word.end for word in behind if word.family == "out")])
    return [statement, Statement(mark.start, end, HANDLED, "all", statement.value, "件")]  # 均予公开并答复


def _sort_of_suit(scene: Scene, mark: Mark, behind: list[Mark], item: Item) -> Statement | None:
    """行政诉讼3件，均为复议后起诉."""
    if item.keys != ("disputes.litigation.total",) or not behind or behind[0].family != "litigation":
        return None
    word = behind[0]
    if not word.name or not _being().fullmatch(scene.text[mark.end : word.start]):
        return None
    key = f"disputes.litigation_{word.name}.total"
    return Statement(mark.start, word.end, key, "all", item.value, "件")


def _dispute_of(scene: Scene, item: Item) -> Item:
    """5件，其中一审4件、二审1件，均胜诉; 3件，已审结3件，均维持: the number that the disputes themselves were told in."""
    if item.total is not None and is_dispute_total(item.total):
        return item.total
    at = bisect_left(scene.counts, item.start, key=lambda other: other.start)
    before = scene.counts[at - 1] if at else item
    alike = is_dispute_total(before) and before.sentence == item.sentence and before.value == item.value
    return before if alike else item


def _unnumbered(scene: Scene, mark: Mark) -> list[Statement]:
    """全部申请均已办结, with no number near: said of all applications where the words say so outright."""
    low, high = scene.clause(mark.start)
    if low == mark.start and scene.text[low - 1] == "，":
        low = scene.clause(low - 2)[0]  # 对收到的申请，均按规定答复
    low, high = max(low, mark.start - _REACH), min(high, mark.start + _REACH)
    if any(word.family in STRONG and word.family != "app" for word in _marks_between(scene, low, high)):
        return []
    said = _outright().match(scene.text, mark.start) or _outright().search(scene.text, low, high)
    if said is None or said.end() > high:
        return []
    sentence = max(low - _REACH, 0, *(scene.text.rfind(stop, 0, low) + 1 for stop in "。\n"))
    if _wished().search(scene.text, sentence, said.start()):
        return []
    item = _before(scene, mark)
    told = item is not None and _about_applications(scene, mark, item)
    value = implied(scene, item) if item is not None and told else None
    return [Statement(said.start(), said.end(), HANDLED, "all", value, "件")]


def _of_applications(scene: Scene, mark: Mark, behind: list[Mark], item: Item) -> Statement | None:
    if not _about_applications(scene, mark, item) or _of_the_old_only(scene, mark, item):
        return None
    kinds = [word for word in behind if word.family == "applicant"]
    rest = _rest().search(scene.text, item.end, mark.start)
    if kinds and rest is not None and _being().fullmatch(scene.text[mark.end : kinds[0].start]):
        key = f"{RECEIVED}.{kinds[0].name}"
        return Statement(rest.start(), kinds[0].end, key, "all", _the_others(scene, item), "件")
    if kinds and _being().fullmatch(scene.text[mark.end : kinds[0].start]):
        value = _value(scene, item, _TOTAL)
        return Statement(mark.start, kinds[0].end, f"{RECEIVED}.{kinds[0].name}", "all", value, "件")
    outcomes = [word for word in behind if word.family == "outcome"]
    if outcomes and item.listed and item.start >= scene.clause(mark.start)[0]:
        return None  # 1件已依法予以公开: its own number says how many
    if outcomes:
        name = _one_name({word.name for word in outcomes})
        if name is None:
            return None
        key = f"applications.{name}.total"
        group = f"applications.{name.split('.')[0]}."
        own = any(one.startswith(group) for one in item.keys)  # 不予处理的4件均为信访类
        if not own and any(one.startswith(_GROUPS) for one in item.keys):
            return None  # 4件部分公开，均因涉及商业秘密: the reason is none of all that came in
        near = item.has("outcome") and _in_its_bracket().fullmatch(scene.text, item.end, mark.start)
        value = item.value if near or own else implied(scene, item)  # 无法提供36件（均为本机关不掌握）
        return Statement(mark.start, outcomes[0].end, key, "all", value, "件")
    verbs = [word for word in behind if word.family == "out"]
    if not verbs:
        return None
    if item.keys == (HANDLED,) and _undertaken(scene, item) and _value(scene, item, _TOTAL) is None:
        item.keys = (_TOTAL, HANDLED)
    done = _done().match(scene.text, verbs[-1].end)
    end = done.end() if done else verbs[-1].end
    return Statement(mark.start, end, HANDLED, "all", implied(scene, item), "件")


def _one_name(names: set[str]) -> str | None:
    """The outcome that several words name together: 因不掌握而无法提供 is one; None where they name two."""
    rows = [name for name in names if "." in name]
    groups = {name.split(".")[0] for name in names}
    if len(groups) > 1 or len(rows) > 1:
        return groups.pop() if len(groups) == 1 else None
    return rows[0] if rows else groups.pop()


def _about_applications(scene: Scene, mark: Mark, item: Item) -> bool:
    """Whether the number in front is one of applications as a whole, and nothing else stands in between."""
    low = scene.clause(mark.start)[0]
    lead = any(
        word.family in STRONG and word.family != "app" for word in _marks_between(scene, low, mark.start)
    )
    if item.subject != "app" or (lead and item.start < low) or not (item.keys or item.listed):
        return False
    return item.listed or not any(key.startswith("channels.") for key in item.keys)


def _of_the_old_only(scene: Scene, mark: Mark, item: Item) -> bool:
    """上年结转3件均已办结 says nothing of what came in."""
    words = scene.text[item.low : item.start]
    if item.keys == (CARRIED_IN,) and (words.endswith("的") or "也" in scene.text[item.end : mark.start]):
        return True  # 上年结转的8件也已全部办结
    if item.keys == (CARRIED_IN,) and scene.text[item.low - 1] in "；。\n":
        return True  # 收到48件，…；上年结转3件均已办结
    if item.keys not in ((CARRIED_IN,), (CARRIED_OUT,)) or _rest().search(scene.text, item.end, mark.start):
        return False
    at = bisect_left(scene.counts, item.start, key=lambda other: other.start)
    return not any(
        other.sentence == item.sentence and {_TOTAL, INTAKE, HANDLED} & set(other.keys)
        for other in scene.counts[max(0, at - 4) : at]
    )


def _undertaken(scene: Scene, item: Item) -> bool:
    """办理申请48件，全部办结: what is all done is what came in."""
    words = [scene.text[mark.start : mark.end] for mark in item.head if mark.family == "out"]
    return bool(words) and all(word in ("办理", "处理") for word in words)


def _is_last_years(item: Item) -> bool:
    return bool(item.keys) and item.keys[0].startswith(LAST)


def _marks_between(scene: Scene, low: int, high: int) -> list[Mark]:
    first = bisect_left(scene.marks, max(low, high - 120), key=lambda mark: mark.start)
    last = bisect_left(scene.marks, high, key=lambda mark: mark.start)
    return list(scene.marks[first:last])


def _value(scene: Scene, item: Item, key: str) -> Number | None:
    """The last figure of a key up to a number, in its paragraph or one before."""
    at = bisect_left(scene.counts, item.start, key=lambda other: other.start)
    for index in range(at, max(-1, at - 30), -1):
        if key in scene.counts[index].keys:
            return scene.counts[index].value
    return None


def implied(scene: Scene, item: Item) -> Number | None:
    """What came in and was carried over, less what is left; what was stated as handled where it is told last."""
    if HANDLED in item.keys and _TOTAL not in item.keys:
        return item.value
    intake = _value(scene, item, INTAKE)
    if intake is None:
        received = _value(scene, item, _TOTAL)
        if received is None:
            return _value(scene, item, HANDLED)
        intake = received + (_value(scene, item, CARRIED_IN) or 0)
    return intake - (_value(scene, item, CARRIED_OUT) or _left_behind(scene, item))


def _the_others(scene: Scene, item: Item) -> Number | None:
    """其中4件来自企业，其余均为自然人: what came in without those that were told."""
    received = _value(scene, item, _TOTAL)
    told = [
        one.value or 0
        for one in scene.counts
        if one.paragraph == item.paragraph
        and scene.clause(item.start)[0] - 80 < one.start <= item.start
        and any(key.startswith(f"{RECEIVED}.") and key != _TOTAL for key in one.keys)
    ]
    return received - sum(told) if received is not None and told else None


def _left_behind(scene: Scene, item: Item) -> Number:
    """均已办结，剩余2件结转下年; a part of the same total, 全部办结。另有4件结转下年: what is left is said behind it."""
    at = bisect_left(scene.counts, item.start, key=lambda other: other.start) + 1
    left = scene.counts[at] if at < len(scene.counts) else item
    said = left.total is item.total is not None or (left.sentence == item.sentence and left.has("rest"))
    return (left.value or 0) if said and CARRIED_OUT in left.keys else 0


@cache
def _outright() -> re.Pattern[str]:
    noun = "(?:(?:政府信息|政务|信息)?公开申请|依申请(?:信息)?公开(?:申请)?|申请)(?:事项|件|案件)?"
    return regex(
        f"(?:(?:全部|所有|收到的|受理的)(?:政府)?{noun}，?(?:均|都|全部)?|(?<![0-9件条个的转度]){noun}，?(?:均|都|全部))"
        "[^，。；0-9应需可未不]{0,24}?(?:办结|办理完毕|办理完结|答复完毕|答复|回复)(?=申请人|[，。；）\n]|$)"
        "|所有答复(?:均|都|全部)[^，。；0-9应需可未不]{1,16}[作做]出"
    )


@cache
def _of_the_way() -> re.Pattern[str]:
    """A paragraph that goes on from that of what came in: 办理情况。全部按时答复."""
    return regex(
        "\n[^，。；：\n]{0,4}(?:办理|答复|办结|处理)(?:情况|结果|方面)?[。：，][^，。；：\n]{0,6}\\Z"
    )


@cache
def _in_its_bracket() -> re.Pattern[str]:
    """无法提供36件（均为…）; 7条不予公开（均属于…）."""
    return regex("[^，。；（）0-9]{0,12}（")


@cache
def _rest() -> re.Pattern[str]:
    return regex("其余|其他|其它|余下|剩余|以?外")


@cache
def _wished() -> re.Pattern[str]:
    return regex("确保|力争|做到|要求|保证|推动|争取|努力|应当|必须|下一步|使|让|实现")


@cache
def _being() -> re.Pattern[str]:
    return regex("(?:为|是|系|由|属|属于)?(?:的)?")


@cache
def _done() -> re.Pattern[str]:
    return regex("完毕|完成|到位")
