"""Documents and decisions told more than once: which number is the figure of the form, and which noun is that of all."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from engine.prose.read.items import Item
from engine.regex import regex

_DECISIONS = ("disclosure.licensing", "disclosure.penalties", "disclosure.compulsion")
_COLUMNS = ("made", "repealed", "in_force")
_ISSUING = ("制发", "制定", "出台", "印发", "新制定", "新制发", "制定修订", "制修订")


def keep_apart(items: tuple[Item, ...], text: str) -> None:
    """印发区政府文件4件、办公室文件6件; 强制措施26件，强制执行5件: neither is the figure of the form."""
    first: dict[tuple[int, str], Item] = {}
    whole: dict[tuple[int, str], Item] = {}
    for item in items:
        for key in item.keys:
            if not key.startswith("disclosure.") or item.behind:
                continue
            before = whole.setdefault((item.paragraph, key), item)
            if (
                before.sentence != item.sentence
                and item.has("site")
                and (item.value or 0) < (before.value or 0)
            ):
                item.drop(key)
                continue  # 全市公开规范性文件312件。市政府网站发布市政府规范性文件26件
            one = first.setdefault((item.sentence, key), item)
            if one.value == item.value or one.years != item.years or item is one.total:
                continue
            if key.endswith(".in_force") and _put_out_together(one, item, text):
                one.keys = tuple(other.replace("in_force", "made") for other in one.keys)
                continue
            told = [each for each in (one, item) if _published().search(text, each.low, each.start)]
            lower = [each for each in (one, item) if _of_lower().search(text, each.low, each.start)]
            if len(lower) == 1:
                lower[0].drop(key)
            elif len(told) == 1 and key in _DECISIONS:
                told[0].drop(key)
            else:
                one.drop(key)
                item.drop(key)


def named_behind(items: tuple[Item, ...], text: str) -> None:
    """全区共制发24件，废止31件，现行有效的规范性文件共56件: the noun of the last is that of all."""
    for item, follow in reversed(list(pairwise(items))):
        if (
            item.keys
            or item.sentence != follow.sentence
            or not follow.keys
            or item.subject not in ("", "posts")
        ):
            continue
        row, _, column = follow.keys[0].rpartition(".")
        verbs = [mark for mark in item.head if mark.family in ("made", "repealed")]
        if row.startswith("disclosure.") and verbs and verbs[-1].end == item.start and column in _COLUMNS:
            issued = verbs[-1].family == "repealed" or text[verbs[-1].start : verbs[-1].end] in _ISSUING
            item.keys = (
                (f"{row}.{verbs[-1].family}",) if issued and item.unit in ("件", "部", "份", "个") else ()
            )


def _put_out_together(one: Item, item: Item, text: str) -> bool:
    """集中公开规范性文件3件，现行有效5件: only the second is of those in force."""
    words = text[one.low : one.start]
    return "集中公开" in words and "有效" not in words and "其中" not in text[one.end : item.start]


@cache
def _of_lower() -> re.Pattern[str]:
    """市政府规范性文件26件，部门规范性文件41件: those of others."""
    return regex("(?:部门|乡镇|镇街|街道|单位|（街道）)(?:20[0-9]{2}年度?)?(?:的|行政)?规范性文件")


@cache
def _published() -> re.Pattern[str]:
    return regex("公示|公开|公布|发布")
