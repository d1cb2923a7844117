"""What is wrong with the sources of a roll-up, each named: missing, doubled, of another year, contradictory, blank."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from engine.draft.values import number_fault
from engine.form.current import FORM
from engine.form.keys import is_cell, spoken
from engine.namedtuple import NamedTuple
from engine.rollup.names import absent, canonical, near
from engine.rollup.record import Total
from engine.rollup.unit import Unit
from engine.rules.explained import explained
from engine.rules.finding import Severity

_SHOWN = 5
"""So many names are written out in a message; of the rest the number is given."""

UNSEEN = "几个单位联合制发的文件、共同承办的案件在合计里会重复，合并时看不出来，请核对。"
"""What no program can find in the figures."""

_COPIED_FROM = 5
"""Equal figures that are not 0: fewer can be equal by chance."""

Numbered: TypeAlias = "Sequence[tuple[int, Unit]]"
"""Sources with their numbers, which count from 1."""


class Issue(NamedTuple):
    """Something that a person must know about the sources.

    Attributes:
        kind: `missing`, `unlisted`, `doubled`, `similar`, `copied`, `contained`, `year`, `edition`, `unnamed`,
            `contradictory`, `empty_table`, `blank`, `too_large`, `partly_stated`.
        severity: an error makes the sum wrong or incomplete.
        message: Chinese, one line, with the unit and what to do.
        units: numbers of the sources concerned.
        cells: keys of the figures concerned.
        names: organs that are not among the sources.
        rule: the rule of the catalogue that a unit breaks.
    """

    kind: str
    severity: Severity
    message: str
    units: tuple[int, ...] = ()
    cells: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    rule: str = ""


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Errors first, otherwise as they come."""
    ranks = {"error": 0, "warning": 1, "hint": 2}
    return tuple(sorted(issues, key=lambda issue: ranks[issue.severity]))


def of_units(
    units: Sequence[Unit], year: int | None, listed: Iterable[str] | None, before: Iterable[str]
) -> tuple[list[Issue], dict[int, str]]:
    """What is wrong with the set of sources, and by number which are left out of the sum, and why."""
    issues: list[Issue] = []
    left_out: dict[int, str] = {}
    numbered = list(enumerate(units, start=1))
    for look in (lambda rest: _of_other_years(rest, year), _doubled, _contained):
        for issue, why in look([(number, unit) for number, unit in numbered if number not in left_out]):
            issues.append(issue)
            left_out[issue.units[-1]] = why
    issues += _missing(units, listed, before)
    counted = [(number, unit) for number, unit in numbered if number not in left_out]
    issues += _similar(counted)
    issues += _copied(counted)
    for number, unit in counted:
        if unit.edition != FORM.edition:
            message = f"{unit.label}用的是{unit.edition}年版格式，现行格式没有的栏目未计入，新增的栏目是空的；请按现行格式重报"
            issues.append(Issue("edition", "error", message, (number,)))
    unnamed = [(number, unit) for number, unit in counted if not unit.organ]
    if unnamed:
        files = shortened([unit.file for _, unit in unnamed])
        message = f"没有写机关名称：{files}；不能核对是否重复、缺报"
        issues.append(Issue("unnamed", "warning", message, tuple(number for number, _ in unnamed)))
    return issues, left_out


def of_figures(counted: Numbered, totals: Mapping[str, Total]) -> Iterator[Issue]:
    """What is wrong with the figures: equations that a unit breaks, blanks that leave a sum open."""
    for number, unit in counted:
        for finding in unit.conflicts:
            likely = "".join(f"最可能是{text}。" for text in explained(finding)[:1])
            message = f"{unit.label}：{finding.message}{likely}已按原数计入"
            yield Issue("contradictory", "error", message, (number,), finding.cells, rule=finding.rule)
    yield from _blanks(counted)
    partly = [key for key, total in totals.items() if total.blank and not is_cell(key)]
    if partly:
        names = shortened([spoken(key) for key in partly], "项")
        message = f"只有部分单位填报，没有合计：{names}；要合计的，请各单位都填，没有发生的填0"
        without = sorted({number for key in partly for number in totals[key].blank})
        yield Issue("partly_stated", "hint", message, tuple(without), tuple(partly))
    for key, total in totals.items():
        if total.value is not None and (fault := number_fault(key, total.value)):
            yield Issue("too_large", "error", f"{spoken(key)}的合计：{fault}", cells=(key,))


def shortened(names: Sequence[str], measure: str = "个") -> str:
    """The first names, and how many there are."""
    shown = "、".join(names[:_SHOWN])
    return f"{shown}等{len(names)}{measure}" if len(names) > _SHOWN else shown


def _doubled(numbered: Numbered) -> list[tuple[Issue, str]]:
    """The same organ, or the same source, more than once: only the first is added."""
    organs: dict[str, int] = {}
    contents: dict[Hashable, int] = {}
    labels = dict(numbered)
    found = []
    for number, unit in numbered:
        organ = canonical(unit.organ)
        same = contents.setdefault(unit.content, number)
        first = organs.setdefault(organ, number) if organ else number
        if same != number:
            message = f"{unit.label}与{labels[same].file}内容完全相同，只计入一份；请删去多余的一份"
            found.append((Issue("doubled", "error", message, (same, number)), "重复"))
        elif first != number:
            message = f"{unit.label}与{labels[first].label}是同一个单位，内容不同，只计入前一份；请核对以哪一份为准，删去另一份"
            found.append((Issue("doubled", "error", message, (first, number)), "重复"))
    return found


def _contained(numbered: Numbered) -> list[tuple[Issue, str]]:
    """A unit that another source, itself a roll-up, holds already."""
    inside = {name: number for number, unit in numbered for name in unit.includes}
    labels = dict(numbered)
    found = []
    for number, unit in numbered:
        whole = inside.get(canonical(unit.organ), number) if unit.organ else number
        if whole != number:
            message = f"{unit.label}已经汇总在{labels[whole].label}里，没有再计入"
            found.append((Issue("contained", "error", message, (whole, number)), "已含在汇总里"))
    return found


def _of_other_years(numbered: Numbered, year: int | None) -> list[tuple[Issue, str]]:
    return [
        (
            Issue(
                "year",
                "error",
                f"{unit.label}是{unit.year}年的，不是{year}年的，没有计入；请换成{year}年的",
                (number,),
            ),
            f"{unit.year}年",
        )
        for number, unit in numbered
        if unit.year and unit.year != year
    ]


def _missing(units: Sequence[Unit], listed: Iterable[str] | None, before: Iterable[str]) -> Iterator[Issue]:
    missing, unlisted = absent(before if listed is None else listed, [unit.called for unit in units])
    where = "上次汇总里有" if listed is None else "名单里有"
    if missing:
        message = f"缺{len(missing)}个单位（{where}，这次没有）：{shortened(missing)}；请补齐后重新汇总"
        yield Issue("missing", "error", message, names=tuple(missing))
    if listed is not None and unlisted:
        labels = shortened([units[place].label for place in unlisted])
        message = f"不在名单里的单位已计入：{labels}；请核对名单"
        yield Issue("unlisted", "warning", message, tuple(place + 1 for place in unlisted))


def _similar(counted: Numbered) -> Iterator[Issue]:
    named = [(number, unit) for number, unit in counted if unit.organ]
    for one, other in near([canonical(unit.organ) for _, unit in named]):
        (first, a), (second, b) = named[one], named[other]
        message = f"{a.label}与{b.label}名称很接近，两份都已计入；请确认不是同一个单位"
        yield Issue("similar", "warning", message, (first, second))


def _copied(counted: Numbered) -> Iterator[Issue]:
    seen: dict[Hashable, int] = {}
    labels = dict(counted)
    for number, unit in counted:
        told = frozenset((key, value) for key, value in unit.figures.items() if value and is_cell(key))
        if len(told) < _COPIED_FROM:
            continue
        first = seen.setdefault(told, number)
        if first != number:
            message = (
                f"{unit.label}的全部数字与{labels[first].label}相同，两份都已计入；请确认不是照抄或重复报送"
            )
            yield Issue("copied", "warning", message, (first, number))


def _blanks(counted: Numbered) -> Iterator[Issue]:
    """Per unit the tables that are empty, else its blank cells: they leave the sums open."""
    for number, unit in counted:
        for table in FORM.tables:
            cells = table.cells()
            blank = tuple(cell for cell in cells if cell not in unit.figures)
            if len(blank) == len(cells):
                message = (
                    f"{unit.label}：{table.number}整张是空的，{table.number}的合计暂空；请补报，没有发生的填0"
                )
                yield Issue("empty_table", "error", message, (number,), blank)
            elif blank:
                names = shortened([_blank(cell, unit) for cell in blank], "格")
                message = f"{unit.label}：{names}空着或不是数，这些格的合计暂空；请补报，没有发生的填0"
                yield Issue("blank", "error", message, (number,), blank)


def _blank(cell: str, unit: Unit) -> str:
    mark = unit.marks.get(cell)
    return f"{spoken(cell)}（写的是“{mark}”）" if mark else spoken(cell)
