"""`nianbao compare`: two drafts or reports, cell by cell and paragraph by paragraph."""

from __future__ import annotations

from tui.commands import console
from tui.commands.parsing import Options


def run(options: Options) -> int:
    """Show what differs; differences are a result like any other, so the status is 0."""
    from engine.compare import compare
    from engine.intake.sources import draft_from

    names = options.text("old"), options.text("new")
    old, new = (draft_from(name, as_read=True) for name in names)
    found = compare(old, new)
    if old.year and new.year and old.year == new.year + 1:
        console.say("提示：后一份是前一份的上一年度。要看同比，请把去年的写在前面。")
    if options.on("json"):
        import json

        from engine.compare.result import document

        result = document(found, (names[0], old), (names[1], new))
        console.out(json.dumps(result, ensure_ascii=False, indent=1))
        return console.DONE
    from tui.commands.compare_lines import lines

    for line in lines(found, (names[0], old), (names[1], new)):
        console.out(line)
    return console.DONE
