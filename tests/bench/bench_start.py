"""How fast the program starts, as ratios: printed, never asserted.

    .venv/bin/python tests/bench/bench_start.py [rounds]

First frame: from the start of the process in a pseudo-terminal until a character typed by a person is on the screen,
for the smallest Textual application with a text field, and for ours with a draft resumed; runs are interleaved, so
that both meet the same machine. With 1,500 turns: the same against a draft without any; and from a key, and from
Enter behind an answer, until what comes of it is on the screen. Command line: `--version` against a script that does
nothing, `check` against `python -c pass`. Memory: resident size once the screen has settled.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(os.environ.get("NIANBAO_ROOT") or Path(__file__).parents[2])
COLUMNS, ROWS = 120, 36
TYPED = "Z"

FLOOR = """
from textual.app import App
from textual.widgets import Static, TextArea
class Smallest(App):
    def compose(self):
        yield Static("问题在此")
        yield TextArea()
    def on_mount(self):
        self.query_one(TextArea).focus()
Smallest().run()
"""
BARE = """
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    def compose(self):
        yield Static("问题在此")
    def on_key(self, event):
        self.query_one(Static).update("问题在此 " + (event.character or ""))
Smallest().run()
"""
OURS = "import sys; from tui.launch import run_app; sys.exit(run_app(sys.argv[1]))"
LONG = """
import sys
from tui.session import Session
from tui.launch import run_app
turns = Session.turns.fget
def many(session):
    known = turns(session)
    return (known * (1500 // max(1, len(known)) + 1))[:1500]
Session.turns = property(many)
sys.exit(run_app(sys.argv[1]))
"""
"""The same with 1,500 turns: no draft has so many questions, so the answers are there several times."""
KEYS_PRESSED, GOALS = 30, {"resume": 100, "key": 16, "answer": 30}


def first_echo(command: Sequence[str], needle: str) -> tuple[float, float, int, float]:
    """Seconds until the needle is on the screen, until a typed character is; resident KB; processor seconds."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", PYTHONPATH=str(ROOT))
        os.execv(command[0], list(command))  # noqa: S606 - the program that is measured
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    shown = _until(terminal, needle, begin)
    os.write(terminal, TYPED.encode())
    echoed = _until(terminal, TYPED, begin)
    work = int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    _drain(terminal, 2.0)
    resident = _resident(pid)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return shown, echoed, resident, work


def reactions(command: Sequence[str], needle: str) -> tuple[float, float]:
    """Seconds from a key until it is on the screen, and from Enter until the answer is judged: medians of many.

    The answers alternate between one that contradicts the table and one that does not; judged means that the line at
    the top says so, or no longer does.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", PYTHONPATH=str(ROOT))
        os.execv(command[0], list(command))  # noqa: S606 - the program that is measured
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    _until(terminal, needle, time.perf_counter())
    _drain(terminal, 3.0)
    keys = []
    for number in range(KEYS_PRESSED):
        letter = "QXVWYU"[number % 6]
        keys.append(_reaction(terminal, letter, letter))
        _drain(terminal, 0.2)
    os.write(terminal, b"\x1b[F" + b"\x7f" * KEYS_PRESSED)
    _drain(terminal, 1.0)
    answers = []
    for number in range(KEYS_PRESSED):
        for text in ("/跳 applications.received\r", "自然人60" if number % 2 else "自然人63"):
            os.write(terminal, b"\x01\x0b" + text.encode())
            _drain(terminal, 0.4)
        os.write(terminal, b"\r")
        _drain(terminal, 0.6)
        answers.append(_reaction(terminal, "\r", "〔已解决〕" if number % 2 else "〔冲突〕"))
        _drain(terminal, 0.4)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return median(keys), median(answers[1:])


def _reaction(terminal: int, typed: str, needle: str) -> float:
    begin = time.perf_counter()
    os.write(terminal, typed.encode())
    return _until(terminal, needle, begin)


def _until(terminal: int, needle: str, begin: float) -> float:
    seen = b""
    while time.perf_counter() - begin < 30:
        ready, _, _ = select.select([terminal], [], [], 1)
        if ready:
            seen += os.read(terminal, 1 << 16)
            if needle.encode() in seen:
                return time.perf_counter() - begin
    raise TimeoutError(f"{needle!r} never came: {seen[-300:]!r}")


def _drain(terminal: int, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        ready, _, _ = select.select([terminal], [], [], left)
        if ready:
            os.read(terminal, 1 << 16)


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))


def seconds(command: Sequence[str]) -> float:
    """How long a command runs."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return time.perf_counter() - begin


def interleaved(rounds: int, **commands: Sequence[str]) -> dict[str, float]:
    """The median time of each command, after one round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            took = seconds(command)
            if turn:
                times[name].append(took)
    return {name: median(values) for name, values in times.items()}


def resumed_draft(folder: Path) -> tuple[Path, str]:
    """A draft with some sixty answers, and the beginning of the question that it stands at."""
    from engine.draft import new_draft
    from engine.draft.dump import dumps
    from engine.interview import machine

    answers = {
        "profile.organ": "威海临港经济技术开发区管理委员会",
        "profile.year": "2024",
        "applications.received": "新收60，全部是自然人",
        "applications.outcomes": "予以公开9，部分公开1，第三方合法权益36，不掌握3，没有现成信息10，逾期不补正1，其余为0",
        "problems.problem_1": "部分公开内容更新不够及时",
    }
    draft = new_draft()
    for _ in range(120):
        prompt = machine.prompt(draft)
        if prompt.question == "matters.other" or prompt.kind == "done":
            break
        text = "" if prompt.kind in ("confirm", "prose") else answers.get(prompt.question)
        if text is None:
            text = "" if prompt.suggestion else "1" if prompt.options else "无"
        after = machine.answer(draft, text).draft
        draft = after if after is not draft else machine.answer(draft, "稍后").draft
    path = folder / "bench.toml"
    path.write_bytes(dumps(draft))
    return path, machine.prompt(draft).title[:6]


def main(rounds: int) -> None:
    """Measure and print."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/byte-code"  # written in the round that warms up
        os.environ["XDG_STATE_HOME"] = folder
        draft, title = resumed_draft(Path(folder))
        cases = {
            "最小的 Textual 程序": ([python, "-c", BARE], "问题在此"),
            "最小＋一个输入框": ([python, "-c", FLOOR], "问题在此"),
            "年报助手（续填）": ([python, "-c", OURS, str(draft)], title),
        }
        results: dict[str, list[tuple[float, float, int, float]]] = {name: [] for name in cases}
        for turn in range(rounds + 1):
            for name, (command, needle) in cases.items():
                took = first_echo(command, needle)
                if turn:
                    results[name].append(took)
        bare = next(iter(results.values()))
        print(f"{'':<22}{'题目出现':>10}{'字符回显':>10}{'比最小':>8}{'处理器':>8}{'比最小':>8}{'内存':>8}")
        for name, runs in results.items():
            ratio = median(run[1] / floor[1] for run, floor in zip(runs, bare, strict=True))
            shown, echoed = (median(run[i] for run in runs) for i in (0, 1))
            work = median(run[3] for run in runs) * 1000
            worked = median(run[3] / floor[3] for run, floor in zip(runs, bare, strict=True))
            memory = median(run[2] for run in runs) / 1024
            print(
                f"{name:<22}{shown * 1000:>8.0f}ms{echoed * 1000:>10.0f}ms{ratio:>8.2f}{work:>9.0f}ms{worked:>8.2f}{memory:>8.0f}MB"
            )
        empty = Path(folder) / "empty.toml"
        from engine.draft import new_draft
        from engine.draft.dump import dumps

        empty.write_bytes(dumps(new_draft()))
        starts: dict[str, list[float]] = {"empty": [], "long": []}
        for turn in range(rounds + 1):
            for name, code, path, wanted in (
                ("empty", OURS, empty, "本机关的全称"),
                ("long", LONG, draft, title),
            ):
                took = first_echo([python, "-c", code, str(path)], wanted)
                if turn:
                    starts[name].append(took[1])
        more = (min(starts["long"]) - min(starts["empty"])) * 1000
        print(f"1500轮续填比空草稿多 {more:.0f}ms（目标{GOALS['resume']}ms以内）")
        key, answer = reactions([python, "-c", LONG, str(draft)], title)
        print(f"1500轮时按键到显示 {key * 1000:.1f}ms（目标{GOALS['key']}ms以内）")
        print(f"1500轮时回答到核对 {answer * 1000:.1f}ms（目标{GOALS['answer']}ms以内）")
        script = Path(python).with_name("nianbao")
        if script.exists():
            nothing = Path(folder) / "nothing"
            nothing.write_text(f"#!{python}\nimport sys\nif __name__ == '__main__':\n    sys.exit(0)\n")
            nothing.chmod(0o755)
            timed = interleaved(
                rounds,
                nothing=[str(nothing)],
                version=[str(script), "--version"],
                bare=[python, "-c", "pass"],
                check=[str(script), "check", str(draft)],
            )
            print(f"--version / 什么也不做的脚本 {timed['version'] / timed['nothing']:.2f}")
            print(f"check / python -c pass {timed['check'] / timed['bare']:.2f}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
