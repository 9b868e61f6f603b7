"""How messages show the words of a file: shortened, in quotes, and never too many at once."""

from __future__ import annotations

from collections.abc import Iterable

from comity.errors import did_you_mean

_LONGEST = 60
_MOST = 12


def shown(text: str) -> str:
    """
    Return words of a file as they stand in a message: in quotes, on one line, cut where long.

    Examples
    --------
    >>> shown("lift the embargo")
    '"lift the embargo"'
    >>> shown("x" * 100)[-5:]
    'x..."'
    >>> print(shown('"lift it" & x'))
    '"lift it" & x'
    """
    line = " ".join(text[: 4 * _LONGEST].split())
    line = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."
    return f"'{line}'" if '"' in line else f'"{line}"'


def listed(words: Iterable[str], most: int = _MOST) -> str:
    """
    Return several words in quotes with commas, the first dozen of them unless another number is given.

    Examples
    --------
    >>> listed(["a", "b"])
    '"a", "b"'
    """
    every = list(words)
    text = ", ".join(shown(w) for w in every[:most])
    return f"{text}, ..." if len(every) > most else text


def counted(number: int, noun: str) -> str:
    """
    Return a count with its noun, in the plural where needed.

    Examples
    --------
    >>> counted(1, "option"), counted(3, "option")
    ('1 option', '3 options')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def suggestion(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """
    Return "Did you mean ...?" as ways out, or none where nothing is near.

    Examples
    --------
    >>> suggestion("titl", ["title"])
    ('Did you mean "title"?',)
    """
    near = did_you_mean(word[: 4 * _LONGEST], [k for k in known if len(k) <= 4 * _LONGEST])
    return (near,) if near else ()
