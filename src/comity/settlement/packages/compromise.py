"""The package of one who settles each issue on its own: where trades between issues begin."""

from __future__ import annotations

from fractions import Fraction

from comity.settlement.packages.blocks import Blocks
from comity.settlement.packages.distance import share
from comity.settlement.packages.model import Package, Packages, on_curve
from comity.settlement.packages.ranges import Ends


def issue_by_issue(packages: Packages, blocks: Blocks) -> Package | None:
    """
    Return the package in which every issue is settled by a compromise of its own; None where that is excluded.

    On each issue the level is taken at which the worst-off party has the largest share of what the issue alone can
    bring it, from its worst level (0) to its best (1); of equal ones that at which the second-worst has most, and so
    on. Parties to which an issue is worth the same however it is settled are left aside. Nothing is added or compared
    across issues, which is the point: it shows what is lost by not trading.

    Examples
    --------
    Two parties care about two issues to different degrees; each issue has a middle way:

    >>> from comity.case.settlement import Issue, IssueLevel
    >>> from comity.settlement.packages.blocks import blocks_of
    >>> issues = tuple(Issue(i, levels=tuple(map(IssueLevel, "abc"))) for i in ("x", "y"))
    >>> up, down = [tuple(map(Fraction, row)) for row in ((0, 3, 6), (2, 1, 0))]
    >>> empty = ((), ())
    >>> model = Packages(issues, ("p", "q"), ((up, up), (down, down)), (empty, empty), empty, (), up[:2], up[:2])
    >>> issue_by_issue(model, blocks_of(model))
    (1, 1)
    """
    package = tuple(_settled(packages, blocks, k) for k in range(len(packages.issues)))
    return package if packages.allowed(package) else None


def _settled(packages: Packages, blocks: Blocks, k: int) -> int | Fraction:
    rows = []
    for p in range(len(packages.parties)):
        worths = [worth(packages, p, k, choice) for choice in blocks.choices[k]]
        low, high = min(worths), max(worths)
        if high > low:
            rows.append([(w - low) / (high - low) for w in worths])
    shares = [sorted(column) for column in zip(*rows, strict=True)] if rows else [[Fraction(0)]]
    return blocks.choices[k][max(range(len(shares)), key=lambda at: (shares[at], -at))]


def worth(packages: Packages, party: int, k: int, choice: int | Fraction) -> Fraction:
    """Return what one choice on one issue is worth to a party."""
    if packages.issues[k].span is None:
        return packages.worth[party][k][int(choice)]
    return on_curve(packages.curves[party][k], Fraction(choice))


def integrative(packages: Packages, start: Package, end: Package, ends: Ends) -> tuple[Fraction | None, ...]:
    """
    Return what each party has at ``end`` over ``start``, as a share of its own range.

    With the Nash package for ``end`` and :func:`issue_by_issue` for ``start`` this is the integrative share: what
    trading between issues adds. It is given party by party; it is not added up, for that would compare units.
    """
    gains = zip(packages.values(end), packages.values(start), strict=True)
    return tuple(share(there - here, p, ends) for p, (there, here) in enumerate(gains))
