from __future__ import annotations

import pytest

from engine.output.report import builtin_template


@pytest.fixture(scope="session")
def template() -> bytes:
    return builtin_template()
