"""What a rule looks at: the draft with everything that follows from it, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.draft.model import Draft
from engine.figures.claims import Number, claims_of, problem
from engine.figures.explain import Explanation, explanations
from engine.figures.solve import Solution, solve
from engine.form.keys import LAST_YEAR
from engine.form.organs import OrganKind, organ_kind
from engine.prose.links import Resolved, linked_keys, resolve


class View(NamedTuple):
    """A draft, its solved figures, and its prose with the links resolved.

    `explanations` holds, by position in `solution.conflicts`, which statements to give up.
    """

    draft: Draft
    solution: Solution
    explanations: Mapping[int, tuple[Explanation, ...]]
    texts: Mapping[str, Resolved]

    def value(self, key: str) -> Number | None:
        """The figure of this year, stated or derived; None when blank."""
        return self.solution.value(key)

    def last(self, key: str) -> Number | None:
        """The figure of the year before; None when unknown."""
        return self.solution.value(LAST_YEAR + key)

    def text(self, part: str) -> str:
        """The resolved text of a part; empty when there is none."""
        found = self.texts.get(part)
        return "" if found is None else found.text

    @property
    def overview(self) -> str:
        """Section 一 as one text, whether the draft has it whole or by aspect."""
        return "\n".join(self.text(part) for part in self.texts if part.split(".", 1)[0] == "overview")

    @property
    def kind(self) -> OrganKind | None:
        """The kind of organ, where the profile names one."""
        return organ_kind(self.draft.kind) if self.draft.kind else None


def view(draft: Draft) -> View:
    """Work out what follows from a draft. Pure; never raises for a loaded draft."""
    linked = {key for text in draft.prose.values() for key in linked_keys(text)}
    last = draft.last_year.figures
    solution = solve(problem(claims_of(draft.figures, last), wanted=linked))
    texts = {part: resolve(text, solution.value) for part, text in draft.prose.items()}
    return View(draft, solution, explanations(solution), texts)
