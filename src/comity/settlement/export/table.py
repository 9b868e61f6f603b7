"""The formats packages can be exported to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.budget import Budget
from comity.errors import UsageError, did_you_mean
from comity.settlement.export.rows import as_csv, as_json, every, titles
from comity.settlement.packages.result import PackagesResult
from comity.settlement.result import SettlementResult

Head = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Export:
    """
    One format.

    Parameters
    ----------
    key : str
        As after ``--to``.
    suffix : str
        The usual ending of a file's name.
    what : str
        What is written, in half a sentence.
    write : callable
        The result, its packages, the head that names the case, and a budget to text.
    """

    key: str
    suffix: str
    what: str
    write: Callable[[SettlementResult, PackagesResult, Head, Budget], str]


def _packages_csv(found: SettlementResult, packages: PackagesResult, head: Head, budget: Budget) -> str:
    model = packages.model
    rows = ((package, model.values(package)) for package in every(model, budget))
    return as_csv(model, rows, titles(found, packages))


def _frontier_csv(found: SettlementResult, packages: PackagesResult, head: Head, budget: Budget) -> str:
    return as_csv(packages.model, packages.frontier.packages, titles(found, packages))


def _packages_json(found: SettlementResult, packages: PackagesResult, head: Head, budget: Budget) -> str:
    return as_json(head, {"packages": packages.to_json()})


def _frontier_json(found: SettlementResult, packages: PackagesResult, head: Head, budget: Budget) -> str:
    return as_json(head, {"frontier": packages.frontier.to_json(packages.model)})


EXPORTS: tuple[Export, ...] = (
    Export("packages-csv", ".csv", "one row per package that is not excluded: values, gains, names", _packages_csv),
    Export("packages-json", ".json", "the whole answer about packages", _packages_json),
    Export("frontier-csv", ".csv", "one row per package on the Pareto frontier: values, gains, names", _frontier_csv),
    Export("frontier-json", ".json", "the Pareto frontier, and whether it is complete", _frontier_json),
)


def export(found: SettlementResult, to: str, head: Head | None = None, budget: Budget | None = None) -> str:
    """
    Return the packages of a settlement in the format of another program.

    Parameters
    ----------
    found : SettlementResult
    to : str
        A key of :data:`EXPORTS`.
    head : mapping, optional
        What names the case, for the JSON formats.
    budget : Budget, optional

    Raises
    ------
    UsageError
        There is no such format, or the case has no packages; the message says why.
    TooLargeError
        The packages cannot all be listed.
    BudgetExceededError
        Time ran out before the table was whole; half a table would mislead.
    """
    row = next((e for e in EXPORTS if e.key == to.strip().lower()), None)
    if row is None:
        known = [e.key for e in EXPORTS]
        hint = did_you_mean(to, known)
        parts = [f'there is no export format "{to}" for a settlement.', hint, f"Formats: {', '.join(known)}."]
        raise UsageError(" ".join(p for p in parts if p))
    if found.packages is None:
        why = found.missing.get("packages") or "it has no issues, or no values. Add settlement: issues: and values:"
        raise UsageError(f"the case has no packages to export: {why}.")
    return row.write(found, found.packages, head or {}, budget or Budget(None))
