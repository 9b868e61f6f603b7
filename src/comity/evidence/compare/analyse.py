"""Everything that can be compared in the evidence of a case, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.budget import Budget
from comity.case.days import last_day
from comity.case.evidence import Evidence
from comity.errors import BudgetExceededError, TooLargeError
from comity.evidence.compare.accounts import reconcile
from comity.evidence.compare.bias import EVEN
from comity.evidence.compare.counts import counts
from comity.evidence.compare.coverage import caution, speaks_for
from comity.evidence.compare.members import Alike, alike
from comity.evidence.compare.pools import Kind, Pool
from comity.evidence.compare.rates import rates
from comity.evidence.compare.result import Compared, Part
from comity.evidence.compare.series import pairs
from comity.evidence.sentences import opened


@dataclass(frozen=True, slots=True)
class _Work:
    evidence: Evidence
    names: Mapping[str, str]
    as_of: dt.date | None
    publication: tuple[float, float]
    budget: Budget


def compare(
    evidence: Evidence,
    names: Mapping[str, str],
    budget: Budget | None = None,
    *,
    as_of: dt.date | None = None,
    publication: tuple[float, float] = EVEN,
) -> Compared:
    """
    Return what was claimed against what was verified, for every party by the same model.

    Parameters
    ----------
    evidence : Evidence
        Its ``records``, ``series`` and ``accounts`` are used.
    names : mapping from party to name
    budget : Budget, optional
        Each part stands by itself; a budget that ends one leaves what the others found.
    as_of : date, optional
        Points of series after that day, and records whose time ends after it, are not used.
    publication : (float, float)
        How many times as likely a favourable case may be to be published as another: the range of the band for rates.

    Examples
    --------
    >>> from comity.case.evidence import Record
    >>> rows = (Record("r1", "aland", 18, 20, group="convoys"), Record("r2", "borland", 2, 4, group="convoys"))
    >>> found = compare(Evidence(records=rows), {"aland": "Aland", "borland": "Borland"})
    >>> print(found.sentences()[0].split("; ")[0])
    Aland in “convoys”: 18 of 20 claimed were verified (90 %)
    """
    work = _Work(evidence, names, as_of, publication, budget or Budget())
    missing: dict[str, str] = {}
    notes: list[str] = []

    def part(name: Part, do: Callable[[], Any]) -> Any:
        try:
            work.budget.check()
            return do()
        except (BudgetExceededError, KeyboardInterrupt) as e:
            missing[name] = work.budget.ended(e)
        except TooLargeError as e:
            missing[name] = str(e)
        return ()

    groups, left_out = _groups(work)
    notes += left_out
    found_rates = part("rates", lambda: _pools(groups, "rate", work))
    found_counts = part("counts", lambda: _pools(groups, "count", work))
    found_series = part("series", lambda: pairs(evidence.series, evidence.sources, names, as_of, work.budget))
    found_accounts = part("accounts", lambda: _accounts(work, notes))
    if "series" not in missing:
        notes += _unpaired(work, {i for pair in found_series for i in (pair.first, pair.second)})
    return Compared(found_rates, found_counts, found_series, found_accounts, tuple(notes), missing)


def _groups(work: _Work) -> tuple[tuple[Alike, ...], tuple[str, ...]]:
    records = work.evidence.records
    known = [r for r in records if work.as_of is None or (last_day(r.until) or dt.date.min) <= work.as_of]
    groups, left_out = alike(known, work.names)
    if len(known) < len(records):
        late = len(records) - len(known)
        cover = "1 record covers" if late == 1 else f"{late} records cover"
        left_out += (f"{cover} time after {work.as_of} and {'is' if late == 1 else 'are'} not used.",)
    return groups, left_out


def _pools(groups: tuple[Alike, ...], kind: Kind, work: _Work) -> tuple[Pool, ...]:
    out = []
    for group in groups:
        if group.kind == kind:
            work.budget.check()
            rate = kind == "rate"
            out.append(rates(group, work.publication, work.budget) if rate else counts(group, work.budget))
    return tuple(out)


def _accounts(work: _Work, notes: list[str]) -> Any:
    found, left_out = reconcile(work.evidence.accounts, work.evidence.sources, work.names, work.budget)
    notes += left_out
    return found


def _unpaired(work: _Work, paired: set[str]) -> list[str]:
    """Return which series nothing could be set beside, and whose numbers they are."""
    by_id = {s.id: s for s in work.evidence.sources}
    alone = [s for s in work.evidence.series if s.id not in paired]
    lonely = [f"{s.what} ({s.id}): there is no other series to compare it with." for s in alone]
    said = (caution(s, speaks_for(s, by_id, work.names), work.names) for s in alone)
    return [opened(sentence) for sentence in (*lonely, *said) if sentence]
