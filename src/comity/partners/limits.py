"""What analyses of partners refuse before they begin: too much to compare, a name twice, odd numbers of draws."""

from __future__ import annotations

from collections.abc import Sequence

from comity.case.partners import Partners
from comity.errors import TooLargeError, UsageError

MOST = 100
"""The most offers, and the most criteria."""


def check_size(partners: Partners) -> None:
    """
    Refuse too many offers or criteria.

    Raises
    ------
    TooLargeError
        More than 100 offers or criteria.

    Examples
    --------
    >>> check_size(Partners())
    """
    check_offers(partners)
    _check_count("criteria", len(partners.criteria))


def check_offers(partners: Partners) -> None:
    """
    Refuse too many offers, where criteria play no part.

    Raises
    ------
    TooLargeError
        More than 100 offers.

    Examples
    --------
    >>> check_offers(Partners())
    """
    _check_count("offers", len(partners.offers))


def _check_count(kind: str, count: int) -> None:
    if count > MOST:
        raise TooLargeError(f"There are {count} {kind}; at most {MOST} can be compared. Leave some out.")


def check_names(kind: str, ids: Sequence[str]) -> None:
    """
    Refuse one name for two things of a kind.

    Raises
    ------
    UsageError
        A name is there twice.

    Examples
    --------
    >>> check_names("offer", ["x", "y"])
    """
    twice = [name for k, name in enumerate(ids) if name in ids[:k]]
    if twice:
        raise UsageError(f'The {kind} "{twice[0]}" is there twice. Give each {kind} a name of its own.')


def check_draws(draws: int, most: int, seed: int) -> None:
    """
    Refuse numbers of draws and seeds that cannot be.

    Raises
    ------
    UsageError
        Less than 1 draw, or a seed below 0.
    TooLargeError
        More draws than ``most``.

    Examples
    --------
    >>> check_draws(10_000, 1_000_000, seed=0)
    """
    if draws < 1:
        raise UsageError(f"{draws} draws were asked for. Ask for at least 1; 10,000 is usual.")
    if draws > most:
        raise TooLargeError(f"{draws:,} draws were asked for; at most {most:,} are made. Ask for fewer.")
    if seed < 0:
        raise UsageError(f"The seed is {seed}. Use a whole number of at least 0.")
