"""`nianbao proof`: a written report opened again and measured, point by point."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options
from tui.commands.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.output.proof import Point


def run(options: Options) -> int:
    """Measure one report; the exit status is 1 when a point is not as it should be."""
    from engine.output.proof import NoDocxError, prove

    name = options.text("report")
    data = read_file(name)
    source = options.maybe("draft")
    draft = None
    if source is not None:
        from engine.draft.load import read

        draft = read(Path(source))
    try:
        points = prove(data, draft, rendered=not options.on("fast"), name=name)
    except NoDocxError as error:
        raise Refusal(f"{name}：{error}") from error
    if options.on("json"):
        console.out(as_json(name, points))
    else:
        for line in lines(points):
            console.out(line)
    return console.CONTRADICTORY if any(point.passed is False for point in points) else console.DONE


def lines(points: Sequence[Point]) -> list[str]:
    """The points for a person: each with what was measured, those that failed with what is wanted and where."""
    from engine.output.proof import summary

    shown = []
    for point in points:
        shown.append(f"〔{point.verdict}〕{point.name}：{point.measured}")
        if point.passed is False:
            where = f"位置：{point.place}；" if point.place else ""
            shown.append(f"　　　　{where}应为：{point.wanted}")
    return [*shown, summary(points)]


def as_json(name: str, points: Sequence[Point]) -> str:
    """The points for another program."""
    import json

    from engine.output.proof import summary

    return json.dumps(
        {
            "schema": 1,
            "path": name,
            "points": [point._asdict() for point in points],
            "summary": {
                "passed": sum(point.passed is True for point in points),
                "failed": sum(point.passed is False for point in points),
                "open": sum(point.passed is None for point in points),
                "text": summary(points),
            },
        },
        ensure_ascii=False,
        indent=2,
    )
