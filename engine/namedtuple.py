"""`NamedTuple` that costs little to define: a start of the program pays for every kind of value that it knows.

`typing.NamedTuple` compiles each annotation and builds each class twice; `check` and `export` define some ninety of
them, which was a tenth of their time. To the type checker this one is `typing.NamedTuple`, and it behaves as that does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NamedTuple, Self
else:
    from operator import itemgetter

    try:
        from _collections import _tuplegetter as _getter
    except ImportError:  # an interpreter without the accelerator

        def _getter(index: int, _doc: str) -> property:
            return property(itemgetter(index))

    class _Defining(type):
        """Makes a class body of annotated fields, the later ones with defaults, into a tuple with names."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Defining:
            fields = tuple(body.get("__annotations__", ()))
            if bases:  # every class but the base itself
                defaults = {field: body.pop(field) for field in fields if field in body}
                if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                    raise TypeError(f"{name}: a field without a default follows one with a default")
                for index, field in enumerate(fields):
                    body[field] = _getter(index, field)
                body |= {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            body.setdefault("__slots__", ())
            return super().__new__(mcs, name, bases or (tuple,), body)

    def _function(cls: type[NamedTuple]) -> Any:
        names = ", ".join(cls._fields)  # identifiers of our own source, none with a leading underscore
        made = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})  # noqa: S307
        made.__defaults__ = tuple(cls._field_defaults.values())
        made.__qualname__ = f"{cls.__name__}.__new__"
        return made

    def _filled(cls: type[NamedTuple], values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        rest = cls._fields[len(values) :]
        given = {**cls._field_defaults, **named}
        if len(values) > len(cls._fields) or not named.keys() <= set(rest) or not given.keys() >= set(rest):
            raise TypeError(
                f"{cls.__name__}{cls._fields}: {len(values)} values and {sorted(named)} do not fit"
            )
        return (*values, *[given[field] for field in rest])

    _FEW = 12
    _MADE: dict[type, int] = {}

    class NamedTuple(metaclass=_Defining):
        """Base of named tuples: fields in the order of the annotations, compared and unpacked as a tuple."""

        _fields: tuple[str, ...]
        _field_defaults: dict[str, Any]

        def __new__(cls, *values: Any, **named: Any) -> Self:
            """The first few of a class are put together here; then it gets a function of its own, which costs as many."""
            _MADE[cls] = times = _MADE.get(cls, 0) + 1
            if times > _FEW:
                cls.__new__ = _function(cls)
                return cls(*values, **named)
            if named or len(values) != len(cls._fields):
                values = _filled(cls, values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Self:
            return cls(*values)

        def _replace(self, /, **changes: Any) -> Self:
            made = type(self)(*map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)
