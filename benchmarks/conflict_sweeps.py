"""The same conflict with more parties, more statements, less that is feasible, more that cannot be taken back."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, log
from typing import Any

from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised, Statement
from comity.conflict.analyse import Settings, analyse
from comity.conflict.dense.search import search as by_array
from comity.conflict.large import LargeResult
from comity.conflict.model import build
from comity.conflict.symbolic.search import search as by_search
from comity.logic.tree import Pattern
from conflict_arrays import statement
from spec import NotAnsweredError, Phase, Spec

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
FIRST = 20  # outcomes asked of a search
_LETTERS = 5  # options a statement that forbids speaks of, so each rules out a 32nd of what is left


@dataclass(frozen=True)
class Conflict:
    """What a conflict of a sweep is made of; every sweep varies one of these."""

    options: int
    parties: int = 7
    statements: int = 12
    feasible: float = 1.0
    one_way: float = 0.0

    def case(self) -> Case:
        """Return the case; the same numbers always give the same one."""
        rng = random.Random(repr(self))
        ids, names = [f"o{k}" for k in range(self.options)], [f"p{k}" for k in range(self.parties)]
        bound = set(rng.sample(ids, round(self.one_way * self.options)))
        rows = tuple(
            Option(o, names[k % len(names)], o, "forward" if o in bound else "both") for k, o in enumerate(ids)
        )
        wishes = tuple(
            PartyPreference(p, Prioritised(tuple(statement(rng, ids) for _ in range(self.statements)))) for p in names
        )
        count = 0 if self.feasible == 1 else ceil(log(self.feasible) / log(1 - 2**-_LETTERS))
        forbidden = tuple(self._forbidden(rng) for _ in range(count))
        return Case("benchmark", tuple(Party(p, p) for p in names), OptionConflict(rows, wishes, forbidden))

    def _forbidden(self, rng: random.Random) -> Statement:
        letters = ["-"] * self.options
        for k in rng.sample(range(self.options), _LETTERS):
            letters[k] = rng.choice("YN")
        return Statement("".join(letters), Pattern("".join(letters)))


@dataclass(frozen=True)
class Tier:
    """How a tier is measured: what is built beforehand, what is timed, and which concepts it is asked for."""

    name: str
    unit: str
    made: Callable[[Case], Any]
    ask: Callable[[Any, str], object]
    units: Callable[[Conflict], float]
    concepts: Sequence[str] = CONCEPTS


def _answered(result: LargeResult, key: str) -> LargeResult:
    if key not in result.found:
        raise NotAnsweredError(result.absent[key])
    return result


TABLE = Tier(
    "Table",
    "ns per combination of the options (feasible or not) per party; the model is built beforehand",
    build,
    lambda m, k: analyse(m, Settings((k,))),
    lambda c: c.parties * 2.0**c.options,
)
ARRAY = Tier(
    "Array",
    "ns per combination of the options (feasible or not) per party, the tables made anew for each concept",
    lambda c: c,
    lambda c, k: _answered(by_array(c, (k,), limit=1), k),
    TABLE.units,
)
SYMBOLIC = Tier(
    "Symbolic",
    f"ms for the first {FIRST} equilibria and what all equilibria share; an empty cell is not answered",
    lambda c: c,
    lambda c, k: _answered(by_search(c, (k,), limit=FIRST), k),
    lambda _: 1e6,
    ("nash", "gmr", "smr"),  # SEQ and SSEQ take many seconds here
)


def sweep(tier: Tier, what: str, points: Sequence[Conflict], label: Callable[[Conflict], str]) -> Spec:
    """Return the spec of one tier over one sweep."""
    phases = tuple(Phase(k, lambda s, k=k: tier.ask(s[1], k), lambda s: tier.units(s[0])) for k in tier.concepts)
    return Spec(
        f"{tier.name}: {points[0].options} options, more or fewer {what}",
        tier.unit,
        points,
        lambda c: (c, tier.made(c.case())),
        phases,
        label,
        first=lambda: [
            tier.ask(tier.made(Conflict(8, 2, feasible=x).case()), k) for k in tier.concepts for x in (1, 0.5)
        ],
    )


def sweeps(tier: Tier, options: int, parties: Sequence[int], usual: int) -> tuple[Spec, ...]:
    """Return the four sweeps of a tier: parties, statements, feasible share, one-way share."""
    return (
        sweep(tier, "parties", [Conflict(options, n) for n in parties], lambda c: f"{c.parties} parties"),
        sweep(
            tier,
            f"statements ({usual} parties)",
            [Conflict(options, usual, k) for k in (4, 8, 16, 32)],
            lambda c: f"{c.statements} statements",
        ),
        sweep(
            tier,
            f"feasible states ({usual} parties)",
            [Conflict(options, usual, feasible=x) for x in (1.0, 0.75, 0.5, 0.25, 0.1, 0.01)],
            lambda c: f"about {c.feasible:.0%} feasible",
        ),
        sweep(
            tier,
            f"one-way options ({usual} parties, about half the states feasible)",
            [Conflict(options, usual, feasible=0.5, one_way=x) for x in (0.0, 0.25, 0.5, 0.75, 1.0)],
            lambda c: f"{c.one_way:.0%} one-way",
        ),
    )


SPECS = (
    *sweeps(TABLE, 16, (2, 4, 6, 8, 10), 7),
    *sweeps(ARRAY, 20, (2, 4, 6, 8, 10), 7),
    *sweeps(SYMBOLIC, 60, (6, 10, 15, 20, 30), 15),
)
