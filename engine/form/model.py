"""The shapes that an edition of the official form is written in."""

from engine.namedtuple import NamedTuple


class Column(NamedTuple):
    """A column of a table: its key and its printed label."""

    key: str
    label: str


class Row(NamedTuple):
    """A row of a table that carries figures.

    `group` is the printed bracket over several rows (（三）不予公开), `item` the clause of Article 20
    that table 二 prints above the row, `unit` the unit of its figures, `column_label` the heading of the one cell of a row without columns.
    """

    key: str
    label: str
    group: str = ""
    item: str = ""
    unit: str = "件"
    columns: tuple[str, ...] = ()
    column_label: str = ""


class RowGroup(NamedTuple):
    """Rows that the form prints under one bracket; a sum key of its own (`applications.denied`)."""

    key: str
    label: str
    rows: tuple[str, ...]


class Table(NamedTuple):
    """One statistical table of the form."""

    key: str
    number: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[RowGroup, ...] = ()
    note: str = ""

    def row(self, key: str) -> Row:
        """The row with this key.

        Raises:
            KeyError: the table has no such row.
        """
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def column(self, key: str) -> Column:
        """The column with this key.

        Raises:
            KeyError: the table has no such column.
        """
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def cells(self) -> tuple[str, ...]:
        """The keys of all cells, row by row."""
        return tuple(
            f"{self.key}.{row.key}.{column}" if column else f"{self.key}.{row.key}"
            for row in self.rows
            for column in (row.columns or ("",))
        )


class Section(NamedTuple):
    """One of the six sections; `body` is "prose" or "table"."""

    key: str
    heading: str
    body: str


class Aspect(NamedTuple):
    """One of the five aspects of section 一."""

    key: str
    label: str


class Fact(NamedTuple):
    """A figure that lives in prose only, with its unit."""

    key: str
    label: str
    unit: str
    decimal: bool = False


class Form(NamedTuple):
    """An edition of the official form."""

    edition: str
    source: str
    title: str
    sections: tuple[Section, ...]
    aspects: tuple[Aspect, ...]
    disclosure: Table
    applications: Table
    disputes: Table
    facts: tuple[Fact, ...]

    @property
    def tables(self) -> tuple[Table, Table, Table]:
        """表二, 表三, 表四 in the order of the form."""
        return (self.disclosure, self.applications, self.disputes)
