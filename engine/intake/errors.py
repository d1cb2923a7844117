"""Why a file could not be taken in, as one clear line."""

from __future__ import annotations

from engine.draft.errors import DraftTroubleError, one_line


class IntakeError(DraftTroubleError):
    """A file cannot be read, or is refused: it is damaged, too big, encrypted, of another sort, or a scan.

    Attributes:
        name: the file as the user named it.
        message: what is wrong and what to do, in Chinese.
        place: where in the file (`第3页`, `第120行`, a sheet), where it is known.
    """

    def __init__(self, name: str, message: str, place: str = "") -> None:
        super().__init__(name, message, place)
        self.name = name
        self.message = message
        self.place = place

    def __str__(self) -> str:
        where = f"{self.name} {self.place}" if self.place else self.name
        return one_line(f"{where}：{self.message}")
