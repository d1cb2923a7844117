"""How much was said last year already: the same from run to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from engine.prose.repetition import repetition

ROOT = Path(__file__).parents[2]

NOW = "建立清单及时更新各类栏目内容"
TIED = tuple(NOW[at:] + NOW[:at] for at in range(3, len(NOW) - 2))
"""As many pairs of characters in common with it, and more or fewer characters in a row."""

SHOWN = """
from tests.prose.test_repetition import NOW, TIED
from engine.prose.repetition import repetition
found = repetition({"overview": NOW}, {"overview": "。".join(TIED)})
print(found.share, found.paragraphs[0].like)
"""


def _said(seed: int) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", SHOWN]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_sentences_that_tie_give_the_same_share_in_every_run() -> None:
    assert len({_said(seed) for seed in range(8)}) == 1


def test_a_sentence_that_stands_there_whole_is_found_among_others_like_it() -> None:
    found = repetition({"overview": NOW}, {"overview": "。".join([*TIED, NOW])})
    assert found.share == 1
    assert found.paragraphs[0].like == NOW
