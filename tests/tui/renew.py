"""Writes the snapshots of the screens anew, all or those that are named: python tests/tui/renew.py [NAME …].

What changed is then to be looked at with `git diff tests/tui/snapshots`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def main(names: list[str]) -> int:
    """Run the tests of the snapshots so that they write instead of compare."""
    os.environ["NIANBAO_RENEW"] = "1"
    os.chdir(ROOT)
    chosen = [f"tests/tui/test_snapshots.py::test_a_screen_is_as_it_was[{name}]" for name in names]
    return pytest.main(["-q", *(chosen or ["tests/tui/test_snapshots.py"])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
