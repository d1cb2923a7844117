"""Where placed readings are gathered, and what found no place."""

from __future__ import annotations

from decimal import Decimal

from engine.form.current import FORM
from engine.form.edition_2019 import FORM_2019
from engine.form.keys import figure_keys, title
from engine.intake.placing.values import TO_WAN, Value, value_of
from engine.intake.report import Reading

_DECIDED = frozenset(
    row.key
    for form in (FORM, FORM_2019)
    for row in form.disclosure.rows
    if row.key != "fees" and (not row.columns or "" in row.columns)
)
"""Rows of table 二 that have one cell for the decisions of the year, in either edition."""
_OLDER = frozenset(FORM_2019.disclosure.cells())


def cell_of_table_2(row: str, column: str) -> str:
    """The key of a cell of table 二 in either edition; `` where no edition has it."""
    if row == "fees" and column in ("amount_of_fees", "decisions"):
        return "disclosure.fees"
    if column == "decisions":
        return f"disclosure.{row}" if row in _DECIDED else ""
    key = f"disclosure.{row}.{column}"
    return key if key in figure_keys() or key in _OLDER else ""


class Board:
    """Gathers what the readers of tables find; a key is filled once.

    Attributes:
        cells: readings by key of the form in force (cells, and sums of cells that have a row of their own).
        older: readings by key of the older form.
        unplaced: what found no place, one line each.
        notes: what a person should know.
        old_labels: labels that only the older form prints, as they are printed.
        order: by table, the rows in the order in which they are printed.
        surplus: rows and columns that the form does not have, as they are printed.
    """

    def __init__(self) -> None:
        self.cells: dict[str, Reading] = {}
        self.older: dict[str, Reading] = {}
        self.unplaced: list[str] = []
        self.notes: list[str] = []
        self.old_labels: list[str] = []
        self.order: dict[str, list[str]] = {}
        self.surplus: list[str] = []
        self._loose: set[str] = set()

    def put(self, key: str, text: str, place: str, *, unit: str = "", loose: bool = False) -> None:
        """A reading for a key. A second, different one has no place and is said; a blank gives way.

        Args:
            key: a key of either form.
            text: as it is written.
            place: where it stands.
            unit: the unit that the heading names, for money.
            loose: the label is only a likely one.
        """
        value = value_of(text)
        reading = Reading(self._number(key, value, unit, place), text, place)
        side = self.cells if key in figure_keys() else self.older
        before = side.get(key)
        if before is not None and before.text.strip():
            if not text.strip() or before.value == reading.value:
                return
            if loose or key not in self._loose:
                self.lose(place, text, f"与{before.place}重复（{_named(key)}）")
                return
            self.lose(before.place, before.text, "没有对应的格")
        side[key] = reading
        (self._loose.add if loose else self._loose.discard)(key)
        if value.is_text:
            self.lose(place, text, f"不是数字（{_named(key)}）")

    def lose(self, place: str, text: str, why: str) -> None:
        """Something that is not blank and found no place."""
        line = f"{place}：“{' '.join(text.split())[:120]}”{why}"
        if line not in self.unplaced:
            self.unplaced.append(line)

    def note(self, line: str) -> None:
        """Something a person should know, once."""
        if line not in self.notes:
            self.notes.append(line)

    def old_label(self, text: str) -> None:
        """A label of the older form."""
        label = "".join(text.split())
        if label not in self.old_labels:
            self.old_labels.append(label)

    def met(self, table: str, row: str) -> None:
        """A row of a table was met."""
        rows = self.order.setdefault(table, [])
        if row not in rows:
            rows.append(row)

    def add_surplus(self, text: str) -> None:
        """A row or column that the form does not have."""
        label = "".join(text.split())[:40]
        if label and label not in self.surplus:
            self.surplus.append(label)

    def _number(self, key: str, value: Value, unit: str, place: str) -> int | Decimal | None:
        given = value.unit if value.unit in TO_WAN else unit
        if key != "disclosure.fees" or value.number is None or given not in TO_WAN:
            return value.number
        number = value.number * TO_WAN[given]
        if value.number:
            self.note(f"{place}收费金额以{given}计，已换算为万元。")
        return int(number) if number == number.to_integral_value() else number.normalize()


def _named(key: str) -> str:
    return title(key) if key in _TITLED else key


_TITLED = figure_keys()
