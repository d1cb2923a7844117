"""Tables that are set without ruled lines: read by alignment, and only where every label is the form's own.

What is not certain stays text, one cell a line, with a note. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.form import FORM
from engine.intake.document import Grid, GridCell
from engine.intake.pdf.joining import bare
from engine.intake.pdf.lines import parts, words
from engine.intake.pdf.page import Char
from engine.intake.pdf.paragraphs import SECTION, Placed
from engine.namedtuple import NamedTuple
from engine.regex import regex

_GAP = 0.7
"""A blank between two cells is at least so wide, in font sizes."""
_NUMBER = regex(r"[\d,，.]+[件万元]*|[/／—－-]+|无")
_MARKED = regex(r"[一二三四]、|（[一二三四五六七]）|\d[.．、]")
_INNER = regex(r"(?<=[^\d\s（(第])(?:\d[.．、](?=[^\d\s])|（[一二三四五六七]）)")
"""A mark inside a word: the bracket before it stands closer than a blank."""
_HEADING = regex(r"[一二三四五六]\s?[、.．].{0,34}(?:情况|事项|问题|改进|措施)[^\d]{0,8}")
_PAGE_STEP = 3000.0
"""Heights go on from page to page; no page is longer."""
_SIGNS = (("现行有效", "规范性文件"), ("自然人", "总计"), ("尚未", "审结"))
"""Words of the heads of tables 二, 三 and 四."""

_KEYS = {table.key: table for table in FORM.tables}
_RESULTS = [bare(column.label) for column in _KEYS["disputes"].columns]
_KINDS = [bare(column.label) for column in _KEYS["applications"].columns]
_ROWS = [bare(row.label) for row in _KEYS["applications"].rows]


class Word(NamedTuple):
    """A piece of a line between wide blanks, at its height in the whole document."""

    text: str
    x0: float
    x1: float
    y: float
    size: float

    @property
    def middle(self) -> float:
        """Its centre."""
        return (self.x0 + self.x1) / 2


class Found(NamedTuple):
    """Lines of running text with the tables among them.

    Attributes:
        items: lines, tables, and the cells of tables that are not certain, in reading order.
        notes: which tables were not read.
    """

    items: list[Placed | Grid | tuple[str, str]]
    notes: list[str]


def find(lines: Sequence[Placed]) -> Found:
    """Reads the tables without ruled lines in text between two headings or ruled tables."""
    if not any(_telling("".join(placed.line.text for placed in lines), sign) for sign in _SIGNS):
        return Found(list(lines), [])
    items: list[Placed | Grid | tuple[str, str]] = []
    notes: list[str] = []
    for section in _sections(lines):
        found = _section(section)
        items += found.items
        notes += found.notes
    return Found(items, notes)


def _telling(text: str, sign: tuple[str, str]) -> bool:
    return all(word in text for word in sign)


def _sections(lines: Sequence[Placed]) -> list[list[Placed]]:
    """Text from heading to heading of the form; rows of table 三 that look like headings (一、本年新收…) are none."""
    sections: list[list[Placed]] = [[]]
    for placed in lines:
        if _HEADING.match(placed.line.text):
            sections.append([])
        sections[-1].append(placed)
    return sections


def _section(lines: list[Placed]) -> Found:
    words_of = [_words(placed) for placed in lines]
    tabular = [
        number
        for number, pieces in enumerate(words_of)
        if len(pieces) >= 2 and pieces[-1].x1 - pieces[0].x0 > 60
    ]
    whole = "".join(placed.line.text for placed in lines)
    if len(tabular) < 2 or not any(_telling(whole, sign) for sign in _SIGNS):
        return Found(list(lines), [])
    first, last = _region(lines, tabular)
    region = words_of[first : last + 1]
    place = lines[first].page.place
    cells = _disclosure(region) or _applications(region) or _disputes(region)
    if cells is not None:
        return Found([*lines[:first], Grid(tuple(sorted(cells, key=_order)), place), *lines[last + 1 :]], [])
    loose: list[Placed | Grid | tuple[str, str]] = [
        (word.text, placed.page.place)
        for placed, pieces in zip(lines[first : last + 1], region, strict=True)
        for word in pieces
    ]
    note = f"{place}的表没有表格线，没能按表格读出；请改用 Word 文件（.docx），或者对照原件填写"
    return Found([*lines[:first], *loose, *lines[last + 1 :]], [note])


def _region(lines: Sequence[Placed], tabular: Sequence[int]) -> tuple[int, int]:
    """The first and last line of the table: short lines around those with several words belong to it."""
    first, last = tabular[0], tabular[-1]
    while (
        first > 0 and len(lines[first - 1].line.text) <= 45 and not SECTION.match(lines[first - 1].line.text)
    ):
        if lines[first - 1].line.text.endswith(("。", "：", "；")):
            break
        first -= 1
    while last + 1 < len(lines):
        here, below = lines[last].line, lines[last + 1].line
        if lines[last].page is not lines[last + 1].page or below.base - here.base > 1.6 * here.size:
            break
        if below.text.endswith("。") or _MARKED.match(below.text):
            break
        last += 1
    return first, last


def _order(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.column


def _words(placed: Placed) -> list[Word]:
    y = placed.page.number * _PAGE_STEP + placed.line.base
    pieces = [part for piece in parts(placed.line.chars, _GAP) for part in _split(piece)]
    return [Word(words(piece), piece[0].x0, piece[-1].x1, y, placed.line.size) for piece in pieces]


def _split(piece: list[Char]) -> list[list[Char]]:
    """Parts a word before the marks inside it."""
    text = "".join(char.text[0] for char in piece)
    cuts = [0, *(found.start() for found in _INNER.finditer(text)), len(piece)]
    return [piece[a:b] for a, b in pairwise(cuts)]


def _number(word: Word) -> bool:
    return _NUMBER.fullmatch(word.text) is not None


def _disclosure(region: list[list[Word]]) -> list[GridCell] | None:
    """Table 二: every line is a bar, a head or a row, all in the words of the form."""
    table = _KEYS["disclosure"]
    known = {bare(row.label): len(row.columns) or 1 for row in table.rows}
    heads = {bare(column.label) for column in table.columns} | {bare(row.column_label) for row in table.rows}
    items = {bare(row.item) for row in table.rows}
    cells: list[GridCell] = []
    seen: list[str] = []
    for row, pieces in enumerate(region):
        texts = [bare(word.text) for word in pieces]
        figures = [word for word in pieces[1:] if _number(word)]
        if len(pieces) == 1 and texts[0] in items:
            cells.append(GridCell(pieces[0].text, row, 0, 1, 4))
            continue
        head = texts[0] == "信息内容" and len(pieces) in {2, 4} and all(text in heads for text in texts[1:])
        data = known.get(texts[0]) == len(figures) == len(pieces) - 1
        if not head and not data:
            return None
        if data:
            seen.append(texts[0])
        span = 3 if len(pieces) == 2 else 1
        cells.append(GridCell(pieces[0].text, row, 0))
        cells += [GridCell(word.text, row, 1 + number, 1, span) for number, word in enumerate(pieces[1:])]
    return cells if seen == list(known) else None


def _columns(rows: list[list[Word]], count: int) -> list[float] | None:
    """Where the columns of figures lie: every row has one figure in each, the last `count` words of it."""
    middles = [sum(row[number - count].middle for row in rows) / len(rows) for number in range(count)]
    steps = [b - a for a, b in pairwise(middles)]
    if min(steps) < 8:
        return None
    for row in rows:
        for middle, word in zip(middles, row[-count:], strict=True):
            if abs(word.middle - middle) > 0.4 * min(steps):
                return None
    return middles


def _heads(region: list[list[Word]], middles: list[float], above: float) -> list[str]:
    """The narrow words above each column, from top to bottom."""
    step = min(b - a for a, b in pairwise(middles))
    texts = [""] * len(middles)
    for pieces in region:
        for word in pieces:
            nearest = min(range(len(middles)), key=lambda number: abs(middles[number] - word.middle))
            near = abs(middles[nearest] - word.middle) < 0.45 * step
            if word.y < above and near and word.x1 - word.x0 < 1.1 * step and len(word.text) <= 6:
                texts[nearest] += ("\n" if texts[nearest] else "") + word.text
    return texts


def _disputes(region: list[list[Word]]) -> list[GridCell] | None:
    """Table 四: one row of fifteen figures under three times the five results."""
    data = [pieces for pieces in region if len(pieces) == 15 and all(_number(word) for word in pieces)]
    if len(data) != 1:
        return None
    middles = _columns(data, 15)
    if middles is None:
        return None
    heads = _heads(region, middles, data[0][0].y)
    if [bare(head) for head in heads] != _RESULTS * 3:
        return None
    whole = "".join(word.text for pieces in region for word in pieces)
    if not all(label in whole for label in ("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉")):
        return None
    cells = [GridCell("行政复议", 0, 0, 1, 5), GridCell("行政诉讼", 0, 5, 1, 10)]
    cells += [GridCell(heads[number], 1, number, 2) for number in range(5)]
    cells += [GridCell("未经复议直接起诉", 1, 5, 1, 5), GridCell("复议后起诉", 1, 10, 1, 5)]
    cells += [GridCell(heads[number], 2, number) for number in range(5, 15)]
    return cells + [GridCell(word.text, 3, number) for number, word in enumerate(data[0])]


def _applications(region: list[list[Word]]) -> list[GridCell] | None:
    """Table 三: 25 rows of seven figures whose labels are those of the form in their order."""
    count = len(_KINDS)
    data = [
        pieces for pieces in region if len(pieces) >= count and all(_number(word) for word in pieces[-count:])
    ]
    if len(data) != len(_ROWS):
        return None
    middles = _columns(data, count)
    if middles is None:
        return None
    heads = _heads(region, middles, data[0][-1].y)
    if [bare(head) for head in heads] != _KINDS:
        return None
    edge = min(row[-count].x0 for row in data)
    labels = _labels(region, edge, data[0][-1].y)
    if labels is None:
        return None
    table = _KEYS["applications"]
    cells = [GridCell("", 0, 0, 1, 2), *(GridCell(head, 0, 2 + number) for number, head in enumerate(heads))]
    for row, (printed, label, figures) in enumerate(zip(table.rows, labels, data, strict=True), 1):
        cells.append(GridCell(label, row, 1) if printed.group else GridCell(label, row, 0, 1, 2))
        cells += [GridCell(word.text, row, 2 + number) for number, word in enumerate(figures[-count:])]
    # The labels stand in the order of the form, so it is sure which rows each bracket takes in.
    for group in table.groups:
        first = [row.group for row in table.rows].index(group.label) + 1
        cells.append(GridCell(group.label, first, 0, len(group.rows)))
    return cells


def _labels(region: list[list[Word]], edge: float, start: float) -> list[str] | None:
    """The labels of the rows from top to bottom, or None where one is not the form's.

    A label is found by its own words: pieces are put together line by line as long as they are the beginning of a
    label that the form has at this place; whatever else stands to the left are brackets over several rows.
    """
    pieces = [
        word
        for line in region
        for word in line
        if word.x1 <= edge + word.size and not _number(word) and word.y > start - 2.5 * word.size
    ]
    labels: list[str] = []
    used = 0
    for wanted in _ROWS:
        text = ""
        for number in range(used, len(pieces)):
            trial = text + pieces[number].text
            if wanted.startswith(bare(trial)) and bare(pieces[number].text):
                text = trial
                used = number + 1
            if bare(text) == wanted:
                break
        if bare(text) != wanted:
            return None
        labels.append(text)
    return labels
