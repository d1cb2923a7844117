"""Small writers of WordprocessingML text."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HINT = '<w:rFonts w:hint="eastAsia"/>'


def element(name: str, /, *children: str, **attributes: str | int) -> str:
    """An element of the `w:` namespace; attributes get the same prefix.

    Args:
        name: local name (`pPr`).
        *children: markup inside it; without any the element is empty.
        **attributes: local names and values.

    Returns:
        The markup.
    """
    start = f"<w:{name}" + "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    inner = "".join(children)
    return f"{start}>{inner}</w:{name}>" if inner else f"{start}/>"


def part(name: str, *children: str) -> str:
    """A whole part whose root is the element `w:name`."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{DECLARATION}<w:{name}{spaces}>{''.join(children)}</w:{name}>"


def run(text: str, properties: str = HINT) -> str:
    """A run of text; by default shared punctuation takes the Chinese font (`hint=eastAsia`)."""
    inner = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return element("r", element("rPr", properties) if properties else "", inner)


def paragraph(style: str, *runs: str, keep_next: bool = False) -> str:
    """A paragraph of a style, tied to the next one if asked."""
    properties = element("pStyle", val=style) + (element("keepNext") if keep_next else "")
    return element("p", element("pPr", properties), *runs)
