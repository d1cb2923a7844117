"""Help, version and usage: in Chinese, within the terminal, with the right status."""

from __future__ import annotations

import re

import pytest

from engine import __version__
from engine.output.cells import width
from tests.cli.conftest import Run
from tui.commands.catalogue import COMMANDS, GENERAL
from tui.commands.manual import manual
from tui.commands.wide import padded, wrapped

NAMES = [command.name for command in COMMANDS]
ENGLISH = re.compile(r"\b(?:usage|error|options|arguments|show|invalid|expected|required|Traceback)\b")


def test_version(run: Run) -> None:
    done = run("--version")
    assert (done.status, done.out, done.err) == (0, f"nianbao {__version__}\n", "")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help(run: Run, name: str, flag: str) -> None:
    done = run(name, flag)
    assert done.status == 0
    assert done.err == ""
    assert done.out.startswith(f"用法：nianbao {name}")
    assert not ENGLISH.search(done.out)


def test_the_program_lists_its_commands(run: Run) -> None:
    done = run("--help")
    assert done.status == 0
    for name in NAMES:
        assert f"\n  {name} " in done.out
    assert run("help").out == done.out


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("command", [GENERAL, *COMMANDS], ids=lambda command: command.name or "nianbao")
def test_no_line_of_help_is_wider_than_the_terminal(
    command: object, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = manual(command)  # type: ignore[arg-type]
    examples = text.split("例如：\n")[-1] if "例如：\n" in text else ""
    for line in text.split("\n"):
        if columns >= 80 or not (line.startswith(("用法", "      ")) or line in examples):
            assert width(line) <= min(columns, 80), line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["opn"], "没有“opn”这个命令，是不是 open"),
        (["年报.toml"], "打开草稿请用 nianbao open 年报.toml"),
        (["--colour"], "没有 --colour 这个选项"),
        (["check"], "还要写明"),
        (["check", "--jsn", "a"], "没有 --jsn 这个选项，是不是 --json"),
        (["check", "--json=1", "a"], "后面不能写值"),
        (["new", "a", "b"], "多了“b”"),
        (["new", "a", "--year"], "--year 后面要写一个值"),
        (["new", "a", "--year", "--plain"], "--year 后面要写一个值"),
        (["export", "a", "-o", ""], "--output 后面要写一个值"),
        (["open", ""], "还要写明"),
        (["new", "a\nb\x1b[31m", "--no-pen"], "--no-open"),
    ],
)
def test_bad_usage_is_one_line_of_chinese(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert said in done.err
    assert done.err.count("\n") == 1
    assert "--help" in done.err
    assert not ENGLISH.search(done.err)
    assert "\x1b" not in done.err


def test_two_dashes_end_the_options(run: Run) -> None:
    assert "--odd.toml" in run("check", "--", "--odd.toml").err


def test_width_counts_a_hanzi_twice() -> None:
    assert width("年a，") == 5
    assert width(padded("年", 6)) == 6


def test_wrapping_keeps_words_whole_and_punctuation_off_the_start() -> None:
    lines = wrapped("打开草稿请用 nianbao open 草稿。没有终端，请加 --plain。", 20)
    assert "".join(lines).replace(" ", "") == "打开草稿请用nianbaoopen草稿。没有终端，请加--plain。"
    assert all(width(line) <= 20 for line in lines)
    assert not any(line.startswith(("。", "，")) for line in lines)
    assert any("nianbao" in line for line in lines)
    assert any("--plain" in line for line in lines)
