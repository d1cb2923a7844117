"""What is said about a cell of the tables, about a pasted block, and about filling the rest with 0. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from engine.draft.model import Draft
from engine.figures.claims import Number
from engine.figures.proof import because
from engine.form.identities import identities
from engine.form.keys import spoken, unit
from engine.interview.blocks import Block
from engine.interview.cells import table_of
from engine.interview.zeros import Rest, rows_told
from engine.namedtuple import NamedTuple
from engine.prose.links import printed
from engine.rules.explained import explained
from engine.rules.finding import Finding
from engine.rules.view import View

Kind = Literal["stated", "derived", "blank", "disputed"]

_MOST = 6
"""So many changes, rows or faults are named; of more the number is given."""


class State(NamedTuple):
    """How a cell stands.

    Attributes:
        kind: what it is in one word of the code.
        words: the same in a sentence, with the equation behind a derived figure.
        trouble: the contradictions that it takes part in.
        likely: which figure is the likeliest to be wrong there, and what it should be.
    """

    kind: Kind
    words: str
    trouble: tuple[str, ...] = ()
    likely: str = ""


def state_of(key: str, view: View, disputes: Sequence[Finding]) -> State:
    """How a cell stands.

    Args:
        key: the cell.
        view: the figures with what follows from them.
        disputes: the open contradictions.
    """
    about = [finding for finding in disputes if key in finding.cells or key in _suspects(finding)]
    about.sort(key=lambda finding: key not in _suspects(finding))
    likely = next((f"最可能是{text}。" for finding in about for text in explained(finding)[:1]), "")
    trouble = tuple(finding.message for finding in about), likely
    number = view.value(key)
    if number is None:
        return State("blank", f"还没有填。{_between(key, view)}", *trouble)
    derived = view.solution.derived.get(key)
    if derived is not None:
        words = f"{printed(number)}{unit(key)}，由此得出：{because(derived, view.solution)}。"
        return State("derived", words, *trouble)
    words = f"{printed(number)}{unit(key)}。{_checked(key, number, view)}"
    is_suspect = any(key in (_suspects(finding) or finding.cells) for finding in about)
    return State("disputed" if is_suspect else "stated", words, *trouble)


def _suspects(finding: Finding) -> set[str]:
    """The figures that an explanation would change."""
    return {change.key for explanation in finding.explanations for change in explanation.changes}


def disputed(findings: Sequence[Finding]) -> frozenset[str]:
    """The cells that open contradictions throw doubt on: those that an explanation would change, else all involved."""
    return frozenset(
        key
        for finding in findings
        if finding.severity == "error" and not finding.kept and finding.rule[:2] not in ("T-", "M-")
        for key in (_suspects(finding) or finding.cells)
    )


def _between(key: str, view: View) -> str:
    low, high = view.solution.bounds.get(key, (0, None))
    if high is not None:
        return f"按已填的合计，在{printed(low)}到{printed(high)}之间。"
    return f"按已填的合计，不小于{printed(low)}。" if low else ""


def _checked(key: str, number: Number, view: View) -> str:
    """Of a total that was stated: how it stands to its parts."""
    for identity in identities():
        if identity.left == (key,):
            values = [view.value(part) for part in identity.right]
            known = [value for value in values if value is not None]
            if len(known) < len(values):
                return "这是核对数，各项还没有填全。"
            total = sum(known)
            same = total == number
            return "这是核对数，与各项之和一致。" if same else f"这是核对数，各项之和是{printed(total)}。"
    return ""


def meaning_of(key: str) -> tuple[str, ...]:
    """What a cell counts: the words of its row, and those of its column where it has one."""
    from engine.form.guidance import ENTRIES, guidance

    row = guidance(key)
    table, _, rest = key.partition(".")
    column = ENTRIES.get(f"{table}.{rest.rpartition('.')[2]}") if "." in rest else None
    found = [entry for entry in (row, column) if entry is not None]
    return tuple(
        entry.meaning + ("" if entry.certain else "以当地通知为准。") for entry in dict.fromkeys(found)
    )


# -- what would change ----------------------------------------------------------------------------------------------


def block_lines(block: Block, draft: Draft) -> Iterator[str]:
    """What pasting a block would do, what it would change, and what of it is left alone."""
    news = [key for key in block.figures if key not in draft.figures]
    changed = [
        key for key in block.figures if draft.figures.get(key, block.figures[key]) != block.figures[key]
    ]
    same = len(block.figures) - len(news) - len(changed)
    tables = "、".join(dict.fromkeys(table_of(key).number for key in block.figures))
    how = "按行列标题对应" if block.by_labels else "从当前格起依次对应"
    if block.figures:
        yield (
            f"{how}，{tables}共{len(block.figures)}格："
            f"新填{len(news)}格，改动{len(changed)}格，与原来相同{same}格。"
        )
    else:
        yield "没有可以填入的数。"
    told = [f"{spoken(k)}由{printed(draft.figures[k])}改为{printed(block.figures[k])}" for k in changed]
    yield from _some("改动：", told, "处")
    yield from _some("看不懂，保持原样：", block.unclear, "处")
    yield from _some("没有对应的格，不填入：", block.outside, "处")
    if block.strokes:
        yield f"有{block.strokes}格是“/”“—”一类的符号，不算0，保持原样。"
    yield from (f"注意：{note}" for note in block.notes[:_MOST])


def rest_lines(rest: Rest, table: str) -> Iterator[str]:
    """Which blanks would become 0, and which may not."""
    number = table_of(f"{table}.").number
    held = sum(len(one.keys) for one in rest.held)
    more = f"；另有{held}格不能都是0，不填" if held and rest.zeros else ""
    if rest.zeros:
        yield f"{number}还空着的{len(rest.zeros)}格填0，合计随之得出{more}。"
        yield f"填0的：{'、'.join(rows_told(rest.zeros))}。"
    elif not rest.held:
        yield f"{number}没有空着的格子。"
    else:
        yield f"{number}空着的{held}格都不能填0，先把有数的格子填上。"
    for one in rest.held:
        yield f"这{len(one.keys)}格不填，{one.why}：{'、'.join(rows_told(one.keys))}。"


def _some(lead: str, told: Sequence[str], measure: str) -> Iterator[str]:
    if told:
        more = f"；等{len(told)}{measure}" if len(told) > _MOST else ""
        yield lead + "；".join(text.rstrip("。") for text in told[:_MOST]) + more + "。"
