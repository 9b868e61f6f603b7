"""The words of the statement language: which are taken, what a bare name looks like, how to quote."""

from __future__ import annotations

import re

RESERVED = ("not", "and", "xor", "or", "implies", "if", "iff")
"""Words with a meaning of their own; always in small letters."""

# Letters, digits, "_", "." and, beyond ASCII, all that is neither space nor punctuation: combining
# marks and joiners belong to words in many scripts, and \w leaves them out. The grammar takes it from here.
WORD_CHARACTER = (
    r"(?:[\w.]|(?![\u00a0-\u00bf\u00d7\u00f7\u2000-\u200b\u200e-\u2bff\u3000-\u303f"
    r"\ufe30-\ufe6f\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65])[^\s\x00-\x7f])"
)

_WORD = re.compile(WORD_CHARACTER + "+")
_RUN = re.compile(r"[YN-]+")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")


def why_not_a_name(name: str) -> str | None:
    """
    Say why a text cannot be the id of an option, term or state, or return None where it can.

    Parameters
    ----------
    name : str
        The id as it stands in the case.

    Returns
    -------
    str or None
        A sentence for the reader of the case.

    Examples
    --------
    >>> why_not_a_name("lift the embargo") is None
    True
    >>> why_not_a_name("YN-")
    '"YN-" reads as a pattern: a name cannot be made of nothing but Y, N and -.'
    >>> why_not_a_name("if")
    '"if" is a word of the statement language.'
    """
    if not name.strip():
        return "A name cannot be empty."
    if _RUN.fullmatch(name):
        return f'"{name}" reads as a pattern: a name cannot be made of nothing but Y, N and -.'
    if name in RESERVED:
        return f'"{name}" is a word of the statement language.'
    return None


def quoted(name: str) -> str:
    """
    Return a name in quotes; a quote inside it is doubled where neither kind is free.

    Examples
    --------
    >>> print(quoted("lift the embargo"), quoted('say "no"'))
    "lift the embargo" 'say "no"'
    >>> print(quoted('''both " and ' inside'''))
    "both "" and ' inside"
    """
    if '"' in name and "'" not in name:
        return f"'{name}'"
    return '"' + name.replace('"', '""') + '"'


def unquoted(text: str) -> str:
    """
    Return the name that a quoted text stands for.

    Examples
    --------
    >>> unquoted('"lift the embargo"'), unquoted("'it''s over'")
    ('lift the embargo', "it's over")
    """
    mark = text[0]
    return text[1:-1].replace(mark * 2, mark)


def written(name: str) -> str:
    """
    Return a name as it is written in a statement: bare where it can be, quoted where it must be.

    Examples
    --------
    >>> print(written("escalate"), written("lift the embargo"), written("if"))
    escalate "lift the embargo" "if"
    """
    bare = _WORD.fullmatch(name) and not _RUN.fullmatch(name) and name not in RESERVED
    return name if bare else quoted(name)


def written_level(level: str) -> str:
    """
    Return a level as it is written after ``=``; numbers such as ``-0.5`` stay bare.

    Examples
    --------
    >>> print(written_level("-0.5"), written_level("N"), written_level("full return"))
    -0.5 N "full return"
    """
    if _NUMBER.fullmatch(level) or (_WORD.fullmatch(level) and level not in RESERVED):
        return level
    return quoted(level)
