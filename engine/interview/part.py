"""The parts of the prose one by one: what they are called, how each reads now, and a new text taken over. Pure."""

from __future__ import annotations

from functools import lru_cache

from engine.draft.model import OVERVIEW, PROSE_PARTS, Answer, Draft
from engine.form import FORM
from engine.form.keys import LAST_YEAR
from engine.interview.answers import recomposed
from engine.interview.prompts import paragraph
from engine.interview.questions import by_id
from engine.interview.revisit import stamped
from engine.interview.state import facts
from engine.prose.compose import compose
from engine.prose.compose.parts import COMPOSED
from engine.rules.view import View
from engine.rules.view import view as view_of

_ASPECTS = tuple(part for part in PROSE_PARTS if part.startswith(f"{OVERVIEW}."))
_BESIDE = ("disclosure", "applications", "disputes")
"""Parts that are text beside a table."""

_HEADINGS = {section.key: section.heading for section in FORM.sections}
_LABELS = {
    "preamble": "引言",
    f"{OVERVIEW}.opening": "一、总体情况：开头段",
    **{f"{OVERVIEW}.{aspect.key}": f"一、总体情况：{aspect.label}" for aspect in FORM.aspects},
    **{part: f"{_HEADINGS[part]}：表外文字" for part in _BESIDE},
}
_OTHER_NAMES = {
    "preamble": ("前言", "序言"),
    OVERVIEW: ("概述", "总体", "第一部分", "全文"),
    "disclosure": ("第二部分", "表二"),
    "applications": ("第三部分", "表三"),
    "disputes": ("第四部分", "表四", "复议", "诉讼"),
    "problems": ("第五部分", "问题", "不足", "改进"),
    "matters": ("第六部分", "其他", "收费", "处理费"),
}
"""What drafters call a part beside its heading."""


def parts(draft: Draft) -> tuple[str, ...]:
    """The parts that this draft has or may have, in the order of the report; section 一 whole or by aspect."""
    left_out = _ASPECTS if OVERVIEW in draft.prose else (OVERVIEW,)
    return tuple(part for part in PROSE_PARTS if part not in left_out)


def title(part: str) -> str:
    """What a part is called."""
    return _LABELS.get(part) or _HEADINGS.get(part, part)


def part_named(words: str, draft: Draft) -> str:
    """The part that the drafter names, by key, number, or some words of its title; empty where none is meant."""
    wanted = "".join(words.split()).strip("“”\"'《》。")
    if not wanted:
        return ""
    offered = parts(draft)
    if wanted in offered:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(offered):
        return offered[int(wanted) - 1]
    for part in offered:
        if wanted in title(part).partition("：")[2] or title(part) == wanted:
            return part
    for part in offered:
        named = (*_OTHER_NAMES.get(part.partition(".")[0], ()), _HEADINGS.get(part.partition(".")[0], ""))
        if wanted in title(part) or wanted in named or any(name and name in wanted for name in named):
            return part
    return ""


def question_of(part: str) -> str:
    """The question that asks for a part; for text beside a table, which no question asks for, a name of that form."""
    return f"{part}.text"


def part_of(question: str) -> str:
    """The part that a prose question asks for; empty for any other question."""
    found = by_id().get(question)
    if found is not None:
        return found.part if found.kind == "prose" else ""
    part = question.removesuffix(".text")
    return part if part in _BESIDE and part != question else ""


def part_in_front(question: str, draft: Draft) -> str:
    """The part to begin with where this question is in front: its own, the one that it feeds, that of its section."""
    asked = by_id().get(question)
    offered = parts(draft)
    if asked is not None:
        for part in (asked.part, asked.section):
            found = next((one for one in offered if one == part or one.startswith(f"{part}.")), "")
            if part and found:
                return found
    return offered[0]


def written(part: str, view: View) -> str:
    """The text of a part with its links: as it stands in the draft, else as the program would compose it."""
    question = by_id().get(question_of(part))
    return view.draft.prose.get(part, "") if question is None else paragraph(question, view)


def taken(draft: Draft, part: str, text: str) -> Draft:
    """The draft with this text as the part, and as the answer to its question where there is one; empty clears both.

    The text is taken as it is: words that would be a command in the interview are words here.

    Args:
        draft: the draft.
        part: one of `parts(draft)`.
        text: the text, with links in braces.
    """
    text = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    question = by_id().get(question_of(part))
    if not text:
        draft = draft.with_prose(part, None)
        return draft if question is None else draft.without_answer(question.id).with_pending(None)
    if question is None:
        return draft.with_prose(part, text)
    untouched = part not in draft.prose or draft.is_composed(part)
    if untouched and part in COMPOSED and text == compose(part, facts(view_of(draft))):
        draft = draft.with_composed(part, text)
    else:
        draft = draft.with_prose(part, text)
    draft = draft.with_answer(Answer(question.id, "")).with_pending(None)
    return stamped(recomposed(draft), question.id)


def before(part: str, draft: Draft) -> str:
    """Last year's text of a part; of an aspect, the stretch under its heading where section 一 was one text."""
    texts = draft.last_year.prose
    if part in texts:
        return texts[part]
    if part == OVERVIEW:
        return "\n".join(texts[aspect] for aspect in _ASPECTS if aspect in texts)
    if part in _ASPECTS and OVERVIEW in texts:
        return _by_aspect(texts[OVERVIEW]).get(part.partition(".")[2], "")
    return ""


@lru_cache(maxsize=4)
def _by_aspect(overview: str) -> dict[str, str]:
    """Section 一 cut at the headings of its aspects; what stands before the first is the opening."""
    from engine.rules.coverage import aspects_of

    spans = aspects_of(view_of(Draft(prose={OVERVIEW: overview})))
    found = {key: overview[span.start : span.end].strip("\n") for key, span in spans.items()}
    first = min((span.start for span in spans.values()), default=len(overview))
    head = overview[:first]
    found["opening"] = (head[: head.rfind("\n") + 1] if spans else head).strip("\n")
    return found


def last_value(key: str, view: View) -> str:
    """Last year's figure of a key as it prints; empty where it is unknown."""
    from engine.prose.links import printed

    value = view.solution.value(LAST_YEAR + key)
    return "" if value is None else printed(value)
