"""A few rounds of `kill.py`; the full number is one command: `python tests/lost/kill.py --rounds 1000`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lost.kill import Harness, LostError, run


def test_killed_at_random_moments_nothing_confirmed_is_lost():
    count = run(10, 3, seed=11)
    assert (count["plain rounds"], count["application rounds"]) == (10, 3)
    assert count["SIGKILL"] + count["SIGTERM"] + count["SIGHUP"] == 13


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda h: h.stands.update({"disclosure.licensing": 1}), "was confirmed"),
        (lambda h: (h.path.parent / "x.tmp").touch(), "left over"),
        (lambda h: (h.path.parent / ".年报.lock2").touch(), "left over"),
    ],
)
def test_the_harness_sees_what_is_wrong(tmp_path: Path, spoil, said: str):
    harness = Harness(tmp_path, 1)
    spoil(harness)
    with pytest.raises(LostError, match=said):
        harness._look(None)
