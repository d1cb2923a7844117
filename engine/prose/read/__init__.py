"""Reading the figures out of prose: every number with its meaning for the form, statements of none and of all."""

from engine.prose.read.reader import read_facts

__all__ = ["read_facts"]
