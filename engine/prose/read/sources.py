"""Who applied and in which way: the sorts of applicants of 表三, and the ways that only the prose tells."""

from __future__ import annotations

from engine.prose.read.items import Item
from engine.prose.read.lexicon import Mark

_RECEIVED = "applications.received"


def by_source(item: Item, text: str, *, named: bool) -> tuple[str, ...]:
    """The key of a sort of applicant or of a way that the words of a number name; nothing where they name neither.

    Args:
        item: the number; it is known to be about applications.
        text: the plain text.
        named: whether the word 申请 itself stands beside the number.
    """
    if any(mark.family == "out" for mark in item.head):
        return ()
    words = item.head
    if not any(mark.family in ("applicant", "channel") for mark in item.head):
        words += tuple(mark for mark in item.tail if not _joined_behind(item, mark, text))
    kinds = [mark for mark in words if mark.family == "applicant"]
    ways = [mark for mark in words if mark.family == "channel"]
    return _of_whom(kinds, text) if kinds and not ways else _which_way(item, ways, text, named=named)


def _of_whom(kinds: list[Mark], text: str) -> tuple[str, ...]:
    names = {mark.name for mark in kinds}
    if len(names) == 1 and not text.startswith("等", kinds[-1].end):
        return (f"{_RECEIVED}.{names.pop()}",)
    return ()


def _which_way(item: Item, ways: list[Mark], text: str, *, named: bool) -> tuple[str, ...]:
    thing = ways and any(mark.family == "app" and mark.end == ways[0].start for mark in item.head)
    if thing and not item.listed and len(ways) == 1 and any(mark.family == "in" for mark in item.head):
        return (f"{_RECEIVED}.total",)  # 收到申请信件22件
    if ways and any(mark.family == "in" for mark in item.head) and _with_a_site(item, ways[0], text):
        return (f"{_RECEIVED}.total",) if named else ()  # 通过网站和信函受理申请15件
    if ways and (item.listed or named or len(ways) == 1):
        names = {mark.name for mark in ways}
        joined = any(char in text[ways[0].start : ways[-1].end] for char in "、和及与")
        if len(names) == 1 or not joined:
            return (f"channels.{ways[0].name}",)
        return ()
    if not named or item.listed:
        site = [mark for mark in item.head if mark.family == "site" and mark.name == "website"]
        if site and (named or any(mark.family == "in" for mark in item.head)):
            return ("channels.online",)
    return ()


def _joined_behind(item: Item, way: Mark, text: str) -> bool:
    """收到0件申请和通过邮件提交的申请: the way is that of other ones."""
    first = next((mark.end for mark in item.tail if mark.family == "app"), way.start)
    return first < way.start and any(sign in text[first : way.start] for sign in "和及与")


def _with_a_site(item: Item, way: Mark, text: str) -> bool:
    return any(
        mark.family == "site" and text[mark.end : way.start] in ("和", "及", "与", "、", "以及")
        for mark in item.head
    )
