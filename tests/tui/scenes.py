"""Every screen of the application, and how one gets there: for the snapshots, and for the pictures of the documentation."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path

from textual import events

from engine.draft import Draft, new_draft
from engine.draft.dump import dumps
from engine.draft.file import DraftFile
from tests.tui.conftest import Seat, asking, weihai
from tests.tui.stage import (
    DRAFT,
    SCENES,
    Clock,
    broken,
    calm,
    half,
    keys,
    opened,
    scene,
    standing,
    with_last_year,
)
from tui import recents
from tui.widgets.prose import ProseArea
from tui.widgets.sheetview import SheetView

__all__ = ["SCENES"]

# -- the start page -------------------------------------------------------------------------------------------------------


def _recent(folder: Path) -> None:
    for name, organ, day in (("水务局.toml", "某县水务局", 3), ("清河镇.toml", "清河镇人民政府", 7)):
        path = folder / name
        DraftFile.create(path, new_draft(organ, "county", 2024)).close()
        recents.note(path, organ, 2024, Clock.now().replace(day=day))
    recents.note(folder / "没了.toml", "某街道办事处", 2024, Clock.now())


def _nothing(_seat: Seat) -> Awaitable[None]:
    return asyncio.sleep(0)


scene("start", None)(_nothing)
scene("start-recent", None, before=_recent)(_nothing)
keys("start-new", "n", draft=None)
keys("start-open", "o", draft=None)


def _full() -> Draft:
    """Table 三 without its zeros: its totals say that the rest is 0."""
    draft = weihai()
    figures = {key: value for key, value in draft.figures.items() if value or "applications" not in key}
    for row in ("carried_in", "carried_out"):
        figures[f"applications.{row}.total"] = 0
    return asking(draft._replace(figures=figures), "applications.review")


# -- the interview --------------------------------------------------------------------------------------------------------

RECEIVED = "applications.received"
scene("question-figures", standing(RECEIVED))(_nothing)
scene("question-choice", standing("profile.kind"))(_nothing)
scene("question-choices", standing("profile.powers"))(_nothing)
scene("question-words", standing("problems.problem_1"))(_nothing)
scene("question-paragraph", opened("overview.on_request.text"))(_nothing)
scene("question-zeros", _full)(_nothing)
scene("question-done")(_nothing)


@scene("question-typing", standing(RECEIVED))
async def _typing(seat: Seat) -> None:
    await seat.write("新收六十件，自然人58，企业3")
    await seat.look()


@scene("question-typing-full", opened(RECEIVED))
async def _typing_again(seat: Seat) -> None:
    await seat.write("新收六十二件，自然人58，企业2")
    await seat.look()


@scene("question-confirm", standing(RECEIVED))
async def _confirm(seat: Seat) -> None:
    await seat.say("新收六十件，自然人58，企业2，上年结转没有")


@scene("question-unclear", standing(RECEIVED))
async def _unclear(seat: Seat) -> None:
    await seat.say("自然人五十多件，企业2")


@scene("question-rest", standing(RECEIVED))
async def _rest(seat: Seat) -> None:
    await seat.say("自然人58，企业2")
    await seat.press("enter")


@scene("question-changed", standing("applications.outcomes"))
async def _again(seat: Seat) -> None:
    await seat.say("予以公开60，其余为0")
    await seat.press("enter")
    await seat.say("/跳 新收到多少件")
    await seat.say("新收66，全部是自然人")
    await seat.press("enter")


@scene("question-past")
async def _past(seat: Seat) -> None:
    await calm(seat)  # older answers come in a moment after the first frame
    await seat.press("ctrl+up", "ctrl+up")


@scene("commands", standing(RECEIVED))
async def _commands(seat: Seat) -> None:
    await seat.write("/d")


@scene("why", standing(RECEIVED))
async def _why(seat: Seat) -> None:
    await seat.say("/为何")


keys("help", "f1")
keys("help-keys", "f1", "tab")
keys("index", "f2")
keys("palette", "ctrl+p")


@scene("palette-search")
async def _search(seat: Seat) -> None:
    await seat.press("ctrl+p")
    await seat.write("xs")


# -- tables ---------------------------------------------------------------------------------------------------------------

keys("table-2", "f3", draft=opened("disclosure.licensing"))
keys("table-3", "f3", draft=opened(RECEIVED))
keys("table-3-wrong", "f3", draft=lambda: asking(broken(), "applications.denied.third_party_rights"))
keys("table-3-typing", "f3", "5", "9", draft=opened(RECEIVED))
keys("table-3-help", "f3", "f1", draft=opened(RECEIVED))
keys("table-3-zeros", "f3", "z", draft=half)
keys("table-4", "f3", draft=opened("disputes.review"))


@scene("table-3-paste", opened(RECEIVED))
async def _paste(seat: Seat) -> None:
    await seat.press("f3")
    seat.app.screen.query_one(SheetView).post_message(events.Paste("61\t0\tx\r\n/\t0\t0\r\n"))
    await seat.settle()


# -- findings, numbers, comparison ----------------------------------------------------------------------------------------

keys("findings", "f4", draft=broken)
keys("findings-keep", "f4", "k", draft=broken)
keys("numbers", "f7")
keys("growth", "f8")

# -- writing --------------------------------------------------------------------------------------------------------------


def _writing() -> Draft:
    return asking(with_last_year(), "overview.on_request.text")


keys("prose", "f10", draft=_writing)
keys("prose-facts", "f10", "f3", draft=_writing)
keys("prose-phrases", "f10", "f5", draft=_writing)


@scene("prose-findings", _writing)
async def _wrong_prose(seat: Seat) -> None:
    await seat.press("f10")
    await seat.write("新收政府信息公开申请66件。")
    await asyncio.sleep(0.6)
    await seat.press("f4")


@scene("prose-insert", _writing)
async def _insert(seat: Seat) -> None:
    await seat.press("f10")
    seat.app.screen.query_one(ProseArea).focus()
    await seat.rush("{")


# -- the whole draft ------------------------------------------------------------------------------------------------------

keys("overview", "f9", draft=lambda: broken().with_profile(deadline="2025年1月20日"))
keys("review", "f9", "t")
keys("preview", "f9", "p")
keys("preview-table", "f9", "p", "pagedown", "pagedown", "pagedown")


@scene("history")
async def _history(seat: Seat) -> None:
    await seat.say("/跳 行政处罚")
    await seat.say("95")
    await seat.press("enter")
    await seat.say("/历史")


@scene("history-step")
async def _step(seat: Seat) -> None:
    await _history(seat)
    await seat.press("enter")


# -- the report -----------------------------------------------------------------------------------------------------------

keys("export", "f6")
keys("export-refused", "f6", draft=broken)


def _report(folder: Path) -> None:
    (folder / "草稿.docx").write_bytes(b"")


scene("export-again", before=_report)(lambda seat: seat.press("f6", "enter"))


@scene("exported")
async def _exported(seat: Seat) -> None:
    await seat.press("f6", "enter")
    await seat.sees("已导出正式稿")
    await seat.press("t")
    await seat.sees("已另存纯文本")


# -- files ----------------------------------------------------------------------------------------------------------------


def _last(folder: Path) -> None:
    (folder / "去年.toml").write_bytes(dumps(weihai()))


@scene("last-year", lambda: new_draft("某某县人民政府", "county", 2025), before=_last)
async def _last_year(seat: Seat) -> None:
    await seat.say("/导入去年 去年.toml")
    await seat.sees("读到的内容对吗")


_HEAD = "编号,收到日期,申请人类型,办结日期,办理结果\n"
_ROWS = (
    "申1,2024-01-08,自然人,2024-01-17,予以公开\n"
    "申2,2024-02-08,自然人,2024-02-17,已妥处\n"
    "申3,2024-03-08,商业企业,2024-03-17,予以公开\n"
)


def _ledger(folder: Path) -> None:
    (folder / "台账.csv").write_text(_HEAD + _ROWS, encoding="utf-8")


def _without_table() -> Draft:
    draft = weihai()
    figures = {key: value for key, value in draft.figures.items() if not key.startswith("applications.")}
    return draft._replace(figures=figures, prose={}, last_year=type(draft.last_year)())


@scene("ledger-columns", _without_table, before=_ledger)
async def _columns(seat: Seat) -> None:
    await seat.say("/台账 台账.csv")
    await seat.sees("台账各栏的含义对吗")


@scene("ledger-result", _without_table, before=_ledger)
async def _tally(seat: Seat) -> None:
    await _columns(seat)
    await seat.press("1")
    await seat.sees("案件3行")


@scene("ledger-word", _without_table, before=_ledger)
async def _word(seat: Seat) -> None:
    await _tally(seat)
    await seat.press("down", "down", "enter")


# -- trouble --------------------------------------------------------------------------------------------------------------


def _torn(folder: Path) -> None:
    path = folder / DRAFT
    path.write_bytes(dumps(weihai()))
    DraftFile.open(path).close()
    path.write_bytes(b'schema = 1\nedition = "2021"\n[figures.disclosure]\npenalties = "x"\n')


scene("damaged", None, before=_torn, unopened=True)(_nothing)
scene("missing", None, unopened=True)(_nothing)


@scene("changed-outside", standing("disclosure.penalties"))
async def _changed(seat: Seat) -> None:
    path = seat.interview.session.path
    path.write_text(path.read_text("utf-8").replace("2024", "2023"), "utf-8")
    await seat.say("94")
    await seat.press("enter")
