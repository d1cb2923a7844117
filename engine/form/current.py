"""The edition of the form that is in force: what everything but the reading of old reports stands on."""

from engine.form.edition_2021 import FORM

__all__ = ["EARLIER", "FORM", "SINCE"]

SINCE = 2021
"""The first year that is reported on it."""

EARLIER: tuple[str, ...] = ()
"""Editions whose drafts are taken over: their keys mean the same; what is new in the form in force is blank in them."""
