"""Whether a stated prerequisite is borne out by the party's own stated preferences."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Demand, Past, Settlement
from comity.logic.tree import Level, Not, atoms
from comity.settlement.packages.model import packages_of

Verdict = Literal["always", "sometimes", "never", "unknown"]

MOST_PACKAGES = 20_000
"""Past so many packages they are not gone through one by one."""


@dataclass(frozen=True, eq=False, slots=True)
class Own:
    """
    What a conflict says about the party that states a prerequisite: plain values, handed over by the study.

    Parameters
    ----------
    party : str
    rank : array of int, shape (S,)
        The party's own ranks of the states; higher is better.
    opens, requires : arrays of bool, shape (S,)
        Where the term that the prerequisite is for holds (talks, say), and where what it requires holds.
    alike : array of int, shape (S,)
        States with the same number differ only in what ``opens`` and ``requires`` speak of.
    """

    party: str
    rank: NDArray[Any]
    opens: NDArray[np.bool_]
    requires: NDArray[np.bool_]
    alike: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Credible:
    """
    What bears on one prerequisite.

    ``holds`` of ``of`` comparisons, of no talks with talks while the condition is not met, come out for staying away.
    ``packages``, where the party's values tell: how many of the packages that do not meet the condition are worth no
    more than walking away, and how many there are. ``waived`` of ``occasions``: the demand's own history.
    """

    demand: str
    party: str
    verdict: Verdict
    holds: int
    of: int
    packages: tuple[int, int] | None
    waived: int
    occasions: int
    history: tuple[Past, ...]
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain values."""
        past = [{"waived": p.waived, "date": p.date, "text": p.text, "source": list(p.source)} for p in self.history]
        kept = None if self.packages is None else {"no_better": self.packages[0], "of": self.packages[1]}
        return {
            "demand": self.demand,
            "party": self.party,
            "credible": self.verdict,
            "holds": self.holds,
            "of": self.of,
            "packages": kept,
            "waived": self.waived,
            "occasions": self.occasions,
            "history": past,
            "sentence": self.sentence,
        }


def credibility(settlement: Settlement, own: Mapping[str, Own]) -> tuple[Credible, ...]:
    """
    Return a row for every prerequisite that names what it is for, in the order of the file.

    "Talks only after P" is credible where, in the party's own preferences, no talks is at least as good as talks
    without P. All else being equal, each state without talks is compared with each state with talks and without P:
    the prerequisite is borne out in every comparison (``always``), in some, in none, or nothing can be compared
    (``unknown``). Preferences are what the case states, so this says whether two statements of one party agree; it
    does not look into anybody's mind (conventions §38).

    Parameters
    ----------
    settlement : Settlement
    own : mapping from the id of a demand to Own
        Those that are missing cannot be told.

    Examples
    --------
    >>> from comity.case.settlement import Settlement, Span, Term
    >>> from comity.logic.tree import Name
    >>> from comity.testing.demands_at_random import statement
    >>> row = Demand("d1", "a", "prerequisite", statement(Name("ceasefire")), opens="talks")
    >>> states = [(False, False), (True, False), (True, True)]  # talks, ceasefire
    >>> view = Own("a", np.array([2, 1, 3]), *(np.array(c) for c in zip(*states)), np.zeros(3, np.int64))
    >>> found = credibility(Settlement(demands=(row,)), {"d1": view})[0]
    >>> found.verdict, found.holds, found.of
    ('always', 1, 1)
    """
    rows = (d for d in settlement.demands if d.kind == "prerequisite" and d.opens)
    return tuple(_row(settlement, d, own.get(d.id)) for d in rows)


def comparisons(own: Own) -> tuple[int, int]:
    """Return how many comparisons come out for staying away, and how many there are."""
    _, step = np.unique(own.rank, return_inverse=True)
    _, group = np.unique(own.alike, return_inverse=True)
    steps = int(step.max(initial=0)) + 1
    place = group.astype(np.int64) * steps + step  # one group after another, within it the worst first
    away, without = ~own.opens, own.opens & ~own.requires
    stay, talk = np.sort(place[away]), place[without]
    begins = np.searchsorted(stay, group[without] * steps)
    ends = np.searchsorted(stay, (group[without] + 1) * steps)
    holds = (ends - np.searchsorted(stay, talk)).sum()
    return int(holds), int((ends - begins).sum())


def no_better_packages(settlement: Settlement, demand: Demand) -> tuple[int, int] | None:
    """
    Return how many packages that do not meet a demand are worth no more to its party than walking away.

    None where the demand speaks of other things than levels of issues, the party has no values, or there are more than
    20,000 packages. Intervals are used at their middle.
    """
    spoken_of = list(atoms(demand.requires.tree))
    if settlement.of(demand.by) is None or not all(isinstance(a, Level) for a in spoken_of):
        return None
    model = packages_of(settlement, parties=[demand.by])
    if model.total is None or model.total > MOST_PACKAGES:
        return None
    unmet = Not(demand.requires.tree)
    worth = [
        model.value(0, package)
        for package in itertools.product(*(range(len(issue.levels)) for issue in model.issues))
        if model.allowed(package) and model.holds(unmet, package)
    ]
    return sum(1 for value in worth if value <= model.floor[0]), len(worth)


def _row(settlement: Settlement, demand: Demand, own: Own | None) -> Credible:
    holds, of = (0, 0) if own is None else comparisons(own)
    verdict: Verdict = "unknown" if not of else "always" if holds == of else "sometimes" if holds else "never"
    packages = no_better_packages(settlement, demand)
    waived = sum(1 for p in demand.history if p.waived)
    said = [_compared(demand, verdict, holds, of)]
    if packages is not None and packages[1]:
        said.append(f"To its party {packages[0]:,} of {packages[1]:,} packages without it are no better than none.")
    if demand.history:
        said.append(f"It was waived on {waived} of {len(demand.history)} earlier occasions.")
    return Credible(
        demand.id, demand.by, verdict, holds, of, packages, waived, len(demand.history), demand.history, " ".join(said)
    )


def _compared(demand: Demand, verdict: Verdict, holds: int, of: int) -> str:
    subject = f"The prerequisite {demand.id} for {demand.opens}"
    return {
        "always": f"{subject} is borne out by its party's own preferences in every one of {of:,} comparisons.",
        "sometimes": f"{subject} is borne out by its party's own preferences in {holds:,} of {of:,} comparisons.",
        "never": f"{subject} is not borne out by its party's own preferences in any of {of:,} comparisons.",
        "unknown": f"Whether {subject[0].lower()}{subject[1:]} is borne out by its party's preferences cannot be told.",
    }[verdict]
