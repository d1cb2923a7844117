"""What widgets tell the screen they stand on. Plain classes: making dataclasses costs time at the start."""

from __future__ import annotations

from textual.message import Message


class Sent(Message):
    """The drafter pressed Enter in a field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Typed(Message):
    """The text of a field changed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def can_replace(self, message: Message) -> bool:
        """Only the last state of a burst matters."""
        return isinstance(message, Typed)


class OptionMoved(Message):
    """Up or down was pressed where there are options: the highlighted one moves."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class OptionToggled(Message):
    """The space bar was pressed in an empty field: the highlighted option is ticked."""


class Paged(Message):
    """Page up or page down: the transcript scrolls by `step` pages."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class SectionChosen(Message):
    """A section was clicked."""

    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section


class CellChosen(Message):
    """A cell of a table was clicked."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class KeyChosen(Message):
    """A key in the footer was clicked."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action


class OlderWanted(Message):
    """The transcript was scrolled to its top: older answers should appear."""


class TurnMoved(Message):
    """Another past answer is to be highlighted."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class TurnOpened(Message):
    """A highlighted past answer was clicked: its question should be asked again."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question


class OptionChosen(Message):
    """An option was clicked."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self.answer = answer


class Completed(Message):
    """Tab was pressed behind the beginning of a command."""


class CommandChosen(Message):
    """A command was clicked in the list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
