"""Ensembles: what one draw costs over the number of states and of parties, all four concepts asked."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass

import numpy as np

from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised, Statement
from comity.ensemble.draws import uniforms
from comity.ensemble.features import draw
from comity.ensemble.plan import Chunk, Plan, plan
from comity.ensemble.run import Ready, prepare, run_chunk
from comity.ensemble.verdicts import own, verdicts
from comity.ensemble.worth import Worth
from comity.logic.text import to_text
from comity.logic.tree import And, Implies, Name, Node, Not, Or
from spec import Phase, Spec, table

STATEMENTS = 10


def case(options: int, parties: int, one_way: float = 0.0) -> Case:
    """Return a random conflict with ten statements per party and a few combinations ruled out; the seed is fixed."""
    rng = random.Random(options * 100 + parties)
    ids, names = [f"o{k}" for k in range(options)], [f"p{k}" for k in range(parties)]
    rows = tuple(
        Option(o, names[k % parties], o, "forward" if rng.random() < one_way else "both") for k, o in enumerate(ids)
    )
    wishes = tuple(PartyPreference(p, Prioritised(tuple(_said(rng, ids) for _ in range(STATEMENTS)))) for p in names)
    together = And(tuple(Name(o) for o in ids[:6]))
    forbidden = (Statement(to_text(together), together),)
    return Case("benchmark", tuple(Party(p, p) for p in names), OptionConflict(rows, wishes, forbidden))


def _said(rng: random.Random, ids: list[str]) -> Statement:
    a, b = (Name(x) for x in rng.sample(ids, 2))
    tree: Node = rng.choice([And((a, Not(b))), Or((a, b)), Implies(a, b), Not(a)])
    return Statement(to_text(tree), tree)


@dataclass(frozen=True)
class Subject:
    """A plan made ready, one chunk of it, and the preferences of that chunk."""

    plan: Plan
    ready: Ready
    chunk: Chunk
    values: Worth


def subject(options: int, parties: int, one_way: float, draws: int) -> Subject:
    """Return a chunk of ``draws`` draws; what is compiled is compiled before it is timed."""
    made = plan(case(options, parties, one_way), draws, 1)
    ready = prepare(made, quick=True)
    return Subject(made, ready, Chunk(0, 0, draws), drawn(ready, draws))


def drawn(ready: Ready, draws: int) -> Worth:
    """Return what every state is worth to everybody in every draw."""
    players = enumerate(ready.ground.players)
    return np.array([draw(p, uniforms(1, i, 0, draws, p.width), (), ready.n_states).worth for i, p in players])


def separable(s: Subject) -> None:
    for i in range(s.ready.board.n_players):
        own(s.ready.board, i, s.values[i], True)


def units(s: Subject) -> float:
    return float(s.chunk.count)


PHASES = (
    Phase("draw", lambda s: drawn(s.ready, s.chunk.count), units),
    Phase("Nash, GMR, SMR", separable, units),
    Phase("SEQ", lambda s: verdicts(s.ready.board, s.values, ("seq",), True), units),
    Phase("all, counted", lambda s: run_chunk(s.plan, s.chunk, s.ready), units),
)


def sweep(title: str, points: tuple[tuple[int, int], ...], one_way: float = 0.0) -> Spec:
    return Spec(
        title,
        "ns per draw of all parties' preferences; the last column with everything a draw costs; one core",
        points,
        lambda p: subject(p[0], p[1], one_way, max(32, min(1024, (1 << 20) >> p[0]))),
        PHASES,
        lambda p: f"2^{p[0]} states, {p[1]} parties",
        None,  # the draws of a row are as many as time allows, so whole times do not grow with the states
        lambda: subject(5, 2, 0.0, 64),
    )


SPECS = (
    sweep("Ensembles over the number of states", ((6, 4), (8, 4), (10, 4), (12, 4), (14, 4))),
    sweep("Ensembles over the number of states, four in ten options one-way", ((6, 4), (8, 4), (10, 4), (12, 4)), 0.4),
    sweep("Ensembles over the number of parties", ((10, 2), (10, 3), (10, 4), (10, 6), (10, 8))),
)

if __name__ == "__main__":
    for one in SPECS:
        print("\n".join(table(one)), flush=True)
        print(one.title, file=sys.stderr)
