"""Slips of the hand: what a person did who meant one number and typed another."""

from engine.figures.claims import Number
from engine.namedtuple import NamedTuple


class Slip(NamedTuple):
    """A way to mistype, in words; a lower rank is more likely."""

    rank: int
    text: str


_SWAPPED = Slip(0, "两位数字颠倒")
_DIGIT = Slip(1, "错了一位数字")
_DROPPED = Slip(1, "漏打一位数字")
_DOUBLED = Slip(1, "多打一位数字")
_BY_ONE = Slip(2, "少计一件或多计一件")
_NONE = Slip(9, "")


def slip(typed: Number, meant: Number) -> Slip:
    """The slip that turns `meant` into `typed`; rank 9 without text when none does."""
    a, b = str(typed), str(meant)
    if a == b:
        return _NONE
    if len(a) == len(b):
        different = [index for index in range(len(a)) if a[index] != b[index]]
        if len(different) == 2 and sorted(a) == sorted(b) and different[1] == different[0] + 1:
            return _SWAPPED
        if len(different) == 1:
            return _DIGIT if len(a) > 1 or abs(int(typed) - int(meant)) != 1 else _BY_ONE
    if _without_one(b, a) and a != "0":
        return _DROPPED
    if _without_one(a, b) and b != "0":
        return _DOUBLED
    return _BY_ONE if abs(typed - meant) == 1 else _NONE


def _without_one(longer: str, shorter: str) -> bool:
    """Whether leaving out one character of `longer` gives `shorter`."""
    return len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    )
