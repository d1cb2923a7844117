"""Which names belong to which number within a clause."""

from __future__ import annotations

from engine.interview.tokens import Token
from engine.namedtuple import NamedTuple

_OPERATORS = frozenset("+-*/×÷<>≥≤＋－−±~～")


class Labelled(NamedTuple):
    """A number with the names that stand for it.

    Attributes:
        number: the number, or what takes its place.
        names: the words that name it, in order.
        each: 各, or a denial: it holds for every one of several names.
        unknown: words beside it that nobody knows.
        row: the numbers of a whole table row that follow this one, in the order of the columns.
    """

    number: Token
    names: tuple[Token, ...] = ()
    each: bool = False
    unknown: tuple[Token, ...] = ()
    doubt: tuple[Token, ...] = ()
    row: tuple[Token, ...] = ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Everything that belongs to it."""
        return (*self.names, *self.unknown, *self.doubt, self.number, *self.row)


def pair(said: list[Token], *, by_unit: bool) -> list[Labelled] | None:
    """Pair the numbers of a clause with their names; None when that can be done in more than one way.

    Args:
        said: the clause.
        by_unit: whether a number without a name can be told by its unit (2次80人次).
    """
    numbers = [token for token in said if token.counts]
    gaps: list[list[Token]] = [[]]
    for token in said:
        if token.counts:
            gaps.append([])
        else:
            gaps[-1].append(token)
    named = [[token for token in gap if token.kind == "word"] for gap in gaps]
    if _is_row(numbers, gaps, named):
        return [_labelled(numbers[0], gaps[0], row=tuple(numbers[1:]))]
    chosen = _chosen(len(numbers), named, by_unit=by_unit)
    if chosen is None:
        return None
    found = []
    for index, (number, taken) in enumerate(zip(numbers, chosen, strict=True)):
        beside = [token for gap in taken for token in gaps[gap]]
        beside += [token for gap in (index, index + 1) if gap not in taken for token in _operators(gaps[gap])]
        if index == len(numbers) - 1 and len(numbers) not in taken:
            beside += [token for token in gaps[-1] if token.kind != "word"]
        if index == 0 and 0 not in taken:
            beside += [token for token in gaps[0] if token.kind != "word"]
        found.append(_labelled(number, beside))
    return found


def _labelled(number: Token, beside: list[Token], row: tuple[Token, ...] = ()) -> Labelled:
    return Labelled(
        number,
        tuple(token for token in beside if token.kind == "word"),
        each=number.denial or any(token.kind in ("each", "listed") for token in beside),
        unknown=tuple(token for token in beside if token.kind == "unknown"),
        doubt=tuple(token for token in beside if token.kind == "doubt"),
        row=row,
    )


def _operators(gap: list[Token]) -> list[Token]:
    """58+2, 58-2: a sign between two numbers spoils both."""
    return [token for token in gap if token.kind == "unknown" and set(token.text) & _OPERATORS]


def _is_row(numbers: list[Token], gaps: list[list[Token]], named: list[list[Token]]) -> bool:
    """A line of a table: the name of a row, then at least five plain numbers and nothing else."""
    return (
        len(numbers) >= 5
        and not any(gaps[1:])
        and all(number.kind == "number" and not number.denial for number in numbers)
        and bool(named[0])
        and all(meaning.kind == "row" for token in named[0] for meaning in token.meanings)
    )


def _chosen(count: int, named: list[list[Token]], *, by_unit: bool) -> list[tuple[int, ...]] | None:
    """For each number the gaps whose names are its own."""
    lead, trail = named[0], named[-1]
    if not trail:  # 自然人58件企业2件, 60件自然人58件
        return [(index,) for index in range(count)]
    if count == 1:
        return [(0, 1)]
    if not lead:  # 58件自然人2件企业
        return [(index + 1,) for index in range(count)] if all(named[1:]) or by_unit else None
    if _rows_only(lead) and all(named[1:]):  # 新收58件自然人2件企业
        return [(0, 1), *((index + 1,) for index in range(1, count))]
    empty = [index for index in range(1, count) if not named[index]]
    if len(empty) == 1:  # 自然人60没有企业
        turn = empty[0]
        return [(index,) if index < turn else (index + 1,) for index in range(count)]
    return None


def _rows_only(names: list[Token]) -> bool:
    return all(meaning.kind == "row" for token in names for meaning in token.meanings)
