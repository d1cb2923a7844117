"""A consistent draft, sentences put into it, and what the rules say about them."""

from __future__ import annotations

from engine.draft.load import loads
from engine.draft.model import Draft
from engine.rules import balance, told
from engine.rules.check import run
from engine.rules.finding import Finding
from engine.rules.view import view

DRAFT = """
schema = 1
edition = "2021"
[profile]
organ = "某某县人民政府"
year = 2024
[figures.applications]
received = { natural_person = 55, company = 5, research = 0, nonprofit = 0, legal_service = 0, other_org = 0, total = 60 }
carried_in = { natural_person = 3, total = 3 }
granted = { total = 20 }
partial = { total = 5 }
denied = { third_party_rights = { total = 6 }, total = 6 }
unable = { not_held = { total = 20 }, total = 20 }
declined = { repeated = { total = 4 }, total = 4 }
other = { total = 6 }
handled = { total = 61 }
carried_out = { total = 2 }
[figures.disputes]
review = { upheld = 6, corrected = 3, other = 4, pending = 2, total = 15 }
litigation_direct = { upheld = 1, corrected = 0, other = 0, pending = 0, total = 1 }
litigation_after_review = { upheld = 2, corrected = 0, other = 0, pending = 0, total = 2 }
[figures.disclosure]
normative_documents = { made = 3, repealed = 2, in_force = 40 }
regulations = { made = 0, repealed = 0, in_force = 0 }
licensing = 1234
penalties = 88
compulsion = 7
fees = 7863.45
[figures.posts]
total = 8819
website = 3092
wechat = 4357
weibo = 1046
douyin = 324
other = 0
[last_year.figures.applications]
received = { total = 48 }
handled = { total = 45 }
carried_out = { natural_person = 3, total = 3 }
[last_year.figures.disputes]
review = { total = 15 }
"""

EMPTY = 'schema = 1\nedition = "2021"\n[profile]\norgan = "某某县人民政府"\nyear = 2024\n'
"""Of a report whose tables and last year are unknown."""


def draft(prose: str, *, base: str = DRAFT, part: str = "overview") -> Draft:
    """The draft with one part of prose."""
    return loads(base.encode(), "草稿.toml").with_prose(part, prose)


def judged(prose: str, *, base: str = DRAFT, part: str = "overview") -> list[Finding]:
    """What the rules of this family say."""
    seen = view(draft(prose, base=base, part=part))
    return [finding for name, rule in (*balance.RULES, *told.RULES) for finding in run(name, rule, seen)]


def rules(prose: str, severity: str = "error", *, base: str = DRAFT, part: str = "overview") -> list[str]:
    """The ids of the findings of one severity."""
    return [one.rule for one in judged(prose, base=base, part=part) if one.severity == severity]
