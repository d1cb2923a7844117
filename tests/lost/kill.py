"""Kills the program at random moments, as often as wanted, and proves each time that nothing confirmed was lost.

    python tests/lost/kill.py --rounds 1000 --seed 7

A round opens a draft (as plain questions and answers, or the application in a pseudo-terminal), answers some questions,
takes some back, and kills the program: mostly at a random moment of the last answer being taken and saved, sometimes at
any other one. An answer counts as confirmed when the program has said so. After each round the draft must load, hold every confirmed
answer, be judged by the rules without a crash (what they find is not looked at: the numbers are random), and open again
without anything left over; its history must be readable up to the state in the file. A figure that was sent but not
confirmed may stand in the file or not. Prints a table; the exit status is 0 when nothing was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter
from pathlib import Path

from engine.draft import read
from engine.draft.atomic import sidecar
from engine.draft.file import DraftFile
from engine.draft.history import History
from engine.draft.journal import Journal
from engine.rules.check import check

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from tui.cli import command; command()"]
NAME = "年报 草稿（第2稿）.toml"
PATIENCE = 60.0

QUESTIONS = (
    ("行政许可", "disclosure.licensing", "件"),
    ("行政处罚", "disclosure.penalties", "件"),
    ("行政强制", "disclosure.compulsion", "件"),
)
"""Words to jump to a question by, the figure it asks for, the unit."""

_ESCAPES = re.compile(
    r"\x1b\[[0-9;?<>=:]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)"
)


class LostError(AssertionError):
    """Something confirmed was lost, or something was left behind."""


class Plain:
    """The program with `--plain`, on pipes."""

    kind = "plain"
    begun, jumped = r"\n答：\Z", r"现在的回答：{}.*\n答：\Z"
    asked = r"我这样理解.*{}.*\n答：\Z"

    def __init__(self, path: Path, home: Path) -> None:
        self.process = subprocess.Popen(
            [*PROGRAM, "open", str(path), "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(home),
        )
        assert self.process.stdin
        assert self.process.stdout
        self.input, self.output = self.process.stdin.fileno(), self.process.stdout.fileno()
        self.heard = b""

    @staticmethod
    def confirmed(number: int) -> str:
        """What says that a figure was taken."""
        return rf"〔已填〕[^\n]*{number}.*\n答：\Z"

    undone, redone = r"已撤销上一步.*\n答：\Z", r"已恢复.*\n答：\Z"
    undo, redo = "/撤销", "/重做"

    def send(self, text: str) -> None:
        """Say something; what was heard before is forgotten."""
        self.heard = b""
        with contextlib.suppress(BrokenPipeError):
            os.write(self.input, f"{text}\n".encode())

    def hear(self, seconds: float) -> bool:
        """Take in what comes within so many seconds; False at the end."""
        if not select.select([self.output], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.output, 65536)
        except OSError:  # so a pseudo-terminal ends
            return False
        self.heard += data
        return bool(data)

    @property
    def text(self) -> str:
        """What was heard since the last thing said."""
        return _ESCAPES.sub("", self.heard.decode("utf-8", "replace"))

    def until(self, wanted: str) -> None:
        """Wait until this was said."""
        end = time.monotonic() + PATIENCE
        while not re.search(wanted, self.text, re.DOTALL):
            if time.monotonic() > end or not self.hear(1.0):
                raise LostError(f"{self.kind}: {wanted!r} was never said: {self.text[-600:]!r}")

    def settle(self) -> None:
        """Wait until nothing more comes; not needed where lines come one after another."""

    def kill(self, with_signal: int) -> None:
        """End it, and hear what it still had said."""
        self.process.send_signal(with_signal)
        end = time.monotonic() + PATIENCE
        while self.hear(0.05):
            if self.process.poll() is not None and not select.select([self.output], [], [], 0)[0]:
                break
            if time.monotonic() > end:
                raise LostError(f"{self.kind}: does not end at signal {with_signal}")
        self.process.wait(PATIENCE)
        self.close()

    def close(self) -> None:
        """Give everything back."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


class Screen(Plain):
    """The application in a pseudo-terminal of 100 columns and 30 rows."""

    kind = "application"
    begun, jumped, asked = "Ctrl\\+Q", "现在　{}", "听到：行政.. {}"
    undone, redone = "已撤销上一步", "已恢复"
    undo, redo = "\x1a", "\x19"

    def __init__(self, path: Path, home: Path) -> None:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.process = subprocess.Popen(
            [*PROGRAM, "open", str(path)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=_environment(home),
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - the child's own terminal
        )
        os.close(slave)
        self.input = self.output = master
        self.heard = b""

    @staticmethod
    def confirmed(number: int) -> str:
        """What says that a figure was taken: in the line of the answer, not in the table."""
        return f"〔已填〕(已记下：)?行政.. {number}"

    def send(self, text: str) -> None:
        """Type something and press Enter; a control key goes alone."""
        self.heard = b""
        with contextlib.suppress(OSError):
            os.write(self.input, text.encode() if text in (self.undo, self.redo) else f"{text}\r".encode())

    def settle(self) -> None:
        """Wait until the screen stands still."""
        for _ in range(100):
            before = len(self.heard)
            self.hear(0.15)
            if len(self.heard) == before:
                return

    def close(self) -> None:
        """Give the terminal back."""
        with contextlib.suppress(OSError):
            os.close(self.input)


class Harness:
    """One draft in a folder of its own, and what must stand in it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.path = folder / "年报 2024（终稿）" / NAME
        self.path.parent.mkdir()
        self.home = folder / "home"
        self.home.mkdir()
        shutil.copy(ROOT / "examples" / "weihai.toml", self.path)
        self.chance = random.Random(seed)  # noqa: S311
        self.takes = {"plain": [0.05], "application": [0.1]}
        self.count: Counter[str] = Counter()
        self.stands = {key: self._on_disk(key) for _, key, _ in QUESTIONS}

    def round(self, kind: type[Plain]) -> None:
        """Open, answer, kill, look."""
        program = kind(self.path, self.home)
        maybe: tuple[str, object] | None = None
        try:
            program.until(kind.begun)
            program.settle()
            for _ in range(self.chance.randrange(3)):
                self._answer(program)
            maybe = self._killed(program)
        finally:
            if program.process.poll() is None:
                program.process.kill()
                program.process.wait()
            program.close()
        try:
            self._look(maybe)
        except LostError as error:
            said = program.text[-800:]
            kept = shutil.copytree(self.path.parent, Path(tempfile.mkdtemp(prefix="nianbao-lost-")) / "lost")
            raise LostError(f"{kind.kind}, {kept}: {error}; last said: {said!r}; maybe {maybe}") from error
        self.count[f"{kind.kind} rounds"] += 1

    def _answer(self, program: Plain) -> None:
        """Answer a question to the end; sometimes take it back, and sometimes give it again."""
        key, number = self._asked(program)
        before = self.stands[key]
        start = time.monotonic()
        program.send("")
        program.until(program.confirmed(number))
        self.takes[program.kind].append(time.monotonic() - start)
        self.stands[key] = number
        self.count["confirmed answers"] += 1
        for command, said, value in (
            (program.undo, program.undone, before),
            (program.redo, program.redone, number),
        ):
            if self.chance.random() < 0.7:
                break
            program.send(command)
            program.until(said)
            program.settle()
            self.stands[key] = value
            self.count["undone or redone"] += 1

    def _asked(self, program: Plain) -> tuple[str, int]:
        """Come as far as the confirmation of a new figure."""
        word, key, unit = self.chance.choice(QUESTIONS)
        number = self.chance.randrange(10_000, 100_000)
        program.send(f"/跳 {word}")
        program.until(program.jumped.format(word))
        program.settle()
        program.send(f"{number}{unit}")
        program.until(program.asked.format(number))
        program.settle()
        return key, number

    def _killed(self, program: Plain) -> tuple[str, object] | None:
        """Kill the program somewhere; a figure that was not confirmed may stand in the file all the same."""
        chosen = self.chance.choices((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP), (8, 1, 1))[0]
        self.count[f"{chosen.name}"] += 1
        if self.chance.random() < 0.1:
            time.sleep(self.chance.random() * 0.02)
            program.kill(chosen)
            self.count["killed while it waited"] += 1
            return None
        key, number = self._asked(program)
        usual = sorted(self.takes[program.kind][-50:])
        span = usual[len(usual) // 2] * 1.2
        program.send("")
        end = time.monotonic() + self.chance.random() * span
        while time.monotonic() < end:
            program.hear(max(0.0, end - time.monotonic()))
        program.kill(chosen)
        if re.search(program.confirmed(number), program.text, re.DOTALL):
            self.stands[key] = number
            self.count["killed after the confirmation"] += 1
            return None
        return key, number

    def _look(self, maybe: tuple[str, object] | None) -> None:
        """What must be true after a kill."""
        left = [file.name for file in self.path.parent.iterdir() if file.name.endswith(".tmp")]
        self.count["killed while writing (a temporary file was there)"] += bool(left)
        draft = read(self.path)
        if maybe is not None:
            key, number = maybe
            saved = draft.figures.get(key) == number
            self.count["killed before the save" if not saved else "killed between save and confirmation"] += 1
            if saved:
                self.stands[key] = number
        for key, value in self.stands.items():
            if draft.figures.get(key) != value:
                raise LostError(f"{key}: {value} was confirmed, {draft.figures.get(key)} is in the file")
        check(draft)
        with DraftFile.open(self.path) as file:
            history = History(Journal(self.path), file.draft)
            whole = not history.steps or history.is_known(len(history.steps) - 1)
            if history.warning or not whole or (self.count["confirmed answers"] and not history.steps):
                raise LostError(f"the history cannot be read: {history.warning}")
        beside = {sidecar(self.path, end).name for end in (".lock", ".history", ".backups")}
        found = {file.name for file in self.path.parent.iterdir()} - beside - {NAME}
        if found:
            raise LostError(f"left over: {sorted(found)}")

    def _on_disk(self, key: str) -> object:
        return read(self.path).figures.get(key)


def run(rounds: int, screens: int, seed: int, *, told: bool = False) -> Counter[str]:
    """Rounds with plain questions and answers, and rounds with the application, mixed.

    Returns:
        How often what happened.

    Raises:
        LostError: something was lost or left behind.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-kill-", ignore_cleanup_errors=True) as folder:
        harness = Harness(Path(folder), seed)
        kinds: list[type[Plain]] = [Plain] * rounds + [Screen] * screens
        harness.chance.shuffle(kinds)
        start = time.monotonic()
        try:
            for number, kind in enumerate(kinds, start=1):
                harness.round(kind)
                if told and number % 25 == 0:
                    seconds = time.monotonic() - start
                    print(f"{number} of {len(kinds)}, {seconds:.0f} s", file=sys.stderr, flush=True)
        except KeyboardInterrupt:  # what was done till now counts
            if not told:
                raise
        done = subprocess.run(
            [*PROGRAM, "check", str(harness.path)],
            capture_output=True,
            check=False,
            env=_environment(harness.home),
        )
        if done.returncode not in (0, 1):
            raise LostError(f"nianbao check: {done.stderr.decode()}")
        return harness.count


def _environment(home: Path) -> dict[str, str]:
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "NIANBAO", "COLUMNS"))
    }
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    fixed = {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    return {**kept, **fixed, "HOME": str(home), "XDG_STATE_HOME": str(home / "state")}


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=1000, help="how often to kill")
    parser.add_argument("--screens", type=int, help="how many of these in the application (a quarter)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    screens = options.rounds // 4 if options.screens is None else options.screens
    start = time.monotonic()
    try:
        count = run(options.rounds - screens, screens, options.seed, told=True)
    except LostError as error:
        print(f"LOST: {error}")
        return 1
    width = max(map(len, count))
    for what, number in sorted(count.items()):
        print(f"{what:<{width}}  {number}")
    print(f"{'lost':<{width}}  0\n{'seconds':<{width}}  {time.monotonic() - start:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
