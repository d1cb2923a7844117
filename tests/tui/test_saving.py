"""Saving, trouble with saving, and everything typed kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from engine.draft import read
from engine.draft.changes import TYPING
from engine.draft.errors import SaveError
from engine.draft.file import DraftFile
from tests.tui.conftest import Seat, Sit, at, weihai
from tui.screens.interview import KEEP_AFTER
from tui.typed import with_typed

QUESTION = "disclosure.penalties"


def _fail(self: DraftFile, _draft: object = None, **_: object) -> None:
    raise SaveError(str(self.path), "磁盘已满，没有保存；请腾出空间后再存，或另存到别处")


async def test_a_full_disk_is_told_calmly_and_nothing_is_lost(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit(at(QUESTION)) as seat:
        with monkeypatch.context() as broken:
            broken.setattr(DraftFile, "save", _fail)
            await seat.say("94")
            assert "没有存上" in seat.screen
            assert "磁盘已满" in seat.flat
            assert "没有丢" in seat.screen
            await seat.press("3")
            assert seat.app.screen is seat.interview
            assert "没有存上" in seat.lines[0]
        await seat.press("enter")
        assert "已保存" in seat.lines[0]
        assert seat.draft.figures["disclosure.penalties"] == 94
        assert read(seat.interview.session.path).figures["disclosure.penalties"] == 94


async def test_saving_elsewhere(sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit(at(QUESTION)) as seat:
        with monkeypatch.context() as broken:
            broken.setattr(DraftFile, "save", _fail)
            await seat.say("94")
            await seat.press("2")
            seat.app.screen.focused.put(str(tmp_path / "别处.toml"))  # type: ignore[union-attr]
            await seat.press("enter")
        assert seat.app.screen is seat.interview
        assert "别处.toml" in seat.lines[0]
        assert (tmp_path / "别处.toml").exists()


async def _changed_outside(seat: Seat) -> Path:
    path = seat.interview.session.path
    path.write_text(path.read_text("utf-8").replace("2024", "2023"), "utf-8")
    await seat.say("94")
    return path


async def test_a_change_from_outside_is_compared(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        await _changed_outside(seat)
        assert "草稿文件被别的程序改过" in seat.screen
        await seat.press("1")
        assert "报告年度" in seat.screen
        assert "2023" in seat.screen
        await seat.press("enter")
        assert "草稿文件被别的程序改过" in seat.screen


async def test_a_change_from_outside_is_taken_over(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        await _changed_outside(seat)
        await seat.press("4")
        assert seat.app.screen is seat.interview
        assert seat.draft.year == 2023
        assert "2023年" in seat.lines[0]


async def test_a_change_from_outside_is_replaced(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        path = await _changed_outside(seat)
        await seat.press("3")
        assert seat.draft.year == 2024
        assert read(path).year == 2024


async def test_a_file_that_vanished_is_written_again(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        path = seat.interview.session.path
        path.unlink()
        await seat.say("94")
        assert "移走或删除" in seat.flat
        await seat.press("3")
        assert path.exists()


async def test_saving_by_hand(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        await seat.press("ctrl+s")
        assert "已保存。" in seat.screen
        assert "自动保存" in seat.screen


async def test_what_is_typed_but_not_sent_is_kept(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        path = seat.interview.session.path
        await seat.write("九十四件")
        await asyncio.sleep(KEEP_AFTER + 0.2)
        await seat.settle()
        assert read(path).extra[TYPING] == {"question": QUESTION, "text": "九十四件"}
        assert TYPING not in seat.draft.extra
    async with sit(path=path) as seat:
        assert seat.interview.session.prompt.question == QUESTION
        assert seat.composer.text == "九十四件"
        await seat.press("enter")
        assert TYPING not in read(path).extra


async def test_leaving_keeps_what_is_typed_and_says_where(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        path = seat.interview.session.path
        await seat.write("半句")
        await seat.press("ctrl+q")
        assert seat.app.return_value == 0
        assert f"已保存：{path}" in seat.app.farewell
        assert "nianbao open" in seat.app.farewell
    assert read(path).extra[TYPING] == {"question": QUESTION, "text": "半句"}


async def test_leaving_without_saving_is_possible_when_nothing_else_is(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit(at(QUESTION)) as seat:
        monkeypatch.setattr(DraftFile, "save", _fail)
        await seat.press("ctrl+q")
        assert "不保存，直接退出" in seat.screen
        await seat.press("9")
        assert seat.app.return_value == 0
        assert "没有保存" in seat.app.farewell


async def test_ctrl_c_leaves_when_pressed_twice(sit: Sit) -> None:
    async with sit(at(QUESTION)) as seat:
        await seat.press("ctrl+c")
        assert "再按一次Ctrl+C退出" in seat.screen
        assert seat.app.return_value is None
        await seat.press("ctrl+c")
        assert seat.app.return_value == 0


async def test_a_signal_saves_and_leaves(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.GRACE", 3600)
    async with sit(at(QUESTION)) as seat:
        path = seat.interview.session.path
        await seat.write("半句")
        seat.app.leave_at_once()
        assert read(path).extra[TYPING] == {"question": QUESTION, "text": "半句"}


async def test_a_text_for_another_question_is_not_put_into_this_one(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "甲.toml"
    draft = at(QUESTION)
    draft = draft._replace(extra={TYPING: {"question": "profile.organ", "text": "某局"}})
    DraftFile.create(path, draft).close()
    async with sit(path=path) as seat:
        assert seat.composer.text == ""
        await seat.press("up")
        assert seat.composer.text == "某局"


@pytest.mark.parametrize("kept", ["x", {"question": 1, "text": "x"}, {}, {"question": QUESTION}])
async def test_a_strange_note_of_typing_is_left_alone(sit: Sit, tmp_path: Path, kept: object) -> None:
    path = tmp_path / "甲.toml"
    DraftFile.create(path, at(QUESTION)._replace(extra={TYPING: kept})).close()
    async with sit(path=path) as seat:
        assert seat.composer.text == ""


async def test_what_was_left_in_the_editor_is_told_at_the_next_start(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "草稿.toml"
    typed = with_typed(weihai(), ("overview.supervision.text", "全年抽查网站12次。"))
    DraftFile.create(path, typed).close()
    async with sit(path=path) as seat:
        assert "上次改“监督保障”的文字还没有采用，说“/写监督保障”可以接着改。" in seat.flat
        await seat.press("f6")
        await seat.sees("注意：“监督保障”改过的文字还没有采用，不在报告里。")
        await seat.press("escape")
        await seat.say("/写 监督保障")
        assert "全年抽查网站12次。" in seat.screen
        await seat.press("escape", "f6")
        await seat.sees("导出到哪里")
        assert "还没有采用" not in seat.screen
