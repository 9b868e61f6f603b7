"""Nash, GMR, SMR and SEQ over the number of options, with and without one-way options."""

from __future__ import annotations

import random

from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised, Statement
from comity.conflict.analyse import Settings, analyse
from comity.conflict.model import Model, build
from comity.logic.text import to_text
from comity.logic.tree import And, Implies, Name, Node, Not, Or
from spec import Phase, Spec

PARTIES, STATEMENTS = 5, 12


def statement(rng: random.Random, ids: list[str]) -> Statement:
    a, b = (Name(x) for x in rng.sample(ids, 2))
    tree: Node = rng.choice([And((a, Not(b))), Or((a, b)), Implies(a, b), Not(a)])
    return Statement(to_text(tree), tree)


def both(one: str, other: str) -> Statement:
    """Return the statement that two options are on together."""
    tree = And((Name(one), Name(other)))
    return Statement(to_text(tree), tree)


def model(options: int, one_way: float, infeasible: int, parties: int = PARTIES) -> Model:
    """Return a random conflict, five parties unless told, with twelve statements each; the seed is fixed."""
    rng = random.Random(options)
    ids = [f"o{k}" for k in range(options)]
    names = [f"p{k}" for k in range(parties)]
    rows = tuple(
        Option(o, names[k % parties], o, "forward" if rng.random() < one_way else "both") for k, o in enumerate(ids)
    )
    wishes = tuple(
        PartyPreference(p, Prioritised(tuple(statement(rng, ids) for _ in range(STATEMENTS)))) for p in names
    )
    forbidden = tuple(both(a, b) for a, b in (rng.sample(ids, 2) for _ in range(infeasible)))
    return build(Case("benchmark", tuple(Party(p, p) for p in names), OptionConflict(rows, wishes, forbidden)))


def per_state(subject: Model) -> float:
    return subject.n_states * subject.n_players


def phases(*keys: str) -> tuple[Phase, ...]:
    return tuple(Phase(k, lambda m, k=k: analyse(m, Settings((k,))), per_state) for k in keys)


def sweep(title: str, one_way: float, infeasible: int) -> Spec:
    return Spec(
        title,
        "ns per feasible state per party",
        (10, 12, 14, 16, 18),
        lambda m: model(m, one_way, infeasible),
        phases("nash", "gmr", "smr", "seq", "sseq"),
        lambda m: f"{m} options",
        lambda m: m.n_states,
    )


SPECS = (
    sweep("Conflicts, every state feasible, all options can be taken back", 0.0, 0),
    sweep("Conflicts, three forbidden pairs, all options can be taken back", 0.0, 3),
    sweep("Conflicts, three forbidden pairs, four in ten options one-way", 0.4, 3),
)
