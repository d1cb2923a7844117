"""What a case of an answer holds."""

from __future__ import annotations

Cases = dict[str, list[tuple[str, str, list[str], str]]]
"""By question: the answer; the figures; what every message that asks back quotes; what was known before."""
