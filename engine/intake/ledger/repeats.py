"""Cases that stand in a ledger twice: the same number again. Of a row that says the same nothing is counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from operator import lt

from engine.intake.ledger.blocks import Block
from engine.intake.ledger.columns import SheetMap
from engine.intake.ledger.judge import Judge, Key
from engine.intake.ledger.rows import blocks, number_of
from engine.intake.ledger.workbook import Cell, Row
from engine.namedtuple import NamedTuple

_SMALL_NUMBER = 6
"""Numbers of fewer digits begin anew on every sheet."""

_MOST = 2000
"""More repeated numbers than this, and a fifth of all rows: the column is no number of a case."""


class Repeat(NamedTuple):
    """A row with the number of an earlier one. `same`: it says the same in every column that is tallied."""

    sheet: int
    at: int
    number: str
    key: Key
    first: tuple[int, int] = (0, 0)
    same: bool = False


class Repeats:
    """Finds repeated numbers while a ledger is read; keeps a hash of every number, no number itself."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._held: list[Repeat] = []
        self._sheet = 0
        self._index: int | None = None
        self._scoped = False
        self._rows = 0
        self._above: list[tuple[SheetMap, int]] = []
        self._ascending = True
        self._last = ""

    def begin(self, number: int, sheet: SheetMap) -> None:
        """A sheet begins."""
        self._sheet = number
        column = sheet.columns.get("number")
        self._index = column.place if column else None
        if self._index is None:
            return
        sample = [
            number_of(row[self._index])
            for row in islice(sheet.sheet.rows(), sheet.first, sheet.first + 50)
            if len(row) > self._index
        ]
        self._scoped = all(len(text) < _SMALL_NUMBER and text.isdigit() for text in sample if text)
        if self._scoped:
            self._seen, self._above, self._last, self._ascending = set(), [], "", True
        self._above.append((sheet, 0))

    def found(self, block: Block) -> frozenset[int]:
        """The places in the block whose number was there before."""
        index = self._index
        if index is None:
            return frozenset()
        self._rows += len(block)
        self._above[-1] = (self._above[-1][0], self._above[-1][1] + len(block))
        numbers = block.filled(index)
        if self._ascending and self._climbs(numbers):
            return frozenset()
        if self._ascending:
            self._ascending = False
            self._look_back(len(block))
        hashes = set(map(hash, numbers))
        if len(hashes) == len(block) and self._seen.isdisjoint(hashes):
            self._seen |= hashes
            return frozenset()
        again = set()
        for place, raw in enumerate(numbers):
            if hash(raw) not in self._seen:
                self._seen.add(hash(raw))
            elif number_of(raw):
                again.add(place)
        return frozenset(again)

    def _climbs(self, numbers: Sequence[Cell]) -> bool:
        """Whether these numbers are texts that go on from the last one: longer, or of the same length and greater."""
        last = self._last
        try:
            lengths = list(map(len, numbers))  # type: ignore[arg-type]
            same = lengths[0] == lengths[-1] == len(last) and lengths.count(lengths[0]) == len(lengths)
            keys = numbers if same else list(zip(lengths, numbers, strict=True))
            begin = last if same else (len(last), last)
            climbs = all(map(lt, chain((begin,), keys), keys))  # type: ignore[arg-type]
        except TypeError:  # numbers as numbers
            return False
        if climbs:
            self._last = str(numbers[-1])
        return climbs

    def _look_back(self, last: int) -> None:
        """The hashes of the numbers above, which nobody needed as long as they climbed; not those of the last rows."""
        for sheet, rows in self._above:
            index = sheet.columns["number"].place
            left = rows - last if sheet is self._above[-1][0] else rows
            above = chain.from_iterable(block.filled(index) for _, block in blocks(sheet))
            self._seen.update(map(hash, islice(above, left)))

    def hold(self, at: int, row: Row, key: Key) -> None:
        """Sets a repeated row aside; `settled` says what it is."""
        assert self._index is not None  # noqa: S101 - only rows with a number are held
        self._held.append(Repeat(self._sheet, at, number_of(row[self._index]), key))

    @property
    def useless(self) -> bool:
        """Whether so many numbers are repeated that they are no numbers of cases."""
        return len(self._held) > max(_MOST if self._rows > 10 * _MOST else 20, self._rows // 5)

    @property
    def held(self) -> tuple[Repeat, ...]:
        """The rows set aside."""
        return tuple(self._held)

    def settled(self, sheets: Sequence[SheetMap], judges: Sequence[Judge]) -> list[Repeat]:
        """The rows set aside, each with the first row of its number and whether both say the same.

        The ledger is read once more, but only where there is something to settle.
        """
        wanted = {repeat.number for repeat in self._held}
        first: dict[tuple[str, int], tuple[tuple[int, int], Key]] = {}
        for number, sheet in enumerate(sheets if wanted else ()):
            column = sheet.columns.get("number")
            if column is None:
                continue
            for at, block in blocks(sheet):
                keys = None
                for place, cell in enumerate(block.filled(column.place)):
                    text = number_of(cell)
                    if text in wanted:
                        scope = number if len(text) < _SMALL_NUMBER and text.isdigit() else -1
                        keys = keys or list(zip(*judges[number].coded(block.rows()), strict=True))
                        first.setdefault((text, scope), ((number, at + place), keys[place]))
        done = []
        for repeat in self._held:
            small = len(repeat.number) < _SMALL_NUMBER and repeat.number.isdigit()
            where, key = first[repeat.number, repeat.sheet if small else -1]
            done.append(repeat._replace(first=where, same=key == repeat.key))
        return done
