"""A part of the prose in lines of text, for the interview without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.prose.links import Resolved

NO_SUCH = "没有找到“{}”这一部分。说“/写”看有哪些部分。"


class Written(NamedTuple):
    """The draft with a phrasing in it, None where nothing was changed; and what to say."""

    draft: Draft | None
    lines: list[str]
    question: str = ""


def write_part(draft: Draft, rest: str) -> Written:
    """Show a part, list the parts, or put a phrasing behind a part.

    Args:
        draft: the draft.
        rest: nothing; words for a part; words for a part and the number of a phrasing.
    """
    from engine.interview.part import part_named, parts, question_of, taken, title, written
    from engine.prose.phrasings import BLANK, fitting
    from engine.rules.view import view

    seen = view(draft)
    name, _, number = rest.strip().rpartition(" ")
    if not (name and number.isdecimal()):
        name, number = rest.strip(), ""
    if not name:
        told = [
            f"{place}.{title(part)}：{'已有文字' if draft.prose.get(part) else '空'}"
            for place, part in enumerate(parts(draft), start=1)
        ]
        return Written(None, [*told, "说“/写 监督保障”或“/写 8”看某一部分。"])
    part = part_named(name, draft)
    if not part:
        return Written(None, [NO_SUCH.format(name)])
    phrasings = fitting(part, seen.value, draft.year, draft.short_name or draft.organ or "")
    if not number:
        return Written(None, list(_part(draft, part, name)))
    if not 1 <= int(number) <= len(phrasings):
        return Written(None, [f"这一部分的词句只有{len(phrasings)}条。"])
    chosen = phrasings[int(number) - 1].text
    after = taken(draft, part, written(part, seen).rstrip() + chosen)
    told = [
        f"已加在“{title(part)}”后面：{_marked_of(chosen, after)}。不对的话，说“/撤销”。".replace("。。", "。")
    ]
    if BLANK in chosen:
        told.append(f"“{BLANK}”的地方要您自己填，没填完不能导出正式稿：到这一部分的问题里把整段改好再发来。")
    return Written(after, told, question_of(part))


def _part(draft: Draft, part: str, name: str) -> Iterator[str]:
    from engine.interview.part import title, written
    from engine.interview.part_state import MENTIONS, part_state
    from engine.prose.phrasings import fitting
    from engine.rules.view import view
    from tui.commands.findings import heading

    seen = view(draft)
    state = part_state(draft, part, written(part, seen))
    yield f"〔{title(part)}〕"
    yield from (marked(state.text) or "还没有文字。").split("\n")
    yield f"字数{state.words}，{state.repeated}。{state.coverage.words}"
    yield from (heading(finding) for finding in state.findings if not finding.kept)
    if state.facts:
        yield "该写的数字："
    for place, fact in enumerate(state.facts, start=1):
        last = f"，去年{fact.last}" if fact.last else ""
        yield f"{place}.〔{MENTIONS[fact.mention]}〕{fact.figure.name} {fact.figure.shown}{last}"
    phrasings = fitting(part, seen.value, draft.year, draft.short_name or draft.organ or "")
    if phrasings:
        yield "备用的词句："
    for place, phrasing in enumerate(phrasings, start=1):
        yield f"{place}.{phrasing.about}：{_marked_of(phrasing.text, draft)}"
    if phrasings:
        yield f"说“/写 {name} 1”把第1条词句加在这一部分后面。"


def marked(text: Resolved) -> str:
    """A text in which every linked number says what it is linked to: 60〔表三本年新收（总计）〕."""
    from engine.form.keys import spoken

    pieces, position = [], 0
    for link in text.links:
        pieces += [text.text[position : link.end], f"〔{spoken(link.key)}〕"]
        position = link.end
    return "".join((*pieces, text.text[position:]))


def _marked_of(source: str, draft: Draft) -> str:
    from engine.prose.links import resolve
    from engine.rules.view import view

    return marked(resolve(source, view(draft).value))
