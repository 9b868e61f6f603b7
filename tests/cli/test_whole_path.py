"""
From the text of a case to the JSON, against an outsider's reading of the contract.

Nothing of comity is used to work out what is expected: states, moves and preferences are read from the same random
description by a few lines of plain Python, and the definitions are applied one by one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

State = tuple[bool, ...]
Tree = tuple[Any, ...]
MARK = {"not": "!", "and": "&", "or": "|", "xor": "^", "implies": "->", "iff": "<->"}


def tree(rng: random.Random, ids: list[str], deep: int = 2) -> Tree:
    if deep == 0 or rng.random() < 0.3:
        return ("is", rng.choice(ids))
    if rng.random() < 0.25:
        return ("not", tree(rng, ids, deep - 1))
    return (rng.choice(["and", "or", "xor", "implies", "iff"]), tree(rng, ids, deep - 1), tree(rng, ids, deep - 1))


def words(t: Tree) -> str:
    if t[0] == "is":
        return str(t[1])
    if t[0] == "not":
        return f"!({words(t[1])})"
    return f"({words(t[1])}) {MARK[t[0]]} ({words(t[2])})"


def true(t: Tree, ids: list[str], s: State) -> bool:
    if t[0] == "is":
        return s[ids.index(t[1])]
    if t[0] == "not":
        return not true(t[1], ids, s)
    a, b = true(t[1], ids, s), true(t[2], ids, s)
    return {"and": a and b, "or": a or b, "xor": a != b, "implies": not a or b, "iff": a == b}[t[0]]


@dataclass
class World:
    """What an outsider knows of a case: states in order, moves, how much each party likes each state."""

    text: str
    labels: list[str]
    moves: list[list[set[int]]]
    likes: list[list[float]]


def world(rng: random.Random, parties: int, options: int) -> World:
    names, ids = [f"p{k}" for k in range(parties)], [f"o{k}" for k in range(options)]
    owner = [names[k] if k < parties else rng.choice(names) for k in range(options)]
    ways = [rng.choice(["both", "both", "forward", "back"]) for _ in ids]
    ruled_out = [tree(rng, ids) for _ in range(rng.randint(0, 1))]
    cannot = [(rng.choice(names), tree(rng, ids, 1), tree(rng, ids, 1)) for _ in range(rng.randint(0, 2))]
    every = [tuple(reversed(s)) for s in product([False, True], repeat=options)]
    states = [s for s in every if not any(true(t, ids, s) for t in ruled_out)]
    labels = ["".join("NY"[v] for v in s) for s in states]

    def open_to(p: str, s: State, t: State) -> bool:
        for k in range(options):
            if s[k] != t[k] and (owner[k] != p or ways[k] == ("back" if t[k] else "forward")):
                return False
        return s != t and not any(q == p and true(a, ids, s) and true(b, ids, t) for q, a, b in cannot)

    moves = [[{j for j, t in enumerate(states) if open_to(p, s, t)} for s in states] for p in names]
    lines = ["comity: 1", "title: World", "parties: {" + ", ".join(f"{p}: {p.upper()}" for p in names) + "}"]
    lines += ["conflict:", "  options:"]
    lines += [f"    {o}: {{by: {owner[k]}, text: T, moves: {ways[k]}}}" for k, o in enumerate(ids)]
    if ruled_out:
        lines.append("  infeasible: [" + ", ".join(f'"{words(t)}"' for t in ruled_out) + "]")
    if cannot:
        lines.append("  cannot:")
        lines += [f'    - {{by: {p}, from: "{words(a)}", to: "{words(b)}"}}' for p, a, b in cannot]
    lines.append("  preferences:")
    likes = []
    for p in names:
        text, liked = wish(rng, ids, states, labels)
        lines.append(f"    {p}: {text}")
        likes.append(liked)
    return World("\n".join(lines) + "\n", labels, moves, likes)


def wish(rng: random.Random, ids: list[str], states: list[State], labels: list[str]) -> tuple[str, list[float]]:
    kind = rng.choice(["statements", "ranking", "weights"])
    trees = [tree(rng, ids) for _ in range(rng.randint(1, 5))]
    if kind == "statements":
        score = [sum(2 ** (len(trees) - k - 1) for k, t in enumerate(trees) if true(t, ids, s)) for s in states]
        said = ", ".join(f'"{words(t)}"' for t in trees)
        return f"{{statements: [{said}]}}", [float(v) for v in score]
    if kind == "weights":
        by_words = {words(t): (t, rng.randint(-3, 3)) for t in trees}
        liked = [float(sum(w for t, w in by_words.values() if true(t, ids, s))) for s in states]
        return "{weights: {" + ", ".join(f'"{x}": {w}' for x, (_, w) in by_words.items()) + "}}", liked
    level = [rng.randrange(len(states)) for _ in states]
    tiers = [[labels[k] for k in range(len(states)) if level[k] == v] for v in sorted(set(level), reverse=True)]
    return f"{{ranking: [{', '.join('[' + ', '.join(t) + ']' for t in tiers)}]}}", [float(v) for v in level]


def reached(w: World, who: Iterable[int], start: int, *, paying: bool) -> set[int]:
    """Return what legal sequences of at least one move lead to, nobody moving twice in a row."""
    seen: set[tuple[int, int]] = set()
    todo = [(start, -1)]
    while todo:
        s, last = todo.pop()
        for j in who:
            for t in w.moves[j][s]:
                if j != last and (t, j) not in seen and (not paying or w.likes[j][t] > w.likes[j][s]):
                    seen.add((t, j))
                    todo.append((t, j))
    return {s for s, _ in seen}


def holds(w: World, concept: str, i: int, s: int) -> bool:
    u, others = w.likes[i], [j for j in range(len(w.moves)) if j != i]
    for t in w.moves[i][s]:
        if u[t] <= u[s]:
            continue
        answers = set() if concept == "nash" else reached(w, others, t, paying=concept in ("seq", "sseq"))
        hurts = {x for x in answers if u[x] <= u[s]}
        if concept in ("smr", "sseq"):
            hurts = {x for x in hurts if all(u[y] <= u[s] for y in w.moves[i][x])}
        if not hurts:
            return False
    return True


def coalition_keeps(w: World, members: tuple[int, ...], s: int) -> bool:
    return not any(all(w.likes[i][t] > w.likes[i][s] for i in members) for t in reached(w, members, s, paying=False))


@pytest.mark.parametrize("parties", [1, 2, 3, 4])
def test_the_json_is_what_the_definitions_say(call: Any, tmp_path: Path, parties: int) -> None:
    seen = 0
    for seed in range(12):
        w = world(random.Random(f"{parties} {seed}"), parties, max(parties, 3 + seed % 2))
        if not w.labels:
            continue
        file = tmp_path / f"{seed}.yaml"
        file.write_text(w.text)
        got = call("conflict", file, "--json", "--coalitions", "--concepts", "nash,gmr,smr,seq,sseq").json
        assert got["states"] == w.labels
        for c in ("nash", "gmr", "smr", "seq", "sseq"):
            for i in range(parties):
                expected = [w.labels[s] for s in range(len(w.labels)) if holds(w, c, i, s)]
                assert got["stable"][f"p{i}"][c] == expected, (seed, c, i)
        every = [h for n in range(1, parties + 1) for h in combinations(range(parties), n)]
        kept = [w.labels[s] for s in range(len(w.labels)) if all(coalition_keeps(w, h, s) for h in every)]
        assert got["coalitional"]["nash"] == kept, seed
        seen += 1
    assert seen > 8
