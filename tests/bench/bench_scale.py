"""What many thousands of reports need: time, processor and memory, and whether they grow with the number. Printed, never asserted.

    .venv/bin/python tests/bench/bench_scale.py [COUNT …]

For each COUNT so many reports are made (three Word files to two web pages, with figures, names and sentences of their
own) and as many drafts; then the commands run as anybody would start them: `review` with a list and lines of JSON,
`review` of the folder with one document, `merge` of the drafts in one step and by counties, and the list shared out
among several processes. `docs/scale.md` explains the figures.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(os.environ.get("NIANBAO_ROOT") or Path(__file__).parents[2])
COLD = "from tui.cli import command; command()"
WATCH = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts the command from a small process: the memory of a child is counted from what its parent had."""
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(ROOT),
}
SHAPES = 61
"""So many reports are rendered; all others are one of them with names and sentences of their own."""
PLACE = "桃源街"
"""Stands in the sentences of every report, to be replaced by a name of its own."""
NAMES = "东西南北中上下前后新老大小石松柏桂梅竹兰河湖溪泉桥港湾塘岭坡"
COUNTY = 100
"""Drafts in a county."""
CHANCE = random.Random(2024)  # noqa: S311 - figures for a bench


class Cost(NamedTuple):
    """What a command took: seconds by the clock, seconds of processors, and the largest of its processes in MB."""

    wall: float
    cpu: float
    memory: float


def place(number: int) -> str:
    """A name that no other number below 27,000 has."""
    size = len(NAMES)
    return NAMES[number % size] + NAMES[number // size % size] + NAMES[number // size**2 % size]


def figures() -> dict[str, int | None]:
    """Figures of a unit that fit."""
    from engine.form.keys import KINDS, OUTCOMES

    found: dict[str, int | None] = {"disclosure.licensing": CHANCE.randrange(9000)}
    for kind in KINDS:
        granted = CHANCE.randrange(40)
        found |= dict.fromkeys((f"applications.{row}.{kind}" for row in OUTCOMES), 0)
        found |= {f"applications.{row}.{kind}": granted for row in ("received", "granted", "handled")}
    everything = sum(found[f"applications.granted.{kind}"] or 0 for kind in KINDS)
    found |= {f"applications.{row}.total": 0 for row in OUTCOMES}
    return found | {f"applications.{row}.total": everything for row in ("received", "granted", "handled")}


def drafts(count: int) -> Iterator[bytes]:
    """Drafts with figures of their own, one in fifty with a wrong total."""
    from engine.draft.dump import dumps
    from engine.draft.load import read

    base = read(str(ROOT / "examples/weihai.toml"))
    words = (
        f"{PLACE}设立信息公开专区，{PLACE}群众可以当场查阅。{PLACE}全年组织业务培训，讲解条例和典型案例。",
        f"{PLACE}按月检查各单位的公开目录，{PLACE}发现问题当月整改。{PLACE}的答复文书由法律顾问逐件审核。",
        f"{PLACE}开展政务开放日活动，邀请代表走进机关。{PLACE}把公开情况列入年度考核，{PLACE}没有发生责任追究。",
    )
    prose = {
        part: text + "".join(words)
        for part, text in base.prose.items()
        if part in ("overview.proactive", "overview.management", "overview.platform", "problems")
    }
    prose["overview.on_request"] = (
        "全年新收政府信息公开申请{applications.received.total}件，办结{applications.handled.total}件，"
        f"予以公开{{applications.granted.total}}件。{words[1]}"
    )
    for part, text in prose.items():
        base = base.with_prose(part, text)
    base = base.with_profile(organ=f"甲市{PLACE}街道办事处", short_name=f"{PLACE}街道", kind="subdistrict")
    for number in range(count):
        changed = figures()
        if number % 50 == 1:
            changed["applications.received.company"] = (changed["applications.received.company"] or 0) + 10
        yield dumps(base.with_figures(changed))


def rendered(count: int) -> Iterator[tuple[str, bytes]]:
    """Reports with their suffix."""
    from engine.draft.load import loads
    from engine.output.assemble import content_of, export
    from engine.output.html import html

    for number, data in enumerate(drafts(count)):
        draft = loads(data, "甲.toml")
        if number % 5 < 3:
            yield ".docx", export(draft)
        else:
            yield ".html", html(content_of(draft)).encode()


def renamed(suffix: str, data: bytes, name: str) -> bytes:
    """The same report of another place."""
    old, new = PLACE.encode(), name.encode()
    if suffix != ".docx":
        return data.replace(old, new)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry).replace(old, new))
    return out.getvalue()


def made(folder: Path, count: int) -> list[str]:
    """The names of so many reports in the folder."""
    shapes = list(rendered(min(SHAPES, count)))
    names = []
    for number in range(count):
        suffix, data = shapes[number % len(shapes)]
        path = folder / f"{number:06}{suffix}"
        path.write_bytes(renamed(suffix, data, place(number)))
        names.append(str(path))
    return names


def counties(folder: Path, count: int) -> list[Path]:
    """So many drafts, by counties."""
    shapes = list(drafts(min(SHAPES, count)))
    found = []
    for number in range(count):
        county = folder / f"{number // COUNTY:04}"
        if number % COUNTY == 0:
            county.mkdir()
            found.append(county)
        data = shapes[number % len(shapes)].replace(PLACE.encode(), place(number).encode())
        (county / f"{number:06}.toml").write_bytes(data)
    return found


def cost(arguments: Sequence[str], out: Path, listed: Path | None = None) -> Cost:
    """Run the command with its output in a file."""
    with (listed or Path(os.devnull)).open("rb") as source, out.open("wb") as target:
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", WATCH, sys.executable, "-c", COLD, *arguments],
            stdin=source,
            stdout=target,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            check=False,
        )
        wall = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments[:2])}: status {done.returncode}")
    cpu, memory = done.stderr.split()[-2:]
    return Cost(wall, float(cpu), float(memory) / 1024)


def shared_out(names: Sequence[str], place: Path, parts: int) -> float:
    """Seconds for the list in so many parts, each by a process of its own, as machines would do it side by side."""
    running = []
    begin = time.perf_counter()
    for part in range(parts):
        (place / f"part{part}").write_text("\n".join(names[part::parts]), encoding="utf-8")
        with (place / f"part{part}").open("rb") as listed, (place / f"lines{part}").open("wb") as out:
            command = [sys.executable, "-c", COLD, "review", "-", "--lines"]
            running.append(
                subprocess.Popen(
                    command, stdin=listed, stdout=out, stderr=subprocess.DEVNULL, env=ENVIRONMENT
                )
            )
    for process in running:
        process.wait()
    return time.perf_counter() - begin


def lines_of(paths: Sequence[Path]) -> list[str]:
    """The lines of these files, in the order of the alphabet: which report is which does not depend on who read it."""
    return sorted(line for path in paths for line in path.read_text(encoding="utf-8").splitlines())


def totals(path: Path) -> dict[str, int]:
    """The figures of a roll-up."""
    from engine.draft.load import read

    return {key: int(value) for key, value in read(str(path)).figures.items()}


def measure(count: int) -> None:
    """Measure one number of reports and print."""
    from tests.bench.table import row

    with TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "reports").mkdir()
        (here / "units").mkdir()
        names = made(here / "reports", count)
        units = counties(here / "units", count)
        (here / "list").write_text("\n".join(names), encoding="utf-8")
        lines = cost(("review", "-", "--lines"), here / "lines", here / "list")
        whole = cost(("review", str(here / "reports"), "--json"), here / "whole")
        parted = shared_out(names, here, 4)
        assert lines_of([here / "lines"]) == lines_of([here / f"lines{part}" for part in range(4)])
        assert len(json.loads((here / "whole").read_text(encoding="utf-8"))["files"]) == count
        once = cost(("merge", str(here / "units"), "-o", str(here / "sum.toml")), here / "said")
        (here / "sums").mkdir()
        steps = []
        for unit in units:
            county = (
                "--organ",
                f"甲市{place(int(unit.name))}县",
                "-o",
                str(here / "sums" / f"{unit.name}.toml"),
            )
            steps.append(cost(("merge", str(unit), *county), here / "said"))
        steps.append(cost(("merge", str(here / "sums"), "-o", str(here / "again.toml")), here / "said"))
        assert totals(here / "again.toml") == totals(here / "sum.toml")
        size = (here / "lines").stat().st_size / count / 1024
    said = f"{count:,} reports"
    for what, used in (
        ("review, list to lines", lines),
        ("review, one document", whole),
        ("merge, one step", once),
    ):
        print(
            f"{said}: {what}: {used.wall:.1f} s, processor {used.cpu:.1f} s ({used.cpu / count * 1e3:.1f} ms each), largest process {used.memory:.0f} MB"
        )
    stepped = Cost(sum(s.wall for s in steps), sum(s.cpu for s in steps), max(s.memory for s in steps))
    print(
        f"{said}: merge by counties of {COUNTY}: {stepped.wall:.1f} s in {len(steps)} runs, processor {stepped.cpu:.1f} s, "
        f"last run {steps[-1].wall:.1f} s, largest process {stepped.memory:.0f} MB; the same figures"
    )
    print(f"{said}: list in 4 parts at once: {parted:.1f} s, the same lines; {size:.1f} kB a line")
    row(
        f"review of {count:,} reports, list to lines",
        f"{lines.wall:.1f} s",
        f"processor {lines.cpu / count * 1e3:.1f} ms each",
        lines.cpu / lines.wall,
        f"{os.cpu_count()} processors",
    )
    row(
        f"roll-up of {count:,} drafts by counties",
        f"{stepped.wall:.1f} s",
        f"one step {once.wall:.1f} s",
        stepped.wall / once.wall,
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    for wanted in sys.argv[1:] or ("200",):
        measure(int(wanted))
