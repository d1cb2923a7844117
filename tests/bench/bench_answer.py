"""From the key to the frame: how long an answer takes until its verdict is on the screen. Printed, never asserted.

    .venv/bin/python tests/bench/bench_answer.py [rounds]

The program runs in a pseudo-terminal of 120 by 36 with a draft of some sixty answers, and again with 1,500 turns. A
key is written to the terminal; the clock stops when what it leads to has come out of it:

- confirmed: Enter behind an answer that waits for confirmation, until the line at the top or the transcript says
  〔冲突〕 or 〔已解决〕. The answers alternate between one that contradicts the table and one that does not;
- understood: Enter behind what was typed, until the question under the transcript asks whether it was understood;
- key: a letter, until it is shown.

Before a verdict is drawn the answer is in the file and on the disk (two calls of fsync, beside the history). What the
disk takes is measured apart: the same bytes written and synced, in the same folder.

The floor is a Textual application with nothing but a scrolled column, which mounts one line in answer to Enter. Both run
at the same time and are asked in turn. `wait` is the time in which the machine ran something else although the program
could have run; without it the figures of a busy machine say nothing, so that it is taken off in the column `own`. `work`
is what the main thread really worked; the rest of `own` is the disk.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.bench_start import LONG, OURS, resumed_draft
from tests.bench.table import row
from tests.bench.terminal import Terminal

FLOOR = """
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static
class Smallest(App):
    count = 0
    def compose(self):
        with VerticalScroll():
            yield Static("问题在此")
    def on_key(self, event):
        if event.key == "enter":
            self.count += 1
            self.query_one(VerticalScroll).mount(Static(f"结论{self.count}。"))
Smallest().run()
"""
CLEAR = b"\x01\x0b"
"""To the beginning of the line, and away with the rest."""


class Took(NamedTuple):
    """Seconds from the key to the screen; how many of them the program waited for a processor, and had one."""

    seconds: float
    wait: float
    work: float

    @property
    def own(self) -> float:
        """What it would have taken alone on the machine."""
        return self.seconds - self.wait


def verdicts(ours: Terminal, floor: Terminal, rounds: int) -> dict[str, list[Took]]:
    """Answers to ours and to the floor in turn."""
    found: dict[str, list[Took]] = {"floor": [], "understood": [], "confirmed": [], "key": []}
    for number in range(rounds + 2):
        bad = number % 2 == 0
        ours.write(CLEAR + "/跳 applications.received\r".encode())
        ours.drain(0.4)
        ours.write(CLEAR + ("自然人63" if bad else "自然人60").encode())
        ours.drain(0.4)
        took = {"understood": Took(*ours.reaction("\r", "对就按回车"))}
        ours.drain(0.6)
        took["confirmed"] = Took(*ours.reaction("\r", "〔冲突〕" if bad else "〔已解决〕"))
        ours.drain(0.5)
        took["key"] = Took(*ours.reaction("Q", "Q"))
        ours.write(b"\x7f")
        ours.drain(0.2)
        took["floor"] = Took(*floor.reaction("\r", f"结论{number + 1}。"))
        floor.drain(0.2)
        if number > 1:
            for name, one in took.items():
                found[name].append(one)
    return found


def disk(folder: Path, data: bytes, rounds: int = 20) -> float:
    """The median seconds of writing and syncing a file and the name of it."""
    times = []
    for number in range(rounds):
        begin = time.perf_counter()
        place = folder / f"disk-{number}"
        for path, flags in ((place, os.O_WRONLY | os.O_CREAT), (folder, os.O_RDONLY)):
            descriptor = os.open(path, flags)
            if path == place:
                os.write(descriptor, data)
            os.fsync(descriptor)
            os.close(descriptor)
        times.append(time.perf_counter() - begin)
        place.unlink()
    return median(times)


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["XDG_STATE_HOME"] = name
        draft, title = resumed_draft(folder)
        for label, code in (("60 answers", OURS), ("1,500 turns", LONG)):
            ours = Terminal([sys.executable, "-c", code, str(draft)])
            floor = Terminal([sys.executable, "-c", FLOOR])
            try:
                ours.until(title)
                floor.until("问题在此")
                for terminal in (ours, floor):
                    terminal.drain(3)
                _show(label, verdicts(ours, floor, rounds))
                print(
                    f"memory behind these answers: Rss {ours.memory():.1f} MB, Uss {ours.memory('Uss'):.1f} MB"
                )
            finally:
                ours.close()
                floor.close()
        print(f"disk: file and folder written and synced {disk(folder, draft.read_bytes()) * 1e3:.1f} ms")


def _show(label: str, found: dict[str, list[Took]]) -> None:
    least = median(one.own for one in found["floor"])
    print(f"{label:<12}{'median':>10}{'quartile':>10}{'wait':>8}{'work':>8}{'own':>8}{'ratio':>8}")
    for name, runs in found.items():
        whole = [one.seconds * 1e3 for one in runs]
        own = median(one.own for one in runs)
        wait, work = (median(getattr(one, part) for one in runs) * 1e3 for part in ("wait", "work"))
        print(
            f"{name:<12}{median(whole):>8.1f}ms{quantiles(whole, n=4)[0]:>8.1f}ms{wait:>6.1f}ms"
            f"{work:>6.1f}ms{own * 1e3:>6.1f}ms{own / least:>8.2f}"
        )
    answer, key = (median(one.own for one in found[name]) for name in ("confirmed", "key"))
    ratio, bare = answer / least, f"bare Textual, one widget {least * 1e3:.0f} ms"
    row(f"answer to verdict, {label}", f"{answer * 1e3:.0f} ms", bare, ratio, "30 ms")
    row(f"key to frame, {label}", f"{key * 1e3:.0f} ms", "", None, "16 ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
