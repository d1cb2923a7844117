"""How fast reports are reviewed, as ratios: printed, never asserted.

    .venv/bin/python tests/bench/bench_review.py [COUNT]

COUNT Word reports with figures and words of their own. One process against the bare reading of the zip and the XML of
the same files; then all processors against one.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

ROOT = Path(os.environ.get("NIANBAO_ROOT") or Path(__file__).parents[2])


def made(folder: Path, count: int) -> list[str]:
    """Reports that differ in figures and words."""
    from engine.draft.load import read
    from engine.output.assemble import export

    draft = read(str(ROOT / "examples/weihai.toml"))
    names = []
    for number in range(count):
        one = draft.with_figures({"disclosure.licensing": 5000 + number}).with_prose(
            "matters", f"{draft.prose['matters']}\n本年度第{number}号事项已经办结，材料已归档。"
        )
        path = folder / f"{number:04}.docx"
        path.write_bytes(export(one))
        names.append(str(path))
    return names


def floor(names: list[str]) -> float:
    """Seconds to unpack and parse the main part of every file."""
    from lxml import etree

    begin = time.perf_counter()
    for name in names:
        with zipfile.ZipFile(BytesIO(Path(name).read_bytes())) as package:
            etree.fromstring(package.read("word/document.xml"))
    return time.perf_counter() - begin


def main(count: int) -> None:
    """Measure and print."""
    from engine.intake.review import judged
    from tui.commands.processes import on_all

    with tempfile.TemporaryDirectory() as folder:
        names = made(Path(folder), count)
        for name in names[:3]:
            judged(name)
        bare = floor(names)
        begin = time.perf_counter()
        for name in names:
            judged(name)
        one = time.perf_counter() - begin
        begin = time.perf_counter()
        list(on_all(judged, names, judged))
        many = time.perf_counter() - begin
    cores = os.cpu_count() or 1
    print(f"{count} reports: bare reading {bare / count * 1e3:.2f} ms each")
    print(
        f"one process: {one / count * 1e3:.1f} ms each, {count / one:.0f} a second, {one / bare:.1f} x bare"
    )
    print(f"{cores} processes: {count / many:.0f} a second, {one / many:.2f} x one")
    from tests.bench.table import row

    row(
        "review of a .docx",
        f"{one / count * 1e3:.1f} ms",
        f"bare XML {bare / count * 1e3:.2f} ms",
        one / bare,
    )
    row(
        f"review, {cores} processes",
        f"{count / many:.0f} a second",
        f"one: {count / one:.0f}",
        one / many,
        f"{cores}",
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
