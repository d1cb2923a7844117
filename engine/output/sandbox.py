"""Where the tags of a template run: a Jinja environment that reaches nothing outside its data.

A template is a file that people pass around; docxtpl's own environment would let it run any Python code
(docxtpl issues #549 and #632).
"""

from __future__ import annotations

from functools import cache
from numbers import Number
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

_PADDING = frozenset({"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"})
"""Methods and filters of text that make a short tag fill the memory."""


class _Environment(SandboxedEnvironment):
    """A sandbox in which text cannot be multiplied or padded, so that a short tag cannot fill the memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuses padding besides what every sandbox refuses."""
        return attr not in _PADDING and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, _value: Any) -> None:
        """Leaves `str.format` to `is_safe_attribute`, which refuses it."""
        return

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculates with numbers only."""
        if operator == "**" or not (isinstance(left, Number) and isinstance(right, Number)):
            raise SecurityError(f"{operator} is allowed between numbers only")
        return super().call_binop(context, operator, left, right)


@cache
def environment() -> SandboxedEnvironment:
    """The one environment; compiled templates of it may be rendered by many threads at once."""
    made = _Environment(undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True)
    made.globals = {"range": made.globals["range"]}
    made.filters = {name: made.filters[name] for name in made.filters if name not in _PADDING}
    return made
