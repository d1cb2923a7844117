"""The one question that tells explanations of a contradiction apart when several weigh the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.figures.claims import Number
from engine.form.keys import spoken, unit
from engine.namedtuple import NamedTuple
from engine.prose.links import printed

if TYPE_CHECKING:
    from engine.figures.causes import Change
    from engine.figures.explain import Explanation


class SplitOption(NamedTuple):
    """One answer.

    Attributes:
        text: the answer in words.
        value: the figure that it gives; None = another number, which is asked for.
        confirms: whether it is the figure as it stands, which is then confirmed.
        follows: the explanations that remain possible with this answer, in words, best first.
        explanations: the same as values.
    """

    text: str
    value: Number | None
    confirms: bool
    follows: tuple[str, ...]
    explanations: tuple[Explanation, ...]


class SplitQuestion(NamedTuple):
    """The figure to look up, and what each answer means.

    Attributes:
        key: the figure that is asked about.
        typed: its value as it stands.
        title: the question.
        meaning: why it is asked.
        options: the answers, the figure as it stands first, "another number" last.
    """

    key: str
    typed: Number
    title: str
    meaning: str
    options: tuple[SplitOption, ...]


_MEANING = (
    "有{count}种改法同样能使各处相符，光看数字分不清是哪一处错了。请对照台账或原始材料核对这一个数："
    "它对不对，就能排除其中一部分。"
)
_OTHER = "都不是，是另一个数"


def splitting_question(explanations: Sequence[Explanation]) -> SplitQuestion | None:
    """The figure whose true value tells most about which explanation is right.

    Only explanations that change as few statements as the lightest one count. Asked is the figure of the tables for
    which the largest group of explanations that imply the same value is smallest; of equals the one in the better
    explanation.

    Args:
        explanations: those of one contradiction, best first.

    Returns:
        None when fewer than two tie, or when no figure of the tables tells them apart.
    """
    fewest = min((len(found.changes) for found in explanations), default=0)
    tied = [found for found in explanations if len(found.changes) == fewest]
    asked = {
        c.key: c
        for found in reversed(tied)
        for c in found.changes
        if c.source.kind != "prose" and c.variable == c.key
    }
    best: tuple[int, int, Change] | None = None
    for change in reversed(asked.values()):
        groups = _by_value(change, tied)
        largest = max(len(found) for found in groups.values())
        if largest < len(tied) and (best is None or (largest, -len(groups)) < best[:2]):
            best = largest, -len(groups), change
    return None if best is None else _question(best[2], tied)


def _by_value(change: Change, tied: Sequence[Explanation]) -> dict[Number, list[Explanation]]:
    """The explanations by the value that they give to a figure; first those that leave it as it stands."""
    groups: dict[Number, list[Explanation]] = {change.before: []}
    for found in tied:
        value = next((c.after for c in found.changes if c.variable == change.variable), change.before)
        groups.setdefault(value, []).append(found)
    return {value: found for value, found in groups.items() if found}


def _question(change: Change, tied: Sequence[Explanation]) -> SplitQuestion:
    typed, measure = change.before, unit(change.key)
    groups = _by_value(change, tied)
    options = [_option(f"是，就是{printed(typed)}{measure}", typed, groups.pop(typed, []), confirms=True)]
    options += [
        _option(f"不是，应为{printed(value)}{measure}", value, found, confirms=False)
        for value, found in groups.items()
    ]
    options.append(SplitOption(_OTHER, None, confirms=False, follows=(), explanations=()))
    return SplitQuestion(
        change.key,
        typed,
        f"{spoken(change.key)}是{printed(typed)}{measure}吗？",
        _MEANING.format(count=len(tied)),
        tuple(options),
    )


def _option(text: str, value: Number, found: Sequence[Explanation], *, confirms: bool) -> SplitOption:
    return SplitOption(
        text, value, confirms, tuple(_told(explanation) for explanation in found), tuple(found)
    )


def _told(explanation: Explanation) -> str:
    """The changes of an explanation in words."""
    changes = "，".join(
        f"{'正文所写的' if change.source.kind == 'prose' else ''}{spoken(change.key)}"
        f"由{printed(change.before)}改为{printed(change.after)}"
        for change in explanation.changes
    )
    return changes + (f"（{explanation.cause}）" if explanation.cause else "")
