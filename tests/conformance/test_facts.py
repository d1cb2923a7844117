"""Reading the labelled reports: so many of the labelled claims are found, so many facts are right."""

from __future__ import annotations

import pytest

from tests.conformance.facts_scoring import Score, folder, score

pytestmark = pytest.mark.skipif(
    not (folder() / "labels").is_dir(),
    reason=f"labelled reports left out: no folder {folder()} (set NIANBAO_REPORTS to where they are)",
)


@pytest.mark.parametrize(
    ("name", "held_out", "recall", "precision"),
    [("two thirds", False, 0.99, 0.99), ("held out", True, 0.98, 0.98), ("all", None, 0.99, 0.99)],
)
def test_claims_are_read(name: str, held_out: bool | None, recall: float, precision: float) -> None:
    result = score(folder(), held_out=held_out)
    _show(name, result)
    assert result.recall >= recall, "\n".join(result.missed)
    assert result.precision >= precision, "\n".join(result.mistaken)


def _show(name: str, result: Score) -> None:
    print(f"\n== facts, {name} ==")
    for line in result.lines():
        print(line)
