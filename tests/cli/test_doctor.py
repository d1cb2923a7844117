"""`nianbao doctor`."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from tui.commands.probes import terminal


def test_every_line_has_a_verdict(run: Run) -> None:
    done = run("doctor")
    assert (done.status, done.err) == (0, "")
    for line in done.out.splitlines():
        assert line.startswith(("可用　", "注意　", "不可用　", "　　　　")), line
    for what in (
        "终端",
        "编码",
        "公文字体",
        "LibreOffice",
        "版本",
        "自带文件",
        "当前文件夹",
        "中文输入法",
        "按键",
        "浏览器方式",
    ):
        assert f"　{what}：" in done.out


@pytest.mark.parametrize(
    "env", [{"TERM": "dumb"}, {"LANG": "C"}, {"PATH": "/nowhere"}, {"TMUX": "x"}, {"TERM_PROGRAM": "vscode"}]
)
def test_wherever_it_runs(run: Run, env: dict[str, str]) -> None:
    done = run("doctor", **env)
    assert done.status == 0
    assert "没能检查" not in done.out


@pytest.mark.parametrize(
    ("answer", "column"),
    [(b"\x1b[12;5R", 4), (b"abc\x1b[1;1R", 0), (b"", None), (b"\x1b[R", None), (b"\x1b[1;", None)],
)
def test_where_the_cursor_is(answer: bytes, column: int | None) -> None:
    assert terminal._column(answer) == column


def test_keys_that_the_terminal_keeps_have_another_way(run: Run) -> None:
    line = next(line for line in run("doctor", TERM_PROGRAM="vscode").out.splitlines() if "　按键：" in line)
    assert line.startswith("注意")
    assert "Ctrl+P" in line
    out = run("doctor", TERM_PROGRAM="", VTE_VERSION="", WT_SESSION="").out
    assert "拼音首字母" in out
    assert "nianbao serve" in out
