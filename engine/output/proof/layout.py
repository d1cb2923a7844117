"""The page and the type, measured against GB/T 9704-2012 as the office of a government applies it to a public report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.output.content import DRAFT_MARK
from engine.output.opened import Opened, R, is_on, number
from engine.output.proof.lines import BODY, HEADING, SIGNATURE, SUBHEADING, TITLE, Line, Read
from engine.output.proof.looks import Shape
from engine.output.proof.point import Point, judged, open_point
from engine.output.walk import P, W, paragraph_text
from engine.output.xml import Element

MM = 1440 / 25.4
"""Twips of a millimetre."""

PAPER = (210.0, 297.0)
TYPE_AREA = (156.0, 225.0)
_TOP, _LEFT, _NEAR = 37.0, 28.0, 1.0
_LINES, _CHARS = 22, 28
_SHARED = frozenset("“”‘’—…·")
"""Punctuation of both scripts: Word sets it in the western font unless the run says otherwise."""

_FAMILIES = {
    TITLE: ("标题", 44, ("小标宋", "标宋", "XiaoBiaoSong")),
    HEADING: ("一级标题", 32, ("黑体", "SimHei", "方正黑体")),
    SUBHEADING: ("二级标题", 32, ("楷体", "KaiTi", "楷")),
    BODY: ("正文", 32, ("仿宋", "FangSong")),
    SIGNATURE: ("署名", 32, ("仿宋", "FangSong")),
}
_SIZES = {
    44: "2号",
    36: "小2号",
    32: "3号",
    30: "小3号",
    28: "4号",
    24: "小4号",
    21: "5号",
    20: "10磅",
    18: "小5号",
    15: "6号",
}
_NUMBER_SIZE = 28


def marked(file: Opened) -> bool:
    """Whether a header says 草稿."""
    return any(
        "".join(paragraph_text(p) for p in tree.iter(P)).strip() == DRAFT_MARK
        for _, tree in file.related("header")
    )


def points(read: Read) -> Iterator[Point]:
    """Page, lines, fonts, page numbers."""
    section = read.section
    yield _paper(section)
    yield _area(section)
    yield _page_lines(read)
    yield _page_chars(read)
    for role, key in ((TITLE, "title"), (HEADING, "headings"), (SUBHEADING, "subheadings"), (BODY, "body")):
        yield _type(read, role, key)
    yield _spacing(read)
    yield _indent(read)
    yield _punctuation(read)
    yield _theme(read)
    yield _colour(read)
    yield _numbers(read)
    yield _header(read)


def _paper(section: Element | None) -> Point:
    size = None if section is None else section.find(W + "pgSz")
    wide, high = number(size, "w"), number(size, "h")
    wanted = "A4，210×297毫米，纵向"
    if wide is None or high is None:
        return Point("layout.paper", "纸张", False, "没有写明", wanted, "页面设置")
    shown = f"{wide / MM:.0f}×{high / MM:.0f}毫米"
    good = abs(wide / MM - PAPER[0]) <= _NEAR and abs(high / MM - PAPER[1]) <= _NEAR
    return judged("layout.paper", "纸张", shown, wanted, () if good else (f"页面设置：{shown}",))


def _area(section: Element | None) -> Point:
    """天头, 订口 and 版心."""
    wanted = "天头37±1毫米，订口28±1毫米，版心156×225毫米"
    sides = _sides(section)
    if sides is None:
        return Point("layout.area", "页边距与版心", False, "没有写明", wanted, "页面设置")
    top, left, wide, high = sides
    shown = f"天头{top:.1f}，订口{left:.1f}，版心{wide:.1f}×{high:.1f}毫米"
    good = abs(top - _TOP) <= _NEAR + 0.05 and abs(left - _LEFT) <= _NEAR + 0.05
    good = good and abs(wide - TYPE_AREA[0]) <= _NEAR + 0.05 and abs(high - TYPE_AREA[1]) <= _NEAR + 0.05
    return judged("layout.area", "页边距与版心", shown, wanted, () if good else (f"页面设置：{shown}",))


def _sides(section: Element | None) -> tuple[float, float, float, float] | None:
    """Top and left margin, width and height of the type area, in millimetres."""
    size = None if section is None else section.find(W + "pgSz")
    margin = None if section is None else section.find(W + "pgMar")
    values = [number(size, "w"), number(size, "h")]
    values += [number(margin, side) for side in ("top", "left", "bottom", "right")]
    if None in values:
        return None
    wide, high, top, left, bottom, right = (abs(value or 0) / MM for value in values)
    gutter = (number(margin, "gutter") or 0) / MM
    return top, left + gutter, wide - left - right - gutter, high - top - bottom


def _page_lines(read: Read) -> Point:
    """How many lines of running text a page holds, from the type area and the exact distance of lines."""
    name, wanted = "每页行数", f"{_LINES}行（行距固定值，不大于28.98磅）"
    sides = _sides(read.section)
    lines = {line.shape.line for line in read.of(BODY) if line.shape.rule == "exact"}
    if sides is None or not read.of(BODY):
        return open_point("layout.lines", name, "没有正文", wanted)
    if not lines:
        return Point("layout.lines", name, False, "行距不是固定值，每页行数不定", wanted, "正文")
    high = sides[3] * MM
    counts = {round(line / 20, 2): int((high + 0.5) // line) for line in sorted(lines)}
    shown = "；".join(f"行距{points:g}磅，每页{count}行" for points, count in counts.items())
    good = all(count == _LINES for count in counts.values())
    return judged("layout.lines", name, shown, wanted, () if good else (f"正文：{shown}",))


def _page_chars(read: Read) -> Point:
    """How many characters a line holds, from the type area, the size and the spacing of the characters."""
    name, wanted = "每行字数", f"{_CHARS}字"
    sides = _sides(read.section)
    looks = [line.runs[0][1] if line.runs else line.shape.type for line in read.of(BODY)]
    if sides is None or not looks:
        return open_point("layout.chars", name, "没有正文", wanted)
    wide = sides[2] * MM
    counts = {
        int((wide + 0.5) // (look.size * 10 + look.spacing))
        for look in looks
        if look.size * 10 + look.spacing > 0
    }
    shown = "、".join(f"{count}字" for count in sorted(counts))
    return judged("layout.chars", name, shown, wanted, () if counts == {_CHARS} else (f"正文：{shown}",))


def _type(read: Read, role: str, key: str) -> Point:
    """Font and size of one kind of paragraph."""
    label, size, families = _FAMILIES[role]
    lines = read.of(role)
    wanted = f"{_SIZES[size]}{families[0]}" + ("体" if families[0] == "仿宋" else "")
    if not lines and role == SUBHEADING:
        return judged(f"layout.{key}", f"{label}字体字号", f"没有{label}", wanted, ())
    if not lines:
        return open_point(f"layout.{key}", f"{label}字体字号", f"没有{label}", wanted)
    faults: list[str] = []
    for line in lines:
        for text, look in line.runs:
            if not text.strip():
                continue
            chinese = any("\u3400" <= char <= "\u9fff" for char in text)
            if chinese and not any(family.lower() in look.east.lower() for family in families):
                faults.append(f"{line.place}：{look.east or '没有指定中文字体'}")
            elif look.size != size:
                faults.append(f"{line.place}：{_size(look.size)}")
    return judged(f"layout.{key}", f"{label}字体字号", f"{wanted}，共{len(lines)}段", wanted, faults)


def _size(half_points: int) -> str:
    return _SIZES.get(half_points, f"{half_points / 2:g}磅")


def _spacing(read: Read) -> Point:
    faults = [f"{line.place}：{_line(line.shape)}" for line in read.lines if line.shape.rule != "exact"]
    lines = sorted({line.shape.line / 20 for line in read.lines if line.shape.rule == "exact"})
    shown = "固定值" + "、".join(f"{points:g}磅" for points in lines)
    return judged("layout.spacing", "行距是固定值", shown, "固定值", faults)


def _line(shape: Shape) -> str:
    return f"最小值{shape.line / 20:g}磅" if shape.rule == "atLeast" else f"{shape.line / 240:g}倍行距"


def _indent(read: Read) -> Point:
    """Each paragraph begins two characters in."""
    faults = []
    for line in read.of(BODY, SUBHEADING):
        size = line.shape.type.size * 10
        by_hand = line.text.startswith("\u3000\u3000")
        twips = line.shape.first_twips
        good = line.shape.first == 200 or abs(twips - 2 * size) <= 20 or (by_hand and not twips)
        if not good:
            faults.append(f"{line.place}：{_indented(line)}")
    return judged("layout.indent", "首行缩进", "两字", "两字", faults)


def _indented(line: Line) -> str:
    size = line.shape.type.size * 10
    chars = line.shape.first / 100 or line.shape.first_twips / size
    return f"缩进{chars:.1f}字" if chars else "没有缩进"


def _punctuation(read: Read) -> Point:
    """Quotation marks and dashes take the Chinese font only where the run has the hint."""
    faults: list[str] = []
    count = 0
    for line in read.lines:
        for text, look in line.runs:
            if _SHARED.isdisjoint(text):
                continue
            count += 1
            if not look.hint and not _is_chinese(look.latin):
                faults.append(f"{line.place}：{look.latin or '没有指定字体'}")
    shown = f"{count}处都用中文字体" if count else "没有引号和破折号"
    return judged("layout.punctuation", "引号、破折号用中文字体", shown, "中文字体", faults)


def _is_chinese(font: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in font)


def _theme(read: Read) -> Point:
    faults = [
        f"{line.place}：主题字体"
        for line in read.lines
        if any(look.theme and not look.east for _, look in line.runs)
    ]
    return judged("layout.theme", "不用主题字体", "字体都写明名称", "字体都写明名称", faults)


def _colour(read: Read) -> Point:
    faults = [
        f"{line.place}：颜色{look.color}"
        for line in read.lines
        for text, look in line.runs
        if text.strip() and look.color
    ]
    return judged("layout.colour", "文字都是黑色", "黑色", "黑色", faults)


def _numbers(read: Read) -> Point:
    """Page numbers: 4号 between dashes, outside on odd and even pages."""
    name, wanted = "页码", "4号“— 1 —”，单页居右空一字，双页居左空一字"
    section, file = read.section, read.file
    kinds = {} if section is None else _references(file, section, "footerReference")
    alternate = _even_and_odd(file)
    faults = [] if alternate else ["设置：没有区分奇偶页"]
    for kind, place, sides in (
        ("default", "单页", {"right", "end"}),
        ("even", "双页", {"left", "start", "both"}),
    ):
        tree = kinds.get(kind)
        if tree is None:
            if alternate or kind == "default":
                faults.append(f"{place}：没有页脚")
            continue
        alone = {"center"} if kind == "default" and not alternate else set()
        faults += _footer(read, tree, place, sides | alone)
    return judged("layout.numbers", name, wanted, wanted, faults)


def _footer(read: Read, tree: Element, place: str, sides: Iterable[str]) -> Iterator[str]:
    numbers = [p for p in tree.iter(P) if _has_number(p)]
    if not numbers:
        yield f"{place}：没有页码"
        return
    paragraph = numbers[0]
    shape = read.looks.shape(paragraph)
    text = "".join(paragraph_text(paragraph).split())
    if not (text.startswith(("—", "－", "-", "–")) and text.endswith(("—", "－", "-", "–"))):
        yield f"{place}：“{text[:12]}”没有一字线"
    if paragraph.find(f"{W}pPr/{W}framePr") is None and shape.align not in sides:
        yield f"{place}：对齐方式{shape.align}"
    sizes = {look.size for run, look in read.runs(paragraph, shape) if run.strip()}
    if sizes - {_NUMBER_SIZE}:
        yield f"{place}：{'、'.join(_size(size) for size in sorted(sizes))}"


def _has_number(paragraph: Element) -> bool:
    codes = [element.text or "" for element in paragraph.iter(W + "instrText")]
    codes += [element.get(W + "instr", "") for element in paragraph.iter(W + "fldSimple")]
    return any("PAGE" in code.upper() for code in codes) or paragraph.find(f".//{W}pgNum") is not None


def _references(file: Opened, section: Element, tag: str) -> dict[str, Element]:
    targets = {relation.key: relation.target for relation in file.links}
    found: dict[str, Element] = {}
    for reference in section.iterfind(W + tag):
        tree = file.tree(targets.get(reference.get(R + "id", ""), ""))
        if tree is not None:
            found[reference.get(W + "type", "default")] = tree
    return found


def _even_and_odd(file: Opened) -> bool:
    settings = file.one("settings")
    return settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))


def _header(read: Read) -> Point:
    """The header is empty, or says 草稿 and nothing else."""
    texts = [
        "".join(paragraph_text(p) for p in tree.iter(P)).strip() for _, tree in read.file.related("header")
    ]
    shown = sorted({text for text in texts if text})
    faults = [f"页眉：“{text[:20]}”" for text in shown if text != DRAFT_MARK]
    return judged(
        "layout.header", "页眉空白（草稿印“草稿”）", "“草稿”" if shown else "空白", "空白或“草稿”", faults
    )
