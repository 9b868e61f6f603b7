"""What parties that are left out can make of a package, and the worst of it for one party that is in."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from comity.errors import TooLargeError
from comity.logic.partial import settle
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, fold
from comity.settlement.packages.components import components, issues_of
from comity.settlement.packages.model import Curve, Package, Packages, on_curve
from comity.settlement.room.who import Setting

MOST_JOINT = 1 << 16  # joint impositions on issues that interact for a party, gone through one by one
Imposed = tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """
    What a party is left with under some joint imposition, as values of a package: one more "party" of a model.

    ``worth``, ``curves`` and ``extras`` are as in :class:`~comity.settlement.packages.model.Packages`; ``fixed`` comes
    on top whatever the package is.
    """

    worth: tuple[tuple[Fraction, ...], ...]
    curves: tuple[Curve, ...]
    extras: tuple[tuple[Node, Fraction], ...]
    fixed: Fraction


def by_issue(imposable: Iterable[Setting]) -> dict[int, tuple[int | Fraction, ...]]:
    """Return for each issue what it can be set to, in order."""
    found: dict[int, list[int | Fraction]] = {}
    for k, level in sorted(imposable):
        found.setdefault(k, []).append(level)
    return {k: tuple(levels) for k, levels in found.items()}


def changed(package: Package, imposed: Imposed) -> Package:
    """Return a package once something was imposed on it."""
    new = dict(imposed)
    return tuple(new.get(k, at) for k, at in enumerate(package))


def worst(packages: Packages, party: int, package: Package, imposable: Iterable[Setting]) -> Imposed:
    """
    Return the joint imposition that leaves a party with least; nothing where each would leave it as well off.

    Issues that do not interact for the party are looked at one by one, those that do all together. What is imposed is
    not held to the exclusions of the case (conventions §51).

    Raises
    ------
    TooLargeError
        If more than 65,536 joint impositions interact.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> issue = Issue("guard", levels=(IssueLevel("none"), IssueLevel("full")))
    >>> model = Packages((issue,), ("a",), (((Fraction(0), Fraction(9)),),), (((),),), ((),), (), (Fraction(5),), ())
    >>> worst(model, 0, (1,), {(0, 0)})
    ((0, 0),)
    """
    choices, tied = by_issue(imposable), _tied(packages, party)
    found: list[Setting] = []
    for k in choices.keys() - tied:
        ways = (package[k], *choices[k])
        heights = [_height(packages, party, k, at) for at in ways]
        level = ways[heights.index(min(heights))]
        found += [(k, level)] if level != package[k] else []
    names = [packages.issues[k].id for k in choices if k in tied]
    for group in components(names, (_only(tree, names) for tree, _ in packages.extras[party])):
        places = [packages.place[name] for name in group]
        _bounded(choices, places)
        options = ([(k, package[k]), *((k, level) for level in choices[k])] for k in places)
        least = min(itertools.product(*options), key=lambda y: packages.value(party, changed(package, y)))
        found += [(k, level) for k, level in least if level != package[k]]
    return tuple(sorted(found))


def _tied(packages: Packages, party: int) -> frozenset[int]:
    """Return the places of the issues that interact for a party."""
    return frozenset(packages.place[i] for tree, _ in packages.extras[party] for i in issues_of(tree))


def _height(packages: Packages, party: int, k: int, at: int | Fraction) -> Fraction:
    """Return what one way to settle an issue is worth by itself."""
    curve = packages.curves[party][k]
    return on_curve(curve, Fraction(at)) if curve else packages.worth[party][k][int(at)]


def _bounded(choices: Mapping[int, tuple[int | Fraction, ...]], places: list[int]) -> None:
    joint = math.prod(len(choices[k]) + 1 for k in places)
    if joint > MOST_JOINT:
        raise TooLargeError(
            f"Parties left out have {joint:,} joint ways to set issues that a `together:` ties to each other, more "
            f"than {MOST_JOINT:,}. Name fewer levels under can_undo, or tie fewer issues."
        )


def _only(tree: Node, names: Iterable[str]) -> Node:
    """Return a statement about those issues of the tree that can be imposed; all that counts is which it ties."""
    return And(tuple(Level(issue, "") for issue in sorted(issues_of(tree) & set(names))))


def claim(packages: Packages, party: int, imposable: Iterable[Setting], imposed: Imposed = ()) -> Claim:
    """
    Return what a package leaves to a party if ``imposed`` is set, and the worst on every issue that does not interact.

    The worst over what can be imposed on such an issue is the minimum, level by level, of the level itself and of what
    can be imposed; no search is needed. For the issues that interact, ``imposed`` says what is assumed.
    """
    choices, told = by_issue(imposable), dict(imposed)
    tied = _tied(packages, party)
    worth, curves = [], []
    for k, issue in enumerate(packages.issues):
        free = () if k in tied else choices.get(k, ())
        levels, curve = packages.worth[party][k], packages.curves[party][k]
        if issue.span is None:
            floor = [levels[int(at)] for at in free]
            here = (levels[int(told[k])],) * len(levels) if k in told and k in tied else levels
            worth.append(tuple(min([w, *floor]) for w in here))
            curves.append(curve)
        else:
            worth.append(levels)
            curves.append(_cut(curve, [on_curve(curve, Fraction(at)) for at in free]))
    extras, fixed = _extras(packages, party, {k: level for k, level in imposed if k in tied})
    return Claim(tuple(worth), tuple(curves), extras, fixed)


def _cut(curve: Curve, heights: list[Fraction]) -> Curve:
    """Return a concave line cut off at the lowest of some heights."""
    if not heights or max(y for _, y in curve) <= min(heights):
        return curve
    top = min(heights)
    points: list[tuple[Fraction, Fraction]] = []
    for (a, low), (b, high) in itertools.pairwise(curve):
        points.append((a, min(low, top)))
        if min(low, high) < top < max(low, high):
            points.append((a + (b - a) * (top - low) / (high - low), top))
    return (*points, (curve[-1][0], min(curve[-1][1], top)))


def _extras(
    packages: Packages, party: int, told: Mapping[int, int | Fraction]
) -> tuple[tuple[tuple[Node, Fraction], ...], Fraction]:
    """Return what combinations still add, and what they add for certain, once some issues are set."""
    fixed, left = Fraction(0), []
    for tree, adds in packages.extras[party]:
        rest = assume(packages, tree, told)
        if rest is True:
            fixed += adds
        elif rest is not False:
            left.append((rest, adds))
    return tuple(left), fixed


def assume(packages: Packages, tree: Node, told: Mapping[int, int | Fraction]) -> Node | bool:
    """Return what is left of a statement once some issues are set: a smaller statement, or True or False."""

    def combine(node: Node, parts: list[Node]) -> Node:
        match node:
            case Level(issue, level):
                k = packages.place[issue]
                return node if k not in told else Name("+" if told[k] == packages.index[k][level] else "-")
            case Not():
                return Not(parts[0])
            case Implies():
                return Implies(*parts)
            case Iff():
                return Iff(*parts)
            case And() | Or() | Xor():
                return type(node)(tuple(parts))
            case Name() | Pattern():
                return node

    return settle(fold(tree, combine), {"+": True, "-": False})


def joint(packages: Packages, group: Iterable[Setting]) -> Iterator[Imposed]:
    """Yield every joint imposition that sets at least one issue."""
    choices = by_issue(group)
    _bounded(choices, list(choices))
    for picked in itertools.product(*([None, *levels] for levels in choices.values())):
        settings = tuple((k, at) for k, at in zip(choices, picked, strict=True) if at is not None)
        if settings:
            yield settings
