"""The running state of a tally: rows in, counted cases, questions and troubles out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import repeat

from engine.intake.errors import IntakeError
from engine.intake.ledger.blocks import Block
from engine.intake.ledger.cells import added
from engine.intake.ledger.codes import Codes
from engine.intake.ledger.columns import ColumnMap, SheetMap
from engine.intake.ledger.judge import Case, Issue, Judge
from engine.intake.ledger.repeats import Repeats
from engine.intake.ledger.rows import Sum, aside, blocks, number_of
from engine.intake.ledger.workbook import Row
from engine.namedtuple import NamedTuple

MOST_ROWS = 1_048_576
"""Rows of a ledger, all sheets together; as many as a sheet of Excel has."""

MOST_LISTED = 20_000
"""Up to so many cases their numbers are kept; of larger ledgers they are looked up when asked for."""

_MOST_NAMED = 1000
_STEP = 200
"""Blocks between two words on the progress."""

Progress = Callable[[int], None]
Places = list[tuple[int, str]]


class Wanted(NamedTuple):
    """The cases of one cell in one year, whatever the size of the ledger."""

    key: str
    year: int


class Count:
    """Everything that one pass over a ledger finds out.

    Attributes:
        table: how many rows say the same.
        doubted: rows that may be counted already: a number that stands there twice with different contents.
        listed: case and name of every row, up to 20 000 rows.
        complete: whether `listed` has every row.
        issues: by sheet and issue, the rows (counted from 1) and what the cases are called; the first thousand.
        times: by sheet and issue, how many rows.
        remarks: rows that are no cases, as words.
        rows: rows that are cases.
    """

    def __init__(
        self, name: str, columns: ColumnMap, wanted: Wanted | None, progress: Progress | None
    ) -> None:
        self.table: Counter[Case] = Counter()
        self.doubted: Counter[Case] = Counter()
        self.listed: list[tuple[Case, str]] = []
        self.complete = True
        self.issues: dict[tuple[str, Issue], Places] = {}
        self.times: Counter[tuple[str, Issue]] = Counter()
        self.remarks: list[str] = []
        self.rows = 0
        self._name, self._map, self._wanted, self._progress = name, columns, wanted, progress
        self._codes = Codes(columns.outcomes, columns.kinds)
        self._repeats = Repeats()
        self._judges: list[Judge] = []
        self._read = 0

    def everything(self) -> None:
        """Reads all sheets.

        Raises:
            IntakeError: there are too many rows.
        """
        for number, sheet in enumerate(self._map.sheets):
            self._sheet(number, sheet)
        self._settle()

    def _sheet(self, number: int, sheet: SheetMap) -> None:  # noqa: C901 - what a row can be, in one place
        judge = Judge(sheet, self._codes)
        self._judges.append(judge)
        self._repeats.begin(number, sheet)
        begun = part = self.rows
        for turn, (at, block) in enumerate(blocks(sheet), start=1):
            self._read += len(block)
            if self._read > MOST_ROWS:
                raise IntakeError(self._name, f"台账超过{MOST_ROWS}行，没有读完；请按年度拆开后再读")
            repeated = self._repeats.found(block)
            if self.complete and len(self.listed) > MOST_LISTED:
                self.complete = False
                self.listed.clear()
            if self._wanted or repeated or not self._at_once(sheet, at, block, judge):
                batch = block.rows()
                coded = judge.coded(batch)
                for place, (key, row) in enumerate(zip(zip(*coded, strict=True), batch, strict=True)):
                    judged = judge(key)
                    what = aside(row, sheet) if judged.doubtful else None
                    if isinstance(what, Sum):
                        self._compare(what, sheet, at + place, part if what.part else begun)
                        part = self.rows
                    elif what == "remark":
                        self.remarks.append(place_of(sheet, at + place))
                    elif what is None and place in repeated:
                        self._repeats.hold(at + place, row, key)
                    elif what is None:
                        self._one(sheet, at + place, row, judged.case, judged.issues)
            if self._progress and turn % _STEP == 0:
                self._progress(self._read)

    def _at_once(self, sheet: SheetMap, at: int, block: Block, judge: Judge) -> bool:
        """Counts a whole block where every row of it is a case with its dates in order; else nothing is counted."""
        columns = judge.words(block)
        if columns is None:
            return False
        # The columns are as long as the block; to look at that takes time.
        counts = [
            (key, judge.known(key) or judge.said(key, block.row([*zip(*columns)].index(key))), times)  # noqa: B905
            for key, times in Counter(zip(*columns)).items()  # noqa: B905
        ]
        if any(judged.doubtful for _, judged, _ in counts):
            return False
        for _, judged, times in counts:
            self.table[judged.case] += times
        self.rows += len(block)
        if self.complete:
            cases = {key: judged.case for key, judged, _ in counts}
            self.listed += zip(
                map(cases.__getitem__, zip(*columns, strict=True)), _names(sheet, at, block), strict=True
            )
        flagged = {key: judged.issues for key, judged, _ in counts if judged.issues}
        if flagged:
            for place, key in enumerate(zip(*columns, strict=True)):
                if key in flagged:
                    called = case_name(sheet, at + place, block.row(place))
                    for issue in flagged[key]:
                        self._note(sheet, issue, at + place, called)
        return True

    def _one(self, sheet: SheetMap, at: int, row: Row, case: Case, issues: tuple[Issue, ...]) -> None:
        self.rows += 1
        self.table[case] += 1
        if not (issues or self.complete or self._wanted):
            return
        called = case_name(sheet, at, row)
        self._list(case, called)
        for issue in issues:
            self._note(sheet, issue, at, called)

    def _list(self, case: Case, called: str) -> None:
        wanted = self._wanted
        if self.complete or (wanted and wanted.key in added(case, wanted.year).surely):
            self.listed.append((case, called))

    def _note(self, sheet: SheetMap, issue: Issue, at: int, called: str) -> None:
        key = (sheet.sheet.name, issue)
        self.times[key] += 1
        places = self.issues.setdefault(key, [])
        if len(places) < _MOST_NAMED:
            places.append((at + 1, called))

    def _compare(self, stated: Sum, sheet: SheetMap, at: int, begun: int) -> None:
        """A row of sums against what was counted above it; several numbers are sums of several columns."""
        counted = self.rows - begun
        if stated.numbers and counted not in stated.numbers and len(stated.numbers) <= 2:
            said = "、".join(map(str, stated.numbers))
            message = f"“{stated.word}”行写的是{said}，逐行数得{counted}，请核对有没有漏行、重行"
            self._note(sheet, Issue("", "", (), message), at, place_of(sheet, at))

    # -- rows with the number of another ------------------------------------------------------------------------------

    def _settle(self) -> None:
        sheets = self._map.sheets
        repeats = self._repeats
        if repeats.useless:
            for repeat in repeats.held:
                judged = self._judges[repeat.sheet](repeat.key)
                self._one(sheets[repeat.sheet], repeat.at, [], judged.case, judged.issues)
            first = repeats.held[0]
            message = f"编号一栏有{len(repeats.held)}行与前面的编号相同，不能用来识别重复登记，已逐行计入，请核对编号一栏"
            self._note(sheets[first.sheet], Issue("number", "", (), message), first.at, first.number)
            return
        for repeat in repeats.settled(sheets, self._judges):
            sheet = sheets[repeat.sheet]
            judged = self._judges[repeat.sheet](repeat.key)
            earlier = place_of(sheets[repeat.first[0]], repeat.first[1])
            self.rows += 1
            if repeat.same:
                message = f"与{earlier}编号相同、内容相同，只计一次；如确是两件，请改正编号"
            else:
                message = f"与{earlier}编号相同、内容不同，不能确定是一件还是两件，请改正"
                self.doubted[judged.case] += 1
            self._note(sheet, Issue("number", "", (), message), repeat.at, repeat.number)


def case_name(sheet: SheetMap, at: int, row: Row) -> str:
    """What a case is called: its number, else its row."""
    column = sheet.columns.get("number")
    number = number_of(row[column.place]) if column and column.place < len(row) else ""
    return number or place_of(sheet, at)


def _names(sheet: SheetMap, at: int, block: Block) -> list[str]:
    """What the cases of a block are called."""
    column = sheet.columns.get("number")
    numbers = map(number_of, block.filled(column.place)) if column else repeat("", len(block))
    return [number or place_of(sheet, place) for place, number in enumerate(numbers, start=at)]


def place_of(sheet: SheetMap, at: int) -> str:
    """A row for a person: 第5行, “1月”第5行."""
    return f"“{sheet.sheet.name}”第{at + 1}行" if sheet.several else f"第{at + 1}行"
