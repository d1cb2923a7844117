"""Whether this machine can set a page as wide as Word does."""

from __future__ import annotations

import shutil
import subprocess

import pytest

_AS_WIDE = ("times", "liberation serif", "tinos", "nimbus roman", "termes", "freeserif")
"""Families whose digits are as wide as those of Times New Roman."""


def _has_digits() -> bool:
    if not shutil.which("fc-match"):
        return False
    command = ["fc-match", "-f", "%{family}", "Times New Roman"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.lower()
    return any(name in found for name in _AS_WIDE)


digits_as_wide = pytest.mark.skipif(
    not _has_digits(), reason="no font with digits as wide as those of Times New Roman (fonts-liberation)"
)
