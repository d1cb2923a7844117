"""A total whose parts head the paragraphs behind it: 公开信息102条：⏎基础信息26条，…⏎重点领域76条，…."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from engine.prose.read.enumerations import without_number
from engine.prose.read.items import Item, Scene
from engine.prose.read.parts import CATEGORIES, Listing, category, is_change, is_compared, published
from engine.prose.read.whole import sum_of
from engine.regex import regex

_LEAST = 20
_MOST = 12


def by_paragraphs(scene: Scene, known: Iterable[Listing]) -> list[Listing]:
    """Find the totals that the first numbers of the paragraphs behind make up exactly.

    Args:
        scene: the text; its counts have their meaning.
        known: the lists that were found before.
    """
    if "\n" not in scene.text:
        return []
    heads = [item for item in scene.counts if not is_change(item, scene.text)]
    heads = [one for at, one in enumerate(heads) if at == 0 or heads[at - 1].paragraph != one.paragraph]
    divided = {one.total.index for one in known if one.total is not None and sum_of(one.addends) == one.value}
    found: list[Listing] = []
    for at, total in enumerate(heads):
        behind = _behind(scene.text, heads, at)
        if behind:
            found.append(Listing(total, total.value, behind, True, adjacent=True))
            continue
        if total.index in divided or not total.value or is_compared(total, scene.text):
            continue
        parts: list[Item] = []
        for item in heads[at + 1 : at + 1 + _MOST]:
            if not _is_part(item, total, parts):
                break
            parts.append(item)
            if len(parts) > 1 and sum_of(parts) == total.value:
                found.append(Listing(total, total.value, parts, True, adjacent=False))
                break
    return found


def _behind(text: str, heads: list[Item], at: int) -> list[Item]:
    """政策：12条⏎动态：80条⏎合计：92条: the heads of the paragraphs before, where the last one sums them up."""
    total = heads[at]
    if not _summing().fullmatch(without_number(text[total.low : total.start])):
        return []
    parts: list[Item] = []
    for item in reversed(heads[max(0, at - _MOST) : at]):
        if item.unit != total.unit or item.listed:
            return []
        parts.insert(0, item)
        if len(parts) > 1 and sum_of(parts) == total.value:
            return parts
    return []


def _is_part(item: Item, total: Item, parts: list[Item]) -> bool:
    """Whether the head of a paragraph is of a sort that the total can have, and that of the heads before it."""
    sort = category(item)
    if item.unit != total.unit or item.listed or any(category(one) != sort for one in parts):
        return False
    if sort in CATEGORIES:
        return total.has("app") and category(total) in ("in", "out", "plain")
    return sort == "plain" and published(total) and (total.value or 0) >= _LEAST


@cache
def _summing() -> re.Pattern[str]:
    return regex("(?:以上)?(?:合计|共计|总计|总数|小计|累计|共)：?")
