"""Paragraphs out of facts, numbers linked to figures, facts read out of text."""
