"""A comparison as lines of plain text: figures in columns, changed paragraphs with what went and what came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.compare.compare import Comparison, PartChange, Turn
from engine.compare.edits import Edit
from engine.compare.figures import FigureChange
from engine.compare.paragraphs import ParagraphChange
from engine.draft.difference import PROFILE, part_title
from engine.draft.errors import one_line
from engine.draft.model import Draft
from engine.draft.profile import words
from engine.form.current import FORM
from engine.form.keys import spoken
from engine.prose.links import printed
from tui.commands.columns import aligned
from tui.commands.findings import heading

_BLANK = "（空）"
_INDENT = "    "

_CONTEXT = 12
"""So many characters that stayed are shown on each side of a change."""

_TURNS: tuple[tuple[Turn, str], ...] = (
    ("came", "新出现的问题"),
    ("went", "不再有的问题"),
    ("decided", "已决定保留的问题"),
    ("reopened", "保留决定不再有效的问题"),
)


def lines(found: Comparison, old: tuple[str, Draft], new: tuple[str, Draft]) -> Iterator[str]:
    """Everything that differs, by kind."""
    for mark, (name, draft) in zip(("旧", "新"), (old, new), strict=True):
        year = f"{draft.year}年" if draft.year else "（未填年度）"
        yield one_line(f"{mark}　{name}　{draft.organ or '（未填机关全称）'} {year}")
    if found.same:
        yield "两份内容相同，没有差别。"
        return
    yield from _profile(found)
    heads = ("项目", "去年", "今年", "增减", "增长率") if found.year_on_year else ("项目", "旧", "新", "增减")
    yield from _figures("表格数字", heads, found.cells, growing=found.year_on_year)
    yield from _figures("其他数字", heads, found.facts, growing=found.year_on_year)
    last_heads = (
        ("项目", "去年报告", "今年所引", "增减") if found.year_on_year else ("项目", "旧", "新", "增减")
    )
    title = "今年草稿里的去年数与去年报告不一致" if found.year_on_year else "去年数据"
    yield from _figures(title, last_heads, found.last_year, growing=False)
    if found.year_on_year:
        yield from _carry_over(found)
    yield from _prose(found.parts)
    for turn, title in _TURNS:
        told = [change.finding for change in found.findings if change.turn == turn]
        if told:
            yield from ("", f"【{title}】{len(told)}处")
            yield from (_INDENT + heading(finding) for finding in told)
    yield from ("", _summary(found))


def _summary(found: Comparison) -> str:
    paragraphs = sum(1 for part in found.parts for change in part.paragraphs if _counts(change))
    turns = [change.turn for change in found.findings]
    return (
        f"共有{len(found.cells)}格数字、{len(found.facts)}项其他数字、{paragraphs}段文字不同；"
        f"问题新增{turns.count('came')}处，减少{turns.count('went')}处。"
    )


def _profile(found: Comparison) -> Iterator[str]:
    if found.profile:
        yield from ("", "【单位信息】")
        for change in found.profile:
            name = PROFILE.get(change.key, change.key)
            old, new = (_entry(change.key, value) for value in (change.old, change.new))
            yield one_line(f"{_INDENT}{name}：{old} → {new}")


def _entry(key: str, value: object) -> str:
    if value is None:
        return _BLANK
    told = words(key, value)
    return "、".join(map(str, told)) if isinstance(told, list) else str(told)


def _figures(
    title: str, heads: tuple[str, ...], changes: Iterable[FigureChange], *, growing: bool
) -> Iterator[str]:
    rows = []
    for change in changes:
        difference = "" if change.difference is None else _signed(printed(change.difference))
        row = (spoken(change.key), _figure(change.old), _figure(change.new), difference)
        grown = "" if change.growth is None else _signed(f"{change.growth}%")
        rows.append((*row, grown) if growing else row)
    if rows:
        yield from ("", f"【{title}】")
        yield from (_INDENT + line for line in aligned([heads, *rows], right=range(1, len(heads))))


def _signed(text: str) -> str:
    return text if text.startswith("-") else f"+{text}"


def _figure(value: object) -> str:
    return _BLANK if value is None else printed(value)  # type: ignore[arg-type]


def _carry_over(found: Comparison) -> Iterator[str]:
    if found.carry_over:
        yield from ("", "【上年结转与去年报告不一致】")
    for carry in found.carry_over:
        label = FORM.applications.column(carry.column).label
        yield (
            f"{_INDENT}“{label}”列：去年结转下年度{carry.carried_out}件，今年上年结转{carry.carried_in}件，"
            f"相差{_signed(printed(carry.difference))}件"
        )


def _prose(parts: Iterable[PartChange]) -> Iterator[str]:
    for part in parts:
        yield from ("", f"【正文：{part_title(part.part)}】")
        for change in part.paragraphs:
            if _counts(change):
                yield one_line(_INDENT + _paragraph(change))


def _counts(change: ParagraphChange) -> bool:
    """Whether a reader cares: an empty line more or less is none of his business."""
    return (change.kind != "same" or change.moved) and any(edit.text.strip() for edit in change.edits)


def _paragraph(change: ParagraphChange) -> str:
    if change.old is None or change.new is None:
        place = change.new or change.old
        number = 0 if place is None else place.number + 1
        word = "新增" if change.old is None else "删去"
        return f"第{number}段（{word}）：{''.join(edit.text for edit in change.edits)}"
    where = f"第{change.new.number + 1}段"
    if change.moved:
        where += f"（由第{change.old.number + 1}段移来）"
    return f"{where}：{''.join(_shown(change.edits))}"


def _shown(edits: tuple[Edit, ...]) -> Iterator[str]:
    """What went and what came between brackets; of what stayed only the words around it."""
    for place, edit in enumerate(edits):
        if edit.kind == "deleted":
            yield f"〔删：{edit.text}〕"
        elif edit.kind == "inserted":
            yield f"〔增：{edit.text}〕"
        else:
            first, last = place == 0, place == len(edits) - 1
            yield _around(
                edit.text, 0 if first and not last else _CONTEXT, 0 if last and not first else _CONTEXT
            )


def _around(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail + 2:
        return text
    return text[:head] + "……" + (text[-tail:] if tail else "")
