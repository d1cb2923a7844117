"""F3: the tables filled in as in a spreadsheet."""

from __future__ import annotations

import pytest
from textual import events

from engine.draft import Draft, loads, new_draft
from engine.form import FORM
from engine.interview.cells import matrix, table_of
from engine.prose.links import printed
from tests.tui.conftest import Seat, Sit, asking, at, weihai
from tui.screens.table import TableScreen
from tui.widgets.sheetview import SheetView

ROW = "applications.denied.third_party_rights"
FIRST = "applications.received.natural_person"


def _view(seat: Seat) -> SheetView:
    assert isinstance(seat.app.screen, TableScreen)
    return seat.app.screen.view


def _draft() -> Draft:
    """A draft with empty tables, at a question that is not about them."""
    draft = at("profile.powers")
    assert not draft.figures
    return draft


async def _press(seat: Seat, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        character = key if len(key) == 1 else None
        assert seat.app._driver is not None
        seat.app._driver.send_message(events.Key(key, character))
        await seat.settle()


async def _rush(seat: Seat, *keys: str) -> None:
    """Press keys that arrive in one packet."""
    for key in keys:
        assert seat.app._driver is not None
        seat.app._driver.send_message(events.Key(key, key if len(key) == 1 else None))
    await seat.settle()


async def _open(seat: Seat, key: str = FIRST) -> SheetView:
    await _press(seat, "f3")
    for _ in range(50):
        if isinstance(seat.app.screen, TableScreen):
            break
        await seat.pilot.pause(0.01)
    screen = seat.app.screen
    assert isinstance(screen, TableScreen)
    await seat.settle()
    screen.show(key.partition(".")[0], key)
    await seat.settle()
    return screen.view


# -- moving -------------------------------------------------------------------------------------------------------------


async def test_arrows_ends_and_pages_move(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        view = await _open(seat)
        for keys, key in (
            (("down", "right"), "applications.carried_in.company"),
            (("end",), "applications.carried_in.total"),
            (("right",), "applications.carried_in.total"),
            (("home", "left"), "applications.carried_in.natural_person"),
            (("ctrl+end",), "applications.carried_out.total"),
            (("down",), "applications.carried_out.total"),
            (("pageup", "pageup", "pageup"), "applications.received.total"),
            (("ctrl+home",), FIRST),
            (("tab", "tab"), "applications.received.research"),
            (("shift+tab",), "applications.received.company"),
            (("end", "tab"), "applications.carried_in.natural_person"),
        ):
            await _press(seat, *keys)
            assert view.chosen == key


@pytest.mark.parametrize("table", ["disclosure", "applications", "disputes"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_cell_is_reached_and_seen(sit: Sit, table: str, size: tuple[int, int]) -> None:
    rows = matrix(table_of(f"{table}."))
    async with sit(weihai(), size=size) as seat:
        view = await _open(seat, rows[0][0])
        for keys in rows:
            for key in dict.fromkeys((keys[0], keys[-1])):
                assert view.chosen == key
                assert any(f">{printed(weihai().figures.get(key, 0))}" in line for line in seat.lines), key
                await _rush(seat, *["tab"] * (len(keys) - 1 if key == keys[0] != keys[-1] else 1))


async def test_the_headings_and_the_label_of_the_row_stay(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await _open(seat)
        await _press(seat, "ctrl+end")
        assert "表三" in seat.lines[0]
        assert "自然" in "".join(seat.lines[1:4])
        assert "四、结转下年度继续办理" in seat.screen
        assert "表三“四、结转下年度继续办理”“总计”" in seat.screen


async def test_the_cursor_of_the_terminal_stands_in_the_cell(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        view = await _open(seat)
        for keys in ((), ("down", "down", "right"), ("ctrl+end",), ("1", "2"), ("escape",), ("六",)):
            await _press(seat, *keys)
            await seat.pilot.pause()
            x, y = seat.app.cursor_position
            line = seat.lines[y]
            assert "结转" in line or ">" in line
            assert x < 80
            assert view.region.contains(x, y)


# -- typing -------------------------------------------------------------------------------------------------------------


async def test_a_column_is_typed_with_enter_and_a_row_with_tab(sit: Sit) -> None:
    async with sit(_draft()) as seat:
        view = await _open(seat)
        await _press(seat, *"60", "enter", "0", "enter", *"12")
        await _press(seat, "tab", "3", "tab", "4", "enter")
        assert view.chosen == "applications.partial.natural_person"
        figures = seat.draft.figures
        assert [figures[key] for key in (FIRST, "applications.carried_in.natural_person")] == [60, 0]
        assert [figures[f"applications.granted.{c}"] for c in ("natural_person", "company", "research")] == [
            12,
            3,
            4,
        ]
        assert loads(seat.interview.session.path.read_bytes(), "x").figures == figures


async def test_keys_in_one_packet_are_taken_in_their_order(sit: Sit) -> None:
    async with sit(_draft()) as seat:
        await _open(seat)
        await _rush(seat, *"60", "enter", *"5", "tab", *"78", "backspace", "up")
        assert dict(seat.draft.figures) == {
            FIRST: 60,
            "applications.carried_in.natural_person": 5,
            "applications.carried_in.company": 7,
        }
        assert _view(seat).chosen == "applications.received.company"


@pytest.mark.parametrize(
    ("typed", "value"), [("六十", 60), ("６０", 60), ("没有", 0), ("无", 0), ("1,234", 1234)]
)
async def test_what_an_input_method_gives(sit: Sit, typed: str, value: int) -> None:
    async with sit(_draft()) as seat:
        await _open(seat)
        await _press(seat, *typed, "enter")
        assert dict(seat.draft.figures) == {FIRST: value}


async def test_what_is_no_number_is_said_and_stays(sit: Sit) -> None:
    async with sit(_draft(), size=(80, 24)) as seat:
        view = await _open(seat)
        await _press(seat, *"3.5", "enter")
        assert "〔没有填入〕" in seat.screen
        assert "只填整数" in seat.screen
        assert view.editing is not None
        assert view.chosen == FIRST
        await _press(seat, "backspace", "backspace", "enter")
        assert seat.draft.figures[FIRST] == 3
        await _press(seat, "/", "enter")
        assert "不算0" in seat.screen
        await _press(seat, "escape")
        assert len(seat.draft.figures) == 1


async def test_money_takes_decimals(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await _open(seat, "disclosure.fees")
        await _press(seat, *"786.5", "enter")
        assert printed(seat.draft.figures["disclosure.fees"]) == "786.5"


async def test_escape_first_leaves_the_cell_then_the_table(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await _open(seat)
        await _press(seat, "9", "escape")
        assert seat.draft.figures[FIRST] == 60
        assert isinstance(seat.app.screen, TableScreen)
        await _press(seat, "escape")
        assert seat.app.screen is seat.interview


async def test_enter_edits_what_is_there_and_changes_nothing_by_itself(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        view = await _open(seat, f"{ROW}.natural_person")
        await _press(seat, "enter", "left", "delete", "5", "enter")
        assert seat.draft.figures[f"{ROW}.natural_person"] == 35
        await _press(seat, "up", "enter", "enter")
        assert view.chosen == "applications.denied.internal_affairs.natural_person"
        blank = seat.draft
        await _press(seat, "f2", "enter")
        assert seat.draft is blank


async def test_delete_makes_blank_and_a_derived_cell_shows_its_equation(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await _open(seat, f"{ROW}.total")
        await _press(seat, "delete")
        assert f"{ROW}.total" not in seat.draft.figures
        assert ">(36)" in seat.screen
        assert "〔推算〕36件，由此得出" in seat.flat
        await _press(seat, "delete")
        assert "是推算的" in seat.screen
        await _press(seat, *"36", "enter")
        assert seat.draft.figures[f"{ROW}.total"] == 36


async def test_disputed_cells_say_so_without_colour(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await _open(seat, f"{ROW}.natural_person")
        await _press(seat, *"63", "enter", "up")
        assert "63!" in seat.screen
        assert "〔冲突〕" in seat.screen
        assert "由63改为36" in seat.flat
        assert "矛盾2处" in seat.lines[0]
        await _press(seat, "ctrl+home", "n")
        assert _view(seat).chosen == f"{ROW}.natural_person"
        await _press(seat, *"36", "enter")
        assert "矛盾" not in seat.lines[0]


async def test_the_likeliest_way_out_is_one_key(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await _open(seat, f"{ROW}.natural_person")
        await _press(seat, "a")
        assert "没有现成的改法" in seat.flat
        await _press(seat, *"63", "enter", "up", "a")
        assert seat.draft.figures[f"{ROW}.natural_person"] == 36
        assert "已改" in seat.screen
        await _press(seat, "ctrl+z")
        assert seat.draft.figures[f"{ROW}.natural_person"] == 63
        await _press(seat, "f4")
        await seat.sees("颠倒")
        await _press(seat, "escape")
        assert isinstance(seat.app.screen, TableScreen)


async def test_undo_and_redo_go_to_the_cell(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        view = await _open(seat, "disputes.review.upheld")
        await _press(seat, "7", "enter", "f3", "ctrl+z")
        assert seat.draft.figures["disputes.review.upheld"] == 6
        assert (view.table, view.chosen) == ("disputes", "disputes.review.upheld")
        await _press(seat, "ctrl+y")
        assert seat.draft.figures["disputes.review.upheld"] == 7
        assert loads(seat.interview.session.path.read_bytes(), "x").figures["disputes.review.upheld"] == 7


async def test_the_question_reads_as_the_cell_does(sit: Sit) -> None:
    draft = asking(weihai(), "disclosure.licensing")
    async with sit(draft) as seat:
        await _open(seat, "disclosure.licensing")
        await _press(seat, *"5822", "enter", "up", "q")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.question == "disclosure.licensing"
        assert "5822" in seat.interview.session.editable


async def test_what_is_typed_for_the_interview_stays(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.write("新收六十件")
        await _open(seat, "disputes.review.upheld")
        await _press(seat, "1", "enter", "escape")
        await seat.look()
        assert seat.composer.text == "新收六十件"
        assert seat.interview.session.typing == ("applications.received", "新收六十件")


async def test_leaving_the_program_takes_the_cell_over(sit: Sit) -> None:
    async with sit(_draft()) as seat:
        await _open(seat)
        await _press(seat, *"60", "ctrl+q")
        path = seat.interview.session.path
        for _ in range(50):
            if loads(path.read_bytes(), "x").figures:
                break
            await seat.pilot.pause(0.02)
        assert loads(path.read_bytes(), "x").figures[FIRST] == 60


# -- pasting ------------------------------------------------------------------------------------------------------------


async def _paste(seat: Seat, text: str) -> None:
    _view(seat).post_message(events.Paste(text))
    await seat.settle()


async def test_a_block_is_shown_and_then_pasted_as_one_step(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await _open(seat)
        await _paste(seat, "61\t0\tx\r\n/\t0\t0\r\n")
        assert "改动1格" in seat.flat
        assert "第1行第3列" in seat.flat
        assert "新的矛盾" in seat.flat
        await _press(seat, "escape")
        assert seat.draft.figures[FIRST] == 60
        await _paste(seat, "61\t1\r\n0\t2\r\n")
        await _press(seat, "enter")
        assert [
            seat.draft.figures[f"applications.carried_in.{c}"] for c in ("natural_person", "company")
        ] == [0, 2]
        assert "已粘贴3格" in seat.screen
        await _press(seat, "ctrl+z")
        assert seat.draft.figures[FIRST] == 60
        assert seat.draft.figures["applications.carried_in.company"] == 0


async def test_a_block_with_labels(sit: Sit) -> None:
    rows = ["\t".join([row.label, *"1000001"]) for row in FORM.applications.rows[:3]]
    async with sit(_draft()) as seat:
        await _open(seat, "applications.handled.total")
        await _paste(
            seat, "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n" + "\n".join(rows)
        )
        assert "按行列标题对应" in seat.flat
        await _press(seat, "1")
        assert seat.draft.figures["applications.granted.total"] == 1
        assert len(seat.draft.figures) == 21


async def test_one_value_goes_in_at_once_and_into_the_cell_being_edited(sit: Sit) -> None:
    async with sit(_draft()) as seat:
        await _open(seat)
        await _paste(seat, "1,234\r\n")
        assert seat.draft.figures[FIRST] == 1234
        await _press(seat, "5")
        await _paste(seat, "67\n")
        await _press(seat, "enter")
        assert seat.draft.figures[FIRST] == 567
        await _paste(seat, "申请表")
        assert "不是一个数" in seat.screen


# -- the rest is 0 ------------------------------------------------------------------------------------------------------


async def test_the_rest_is_filled_with_zeros_after_a_confirmation(sit: Sit) -> None:
    async with sit(_draft(), size=(80, 24)) as seat:
        await _open(seat, "disputes.review.upheld")
        await _press(seat, "6", "tab", "9", "enter", "z")
        assert "还空着的10格填0" in seat.screen
        assert "行政复议（2格）" in seat.flat
        await _press(seat, "escape")
        assert len(seat.draft.figures) == 2
        await _press(seat, "z", "1")
        assert "已补10格0" in seat.screen
        assert "(15)" in seat.screen
        assert "disputes.review.total" not in seat.draft.figures
        await _press(seat, "ctrl+z")
        assert len(seat.draft.figures) == 2


async def test_what_cannot_be_zero_is_said(sit: Sit) -> None:
    async with sit(_draft().with_figures({"disputes.review.total": 3})) as seat:
        await _open(seat, "disputes.review.total")
        await _press(seat, "z")
        assert "这4格不填" in seat.flat
        await _press(seat, "1")
        assert len(seat.draft.figures) == 9


# -- the rest -----------------------------------------------------------------------------------------------------------


async def test_clicks_and_the_wheel(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        view = await _open(seat)
        y = next(n for n, line in enumerate(seat.lines) if "予以公开" in line)
        await seat.pilot.click(offset=(77, y))
        await seat.settle()
        assert view.chosen == "applications.granted.total"
        assert view.editing is None
        await seat.pilot.click(offset=(77, y), times=2)
        await seat.settle()
        assert view.editing is not None
        await _press(seat, "escape")
        view._scroll(events.MouseScrollDown(view, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False), 30)
        await seat.settle()
        assert "四、结转下年度继续办理" in seat.screen
        assert view.chosen == "applications.granted.total"


async def test_copying_and_the_meaning(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await _open(seat)
        await _press(seat, "y")
        assert "已复制" in seat.screen
        assert "4.保护第三方合法权益\t36\t0" in seat.app.clipboard
        await _press(seat, "f1")
        assert "口径" in seat.screen
        assert "依据" in seat.screen
        await _press(seat, "escape", "f3")
        assert "表四" in seat.lines[0]


async def test_a_draft_without_anything(sit: Sit) -> None:
    async with sit(new_draft(), size=(80, 24)) as seat:
        await _open(seat)
        assert "空175格" in seat.lines[0]
        await _press(seat, "5", "enter", "z", "escape", "n", "delete", "y", "q")
        assert seat.draft.figures[FIRST] == 5
