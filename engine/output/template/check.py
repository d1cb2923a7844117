"""What is wrong with a template of an office, said in its words: what, where, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Literal

from engine.form import title
from engine.namedtuple import NamedTuple
from engine.output import tags
from engine.output.errors import TemplateError
from engine.output.opened import NoDocxError, Opened
from engine.output.template.places import TAG, Spot, spots
from engine.output.template.programs import WRONG, misuses, names_in, opener, opens, word_of
from engine.regex import regex

Kind = Literal["missing", "unknown", "broken", "dangerous", "leftover", "layout", "unusable"]

LABELS: dict[Kind, str] = {
    "missing": "缺标签",
    "unknown": "不认识的标签",
    "broken": "标签写坏",
    "dangerous": "不安全",
    "leftover": "遗留内容",
    "layout": "版式",
    "unusable": "不能用",
}

_WIDE = regex(r"[｛{]{1,3}[%％]?[^｛｝{}]*?[%％]?[｝}]{1,3}")
_NOTHING = regex(r"^\{\{[pr]?\s*\}\}$")
_LONE = regex(r"(?<!\{)\{\s*([^\s{}%#]{1,12})\s*\}(?!\})")
_COPY = "请从自带模板（nianbao template make）复制这个标签"
_WHAT = {
    tags.TITLE: "报告标题",
    tags.SIGNATURE: "署名和成文日期",
    tags.HEADER: "页眉的“草稿”二字",
    **{name: f"“{name}”的文字" for name in tags.PROSE.values()},
}
_IN_HEADERS = frozenset((tags.HEADER, tags.ORGAN, tags.YEAR))


class Fault(NamedTuple):
    """One thing that is wrong.

    Attributes:
        kind: what sort of fault.
        message: what it is, in one sentence.
        where: the place, with the text beside it; empty where it has none.
        advice: what to do.
    """

    kind: Kind
    message: str
    where: str
    advice: str

    @property
    def line(self) -> str:
        """The fault in one line."""
        at = f"{self.where}：" if self.where else ""
        return f"〔{LABELS[self.kind]}〕{at}{self.message}。{self.advice}。"


def check(data: bytes) -> tuple[Fault, ...]:
    """Everything that is wrong with a template.

    Args:
        data: bytes of a .docx.

    Returns:
        The faults in the order of the document; nothing when reports can be written with it.

    Raises:
        NoDocxError: the bytes are no .docx.
    """
    file = Opened(data)
    found = list(spots(file))
    faults = [
        *_broken(found),
        *_unclosed(found),
        *_unknown(found),
        *_elsewhere(found),
        *_misused(found),
        *_missing(found),
    ]
    faults += [*_unsafe(file), *_left(file)]
    if not faults:
        faults += _tried(data)
    return tuple(dict.fromkeys(faults))


def _broken(found: list[Spot]) -> Iterator[Fault]:
    """Braces that are full-width, single, or without their other half."""
    for spot in found:
        rest = TAG.sub("", spot.text)
        for match in TAG.findall(spot.text):
            if _NOTHING.match(match):
                yield Fault("broken", f"{match} 里没有写标签名", spot.where, "请补上标签名，或删去花括号")
        for wide in _WIDE.findall(rest):
            if any(char in wide for char in "｛｝％"):
                yield Fault(
                    "broken", f"{wide} 用了全角花括号或百分号，会原样印出来", spot.where, "请改成半角 {{ }}"
                )
        for name in _LONE.findall(rest):
            if name in tags.known():
                yield Fault("broken", f"{{{name}}} 只有一层花括号", spot.where, f"请改成 {{{{{name}}}}}")
        yield from _halves(spot, rest)


def _halves(spot: Spot, rest: str) -> Iterator[Fault]:
    advice = "一个标签要写在同一段里，花括号成对"
    for opening, closing in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
        if opening in rest and closing not in rest:
            yield Fault("broken", f"有 {opening} 而没有 {closing}", spot.where, advice)
        elif closing in rest and opening not in rest:
            yield Fault("broken", f"有 {closing} 而没有 {opening}", spot.where, advice)


def _unclosed(found: list[Spot]) -> Iterator[Fault]:
    """Loops, conditions and macros without an end, or ends without a beginning."""
    stack: list[tuple[str, Spot]] = []
    for spot in found:
        for tag in TAG.findall(spot.text):
            word = word_of(tag)
            if opens(word):
                stack.append((word, spot))
            elif opener(word) in [other for other, _ in stack]:
                while (left := stack.pop())[0] != opener(word):
                    yield _open(*left)
            elif opener(word):
                yield Fault("broken", f"{tag} 没有对应的 {opener(word)}", spot.where, "请对照自带模板补全")
    for word, spot in stack:
        yield _open(word, spot)


def _open(word: str, spot: Spot) -> Fault:
    return Fault("broken", f"{word} 没有对应的 end{word}", spot.where, "请对照自带模板补全")


def _made(found: list[Spot]) -> set[str]:
    """The names that the template itself gives: loops and macros."""
    return {name for spot in found for tag in TAG.findall(spot.text) for name in names_in(tag).made}


def _unknown(found: list[Spot]) -> Iterator[Fault]:
    made = _made(found) | {"loop", "range", "caller"}
    for spot in found:
        for tag in TAG.findall(spot.text):
            for name in names_in(tag).used:
                if name in tags.known() or name in made:
                    continue
                near = get_close_matches(name, sorted(tags.known()), n=1, cutoff=0.5)
                advice = f"是不是“{near[0]}”？请改正或删去" if near else "请改正或删去"
                yield Fault("unknown", f"没有“{name}”这个标签", spot.where, advice)


def _elsewhere(found: list[Spot]) -> Iterator[Fault]:
    """Tags in places that are not compared with the draft."""
    for spot in found:
        if spot.story == "正文":
            continue
        for tag in TAG.findall(spot.text):
            names = names_in(tag).used & (
                tags.known() - (_IN_HEADERS if spot.story in {"页眉", "页脚"} else set())
            )
            for name in sorted(names):
                yield Fault("broken", f"{spot.story}里的“{name}”导出后不能核对", spot.where, "请移到正文里")


def _misused(found: list[Spot]) -> Iterator[Fault]:
    """Tags that do more than a template may, or that cannot be read."""
    for spot in found:
        for tag in TAG.findall(spot.text):
            whats = misuses(tag)
            if whats:
                kind: Kind = "broken" if WRONG in whats else "dangerous"
                yield Fault(kind, f"{tag} {'、'.join(whats)}", spot.where, "请改用自带模板里的写法")


def _missing(found: list[Spot]) -> Iterator[Fault]:
    used = {name for spot in found for tag in TAG.findall(spot.text) for name in names_in(tag).used}
    cells = {tag: key for key, tag in tags.cell_tags().items()}
    for name in (tags.TITLE, *tags.PROSE.values(), tags.SIGNATURE, tags.HEADER):
        if name not in used:
            yield Fault("missing", f"没有“{name}”，{_WHAT[name]}会漏掉", "", _COPY)
    lost = [name for name in cells if name not in used]
    if len(lost) == len(cells):
        yield Fault("missing", "三张表的数字标签一个也没有，200格都会漏掉", "", "请从自带模板复制三张表")
        return
    for name in lost:
        yield Fault("missing", f"没有“{name}”，{title(cells[name])}一格会漏掉", "", _COPY)


def _unsafe(file: Opened) -> Iterator[Fault]:
    from engine.output.proof.residue import fields, objects

    for fault in (*objects(file), *fields(file)):
        place, _, what = fault.partition("：")
        advice = "请在Word或WPS里删去；页码用“插入页码”" if what.startswith("域") else "请在Word或WPS里删去"
        yield Fault("dangerous", f"有{what}", place, advice)


def _left(file: Opened) -> Iterator[Fault]:
    """What cannot be taken out without a decision of the office; other leftovers are taken out on export."""
    from engine.output.proof.lines import Read
    from engine.output.proof.residue import hidden, revisions

    for fault in revisions(file):
        place, _, what = fault.partition("：")
        yield Fault("leftover", what, place, "请在“审阅”里接受或拒绝全部修订，并关闭修订")
    for fault in hidden(Read(file)):
        place, _, what = fault.partition("：")
        yield Fault("leftover", f"隐藏文字{what}", place, "请取消隐藏或删去")


def _tried(data: bytes) -> Iterator[Fault]:
    """A report of numbers that all differ, written with the template and read back."""
    from engine.form import CELLS
    from engine.output.content import Paragraph, ReportContent
    from engine.output.errors import OutputError, ReadBackError
    from engine.output.report import export

    words: dict[str, Any] = {field: (Paragraph(f"{name}的文字。"),) for field, name in tags.PROSE.items()}
    content = ReportContent(
        organ="某某局",
        year=2024,
        title_lines=("某某局", "2024年政府信息公开工作年度报告"),
        cells={key: str(number) for number, key in enumerate(CELLS, start=1001)},
        signature=("某某局", "2025年1月20日"),
        draft_mark=True,
        **words,
    )
    try:
        export(content, data)
    except ReadBackError as error:
        for difference in error.differences:
            yield Fault("layout", difference.message, "", "请对照自带模板改正")
    except TemplateError as error:
        yield Fault("unusable", str(error).rstrip("。"), "", "请对照自带模板改正")
    except OutputError as error:
        yield Fault("unusable", str(error).rstrip("。"), "", "请从自带模板重新做起")


__all__ = ["LABELS", "Fault", "NoDocxError", "check"]
