"""Tables written with tabs or upright strokes, as spreadsheets, Markdown and people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.intake.document import Grid, GridCell
from engine.intake.plaintext.lines import Row
from engine.regex import regex

_RULE = regex(r"(?=.*[-—─=])[-—─=:：|｜│┃+\s]+$")
_STROKE = regex(r"(?<!\\)[|｜│┃]")
_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_NUMBER = regex(r"^[+-]?[\d０-９][\d０-９,，.．]*\s*(?:件|万元|%|％)?$|^[/／—\-－无零]?$")
_SHORT = 42
_RUN = 100
_BLOCK = regex(r"第?\s*(?:二十|20)\s*条第")


def strokes(lines: Sequence[Row], start: int) -> tuple[Grid | None, int]:
    """A table whose cells are parted by upright strokes, from this line on.

    Returns:
        The grid and the index of the first line after it; None and `start` when there is none; None and the index
        after the last line where many lines are none.
    """
    found: list[list[str]] = []
    rules = 0
    at = start
    framed = _is_framed(lines, start)
    while at < len(lines):
        text = lines[at].text.strip()
        if not text and found and _same_table(lines, at):
            at += 1
            continue
        if not _STROKE.search(text):
            break
        if _RULE.match(text) and (not rules or len(text) > 2 * text.count("|") + 3):
            if (
                rules
                and found
                and at > start + 1
                and lines[at - 1].text.strip()
                and "---" in text
                and _is_rule_of_next(found, rules)
            ):
                # The line above is the head of another table that follows without a blank line.
                found.pop()
                at -= 1
                break
            rules += 1
        else:
            found.append(_cells(text, framed=framed))
        at += 1
    while at > start and not lines[at - 1].text.strip():
        at -= 1
    enough = len(found) > 1 or (rules and found)
    if not enough or max(map(len, found)) < 2:
        # a long run of single cells is text; looking at it again from each of its lines would take for ever
        return None, at if len(found) > _RUN else start
    return Grid(tuple(_unstretched(found)), lines[start].place), at


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, a sign for none, or nothing."""
    return bool(_NUMBER.match(text))


def _is_rule_of_next(found: Sequence[Sequence[str]], rules: int) -> bool:
    return rules > 0 and len(found) > 2 and len(found[-1]) != len(found[0])


def _same_table(lines: Sequence[Row], blank: int) -> bool:
    """Whether the rows of a table go on after one blank line: both sides are closed by strokes, and no rule follows."""
    if blank + 1 >= len(lines):
        return False
    above, below = lines[blank - 1].text.strip(), lines[blank + 1].text.strip()
    closed = all(line[:1] in "|｜│┃" and line[-1:] in "|｜│┃" for line in (above, below) if line)
    ruled = blank + 2 < len(lines) and _RULE.match(lines[blank + 2].text.strip() or "x")
    return bool(above and below and closed and not ruled and len(_cells(above)) == len(_cells(below)))


def _is_framed(lines: Sequence[Row], start: int) -> bool:
    """Whether every row begins with a stroke; where only some do, it parts an empty cell off."""
    for at in range(start, len(lines)):
        text = lines[at].text.strip()
        if text and not _STROKE.search(text):
            break
        if text and not _RULE.match(text) and not _STROKE.match(text):
            return False
    return True


def _cells(text: str, *, framed: bool = True) -> list[str]:
    parts = _STROKE.split(text)
    if framed and parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip() and _STROKE.match(text[-1]):
        parts = parts[:-1]
    return [
        "\n".join(piece.strip() for piece in _BREAK.split(part.replace("\\|", "|"))).strip() for part in parts
    ]


def tabbed(lines: Sequence[Row], start: int) -> tuple[Grid | None, int]:
    """A table whose cells are parted by tabs, from this line on.

    Lines of unequal length come from merged cells: what a row lacks belongs to its label.

    Returns:
        The grid and the index of the first line after it; None and `start` when there is none; None and the index
        after the last line when there is one that must be understood line by line.
    """
    end = start
    while end < len(lines) and _may_be_row(lines[end].text, lines[end].text.strip("\t ")):
        end += 1
    while end > start and "\t" not in lines[end - 1].text.strip(" "):
        end -= 1
    found = [line.text.split("\t") for line in lines[start:end]]
    counts = [len(row) for row in found]
    tabs = sum(count > 1 for count in counts)
    inner = sum("\t" in line.text.strip() for line in lines[start:end])
    if tabs < 2 or inner < 2 or max(counts) < 3 or tabs * 2 < len(found):
        return None, start
    cells = [[cell.strip() for cell in row] for row in found]
    even = len(set(counts)) == 1
    if not even and any(_is_unsure_head(row, max(counts)) for row in cells):
        return None, end
    return Grid(tuple(_unstretched(cells) if even else _stretched(cells)), lines[start].place), end


def _is_unsure_head(cells: Sequence[str], wide: int) -> bool:
    """Whether the row is a head of several words that lacks cells: nothing tells which of them covers more columns.

    Such a table stays lines, which are understood by their labels.
    """
    said = [text for text in cells if text]
    return 2 < len(cells) < wide and len(said) > 1 and not any(_NUMBER.match(text) for text in said)


def _may_be_row(text: str, inner: str) -> bool:
    if "\t" in text:
        return max(len(cell) for cell in text.split("\t")) <= 3 * _SHORT and bool(inner)
    return bool(_BLOCK.match(inner)) and len(inner) < _SHORT


def _unstretched(rows: Sequence[Sequence[str]]) -> list[GridCell]:
    return [
        GridCell(text, row, column) for row, cells in enumerate(rows) for column, text in enumerate(cells)
    ]


def _stretched(rows: Sequence[Sequence[str]]) -> list[GridCell]:
    wide = max(map(len, rows))
    found: list[GridCell] = []
    for row, cells in enumerate(rows):
        labels = next((at for at, text in enumerate(cells) if text and _NUMBER.match(text)), len(cells))
        lacking = wide - len(cells)
        # A head with several words gives no hint which of them covers more columns.
        grows = labels - 1 if labels < len(cells) or len(cells) <= 2 else -1
        column = 0
        for at, text in enumerate(cells):
            columns = 1 + (lacking if at == grows else 0)
            found.append(GridCell(text, row, column, 1, columns))
            column += columns
    return found
