"""How fast the program starts and how much memory it takes, beside the smallest: printed, never asserted.

    .venv/bin/python tests/bench/bench_start.py [rounds]

First frame: from the start of the process in a pseudo-terminal until a character typed by a person is on the screen,
for the smallest Textual application, for one with a text field, and for ours with a draft of some sixty answers resumed;
runs are interleaved, so that all meet the same machine. `work` is the processor time of the main thread until then.
With 1,500 turns: the same against a draft without any. Command line: `--version` against a script that does nothing,
`check` against `python -c pass`. Memory: once the screen has settled, what is resident (Rss), and what is there for this
process alone (Uss). What an answer and a key take is in `bench_answer.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.table import row
from tests.bench.terminal import ROOT, Terminal

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
RESUME = 100
"""Milliseconds that 1,500 turns may take beyond none."""


class Start(NamedTuple):
    """One start: seconds until the question and until a typed character is seen; processor seconds; megabytes."""

    shown: float
    echoed: float
    work: float
    rss: float
    uss: float


def started(command: Sequence[str], needle: str) -> Start:
    """Start a program, type a character, let it settle."""
    terminal = Terminal(command)
    try:
        shown = terminal.until(needle)
        terminal.write(TYPED.encode())
        echoed = terminal.until(TYPED)
        work = terminal.worked
        terminal.drain(2.0)
        return Start(shown, echoed, work, terminal.memory(), terminal.memory("Uss"))
    finally:
        terminal.close()


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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/byte-code"  # written in the round that warms up
        os.environ["XDG_STATE_HOME"] = name
        draft, title = resumed_draft(folder)
        found = _interleaved(
            rounds,
            {
                "smallest": ([python, "-c", BARE], "问题在此"),
                "smallest with a field": ([python, "-c", FLOOR], "问题在此"),
                "ours, 60 answers": ([python, "-c", OURS, str(draft)], title),
            },
        )
        _show(found)
        empty = folder / "empty.toml"
        from engine.draft import new_draft
        from engine.draft.dump import dumps

        empty.write_bytes(dumps(new_draft()))
        resumed = _interleaved(
            rounds,
            {
                "empty": ([python, "-c", OURS, str(empty)], "本机关的全称"),
                "long": ([python, "-c", LONG, str(draft)], title),
            },
        )
        less, more = (min(run.echoed for run in resumed[name]) * 1e3 for name in ("empty", "long"))
        row("1,500 turns resumed", f"{more:.0f} ms", f"empty draft {less:.0f} ms", None, f"+{RESUME} ms")
        _commands(rounds, folder, draft)


def _interleaved(rounds: int, cases: Mapping[str, tuple[Sequence[str], str]]) -> dict[str, list[Start]]:
    results: dict[str, list[Start]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, (command, needle) in cases.items():
            run = started(command, needle)
            if turn:
                results[name].append(run)
    return results


def _show(found: Mapping[str, list[Start]]) -> None:
    bare, ours = found["smallest"], found["ours, 60 answers"]
    heads = ("question", "echo", "ratio", "work", "ratio", "Rss", "Uss")
    print(f"{'':<24}" + "".join(f"{head:>10}" for head in heads))
    for name, runs in found.items():
        one = Start(*(median(values) for values in zip(*runs, strict=True)))
        print(
            f"{name:<24}{one.shown * 1e3:>8.0f}ms{one.echoed * 1e3:>8.0f}ms{_ratio(runs, bare, 'echoed'):>10.2f}"
            f"{one.work * 1e3:>8.0f}ms{_ratio(runs, bare, 'work'):>10.2f}{one.rss:>8.1f}MB{one.uss:>8.1f}MB"
        )
    at, least = (median(run.echoed for run in runs) * 1e3 for runs in (ours, bare))
    row(
        "first frame", f"{at:.0f} ms", f"smallest Textual {least:.0f} ms", _ratio(ours, bare, "echoed"), "1.4"
    )
    held, few = (median(run.rss for run in runs) for runs in (ours, bare))
    row("memory", f"{held:.1f} MB", f"smallest Textual {few:.1f} MB", held / few, "45 MB")


def _ratio(runs: Sequence[Start], floor: Sequence[Start], name: str) -> float:
    return median(getattr(run, name) / getattr(least, name) for run, least in zip(runs, floor, strict=True))


def _commands(rounds: int, folder: Path, draft: Path) -> None:
    python = sys.executable
    script = Path(python).with_name("nianbao")
    if not script.exists():
        return
    nothing = folder / "nothing"
    nothing.write_text(f"#!{python}\nimport sys\nif __name__ == '__main__':\n    sys.exit(0)\n")
    nothing.chmod(0o755)
    timed = interleaved(
        rounds,
        nothing=[str(nothing)],
        version=[str(script), "--version"],
        bare=[python, "-c", "pass"],
        check=[str(script), "check", str(draft)],
    )
    print(f"--version / a script that does nothing {timed['version'] / timed['nothing']:.2f}")
    print(f"check / python -c pass {timed['check'] / timed['bare']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
