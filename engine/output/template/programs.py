"""What a tag says, read with Jinja but never run: the names it uses, and what it does that a template may not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes

from engine.namedtuple import NamedTuple
from engine.output import tags
from engine.output.sandbox import environment
from engine.regex import regex

_KIND = regex(r"^(\{[{%#])(?:p|tr|tc|r)(?=[\s])")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_WORD = regex(r"^\{%-?\s*(\w+)")
_CLOSING = {"for": "{% endfor %}", "if": "{% endif %}", "macro": "{% endmacro %}"}
_OPENED = {"else": "if x", "elif": "if x", "endfor": "for x in x", "endif": "if x", "endmacro": "macro x()"}
_MERGES = frozenset(("vm", "hm", "cellbg", "colspan"))
_FIELDS = frozenset((tags.TEXT, tags.IS_SUBHEADING, "first", "last", "index", "index0", "length"))
_PLACEHOLDER = "x"

WRONG = "写得不对"
"""What `misuses` says of a tag that cannot be read."""

_OPENERS = {"endfor": "for", "endif": "if", "endmacro": "macro"}


class Names(NamedTuple):
    """The names of a tag: those that it reads, and those that it gives (loops, macros)."""

    used: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()


@lru_cache(maxsize=2048)
def names_in(tag: str) -> Names:
    """The names of one tag; none where it cannot be read."""
    tree = _tree(tag)
    if tree is None or isinstance(tree, str):
        return Names()
    made = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    made |= {node.name for node in tree.find_all(nodes.Macro)}
    used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    return Names(frozenset(used - {_PLACEHOLDER}), frozenset(made - {_PLACEHOLDER}))


def word_of(tag: str) -> str:
    """The first word of a statement (`for`, `endif`); empty for what is no statement."""
    match = _WORD.match(_KIND.sub(r"\1", tag))
    return match[1] if match else ""


def opener(word: str) -> str:
    """The statement that `endfor`, `endif`, `endmacro` close; empty for other words."""
    return _OPENERS.get(word, "")


def opens(word: str) -> bool:
    """Whether a statement must be closed by another."""
    return word in _CLOSING


@lru_cache(maxsize=2048)
def misuses(tag: str) -> tuple[str, ...]:
    """What is wrong with one tag: `写得不对…`, or what it must not do."""
    tree = _tree(tag)
    if tree is None:
        return ()
    if isinstance(tree, str):
        return (WRONG,)
    return tuple(dict.fromkeys(_misuses(tree)))


_FORBIDDEN: tuple[tuple[tuple[type[nodes.Node], ...], str], ...] = (
    ((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends), "引入别的文件"),
    ((nodes.Getitem,), "按位置取值"),
    ((nodes.CallBlock, nodes.FilterBlock, nodes.Assign, nodes.AssignBlock), "用了循环、条件之外的语句"),
    ((nodes.BinExpr, nodes.Concat), "做了运算"),
)


def _misuses(tree: nodes.Template) -> Iterator[str]:
    for kinds, what in _FORBIDDEN:
        if next(tree.find_all(kinds), None) is not None:
            yield what
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name):
            yield "调用了方法"
        elif call.node.name == "range":
            yield "用了range"
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr not in _FIELDS:
            yield f"取了属性“{attribute.attr}”"
    for filtered in tree.find_all(nodes.Filter):
        yield f"用了过滤器“{filtered.name}”"


@lru_cache(maxsize=2048)
def _tree(tag: str) -> nodes.Template | str | None:
    """The tag as a tree, with what opens or closes it; `WRONG` where it cannot be read; None for comments."""
    plain = _KIND.sub(r"\1", tag).translate(_QUOTES)
    if plain.startswith("{#"):
        return None
    word = _WORD.match(plain)
    name = word[1] if word else ""
    if name in _MERGES:
        return None
    text = plain
    if name in _OPENED:
        text = "{% " + _OPENED[name] + " %}" + plain
        if name in {"else", "elif"}:
            text += "{% endif %}"
    text += _CLOSING.get(name, "")
    try:
        return environment().parse(text)
    except TemplateSyntaxError:
        return WRONG
