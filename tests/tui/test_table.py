"""F3: the tables filled in as in a spreadsheet."""

from __future__ import annotations

import time

import pytest

from engine.draft import Draft, loads
from engine.interview.cells import matrix, table_of
from engine.prose.links import printed
from engine.rules.check import Verdict
from tests.tui.conftest import Sit, asking, at, weihai
from tests.tui.grids import FIRST, ROW, empty, open_table, press, rush, view
from tui.screens.table import TableScreen
from tui.session import Session

# -- moving -------------------------------------------------------------------------------------------------------------


async def test_arrows_ends_and_pages_move(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        view = await open_table(seat)
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
            await press(seat, *keys)
            assert view.chosen == key


@pytest.mark.parametrize("table", ["disclosure", "applications", "disputes"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_cell_is_reached_and_seen(sit: Sit, table: str, size: tuple[int, int]) -> None:
    rows = matrix(table_of(f"{table}."))
    async with sit(weihai(), size=size) as seat:
        view = await open_table(seat, rows[0][0])
        for keys in rows:
            for key in dict.fromkeys((keys[0], keys[-1])):
                assert view.chosen == key
                assert any(f">{printed(weihai().figures.get(key, 0))}" in line for line in seat.lines), key
                await rush(seat, *["tab"] * (len(keys) - 1 if key == keys[0] != keys[-1] else 1))


async def test_the_headings_and_the_label_of_the_row_stay(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await open_table(seat)
        await press(seat, "ctrl+end")
        assert "表三" in seat.lines[0]
        assert "自然" in "".join(seat.lines[1:4])
        assert "四、结转下年度继续办理" in seat.screen
        assert "表三“四、结转下年度继续办理”“总计”" in seat.screen


async def test_the_cursor_of_the_terminal_stands_in_the_cell(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        view = await open_table(seat)
        for keys in ((), ("down", "down", "right"), ("ctrl+end",), ("1", "2"), ("escape",), ("六",)):
            await press(seat, *keys)
            await seat.pilot.pause()
            x, y = seat.app.cursor_position
            line = seat.lines[y]
            assert "结转" in line or ">" in line
            assert x < 80
            assert view.region.contains(x, y)


# -- typing -------------------------------------------------------------------------------------------------------------


async def test_a_column_is_typed_with_enter_and_a_row_with_tab(sit: Sit) -> None:
    async with sit(empty()) as seat:
        view = await open_table(seat)
        await press(seat, *"60", "enter", "0", "enter", *"12")
        await press(seat, "tab", "3", "tab", "4", "enter")
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
    async with sit(empty()) as seat:
        await open_table(seat)
        await rush(seat, *"60", "enter", *"5", "tab", *"78", "backspace", "up")
        assert dict(seat.draft.figures) == {
            FIRST: 60,
            "applications.carried_in.natural_person": 5,
            "applications.carried_in.company": 7,
        }
        assert view(seat).chosen == "applications.received.company"


@pytest.mark.parametrize(
    ("typed", "value"), [("六十", 60), ("６０", 60), ("没有", 0), ("无", 0), ("1,234", 1234)]
)
async def test_what_an_input_method_gives(sit: Sit, typed: str, value: int) -> None:
    async with sit(empty()) as seat:
        await open_table(seat)
        await press(seat, *typed, "enter")
        assert dict(seat.draft.figures) == {FIRST: value}


async def test_what_is_no_number_is_said_and_stays(sit: Sit) -> None:
    async with sit(empty(), size=(80, 24)) as seat:
        view = await open_table(seat)
        await press(seat, *"3.5", "enter")
        assert "〔没有填入〕" in seat.screen
        assert "只填整数" in seat.screen
        assert view.editing is not None
        assert view.chosen == FIRST
        await press(seat, "backspace", "backspace", "enter")
        assert seat.draft.figures[FIRST] == 3
        await press(seat, "/", "enter")
        assert "不算0" in seat.screen
        await press(seat, "escape")
        assert len(seat.draft.figures) == 1


async def test_money_takes_decimals(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await open_table(seat, "disclosure.fees")
        await press(seat, *"786.5", "enter")
        assert printed(seat.draft.figures["disclosure.fees"]) == "786.5"


async def test_escape_first_leaves_the_cell_then_the_table(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await open_table(seat)
        await press(seat, "9", "escape")
        assert seat.draft.figures[FIRST] == 60
        assert isinstance(seat.app.screen, TableScreen)
        await press(seat, "escape")
        assert seat.app.screen is seat.interview


async def test_enter_edits_what_is_there_and_changes_nothing_by_itself(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        view = await open_table(seat, f"{ROW}.natural_person")
        await press(seat, "enter", "left", "delete", "5", "enter")
        assert seat.draft.figures[f"{ROW}.natural_person"] == 35
        await press(seat, "up", "enter", "enter")
        assert view.chosen == "applications.denied.internal_affairs.natural_person"
        blank = seat.draft
        await press(seat, "f2", "enter")
        assert seat.draft is blank


async def test_delete_makes_blank_and_a_derived_cell_shows_its_equation(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await open_table(seat, f"{ROW}.total")
        await press(seat, "delete")
        assert f"{ROW}.total" not in seat.draft.figures
        assert ">(36)" in seat.screen
        assert "〔推算〕36件，由此得出" in seat.flat
        await press(seat, "delete")
        assert "是推算的" in seat.screen
        await press(seat, *"36", "enter")
        assert seat.draft.figures[f"{ROW}.total"] == 36


async def test_a_table_opened_before_the_rules_ran_shows_what_they_find(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Session.judge

    def slow(draft: Draft) -> Verdict:
        time.sleep(1)
        return judge(draft)

    monkeypatch.setattr(Session, "judge", staticmethod(slow))
    wrong = weihai().with_figures({f"{ROW}.natural_person": 63})
    async with sit(asking(wrong, ROW), size=(80, 24)) as seat:
        await press(seat, "f3", "up", "7", "5")
        await seat.sees("矛盾2处")
        assert "63!" in seat.screen
        editing = view(seat).editing
        assert editing is not None
        assert editing.text == "75"


async def test_disputed_cells_say_so_without_colour(sit: Sit) -> None:
    async with sit(weihai(), size=(80, 24)) as seat:
        await open_table(seat, f"{ROW}.natural_person")
        await press(seat, *"63", "enter", "up")
        assert "63!" in seat.screen
        assert "〔冲突〕" in seat.screen
        assert "由63改为36" in seat.flat
        assert "矛盾2处" in seat.lines[0]
        await press(seat, "ctrl+home", "n")
        assert view(seat).chosen == f"{ROW}.natural_person"
        await press(seat, *"36", "enter")
        assert "矛盾" not in seat.lines[0]


async def test_the_likeliest_way_out_is_one_key(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await open_table(seat, f"{ROW}.natural_person")
        await press(seat, "a")
        assert "没有现成的改法" in seat.flat
        await press(seat, *"63", "enter", "up", "a")
        assert seat.draft.figures[f"{ROW}.natural_person"] == 36
        assert "已改" in seat.screen
        await press(seat, "ctrl+z")
        assert seat.draft.figures[f"{ROW}.natural_person"] == 63
        await press(seat, "f4")
        await seat.sees("颠倒")
        await press(seat, "escape")
        assert isinstance(seat.app.screen, TableScreen)


async def test_undo_and_redo_go_to_the_cell(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        view = await open_table(seat, "disputes.review.upheld")
        await press(seat, "7", "enter", "f3", "ctrl+z")
        assert seat.draft.figures["disputes.review.upheld"] == 6
        assert (view.table, view.chosen) == ("disputes", "disputes.review.upheld")
        await press(seat, "ctrl+y")
        assert seat.draft.figures["disputes.review.upheld"] == 7
        assert loads(seat.interview.session.path.read_bytes(), "x").figures["disputes.review.upheld"] == 7


async def test_the_question_reads_as_the_cell_does(sit: Sit) -> None:
    draft = asking(weihai(), "disclosure.licensing")
    async with sit(draft) as seat:
        await open_table(seat, "disclosure.licensing")
        await press(seat, *"5822", "enter", "up", "q")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.question == "disclosure.licensing"
        assert "5822" in seat.interview.session.editable


async def test_what_is_typed_for_the_interview_stays(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        await seat.write("新收六十件")
        await open_table(seat, "disputes.review.upheld")
        await press(seat, "1", "enter", "escape")
        await seat.look()
        assert seat.composer.text == "新收六十件"
        assert seat.interview.session.typing == ("applications.received", "新收六十件")


async def test_leaving_the_program_takes_the_cell_over(sit: Sit) -> None:
    async with sit(empty()) as seat:
        await open_table(seat)
        await press(seat, *"60", "ctrl+q")
        path = seat.interview.session.path
        for _ in range(50):
            if loads(path.read_bytes(), "x").figures:
                break
            await seat.pilot.pause(0.02)
        assert loads(path.read_bytes(), "x").figures[FIRST] == 60
