"""From a finding to what is done about it: go to the question, or keep it with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.interview.deciding import SHORTEST_REASON, WHY
from engine.interview.filtering import sieve_of
from engine.interview.settling import settle
from engine.interview.splitting import splitting_question
from engine.interview.tied import prompt_of
from engine.rules.finding import Finding
from tui.author import signed
from tui.findings import described
from tui.screens.dialog import AskDialog, ChoiceDialog, MessageDialog
from tui.screens.findings import FindingsScreen
from tui.screens.saving import save
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from tui.session import Session

_MOST_WAYS = 9


async def show_findings(app: App[int], session: Session, about: str = "") -> bool:
    """Show the findings, all or those that `about` names in words; True when another question is in front now."""
    at, sieve = 0, sieve_of(about)
    while True:
        screen = FindingsScreen(session.verdict, at, sieve)
        chosen = await app.push_screen_wait(screen)
        sieve = screen.sieve
        if chosen is None:
            return False
        action, finding, at = chosen
        if action == "keep":
            await keep_with_reason(app, session, finding)
        elif action == "apply":
            await _apply(app, session, finding)
        elif action == "later":
            session.put_off(finding)
            await save(app, session)
        elif action == "ask":
            await _ask(app, session, finding)
        elif action in ("undo", "redo"):
            if session.undo() if action == "undo" else session.redo():
                await save(app, session)
        elif open_finding(session, finding):
            return True
        else:
            await app.push_screen_wait(
                MessageDialog("这一条没有对应的问题", ["请按F2在目录里找到相关的部分修改。"])
            )


def open_finding(session: Session, finding: Finding) -> bool:
    """Go to the question that can put it right."""
    from engine.interview.deciding import question_of

    question = question_of(finding)
    if question:
        session.open_question(question)
        return True
    return session.open_rule(finding)


async def _apply(app: App[int], session: Session, finding: Finding) -> None:
    """Put it right in its one way, or in the one that is chosen."""
    from engine.rules.repair import fixes

    ways = fixes(finding, session.verdict.view)
    if not ways:
        await app.push_screen_wait(MessageDialog("这一条没有现成的改法", ["请按回车到相关的问题里修改。"]))
        return
    which: str | None = "0"
    if len(ways) > 1:
        items = [Item(str(number), way.words) for number, way in enumerate(ways[:_MOST_WAYS])]
        which = await app.push_screen_wait(ChoiceDialog("改哪一处？", described(finding, most=0), items))
    if which is not None:
        session.apply(finding, ways[int(which)])
        await save(app, session)


async def _ask(app: App[int], session: Session, finding: Finding) -> None:
    """The one figure that tells the explanations apart."""
    split = splitting_question(finding.explanations)
    if split is None:
        await app.push_screen_wait(MessageDialog("这一条没有可以分清的数", ["请按回车到相关的问题里修改。"]))
        return
    prompt = prompt_of(finding, split)
    items = [Item(option.label, option.label) for option in prompt.options]
    said = await app.push_screen_wait(ChoiceDialog(split.title, [split.meaning, "", *prompt.echo], items))
    if said == split.options[-1].text:
        said = await app.push_screen_wait(
            AskDialog(split.title, ["正确的数是多少？"], placeholder="例如：36")
        )
    if said:
        session.change(signed(settle(finding, split, said, session.verdict).draft), "decision", finding.rule)
        await save(app, session)


async def keep_with_reason(app: App[int], session: Session, finding: Finding) -> None:
    """Keep a finding as it is, once a reason is given."""
    reason = await app.push_screen_wait(
        AskDialog(
            "核实无误，为什么保留？",
            [*described(finding, most=0), "", "理由会写进草稿，复核的人看得到。数字再变动时会重新提醒。"],
            placeholder="例如：已与法制科核对，按上级口径统计",
            fault=lambda text: "" if len(text) >= SHORTEST_REASON else WHY,
        )
    )
    if reason:
        session.keep(finding, reason)
        await save(app, session)
