"""Lines -> paragraphs: by indent, short last lines, gaps, fonts and list marks, over page breaks too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from engine.intake.document import Paragraph
from engine.intake.pdf.glyphs import chinese
from engine.intake.pdf.lines import Line
from engine.intake.pdf.page import Page
from engine.namedtuple import NamedTuple
from engine.regex import regex

_INDENT = 1.2
"""Indented further than this, in font sizes, a line opens a paragraph."""
_SHORT = 2.0
"""A line that ends so many characters before the margin is the last of its paragraph."""
SECTION = regex(r"[一二三四五六七八九十]{1,3}\s?[、.．，]|第[一二三四五六七八九十]{1,2}部分")
_MARK = regex(
    r"[（(][一二三四五六七八九十]{1,3}[）)]|[（(]?\d{1,2}(?:[）)]|[、．]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十][，、]"
)
_ORDINAL = regex(r"[一二三四五六七八九十]是")
_FINISHED = tuple("。；：！？;:!?…”）")
_TITLE = regex(r"[^，。；：！？、《》“”]{4,60}(?:年度?|情况的?|工作的?)报告")
_SAYING = regex(r"编制|编写|公布|发布|根据|依据|按照|依照|现将|本机关|本单位|本局")
"""What a sentence about the report says and its title does not."""
_NOT_FIRST = frozenset("，。、；：！？）》】〉”’％%")
"""Never at the start of a line; the character before goes down with it."""


class Placed(NamedTuple):
    """A line and its page."""

    page: Page
    line: Line


class Setting(NamedTuple):
    """How the running text of a document is set.

    Attributes:
        margins: left and right edge of the text by page format, side and text column.
        pitch: from baseline to baseline, in points.
        indented: paragraphs begin with an indent.
        font: of most of the text, with its size.
    """

    margins: dict[tuple[int, int, int], tuple[float, float]]
    pitch: float
    indented: bool
    font: tuple[str, int]

    def edges(self, placed: Placed) -> tuple[float, float]:
        """Left and right edge of the text where this line stands."""
        return self.margins[_format(placed)]


def setting(lines: Sequence[Placed]) -> Setting:
    """Measures a document by all its lines of running text."""
    groups: dict[tuple[int, int, int], list[Line]] = {}
    for placed in lines:
        groups.setdefault(_format(placed), []).append(placed.line)
    whole: dict[tuple[int, int], list[Line]] = {}
    for (width, _, column), group in groups.items():
        whole.setdefault((width, column), []).extend(group)
    margins = {
        key: _edges(group if len(group) >= 8 else whole[key[0], key[2]]) for key, group in groups.items()
    }
    steps = [
        b.line.base - a.line.base
        for a, b in pairwise(lines)
        if a.page is b.page and 0 < b.line.base - a.line.base < 4 * b.line.size
    ]
    fonts: Counter[tuple[str, int]] = Counter()
    for placed in lines:
        fonts[_font(placed.line)] += len(placed.line.chars)
    indents = [
        (placed.line.x0 - margins[_format(placed)][0]) / placed.line.size
        for placed in lines
        if placed.line.size
    ]
    indented = sum(1.3 < indent < 2.7 for indent in indents) > 0.1 * len(indents)
    return Setting(
        margins, median(steps) if steps else 0.0, indented, fonts.most_common(1)[0][0] if fonts else ("", 0)
    )


def _format(placed: Placed) -> tuple[int, int, int]:
    return round(placed.page.width), placed.page.number % 2, placed.line.column


def _font(line: Line) -> tuple[str, int]:
    return line.font, round(line.size)


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The margin most full lines keep on the left, and where the longest lines end."""
    right = sorted(line.x1 for line in lines)[int(0.9 * (len(lines) - 1))]
    least = min(line.x0 for line in lines)
    full = [line for line in lines if line.x1 - line.x0 > 0.6 * (right - least)] or list(lines)
    starts = Counter(round(line.x0 / 3) for line in full)
    common = [start for start, times in starts.items() if times >= 0.2 * len(full)]
    near = min(common, default=round(least / 3))
    return min(line.x0 for line in full if abs(line.x0 / 3 - near) <= 1), right


def paragraphs(lines: Sequence[Placed], how: Setting) -> list[Paragraph]:
    """The paragraphs of lines that stand together, with no table between them."""
    groups: list[list[Placed]] = []
    for placed in lines:
        titled = len(groups) == 1 and placed.page.number == 1 and _is_title(groups[0])
        if groups and not titled and not _opens(groups[-1], placed, how):
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return [_paragraph(group, how) for group in groups]


def _is_title(group: Sequence[Placed]) -> bool:
    """Whether these first lines are the whole title, which may be as wide as the text and in its font."""
    text = "".join(placed.line.text for placed in group)
    return _TITLE.fullmatch(text) is not None and not _SAYING.search(text)


def _paragraph(group: list[Placed], how: Setting) -> Paragraph:
    text = group[0].line.text
    for placed in group[1:]:
        text += _between(text, placed.line) + placed.line.text
    heading = (
        len(text) <= 45
        and SECTION.match(text) is not None
        and all(_font(placed.line) != how.font for placed in group)
    )
    return Paragraph(text, group[0].page.place, heading)


def _between(text: str, line: Line) -> str:
    """A blank where two Latin words meet at a line end, if the file writes one."""
    return " " if line.chars[0].spaced and text[-1:].isascii() and line.text[:1].isascii() else ""


def _opens(group: list[Placed], placed: Placed, how: Setting) -> bool:
    """Whether a line opens a new paragraph after those of `group`."""
    last, line = group[-1], placed.line
    left, right = how.edges(placed)
    size = line.size
    indent = line.x0 - left
    if abs(size - last.line.size) > 0.12 * size:
        return True
    if placed.page.number > last.page.number + 1:  # a page without text lies between
        return True
    if _centred(placed, how) or _centred(last, how):
        return True
    if _indents(indent / size, last, placed, how):
        return True
    same_page = last.page is placed.page and last.line.column == line.column
    if same_page and how.pitch and line.base - last.line.base > 1.45 * max(how.pitch, 1.1 * size):
        return True
    last_left, last_right = how.edges(last)
    if last.line.x1 + _first_piece(line) < last_right - (_SHORT - 1) * size and last.line.x1 > last_left:
        return True
    return _marked(group, line, how, full=indent < 0.5 * size and right - last.line.x1 < size)


def _indents(indent: float, last: Placed, placed: Placed, how: Setting) -> bool:
    if indent <= _INDENT:
        return False
    # A block that is set in as a whole: the line before starts there too, and is full.
    block = indent > 2.8 and abs(last.line.x0 - placed.line.x0) < 0.3 * placed.line.size
    return not (block and how.edges(last)[1] - last.line.x1 < 1.5 * placed.line.size)


def _centred(placed: Placed, how: Setting) -> bool:
    left, right = how.edges(placed)
    line = placed.line
    before, after = line.x0 - left, right - line.x1
    return (
        min(before, after) > 1.5 * line.size
        and abs(before - after) < 1.2 * line.size
        and before > 2.6 * line.size
    )


def _first_piece(line: Line) -> float:
    """The width of what could not have been parted from the start of the line, less its first character's own."""
    end = line.chars[0].x1
    for char in line.chars[1:]:
        if not (
            char.text in _NOT_FIRST or (not chinese(char.text) and not char.spaced and not chinese(line.text))
        ):
            break
        end = char.x1
    return end - line.x0


def _marked(group: list[Placed], line: Line, how: Setting, *, full: bool) -> bool:
    """Whether a list mark or a heading opens the line, or a heading ended with the line before."""
    before = "".join(placed.line.text for placed in group)
    finished = before.endswith(_FINISHED)
    last = group[-1].line
    if (
        SECTION.match(before)
        and len(before) <= 40
        and not before.endswith("。")
        and _font(last) != _font(line)
    ):
        return True
    if SECTION.match(line.text):
        return finished or _font(last) != _font(line)
    if not finished:
        return False
    if _MARK.match(line.text):
        return True
    # In text with indents, 一是 at the start of a line that follows a full one got there by chance.
    return _ORDINAL.match(line.text) is not None and not (how.indented and full)
