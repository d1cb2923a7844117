"""From a finding to what is done about it: go to the question, or keep it with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.rules.finding import Finding
from tui.findings import described, places
from tui.screens.dialog import AskDialog, MessageDialog
from tui.screens.findings import FindingsScreen
from tui.screens.saving import save

if TYPE_CHECKING:
    from textual.app import App

    from tui.session import Session

_SHORTEST = 4


async def show_findings(app: App[int], session: Session) -> bool:
    """Show all findings; True when another question is in front now."""
    while True:
        chosen = await app.push_screen_wait(
            FindingsScreen(session.verdict.findings, session.verdict.view.text)
        )
        if chosen is None:
            return False
        action, finding = chosen
        if action == "keep":
            await _keep(app, session, finding)
        elif open_finding(session, finding):
            return True
        else:
            await app.push_screen_wait(
                MessageDialog("这一条没有对应的问题", ["请按F2在目录里找到相关的部分修改。"])
            )


def open_finding(session: Session, finding: Finding) -> bool:
    """Go to the question that can put it right."""
    for kind, place in places(finding):
        if session.open_part(place) if kind == "part" else session.open_cell(place):
            return True
    return session.open_rule(finding)


async def _keep(app: App[int], session: Session, finding: Finding) -> None:
    reason = await app.push_screen_wait(
        AskDialog(
            "核实无误，为什么保留？",
            [*described(finding, most=0), "", "理由会写进草稿，复核的人看得到。数字再变动时会重新提醒。"],
            placeholder="例如：已与法制科核对，按上级口径统计",
            fault=lambda text: "" if len(text) >= _SHORTEST else "请写清楚理由。",
        )
    )
    if reason:
        session.decide(finding, reason)
        await save(app, session)
