"""All visible text of a web page, however it is built: what is left where nothing tells its main text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg"})
_IN_A_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u"}
)
_BLANKS = re.compile(r"[ \t\r\f\v]+")


def visible(source: str) -> str:
    """
    Return the text that a browser would show, each block on lines of its own.

    Examples
    --------
    >>> visible("<style>p {}</style><p>The <b>truce</b> holds.<p>Talks\\n go on.<script>x()</script>")
    'The truce holds.\\n\\nTalks go on.'
    """
    parser = _Visible()
    parser.feed(source)
    parser.close()
    blocks = ("".join(b).replace("\n", " ") for b in parser.blocks)
    return "\n\n".join(text for block in blocks if (text := _BLANKS.sub(" ", block).strip()))


class _Visible(HTMLParser):
    """Gathers the texts between tags, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = [[]]
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if not self._unseen and tag in _UNSEEN:
            self._unseen = tag
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.blocks[-1].append(data)

    def _block(self, tag: str) -> None:
        # <body> ends a head that was left open
        if tag == "body":
            self._unseen = ""
        if tag not in _IN_A_LINE and self.blocks[-1]:
            self.blocks.append([])
