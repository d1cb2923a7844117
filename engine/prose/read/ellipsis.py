"""What a number is about whose own words name nothing of the form: what the text was about goes on, or it does not."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.applications import CARRIED_IN, HANDLED, INTAKE, RECEIVED
from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import STRONG, is_filler
from engine.regex import regex

_POSTED = ("条", "件", "篇", "份", "", "则", "条次", "篇次")
_STRANGE = ("foreign", "mailbox", "review", "litigation")
"""What was spoken of has applicants and ways of its own."""
_About = tuple[str, Mark | None]


def without_noun(
    item: Item, found: Mark | None, family: str, before: tuple[str, Item | None, bool], text: str
) -> _About:
    """The family of the thing that is counted, and the word for it where there is one.

    Args:
        item: the number.
        found: the general word beside it, if any.
        family: the family of that word, else empty.
        before: what the text was about, the number before, and whether the sentence told of applications.
        text: the plain text.
    """
    subject, last, spoken = before
    if item.has("outcome") and _of_papers(item, last, text, spoken=spoken):
        return "foreign", None
    if subject in ("info_fee", "notice") and item.has("outcome", "other.fee_overdue"):
        return subject, None
    if (
        item.has("outcome")
        or item.has("elsewhere")
        or (item.has("carry") and (item.has("app") or subject == "app"))
    ):
        return "app", None
    if family == "":
        return _bare(item, subject, text), None
    if subject in ("norm", "reg") and (item.has("repealed") or item.has("in_force")):
        return subject, None
    if family == "thing" or not item.head or item.unit in _POSTED:
        return family, found
    return "foreign", None


def _bare(item: Item, subject: str, text: str) -> str:
    """Nothing beside the number names a thing, not even a general one."""
    soft = subject in ("", "posts", "fact")
    if (item.has("applicant") or item.has("channel")) and subject not in _STRANGE:
        low = item.low if item.has("channel") else max(0, item.low - 24)
        said = "申请" in text[low : item.start].rpartition("。")[2]
        if said or (item.has("in") and (soft or subject == "app")):
            return "app"
    coming = any(text[mark.start : mark.end].startswith("新收") for mark in item.head)
    if soft and (coming or item.has("carry") or item.has("pending_app")):
        return "app"
    return "foreign" if subject == "app" and not _speaks_of_applications(item, text) else subject


def _of_papers(item: Item, last: Item | None, text: str, *, spoken: bool) -> bool:
    """制发公文40件，已主动公开31件: what was published of the papers of an office is no outcome."""
    ends = [mark.end for mark in item.head if mark.family == "outcome"]
    named = text[ends[-1] : item.start] if ends else ""
    if named.startswith(("文件", "公文", "的公文")) or (named.startswith("信息") and item.unit == "条"):
        return True
    if last is None or last.sentence != item.sentence or last.has("app"):
        return False
    if last.subject == "mailbox" and item.has("among"):
        return True  # 答复信箱来信156件，其中不予处理的1件
    if last.subject != "posts" and (last.subject != "foreign" or spoken):
        return False  # 办理提案37件，其中公开答复31件，不予公开6件
    return all(mark.name in ("granted", "denied") for mark in item.head if mark.family == "outcome")


def _speaks_of_applications(item: Item, text: str) -> bool:
    """Whether a verb in front of the number has nothing between that could be its object."""
    verbs = [mark for mark in item.head if mark.family in ("in", "out")]
    if not verbs or verbs[-1].end > item.start:
        return True
    return is_filler(text[verbs[-1].end : item.start]) or any(
        mark.start >= verbs[-1].end and (mark.family != "channel" or not _of_what().match(text, mark.end))
        for mark in item.head
        if mark.family in ("applicant", "channel", "carry", "last", "next")
    )


@cache
def _of_what() -> re.Pattern[str]:
    """处置网络舆情18起: a way that only begins the name of another thing."""
    return regex("(?:舆情|舆论|安全|诈骗|问政|留言|会议|直播|培训|检查|执法|勘查|核查|投诉|举报|信访|咨询)")


def names_the_sum(scene: Scene, item: Item, last: Item | None, words: str) -> bool:
    """申请量略有下降，共计388件: the clause before names what the number is of.

    Args:
        scene: the text.
        item: the number.
        last: the number before it.
        words: what stands in front of the number in its clause.
    """
    if not words or not is_filler(words):
        return False
    low, high = scene.clause(item.low - 2)
    if item.tail or (last is not None and last.end > low):
        return False
    named = [mark for mark in scene.marks if low <= mark.start < high and mark.family in STRONG]
    return [mark.family for mark in named] == ["app"] and scene.text[named[0].start : named[0].end] != "申请"


def summed(item: Item) -> tuple[str, ...]:
    """合计60件 behind its parts: what they are parts of."""
    told = {key for part in item.behind for key in part.keys}
    if CARRIED_IN in told:
        return (INTAKE,)
    if all(part.has("outcome") or "applications.granted.total" in part.keys for part in item.behind):
        return (HANDLED,)
    sources = all(key.startswith(("channels.", RECEIVED)) for key in told)
    return (f"{RECEIVED}.total",) if told and sources else ()
