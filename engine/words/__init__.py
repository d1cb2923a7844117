"""Chinese wording: the numbers and the denials that people write, with their exact places in the text."""

from engine.words.evaluate import evaluate
from engine.words.nothing import find_none, says_none
from engine.words.numeral import Kind, Numeral, Span
from engine.words.numerals import find_numbers, read_number

__all__ = ["Kind", "Numeral", "Span", "evaluate", "find_none", "find_numbers", "read_number", "says_none"]
