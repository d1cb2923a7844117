"""`nianbao completion`: what the shells themselves make of the scripts."""

from __future__ import annotations

import subprocess
from shutil import which

import pytest

from tests.cli.conftest import Run
from tui.commands.catalogue import COMMANDS


def _completed(script: str, *words: str) -> list[str]:
    """What bash proposes for the last of these words."""
    line = " ".join(f"'{word}'" for word in words)
    code = f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _nianbao; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.skipif(which("bash") is None, reason="bash is not here")
def test_bash_completes_commands_and_options(run: Run) -> None:
    script = run("completion", "bash").out
    assert _completed(script, "nianbao", "ex") == ["export"]
    assert set(_completed(script, "nianbao", "")) >= {command.name for command in COMMANDS}
    assert "--template" in _completed(script, "nianbao", "export", "a.toml", "--t")
    assert _completed(script, "nianbao", "check", "a") == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_read_their_scripts(run: Run, shell: str) -> None:
    script = run("completion", shell).out
    for command in COMMANDS:
        assert f"{command.name}:" in script or f"-a {command.name} " in script
    if which(shell):
        assert subprocess.run([shell, "-n"], input=script, text=True, check=False).returncode == 0


def test_another_shell_is_refused_with_the_known_ones(run: Run) -> None:
    done = run("completion", "cmd")
    assert (done.status, done.out) == (2, "")
    assert "bash、zsh、fish" in done.err
