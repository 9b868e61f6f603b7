"""Putting text in quotes, so that YAML reads back what was meant."""

from __future__ import annotations

import json
import re

from comity.case.text_in import UNSEEN

# Text that needs no quotes anywhere: no mark of YAML's at its start, no colon, comma, bracket or comment.
_SAFE = re.compile(r"[^\W_](?:[\w .()/'+-]*[\w.)])?")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


class Quoted(str):
    """Text that is always written in quotes: a statement or a move."""

    __slots__ = ()


def in_quotes(text: str) -> str:
    """
    Return words of a file in quotes: double ones, or single ones where that saves a backslash.

    Line ends stay, so that lines keep their numbers.

    Examples
    --------
    >>> print(in_quotes("!a & b"), in_quotes('"lift it" & b'))
    "!a & b" '"lift it" & b'
    """
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def written(text: str) -> str:
    """
    Return a text as YAML: bare where that is safe, in quotes with escapes where it is not.

    Examples
    --------
    >>> print(written("Release water"), written("!attack"), written("NO"), written("001"), written("say: no"))
    Release water "!attack" "NO" "001" "say: no"
    """
    bare = _SAFE.fullmatch(text) and text.lower() not in _WORDS and not re.match(r"[-+.]?\d", text)
    return text if bare and "  " not in text else always_quoted(text)


def always_quoted(text: str) -> str:
    r"""
    Return a text in double quotes, on one line, with escapes.

    Examples
    --------
    >>> print(always_quoted('say "no"'))
    "say \"no\""
    """
    escaped = json.dumps(text, ensure_ascii=False)
    return UNSEEN.sub(lambda hit: f"\\u{ord(hit.group()):04x}", escaped)
