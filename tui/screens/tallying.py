"""A ledger taken in: which file, which columns, what it counts, which words mean what, and only then into the draft."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from engine.draft.errors import DraftTroubleError
from tui.screens.dialog import AskDialog, ChoiceDialog, MessageDialog
from tui.screens.saving import save, typed_path
from tui.screens.shown import READING
from tui.text import Line, line
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from engine.intake.ledger.model import Tally, Unsure
    from engine.interview.ledger import Opened
    from tui.session import Session

_NO_COLUMN, _OTHER = "none", "other"
_NOT_READ = "没有读入台账"
_MOST_CASES = 2000


async def take_ledger(app: App[int], session: Session, name: str, say: Callable[[str], None]) -> bool:
    """Ask for the file where none is named, and go on until it is in the draft; False when it is not.

    Args:
        app: the application.
        session: the open draft.
        name: the ledger; empty to ask for it.
        say: tells the drafter to wait.
    """
    name = name.strip("“”\"' ") or await _name(app)
    if not name:
        return False
    from engine.interview.ledger import counted, opened

    say(READING)
    try:
        found = await asyncio.to_thread(opened, typed_path(name), session.draft)
    except DraftTroubleError as error:
        await app.push_screen_wait(MessageDialog(_NOT_READ, [str(error)]))
        return False
    while True:
        sure = await _columns(app, found)
        if sure is None:
            return False
        found = sure
        try:
            done = await asyncio.to_thread(counted, found, session.draft.year)
        except DraftTroubleError as error:
            await app.push_screen_wait(MessageDialog(_NOT_READ, [str(error)]))
            continue
        outcome, found = await _settle(app, session, found, done)
        if outcome != "columns":
            return outcome == "take"


async def _name(app: App[int]) -> str:
    return (
        await app.push_screen_wait(
            AskDialog(
                "按台账填表三、表四",
                [
                    "写出依申请公开台账的位置，Excel、WPS表格和文本（.csv）都可以；也可以把文件拖到这个窗口里。",
                    "先给您看每一栏的含义和统计的结果，确认了才会填进草稿。",
                ],
                placeholder="例如：2024年依申请公开台账.xlsx",
                fault=lambda text: "" if text else "请写出文件的位置。",
            )
        )
        or ""
    )


async def _columns(app: App[int], found: Opened) -> Opened | None:
    """The ledger with its columns confirmed; None when the drafter went back."""
    from engine.interview.ledger import confirmed, with_column
    from tui.screens.columns import TAKE, ColumnsScreen, field_name

    at = ""
    while True:
        chosen = await app.push_screen_wait(ColumnsScreen(found, at))
        if chosen is None:
            return None
        if chosen == TAKE:
            return confirmed(found)
        at = chosen
        if not found.headers:
            await app.push_screen_wait(MessageDialog(_NOT_READ, [found.why]))
            return None
        items = [Item(str(n), f"{header.letter}列 {header.text}") for n, header in enumerate(found.headers)]
        from engine.intake.ledger.headers import REQUIRED

        if chosen not in REQUIRED:
            items.append(Item(_NO_COLUMN, "没有这一栏"))
        which = await app.push_screen_wait(ChoiceDialog(f"哪一栏是“{field_name(chosen)}”？", [], items))
        if which is not None:
            header = None if which == _NO_COLUMN else found.headers[int(which)]
            found = await asyncio.to_thread(with_column, found, chosen, header)
            at = "" if found.columns is not None else at


async def _settle(app: App[int], session: Session, found: Opened, done: Tally) -> tuple[str, Opened]:
    """Show the counts until they are taken over (`take`), the columns are wrong (`columns`), or nothing (empty).

    The ledger comes back with the words that were placed meanwhile.
    """
    from engine.interview.ledger import counted, placeable, taken, with_word
    from tui.screens.ledger import LedgerScreen

    at, today = "take", datetime.now().astimezone().date().isoformat()
    while True:
        brought = taken(session.draft, found, done, today, session.path.absolute().parent)
        chosen = await app.push_screen_wait(LedgerScreen(done, brought, at))
        if chosen is None or chosen == "columns":
            return chosen or "", found
        if chosen == "take":
            session.change(brought.draft, "ledger")
            await save(app, session)
            await _tell(app, found, done, brought.differences != ())
            return "take", found
        if not chosen.startswith("word:"):
            await _show_cases(app, found, done, chosen)
            continue
        at = chosen
        unsure = done.unsure[int(chosen.partition(":")[2])]
        if not placeable(unsure):
            from engine.interview.ledger import asked, in_ledger

            await app.push_screen_wait(MessageDialog(asked(unsure), [in_ledger(unsure)]))
            continue
        place = await _place(app, unsure)
        if place is not None:
            found = await asyncio.to_thread(with_word, found, unsure, place)
            before, done = done, await asyncio.to_thread(counted, found, session.draft.year)
            at = "word:0" if done.unsure and len(done.unsure) < len(before.unsure) else "take"
            if unsure in done.unsure:
                await app.push_screen_wait(
                    MessageDialog("这个词没有记住", ["它太长或太特别，请在台账里改成规范的写法，再读一次。"])
                )


async def _place(app: App[int], unsure: Unsure) -> str | None:
    """What a word means: one of the candidates, or any other row."""
    from engine.interview.ledger import all_places, asked, place_name, where

    about = [line(("在　", "$quiet"), where(unsure), hang=4)]
    places = unsure.candidates
    everything = all_places(unsure.field)
    while True:
        items = [Item(place, place_name(unsure.field, place)) for place in places]
        if len(places) < len(everything):
            items.append(Item(_OTHER, "都不是，从全部里选"))
        chosen = await app.push_screen_wait(ChoiceDialog(asked(unsure), about, items))
        if chosen != _OTHER:
            return chosen
        places = everything


async def _show_cases(app: App[int], found: Opened, done: Tally, key: str) -> None:
    from engine.form.keys import title
    from engine.intake.ledger.tally import cases_of

    listed = done.cases.get(key)
    if listed is None and found.columns is not None and (done.figures.get(key) or done.at_least.get(key)):
        listed = await asyncio.to_thread(cases_of, found.ledger, found.columns, done.year, key)
    await app.push_screen_wait(MessageDialog(title(key), case_lines(listed or ())))


def case_lines(cases: tuple[str, ...], note: str = "") -> list[Line | str]:
    """The numbers of cases as lines to read."""
    lines: list[Line | str] = [line((note, "$text-warning"))] if note else []
    if not cases:
        return [*lines, "台账里没有计入这一格的案件。"]
    lines += [line((f"共{len(cases)}件", "bold")), "、".join(cases[:_MOST_CASES])]
    return [*lines, "……"] if len(cases) > _MOST_CASES else lines


async def _tell(app: App[int], found: Opened, done: Tally, clash: bool) -> None:
    """What should be known after the ledger went in: what is still open, and whether the answers were kept."""
    from engine.interview.ledger import remember

    fault = await asyncio.to_thread(remember, found)
    lines: list[Line | str] = []
    if clash:
        lines.append("有的格子草稿和台账不一致，草稿没有改动；请按F4逐条核对。")
    if not done.settled:
        lines.append("没分清和要改正的行涉及的格子先空着；改好台账后再说“/台账 文件”。")
    if fault:
        lines.append(f"栏目和用词没有记在台账旁边，下次要再确认一次：{fault}")
    if lines:
        await app.push_screen_wait(MessageDialog("已填入草稿", lines))


async def show_cases(app: App[int], session: Session, key: str) -> None:
    """The cases behind a cell of the draft, out of the ledger that it was filled from."""
    from engine.form.keys import title
    from engine.interview.ledger import cases

    try:
        listed = await asyncio.to_thread(cases, session.draft, key, session.path.absolute().parent)
    except DraftTroubleError as error:
        await app.push_screen_wait(MessageDialog(title(key), [str(error)]))
        return
    await app.push_screen_wait(MessageDialog(title(key), case_lines(listed.cases, listed.note)))
