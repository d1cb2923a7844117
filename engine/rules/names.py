"""The name of the organ: written wrongly (W-01), called by several undefined short names, or somebody else's (W-02)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from engine.regex import regex
from engine.rules.finding import Finding, Severity, Span
from engine.rules.nearmiss import Edit, NearMiss, near_misses
from engine.rules.scan import is_han, leftmost, says, words
from engine.rules.selves import foreign_selves, short_names
from engine.rules.text import Compact, Rule, compact, is_traditional, parts_of, sentences
from engine.rules.view import View

_SHORTEST = 6
"""A shorter name has too many neighbours that are other organs."""
_LONGEST = 120
"""A longer one is no name, and looking for it takes time with the square of its length."""

_UNITS = "省市县区镇乡旗州盟"


@cache
def _not_places() -> re.Pattern[str]:
    return regex(
        "城乡(?=建设|规划)|城市(?=管理|建设|规划|运行|更新|综合|执法)|市场(?=监)|市容|社区|区域|县域|乡村(?=振兴)|城镇(?=化|建设)"
    )


_SHORTENED = (
    ("管理委员会", "管委会"),
    ("管理委员会", "管委"),
    ("人民政府办公室", "政府办"),
    ("人民政府办公厅", "政府办"),
    ("人民政府", "政府"),
    ("办公室", "办"),
    ("街道办事处", "街道"),
    ("办事处", "办"),
    ("委员会", "委"),
    ("监督管理", "监管"),
    ("管理局", "局"),
    ("人力资源和社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("住房和城乡", "住房城乡"),
    ("发展和改革", "发改"),
)
"""Usual ways to shorten a name; they are a matter of W-02, not slips of the pen."""

_WHOLE_TAILS = ("委员会", "办公室", "办公厅", "办事处", "人民政府", "管委会", "总队", "支队", "中心")
"""Words at the end of a name that cannot lose their last character; of 教育局 what is left is a word."""

_OTHER_BODIES = ("人民政协", "人民法院", "人民检察", "人民代表", "人民武装", "办公会", "人民群众", "人民团体")
_LOOSE = frozenset("和与及暨、")
_CARDINAL = frozenset("东西南北中上下新老大小前后一二三四五六七八九十")
_LEVELS = frozenset("局厅部委办处站队院所会组室")


def name_slips(view: View) -> Iterator[Finding]:
    """W-01: the full name with a character too many, too few or wrong (the name on the seal is the one to use)."""
    name = "".join((view.draft.organ or "").split())
    if not _SHORTEST <= len(name) <= _LONGEST:
        return
    for part, text in parts_of(view):
        if is_traditional(text) and not is_traditional(name):
            continue
        squeezed = compact(text)
        for start in _doubled(name, squeezed.text):
            end = squeezed.text.index(name, start) + len(name)
            yield _finding(name, squeezed, part, start, end, "error", "名称有重复的字")
        for miss in near_misses(name, squeezed.text):
            severity = _judged(name, squeezed.text, miss)
            if severity is not None:
                yield _finding(name, squeezed, part, miss.start, miss.end, severity, _said(miss.edits))


def _finding(
    name: str, squeezed: Compact, part: str, start: int, end: int, severity: Severity, what: str
) -> Finding:
    written = squeezed.text[start:end]
    return Finding(
        "W-01",
        severity,
        f"机关名称前后不一致：全称是“{name}”，这里写作“{written}”（{what}），"
        + ("请改正。" if severity == "error" else "请核对是否笔误。"),
        spans=(squeezed.span(part, start, end),),
        fix=name,
    )


def _doubled(name: str, text: str) -> Iterator[int]:
    """Places where a whole unit at the head of the name stands twice (某某旗某某旗人民政府)."""
    at = text.find(name)
    while at >= 0:
        for size in range(2, len(name) - 1):
            if name[size - 1] in "省市县区镇乡旗州盟" and text[max(0, at - size) : at] == name[:size]:
                yield at - size
                break
        at = text.find(name, at + len(name))


def _said(edits: tuple[Edit, ...]) -> str:
    said = []
    for edit in edits:
        if not edit.written:
            said.append(f"漏“{edit.meant}”")
        elif not edit.meant:
            said.append(f"多“{edit.written}”")
        else:
            said.append(f"“{edit.meant}”写成“{edit.written}”")
    return "，".join(said)


@lru_cache(maxsize=16)
def _variants(name: str) -> tuple[str, ...]:
    return tuple(name.replace(long, brief) for long, brief in _SHORTENED if long in name)


_GOES_ON = tuple("员公事")
"""After 管理委, 办 or 街道办 these show that the long form was begun."""


def _shortened(name: str, around: str) -> bool:
    """Whether a usual short form stands there, and not the beginning of the long one."""
    for variant in _variants(name):
        at = around.find(variant)
        if at >= 0 and not around[at + len(variant) :].startswith(_GOES_ON):
            return True
    return False


@lru_cache(maxsize=16)
def place_length(name: str) -> int:
    """How many characters at the head of a name are names of places."""
    masked = _not_places().sub("〇〇", name)
    return max((masked.rfind(unit) + len(unit) for unit in (*_UNITS, "街道") if unit in masked), default=0)


def _judged(name: str, text: str, miss: NearMiss) -> Severity | None:
    """How sure it is that this is a slip; None where it may well be a short form or another organ."""
    around = text[max(0, miss.start - 2) : miss.end + 4]
    if _shortened(name, around) or any(body in around for body in _OTHER_BODIES):
        return None
    if any(edit.written and not "一" <= edit.written <= "鿿" for edit in miss.edits):
        return None
    if len(miss.edits) == 2:
        return _judged_two(name, miss.edits)
    edit = miss.edits[0]
    if edit.place >= len(name) - 1:
        return _judged_tail(name, edit)
    if not edit.place or edit.place < place_length(name):
        return _judged_place(name, edit)
    if edit.meant in _LOOSE or edit.written in _LOOSE:
        return "warning"
    if edit.meant and edit.written and len(name) - place_length(name) < 5:
        return None  # 商务局, 税务局 are neighbours, not slips
    return "error"


_MARKERS = frozenset("省市县区镇乡旗州盟")


def _judged_place(name: str, edit: Edit) -> Severity | None:
    """A slip in the names of places: mostly asked, as it may well be another place."""
    if edit.written in _CARDINAL or edit.meant in _CARDINAL:
        return None
    if not edit.place:
        first = leftmost(name, _UNITS)
        return "warning" if first and first[0] >= 2 else None
    if not edit.meant:  # a character typed twice
        return "error" if edit.written in name[edit.place - 1 : edit.place + 1] else "warning"
    head = max(name.rfind(marker, 0, edit.place) for marker in _MARKERS) + 1
    unit = leftmost(name, _UNITS, edit.place)
    whole = unit is not None and unit[0] - head >= 3
    return "error" if whole and not edit.written and edit.meant not in _MARKERS else "warning"


def _judged_tail(name: str, edit: Edit) -> Severity | None:
    """The last character: left out or replaced by what follows in the sentence; behind it all is free."""
    if edit.place > len(name) - 1 or not name.endswith(_WHOLE_TAILS):
        return None
    return None if edit.written in _LEVELS else "error"


def _judged_two(name: str, edits: tuple[Edit, ...]) -> Severity | None:
    first, second = edits
    if first.meant and second.meant and (first.meant, first.written) == (second.written, second.meant):
        return "error"
    if second.place - first.place <= 1 or first.place < place_length(name) or second.place >= len(name) - 1:
        return None
    return "warning"


_BODIES = ("人民政府办公室", "人民政府办公厅", "人民政府", "街道办事处", "管理委员会")
_AT_WORK = words("着力 坚持 认真 深入 严格 全面 积极 按照 以习近平 扎实 持续 不断 高度 始终 主动 紧")


def _subject(sentence: str) -> tuple[int, int] | None:
    """Where the organ stands that opens the sentence, behind the year, as the one who works."""
    if not says(sentence, _BODIES):
        return None
    for start in _after_year(sentence):
        if not is_han(sentence[start : start + 2]):
            continue
        for behind in range(start + 2, start + 25):
            for body in _BODIES:
                end = behind + len(body)
                office = body == "人民政府" and sentence.startswith("办", end)
                if sentence.startswith(body, behind) and not office and _at_work(sentence, end):
                    return start, end
            if not is_han(sentence[behind : behind + 1]):
                break
    return None


def _after_year(sentence: str) -> Iterator[int]:
    """Where the first word may begin: behind 2024年, 2024年度， …, or at the head."""
    if sentence[:4].isdecimal() and sentence.startswith("年", 4):
        for more in ("度", "以来", ""):
            if sentence.startswith(more, 5):
                at = 5 + len(more)
                yield at + sentence.startswith(("，", ","), at)
    yield 0


def _at_work(sentence: str, at: int) -> bool:
    """Whether 坚持, 认真 … follow within four characters."""
    return any(sentence.startswith(_AT_WORK, at + far) for far in range(5) if is_han(sentence[at : at + far]))


def foreign_subject(view: View) -> Iterator[Finding]:
    """W-02: section 一 opens with another organ as the one who works."""
    organ = view.draft.organ or ""
    part = next((part for part, _ in parts_of(view, "overview")), "")
    if not organ or not part:
        return
    for sentence in sentences(part, view.text(part))[:3]:
        found = _subject(sentence.text)
        subject = sentence.text[slice(*found)] if found else organ
        if found is None or subject == organ:
            continue
        name, other = _core(organ), _core(subject)
        if name and other and not (name.endswith(other) or other.endswith(name)):
            yield Finding(
                "W-02",
                "warning",
                f"总体情况开头的主语是“{subject}”，不是本机关“{organ}”，请核对是否沿用了别的单位的文字。",
                spans=(Span(part, sentence.start + found[0], sentence.start + found[1]),),
            )


@cache
def _tail() -> re.Pattern[str]:
    return regex("(?:人民政府)?(?:办公室|办公厅)?$|街道办事处$|管理委员会$|管委会$|（[^）]*）$")


def _core(name: str) -> str:
    return _tail().sub("", name)


RULES: tuple[tuple[str, Rule], ...] = (
    ("W-01", name_slips),
    ("W-02", foreign_selves),
    ("W-02", foreign_subject),
    ("W-02", short_names),
)
"""The rules of this module, by the id that each answers for."""
