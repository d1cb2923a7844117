"""Every derived figure is proved: the equations named force it, and no other value is possible."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.claims import Claim
from engine.figures.proof import because
from engine.form.keys import cells_of
from tests.figures.linear import forced
from tests.figures.tables import PROSE, realistic, solved

GROUPS = ("applications.denied.total", "applications.intake.total", "applications.granted.organisations")


@given(realistic(), st.randoms(use_true_random=False), st.sampled_from([0.1, 0.3, 0.6, 0.9]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_equations_of_a_derived_figure_force_it(table, random, share, told):
    stated = {key: value for key, value in table.items() if random.random() > share}
    claims = [Claim(key, sum(table[cell] for cell in cells_of(key)), PROSE) for key in GROUPS if told]
    found = solved(stated, *claims)
    known = {name: int(claim.value) for name, claim in found.problem.stated.items()}
    for key, derived in found.derived.items():
        assert because(derived, found)
        by_equations = forced(derived.equations, known) or {}
        if key in by_equations:
            assert by_equations[key] == derived.value
            continue
        # the equations alone leave it open: then no figure below zero is what forces it, in the equation named
        (equation,) = derived.equations
        here, there = equation.left, equation.right
        if key not in here:
            here, there = there, here
        bounds = {
            name: found.bounds.get(name, (found.value(name), found.value(name))) for name in (*here, *there)
        }
        others = [bounds[name] for name in here if name != key]
        high = [high for _, high in (bounds[name] for name in there)]
        low = [low for low, _ in (bounds[name] for name in there)]
        most = None if None in high else sum(high) - sum(low for low, _ in others)
        least = None if None in [h for _, h in others] else sum(low) - sum(h for _, h in others)
        assert derived.value in (most, least)


@given(realistic(), st.randoms(use_true_random=False), st.sampled_from([0.2, 0.5, 0.8]))
@settings(max_examples=40, deadline=None)
def test_no_other_value_is_possible(table, random, share):
    stated = {key: value for key, value in table.items() if random.random() > share}
    derived = solved(stated).derived
    for key in random.sample(sorted(derived), min(4, len(derived))):
        assert solved({**stated, key: derived[key].value + 1}).conflicts
        if derived[key].value:
            assert solved({**stated, key: derived[key].value - 1}).conflicts
