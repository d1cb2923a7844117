"""Output is UTF-8 whatever the locale, a closed pipe is no drama, and nobody sees a traceback."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM, Run, environment


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX"},
        {"LANG": "zh_CN.GBK"},
        {"LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=lambda env: " ".join(env.values()),
)
def test_utf8_whatever_the_locale(run: Run, weihai: Path, locale: dict[str, str]) -> None:
    assert "检查草稿" in run("--help", **locale).out
    assert "威海临港" in run("check", weihai, **locale).out
    assert json.loads(run("check", weihai, "--json", **locale).out)["files"][0]["year"] == 2024
    assert "没有这个文件" in run("check", "没有.toml", **locale).err
    done = run("open", weihai, "--plain", stdin="/跳 简称\n临港区\n", **locale)
    assert "〔已填〕临港区" in done.out


def test_a_name_that_is_not_utf8(weihai: Path, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xc4\xea\xb1\xa8.toml"
    Path(os.fsdecode(odd)).write_bytes(weihai.read_bytes())
    done = subprocess.run(
        [*map(os.fsencode, PROGRAM), b"check", b"--json", odd],
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode())["files"][0]["year"] == 2024


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "weihai.toml", "--json"]])
def test_a_reader_that_goes_away(weihai: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        cwd=weihai.parent,
        env=environment(),
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk(weihai: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "check", weihai.name],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=weihai.parent,
            env=environment(),
        )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


def test_an_error_of_our_own_is_one_line(weihai: Path) -> None:
    broken = "import tui.commands.check as c\nc._judged = None\nfrom tui.cli import command\ncommand()"
    command = [PROGRAM[0], "-c", broken, "check", weihai.name]
    done = subprocess.run(command, capture_output=True, check=False, cwd=weihai.parent, env=environment())
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "NIANBAO_DEBUG" in done.stderr.decode()
    env = environment(NIANBAO_DEBUG="1")
    shown = subprocess.run(command, capture_output=True, check=False, cwd=weihai.parent, env=env)
    assert "Traceback" in shown.stderr.decode()


def test_without_standard_streams(weihai: Path) -> None:
    command = " ".join(f"'{word}'" for word in (*PROGRAM, "check", weihai.name))
    for closed in (">&-", "2>&-", "<&-", ">&- 2>&- <&-"):
        done = subprocess.run(
            ["sh", "-c", f"{command} {closed}"],
            capture_output=True,
            check=False,
            cwd=weihai.parent,
            env=environment(),
        )
        assert done.returncode == 0, closed
        assert b"Traceback" not in done.stderr
