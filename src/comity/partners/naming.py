"""What sentences call offers and criteria, one by one and as a list."""

from __future__ import annotations

from collections.abc import Sequence

from comity.case.partners import Criterion, Offer

LONG = 60
"""Texts longer than this do not fit into a sentence about something else."""


def called(things: Sequence[Offer] | Sequence[Criterion]) -> tuple[str, ...]:
    """
    Return what sentences call things: their texts where these are short and tell them apart, else their ids.

    A thing without a text is called by its id. One text that is too long, or stands there twice, and all are called
    by their ids, so that a sentence never mixes the two without need.

    Examples
    --------
    >>> called([Offer("a", text="Shipyard"), Offer("b")])
    ('Shipyard', 'b')
    >>> called([Offer("a", text="Yard"), Offer("b", text="Yard")])
    ('a', 'b')
    """
    texts = tuple(thing.text or thing.id for thing in things)
    telling = len(set(texts)) == len(texts) and all(len(text) <= LONG for text in texts)
    return texts if telling else tuple(thing.id for thing in things)


def called_by_id(things: Sequence[Offer] | Sequence[Criterion]) -> dict[str, str]:
    """
    Return for each id what sentences call the thing.

    Examples
    --------
    >>> called_by_id([Offer("a", text="Shipyard"), Offer("b")])
    {'a': 'Shipyard', 'b': 'b'}
    """
    return dict(zip((thing.id for thing in things), called(things), strict=True))


def listed(names: Sequence[str], word: str = "and") -> str:
    """
    Return one or more names in quotes, as a list in words.

    Examples
    --------
    >>> print(listed(["x"]), listed(["x", "y", "z"]), listed(["x", "y"], "or"), sep="; ")
    "x"; "x", "y" and "z"; "x" or "y"
    """
    quoted = [f'"{name}"' for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {word} {quoted[-1]}"


def of_cells(count: int, every: int) -> str:
    """
    Return so many of all cells, with the verb.

    Examples
    --------
    >>> of_cells(1, 9), of_cells(2, 9)
    ('1 of 9 cells is', '2 of 9 cells are')
    """
    return f"{count} of {every} cells {'is' if count == 1 else 'are'}"
