"""Why a derived figure holds, in words and numbers."""

from __future__ import annotations

from engine.figures.solve import Derived, Solution
from engine.form.identities import Identity


def because(derived: Derived, solution: Solution) -> str:
    """The equation that forces a derived figure, with the numbers put in; Chinese, one line."""
    first = derived.equations[0]
    if derived.full:
        return f"合计已满：{first.text}，其他各项已占满总数，此处只能是0"
    numbers = _with_numbers(first, solution)
    more = len(derived.equations) - 1
    others = f"（连同另外{more}个等式推出）" if more else ""
    return f"{first.text}，即{numbers}{others}" if numbers else f"{first.text}{others}"


def _with_numbers(equation: Identity, solution: Solution) -> str:
    left, right = (_side(keys, solution) for keys in (equation.left, equation.right))
    return f"{left}＝{right}" if left and right else ""


def _side(keys: tuple[str, ...], solution: Solution) -> str:
    """The sum as 58＋2; zeros are left out, and an unknown part makes the side empty."""
    values = [solution.value(key) for key in keys]
    if any(value is None for value in values):
        return ""
    shown = [str(value) for value in values if value]
    return "＋".join(shown) or "0"
