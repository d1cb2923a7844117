"""The named tuples of the engine do what those of the standard library do."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from engine import namedtuple


class Own(namedtuple.NamedTuple):
    """Ours."""

    first: int
    second: str
    third: tuple[int, ...] = ()
    fourth: str | None = None

    @property
    def both(self) -> str:
        """Of two fields."""
        return f"{self.first}{self.second}"


class Peer(typing.NamedTuple):
    """The standard library's."""

    first: int
    second: str
    third: tuple[int, ...] = ()
    fourth: str | None = None


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1, "a"), {}),
    ((1, "a", (2,)), {}),
    ((1, "a", (2,), "b"), {}),
    ((1,), {"second": "a"}),
    ((), {"second": "a", "first": 1, "fourth": "d"}),
    ((1, "a"), {"fourth": "d"}),
]
REFUSED: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((1,), {}),
    ((1, "a", (), None, 5), {}),
    ((1, "a"), {"second": "b"}),
    ((1, "a"), {"fifth": "b"}),
]


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_same_tuple(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    peer = Peer(*values, **named)
    for own in (
        Own(*values, **named) for _ in range(40)
    ):  # the first few are made in another way than the rest
        _alike(own, peer)


def _alike(own: Own, peer: Peer) -> None:
    assert tuple(own) == tuple(peer)
    assert hash(own) == hash(peer)
    assert own._asdict() == peer._asdict()
    assert repr(own) == repr(peer).replace("Peer", "Own")
    assert (own.first, own.second, own.third, own.fourth) == tuple(peer)


@pytest.mark.parametrize(("values", "named"), REFUSED)
def test_wrong_fields_are_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    class Fresh(namedtuple.NamedTuple):
        first: int
        second: str
        third: tuple[int, ...] = ()
        fourth: str | None = None

    for kind in (*[Fresh] * 40, Peer):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_what_is_known_of_the_fields() -> None:
    assert Own._fields == Peer._fields
    assert Own._field_defaults == Peer._field_defaults
    assert Own(1, "a").both == "1a"
    assert Own._make([1, "a"]) == (1, "a", (), None)


def test_replaced() -> None:
    own = Own(1, "a")
    assert own._replace(second="b", fourth="c") == Peer(1, "a")._replace(second="b", fourth="c")
    assert own == (1, "a", (), None)
    with pytest.raises(TypeError):
        own._replace(fifth=5)  # type: ignore[call-arg]


def test_nothing_can_be_set() -> None:
    own: Any = Own(1, "a")
    for name in ("first", "fifth"):
        with pytest.raises(AttributeError):
            setattr(own, name, 2)


def test_copied_pickled_matched() -> None:
    own = Own(1, "a", fourth="d")
    for one in (copy.copy(own), copy.deepcopy(own), pickle.loads(pickle.dumps(own))):  # noqa: S301
        assert one == own
        assert type(one) is Own
    match own:
        case Own(first, second, fourth=fourth):
            assert (first, second, fourth) == (1, "a", "d")


def test_default_before_a_field_without_is_refused() -> None:
    with pytest.raises(TypeError):
        type(namedtuple.NamedTuple)(
            "Bad", (namedtuple.NamedTuple,), {"__annotations__": {"a": "int", "b": "int"}, "a": 1}
        )
