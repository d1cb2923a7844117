"""What a rule looks at: the draft with everything that follows from it, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.draft.model import Draft
from engine.figures.claims import LARGEST, Claim, Number, Source, claims_of, problem
from engine.figures.solve import Solution, solve
from engine.form.keys import LAST_YEAR, is_key
from engine.form.organs import OrganKind, guess_kind, organ_kind
from engine.prose.links import Resolved, linked_keys, resolve

if TYPE_CHECKING:
    from engine.figures.explain import Explanation
    from engine.prose.fact import Fact

LEDGER = "ledger"
"""The table of the draft that holds what the case ledger says: `figures` (key -> count), `file`, `date`, `words`."""


_REGIONS = ("province", "city", "county", "town", "subdistrict", "zone")


class View:
    """A draft, its solved figures, and its prose with the links resolved.

    Attributes:
        draft: the draft.
        solution: the figures of the tables and of last year with what follows from them.
        texts: the prose by part, links resolved.
    """

    __slots__ = ("_explanations", "_facts", "_firm", "_whole", "draft", "solution", "texts")

    def __init__(self, draft: Draft, solution: Solution, texts: Mapping[str, Resolved]) -> None:
        self.draft = draft
        self.solution = solution
        self.texts = texts
        self._facts: tuple[Fact, ...] | None = None
        self._firm: frozenset[tuple[str, int, int]] | None = None
        self._whole: Solution | None = None
        self._explanations: dict[int, Mapping[int, tuple[Explanation, ...]]] = {}

    def of(self, draft: Draft) -> View:
        """The same for a draft whose report is the same; what is worked out already is not worked out again."""
        found = View(draft, self.solution, self.texts)
        found._facts, found._firm, found._whole = self._facts, self._firm, self._whole
        found._explanations = self._explanations
        return found

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the prose says, number by number."""
        if self._facts is None:
            self._facts = _read(
                tuple((part, found.text) for part, found in self.texts.items()), self.draft.year
            )
        return self._facts

    @property
    def whole(self) -> Solution:
        """Tables, last year and prose in one model.

        Its conflicts are what cannot all be true. Values come from `solution`: what stands in the prose alone is
        compared, and does not fill the tables.
        """
        if self._whole is None:
            from engine.prose.claims import told_claims

            told = told_claims(self.facts, self.texts, self.solution, whole_place=self.is_region)
            told = [*told, *ledger_claims(self.draft, self.solution)]
            if all(self.solution.value(claim.key) == claim.value for claim in told) and (
                not self.solution.conflicts
            ):
                self._whole = self.solution  # claims that all agree with figures that all fit break nothing
            else:
                figures, last_year = self.draft.figures, self.draft.last_year.figures
                self._whole = _solved(_stated(figures), _stated(last_year), _told(told))
        return self._whole

    def explanations(self, largest: int = LARGEST) -> Mapping[int, tuple[Explanation, ...]]:
        """By position in `whole.conflicts`, which statements to give up; worked out when first asked for."""
        if largest not in self._explanations:
            firm = confirmed(self.draft) | self._firm_words()
            self._explanations[largest] = _explained(self.whole, largest, firm)
        return self._explanations[largest]

    def _firm_words(self) -> frozenset[str]:
        """The claims of the prose that the drafter confirmed, by their names in `whole`."""
        said = self.said_firmly
        if not said:
            return frozenset()
        return frozenset(
            name
            for name, claim in self.whole.problem.stated.items()
            if claim.source.span is not None and (claim.source.part, *claim.source.span) in said
        )

    @property
    def said_firmly(self) -> frozenset[tuple[str, int, int]]:
        """The places of the statements that the drafter confirmed in their words: part, start and end."""
        if self._firm is None:
            from engine.rules.decisions import confirmed_words

            words = confirmed_words(self.draft)
            self._firm = frozenset(
                (fact.part, fact.start, fact.end)
                for fact in (self.facts if words else ())
                if (fact.part, fact.text) in words
            )
        return self._firm

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
    def is_region(self) -> bool:
        """Whether the report is that of a whole place: what is said of 全区 is then said of it."""
        asked = self.draft.scope
        if asked in ("organ", "region"):
            return asked == "region"
        kind = self.kind or guess_kind(self.draft.organ or "")
        return kind is not None and kind.key in _REGIONS

    @property
    def kind(self) -> OrganKind | None:
        """The kind of organ, where the profile names one."""
        return organ_kind(self.draft.kind) if self.draft.kind else None


def confirmed(draft: Draft) -> frozenset[str]:
    """Keys of figures that the drafter confirmed as they stand, last year's behind `last_year.`; never blamed.

    A confirmation is a decision `confirm` with the figure and its value; it lapses when the value changes.
    """
    if not draft.decisions:
        return frozenset()
    from engine.rules.decisions import CONFIRM

    stated = {**draft.figures, **{LAST_YEAR + key: value for key, value in draft.last_year.figures.items()}}
    return frozenset(
        key
        for decision in draft.decisions
        if decision.action == CONFIRM
        for key, value in decision.values.items()
        if key in stated and stated[key] == value
    )


def ledger_claims(draft: Draft, solution: Solution) -> list[Claim]:
    """What the case ledger says otherwise than the tables; where both agree there is nothing to weigh."""
    ledger = draft.extra.get(LEDGER)
    figures = ledger.get("figures") if isinstance(ledger, Mapping) else None
    if not isinstance(figures, Mapping):
        return []
    return [
        Claim(key, counted, Source("ledger"))
        for key, counted in figures.items()
        if type(counted) is int and is_key(key) and solution.value(key) not in (None, counted)
    ]


@lru_cache(maxsize=8)
def _read(texts: tuple[tuple[str, str], ...], year: int | None) -> tuple[Fact, ...]:
    """Most views of an interview share their prose; it is read once."""
    from engine.prose.read import read_facts

    return read_facts(dict(texts), year=year)


def view(draft: Draft) -> View:
    """Work out what follows from a draft. Pure; never raises for a loaded draft.

    One answer looks at the same few drafts again and again: what was worked out for the last ones is used again.
    """
    known = next((found for found in tuple(_recent) if found.draft is draft), None)
    if known is not None:
        return known
    alike = next((found for found in tuple(_recent) if same_report(found.draft, draft)), None)
    found = alike.of(draft) if alike is not None else _worked_out(draft)
    _recent[:] = [found, *_recent[: _KEPT - 1]]
    return found


def same_report(one: Draft, other: Draft) -> bool:
    """Whether nothing that a rule looks at differs: not the report, only the memory of the interview.

    Unchanged parts are shared between drafts, so that looking whether they are the very same is enough.
    """
    return (
        one.figures is other.figures
        and one.prose is other.prose
        and one.profile is other.profile
        and one.last_year is other.last_year
        and one.decisions is other.decisions
        and one.extra is other.extra
    )


def _worked_out(draft: Draft) -> View:
    linked = frozenset(key for text in draft.prose.values() for key in linked_keys(text))
    solution = _solved(_stated(draft.figures), _stated(draft.last_year.figures), linked=linked)
    texts = {part: resolve(text, solution.value) for part, text in draft.prose.items()}
    return View(draft, solution, texts)


_KEPT = 4
_recent: list[View] = []
"""The last views, newest first; replaced as a whole, since a thread may be looking."""

_Stated = tuple[tuple[str, Number, str], ...]
"""Figures with their keys, and how they are written: 786 and 786.00 are equal, but not the same to print."""


def _stated(figures: Mapping[str, Number]) -> _Stated:
    return tuple((key, number, str(number)) for key, number in figures.items())


_Told = tuple[tuple[Claim, str], ...]
"""Further claims, with how their figures are written."""


def _told(claims: list[Claim]) -> _Told:
    return tuple((claim, str(claim.value)) for claim in claims)


@lru_cache(maxsize=6)
def _solved(
    figures: _Stated, last_year: _Stated, told: _Told = (), linked: frozenset[str] = frozenset()
) -> Solution:
    """Drafts that differ in anything but what they state share what follows from it."""
    this, last = ({key: number for key, number, _ in stated} for stated in (figures, last_year))
    return solve(problem([*claims_of(this, last), *(claim for claim, _ in told)], wanted=linked))


@lru_cache(maxsize=6)
def _explained(whole: Solution, largest: int, firm: frozenset[str]) -> Mapping[int, tuple[Explanation, ...]]:
    """Views that share a model share what explains its conflicts."""
    from engine.figures.explain import explanations

    return explanations(whole, largest, firm)
