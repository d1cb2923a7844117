"""Subordinate units summed up to the figures of 本级政府, every number with where it came from."""

from engine.rollup.merge import Rollup, merge, rolled_up

__all__ = ["Rollup", "merge", "rolled_up"]
