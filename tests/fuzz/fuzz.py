"""Hostile input without end, for every reader.

    uv run --group dev python tests/fuzz/fuzz.py [--seconds 60] [--seed 1] [--only docx prose …] [--out FOLDER]

Each target runs in a process of its own with its memory bounded. Where `atheris` is installed, new inputs are bred from
those that reached new code; without it they are bred from the seeds. An input that raises what it should not, or that
takes longer than two seconds without instrumentation, is written to the folder; put it into `tests/fuzz/corpus/TARGET/`
once it is mended. Prints a table; ends with 1 when anything was found.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.fuzz.targets import TARGETS  # noqa: E402 - the folder has to be known first

PATIENCE = 2.0
"""Seconds an input may take."""
MEMORY = 1500
"""Megabytes a reader may use."""
CURRENT = "current"
"""The input at work: what is left of a process that was ended from outside."""
SLOWED = 10
"""How many times slower a run is while what it reaches is watched, at the most."""


def main() -> int:
    """Run the targets one after another and print what came of it."""
    parser = argparse.ArgumentParser(description="Hostile input for every reader.")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=sorted(TARGETS), default=list(TARGETS))
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        return one(options.child, options.one)
    out = options.out or Path(tempfile.mkdtemp(prefix="nianbao-fuzz-"))
    if options.child:
        return child(options.child, options.seconds, options.seed, out)
    found = 0
    for name in options.only:
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        before = set(folder.iterdir())
        line = run(name, options.seconds, options.seed, folder)
        failures = [path for path in sorted(set(folder.iterdir()) - before) if still_fails(name, path)]
        found += len(failures)
        sys.stdout.write(f"{name:12} {line}  {len(failures)} failures\n")
        for path in failures:
            sys.stdout.write(f"    {path}\n")
        sys.stdout.flush()
    return 1 if found else 0


def run(name: str, seconds: int, seed: int, folder: Path) -> str:
    """One target in a process of its own; how many inputs it saw."""
    command = [
        sys.executable,
        __file__,
        "--child",
        name,
        "--seconds",
        str(seconds),
        "--seed",
        str(seed),
        "--out",
        str(folder),
    ]
    begun = time.monotonic()
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            cwd=ROOT,
            timeout=seconds + 120,
        )
        said = done.stdout + done.stderr
    except subprocess.TimeoutExpired as late:
        said = str(late.stdout or "") + "hung"
    counts = [
        line for line in said.splitlines() if line.startswith(("inputs ", "stat::number_of_executed_units"))
    ]
    if counts:
        (folder / CURRENT).unlink(missing_ok=True)
    else:
        (folder / "process.txt").write_text(said[-20_000:], encoding="utf-8")
    return f"{counts[-1].split()[-1] if counts else '?':>9} inputs in {time.monotonic() - begun:.0f} s"


def child(name: str, seconds: int, seed: int, folder: Path) -> int:
    """The process of one target."""
    _bound_memory()
    if importlib.util.find_spec("atheris") is None:
        return _bred_from_seeds(name, seconds, seed, folder)
    import atheris

    with atheris.instrument_imports(include=["engine"]):
        target = TARGETS[name]
        seeds = target.seeds()
        for data in seeds:
            target.run(data)
    with tempfile.TemporaryDirectory() as corpus:
        for place, data in enumerate(seeds):
            (Path(corpus) / str(place)).write_bytes(data)

        def mutated(data: bytes, most: int, chosen: int) -> bytes:
            return target.mutate(data or seeds[0], Random(chosen))[:most]

        def each(data: bytes) -> None:
            _one(name, data, folder, PATIENCE * SLOWED)

        arguments = [
            sys.argv[0], corpus, f"-seed={seed}", f"-max_total_time={seconds}", "-max_len=400000", "-len_control=0",
            "-print_final_stats=1", "-timeout=60", "-rss_limit_mb=0", f"-artifact_prefix={folder}/", "-verbosity=1",
        ]  # fmt: skip
        atheris.Setup(arguments, each, custom_mutator=mutated)
        atheris.Fuzz()
    return 0


def _bred_from_seeds(name: str, seconds: int, seed: int, folder: Path) -> int:
    target, random = TARGETS[name], Random(seed)
    pool = list(target.seeds())
    end, inputs = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = target.mutate(random.choice(pool), random)
        inputs += 1
        _one(name, data, folder, PATIENCE)
        if random.random() < 0.05 and len(data) < 400_000:
            pool.append(data)
    sys.stdout.write(f"inputs {inputs}\n")
    return 0


def _one(name: str, data: bytes, folder: Path, patience: float) -> None:
    """Try one input and keep it when it fails; the run goes on, so that one failure hides no other."""
    (folder / CURRENT).write_bytes(data)
    begun = time.process_time()
    try:
        TARGETS[name].run(data)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        where = f"{Path(last.tb_frame.f_code.co_filename).stem}-{last.tb_lineno}" if last else "nowhere"
        _keep(folder / f"{type(error).__name__}-{where}", data)
    else:
        if time.process_time() - begun > patience:
            _keep(folder / f"slow-{int(time.process_time() - begun)}", data)


def _keep(path: Path, data: bytes) -> None:
    """The smallest input for each kind of failure."""
    if not path.exists() or path.stat().st_size > len(data):
        path.write_bytes(data)


def still_fails(name: str, path: Path) -> bool:
    """Whether an input fails in a fresh process, without instrumentation."""
    if path.suffix == ".txt":
        return True
    command = [sys.executable, __file__, "--child", name, "--one", str(path)]
    with contextlib.suppress(subprocess.TimeoutExpired):
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, timeout=60)
        if done.returncode == 0:
            path.unlink()
            return False
        path.with_name(f"{path.name}.txt").write_bytes(done.stderr[-4000:])
    return True


def one(name: str, path: Path) -> int:
    """One input, timed, in this process; a first one warms up what is loaded late."""
    _bound_memory()
    target, data = TARGETS[name], path.read_bytes()
    for seed in target.seeds():
        target.run(seed)
    begun = time.process_time()
    target.run(data)
    return int(time.process_time() - begun > PATIENCE)


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        most = MEMORY * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


if __name__ == "__main__":
    sys.exit(main())
