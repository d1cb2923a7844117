"""Parts that bear the name of their total: 承办建议提案35件，人大建议9件，政协提案26件."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from engine.prose.read.boundary import run_of_parts
from engine.prose.read.items import Item, Scene
from engine.prose.read.parts import Listing, exactly, is_change, is_compared
from engine.regex import regex

_LEAST = 10


def of_one_name(scene: Scene, at: int, total: Item) -> Listing | None:
    """A total with a verb, and behind it bare names that each repeat a word of its own and make it up to the last.

    Args:
        scene: the text.
        at: place of the first part among the counts.
        total: the number in front of it.

    Returns:
        The list; None where a number of the same unit is left in the sentence, or a part has a verb (two statements in
        a row), or another name (举办培训20次，会议12次，检查8次).
    """
    text, counts = scene.text, scene.counts
    if (total.value or 0) < _LEAST or is_change(total, text) or is_compared(total, text):
        return None
    run = run_of_parts(scene, at, total)
    parts = run[: exactly(run, total.value)]
    if not parts or len(run) > len(parts) or {item.unit for item in parts} != {total.unit}:
        return None
    words = {one + other for one, other in pairwise(text[total.low : total.start])}
    for item in parts:
        name = text[item.low : item.start]
        own = {one + other for one, other in pairwise(name)}
        if not own & words or _does().match(name) or item.years:
            return None
    behind = [item for item in counts[at : at + 40] if item.start > parts[-1].start]
    if any(
        item.sentence == total.sentence
        and item.lead != "；"
        and item.unit == total.unit
        and not _inside(text, parts[-1], item)
        for item in behind[:8]
    ):
        return None
    return Listing(total, total.value, parts, True, adjacent=True)


def _inside(text: str, last: Item, item: Item) -> bool:
    """Whether a number stands in the bracket behind the last part."""
    gap = text[last.end : item.start]
    return gap.startswith("（") and "）" not in gap


@cache
def _does() -> re.Pattern[str]:
    """Verbs with which a statement of its own begins."""
    return regex(
        "(?:共|全年|累计)?(?:调整|关闭|开设|更新|清理|撤销|注销|转载|编发|推送|回复|检查|整改|处理|维护|转办|提出|采纳|新增|办理|承办|收到|受理|召开|举办|开展|组织|制定|印发|发布|公开|接待|答复|办结|回应|协办|完成)"
    )
