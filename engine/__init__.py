"""Everything that is true without a screen: the form, the figures, the draft, the interview, the report."""

__version__ = "0.1.0"
