"""复议 and 诉讼 in the words of a ledger -> the cells of table 四 that they may mean."""

from __future__ import annotations

from engine.intake.ledger.vocabulary import (
    NO_DISPUTE,
    RESULT_ASKED,
    RESULT_WORDS,
    RESULTS,
    YES,
    pattern,
    plain,
)

Dispute = tuple[tuple[str, ...], tuple[str, ...]]
"""The groups (`review`, `litigation_direct` …) and the results that a case may stand in."""


def disputes_of(cells: dict[str, object]) -> tuple[Dispute, ...]:
    """What a row says about 复议 and 诉讼.

    Args:
        cells: by field (`review`, `review_result`, `litigation`, `litigation_result`, `litigation_direct`,
            `litigation_after_review`) the cells that the ledger has.
    """
    found: list[Dispute] = []
    reviewed = _results(cells.get("review"), cells.get("review_result"))
    if reviewed is not None:
        found.append((("review",), reviewed))
    for group in ("litigation_direct", "litigation_after_review"):
        results = _results(cells.get(group), None)
        if results is not None:
            found.append(((group,), results))
    sued = _results(cells.get("litigation"), cells.get("litigation_result"))
    if sued is not None:
        found.append((_litigation(cells, reviewed is not None), sued))
    return tuple(found)


def _litigation(cells: dict[str, object], reviewed: bool) -> tuple[str, ...]:
    """Whether 复议 came before: the words say so, else the column of 复议 does."""
    words = plain(cells.get("litigation")) + plain(cells.get("litigation_result"))
    if pattern("未经复议|直接起诉|直接诉讼").search(words):
        return ("litigation_direct",)
    if pattern("复议后|经复议|不服复议").search(words):
        return ("litigation_after_review",)
    if "review" in cells or "review_result" in cells:
        return ("litigation_after_review",) if reviewed else ("litigation_direct",)
    return ("litigation_direct", "litigation_after_review")


def _results(flag: object, result: object) -> tuple[str, ...] | None:
    """The results that two cells may mean; None where there was no dispute."""
    words = [word for word in (_word(flag), _word(result)) if word]
    if not words:
        return None
    text = " ".join(words)
    if pattern(RESULT_ASKED).search(text):
        return ("upheld", "other")
    found: set[str] = set()
    for name, said in RESULT_WORDS:
        text, hits = pattern(said).subn("，", text)
        if hits:
            found.add(name)
    return tuple(name for name in RESULTS if name in found) or RESULTS


def _word(raw: object) -> str:
    if isinstance(raw, bool):
        return "是" if raw else ""
    text = "" if raw is None else str(raw).strip()
    word = plain(raw) or (text if text in YES else "")
    return "" if word in NO_DISPUTE or text in NO_DISPUTE else word
