"""A stock of phrasings for each part of the prose, of our own; they state nothing that the draft does not hold."""

from engine.prose.phrasings.phrasing import BLANK, Phrasing
from engine.prose.phrasings.stock import PHRASINGS, fitting

__all__ = ["BLANK", "PHRASINGS", "Phrasing", "fitting"]
