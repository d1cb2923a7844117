"""A page as lines of text and tables in reading order, each with the element it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from engine.intake.html.look import Element, Look
from engine.intake.html.tables import Table, read_table
from engine.intake.html.walk import Line, Step, Walk

Item: TypeAlias = Line | Table


def items(root: Element, look: Look) -> Sequence[Item]:
    """What a page shows, in reading order; tables that lay it out are unfolded, nested ones follow their holder.

    Raises:
        TooBigError: a table is too big.
    """
    found: list[Item] = []
    silent: list[bool] = []  # for every table around: its text is in its grid already
    walk = Walk(root, look)
    for step, what in walk:
        if isinstance(what, Line):
            if not (silent and silent[-1]):
                found.append(what)
        elif step is Step.TABLE:
            table = read_table(what, look)
            silent.append(not table.layout)
            if not table.layout:
                found.extend(table.before)
                if table.cells:
                    found.append(table)
                if not table.nested:
                    walk.skip()
        elif step is Step.TABLE_END:
            silent.pop()
    return found
