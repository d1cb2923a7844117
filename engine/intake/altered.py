"""What was changed in an exported report since: figures, numbers of the prose, sentences, labels, the draft mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from engine.form.current import FORM
from engine.form.keys import CELLS, spoken
from engine.intake.document import Grid, GridCell
from engine.intake.document import Paragraph as Block
from engine.intake.fingerprint import (
    FIGURE,
    PLACES,
    Fingerprint,
    Marked,
    Sentence,
    content_hash,
    divided,
    labels_of,
    normal,
    sentence,
    short,
)
from engine.namedtuple import NamedTuple

Kind: TypeAlias = Literal["figure", "number", "changed", "added", "removed", "label", "table", "header"]

_SHOWN = 40


class Change(NamedTuple):
    """One place that is not as it was exported.

    Attributes:
        kind: a figure of a table, a number of a sentence, a sentence changed, added or removed, a label of a table, the
            shape of a table, the header.
        place: where, in words.
        key: the figure's key; "" for text.
        part: the part of the prose; "" for figures, titles and headings.
        before: what stood there; None where only its hash is known.
        after: what stands there now; None where it is gone.
        text: the sentence as it reads now.
    """

    kind: Kind
    place: str
    key: str = ""
    part: str = ""
    before: str | None = None
    after: str | None = None
    text: str = ""

    @property
    def words(self) -> str:
        """The change in one line."""
        match self.kind:
            case "figure":
                return f"{self.place}：导出时是{_or_blank(self.before)}，现在是{_or_blank(self.after)}"
            case "number":
                return f"{self.place}的数：导出时是{self.before}，现在是{self.after}（“{_cut(self.text)}”）"
            case "changed":
                return f"{self.place}的文字改过，现在是“{_cut(self.text)}”"
            case "added":
                return f"{self.place}多了“{_cut(self.text)}”"
            case "removed":
                return f"{self.place}少了一句{self.before}"
            case "label":
                return f"{self.place}的文字改过，现在是“{_cut(self.text)}”"
            case _:
                return self.place


def changes(
    mark: Fingerprint, blocks: Iterable[Block | Grid], cells: Sequence[str] | None, headers: Iterable[str]
) -> tuple[Change, ...]:
    """Everything that was changed.

    Args:
        mark: what the file carries.
        blocks: what it says now.
        cells: the 200 figures as they were found by the words of the tables, for tables that were rebuilt.
        headers: the text of each header.
    """
    found = list(blocks)
    texts = [text for block in found if isinstance(block, Block) and (text := normal(block.text))]
    sheets = _sheets(mark, [block for block in found if isinstance(block, Grid)])
    changed = [*_tables(mark, sheets, cells), *_prose(mark.paragraphs, texts), *_header(mark, headers)]
    if not changed and _hash(mark, texts, sheets) != mark.content:
        changed.append(Change("changed", "正文", text="（位置不能确定）"))
    return tuple(changed)


def _hash(mark: Fingerprint, texts: Sequence[str], sheets: Sequence[Sequence[str] | None]) -> str:
    read = [(plan, sheet) for plan, sheet in zip(mark.plans, sheets, strict=True) if sheet is not None]
    figures = [text for plan, sheet in read for text in _figures(plan, sheet)]
    labels = [text for plan, sheet in read for text in labels_of(plan, sheet)]
    return content_hash(mark.edition, texts, figures, labels)


def _figures(plan: Sequence[str], sheet: Sequence[str]) -> list[str]:
    return [text for sign, text in zip(plan, sheet, strict=True) if sign == FIGURE]


def _sheets(mark: Fingerprint, grids: Sequence[Grid]) -> list[list[str] | None]:
    """For each table of the form the texts of its cells; None where no table has its shape any more."""
    read = [[normal(cell.text) for cell in _ordered(grid)] for grid in grids]
    found: list[list[str] | None] = []
    for plan in mark.plans:
        fitting = [sheet for sheet in read if len(sheet) == len(plan)]
        found.append(max(fitting, key=lambda sheet: _alike(plan, sheet), default=None))
    return found


def _ordered(grid: Grid) -> list[GridCell]:
    return sorted(grid.cells, key=lambda cell: (cell.row, cell.column))


def _alike(plan: Sequence[str], sheet: Sequence[str]) -> int:
    return sum(sign == short(text) for sign, text in zip(plan, sheet, strict=True) if sign != FIGURE)


def _tables(
    mark: Fingerprint, sheets: Sequence[Sequence[str] | None], cells: Sequence[str] | None
) -> Iterator[Change]:
    at = 0
    for table, plan, sheet in zip(FORM.tables, mark.plans, sheets, strict=True):
        keys = CELLS[at : at + plan.count(FIGURE)]
        before = mark.cells[at : at + len(keys)]
        if sheet is not None:
            after: Sequence[str] | None = _figures(plan, sheet)
        else:
            after = None if cells is None else cells[at : at + len(keys)]
            yield Change("table", f"{table.number}的行列或合并方式与导出时不同")
        for key, old, new in zip(keys, before, after or (), strict=False):
            if old != new:
                yield Change("figure", spoken(key), key, before=old, after=new)
        if sheet is not None:
            for number, (sign, text) in enumerate(zip(plan, sheet, strict=True), start=1):
                if sign not in (FIGURE, short(text)):
                    yield Change(
                        "label", f"{table.number}第{number}格（项目名或表头）", after=text, text=text
                    )
        at += len(keys)


class _Placed(NamedTuple):
    """A paragraph of the fingerprint with its place in words."""

    paragraph: Marked
    place: str


def _placed(paragraphs: Sequence[Marked]) -> list[_Placed]:
    counts: dict[str, int] = {}
    found = []
    for paragraph in paragraphs:
        counts[paragraph.part] = counts.get(paragraph.part, 0) + 1
        unit = "行" if paragraph.part in ("t", "s") else "段"
        found.append(_Placed(paragraph, f"{_name(paragraph.part)}第{counts[paragraph.part]}{unit}"))
    return found


def _name(part: str) -> str:
    return PLACES.get(part, ("", "正文"))[1]


def _prose(paragraphs: Sequence[Marked], texts: Sequence[str]) -> Iterator[Change]:
    """Paragraphs by their words first, their numbers after, so that a changed number is just that."""
    ours = _placed(paragraphs)
    now = [[(text, sentence(text)) for text in divided(line)] for line in texts]
    old_masks = [tuple(one.mask for one in placed.paragraph.sentences) for placed in ours]
    new_masks = [tuple(one.mask for _, one in line) for line in now]
    steps = SequenceMatcher(None, old_masks, new_masks, autojunk=False).get_opcodes()
    for _, i, i_end, j, j_end in steps:
        for a, b in _paired(old_masks, new_masks, range(i, i_end), range(j, j_end)):
            if a is None and b is not None:
                before = ours[b_before] if (b_before := min(i_end, len(ours)) - 1) >= 0 else None
                part = before.paragraph.part if before else ""
                place = f"{before.place}之后" if before else "开头"
                yield Change("added", place, part=_key(part), after=texts[b], text=texts[b])
            elif a is not None:
                yield from _sentences(ours[a], now[b] if b is not None else [])


def _paired(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], ours: range, theirs: range
) -> list[tuple[int | None, int | None]]:
    """Which paragraph of a changed stretch is which: by the sentences they share, else in their order."""
    pairs: dict[int, int] = {}
    free = list(theirs)
    for a in ours:
        best = max(free, key=lambda b: len(set(old[a]) & set(new[b])), default=None)
        if best is not None and set(old[a]) & set(new[best]):
            pairs[a] = best
            free.remove(best)
    for a in ours:
        if a not in pairs and free:
            pairs[a] = free.pop(0)
    return [*((a, pairs.get(a)) for a in ours), *((None, b) for b in free)]


def _sentences(placed: _Placed, now: Sequence[tuple[str, Sentence]]) -> Iterator[Change]:
    old = placed.paragraph.sentences
    part = _key(placed.paragraph.part)
    masks = [one.mask for one in old], [one.mask for _, one in now]
    for kind, i, i_end, j, j_end in SequenceMatcher(None, *masks, autojunk=False).get_opcodes():
        for number in range(i, i_end):
            place = f"{placed.place}第{number + 1}句" if len(old) > 1 else placed.place
            at = j + number - i
            if kind == "equal":
                text, found = now[at]
                yield from _numbers(place, part, old[number], found, text)
            elif at < j_end:
                text = now[at][0]
                yield Change("changed", place, part=part, after=text, text=text)
            else:
                yield Change("removed", place, part=part, before=_remembered(old[number]))
        for text, _ in now[min(j_end, j + i_end - i) : j_end]:
            yield Change("added", placed.place, part=part, after=text, text=text)


def _numbers(place: str, part: str, old: Sentence, new: Sentence, text: str) -> Iterator[Change]:
    for before, after in zip(old.numbers, new.numbers, strict=False):
        if before != after:
            yield Change("number", place, part=part, before=before, after=after, text=text)


def _header(mark: Fingerprint, headers: Iterable[str]) -> Iterator[Change]:
    marked = any("草稿" in text for text in headers)
    if mark.is_draft and not marked:
        yield Change("header", "页眉的“草稿”二字没有了：导出时还是草稿")
    elif marked and not mark.is_draft:
        yield Change("header", "页眉里多了“草稿”二字")


def _key(part: str) -> str:
    return PLACES.get(part, ("", ""))[0]


def _remembered(old: Sentence) -> str:
    numbers = f"，含{'、'.join(old.numbers)}" if old.numbers else ""
    return f"（约{old.length}字{numbers}）"


def _or_blank(text: str | None) -> str:
    return text or "空白"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
