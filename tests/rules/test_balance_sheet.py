"""Every equation with both its sides."""

from __future__ import annotations

from engine.draft.model import Draft
from engine.form import CELLS
from engine.form.identities import identities
from engine.rules.balance_sheet import sides
from engine.rules.view import view


def _zeros(**figures: int) -> Draft:
    named = {key.replace("__", "."): value for key, value in figures.items()}
    return Draft().with_figures({**dict.fromkeys(CELLS, 0), **named})


def test_all_equations_of_the_tables_rule_by_rule() -> None:
    found = sides(view(_zeros()))
    rules = [one.identity.rule for one in found]
    assert len(found) == sum(not one.rule.startswith("S-") for one in identities())
    assert list(dict.fromkeys(rules)) == ["T3-01", "T3-02", "T3-03", "T4-01", "T4-02", "T4-03"]
    assert rules == sorted(rules)
    assert {one.state for one in found} == {"holds"}


def test_a_wrong_figure_breaks_its_equations() -> None:
    found = sides(view(_zeros(disputes__review__total=16, disputes__review__upheld=15)))
    broken = [one for one in found if one.state == "broken"]
    assert [(one.identity.rule, one.left_sum, one.right_sum) for one in broken] == [("T4-01", 16, 15)]


def test_a_blank_leaves_an_equation_open() -> None:
    draft = Draft().with_figures({"disputes.review.total": 16})
    found = next(one for one in sides(view(draft)) if one.identity.rule == "T4-01")
    assert (found.state, found.left_sum, found.right_sum) == ("blank", 16, None)


def test_last_year_and_channels_only_where_they_are_known() -> None:
    rules = {one.identity.rule for one in sides(view(_zeros()))}
    assert not rules & {"X-01", "X-02", "S-01", "S-05"}
    draft = _zeros().with_last_year_figures({"applications.carried_out.total": 3})
    draft = draft.with_figures({"posts.total": 5, "posts.website": 5})
    found = {one.identity.rule: one for one in sides(view(draft))}
    assert found["X-01"].state == "broken"
    assert found["S-01"].left == (5,)
