"""What a run of the program leaves behind for the next one."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_program_keeps_its_own_patterns_and_nothing_of_a_draft(
    run: Run, weihai: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    first, second = (run("check", weihai, XDG_CACHE_HOME=str(cache)) for _ in range(2))
    assert (first.status, first.out) == (second.status, second.out)
    (place,) = (cache / "nianbao").iterdir()
    text = place.read_bytes().decode("utf-8", "replace")
    assert "复议" in text
    assert "威海" not in text
