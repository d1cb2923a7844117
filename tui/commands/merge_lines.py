"""A roll-up as lines of plain text: what is wrong with the sources, what each contributes, what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from engine.draft.errors import one_line
from engine.draft.model import Draft
from engine.form.keys import CELLS, is_cell, spoken, unit
from engine.prose.links import printed
from engine.rollup.against import Gap
from engine.rollup.issues import UNSEEN
from engine.rollup.merge import Rollup, total
from engine.rollup.record import Record, Total, recorded, recorded_total
from tui.commands.columns import aligned
from tui.commands.findings import MARKS

_MOST = 30
"""So many problems of one kind are written out."""

_HEADS = ("单位", "文件", "数量")
_OPEN = "（空）"


def report(rollup: Rollup, unread: int, compared: tuple[str, Sequence[Gap]] | None = None) -> Iterator[str]:
    """What is wrong, and how many sources make the sum."""
    shown: Counter[str] = Counter()
    for issue in rollup.issues:
        shown[issue.kind] += 1
        if shown[issue.kind] <= _MOST:
            rule = f"{issue.rule} " if issue.rule else ""
            yield one_line(f"{MARKS[issue.severity]}{rule}{issue.message}")
        elif shown[issue.kind] == _MOST + 1:
            yield f"{MARKS[issue.severity]}同类问题还有，全部见 --json"
    if compared is not None:
        yield from _differences(*compared)
    counts = Counter(issue.severity for issue in rollup.issues)
    left = f"，未计入{len(rollup.left_out)}份" if rollup.left_out else ""
    bad = f"，读不出来{unread}份" if unread else ""
    blank = sum(1 for total in rollup.totals.values() if total.value is None and is_cell(total.key))
    open_ = f"暂空{blank}格，" if blank else ""
    yield (
        f"共{len(rollup.units) + unread}份来源，计入{len(rollup.units) - len(rollup.left_out)}份{left}{bad}；{open_}"
        f"错误{counts['error']}处，提醒{counts['warning']}处，提示{counts['hint']}处。"
    )
    yield f"说明：{UNSEEN}"


def total_of(rollup: Rollup, key: str) -> Total:
    """The sum of any figure, also of one that no unit states."""
    known = rollup.totals.get(key)
    if known is not None:
        return known
    numbered = enumerate(rollup.units, start=1)
    return total(key, [(number, unit) for number, unit in numbered if number not in rollup.left_out])


def contributions(total: Total, record: Record) -> Iterator[str]:
    """Which unit contributes how many to a figure, and which are blank."""
    yield f"{spoken(total.key)}　{total.key}"
    rows = [_HEADS]
    for number, value in total.parts:
        source = record.units[number - 1]
        rows.append((source.organ, source.file, printed(value)))
    for number in total.blank:
        source = record.units[number - 1]
        rows.append((source.organ, source.file, _OPEN))
    if len(rows) > 1:
        yield from aligned(rows, right=(2,))
    counted = sum(1 for source in record.units if not source.left_out)
    zeros = counted - len(total.parts) - len(total.blank)
    rest = f"，其余{zeros}个单位为0" if zeros else ""
    measure = unit(total.key)
    if total.value is None:
        yield f"合计暂空：{len(total.blank)}个单位没有填，已填的合计{printed(total.known)}{measure}{rest}。"
    else:
        yield f"合计{printed(total.value)}{measure}：{len(total.parts)}个单位有数{rest}。"


def replaced(before: Draft) -> Iterator[str]:
    """Figures that somebody changed by hand in the roll-up that is now replaced."""
    record = recorded(before)
    if record is None:
        return
    sums = {key: recorded_total(record, key).value for key in CELLS}
    changed = [key for key in CELLS if key in before.figures and before.figures[key] != sums[key]]
    if changed:
        names = "、".join(spoken(key) for key in changed[:5]) + (
            f"等{len(changed)}格" if len(changed) > 5 else ""
        )
        yield f"〔注意〕原汇总里手工改过的数已换成这次的合计：{names}；原来的文件在备份里"


def _differences(name: str, gaps: Sequence[Gap]) -> Iterator[str]:
    if not gaps:
        yield one_line(f"与{name}逐格相同。")
        return
    yield one_line(f"与{name}不同的有{len(gaps)}格：")
    rows = [("项目", "合计", "本级填报", "相差")]
    for gap in gaps:
        difference = "" if gap.difference is None else f"{gap.difference:+}"
        rows.append((spoken(gap.key), _shown(gap.summed), _shown(gap.own), difference))
    yield from aligned(rows, right=(1, 2, 3))


def _shown(value: object) -> str:
    return _OPEN if value is None else str(value)
