"""What is asked before a table changes in many places: a pasted block, the rest filled with 0; and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.form.keys import spoken, title, unit
from engine.interview.blocks import is_block, read_block
from engine.interview.cells import read_cell, with_cells
from engine.interview.celltold import block_lines, meaning_of, rest_lines
from engine.interview.zeros import rest_of
from engine.prose.links import printed
from tui.findings import conflicts
from tui.grid import LEGEND_EDIT
from tui.screens.dialog import ChoiceDialog, MessageDialog
from tui.text import Line, labelled, left, line
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from engine.draft.model import Draft
    from engine.rules.check import Verdict
    from engine.rules.finding import Finding
    from engine.rules.repair import Fix
    from tui.session import Session

Done = tuple["Draft", str]
"""The draft as it is to go on with, and what to say."""

_YES, _NO = "yes", "no"

_HELP = (
    ("数字", "直接打字就填进这一格；全角数字、六十、1,234、无（即0）都认得。"),
    ("回车", "改这一格原来的数；改好再按回车，填好并到下一行。F2 也可以。"),
    ("Tab", "填好并到右边，行末转到下一行；再按回车回到开头的那一列。"),
    ("方向键", "换格；Home、End 到行首行尾，Ctrl+Home、Ctrl+End 到表头表尾，翻页键翻页。"),
    ("Esc", "正在填时不改这一格；否则返回问答。"),
    ("Delete", "清空这一格。空着不等于0。"),
    ("粘贴", "从Excel或WPS复制一块，贴到当前格；带行列标题的按标题对应。先列给您看，确认了才填。"),
    ("Z", "其余空格补0，先列给您看。"),
    ("N", "到下一处矛盾；没有矛盾时到下一个空格。"),
    ("A", "这一格有矛盾时，按最可能的改法改。F4 看全部矛盾。"),
    ("Q", "到问这一格的那一问。"),
    ("C", "看台账里计入这一格的案件。"),
    ("Y", "复制整张表。"),
    ("F3", "换一张表（Ctrl+PageDown、Ctrl+PageUp 也可以）。"),
    ("Ctrl+Z", "撤销，Ctrl+Y 恢复；粘贴、补0都算一步。"),
)


async def paste(app: App[int], session: Session, at: str, text: str) -> Done:
    """Put a pasted text in from a cell on, once its effect was read; one value alone goes in at once."""
    draft = session.draft
    if not is_block(text):
        entry = read_cell(at, text)
        if entry.value is None:
            return draft, entry.fault or "粘贴的内容里没有数字，没有改动。"
        return with_cells(draft, {at: entry.value}), f"已粘贴{printed(entry.value)}。"
    block = read_block(text, at)
    told = list(block_lines(block, draft))
    after = with_cells(draft, block.figures)
    if not block.figures or after is draft:
        await app.push_screen_wait(MessageDialog("粘贴", [*told, "没有要改的。" if block.figures else ""]))
        return draft, ""
    lines = [line(text, hang=2) for text in told] + _new_disputes(session, after)
    count = sum(1 for key, value in block.figures.items() if draft.figures.get(key) != value)
    items = [Item(_YES, f"填入这{count}格"), Item(_NO, "不填")]
    if await app.push_screen_wait(ChoiceDialog(f"粘贴到“{spoken(at)}”起", lines, items)) != _YES:
        return draft, "没有粘贴。"
    return after, f"已粘贴{count}格。不对的话，按Ctrl+Z一次全部撤销。"


async def fill_rest(app: App[int], session: Session, table: str) -> Done:
    """Fill what is blank in a table with 0, once it was read."""
    draft = session.draft
    rest = rest_of(table, draft)
    told = [line(text, hang=2) for text in rest_lines(rest, table)]
    if not rest.zeros:
        await app.push_screen_wait(MessageDialog("其余补0", told))
        return draft, ""
    after = with_cells(draft, dict.fromkeys(rest.zeros, 0))
    items = [Item(_YES, f"这{len(rest.zeros)}格确实都没有发生，填0"), Item(_NO, "不填")]
    lines = [*told, *_new_disputes(session, after)]
    if await app.push_screen_wait(ChoiceDialog("其余补0", lines, items)) != _YES:
        return draft, "没有补0。"
    return after, f"已补{len(rest.zeros)}格0。不对的话，按Ctrl+Z一次全部撤销。"


def best(verdict: Verdict, key: str) -> tuple[Finding, Fix] | None:
    """The contradiction that throws doubt on a cell, and the likeliest way out of it; None where there is none."""
    from engine.rules.repair import fixes

    for finding in conflicts(verdict.findings):
        if key in finding.cells or any(key == c.key for e in finding.explanations for c in e.changes):
            ways = fixes(finding, verdict.view)
            if ways and finding.explanations:
                return finding, ways[0]
    return None


def _new_disputes(session: Session, after: Draft) -> list[Line]:
    """Contradictions that a change would bring."""
    from engine.rules.check import check

    known = {(finding.rule, finding.message) for finding in conflicts(session.verdict.findings)}
    found = [f for f in conflicts(check(after).findings) if (f.rule, f.message) not in known]
    if not found:
        return []
    return [
        line((f"填入后会有新的矛盾{len(found)}处：", "bold $text-error")),
        *(line("- ", finding.message, hang=2) for finding in found[:3]),
    ]


async def explain(app: App[int], session: Session, key: str) -> None:
    """What a cell counts, in full, and what can be done in the table."""
    from engine.form.guidance import guidance

    lines: list[Line | str] = [labelled("口径", text) for text in meaning_of(key)]
    entry = guidance(key)
    if entry is not None:
        lines += [labelled("为何", entry.why), labelled("依据", entry.source)]
    last = session.at_hand.view.last(key)
    lines.append(labelled("去年", "没有去年的数" if last is None else f"{printed(last)}{unit(key)}"))
    lines += ["", line(("按键", "bold $text-primary")), *(labelled(left(k, 6), does) for k, does in _HELP)]
    lines += ["", line(("记号　", "$quiet"), LEGEND_EDIT)]
    await app.push_screen_wait(MessageDialog(title(key), lines))
