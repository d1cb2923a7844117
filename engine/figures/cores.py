"""All lightest sets of claims to give up where blanks take part, exactly.

What cannot all be true is a core (`engine.figures.feasible`); a set of claims settles everything if and only if it
holds a claim of every core. Cores are found one by one: a set that holds a claim of all cores known so far either leaves
everything possible, or shows a further core (implicit hitting sets; Reiter 1987, Chandrasekaran et al. 2011).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor

from engine.figures.feasible import Dictionary, Number, StoppedError, as_decimal

Core = frozenset[str]

_TRIED = 4_000
"""Sets looked at in one search at most; counted, so that results never depend on the clock."""


class Cores:
    """The cores of a problem as far as they are known, and the sets that hold a claim of each."""

    def __init__(self, start: Dictionary, firm: Iterable[str] = ()) -> None:
        self.firm = frozenset(firm)
        self.known: list[Core] = []
        self._states: dict[tuple[str, ...], Dictionary] = {(): start}
        self._sets: list[tuple[str, ...]] = []
        self._tried = 0

    def lightest(self, sizes: Sequence[int]) -> list[tuple[str, ...]]:
        """All sets of the smallest possible size, in a fixed order; none when no set of these sizes settles everything.

        Raises:
            StoppedError: the budget of the dictionary is spent.
        """
        for size in sizes:
            self._extend((), size, frozenset())
            if self._sets:
                return sorted(tuple(sorted(names)) for names in self._sets)
        return []

    def state(self, chosen: tuple[str, ...]) -> Dictionary:
        """The dictionary with these claims given up, one after the other."""
        if chosen not in self._states:
            state = self.state(chosen[:-1]).copy()
            state.release(chosen[-1])
            self._states[chosen] = state
        return self._states[chosen]

    def _extend(self, chosen: tuple[str, ...], left: int, done: Core) -> None:
        """Collect the sets that add at most `left` claims to `chosen`, none of them one of `done`."""
        self._tried += 1
        if self._tried > _TRIED:
            raise StoppedError
        names = set(chosen)
        open_cores = [core - done for core in self.known if not core & names]
        if not open_cores:
            found = self.state(chosen).reason()
            if found is None:
                self._sets.append(chosen)
                return
            self.known.append(found - self.firm)
            open_cores = [found - self.firm - done]
        if left == 0 or _apart(open_cores) > left:
            return
        core = frozenset.intersection(*open_cores) if left == 1 else min(open_cores, key=_by_size)
        for name in sorted(core):
            if all(other & {*names, name} for other in self.known) or left > 1:
                self._extend((*chosen, name), left - 1, done)
            done |= {name}


def clusters(known: Iterable[Core]) -> list[Core]:
    """The claims of all cores, together when cores share a claim; sets for different clusters can be chosen apart."""
    found: list[Core] = []
    for core in known:
        joined, apart = core, []
        for other in found:
            if other & joined:
                joined |= other
            else:
                apart.append(other)
        found = [*apart, joined]
    return found


def nearest(
    state: Dictionary, names: Sequence[str], before: Mapping[str, Number]
) -> dict[str, Number] | None:
    """Values of given-up claims with which everything fits, each as near to what was said as the earlier ones allow.

    None when no whole numbers do. The state is changed.
    """
    found: dict[str, Number] = {}
    for name in names:
        above = state.value(name) > before[name]
        value = state.extreme(name, upper=not above)
        if value is None or value == before[name]:
            value = state.value(name)  # only whole numbers stand in the way: any that fits
        if not as_decimal(name):
            value = ceil(value) if above else floor(value)
        found[name] = value
        state.fix(name, value)
        if state.reason() is not None:
            return None
    return found


def _apart(cores: Sequence[Core]) -> int:
    """How many of these cores share no claim with one another, at least."""
    taken: set[str] = set()
    count = 0
    for core in sorted(cores, key=len):
        if taken.isdisjoint(core):
            taken |= core
            count += 1
    return count


def _by_size(core: Core) -> tuple[int, list[str]]:
    return len(core), sorted(core)
