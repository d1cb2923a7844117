"""Numbers that are no figure of all applications: of one more of them, of some that are left, of another desk."""

from __future__ import annotations

from itertools import pairwise

from engine.prose.read.applications import CARRIED_OUT, HANDLED, RECEIVED
from engine.prose.read.items import Item

_TOTAL = f"{RECEIVED}.total"
_DESKS = frozenset({"平台", "互动", "交流", "系统", "窗口", "栏目", "专栏", "板块"})
_NEAR = 4
_STEPS = ((HANDLED,), (CARRIED_OUT,))


def another(items: tuple[Item, ...], text: str) -> None:
    """Of one more application, and of some that are left, no figure of all: 另1条申请…; 收到和办理9件，…，结转2件."""
    for item in items:
        if item.keys == (_TOTAL,) and text[item.low : item.start] in ("另", "另有", "另外", "还有"):
            item.keys = ()
        if item.keys == (HANDLED,):
            _worked_on(item, items[item.index + 1 : item.index + 1 + _NEAR])
        if item.keys == (_TOTAL, HANDLED):
            parts = [one for one in items if one.paragraph == item.paragraph and one.index > item.index]
            parts = [one for one in parts if one.has("outcome") or CARRIED_OUT in one.keys]
            left = any(CARRIED_OUT in one.keys and one.value for one in parts)
            if left and sum(one.value or 0 for one in parts) == item.value:
                item.keys = (_TOTAL,)


def _worked_on(item: Item, behind: tuple[Item, ...]) -> None:
    """办理19件，其中18件办结，1件结转下年: what was worked on, of which only a part was finished."""
    behind = tuple(one for one in behind if one.sentence == item.sentence)
    done = next((one for one in behind if one.has("out") and one.keys in ((), (HANDLED,))), None)
    left = next((one for one in behind if one.keys == (CARRIED_OUT,)), None)
    if done is None or left is None or not left.value:
        return
    if (done.value or 0) + left.value == item.value:
        item.keys, done.keys = (), (HANDLED,)


def of_another_desk(items: tuple[Item, ...], text: str) -> None:
    """互动平台共受理30件，办结28件，在办2件: the numbers behind stay with the desk of the first."""
    strange = -1
    for before, item in pairwise(items):
        near = before.sentence == item.sentence and before.has("in") and not before.keys
        named = {text[mark.start : mark.end] for mark in before.head if mark.family == "thing"}
        if near and named & _DESKS:
            strange = item.sentence
        if item.sentence == strange and item.keys in _STEPS and not item.has("app"):
            item.keys = ()
