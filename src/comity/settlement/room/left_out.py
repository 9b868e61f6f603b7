"""What happens where somebody is left out: who says no, what is undone, and who would fall below what it can have."""

from __future__ import annotations

from dataclasses import replace

from comity.budget import Budget
from comity.settlement.packages.model import Package, Packages
from comity.settlement.room.blocking import order
from comity.settlement.room.enough import Asked, Smallest, lacking
from comity.settlement.room.findings import Named
from comity.settlement.room.imposed import changed, worst
from comity.settlement.room.result import Fall, LeftOut
from comity.settlement.room.who import Who

MOST_TOLD = 10  # smallest blocking sets of more than one party that are told in full
_PATIENCE = 2.0  # seconds for an example that is the best by some measure; any example will do beyond


def told(who: Who, blocking: tuple[int, ...]) -> tuple[int, ...]:
    """Return which sets to leave out in turn: each party alone, and the smallest blocking sets of several."""
    alone = [1 << i for i in range(len(who.parties)) if len(who.parties) > 1]
    several = [b for b in sorted(blocking, key=order) if b.bit_count() > 1 and b != who.everybody]
    return (*alone, *several[:MOST_TOLD])


def left_out(who: Who, out: int, asked: Asked, found: Smallest) -> LeftOut:
    """Return what happens where these parties are left out and all others are in."""
    group = who.everybody & ~out
    because, package = lacking(who, group, asked)
    if "undo" in because and package is not None:
        package = _agreed(asked.packages, who.members(group), asked.budget) or package
    others = any(one & out == 0 for one in found.sets)
    named = None if package is None or (because and "undo" not in because) else pairs(asked.packages, package)
    return LeftOut(
        parties=who.named(out),
        enough=not because,
        blocks=False if others else True if found.complete else None,
        because=because,
        vetoes=who.named(who.veto & out),
        votes=who.count(group) if who.quota is not None else None,
        quota=who.quota,
        package=named,
        falls=_falls(who, out, asked.packages, package) if "undo" in because and package is not None else (),
    )


def _agreed(packages: Packages, members: tuple[int, ...], budget: Budget | None) -> Package | None:
    """Return the Nash package of those who are in, what they might agree on by themselves; None where it takes long."""
    from comity.settlement.packages.bargaining.nash import nash

    if budget is not None:
        budget.check()
    found = nash(_of(packages, members), "nash", 1, Budget(_PATIENCE))
    return found.packages[0] if found.packages and found.proven else None


def _of(packages: Packages, members: tuple[int, ...]) -> Packages:
    """Return the same packages with these parties only."""
    return replace(
        packages,
        parties=tuple(packages.parties[m] for m in members),
        worth=tuple(packages.worth[m] for m in members),
        curves=tuple(packages.curves[m] for m in members),
        extras=tuple(packages.extras[m] for m in members),
        floor=tuple(packages.floor[m] for m in members),
        weights=tuple(packages.weights[m] for m in members),
    )


def pairs(packages: Packages, package: Package) -> Named:
    """Return a package as pairs of issue and level."""
    return tuple(packages.named(package).items())


def _falls(who: Who, out: int, packages: Packages, package: Package) -> tuple[Fall, ...]:
    found = []
    imposable = who.imposable(out)
    for i, m in enumerate(who.values):
        if m is None or out >> i & 1:
            continue
        imposed = worst(packages, m, package, imposable)
        after = packages.value(m, changed(package, imposed))
        if after < packages.floor[m]:
            names = packages.named(changed(package, imposed))
            sets = tuple((packages.issues[k].id, names[packages.issues[k].id]) for k, _ in imposed)
            by = tuple(p for j, p in enumerate(who.parties) if out >> j & 1 and who.undo[j] & set(imposed))
            found.append(Fall(who.parties[i], packages.value(m, package), after, packages.floor[m], sets, by))
    return tuple(found)
