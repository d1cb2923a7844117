"""Clauses that say something was done, without 全部 and without a number: 收到5件，已按规定办理."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from engine.prose.read.applications import HANDLED, INTAKE, RECEIVED
from engine.prose.read.everything import implied
from engine.prose.read.items import Item, Scene
from engine.prose.read.statement import Statement

_CAME_IN = frozenset({f"{RECEIVED}.total", INTAKE})
_LONGEST = 36


def done(scene: Scene, told: list[Statement]) -> list[Statement]:
    """Find the clauses of nothing but adverbs and a verb behind what came in.

    Args:
        scene: the text; its counts have their meaning.
        told: the statements of all that were found before.

    Returns:
        Statements of all, hedged: such a clause does not say outright that it speaks of all.
    """
    found: list[Statement] = []
    for item in scene.counts:
        if item.value and _CAME_IN & set(item.keys):
            statement = _behind(scene, item)
            if statement is not None and not any(
                one.start < statement.end and statement.start < one.end for one in told
            ):
                found.append(statement)
    return found


def _behind(scene: Scene, item: Item) -> Statement | None:
    """The first such clause in the sentence of a number, before anything else is told of applications."""
    at = bisect_right(scene.breaks, item.end - 1)
    follow = next((one for one in scene.counts if one.start >= item.end and HANDLED in one.keys), None)
    end = len(scene.text) if follow is None or follow.sentence != item.sentence else follow.start
    while at + 1 <= len(scene.breaks) and scene.text[scene.breaks[at]] not in "。\n":
        low = scene.breaks[at] + 1
        high = scene.breaks[at + 1] if at + 1 < len(scene.breaks) else len(scene.text)
        if high > end:
            return None
        if high - low <= _LONGEST and _clause().fullmatch(scene.text, low, high):
            return Statement(low, high, HANDLED, "all", implied(scene, item), "件", approximate=True)
        at += 1
    return None


@cache
def _clause() -> re.Pattern[str]:
    adverb = (
        "已经?|[均都皆并现也]|全部|目前|依法|依规|按照?|根据|程序|规定|要求|时限|期限|[时期]|《[^》]{0,30}》|条例|法定|规范|及时|严格|[在于内的之]"
        "|书面|[作做]出|进行|给予|予以?|[向对]|申请人|相关|有关|流程|了|完成|完毕|完结|到位|妥善|认真|如|当年|年内"
    )
    verb = "办理|办结|答复|回复|处理"
    return re.compile(f"(?=[^办答回处]*(?:已|按|依|及时|期|内))(?:{adverb})*(?:{verb})(?:{adverb}|{verb})*")
