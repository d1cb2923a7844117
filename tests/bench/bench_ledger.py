"""How fast a large ledger is tallied, as ratios to the bare read of the same reader: printed, never asserted.

.venv/bin/python tests/bench/bench_ledger.py [ROWS]
"""

from __future__ import annotations

import csv
import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.table import row

ROOT = Path(__file__).parents[2]
HEADER = [
    "序号",
    "申请编号",
    "收到日期",
    "申请人",
    "申请人类型",
    "证件号码",
    "联系电话",
    "申请内容",
    "提交方式",
    "办结日期",
    "答复时限",
    "办理结果",
    "不予公开理由",
    "备注",
]
SHORT = (0, 1, 2, 4, 9, 11, 12, 8, 13)
"""The columns of a ledger that says little: the less a line is, the less its bare reading takes."""

OUTCOMES = [
    ("予以公开", ""),
    ("部分公开", ""),
    ("不予公开", "国家秘密"),
    ("无法提供", "不掌握"),
    ("不予处理", "信访"),
]

ROUNDS = 3
"""Both sides in turn; the best of each counts, as other programs only ever take time away."""

MEASURED = """
import sys, time
begin = time.process_time()
{body}
seconds = time.process_time() - begin
try:  # the peak of this process alone; what getrusage says counts the parent before the start, too
    peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(seconds, int(peak) // 1024)
"""
BODIES = {
    "bare .csv": "import csv\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass",
    "bare .xlsx": "from python_calamine import CalamineWorkbook\n"
    "for row in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows(): pass",
    "modules": "import engine.intake.ledger.workbook, engine.intake.ledger.columns, engine.intake.ledger.tally",
    "tally": "from engine.intake.ledger.workbook import open_ledger\n"
    "from engine.intake.ledger.columns import propose\nfrom engine.intake.ledger.tally import tally\n"
    "ledger = open_ledger(sys.argv[1]); tally(ledger, propose(ledger), 2024)",
}


def rows(count: int) -> Iterator[list[object]]:
    """Made cases, the same each time."""
    random = Random(1)  # noqa: S311 - no secret
    yield list(HEADER)
    for number in range(count):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=random.randrange(340))
        outcome, reason = random.choice(OUTCOMES)
        kind = random.choice(("自然人", "公司", "律师事务所"))
        closed = day + dt.timedelta(days=random.randrange(20))
        yield [
            number + 1,
            f"2024-{number:07}",
            day,
            "某某",
            kind,
            f"证{number % 5000}",
            f"电{number % 5000}",
            f"申请公开第{number % 5000}号项目的批复文件",
            "网络",
            closed,
            "20个工作日",
            outcome,
            reason,
            "",
        ]


def write(folder: Path, count: int) -> list[Path]:
    """The same ledger as .csv, as .csv with fewer columns, and as .xlsx."""
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(count))
    with (folder / "short.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([cells[place] for place in SHORT] for cells in rows(count))
    book = xlsxwriter.Workbook(
        folder / "a.xlsx", {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    )
    sheet = book.add_worksheet()
    for place, cells in enumerate(rows(count)):
        sheet.write_row(place, 0, cells)
    book.close()
    return [folder / "a.csv", folder / "short.csv", folder / "a.xlsx"]


def measure(body: str, path: Path) -> tuple[float, int]:
    """Seconds of processor time and peak megabytes of a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(body=body), path],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak)


def main(count: int) -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        for path in write(Path(folder), count):
            read, counted = f"bare {path.suffix}", "tally"
            pairs = [(measure(BODIES[read], path), measure(BODIES[counted], path)) for _ in range(ROUNDS)]
            bare, peak = min(first for first, _ in pairs)
            whole, top = min(second for _, second in pairs)
            modules = measure(BODIES["modules"], path)[1]
            print(
                f"{path.name} {count} rows: bare {bare:.2f} s {peak} MB, tally {whole:.2f} s {top} MB, "
                f"of which our modules alone {modules} MB, ratio {whole / bare:.2f}, memory {top / peak:.2f}"
            )
            row(
                f"ledger {path.name}, {count:,} rows",
                f"{whole:.2f} s, {top} MB",
                f"bare read {bare:.2f} s, {peak} MB",
                whole / bare,
                "1.2",
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
