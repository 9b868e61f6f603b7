"""What was found about the structure of a network, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.alignment.communities.brokerage import Brokerage
    from comity.alignment.communities.core_periphery import CorePeriphery
    from comity.alignment.communities.found import Communities
    from comity.alignment.communities.poles import Pole
    from comity.alignment.communities.structure import Structure
    from comity.alignment.communities.sweep import Sweep

MOST_NAMES, MOST_GROUPS = 8, 6
SURE, FAIR, UNSURE = 0.95, 0.7, 0.4


def names(actors: Sequence[str], most: int = MOST_NAMES) -> str:
    """
    Return names as words, cut where there are many.

    Examples
    --------
    >>> names(["a", "b", "c"]), names(["a", "b", "c", "d"], 2)
    ('a, b and c', 'a, b and 2 more')
    """
    if len(actors) > most:
        return f"{', '.join(actors[:most])} and {len(actors) - most} more"
    return " and ".join([", ".join(actors[:-1]), actors[-1]] if len(actors) > 1 else actors)


def of_communities(found: Communities) -> tuple[str, ...]:
    """Return the communities, how surely they were found, and who wavers."""
    ties = "Positive and negative ties together" if found.signed else "Positive ties"
    if not found.groups:
        return (f"{ties} form no community.",)
    out = [f"{ties} form {_count(len(found.groups), 'community', 'communities')}: {_listed(found.groups)}."]
    if found.alone:
        out.append(f"{_stand(found.alone)} in none.")
    out.append(_how_sure(found))
    if found.wavering:
        verb = "does" if len(found.wavering) == 1 else "do"
        out.append(f"{names(found.wavering)} {verb} not stand in the same place from run to run.")
    return tuple(out)


def of_sweep(found: Sweep) -> tuple[str, ...]:
    """Return the communities that are shown, and how far they depend on the resolution."""
    if len(found.at) == 1:
        return of_communities(found.shown)
    low, high = found.plateau
    if low == found.at[0].resolution and high == found.at[-1].resolution:
        last = f"The answer is the same at every resolution from {low:g} to {high:g}."
    else:
        where = f"at resolution {low:g} only" if low == high else f"at resolutions from {low:g} to {high:g}"
        last = f"The answer is the same {where}; {_elsewhere(found)}."
    return (*of_communities(found.shown), last)


def of_core(found: CorePeriphery) -> tuple[str, ...]:
    """Return the core, and whether chance explains it."""
    if not found.members:
        return ("No core and periphery can be told apart.",)
    out = [f"The core that fits best is {names(found.members)} (fit {found.fit:.2f}, 1 is perfect)."]
    if found.chance is not None:
        verdict = "This is more than chance gives" if found.chance <= 0.05 else "Chance alone can give this"
        out.append(f"{verdict}: p = {found.chance:.3g} from {found.shuffles} networks with ties laid at random.")
    return tuple(out)


def of_brokerage(found: Brokerage) -> tuple[str, ...]:
    """Return who stands most between others, and in which role."""
    first = found.first()
    if not first:
        return ("Nobody stands between others.",)
    out = [f"Most shortest paths between others run through {names(first)}."]
    for name in first:
        at = found.actors.index(name)
        role = found.role(at)
        if role is not None:
            share = found.roles[at].max() / found.roles[at].sum()
            pairs = _count(int(found.roles[at].sum()), "pair", "pairs")
            out.append(
                f"{name} joins {pairs} of actors without a tie of their own, most often {_MEANS[role]} ({share:.0%})."
            )
    return tuple(out)


def of_poles(poles: Sequence[Pole]) -> tuple[str, ...]:
    """Return the candidates for poles."""
    if not poles:
        return ("No community could be called a pole: none has three members and most of its ties inside.",)
    out = [f"{_count(len(poles), 'community', 'communities')} could be called a pole by ties alone."]
    for pole in poles:
        out.append(
            f"{names(pole.members)}: {pole.inside:.0%} of positive ties inside, "
            f"{_count(pole.quarrels, 'negative tie', 'negative ties')} inside, {pole.against} with other candidates."
        )
    return tuple(out)


def of_structure(found: Structure) -> tuple[str, ...]:
    """Return all that was found, part by part."""
    if not found.actors:
        return ("No ties stood in this window.",)
    out: list[str] = []
    if found.communities is not None:
        out += of_sweep(found.communities)
    if found.signed is not None:
        out += of_communities(found.signed)
    if found.poles is not None:
        out += of_poles(found.poles)
    if found.depth.any():
        deepest = int(found.depth.max())
        inner = [name for name, k in zip(found.actors, found.depth.tolist(), strict=True) if k == deepest]
        others = "another" if deepest == 1 else "others of them"
        out.append(
            f"Deepest in the network: {names(inner)}; each has positive ties with {deepest} or more {others}."
            if deepest > 1
            else f"Nobody sits deeper in the network than by one tie with {others}."
        )
    if found.brokerage is not None:
        out += of_brokerage(found.brokerage)
    if found.core is not None:
        out += of_core(found.core)
    if found.ended is not None:
        out.append(f"Not everything was found: {found.ended}.")
    return tuple(out)


_MEANS = {
    "coordinator": "within its own group",
    "gatekeeper": "between its own group and another",
    "consultant": "within a group that is not its own",
    "liaison": "between two groups that are not its own",
}


def _listed(groups: Sequence[Sequence[str]]) -> str:
    shown = "; ".join(names(group) for group in groups[:MOST_GROUPS])
    return shown if len(groups) <= MOST_GROUPS else f"{shown}; and {len(groups) - MOST_GROUPS} more"


def _elsewhere(found: Sweep) -> str:
    counts = [len(one.groups) for one in found.at]
    if min(counts) == max(counts):
        return "elsewhere members differ"
    first, last = found.at[0].resolution, found.at[-1].resolution
    return f"from {first:g} to {last:g} there are {min(counts)} to {max(counts)} communities"


def _how_sure(found: Communities) -> str:
    if found.different == 1:
        return f"All {_runs(found)} found the same."
    level = (
        "almost the same" if found.stability >= SURE else "similar" if found.stability >= FAIR else "quite different"
    )
    return (
        f"{_runs(found)} found {level} communities (mean agreement {np.floor(found.stability * 100) / 100:.2f}, "
        "1 is full)." + (" There may be no communities here." if found.stability < UNSURE else "")
    )


def _runs(found: Communities) -> str:
    """Return how many runs there were, and the method where it is not the usual one."""
    return f"{found.runs} runs" + (" of the method of Leiden" if found.method == "leiden" else "")


def _stand(actors: Sequence[str]) -> str:
    return f"{names(actors)} {'stands' if len(actors) == 1 else 'stand'}"


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
