"""This year against last year, figure by figure: what changed, by how much, and which jumps ask for a reason."""

from __future__ import annotations

from decimal import Decimal

from engine.compare.figures import growth, told
from engine.figures.claims import Number
from engine.form.current import FORM
from engine.form.keys import CELLS, FACTS, spoken, unit
from engine.namedtuple import NamedTuple
from engine.prose.links import printed
from engine.rules.check import Verdict
from engine.rules.finding import Finding

JUMPS = "X-07"
"""The rule about figures that grew or shrank so much that readers will ask why."""

NO_LAST_YEAR = (
    "草稿里还没有去年的数据。请说“/导入去年 文件名”读入去年的报告，Word、网页、PDF和去年的草稿都可以。"
)


class YearRow(NamedTuple):
    """A figure in both years; None where it is blank.

    Attributes:
        key: the figure.
        old: last year.
        new: this year, stated or derived.
        growth: in percent to one decimal; None where there is nothing to grow from.
        asks: the finding that asks for the reason of a jump.
    """

    key: str
    old: Number | None
    new: Number | None
    growth: Decimal | None
    asks: Finding | None = None

    @property
    def difference(self) -> Number | None:
        """New less old; None while one of them is blank."""
        return None if self.old is None or self.new is None else self.new - self.old

    @property
    def group(self) -> str:
        """The table that the figure stands in; empty for a figure of the prose."""
        return self.key.split(".")[0] if self.key in _CELLS else ""

    @property
    def main(self) -> bool:
        """Whether it is more than one kind of applicant in a row of table 三."""
        return self.group != "applications" or self.key.endswith(".total")

    @property
    def name(self) -> str:
        """What it is called under the heading of its table."""
        return spoken(self.key).removeprefix(_TABLES[self.group].number) if self.group else spoken(self.key)

    @property
    def words(self) -> tuple[str, str, str, str]:
        """Last year, this year, change and growth in words; a blank is 空 and never 0."""
        change = self.difference
        return (
            "空" if self.old is None else printed(self.old),
            "空" if self.new is None else printed(self.new),
            "" if change is None else _signed(change),
            self.percent,
        )

    @property
    def percent(self) -> str:
        """The growth in words."""
        if self.old is None or self.new is None:
            return ""
        if self.old == self.new:
            return "持平"
        return "去年为0" if self.growth is None else f"{_signed(self.growth)}%"

    @property
    def unit(self) -> str:
        """件, 万元 …."""
        return unit(self.key)


_CELLS = frozenset(CELLS)
_TABLES = {table.key: table for table in FORM.tables}


def years(verdict: Verdict) -> tuple[YearRow, ...]:
    """The figures that are not zero in both years, in the order of the form; then those of the prose."""
    view = verdict.view
    last = view.draft.last_year.figures
    jumps = {finding.cells[0]: finding for finding in verdict.findings if finding.rule == JUMPS}
    rows = []
    for key in (*CELLS, *FACTS):
        if key in _CELLS:
            old, new = view.last(key), view.value(key)
        else:
            old, new = last.get(key), told(view, key)
        if old or new:
            rows.append(YearRow(key, old, new, growth(old, new), jumps.get(key)))
    return tuple(rows)


def group_title(group: str) -> str:
    """The heading over the rows of a table."""
    return f"{_TABLES[group].number}　{_TABLES[group].name}" if group else "正文里的数"


def summary(rows: tuple[YearRow, ...]) -> str:
    """How many figures rose, fell and stayed, and how many jumps are to be explained."""
    known = [row.difference for row in rows if row.difference is not None]
    rose, fell = sum(d > 0 for d in known), sum(d < 0 for d in known)
    open_ones = sum(row.asks is not None and not row.asks.kept for row in rows)
    ask = f"，{open_ones}处变动很大，要说明原因" if open_ones else ""
    blank = len(rows) - len(known)
    rest = f"，{blank}项缺一年的数" if blank else ""
    return f"增加{rose}项，减少{fell}项，持平{len(known) - rose - fell}项{rest}{ask}"


def _signed(value: Number | Decimal) -> str:
    return f"+{printed(value)}" if value > 0 else printed(value)
