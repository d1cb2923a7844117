"""Claims: who says that a figure is so many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from engine.form.identities import Identity, definitions, identities, identities_across_years
from engine.form.keys import LAST_YEAR, sums
from engine.namedtuple import NamedTuple

Number = int | Decimal


LARGEST = 4
"""Sets of more claims are not looked for where claims contradict each other: nobody would follow them."""


class Source(NamedTuple):
    """Who said it: `figures` (the tables), `prose`, `ledger` or `last_year`; for prose also where.

    `part` and `span` (code points, end exclusive) place a claim that was read in a text.
    """

    kind: str
    part: str = ""
    span: tuple[int, int] | None = None


class Claim(NamedTuple):
    """The figure `key` is `value`, says `source`."""

    key: str
    value: Number
    source: Source


FIGURES = Source("figures")
LAST = Source("last_year")


class Problem(NamedTuple):
    """Claims and the equations that bind them.

    Attributes:
        stated: one entry per claim. The first claim on a key stands under the key itself, a further one
            under `key@n`, bound to the key by an equation of its own, so that each can be doubted alone.
        equations: the identities that concern these claims.
    """

    stated: Mapping[str, Claim]
    equations: tuple[Identity, ...]


def claims_of(figures: Mapping[str, Number], last_year: Mapping[str, Number]) -> list[Claim]:
    """The claims of a draft's tables and of last year's values."""
    found = [Claim(key, value, FIGURES) for key, value in figures.items()]
    found += [Claim(LAST_YEAR + key, value, LAST) for key, value in last_year.items()]
    return found


def problem(claims: Iterable[Claim], wanted: Iterable[str] = ()) -> Problem:
    """The claims with every equation of the form that can touch them.

    Args:
        claims: all claims, of every source.
        wanted: further sum keys whose value is asked for (links in the prose).
    """
    stated: dict[str, Claim] = {}
    equations: list[Identity] = list(identities())
    for claim in claims:
        variable, count = claim.key, 1
        while variable in stated:
            count += 1
            variable = f"{claim.key}@{count}"
        stated[variable] = claim
        if count > 1:
            equations.append(Identity("SAME", (claim.key,), (variable,), "同一数据在各处应当一致"))
    used = {claim.key for claim in stated.values()} | set(wanted)
    equations += [definitions()[key] for key in sorted(used) if key in sums()]
    if any(key.startswith(LAST_YEAR) for key in used):
        equations += identities_across_years()
        equations += [_of_last_year(identity) for identity in identities()]
        equations += [
            _of_last_year(definitions()[bare])
            for key in sorted(used)
            if key.startswith(LAST_YEAR) and (bare := key.removeprefix(LAST_YEAR)) in sums()
        ]
    return Problem(stated, tuple(equations))


def _of_last_year(identity: Identity) -> Identity:
    return Identity(
        "X-LAST",
        tuple(LAST_YEAR + key for key in identity.left),
        tuple(LAST_YEAR + key for key in identity.right),
        "去年数据：" + identity.text,
    )
