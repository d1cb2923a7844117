"""The lines around a table: how far it is, and what stands behind the current cell."""

from __future__ import annotations

from engine.form.keys import CELLS, title, unit
from engine.interview.cells import table_of
from engine.interview.celltold import meaning_of, state_of
from engine.prose.links import printed
from engine.rules.check import Verdict
from tui.findings import CONFLICT, WARNING, conflicts, mark
from tui.text import Line, line
from tui.widgets.celltext import CellText

_STATES = {"stated": "〔填报〕", "derived": "〔推算〕", "blank": "〔空〕", "disputed": CONFLICT}
_STYLES = {
    "stated": "$text-success",
    "derived": "$quiet",
    "blank": "$text-warning",
    "disputed": "$text-error",
}


def heading(table: str, verdict: Verdict, hidden: int, saved: str) -> Line:
    """Which table, how many blanks and contradictions, whether there is more below."""
    found = table_of(f"{table}.")
    view = verdict.view
    empty = sum(1 for key in CELLS if key.startswith(f"{table}.") and view.value(key) is None)
    disputes = len([f for f in conflicts(verdict.findings) if any(c.startswith(table) for c in f.cells)])
    pieces = [(f"{found.number}　{found.name}", "bold $text-primary")]
    pieces.append((f"　空{empty}格" if empty else "　已填全", "" if empty else "$text-success"))
    if disputes:
        pieces.append((f"　矛盾{disputes}处", "bold $text-error"))
    if hidden:
        pieces.append((f"　下面{hidden}行", "$quiet"))
    return line(*pieces, ("　" + saved, "$quiet"))


def about(key: str, verdict: Verdict, editing: CellText | None, fault: str, notice: str) -> list[Line]:
    """What is to be said about the current cell, the most needed first."""
    view = verdict.view
    lines = [line((notice, "bold $text-warning"), hang=2)] if notice else []
    last = view.last(key)
    before = f"　去年{printed(last)}{unit(key)}" if last is not None else ""
    lines.append(line((title(key), "bold"), (before, "$text-primary")))
    if editing is not None:
        lines.append(_typing(key, fault))
    state = state_of(key, view, conflicts(verdict.findings))
    lines.append(line((_STATES[state.kind], _STYLES[state.kind]), state.words, hang=8))
    if state.trouble:
        more = f"（另有{len(state.trouble) - 1}处）" if len(state.trouble) > 1 else ""
        way = f"{state.likely}按A采纳。" if state.likely else ""
        lines.append(line((CONFLICT, "$text-error"), way, state.trouble[0] + more, hang=8))
    lines += [
        line((WARNING, "$text-warning"), finding.message, hang=8)
        for finding in verdict.findings
        if mark(finding) == WARNING and not finding.kept and key in finding.cells
    ][:1]
    meanings = meaning_of(key)
    if meanings:
        lines.append(line(("口径　", "$quiet"), "".join(meanings), hang=6))
    return lines


def _typing(key: str, fault: str) -> Line:
    if fault:
        return line(("〔没有填入〕", "bold $text-error"), fault, hang=12)
    decimals = "，可以有小数" if unit(key) == "万元" else ""
    return line(("〔正在填〕", "$text-primary"), f"单位：{unit(key)}{decimals}；没有发生填0。", hang=10)
