"""Whether a package keeps itself: what each party would gain by breaking it, and what a guarantee changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from comity.case.settlement import Breach, Guarantee
from comity.settlement.packages.blocks import Codes, Mask, Rule, where_holds
from comity.settlement.packages.components import issues_of
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.parts import Held, Kept

ZERO = Fraction(0)


def kept(packages: Packages, package: Package, breaches: Sequence[Breach], guarantees: Sequence[Guarantee]) -> Kept:
    r"""
    Return whether a package keeps itself, breach by breach.

    Party i complies if :math:`v_i(x) \ge v_i(x') + g - q p`, where :math:`x'` is the package after what the breach
    sets, :math:`g` what else it gains, :math:`p` what it loses if it is punished, and :math:`q` the reliability of the
    strongest guarantee in force, 0 where none is. Equal counts as complying. The least reliability that will do is
    :math:`q^* = (v_i(x') + g - v_i(x)) / p`, kept between 0 and 1 [1]_ [2]_ (conventions §49).

    Parameters
    ----------
    packages : Packages
        Their values are taken as given; intervals of gains, punishment and reliability at their middles, and at the
        ends that tempt most and least.
    package : Package
    breaches, guarantees : rows of the case
        A breach by a party without values is left out: nothing says what it would be worth.

    References
    ----------
    .. [1] Fearon, J. D. (1998). Bargaining, enforcement, and international cooperation. International Organization
       52(2), 269-305.
    .. [2] Walter, B. F. (1997). The critical barrier to civil war settlement. International Organization 51(3),
       335-364.
    """
    open_here = [b for b in breaches if b.by in packages.parties and _open(packages, package, b)]
    in_force = [g for g in guarantees if packages.holds(g.when.tree, package)]
    return Kept(package, tuple(_held(packages, package, b, in_force) for b in open_here))


def _open(packages: Packages, package: Package, breach: Breach) -> bool:
    return breach.when is None or packages.holds(breach.when.tree, package)


def _held(packages: Packages, package: Package, breach: Breach, in_force: Sequence[Guarantee]) -> Held:
    party = packages.parties.index(breach.by)
    complying = packages.value(party, package)
    after = packages.value(party, _broken(packages, package, breach))
    strongest = max(in_force, key=lambda g: g.reliability.middle, default=None)
    q = [max((getattr(g.reliability, end) for g in in_force), default=ZERO) for end in ("low", "middle", "high")]

    def pays(gains: Fraction, punished: Fraction, reliability: Fraction) -> bool:
        return after + gains - reliability * punished > complying

    return Held(
        by=breach.by,
        text=breach.text,
        complying=complying,
        breaking=after + breach.gains.middle,
        punished=breach.punished.middle,
        reliability=q[1],
        guarantee=(strongest.text or strongest.when.text) if strongest is not None else "",
        needed=_needed(after + breach.gains.middle - complying, breach.punished.middle),
        holds=not pays(breach.gains.middle, breach.punished.middle, q[1]),
        surely=not pays(breach.gains.high, breach.punished.low, q[0]),
        perhaps=not pays(breach.gains.low, breach.punished.high, q[2]),
        source=breach.source,
    )


def _needed(temptation: Fraction, punished: Fraction) -> Fraction | None:
    """Return the least reliability at which complying is at least as good; None where none would do."""
    if temptation <= 0:
        return ZERO
    return temptation / punished if punished >= temptation else None


def _broken(packages: Packages, package: Package, breach: Breach) -> Package:
    broken = list(package)
    for issue, level in breach.sets:
        broken[packages.place[issue]] = _setting(packages, issue, level)
    return tuple(broken)


def _setting(packages: Packages, issue: str, level: str) -> int | Fraction:
    k = packages.place[issue]
    return Fraction(level) if packages.issues[k].span is not None else packages.index[k][level]


@dataclass(frozen=True, slots=True)
class _Complies:
    """In which packages one breach does not pay, for arrays of packages."""

    packages: Packages
    breach: Breach
    guarantees: tuple[Guarantee, ...]

    def __call__(self, codes: Codes) -> Mask:
        model, breach = self.packages, self.breach
        tempting = np.full(len(codes), breach.gains.middle, object)
        party = model.parties.index(breach.by)
        after = codes.copy()
        for issue, level in breach.sets:
            k = model.place[issue]
            after[:, k] = model.index[k][level]
            worth = np.array(model.worth[party][k], object)
            tempting += worth[after[:, k]] - worth[codes[:, k]]
        changed = {issue for issue, _ in breach.sets}
        for tree, adds in model.extras[party]:
            if issues_of(tree) & changed:
                tempting += adds * (where_holds(model, tree, after).astype(int) - where_holds(model, tree, codes))
        reliability = np.full(len(codes), ZERO, object)
        for g in self.guarantees:
            here = where_holds(model, g.when.tree, codes)
            reliability[here & (reliability < g.reliability.middle)] = g.reliability.middle
        complies: Mask = (tempting - reliability * breach.punished.middle <= 0).astype(bool)
        return complies if breach.when is None else complies | ~where_holds(model, breach.when.tree, codes)


def keeping_rules(packages: Packages, breaches: Sequence[Breach], guarantees: Sequence[Guarantee]) -> tuple[Rule, ...]:
    """
    Return "this breach does not pay" as a rule on packages, for each breach by a party with values.

    A rule looks at the issues that the breach sets, at those its condition and the guarantees speak of, and at those
    that a combination ties to what it sets. The other issues cancel out. Issues must have levels.
    """
    valued = [b for b in breaches if b.by in packages.parties]
    return tuple(
        Rule(frozenset(_looked_at(packages, b, guarantees)), _Complies(packages, b, tuple(guarantees))) for b in valued
    )


def _looked_at(packages: Packages, breach: Breach, guarantees: Sequence[Guarantee]) -> set[str]:
    changed = {issue for issue, _ in breach.sets}
    party = packages.parties.index(breach.by)
    ties = [issues_of(tree) for tree, _ in packages.extras[party] if issues_of(tree) & changed]
    ties += [issues_of(g.when.tree) for g in guarantees]
    if breach.when is not None:
        ties.append(issues_of(breach.when.tree))
    return changed.union(*ties)
