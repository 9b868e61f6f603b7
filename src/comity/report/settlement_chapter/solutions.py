"""The named packages: bargaining solutions and plans, each with one handle throughout the chapter."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.pictures.points import Named
from comity.report.settlement_chapter.subject import Settled
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.model import Package
from comity.settlement.packages.result import PackagesResult

HANDLES = {"nash": "N", "weighted_nash": "W", "kalai_smorodinsky": "K", "egalitarian": "E", "utilitarian": "U"}
TITLES = {
    "nash": "Nash",
    "weighted_nash": "Weighted Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}
MEANINGS = {
    "nash": "the product of the gains over the walk-away values is largest",
    "weighted_nash": "the product of the gains, each raised to the party's bargaining weight, is largest",
    "kalai_smorodinsky": "each goes as nearly as can be the same share of the way from its walk-away value to its best",
    "egalitarian": "the least gain is as large as can be, then the next; gains in each party's own units",
    "utilitarian": "the sum of the values is largest; only where the case declares the units comparable",
}
MOST_PLANS = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """A package the report names: its handle, what it is called, why it is named, and which plan it is, if any."""

    handle: str
    name: str
    meaning: str
    package: Package
    values: tuple[Fraction, ...]
    others: int = 0
    proven: bool = True
    plan: str = ""
    remark: str = ""

    @property
    def named(self) -> Named:
        """Return it as the pictures need it."""
        return Named(self.handle, self.name, self.values)


def chosen(s: Settled, found: PackagesResult) -> tuple[Chosen, ...]:
    """Return the packages the report names: the solutions in their order, then the plans in the order of the case."""
    out = [_solution(one) for one in found.solutions.solutions if one.packages]
    for k, plan in enumerate(found.plans[:MOST_PLANS]):
        text = plan.text or plan.id
        out.append(Chosen(str(k + 1), text, "a plan of the case", plan.package, plan.values, plan=plan.id))
    return tuple(out)


def _solution(one: Solution) -> Chosen:
    name = TITLES.get(one.key, one.key)
    return Chosen(
        HANDLES.get(one.key, one.key[:1].upper()),
        name,
        MEANINGS.get(one.key, ""),
        one.packages[0],
        one.values[0],
        len(one.packages) - 1,
        one.proven,
        remark=_remark(one),
    )


def _remark(one: Solution) -> str:
    """Return what is not proven, or how many packages are as good."""
    said = []
    if one.gainers:
        said.append("not everybody can gain, so that every acceptable package is a solution; this one is best for most")
    elif len(one.packages) > 1 or not one.complete:
        more = len(one.packages) - 1
        least = "" if one.complete else "at least "
        if more or not one.complete:
            said.append(f"{least}{more:,} more as good" if more else "others may be as good")
    if not one.proven:
        gap = one.gap
        said.append("not proven to be best" if gap is None else f"proven to within {amount(Fraction(gap) * 100)} %")
    return "; ".join(said)
