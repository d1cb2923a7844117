"""Keys by the id of what they do: the file, what is wrong with it, what the screen shows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.tui.conftest import Sit, at, weihai
from tui import keyfile, keys, settings
from tui.keyfile import read
from tui.keys import Shortcut, named

KNOWN = (
    Shortcut("interview.help", "f1", "帮助"),
    Shortcut("interview.findings", "f4", "看矛盾和提醒"),
    Shortcut("composer.newline", "ctrl+j,alt+enter", "在回答里另起一行"),
    Shortcut("numbers.link", "k,K", "关联到表格"),
    Shortcut("numbers.all", "a,A", "全部关联"),
)


@pytest.fixture(autouse=True)
def config(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("APPDATA", str(home / "config"))
    (home / "config" / "nianbao").mkdir(parents=True)
    return home / "config" / "nianbao" / "keys.toml"


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def test_every_binding_has_an_id_of_its_own_and_says_what_it_does() -> None:
    found = keys.shortcuts()
    assert len(found) > 60
    assert not [shortcut for shortcut in found if not shortcut.does]
    nameless = [
        (holder.__name__, binding.key)
        for holder in keys._holders()
        for binding in vars(holder).get("BINDINGS", ())
        if isinstance(binding, Binding) and not binding.id
    ]
    assert not nameless
    ids = Counter(
        binding.id
        for holder in set(keys._holders())
        for binding in vars(holder).get("BINDINGS", ())
        if isinstance(binding, Binding)
    )
    assert not [name for name, count in ids.items() if count > 1]


def test_keys_are_called_as_people_call_them() -> None:
    assert named("ctrl+s,f6") == "Ctrl+S、F6"
    assert named("k,K") == "K"
    assert named("escape") == "Esc"
    assert named("alt+up") == "Alt+上"


def test_a_file_gives_keys_in_both_ways_of_writing() -> None:
    found = read(
        b'"interview.help" = "F10"\n[composer]\nnewline = ["Ctrl+G", "alt+enter"]\n[numbers]\nlink = "g"\n',
        "keys.toml",
        KNOWN,
    )
    assert not found.warnings
    assert found.keys == {
        "interview.help": "f10",
        "composer.newline": "ctrl+g,alt+enter",
        "numbers.link": "g,G",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('# 注释\n"interview.halp" = "f10"', "第2行：没有“interview.halp”这个名称，是不是 interview.help？"),
        ('[interview]\nhelp = "f10"\nfindings = "f1o"', "第3行：不认识“f1o”这个键"),
        ('[interview]\nhelp = "q"', "第2行：Q 要用来打字"),
        ('[interview]\nhelp = "ctrl+i"', "终端分不清 Ctrl+I 和 Tab"),
        ("[interview]\nhelp = 3", "后面要写按键"),
        ('[interview]\nhelp = "f4"', "F4 已经是 interview.findings（看矛盾和提醒）的键"),
        ('[interview]\nhelp = "f9"\nfindings = "f9"', "第3行：F9 已经是 interview.help（帮助）的键"),
        ('[numbers]\nlink = "a"', "A 已经是 numbers.all"),
        ("[interview\nhelp = 1", "第1行写法不对，用原来的按键"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(text: str, told: str) -> None:
    found = read(text.encode(), "keys.toml", KNOWN)
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith("按键文件 keys.toml ")
    assert told in found.warnings[0]
    assert "\n" not in found.warnings[0]


def test_two_that_change_places_do_not_clash() -> None:
    found = read(b'[interview]\nhelp = "f4"\nfindings = "f1"', "keys.toml", KNOWN)
    assert not found.warnings
    assert found.keys == {"interview.help": "f4", "interview.findings": "f1"}


def test_a_file_in_another_encoding_is_refused_calmly() -> None:
    found = read('"interview.help" = "f10" # 帮助'.encode("gbk"), "keys.toml", KNOWN)
    assert not found.keys
    assert "UTF-8" in found.warnings[0]


async def test_the_keys_of_the_file_work_and_are_shown(sit: Sit, config: Path) -> None:
    assert keyfile.place() == config
    _write(config, '[interview]\nfindings = "ctrl+g"\n[composer]\nnewline = "ctrl+n"\n')
    async with sit(weihai(), size=(120, 30)) as seat:
        assert "Ctrl+G 矛盾" in seat.lines[-1]
        await seat.press("f4")
        assert seat.app.screen is seat.interview
        await seat.press("ctrl+g")
        assert seat.app.screen is not seat.interview
        await seat.press("escape")
        await seat.write("甲")
        await seat.press("ctrl+n")
        assert seat.composer.text == "甲\n"


async def test_a_faulty_file_is_told_and_the_program_runs(sit: Sit, config: Path) -> None:
    _write(config, "[[[")
    async with sit(at("disputes.review")) as seat:
        await seat.sees("写法不对，用原来的按键")
        await seat.press("f1")
        assert "怎样回答" in seat.screen


async def test_the_help_lists_the_keys_with_their_ids(sit: Sit, config: Path) -> None:
    _write(config, '[interview]\nfindings = "ctrl+g"\n')
    async with sit(weihai(), size=(110, 60)) as seat:
        await seat.press("f1", "tab")
        assert "interview.findings" in seat.screen
        assert "Ctrl+G（已改）" in seat.screen
        assert str(settings.folder())[:20] in seat.flat
        await seat.press("tab")
        assert "怎样回答" in seat.screen


async def test_hints_name_the_keys_as_they_are_set(sit: Sit, config: Path) -> None:
    _write(config, '"interview.findings" = "ctrl+g"\n"interview.export" = "f4"\n')
    wrong = weihai().with_figures({"applications.denied.third_party_rights.natural_person": 63})
    async with sit(wrong) as seat:
        await seat.sees("处，按Ctrl+G")
        assert "按Ctrl+G看有没有矛盾和漏项，按F4导出Word；按F2可以改" in seat.flat


def test_every_function_key_of_a_hint_is_one_of_the_interview() -> None:
    own = {shortcut.id: shortcut.keys.partition(",")[0] for shortcut in keys.shortcuts()}
    assert {key: named(own[name]) for key, name in keys._FUNCTION_KEYS.items()} == {
        key: key for key in keys._FUNCTION_KEYS
    }
