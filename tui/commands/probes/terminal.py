"""What the terminal can do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from tui.commands import screen
from tui.commands.probes.finding import CARE, GOOD, Probe

_WAIT = 0.4
"""Seconds in which a terminal answers where its cursor is; over a slow line it may take longer."""

_SAMPLE = "“…—①"
"""Characters that a terminal draws in one cell or in two."""


def streams() -> Iterator[Probe]:
    """Whether there is a terminal at all."""
    names = [
        name
        for name, stream in (("输入", sys.stdin), ("输出", sys.stdout), ("错误输出", sys.stderr))
        if stream is None or not stream.isatty()
    ]
    if names:
        advice = "全屏界面要在终端里打开；没有终端可以用 nianbao open 草稿 --plain。"
        yield Probe(CARE, "终端", f"{'、'.join(names)}不是终端", advice)
    else:
        yield Probe(GOOD, "终端", "输入和输出都是终端")


def kind() -> Iterator[Probe]:
    """The type of the terminal."""
    name = os.environ.get("TERM", "")
    program = os.environ.get("TERM_PROGRAM", "")
    shown = (name or "未设置") + (f"（{program}）" if program else "")
    if os.name == "posix" and name in ("", "dumb", "unknown"):
        advice = "全屏界面打不开；请换一个终端，或用 nianbao open 草稿 --plain。"
        yield Probe(CARE, "终端类型", shown, advice)
    else:
        yield Probe(GOOD, "终端类型", shown)


def size() -> Iterator[Probe]:
    """Whether the window is large enough."""
    columns, rows = screen.size()
    if not columns or not rows:
        yield Probe(CARE, "窗口大小", "终端没有告诉大小", "如显示不全，请把窗口放大到80列24行以上。")
    elif columns < 80 or rows < 24:
        advice = "请把窗口放大到80列24行以上。"
        yield Probe(CARE, "窗口大小", f"{columns}列{rows}行", advice)
    else:
        yield Probe(GOOD, "窗口大小", f"{columns}列{rows}行")


def colours() -> Iterator[Probe]:
    """How many colours there are; none is a choice, not a fault."""
    if os.environ.get("NO_COLOR"):
        yield Probe(GOOD, "颜色", "已按 NO_COLOR 关闭；状态都有文字，不受影响")
    elif os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        yield Probe(GOOD, "颜色", "真彩色")
    elif "256" in os.environ.get("TERM", ""):
        yield Probe(GOOD, "颜色", "256色")
    else:
        yield Probe(GOOD, "颜色", "基本颜色；状态都有文字，不受影响")


def multiplexer() -> Iterator[Probe]:
    """Tmux and screen stand between the program and the terminal."""
    if os.environ.get("TMUX"):
        yield Probe(GOOD, "tmux", "在 tmux 里运行", "如中文显示成问号或下划线，请用 tmux -u 启动。")
    elif os.environ.get("STY"):
        yield Probe(
            CARE, "screen", "在 GNU screen 里运行", "如中文显示不正常，请用 screen -U，或改用 tmux -u。"
        )


def encoding() -> Iterator[Probe]:
    """Whether the locale can show Chinese; the program itself always writes UTF-8."""
    import locale

    set_to = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "未设置"
    name = locale.getencoding()
    if name.lower().replace("-", "") == "utf8":
        yield Probe(GOOD, "编码", f"{name}（区域设置 {set_to}）")
    else:
        advice = (
            "程序总是输出 UTF-8；如显示乱码，请把终端的编码改为 UTF-8，或运行前执行 export LANG=C.UTF-8。"
        )
        yield Probe(CARE, "编码", f"{name}（区域设置 {set_to}）", advice)


def ambiguous_width() -> Iterator[Probe]:
    """How wide the terminal draws quotation marks and ellipses; only where there is somebody to ask."""
    what = "引号、省略号的宽度"
    cells = _drawn(_SAMPLE)
    if cells is None:
        yield Probe(GOOD, what, "没有检查（终端没有回答光标位置）")
    elif cells == len(_SAMPLE):
        yield Probe(GOOD, what, "占一格")
    else:
        advice = "表格右边可能不齐；请在终端设置里把“ambiguous width（不明宽度字符）”改为窄（1格）。"
        yield Probe(CARE, what, f"{len(_SAMPLE)}个字符占{cells}格", advice)


def _drawn(text: str) -> int | None:
    """How many cells the terminal moves its cursor for a text; None where it does not say."""
    try:
        import select
        import termios
        import tty
    except ImportError:
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") in ("", "dumb"):
        return None
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    sys.stdout.flush()
    answer = b""
    try:
        tty.setcbreak(keyboard)
        os.write(sys.stdout.fileno(), b"\r" + text.encode() + b"\x1b[6n")
        while not answer.endswith(b"R") and select.select([keyboard], [], [], _WAIT)[0]:
            answer += os.read(keyboard, 32)
    finally:
        os.write(sys.stdout.fileno(), b"\r\x1b[K")
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
    return _column(answer)


def _column(answer: bytes) -> int | None:
    """The cells before the cursor, from `ESC [ row ; column R`."""
    _, _, place = answer.rpartition(b"\x1b[")
    row, semicolon, column = place.removesuffix(b"R").partition(b";")
    if not (semicolon and row.isdigit() and column.isdigit()):
        return None
    return int(column) - 1


def input_method() -> Iterator[Probe]:
    """What is known about typing Chinese here."""
    what = "中文输入法"
    advice = ""
    if os.environ.get("WT_SESSION"):
        advice = "Windows 终端里候选框可能盖住输入行，把窗口拉高一些就能看到。"
    elif os.environ.get("SSH_CONNECTION"):
        advice = "经堡垒机或远程连接打字有丢字时，可以粘贴整段文字，或改用 --plain。"
    yield Probe(GOOD, what, "程序已避开已知的丢字问题（不用 kitty 键盘协议）；换行用 Ctrl+J", advice)


_TAKEN = (
    ("TERM_PROGRAM", "vscode", "VS Code 的终端自己用 Ctrl+P、F1、F3"),
    ("VTE_VERSION", "", "这一类终端自己用 F1、F10（可以在它的设置里关掉）"),
    ("WT_SESSION", "", "Windows 终端自己用 Ctrl+V、F11"),
)
"""Terminals that keep some keys for themselves."""


def keys() -> Iterator[Probe]:
    """Which keys of the application the terminal keeps for itself, and what does the same."""
    typed = "每个按键都有打字的写法：打 / 列出全部命令，/查 同F4，/总览 同F9，/写 同F10，/帮助 同F1"
    for name, program, says in _TAKEN:
        if os.environ.get(name) and (not program or os.environ[name] == program):
            yield Probe(CARE, "按键", says, f"{typed}。也可以在 keys.toml 里换键（帮助里按Tab看写法）。")
            return
    yield Probe(GOOD, "按键", f"F1到F10；Ctrl+P查找全部命令、问题和格子（拼音首字母也行）。{typed}")


def browser() -> Iterator[Probe]:
    """Whether the application can be shown in a browser instead."""
    from importlib.util import find_spec

    what = "浏览器方式"
    if find_spec("textual_serve") is None:
        advice = "重新安装 nianbao 就有；不影响终端里使用。"
        yield Probe(CARE, what, "没有装 textual-serve，nianbao serve 用不了", advice)
        return
    shows = os.name == "nt" or sys.platform == "darwin"
    if shows or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        how = "运行 nianbao serve，浏览器会自己打开"
    else:
        how = "运行 nianbao serve --no-browser，把印出的网址抄到这台计算机的浏览器里"
    advice = "终端里打不了中文、字排不齐的，可以用这个办法；只在本机，不联网。"
    yield Probe(GOOD, what, how, advice)
