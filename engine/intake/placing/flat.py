"""Tables that lost their lines: one square on each line, or one row on each line, told apart by the labels.

Blank squares vanish in such text, so a row is only read when every column has its figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.intake.placing.board import Board
from engine.intake.placing.concepts import Concept, meanings
from engine.intake.placing.flatrows import FlatTables
from engine.intake.placing.flow import Line
from engine.intake.placing.sheet import is_strong
from engine.intake.placing.text import bare, only_stretch
from engine.intake.placing.values import value_of
from engine.namedtuple import NamedTuple
from engine.regex import regex

_PARTS = regex(r"[\t|│｜┃]+|\s{2,}|\u3000+")
_SENTENCE = regex("[。；;！？]")
_LONGEST = 45
_LEAST = 3
_LONGEST_FIGURE = 14


class _Token(NamedTuple):
    text: str
    figure: bool
    line: int


def place_flat(lines: Sequence[Line], board: Board) -> set[int]:
    """Places the rows of tables among lines of text.

    Args:
        lines: lines that follow each other with no table and no heading between them.
        board: takes the readings.

    Returns:
        The positions of the lines that belong to tables.
    """
    taken: set[int] = set()
    run: list[list[_Token]] = []
    for at, line in enumerate(lines):
        tokens = _tokens(line.text, at)
        if _is_tabular(tokens):
            run.append(tokens)
        else:
            taken |= _place_run(run, lines, board)
            run = []
    return taken | _place_run(run, lines, board)


def _tokens(text: str, line: int) -> list[_Token]:
    if "\t" in text:
        return _tabbed(text, line)
    found: list[_Token] = []
    for part in _PARTS.split(text.strip()):
        words = part.split()
        if not words:
            continue
        end = len(words)
        while end and _is_figure(words[end - 1]):
            end -= 1
        front = 0
        while front < end and end == len(words) and _is_figure(words[front]) and _knows(words[front + 1 :]):
            front += 1
        found += [_Token(word, True, line) for word in words[:front]]
        label = words[front:end]
        if (
            len(label) > 1
            and not meanings("".join(label))
            and sum(bool(meanings(w)) for w in label) * 2 >= len(label)
        ):
            found += [_Token(word, False, line) for word in label]
        elif label:
            found.append(_Token("".join(label), False, line))
        found += [_Token(word, True, line) for word in words[end:]]
    return found


def _tabbed(text: str, line: int) -> list[_Token]:
    """A row whose cells are parted by tabs: behind the label an empty cell is a blank figure."""
    cells = ["".join(cell.split()) for cell in text.split("\t")]
    last = max((at for at, cell in enumerate(cells) if cell and not _is_figure(cell)), default=-1)
    found = [_Token(cell, _is_figure(cell), line) for cell in cells[: last + 1] if cell]
    behind = cells[last + 1 :]
    whole = _whole_rows(cells[last] if last >= 0 else "")
    behind = only_stretch(behind, max(whole, default=0))
    if any(behind) or len(behind) in whole:
        found += [_Token(cell, True, line) for cell in behind]
    return found


def _whole_rows(label: str) -> tuple[int, ...]:
    """How many figures a row with this label has; so many empty cells are its blanks."""
    kinds = {concept.kind for concept in meanings(label)}
    if "row2" in kinds:
        return (1, 2, 3)
    if "column4" in kinds and "七" not in label:
        return (15,)
    return (7,) if kinds & {"row3", "group3"} else () if label else (15,)


def _knows(words: list[str]) -> bool:
    return bool(words) and bool(meanings("".join(words)))


def _is_figure(word: str) -> bool:
    return len(word) <= _LONGEST_FIGURE and value_of(word).kind in ("number", "none")


def _is_tabular(tokens: list[_Token]) -> bool:
    return all(
        token.figure
        or meanings(token.text)
        or (len(token.text) <= _LONGEST and not _SENTENCE.search(token.text))
        for token in tokens
    )


def _place_run(run: list[list[_Token]], lines: Sequence[Line], board: Board) -> set[int]:
    """Places one stretch of table lines, from its first known label to its last figure."""
    tokens = [token for line in run for token in line]
    tokens = [
        token._replace(figure=False) if token.text == "无" and behind.text[:1] == "法" else token
        for token, behind in zip(tokens, [*tokens[1:], _Token("", False, 0)], strict=False)
    ]
    starts = [at for at in range(len(tokens)) if not tokens[at].figure and _opens(tokens, at)]
    figures = [at for at, token in enumerate(tokens) if token.figure]
    if len(figures) < _LEAST or len(starts) < _LEAST:
        return set()
    first = starts[0]
    while first and not tokens[first - 1].figure and meanings(tokens[first - 1].text):
        first -= 1
    tokens = tokens[first : figures[-1] + 1]
    tables = FlatTables(board)
    pending: list[str] = []
    values: list[str] = []
    place = ""
    for token in tokens:
        if token.figure:
            values.append(token.text)
            place = place or lines[token.line].place
        else:
            if values:
                tables.take(pending, values, place)
                pending, values, place = [], [], ""
            pending.append(token.text)
    if values:
        tables.take(pending, values, place)
    return {token.line for token in tokens}


def _opens(tokens: list[_Token], at: int) -> bool:
    """Whether a label of the form that stands for nothing else begins here."""
    for size in (1, 2, 3):
        texts = tokens[at : at + size]
        if len(texts) == size and not any(token.figure for token in texts):
            words = "".join(token.text for token in texts)
            if any(_is_sure(concept, words) for concept in meanings(words)):
                return True
    return False


def _is_sure(concept: Concept, words: str) -> bool:
    return (
        is_strong(concept)
        or concept.kind in ("group3", "group4")
        or (concept.kind in ("row2", "row3") and not concept.loose)
        or ("勾稽" in words and len(bare(words)) > 0)
    )
