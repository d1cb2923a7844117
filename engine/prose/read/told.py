"""Figures that live in prose only: what was published where, explained, trained, inspected, answered."""

from __future__ import annotations

from engine.prose.read.items import Item
from engine.prose.read.lexicon import Mark

_UNITS: dict[str, frozenset[str]] = {
    "interpretations": frozenset({"条", "件", "篇", "个", "份", "期", "则"}),
    "press_conferences": frozenset({"场", "次", "期", "场次"}),
    "consultations": frozenset({"次", "期", "条", "件", "项"}),
    "columns.added": frozenset({"个"}),
    "accounts.active": frozenset({"个"}),
    "inspections": frozenset({"次", "轮"}),
    "assessment.score": frozenset({"分"}),
    "accountability.people": frozenset({"人", "名"}),
    "proposals.deputies": frozenset({"件", "条"}),
    "proposals.committee": frozenset({"件", "条"}),
}
_POSTED = frozenset({"条", "件", "篇", "份", "条次", "篇次", ""})


def told_key(item: Item, noun: Mark, text: str) -> str:
    """The key of a figure that only the prose gives; empty where the number is nothing of the kind."""
    between = text[noun.end : item.start] if noun.end <= item.start else ""
    if len(between) > 6:
        return ""
    if noun.family == "mailbox":
        if item.unit not in ("件", "条"):
            return ""
        verbs = [mark.family for mark in item.head if mark.family in ("in", "out")]
        if not verbs:
            return ""
        return "mailbox.answered" if verbs[-1] == "out" and "in" not in verbs else "mailbox.received"
    if noun.name == "training":
        if item.unit in ("人次", "人"):
            return "training.people"
        return "training.sessions" if item.unit in ("次", "场", "期", "场次", "期次") else ""
    return noun.name if item.unit in _UNITS.get(noun.name, frozenset()) else ""


def posts_key(item: Item, text: str) -> str:
    """posts.*: how much was published, in all or on one channel; empty where it is one topic among many."""
    if item.unit not in _POSTED or item.value is None:
        return ""
    sites = {mark.name for mark in item.head if mark.family == "site"}
    if len(sites) > 1:
        return ""
    if sites:
        return f"posts.{sites.pop()}"
    if item.listed and item.total is not None:
        return ""
    words = text[item.low : item.start]
    published = any(
        word in words for word in ("主动公开", "发布", "公开各类", "公开政府信息", "公开政务信息", "公开信息")
    )
    general = words.rstrip("共计累达到了总数约近").endswith(
        ("政府信息", "政务信息", "各类信息", "公开信息", "发布信息", "主动公开信息")
    )
    return "posts.total" if published and general else ""
