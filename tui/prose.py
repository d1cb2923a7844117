"""What the editor of a part says: at the cursor, about the whole part, and in its panes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engine.compare.edits import Edit
from engine.compare.paragraphs import changes
from engine.figures.claims import Number
from engine.form.keys import is_key, spoken
from engine.interview.part_state import MENTIONS, PartFact, PartState
from engine.prose.links import Link, printed
from engine.prose.phrasings import BLANK, Phrasing
from engine.rules.finding import Finding
from engine.rules.numbers import Told
from tui.findings import STYLES, described, mark
from tui.text import Line, line, one_line, shorten
from tui.widgets.menu import Item
from tui.widgets.prose import Mark

NO_FACTS = "这一部分没有固定要写的数字。"
NO_FINDINGS = "这一部分没有发现问题。"
NO_PHRASINGS = "这一部分没有备用的词句。"
NO_LAST_YEAR = "没有去年这一部分的文字。读入去年的报告后，可以在这里逐段对照：返回后打“/导入去年 文件”。"
LEGEND = "[-去年有、今年没有-]　[+今年新写的+]"
HOW = "打“{”插入表里的数字，F5选现成的词句，Esc采用并返回。"
TAKEN = "〔已采用〕返回后按Ctrl+Z可以撤销。"
EMPTY = "这一部分还没有文字。直接写，或按F5选一句现成的开头。"

_LOOKS = {"error": "error", "warning": "warning", "hint": "hint"}
_MENTION_STYLES = {
    "linked": "$text-success",
    "told": "$text-success",
    "differs": "$text-error",
    "absent": "$text-warning",
}
_MARKS = {"same": "相同", "added": "新写", "removed": "删去", "changed": "改过"}


# -- in the text ----------------------------------------------------------------------------------------------------


def marks(state: PartState) -> list[Mark]:
    """What to point at in the text: findings that nobody decided to keep, and numbers that could be linked."""
    found = [
        Mark(one.link.span.start, one.link.span.end, "offer", offered(one))
        for one in state.offers
        if one.link is not None
    ]
    for finding in reversed(state.findings):
        if not finding.kept:
            found += [
                Mark(span.start, span.end, _LOOKS[finding.severity], f"{mark(finding)}{finding.message}")
                for span in finding.spans
                if span.part == state.part
            ]
    return found


def offered(one: Told) -> str:
    """That a number can be linked."""
    return f"〔可关联〕{one.meaning}，表里也是{one.fact.text.strip()}。按Ctrl+L关联，以后表格改了这里跟着变。"


def linked(link: Link) -> str:
    """What a linked number is linked to."""
    return f"〔已关联〕{_name(link.key)} = {_value(link.value)}。直接改这个数会断开关联，Ctrl+L也可以断开。"


def not_judged(error: Exception) -> str:
    """That the text could not be judged."""
    return f"这段文字没能核对（{type(error).__name__}：{error}），不影响写和存，请反馈给开发者。"


def broken(links: Sequence[Link]) -> str:
    """That typing broke links."""
    names = "、".join(f"{_name(link.key)}（{_value(link.value)}）" for link in links[:2])
    more = f"等{len(links)}个数" if len(links) > 2 else ""
    return f"〔已断开关联〕{names}{more}不再跟着表格变；按Ctrl+Z恢复。"


def counted(state: PartState) -> list[Line]:
    """Length, repetition, numbers."""
    style = "$text-error" if state.over else "$quiet"
    return [
        line(
            (f"字数{state.words}　", "bold"),
            (f"{state.repeated}　", style),
            (state.coverage.words.rstrip("。"), "$quiet"),
        )
    ]


def _name(key: str) -> str:
    return spoken(key) if is_key(key) else key


def _value(value: Number | None) -> str:
    return "还空着" if value is None else printed(value)


# -- the panes ------------------------------------------------------------------------------------------------------


def fact_items(facts: Sequence[PartFact]) -> list[Item]:
    """The figures that belong to the part; choosing one inserts it."""
    return [
        Item(
            fact.figure.key,
            f"{fact.figure.name} {fact.figure.shown}",
            mark=f"〔{MENTIONS[fact.mention]}〕",
            style="$quiet"
            if fact.mention == "absent" and not fact.figure.value
            else _MENTION_STYLES[fact.mention],
        )
        for fact in facts
    ]


def fact_detail(fact: PartFact) -> list[Line]:
    """One figure in full."""
    lines = [line((fact.figure.name, "bold"), f"　{fact.figure.shown}")]
    if fact.last:
        lines.append(line(("去年　", "$quiet"), fact.last))
    about = {
        "linked": "文字里已关联这个数，表格改了，文字跟着变。",
        "told": "文字里写了这个数，和表格一致；按F7可以关联。",
        "differs": "文字里写的和表格不一致，请核对。",
        "absent": "文字里还没有写到。",
    }
    return [*lines, line(about[fact.mention]), line(("回车：插入到光标处。", "$quiet"))]


def finding_items(findings: Sequence[Finding]) -> list[Item]:
    """The findings on the part; choosing one goes there."""
    return [
        Item(
            str(number),
            one_line(finding.message),
            mark="〔已保留〕" if finding.kept else mark(finding),
            style="$quiet" if finding.kept else STYLES[mark(finding)],
        )
        for number, finding in enumerate(findings)
    ]


def finding_detail(finding: Finding) -> list[Line]:
    """One finding in full."""
    return described(finding)


def phrasing_items(phrasings: Sequence[Phrasing], resolved: Callable[[str], str]) -> list[Item]:
    """The stock of phrasings; choosing one inserts it."""
    return [
        Item(str(number), f"{phrasing.about}：{resolved(phrasing.text)}")
        for number, phrasing in enumerate(phrasings)
    ]


def phrasing_detail(resolved: str) -> list[Line]:
    """One phrasing as it would stand."""
    lines = [line((resolved, "bold"))]
    if BLANK in resolved:
        lines.append(line((f"“{BLANK}”的地方要您自己填；没填完会提醒，也不能导出正式稿。", "$text-warning")))
    return [*lines, line(("回车：插入到光标处。", "$quiet"))]


def last_year(state: PartState) -> list[Line]:
    """Last year's text and this year's, sentence by sentence, with what went and what came."""
    if not state.before.strip():
        return [line((NO_LAST_YEAR, "$quiet"))]
    old, new = _by_sentence(state.before), _by_sentence(state.text.text)
    lines = [
        line((LEGEND, "$quiet")),
        line((f"{state.repeated}。", "$text-error" if state.over else "$quiet")),
    ]
    for change in changes(old, new):
        place, text = (change.new, new) if change.new is not None else (change.old, old)
        if place is None or not text[place.start : place.end].strip():
            continue
        word = "移动" if change.moved and change.kind == "same" else _MARKS[change.kind]
        lines.append(line((f"〔{word}〕", "$text-primary"), *map(_edit, change.edits), hang=8))
    return lines


def _by_sentence(text: str) -> str:
    """A sentence or item a line: what a paragraph took over from another one is seen then."""
    for mark_ in "。；":
        text = text.replace(mark_, f"{mark_}\n")
    return "\n".join(part.strip() for part in text.split("\n") if part.strip())


def _edit(edit: Edit) -> tuple[str, str]:
    if edit.kind == "deleted":
        return f"[-{edit.text}-]", "$text-error strike"
    if edit.kind == "inserted":
        return f"[+{edit.text}+]", "$text-success underline"
    return edit.text, ""


def brief(words: str, width: int) -> Iterator[Line]:
    """Words at the cursor, no longer than two rows."""
    yield line(shorten(words, max(20, 2 * width - 4)))
