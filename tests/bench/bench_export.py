"""How long a report takes, against the least that could be done. Run by hand: `python -m tests.bench.bench_export`.

The floor is a raw zip around a document made by an already compiled Jinja template with the same text,
in the same process. Prints medians and ratios; asserts nothing.
"""

from __future__ import annotations

import statistics
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

from jinja2 import Environment

from engine.output.compiled import compiled
from engine.output.package import read_zip
from engine.output.readback import verify
from engine.output.report import builtin_template, context, export, render
from engine.output.sanitise import sanitise
from tests.output.samples import seed_sized

_ROUNDS = 100


def median(work: Callable[[], object]) -> float:
    """Median milliseconds of many runs."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measures and prints."""
    report = seed_sized()
    start = time.perf_counter()
    data = export(report)
    first = (time.perf_counter() - start) * 1000
    ready = compiled(builtin_template())
    values = context(sanitise(report)[0])
    program = Environment(autoescape=True).from_string(ready.sources[ready.main])
    rest = {name: blob for name, blob in read_zip(data).items() if name != ready.main}

    def floor() -> None:
        with zipfile.ZipFile(BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(ready.main, program.render(values))
            for name, blob in rest.items():
                archive.writestr(name, blob)

    least = median(floor)
    for name, value in (
        ("floor: zip + compiled Jinja", least),
        ("render", median(lambda: render(report))),
        ("verify", median(lambda: verify(data, report))),
        ("export = render + verify", median(lambda: export(report))),
        ("first export, template not yet compiled", first),
    ):
        print(f"{name:42} {value:8.2f} ms {value / least:7.1f} ×")


if __name__ == "__main__":
    main()
