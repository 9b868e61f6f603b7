"""Parts of the sentences in which the parts of this room say what they found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def opened(sentence: str) -> str:
    """Return a sentence with its first letter large, as what it begins with may be a name from the case."""
    return sentence[:1].upper() + sentence[1:]


def joined(words: Iterable[str], last: str = "and") -> str:
    """
    Return several words as a list in a sentence.

    Examples
    --------
    >>> joined(["Aland", "Borland", "the union"]), joined([])
    ('Aland, Borland and the union', 'nobody')
    """
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else "nobody"


def possessive(name: str) -> str:
    """
    Return a name that something belongs to.

    Examples
    --------
    >>> possessive("Aland"), possessive("the Northers")
    ("Aland's", "the Northers'")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def unfinished(missing: Mapping[str, str]) -> list[str]:
    """
    Return which parts of an answer are not there, each with the reason.

    Examples
    --------
    >>> unfinished({"rates": "the time allowed was over"})
    ['Not finished: rates (the time allowed was over).']
    """
    return [f"Not finished: {what} ({why})." for what, why in missing.items()]
