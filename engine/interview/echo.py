"""What an answer in words would do: the figures it fills, what follows from them, and what it contradicts."""

from __future__ import annotations

from collections.abc import Mapping

from engine.draft.model import Draft
from engine.figures.claims import Number
from engine.form.keys import LAST_YEAR
from engine.interview.likely import likeliest
from engine.interview.question import Question
from engine.interview.state import figure_lines, name_of, told, value
from engine.interview.understand import Understood, understand
from engine.namedtuple import NamedTuple
from engine.prose.links import printed
from engine.rules import balance
from engine.rules.finding import Finding
from engine.rules.view import View
from engine.rules.view import view as view_of

_SHOWN = 6
"""So many derived zeros are named; of the rest the number is given."""


NOT_ALL_ZERO = "已填的数还不够合计，其余不可能都是0，请接着说各是多少；合计不对的，直接说正确的合计。"


class Effect(NamedTuple):
    """An answer and the draft as it would be with it.

    Attributes:
        understood: what the words said.
        figures: every figure that would be stated, zeros of 其余为0 included.
        after: the draft with them, and what follows.
        conflicts: contradictions that are there with the answer and were not before.
        gone: contradictions that the answer settles.
    """

    understood: Understood
    figures: Mapping[str, Number]
    after: View
    conflicts: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def effect(question: Question, text: str, before: View) -> Effect:
    """Read an answer and work out what it would do."""
    found = understand(question, text, lambda key: value(key, before))
    after = view_of(with_figures(before.draft, found.figures))
    figures = dict(found.figures)
    if found.rest_is_zero:
        full = view_of(with_figures(before.draft, figures | zeros(question, after)))
        if len(full.solution.conflicts) > len(after.solution.conflicts):
            found.unclear.append(NOT_ALL_ZERO)
        else:
            figures |= zeros(question, after)
            after = full
    found.unclear += _short_of(question, found.figures, after)
    old, new = _conflicts(before), _conflicts(after)
    return Effect(
        found,
        figures,
        after,
        tuple(finding for key, finding in new.items() if key not in old),
        tuple(finding for key, finding in old.items() if key not in new),
    )


def _short_of(question: Question, said: Mapping[str, Number], after: View) -> list[str]:
    """网站120，微信80，共210: parts that were said do not make up the total, and others were not said."""
    whole = next((key for key in said if key.endswith(".total")), "")
    family = whole.removesuffix("total")
    parts = [key for key in question.keys if key != whole and key.startswith(family)]
    known = [number for key in parts if (number := value(key, after)) is not None]
    if question.vocabulary != "facts" or not whole or not known or len(known) == len(parts):
        return []
    short = said[whole] - sum(known)
    if short <= 0:
        return []
    told_of = f"各项之和是{printed(sum(known))}，比总数{printed(said[whole])}少{printed(short)}"
    return [f"{told_of}，请补上没有说的，或者更正总数。"]


def zeros(question: Question, view: View) -> dict[str, Number]:
    """What 其余为0 says: figures of the question that nobody stated and that are open or forced to be 0, each as 0.

    A total beside its parts is not among the rest; it follows from them.
    """
    stated = view.solution.problem.stated
    asked = question.need if question.vocabulary == "outcomes" else question.keys
    return {
        key: 0 for key in asked if key not in stated and not value(key, view) and not is_total_of(key, asked)
    }


def is_total_of(key: str, asked: tuple[str, ...]) -> bool:
    """Whether a key is the total of others that are asked for with it."""
    family, _, last = key.rpartition(".")
    return last == "total" and sum(1 for other in asked if other.rpartition(".")[0] == family) > 1


def with_figures(draft: Draft, figures: Mapping[str, Number]) -> Draft:
    """The draft with figures of this year and, under `last_year.`, of the year before."""
    draft = draft.with_figures({k: v for k, v in figures.items() if not k.startswith(LAST_YEAR)})
    last = {k.removeprefix(LAST_YEAR): v for k, v in figures.items() if k.startswith(LAST_YEAR)}
    return draft.with_last_year_figures(last) if last else draft


def _conflicts(view: View) -> dict[tuple[str, str], Finding]:
    """Contradictions between figures, by rule and message, explained by one wrong figure where one explains them."""
    return {(f.rule, f.message): f for f in balance.conflicts(view, largest=1)}


def echo_lines(question: Question, found: Effect) -> tuple[str, ...]:
    """What was understood and where it goes, what follows, what contradicts, what is unclear."""
    lines = []
    stated = {
        key: number for key, number in found.figures.items() if number or key in found.understood.figures
    }
    if stated:
        order = {key: place for place, key in enumerate(question.keys)}
        heard = sorted(stated, key=lambda key: order.get(key, len(order)))
        lines.append("听到：" + " · ".join(told(k, stated[k], question) for k in heard))
    zero = [key for key in found.figures if key not in stated]
    if zero:
        lines.append(f"其余为0：{_named(zero, question)}")
    follows = _follows(question, found)
    if follows:
        lines.append(follows)
    lines += [f"〔冲突〕{finding.message}{_best(finding, found.figures)}" for finding in found.conflicts]
    lines += [f"〔请说明〕{text}" for text in found.understood.unclear]
    return tuple(lines)


def _follows(question: Question, found: Effect) -> str:
    """What the equations now force within the question."""
    derived = {
        key: found.after.solution.derived[key]
        for key in question.keys
        if key in found.after.solution.derived and key not in found.figures
    }
    sums = {key: item.value for key, item in derived.items() if not item.full}
    full = [key for key, item in derived.items() if item.full]
    parts = []
    if sums:
        parts.append("由此得出：" + " · ".join(figure_lines(question, dict(sums))))
    if full:
        parts.append(f"合计已满，其余为0：{_named(full, question)}")
    return "；".join(parts)


def _named(keys: list[str], question: Question) -> str:
    names = "、".join(name_of(key, question) for key in keys[:_SHOWN])
    return names + (f"等{len(keys)}格" if len(keys) > _SHOWN else "")


def _best(finding: Finding, said: Mapping[str, Number]) -> str:
    text = likeliest(finding, said)
    return f"可能是{text}。" if text else ""
