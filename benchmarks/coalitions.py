"""Coalitions of six parties over the number of options: Nash, GMR, SMR and SEQ, every coalition judged."""

from __future__ import annotations

from comity.conflict.coalitions import coalitional
from comity.conflict.model import Model
from conflict_arrays import model
from spec import Phase, Spec

PARTIES = 6


def per_state(subject: Model) -> float:
    return subject.n_states


def phases(*keys: str) -> tuple[Phase, ...]:
    return tuple(Phase(k, lambda m, k=k: coalitional(m.moves, m.ranks, concepts=(k,)), per_state) for k in keys)


def sweep(title: str, points: tuple[int, ...], one_way: float, infeasible: int, *keys: str) -> Spec:
    return Spec(
        title,
        "ns per feasible state, all 63 coalitions of 6 parties",
        points,
        lambda m: model(m, one_way, infeasible, PARTIES),
        phases(*keys),
        lambda m: f"{m} options",
        lambda m: m.n_states,
    )


SPECS = (
    sweep("Coalitions, every state feasible", (10, 12, 14, 16, 18), 0.0, 0, "nash", "gmr"),
    sweep("Coalitions, three forbidden pairs, answers that hold or pay", (10, 12, 14), 0.0, 3, "smr", "seq"),
    sweep("Coalitions, three forbidden pairs, four in ten options one-way", (10, 12, 14), 0.4, 3, "nash", "gmr", "smr"),
)
