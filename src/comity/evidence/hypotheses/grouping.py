"""Which claims are rivals of one another: the sets that are analysed side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from comity.case.evidence import Claim
from comity.errors import UsageError, did_you_mean
from comity.evidence.posterior.rivals import sets_of_rivals


def rival_sets(claims: Mapping[str, Claim], order: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """
    Return the sets of claims that are connected by ``rivals``, whichever of two names the other.

    Parameters
    ----------
    claims : mapping from id to Claim
        Those that are known; a rival that is not is left out.
    order : sequence of str
        The ids in the order of the case: sets come by their first claim, claims within a set likewise.

    Examples
    --------
    >>> rows = [Claim("a", "", rivals=("b",)), Claim("b", ""), Claim("x", ""), Claim("c", "", rivals=("b",))]
    >>> rival_sets({c.id: c for c in rows}, "abxc")
    (('a', 'b', 'c'),)
    """
    place = {c: k for k, c in enumerate(order)}
    sets = [tuple(sorted(each, key=place.__getitem__)) for each in sets_of_rivals(claims)]
    return tuple(sorted(sets, key=lambda each: place[each[0]]))


def asked_set(claims: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """
    Return the claims that were asked for as one set, each once.

    Raises
    ------
    UsageError
        One is not known, or there are fewer than two.
    """
    asked = tuple(dict.fromkeys(claims))
    for claim in asked:
        if claim not in known:
            hint = did_you_mean(claim, list(known))
            raise UsageError(f'claim "{claim}" is not known on that day.{" " + hint if hint else ""}')
    if len(asked) < 2:
        raise UsageError("competing hypotheses need two claims or more.")
    return asked


def set_notes(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return what is odd about a set: claims that nobody calls rivals, and priors that sum to more than 1."""
    notes = []
    called = {frozenset((c.id, r)) for c in claims for r in c.rivals}
    pairs = combinations((c.id for c in claims), 2)
    apart = [f"{a} and {b}" for a, b in pairs if frozenset((a, b)) not in called]
    if apart:
        more = f" and {len(apart) - 3} more pairs" if len(apart) > 3 else ""
        notes.append(
            f"Nothing says that {'; '.join(apart[:3])}{more} are rivals; here at most one claim of the set is taken to "
            "be true."
        )
    total = sum(c.prior.middle for c in claims)
    if total > 1:
        notes.append(
            f"The priors of {', '.join(c.id for c in claims)} sum to {float(total):.2f}. At most one can be true, so "
            "they are scaled down to 1, and nothing is left for “none of these”."
        )
    return tuple(notes)
