"""What ``comity ensemble`` says of packages: the values of a settlement drawn from their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from comity.cli import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.ensemble.packages.result import ValuesEnsemble

_SHOWN = 40  # levels
KNOWN = "Packages: every value of the settlement is known, none is an interval, so nothing was drawn for them."


def has_values(case: Case) -> bool:
    """Return whether a case has packages that parties value."""
    return case.settlement is not None and bool(case.settlement.issues) and bool(case.settlement.values)


def values_of(case: Case, draws: int, seed: int, budget: Budget, tell: Callable[[str], None]) -> ValuesEnsemble | None:
    """Return what drawing the values finds; None where the case has no intervals among them."""
    if case.settlement is None or not has_values(case):
        return None
    from comity.ensemble.packages.run import over_values

    return over_values(case.settlement, {p.id: p.name for p in case.parties}, draws, seed, budget, tell)


def with_values(out: dict[str, Any], case: Case, found: ValuesEnsemble | None) -> dict[str, Any]:
    """Return the plain values of an ensemble with what was found of packages beside ``outcomes``."""
    if found is not None:
        first = {key: out[key] for key in list(out)[: list(out).index("outcomes") + 1]}
        return first | {"packages": found.to_json()} | out | {"complete": out["complete"] and found.complete}
    if has_values(case):
        return out | {"notes": [*out["notes"], KNOWN]}
    return out


def alone(case: Case, draws: int, seed: int) -> dict[str, Any]:
    """Return the head of the answer for a case without a conflict: no outcomes."""
    from comity.case.digest import digest
    from comity.version import __version__

    return {
        "case": case.title,
        "format": case.format,
        "comity": __version__,
        "digest": digest(case),
        "draws": draws,
        "seed": seed,
        "complete": True,
        "outcomes": {},
        "notes": ["The case has no conflict, so no outcomes were drawn."],
    }


def print_values(case: Case, found: ValuesEnsemble | None) -> None:
    """Print what was found of packages, for people; nothing where a case has none."""
    if found is None:
        show.lines(["", KNOWN] if has_values(case) else [])
        return
    from comity.ensemble.packages import saying

    show.lines(["", f"{case.title}: how sure the answers about packages are"])
    show.lines(saying.agreement(found))
    _print_plans(found)
    _print_levels(found)
    show.lines(saying.solutions(found))
    show.lines(["", *saying.moved(found)])
    show.lines(["", *saying.notes(found), *_shares(found)])


def _shares(found: ValuesEnsemble) -> Iterator[str]:
    yield f"{found.draws:,} draws of {len(found.unknowns):,} values, seed {found.seed}; intervals at 95 in 100."
    yield (
        "A share of draws says how far an answer hangs on what is not known of values. It is not the probability that "
        "anybody will agree."
    )


def _print_plans(found: ValuesEnsemble) -> None:
    from comity.cli.ensemble_tables import share

    plans = found.settlement.plans
    if not plans:
        return
    parties = found.model.parties
    rows = [
        [p.text or p.id, share(found.plan(p.id)), *(share(found.plan_of(p.id, party)) for party in parties)]
        for p in plans
    ]
    names = [found.names.get(party, party) for party in parties]
    show.table("Who accepts which plan", ["plan", "all", *names], rows)


def _print_levels(found: ValuesEnsemble) -> None:
    from comity.cli.ensemble_tables import share
    from comity.ensemble.packages.choosing import SOLUTIONS
    from comity.settlement.packages.bargaining.result import NAMES

    if not found.agreed:
        return
    rows = []
    for issue in found.settlement.issues:
        for level in issue.levels:
            shares = [found.level(key, issue.id, level.id) for key in SOLUTIONS]
            if any(e.p > 0 for e in shares):
                rows.append([issue.text or issue.id, level.text or level.id, *map(share, shares)])
    note = f"Shares of the {found.agreed:,} draws in which some package is acceptable to all."
    if len(rows) > _SHOWN:
        note += f" The first {_SHOWN} of {len(rows)} levels are shown; --json lists all."
    names = [NAMES[key] for key in SOLUTIONS]
    show.table("How often a solution has a level", ["issue", "level", *names], rows[:_SHOWN], note)
