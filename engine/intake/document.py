"""A document as it was read, before anything in it is understood: paragraphs and grids in their order."""

from engine.namedtuple import NamedTuple


class Paragraph(NamedTuple):
    """A paragraph of running text.

    Attributes:
        text: as it is written, without the line end; automatic numbering is written out in front.
        place: where it stands, for a person (`第12段`, `第3页`, `第40行`).
        heading: the document itself marks it as a heading (a heading style, `<h2>`).
    """

    text: str
    place: str
    heading: bool = False


class GridCell(NamedTuple):
    """A cell of a table and the places it covers, counted from 0.

    Attributes:
        text: as it is written; lines inside the cell are parted by a line feed.
        row: its first row.
        column: its first column.
        rows: how many rows it covers.
        columns: how many columns it covers.
        torn: its text goes on in the cell below, or began in the cell above (a label cut by a page break).
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    torn: bool = False


class Grid(NamedTuple):
    """A table: every place is covered by at most one cell.

    Attributes:
        cells: by row, then by column.
        place: where it stands, for a person (`第2张表`, `第3页`).
    """

    cells: tuple[GridCell, ...]
    place: str

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    def squares(self) -> list[list[GridCell | None]]:
        """The cell that covers each place, row by row; None where no cell is."""
        width = self.width
        squares: list[list[GridCell | None]] = [[None] * width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    squares[row][column] = cell
        return squares


Block = Paragraph | Grid


class Document(NamedTuple):
    """What a reader found in a file.

    Attributes:
        name: the file as the user named it.
        kind: `docx`, `html`, `pdf`, `text` or `draft`.
        blocks: paragraphs and grids in reading order; a nested table follows the one that holds it.
        notes: what a person should know about the reading (修订 taken as accepted, 文本框, a page without text).
        title: the title that the file gives itself (`<title>`, the document properties); often wrong.
        residue: marks that a program left in the text and that were not read as text (`[bookmark: _Hlk1]`), as written.
    """

    name: str
    kind: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    title: str = ""
    residue: tuple[str, ...] = ()
