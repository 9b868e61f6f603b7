"""Coalitions of six parties over the number of options: Nash, GMR, SMR and SEQ, every coalition judged."""

from __future__ import annotations

import random

from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised, Statement
from comity.conflict.coalitions import coalitional
from comity.conflict.model import Model, build
from comity.logic.tree import And, Name
from conflict_arrays import STATEMENTS, statement
from spec import Phase, Spec

PARTIES = 6


def model(options: int, one_way: float, infeasible: int) -> Model:
    """Return a random conflict of six parties with twelve statements each; the seed is fixed."""
    rng = random.Random(options)
    ids = [f"o{k}" for k in range(options)]
    names = [f"p{k}" for k in range(PARTIES)]
    rows = tuple(
        Option(o, names[k % PARTIES], o, "forward" if rng.random() < one_way else "both") for k, o in enumerate(ids)
    )
    wishes = tuple(
        PartyPreference(p, Prioritised(tuple(statement(rng, ids) for _ in range(STATEMENTS)))) for p in names
    )
    forbidden = tuple(
        Statement("", And((Name(a), Name(b)))) for a, b in (rng.sample(ids, 2) for _ in range(infeasible))
    )
    return build(Case("benchmark", tuple(Party(p, p) for p in names), OptionConflict(rows, wishes, forbidden)))


def per_state(subject: Model) -> float:
    return subject.n_states


def phases(*keys: str) -> tuple[Phase, ...]:
    return tuple(Phase(k, lambda m, k=k: coalitional(m.moves, m.ranks, concepts=(k,)), per_state) for k in keys)


def sweep(title: str, points: tuple[int, ...], one_way: float, infeasible: int, *keys: str) -> Spec:
    return Spec(
        title,
        "ns per feasible state, all 63 coalitions of 6 parties",
        points,
        lambda m: model(m, one_way, infeasible),
        phases(*keys),
        lambda m: f"{m} options",
        lambda m: m.n_states,
    )


SPECS = (
    sweep("Coalitions, every state feasible", (10, 12, 14, 16, 18), 0.0, 0, "nash", "gmr"),
    sweep("Coalitions, three forbidden pairs, answers that hold or pay", (10, 12, 14), 0.0, 3, "smr", "seq"),
    sweep("Coalitions, three forbidden pairs, four in ten options one-way", (10, 12, 14), 0.4, 3, "nash", "gmr", "smr"),
)
