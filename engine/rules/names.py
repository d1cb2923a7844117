"""The name of the organ: written wrongly (W-01), called by several undefined short names, or somebody else's (W-02)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from engine.rules.finding import Finding, Severity, Span
from engine.rules.nearmiss import Edit, NearMiss, near_misses
from engine.rules.text import Compact, Rule, compact, is_traditional, parts_of, quoted, sentences, short
from engine.rules.view import View

_SHORTEST = 6
"""A shorter name has too many neighbours that are other organs."""

_NOT_PLACES = re.compile(
    "城乡(?=建设|规划)|城市(?=管理|建设|规划|运行|更新|综合|执法)|市场(?=监)|市容|社区|区域|县域|乡村(?=振兴)|城镇(?=化|建设)"
)
_PLACE = re.compile("^.*(?:省|市|县|区|镇|乡|旗|州|盟|街道)")
_FIRST_UNIT = re.compile("省|市|县|区|镇|乡|旗|州|盟")

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
    if len(name) < _SHORTEST:
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
    masked = _NOT_PLACES.sub("〇〇", name)
    found = _PLACE.match(masked)
    return found.end() if found else 0


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
        first = _FIRST_UNIT.search(name)
        return "warning" if first and first.start() >= 2 else None
    if not edit.meant:  # a character typed twice
        return "error" if edit.written in name[edit.place - 1 : edit.place + 1] else "warning"
    head = max(name.rfind(marker, 0, edit.place) for marker in _MARKERS) + 1
    unit = _FIRST_UNIT.search(name, edit.place)
    whole = unit is not None and unit.start() - head >= 3
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


_SELF = {
    "局": ("局",),
    "委": ("委员会", "委"),
    "厅": ("厅",),
    "部": ("部",),
    "办": ("办公室", "办公厅", "办"),
}
"""我局, 我委 … and the ends of the names of organs that may call themselves so."""

_GOVERNMENT_SELF = frozenset("办")
"""A government's report is written by its office, which may say 我办."""


@cache
def _self_words() -> re.Pattern[str]:
    return re.compile(
        "(?<![自小])(?:我|本)(?:(局)(?!面|部|限)|(委)(?!托|派|任)|(厅)|(部)(?!分|门|署|队|落|级)|(办)(?!理|结|公|事|好|完|实|学|法|案))"
    )


def foreign_selves(view: View) -> Iterator[Finding]:
    """W-02: 我局 in the report of a 镇政府: the text of another organ was taken over."""
    name = view.draft.organ or ""
    government = name.endswith(("人民政府", "街道办事处"))
    if not government and not name.endswith(tuple(end for ends in _SELF.values() for end in ends)):
        return
    for part, text in parts_of(view):
        found: list[tuple[str, Span]] = []
        for match in _self_words().finditer(text):
            word = match.group(match.lastindex or 0)
            ends = _SELF[word]
            fits = word in _GOVERNMENT_SELF if government else name.endswith(ends) or _inner(name, word)
            if not fits and not _in_quotes(text, match.start()):
                found.append((match.group(), Span(part, match.start(), match.end())))
        if found:
            yield Finding(
                "W-02",
                "warning",
                f"文中自称{quoted([word for word, _ in found])}，与本机关“{name}”不符，疑似沿用别的单位的文字，请核对。",
                spans=tuple(span for _, span in found),
            )


def _inner(name: str, word: str) -> bool:
    """分局 of a 局, 办公室 of a 委: the word stands in the name, or 办 is written by the organ's own office."""
    return word == "办" or any(end in name for end in _SELF[word])


def _in_quotes(text: str, at: int) -> bool:
    return any(text.rfind(opening, 0, at) > text.rfind(closing, 0, at) for opening, closing in ("“”", "《》"))


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        r"^(?:\d{4}年(?:度|以来)?[，,]?)?([\u4e00-\u9fff]{2,24}?(?:人民政府办公室|人民政府办公厅|人民政府(?!办)|街道办事处|管理委员会))"
        r"(?=[\u4e00-\u9fff]{0,4}(?:着力|坚持|认真|深入|严格|全面|积极|按照|以习近平|扎实|持续|不断|高度|始终|主动|紧))"
    )


def foreign_subject(view: View) -> Iterator[Finding]:
    """W-02: section 一 opens with another organ as the one who works."""
    name = _core(view.draft.organ or "")
    part = next((part for part, _ in parts_of(view, "overview")), "")
    if not name or not part:
        return
    for sentence in sentences(part, view.text(part))[:3]:
        found = _subject().search(sentence.text)
        if found is None:
            continue
        other = _core(found.group(1))
        if other and not (name.endswith(other) or other.endswith(name)):
            yield Finding(
                "W-02",
                "warning",
                f"总体情况开头的主语是“{found.group(1)}”，不是本机关“{view.draft.organ}”，请核对是否沿用了别的单位的文字。",
                spans=(Span(part, sentence.start + found.start(1), sentence.start + found.end(1)),),
            )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile("(?:人民政府)?(?:办公室|办公厅)?$|街道办事处$|管理委员会$|管委会$|（[^）]*）$")


def _core(name: str) -> str:
    return _tail().sub("", name)


_SELF_REFERENCES = {
    "管理委员会": (
        r"(?<![区理])管委会",
        r"(?<![发新业园])区管委会",
        r"(?<![发新业园])区管委(?!会)",
        r"(?<!区)管委(?!会)",
        r"[我本]区",
        r"我委",
    ),
    "": (
        r"我[局委厅部办](?![理结公事分门署托])",
        r"本[局委厅办](?![理结])",
        r"本单位",
        r"本机关",
        r"我单位",
        r"本部门",
    ),
}
"""By the end of the organ's name, the short names that drafters mix."""

_MIXED = 3
"""So many different undefined short names are a mixture."""


def short_names(view: View) -> Iterator[Finding]:
    """W-02: short names that nobody defined (以下简称…), several of them side by side."""
    name = view.draft.organ
    if not name:
        return
    named = view.draft.short_name
    texts = list(parts_of(view))
    everything = "\n".join(text for _, text in texts)
    if named and named not in name and not re.search(f'简称[为：:“"]*{re.escape(named)}', everything):
        at = next(((part, text.find(named)) for part, text in texts if named in text), None)
        if at is not None:
            yield Finding(
                "W-02",
                "warning",
                f"正文用了简称“{named}”，但没有写明“以下简称{named}”，请在第一次出现全称时写明。",
                spans=(Span(at[0], at[1], at[1] + len(named)),),
            )
    kind = "管理委员会" if name.endswith(("管理委员会", "管委会")) else ""
    found: dict[str, Span] = {}
    for pattern in _SELF_REFERENCES[kind]:
        for part, text in texts:
            match = re.search(pattern, text)
            if match and match.group() != named and f"简称{match.group()}" not in everything:
                found.setdefault(match.group(), Span(part, match.start(), match.end()))
    if len(found) >= _MIXED:
        yield Finding(
            "W-02",
            "warning",
            f"本机关“{short(name)}”在文中有多种简称：{quoted(list(found), 6)}，都没有先写明“以下简称……”。"
            "请统一用一种，并在第一次出现全称时写明。",
            spans=tuple(found.values()),
        )


RULES: tuple[tuple[str, Rule], ...] = (
    ("W-01", name_slips),
    ("W-02", foreign_selves),
    ("W-02", foreign_subject),
    ("W-02", short_names),
)
"""The rules of this module, by the id that each answers for."""
