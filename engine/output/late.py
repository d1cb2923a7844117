"""Patterns that are compiled when they are first used: an export that needs none of them does not wait for them."""

from __future__ import annotations

import re
from functools import cached_property


class Late:
    """A pattern that is not compiled yet."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def ready(self) -> re.Pattern[str]:
        """The pattern, compiled now or earlier."""
        return re.compile(self._pattern, self._flags)
