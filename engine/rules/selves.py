"""What the organ calls itself (W-02): 我局 in the report of a 镇政府, and several undefined short names side by side."""

from __future__ import annotations

from collections.abc import Iterator

from engine.rules.finding import Finding, Span
from engine.rules.scan import places
from engine.rules.text import parts_of, quoted, short
from engine.rules.view import View

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


_SELF_NOT = {"局": "面部限", "委": "托派任", "厅": "", "部": "分门署队落级", "办": "理结公事好完实学法案"}
"""局 of 我局, and what makes another word of it: 我局限于, 本部分."""


def _self_words(text: str) -> list[int]:
    """Where 我局, 本委 … stand."""
    return sorted(
        at
        for lead in "我本"
        for word, unless in _SELF_NOT.items()
        for at in places(text, lead + word)
        if not text.startswith(tuple(unless), at + 2) and not (at and text[at - 1] in "自小")
    )


def foreign_selves(view: View) -> Iterator[Finding]:
    """W-02: 我局 in the report of a 镇政府: the text of another organ was taken over."""
    name = view.draft.organ or ""
    government = name.endswith(("人民政府", "街道办事处"))
    if not government and not name.endswith(tuple(end for ends in _SELF.values() for end in ends)):
        return
    for part, text in parts_of(view):
        found: list[tuple[str, Span]] = []
        for at in _self_words(text):
            word = text[at + 1]
            ends = _SELF[word]
            fits = word in _GOVERNMENT_SELF if government else name.endswith(ends) or _inner(name, word)
            if not fits and not _in_quotes(text, at):
                found.append((text[at : at + 2], Span(part, at, at + 2)))
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


_SELF_REFERENCES = {
    "管理委员会": (
        (("管委会",), "区理", ""),
        (("区管委会",), "发新业园", ""),
        (("区管委",), "发新业园", "会"),
        (("管委",), "区", "会"),
        (("我区", "本区"), "", ""),
        (("我委",), "", ""),
    ),
    "": (
        (("我局", "我委", "我厅", "我部", "我办"), "", "理结公事分门署托"),
        (("本局", "本委", "本厅", "本办"), "", "理结"),
        (("本单位",), "", ""),
        (("本机关",), "", ""),
        (("我单位",), "", ""),
        (("本部门",), "", ""),
    ),
}
"""By the end of the organ's name, the short names that drafters mix; what may not stand before them, and behind."""


def _first_use(text: str, words: tuple[str, ...], before: str, behind: str) -> tuple[int, int] | None:
    """The first place of one of these short names (all of one length)."""
    uses = (
        (at, at + len(word))
        for word in words
        for at in places(text, word)
        if not text.startswith(tuple(behind), at + len(word)) and not (at and text[at - 1] in before)
    )
    return min(uses, default=None)


def _is_defined(named: str, text: str) -> bool:
    """Whether the short name is defined: 简称“…”."""
    for at in places(text, "简称"):
        behind = at + 2
        while not text.startswith(named, behind) and text[behind : behind + 1] in ("为", "：", ":", "“", '"'):
            behind += 1
        if text.startswith(named, behind):
            return True
    return False


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
    if named and named not in name and not _is_defined(named, everything):
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
    for words, before, behind in _SELF_REFERENCES[kind]:
        for part, text in texts:
            use = _first_use(text, words, before, behind)
            word = text[slice(*use)] if use else named
            if use and word != named and f"简称{word}" not in everything:
                found.setdefault(text[slice(*use)], Span(part, *use))
    if len(found) >= _MIXED:
        yield Finding(
            "W-02",
            "warning",
            f"本机关“{short(name)}”在文中有多种简称：{quoted(list(found), 6)}，都没有先写明“以下简称……”。"
            "请统一用一种，并在第一次出现全称时写明。",
            spans=tuple(found.values()),
        )
