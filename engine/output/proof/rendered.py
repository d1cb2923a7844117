"""The pages as LibreOffice lays them out, measured: lines, characters, tables, page numbers.

Fonts that are not installed are replaced, so what is measured here must not depend on the shapes of characters: exact
line spacing and full-width characters give the same places with any Chinese font.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engine.output.content import DRAFT_MARK
from engine.output.errors import OutputError
from engine.output.proof.pages import Page, PrintedLine, pages_of, plain
from engine.output.proof.point import Point, judged, open_point

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
"""The type area in millimetres."""

_LINES, _CHARS, _LINE = 22, 28, 10.2
_NUMBER_HEIGHT, _NUMBER_NEAR, _NUMBER_SIDE = 269.0, 2.0, 5.0
_ROOM = 1.5
_HANGING = 6.0
"""Punctuation may hang over the right edge by a character."""

_TABLES = {
    "表二": ("第二十条第(一)项", "行政事业性收费"),
    "表三": ("申请人情况", "四、结转下年度继续办理"),
    "表四": ("未经复议直接起诉", "尚未审结"),
}
"""Words of the first and of the last row of each table."""

_HEAD_OF_THREE = "收到和处理政府信息公开申请情况"
_FULL_WIDTH = range(0x3000, 0xFFEF)

_NAMES = {
    "rendered.lines": ("版面：每页行数", f"排满的正文页{_LINES}行"),
    "rendered.chars": ("版面：每行字数", f"排满的正文行{_CHARS}字"),
    "rendered.three": ("版面：表三与其标题在同一页、版心之内", "在同一页，版心28—184毫米、37—262毫米之内"),
    "rendered.tables": ("版面：表二、表四各在一页", "各在一页"),
    "rendered.numbers": ("版面：页码的位置和左右", "距页顶269±2毫米，单页距右空一字，双页距左空一字"),
    "rendered.inside": ("版面：文字都在版心之内", "版心之外只有页码和“草稿”"),
}


def points(data: bytes) -> Iterator[Point]:
    """Everything that only laid-out pages show; open where LibreOffice is not installed.

    Args:
        data: bytes of a .docx.
    """
    from engine.intake.office import find_office

    if find_office() is None:
        yield from unjudged("本机没有LibreOffice")
        return
    from engine.output.pdf import pdf

    try:
        pages = pages_of(pdf(data))
    except OutputError:
        yield from unjudged("LibreOffice没有转换成功")
        return
    yield from measured(pages)


def unjudged(why: str) -> Iterator[Point]:
    """All of the points, open for one reason."""
    for key, (name, wanted) in _NAMES.items():
        yield open_point(key, name, why, wanted)


def measured(pages: tuple[Page, ...]) -> Iterator[Point]:
    """The points of pages that were laid out."""
    yield _lines(pages)
    yield _chars(pages)
    yield _three(pages)
    yield _others(pages)
    yield _numbers(pages)
    yield _inside(pages)


def _body(page: Page) -> list[PrintedLine]:
    return [line for line in page.lines if TOP - _ROOM <= line.middle <= BOTTOM + _ROOM]


def _has_table(page: Page) -> bool:
    return any(word in page.text for words in _TABLES.values() for word in words)


def _prose(pages: tuple[Page, ...]) -> list[Page]:
    """Pages of running text alone; the first one has the title on it."""
    return [page for page in pages[1:] if not _has_table(page)]


def _lines(pages: tuple[Page, ...]) -> Point:
    name, wanted = _NAMES["rendered.lines"]
    counts: dict[int, int] = {}
    for page in _prose(pages):
        lines = _body(page)
        if lines and lines[-1].middle > BOTTOM - _LINE:
            counts[page.number] = len(lines)
    if not counts:
        return open_point("rendered.lines", name, "没有排满的正文页", wanted)
    faults = [f"第{page}页：{count}行" for page, count in counts.items() if count != _LINES]
    return judged("rendered.lines", name, f"{len(counts)}页排满，每页{_LINES}行", wanted, faults)


def _chars(pages: tuple[Page, ...]) -> Point:
    """Lines of full-width characters that reach from edge to edge."""
    name, wanted = _NAMES["rendered.chars"]
    counts: Counter[int] = Counter()
    for page in pages:
        if _has_table(page):
            continue
        for line in _body(page):
            wide = all(ord(char.text) in _FULL_WIDTH for char in line.chars)
            if wide and line.left < LEFT + 2 and line.right > RIGHT - 4:
                counts[len(line.chars)] += 1
    if not counts:
        return open_point("rendered.chars", name, "没有排满的正文行", wanted)
    usual = max(counts, key=lambda count: (counts[count], count == _CHARS))
    shown = f"{counts.total()}行，多数{usual}字"
    if counts[_CHARS]:
        return judged(
            "rendered.chars",
            name,
            f"{counts.total()}行中{counts[_CHARS]}行{_CHARS}字，其余因标点避头尾",
            wanted,
            (),
        )
    if all(abs(count - _CHARS) == 1 for count in counts):
        return open_point("rendered.chars", name, "排满的行都有标点避头尾", wanted)
    return judged("rendered.chars", name, shown, wanted, (f"正文：{shown}",))


def _three(pages: tuple[Page, ...]) -> Point:
    name, wanted = _NAMES["rendered.three"]
    first, last = _TABLES["表三"]
    heads = [page.number for page in pages if plain(_HEAD_OF_THREE) in _headings(page)]
    starts = [page for page in pages if first in page.text]
    ends = [page for page in pages if last in page.text]
    if not starts or not ends:
        return open_point("rendered.three", name, "没有找到表三", wanted)
    page = starts[0]
    if ends[-1].number != page.number:
        return judged(
            "rendered.three", name, "", wanted, (f"第{page.number}、{ends[-1].number}页：拆成两页",)
        )
    faults = [] if page.number in heads else [f"第{page.number}页：标题不在同一页"]
    top = next(line.middle for line in page.lines if first in plain(line.text))
    bottom = next(line for line in page.lines if last in plain(line.text)).chars[0].bottom
    chars = [char for char in page.chars if top - _ROOM <= char.middle <= bottom]
    left, right = min(char.left for char in chars), max(char.right for char in chars)
    shown = f"第{page.number}页，左{left:.0f}、右{right:.0f}、下{bottom:.0f}毫米"
    if left < LEFT - 0.5 or right > RIGHT + 0.5 or bottom > BOTTOM:
        faults.append(f"第{page.number}页：{shown.partition('，')[2]}，超出版心")
    return judged("rendered.three", name, shown, wanted, faults)


def _headings(page: Page) -> str:
    return plain("".join(line.text for line in page.lines))


def _others(pages: tuple[Page, ...]) -> Point:
    name, wanted = _NAMES["rendered.tables"]
    faults, shown = [], []
    for table in ("表二", "表四"):
        first, last = _TABLES[table]
        starts = [page.number for page in pages if first in page.text]
        ends = [page.number for page in pages if starts and last in page.text and page.number >= starts[0]]
        if not starts or not ends:
            faults.append(f"{table}：没有找到")
        elif ends[0] != starts[0]:
            faults.append(f"{table}：拆在第{starts[0]}、{ends[0]}页")
        else:
            shown.append(f"{table}在第{starts[0]}页")
    return judged("rendered.tables", name, "，".join(shown), wanted, faults)


def _numbers(pages: tuple[Page, ...]) -> Point:
    name, wanted = _NAMES["rendered.numbers"]
    faults = [fault for page in pages for fault in _number(page)]
    return judged("rendered.numbers", name, f"{len(pages)}页都在其位", wanted, faults)


def _number(page: Page) -> Iterator[str]:
    foot = [line for line in page.lines if line.middle > BOTTOM + _ROOM]
    place = f"第{page.number}页"
    if not foot:
        yield f"{place}：没有页码"
        return
    line = foot[0]
    shown = "".join(char for char in plain(line.text) if char.isdecimal())
    if shown != str(page.number):
        yield f"{place}：印作“{line.text[:12]}”"
        return
    middle = next(char for char in line.chars if char.text.isdecimal()).middle
    if abs(middle - _NUMBER_HEIGHT) > _NUMBER_NEAR:
        yield f"{place}：距页顶{middle:.1f}毫米"
    edge = RIGHT - line.right if page.number % 2 else line.left - LEFT
    if abs(edge - _NUMBER_SIDE) > _NUMBER_NEAR:
        side = "右" if page.number % 2 else "左"
        yield f"{place}：距版心{side}边{edge:.1f}毫米"


def _inside(pages: tuple[Page, ...]) -> Point:
    name, wanted = _NAMES["rendered.inside"]
    faults = []
    for page in pages:
        for line in page.lines:
            head = line.middle < TOP - _ROOM
            if head and plain(line.text) != DRAFT_MARK:
                faults.append(f"第{page.number}页：页眉处“{line.text[:12]}”")
            if head or line.middle > BOTTOM + _ROOM:
                continue
            if line.left < LEFT - _ROOM or line.right > RIGHT + _HANGING:
                faults.append(
                    f"第{page.number}页：“{line.text[:12]}”左{line.left:.0f}、右{line.right:.0f}毫米"
                )
    return judged("rendered.inside", name, f"{len(pages)}页", wanted, faults)
