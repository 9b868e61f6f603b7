"""The array tier: Nash, GMR, SMR, SEQ and SSEQ on dense tables, and the making of the tables as its own phase."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass

from comity.budget import Budget
from comity.case.nouns import Option, OptionConflict, PartyPreference, Prioritised, Statement
from comity.conflict.dense.fill import key_of
from comity.conflict.dense.layout import layout
from comity.conflict.dense.pace import Pace
from comity.conflict.dense.tables import Tables, make_tables
from comity.conflict.dense.verdicts import equilibria
from comity.conflict.symbolic.bounds import product_feasibility
from comity.logic.tree import And, Implies, Name, Node, Not, Or, Pattern
from spec import Phase, Spec, table

STATEMENTS = 12


@dataclass(frozen=True)
class Subject:
    """The tables of one conflict, the ranks made and kept."""

    tables: Tables
    product: bool

    @property
    def states(self) -> int:
        return self.tables.layout.n_states

    @property
    def units(self) -> float:
        return self.states * len(self.tables.layout.parties)


def statement(rng: random.Random, ids: list[str]) -> Statement:
    a, b = (Name(x) for x in rng.sample(ids, 2))
    tree: Node = rng.choice([And((a, Not(b))), Or((a, b)), Implies(a, b), Not(a)])
    return Statement(repr(tree), tree)


def forbidden(rng: random.Random, options: int) -> Statement:
    """Return a statement that holds in about a fortieth of the states."""
    letters = ["-"] * options
    for k in rng.sample(range(options), 5):
        letters[k] = rng.choice("YN")
    return Statement("", Pattern("".join(letters)))


def subject(options: int, parties: int, infeasible: int = 0, one_way: float = 0.0) -> Subject:
    """Return a random conflict with twelve statements for each party; the seed is fixed."""
    rng = random.Random(options)
    ids = [f"o{k}" for k in range(options)]
    names = [f"p{k}" for k in range(parties)]
    rows = tuple(
        Option(o, names[k % parties], o, "forward" if rng.random() < one_way else "both") for k, o in enumerate(ids)
    )
    wishes = tuple(
        PartyPreference(p, Prioritised(tuple(statement(rng, ids) for _ in range(STATEMENTS)))) for p in names
    )
    conflict = OptionConflict(rows, wishes, tuple(forbidden(rng, options) for _ in range(infeasible)))
    keys = {p.party: key_of(p.preference) for p in wishes}
    tables = make_tables(conflict, layout(conflict), {p: k for p, k in keys.items() if k}, True, Pace(Budget()))
    made = Subject(tables, not product_feasibility(conflict))
    ranks(made)
    return made


def ranks(made: Subject) -> None:
    """Make the ranks of every party anew."""
    made.tables.kept.clear()
    for party in made.tables.layout.parties:
        made.tables.rank(party)


def phases(*keys: str) -> tuple[Phase, ...]:
    verdicts = tuple(Phase(k, lambda s, k=k: equilibria(s.tables, k, s.product), lambda s: s.units) for k in keys)
    return (Phase("ranks", ranks, lambda s: s.units), *verdicts)


def sweep(title: str, sizes: tuple[int, ...], parties: int, infeasible: int, one_way: float) -> Spec:
    return Spec(
        f"{title}, {parties} parties, {STATEMENTS} statements each",
        "ns per state (feasible or not) per party; ranks are made once and kept",
        sizes,
        lambda m: subject(m, parties, infeasible, one_way),
        phases("nash", "gmr", "smr", "seq", "sseq"),
        lambda m: f"2^{m} states",
        lambda s: float(s.states),
    )


SPECS = (
    sweep("Dense tables, every state feasible", (20, 22, 24, 26), 9, 0, 0.0),
    sweep("Dense tables, about half the states forbidden", (18, 20, 22), 7, 22, 0.0),
    sweep("Dense tables, half forbidden, four in ten options one-way", (18, 20, 22), 7, 22, 0.4),
)

if __name__ == "__main__":
    for spec in SPECS:
        print("\n".join(table(spec)), flush=True)
        print(spec.title, file=sys.stderr)
