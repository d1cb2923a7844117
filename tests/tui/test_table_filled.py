"""F3: blocks pasted into the tables, the rest filled with zeros, the mouse, copying."""

from __future__ import annotations

from textual import events

from engine.draft import new_draft
from engine.form import FORM
from tests.tui.conftest import Seat, Sit, weihai
from tests.tui.grids import FIRST, empty, open_table, press, view
from tui.screens.table import TableScreen

# -- pasting ------------------------------------------------------------------------------------------------------------


async def _paste(seat: Seat, text: str) -> None:
    view(seat).post_message(events.Paste(text))
    await seat.settle()


async def test_a_block_is_shown_and_then_pasted_as_one_step(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await open_table(seat)
        await _paste(seat, "61\t0\tx\r\n/\t0\t0\r\n")
        assert "改动1格" in seat.flat
        assert "第1行第3列" in seat.flat
        assert "新的矛盾" in seat.flat
        await press(seat, "escape")
        assert seat.draft.figures[FIRST] == 60
        await _paste(seat, "61\t1\r\n0\t2\r\n")
        await press(seat, "enter")
        assert [
            seat.draft.figures[f"applications.carried_in.{c}"] for c in ("natural_person", "company")
        ] == [0, 2]
        assert "已粘贴3格" in seat.screen
        await press(seat, "ctrl+z")
        assert seat.draft.figures[FIRST] == 60
        assert seat.draft.figures["applications.carried_in.company"] == 0


async def test_a_block_with_labels(sit: Sit) -> None:
    rows = ["\t".join([row.label, *"1000001"]) for row in FORM.applications.rows[:3]]
    async with sit(empty()) as seat:
        await open_table(seat, "applications.handled.total")
        await _paste(
            seat, "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n" + "\n".join(rows)
        )
        assert "按行列标题对应" in seat.flat
        await press(seat, "1")
        assert seat.draft.figures["applications.granted.total"] == 1
        assert len(seat.draft.figures) == 21


async def test_one_value_goes_in_at_once_and_into_the_cell_being_edited(sit: Sit) -> None:
    async with sit(empty()) as seat:
        await open_table(seat)
        await _paste(seat, "1,234\r\n")
        assert seat.draft.figures[FIRST] == 1234
        await press(seat, "5")
        await _paste(seat, "67\n")
        await press(seat, "enter")
        assert seat.draft.figures[FIRST] == 567
        await _paste(seat, "申请表")
        assert "不是一个数" in seat.screen


# -- the rest is 0 ------------------------------------------------------------------------------------------------------


async def test_the_rest_is_filled_with_zeros_after_a_confirmation(sit: Sit) -> None:
    async with sit(empty(), size=(80, 24)) as seat:
        await open_table(seat, "disputes.review.upheld")
        await press(seat, "6", "tab", "9", "enter", "z")
        assert "还空着的10格填0" in seat.screen
        assert "行政复议（2格）" in seat.flat
        await press(seat, "escape")
        assert len(seat.draft.figures) == 2
        await press(seat, "z", "1")
        assert "已补10格0" in seat.screen
        assert "(15)" in seat.screen
        assert "disputes.review.total" not in seat.draft.figures
        await press(seat, "ctrl+z")
        assert len(seat.draft.figures) == 2


async def test_what_cannot_be_zero_is_said(sit: Sit) -> None:
    async with sit(empty().with_figures({"disputes.review.total": 3})) as seat:
        await open_table(seat, "disputes.review.total")
        await press(seat, "z")
        assert "这4格不填" in seat.flat
        await press(seat, "1")
        assert len(seat.draft.figures) == 9


# -- the rest -----------------------------------------------------------------------------------------------------------


async def test_clicks_and_the_wheel(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        view = await open_table(seat)
        y = next(n for n, line in enumerate(seat.lines) if "予以公开" in line)
        await seat.pilot.click(offset=(77, y))
        await seat.settle()
        assert view.chosen == "applications.granted.total"
        assert view.editing is None
        await seat.pilot.click(offset=(77, y), times=2)
        await seat.settle()
        assert view.editing is not None
        await press(seat, "escape")
        view._scroll(events.MouseScrollDown(view, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False), 30)
        await seat.settle()
        assert "四、结转下年度继续办理" in seat.screen
        assert view.chosen == "applications.granted.total"


async def test_copying_and_the_meaning(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await open_table(seat)
        await press(seat, "y")
        assert "已复制" in seat.screen
        assert "4.保护第三方合法权益\t36\t0" in seat.app.clipboard
        await press(seat, "f1")
        assert "口径" in seat.screen
        assert "依据" in seat.screen
        await press(seat, "escape", "f3")
        assert "表四" in seat.lines[0]


async def test_a_draft_without_anything(sit: Sit) -> None:
    async with sit(new_draft(), size=(80, 24)) as seat:
        await open_table(seat)
        assert "空175格" in seat.lines[0]
        await press(seat, "5", "enter", "z", "escape", "n", "delete", "y", "q")
        assert seat.draft.figures[FIRST] == 5


async def test_rules_that_have_run_before_the_table_is_shown(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        sheet = await open_table(seat)
        shown, sheet.table = sheet.table, ""  # as it is between F3 and the first picture of the table
        screen = seat.app.screen
        assert isinstance(screen, TableScreen)
        screen.judged()
        screen.show(shown)
        screen.judged()
        assert sheet.table == shown
