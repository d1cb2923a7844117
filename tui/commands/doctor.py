"""`nianbao doctor`: what works on this machine, and what to do about the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.commands import console
from tui.commands.parsing import Options
from tui.commands.probes import machine, terminal
from tui.commands.probes.finding import BAD, Probe

PROBES: tuple[Callable[[], Iterator[Probe]], ...] = (
    terminal.streams,
    terminal.kind,
    terminal.size,
    terminal.colours,
    terminal.multiplexer,
    terminal.encoding,
    terminal.ambiguous_width,
    terminal.input_method,
    terminal.keys,
    terminal.browser,
    machine.fonts,
    machine.office,
    machine.versions,
    machine.own_files,
    machine.writing,
)
"""Every probe in the order in which it speaks."""


def run(_options: Options) -> int:
    """Run all probes; the exit status is 2 when something is missing that nothing works without."""
    found = [result for probe in PROBES for result in _results(probe)]
    for result in found:
        console.out(f"{result.verdict}　{result.what}：{result.text}")
        if result.advice:
            console.out(f"　　　　{result.advice}")
    return console.FAILED if any(r.verdict == BAD and r.essential for r in found) else console.DONE


def _results(probe: Callable[[], Iterator[Probe]]) -> list[Probe]:
    """What a probe says; that it fails is worth a line, not an end."""
    try:
        return list(probe())
    except Exception as error:  # noqa: BLE001 - the other probes must speak
        return [Probe("注意", probe.__name__, f"没能检查（{type(error).__name__}：{error}）")]
