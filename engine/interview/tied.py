"""The question that tells tied explanations apart, as the interview asks it once nothing else is left to ask."""

from __future__ import annotations

from engine.form.keys import LAST_YEAR, cells_of, is_cell
from engine.interview.model import Option, Prompt
from engine.interview.splitting import SplitQuestion, splitting_question
from engine.rules.finding import Finding
from engine.rules.verdict import Verdict

QUESTION = "tied"
"""The id of this question; it belongs to no section."""

NOT_NOW = Option("later", "不清楚，稍后补")


def tied(verdict: Verdict) -> tuple[Finding, SplitQuestion] | None:
    """The first contradiction that nobody has decided on and that one figure would settle; None when there is none."""
    for finding in verdict.findings:
        if finding.blocks and finding.decision is None and len(finding.explanations) > 1:
            split = splitting_question(finding.explanations)
            if split is not None:
                return finding, split
    return None


def prompt_of(finding: Finding, split: SplitQuestion) -> Prompt:
    """How it is asked."""
    bare = split.key.removeprefix(LAST_YEAR)
    follows = tuple(
        f"{option.text}：{'；或者'.join(option.follows)}" for option in split.options if option.follows
    )
    return Prompt(
        question=QUESTION,
        section="",
        kind="choice",
        title=split.title,
        meaning=split.meaning,
        why=finding.message,
        options=(*(Option(str(n), o.text) for n, o in enumerate(split.options, start=1)), NOT_NOW),
        table=bare.split(".", 1)[0] if is_cell(bare) else "",
        cells=cells_of(bare),
        echo=follows,
    )
