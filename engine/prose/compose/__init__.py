"""Each part of the report composed from the facts, in official Chinese of our own wording, numbers linked.

`compose(part, facts)` gives the text of a part with links in it. It only says what the facts say: a figure that is
zero is left out or stated as none, and nothing is praised that the drafter did not report.
"""

from engine.prose.compose.facts import Facts
from engine.prose.compose.parts import compose

__all__ = ["Facts", "compose"]
