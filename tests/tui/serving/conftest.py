from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import EXAMPLES, PROGRAM, environment


class Served(NamedTuple):
    """A server at work: its process, its address with the token, the draft, the folder it runs in."""

    process: subprocess.Popen[bytes]
    address: str
    draft: Path
    folder: Path

    @property
    def root(self) -> str:
        return self.address.partition("?")[0]

    def visitors(self) -> list[int]:
        """The processes that the server started."""
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == self.process.pid and fields[0] != "Z":
                found.append(int(status.parent.name))
        return found


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The server with a copy of the example, on a port that the system chose."""
    draft = tmp_path / "年报.toml"
    draft.write_bytes((EXAMPLES / "weihai.toml").read_bytes())
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [*PROGRAM, "serve", draft.name, "--port", "0", "--no-browser"],
        cwd=tmp_path,
        env=environment(HOME=str(home)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    address = process.stdout.readline().decode().strip()
    yield Served(process, address, draft, tmp_path)
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
