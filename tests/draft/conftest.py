from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from engine.draft import Answer, Decision, Draft, new_draft


@pytest.fixture
def draft() -> Draft:
    """A draft with something in every part."""
    made = new_draft("威海临港经济技术开发区管理委员会", "开发区管委会", 2024)
    made = made.with_profile(phone="0631-5587393", powers=["licensing", "fees"], note={"谁": "办公室"})
    made = made.with_figures(
        {
            "applications.received.natural_person": 60,
            "applications.denied.total": 36,
            "applications.denied.third_party_rights.natural_person": 36,
            "applications.other.other.natural_person": 2,
            "applications.other.total": 2,
            "disclosure.licensing": 0,
            "disclosure.fees": Decimal("786.10"),
            "posts.total": 8819,
            "interpretations": 12,
        }
    )
    made = made.with_prose("overview.opening", "2024年，管委会……\n\n第二段。").with_composed(
        "matters", "无。"
    )
    made = made.with_last_year_figures({"applications.carried_out.total": 0})
    made = made.with_last_year_prose("overview", "去年一整篇")
    made = made.with_decision(
        Decision(
            "T3-01", {"applications.received.total": 60, "posts.total": None}, reason="已核对", by="张三"
        )
    )
    made = made.with_answer(Answer("received", "60件")).with_answer(Answer("fees", "", "later"))
    return made.with_pending("disputes", "好像没有")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a draft may be put: a folder and a name as drafters have them."""
    folder = tmp_path / "年报 2024（终稿）"
    folder.mkdir()
    return folder / "临港区 草稿.toml"
