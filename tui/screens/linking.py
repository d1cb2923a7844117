"""From a number of the prose to what is done about it: link it, mark it as checked, go to its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.dialog import MessageDialog
from tui.screens.numbers import NumbersScreen
from tui.screens.saving import save

if TYPE_CHECKING:
    from textual.app import App

    from tui.session import Session

_CANNOT = "没有改动"


async def show_numbers(app: App[int], session: Session) -> bool:
    """Show the numbers of the prose; True when another question is in front now."""
    at = 0
    while True:
        view = session.verdict.view
        chosen = await app.push_screen_wait(NumbersScreen(view, at))
        if chosen is None:
            return False
        what, at = chosen
        if what == "open":
            from engine.rules.numbers import numbers

            if session.open_part(numbers(view)[at].fact.part):
                return True
            await app.push_screen_wait(
                MessageDialog("这一段没有对应的问题", ["请按F2在目录里找到相关的部分修改。"])
            )
            continue
        reply = session.carry_out(
            f"link {'全部' if what == 'all' else at + 1}" if what != "confirm" else f"confirm {at + 1}"
        )
        if any(note.tone != "saved" for note in reply.notes):
            await app.push_screen_wait(MessageDialog(_CANNOT, [note.text for note in reply.notes]))
        else:
            await save(app, session)
