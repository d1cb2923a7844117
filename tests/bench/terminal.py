"""A program in a pseudo-terminal, as a person uses it: write keys, wait for what comes out."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(os.environ.get("NIANBAO_ROOT") or Path(__file__).parents[2])
COLUMNS, ROWS = 120, 36


class Terminal:
    """A running program and the terminal that it runs in."""

    def __init__(self, command: Sequence[str]) -> None:
        self.begin = time.perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ.update(
                TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", PYTHONPATH=str(ROOT)
            )
            os.execv(command[0], list(command))  # noqa: S606 - the program that is measured
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def write(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._end, keys)

    def reaction(self, typed: str, needle: str) -> tuple[float, float, float]:
        """Seconds from a key until the needle comes out; how many of them the program waited for a processor, had one."""
        waited, worked, begin = self.waited, self.worked, time.perf_counter()
        self.write(typed.encode())
        took = self.until(needle, begin)
        return took, self.waited - waited, self.worked - worked

    def until(self, needle: str, begin: float | None = None) -> float:
        """Seconds from the beginning, by default that of the program, until the needle comes out.

        Raises:
            TimeoutError: it does not come.
        """
        seen, start = b"", self.begin if begin is None else begin
        while time.perf_counter() - start < 30:
            ready, _, _ = select.select([self._end], [], [], 1)
            if ready:
                seen += os.read(self._end, 1 << 16)
                if needle.encode() in seen:
                    return time.perf_counter() - start
        raise TimeoutError(f"{needle!r} never came: {seen[-300:]!r}")

    def drain(self, seconds: float) -> None:
        """Read away what comes out in this time."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            ready, _, _ = select.select([self._end], [], [], left)
            if ready:
                os.read(self._end, 1 << 16)

    @property
    def waited(self) -> float:
        """Seconds in which the main thread could have run and had no processor."""
        return int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[1]) / 1e9

    @property
    def worked(self) -> float:
        """Processor seconds of the main thread."""
        return int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[0]) / 1e9

    def memory(self, name: str = "Rss") -> float:
        """Megabytes of the process: `Rss`, or `Private_Clean` + `Private_Dirty` as `Uss`."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        sizes = {line.split(":")[0]: int(line.split()[1]) for line in rollup[1:]}
        wanted = ("Private_Clean", "Private_Dirty") if name == "Uss" else (name,)
        return sum(sizes[part] for part in wanted) / 1024

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._end)
