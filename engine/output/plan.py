"""What a template does, as plain data: texts, names to be filled in, loops, conditions.

Most templates do nothing else, ours among them. Such a plan is carried out without Jinja, whose loading takes longer
than a whole report; it gives the same text to the letter (`engine.output.planning` makes it out of what Jinja read).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.namedtuple import NamedTuple
from engine.output.literal import escape

Step = str | tuple[Any, ...]
"""A text; or one of (NAME, name), (FIELD, name, field), (LOOP, name, of, steps), (TEST, value, steps, other steps),
(GIVEN, ((name, argument), …), steps)."""

NAME, FIELD, LOOP, TEST, GIVEN = range(5)


class Plan(NamedTuple):
    """What a part of a template does."""

    steps: tuple[Step, ...]

    def render(self, context: Mapping[str, Any]) -> str:
        """The part, filled.

        Args:
            context: value of every tag.
        """
        texts: list[str] = []
        _carry_out(self.steps, context, texts)
        return "".join(texts)


def _carry_out(steps: Iterable[Step], values: Mapping[str, Any], texts: list[str]) -> None:
    for step in steps:
        if isinstance(step, str):
            texts.append(step)
            continue
        match step[0]:
            case 0 | 1:
                texts.append(_text(_value(step, values)))
            case 2:
                _, name, of, inner = step
                for item in values[of]:
                    _carry_out(inner, {**values, name: item}, texts)
            case 3:
                _, value, inner, other = step
                _carry_out(inner if _value(value, values) else other, values, texts)
            case _:
                _, given, inner = step
                named = {name: values[argument] for name, argument in given}
                _carry_out(inner, {**values, **named}, texts)


def _value(step: tuple[Any, ...], values: Mapping[str, Any]) -> Any:
    value = values[step[1]]
    return value[step[2]] if step[0] == FIELD else value


def _text(value: Any) -> str:
    """A value as markup."""
    return str(value) if hasattr(value, "__html__") else escape(str(value))
