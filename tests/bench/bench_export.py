"""How long a report takes, against the least that could be done. Run by hand: `python -m tests.bench.bench_export [N]`.

The floor is a raw zip around a document made by an already compiled Jinja template with the same text, in the same
process; for a start of the program, an interpreter that loads nothing but `zipfile` and `re` and fills the template.
N drafts (default 200) are exported by one process and by one on every processor. Prints medians and ratios of processor
time, which other programs on the machine disturb less, and asserts nothing; only the batch is told by the clock.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from jinja2 import Environment

from engine.draft.load import read
from engine.output.assemble import content_of
from engine.output.compiling import sources_of
from engine.output.fingerprint import fingerprint_of
from engine.output.html import html
from engine.output.package import read_zip
from engine.output.proof import prove, prove_written
from engine.output.readback import verify
from engine.output.report import builtin_template, context, export, render, written
from engine.output.sanitise import sanitise

_ROUNDS = 60
_STARTS = 15
_EXAMPLE = Path(__file__).parents[2] / "examples" / "weihai.toml"

_COLD = """
import re, sys, zipfile
source = zipfile.ZipFile(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as archive:
    for name in source.namelist():
        text = source.read(name).decode()
        text = re.sub(r"{%p.*?%}", "", text)
        archive.writestr(name, re.sub(r"{{.*?}}", lambda found: "0", text))
"""


def median(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """Median milliseconds of many runs."""
    times = []
    for _ in range(rounds):
        start = _spent()
        work()
        times.append((_spent() - start) * 1000)
    return statistics.median(times)


def _spent() -> float:
    """Seconds of processor time, those of programs that were run included."""
    return time.process_time() + _of_programs()


def _of_programs() -> float:
    """Seconds of processor time of the programs that were run."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:  # Windows counts them in hundredths only
        told = os.times()
        return told.children_user + told.children_system
    spent = getrusage(RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def shown(name: str, value: float, least: float) -> None:
    """One line of the result."""
    print(f"{name:44} {value:9.2f} ms {value / least:7.1f} ×")


def warm() -> None:
    """Reports one after another in one process."""
    draft = read(_EXAMPLE)
    report = content_of(draft)
    start = _spent()
    data = export(report)
    first = (_spent() - start) * 1000
    clean = sanitise(report)[0]
    values = context(clean)
    sources = sources_of(builtin_template())
    main = sources.main
    program = Environment(autoescape=True).from_string(sources.texts[main])
    rest = {name: blob for name, blob in read_zip(data).items() if name != main}

    def floor() -> None:
        with zipfile.ZipFile(BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(main, program.render(values))
            for name, blob in rest.items():
                archive.writestr(name, blob)

    least = median(floor)
    for name, value in (
        ("floor: zip + compiled Jinja", least),
        ("render", median(lambda: render(report))),
        ("  of which fingerprint", median(lambda: fingerprint_of(clean))),
        ("read back and compare", median(lambda: verify(data, report))),
        ("export = render + read back", median(lambda: export(report))),
        ("proof, without pages", median(lambda: prove(data, draft, rendered=False), 20)),
        ("export + read back + proof", median(lambda: prove_written(written(report)), 40)),
        ("web page", median(lambda: html(report))),
        ("first export, template not yet compiled", first),
    ):
        shown(name, value, least)


def cold(folder: Path) -> None:
    """The whole program, from its start to its end, for one report; the runs take turns, so that all meet the same machine."""
    draft, target = folder / "a.toml", folder / "a.docx"
    shutil.copy(_EXAMPLE, draft)
    program = (sys.executable, "-c", "from tui.cli import command; command()", "export", draft, "-o", target)
    template = _EXAMPLE.parents[1] / "templates" / "report.docx"
    floor = (sys.executable, "-c", _COLD, template, folder / "b.docx")
    runs = {
        "cold floor: interpreter + zipfile + re": (floor, "kept"),
        "cold export": (program, "kept"),
        "cold export, the first one on a machine": (program, "new"),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(_STARTS + 1):
        for name, (command, cache) in runs.items():
            place = folder / (cache if cache == "kept" else f"{cache}{turn}")
            took = _started(command, place)
            if turn:  # the first round writes the byte-code and keeps the patterns
                times[name].append(took)
    least = statistics.median(times[next(iter(times))])
    for name, taken in times.items():
        shown(name, statistics.median(taken), least)


def _started(command: tuple[str | Path, ...], cache: Path) -> float:
    """Milliseconds of processor time of a program, without what starting it takes here."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["XDG_CACHE_HOME"] = str(cache)
    before = _of_programs()
    subprocess.run(
        list(map(str, command)), check=True, capture_output=True, cwd=_EXAMPLE.parents[1], env=environment
    )
    return (_of_programs() - before) * 1000


def batch(folder: Path, count: int) -> None:
    """Many drafts by the program itself, by one process and by one on each processor."""
    from tui.commands.export import Wanted, exported
    from tui.commands.export_many import export_many

    text = _EXAMPLE.read_bytes()
    names = []
    for number in range(count):
        name = folder / f"{number:04}.toml"
        name.write_bytes(text)
        names.append(name)
    for size in (count // 4, count // 2, count):
        start, used = time.perf_counter(), _spent()
        for name in names[:size]:
            exported(name, folder / f"{name.stem}.docx", Wanted())
        took = (time.perf_counter() - start) * 1000
        _told(f"batch of {size}, one process", took, (_spent() - used) * 1000, size)
    start, used = time.perf_counter(), _spent()
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        told, sys.stderr = sys.stderr, nothing
        try:
            export_many([str(name) for name in names], str(folder / "out"), Wanted())
        finally:
            sys.stderr = told
    both = (time.perf_counter() - start) * 1000
    _told(f"batch of {count}, {os.cpu_count()} processes", both, (_spent() - used) * 1000, count)
    print(f"{'one process against all':44} {took / both:9.2f} ×")


def _told(name: str, took: float, used: float, size: int) -> None:
    """A batch by the clock, and the processor time of a draft, which says what the clock would on an idle machine."""
    print(f"{name:44} {took:9.0f} ms {took / size:7.1f} ms each, {used / size:6.1f} ms of a processor")


def main() -> None:
    """Measures and prints."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    warm()
    with tempfile.TemporaryDirectory() as name:
        cold(Path(name))
    with tempfile.TemporaryDirectory() as name:
        batch(Path(name), count)


if __name__ == "__main__":
    main()
