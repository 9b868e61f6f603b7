"""The characters that YAML keeps for itself at the start of a value, and what it makes of each."""

from __future__ import annotations

TRAPS = "!&*@%`"
INDENTED_WITH = "is indented with"

_WHY = {
    "!": 'YAML gives a leading "!" a meaning of its own (a tag)',
    "&": 'YAML gives a leading "&" a meaning of its own (an anchor)',
    "*": 'YAML gives a leading "*" a meaning of its own (an alias)',
    "@": 'YAML keeps a leading "@" for itself',
    "`": "YAML keeps a leading backtick for itself",
    "%": 'YAML keeps a leading "%" for itself',
    "?": 'YAML gives a leading "?" a meaning of its own (a long key)',
    '"': "it goes on after a closing quote",
    "[": "it goes on after a closing bracket",
    ":": "a colon before a space makes a key of what stands before it",
}


def why(mark: str) -> str:
    """
    Say why a value that starts with this mark must stand in quotes.

    Examples
    --------
    >>> why("@")
    'YAML keeps a leading "@" for itself'
    """
    return _WHY[mark if mark != "'" else '"']
