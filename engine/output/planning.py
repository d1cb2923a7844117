"""Makes a plan out of a template as Jinja read it, where it does nothing that a plan cannot do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import nodes

from engine.namedtuple import NamedTuple
from engine.output import tags
from engine.output.plan import FIELD, GIVEN, LOOP, NAME, TEST, Plan, Step

_LISTS = frozenset((tags.TITLE, tags.SIGNATURE, *tags.PROSE.values()))
_FIELDS = frozenset((tags.TEXT, tags.IS_SUBHEADING))
_WITH_FIELDS = frozenset(tags.PROSE.values())


class _Beyond(Exception):  # noqa: N818 - no error: Jinja carries it out
    """The template does something that a plan cannot do."""


class _Scope(NamedTuple):
    """What stands for what: names of loops and macros -> the tag whose list, or of whose list an item, they are."""

    lists: dict[str, str]
    items: dict[str, str]
    macros: dict[str, nodes.Macro]


def plan_of(tree: nodes.Template) -> Plan | None:
    """The plan of a part; None where Jinja has to carry it out.

    Args:
        tree: the part as Jinja read it.
    """
    lists = {name: name for name in _LISTS}
    try:
        return Plan(tuple(_joined(_steps(tree.body, _Scope(lists, {}, {}), top=True))))
    except _Beyond:
        return None


def _steps(body: Sequence[nodes.Node], scope: _Scope, *, top: bool = False) -> Iterator[Step]:
    for node in body:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    yield _printed(part, scope)
            case nodes.For(target=nodes.Name(name=name), iter=nodes.Name(name=of), else_=[], test=None) if (
                of in scope.lists and not node.recursive and name not in tags.known()
            ):
                inner = scope._replace(items={**scope.items, name: scope.lists[of]})
                yield (LOOP, name, of, tuple(_joined(_steps(node.body, inner))))
            case nodes.If(elif_=[]):
                yes, no = (tuple(_joined(_steps(part, scope))) for part in (node.body, node.else_))
                yield (TEST, _value(node.test, scope), yes, no)
            case nodes.Macro(defaults=[]) if (
                top and not {node.name, *(arg.name for arg in node.args)} & tags.known()
            ):
                scope.macros[node.name] = node
            case _:
                raise _Beyond


def _printed(node: nodes.Node, scope: _Scope) -> Step:
    match node:
        case nodes.TemplateData():
            return node.data
        case nodes.Const(value=str(text)):
            from engine.output.literal import escape

            return escape(text)
        case nodes.Call(node=nodes.Name(name=name), kwargs=[], dyn_args=None, dyn_kwargs=None) if (
            name in scope.macros
        ):
            return _called(scope.macros[name], node.args, scope)
        case _:
            return _value(node, scope)


def _called(macro: nodes.Macro, arguments: Sequence[nodes.Node], scope: _Scope) -> Step:
    """The body of a macro with its arguments; it sees nothing of where it is called, and calls no other."""
    given: list[tuple[str, str]] = []
    lists = {name: name for name in _LISTS}
    if len(arguments) != len(macro.args):
        raise _Beyond
    for named, argument in zip(macro.args, arguments, strict=True):
        if not isinstance(argument, nodes.Name) or argument.name not in scope.lists:
            raise _Beyond
        given.append((named.name, argument.name))
        lists[named.name] = scope.lists[argument.name]
    inner = tuple(_joined(_steps(macro.body, _Scope(lists, {}, {}))))
    return (GIVEN, tuple(given), inner)


def _value(node: nodes.Node, scope: _Scope) -> tuple[Any, ...]:
    """A tag, an item of a list, or a field of such an item."""
    match node:
        case nodes.Name(name=name) if name in scope.items or name in scope.lists or name in tags.known():
            return (NAME, name)
        case nodes.Getattr(node=nodes.Name(name=name), attr=field) if (
            scope.items.get(name) in _WITH_FIELDS and field in _FIELDS
        ):
            return (FIELD, name, field)
        case _:
            raise _Beyond


def _joined(steps: Iterator[Step]) -> Iterator[Step]:
    """The same with texts behind each other made one."""
    texts: list[str] = []
    for step in steps:
        if isinstance(step, str):
            texts.append(step)
            continue
        if texts:
            yield "".join(texts)
            texts = []
        yield step
    if texts:
        yield "".join(texts)
