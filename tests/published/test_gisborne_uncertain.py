"""Lake Gisborne with the province's mind unknown: the four extensions, written out without any of the code."""

from __future__ import annotations

from itertools import product

import pytest

from comity.catalogue.entries import load_entry

LABELS = ["".join(p) for p in product("NY", repeat=3)]
BEST_FIRST = {
    0: "YNN YNY YYN YYY NNN NNY NYN NYY",
    1: "NYN NYY YYN YYY NNN NNY YNN YNY",
    2: "NYN YYN NYY YYY NNY YNY NNN YNN",
}
PROVINCE = 1
MOVES_ON_DOUBT, DETERRED_BY_DOUBT = "ac", "cd"


def unknown(i: int, s: str, t: str) -> bool:
    return i == PROVINCE and s[1] != t[1]


def better(i: int, t: str, s: str) -> bool:
    order = BEST_FIRST[i].split()
    return not unknown(i, s, t) and order.index(t) < order.index(s)


def deters(i: int, s: str, x: str, letter: str) -> bool:
    return letter in DETERRED_BY_DOUBT if unknown(i, s, x) else not better(i, x, s)


def move(i: int, s: str) -> str:
    return s[:i] + ("N" if s[i] == "Y" else "Y") + s[i + 1 :]


def answers(others: set[int], t: str, credible: bool) -> set[str]:
    """Where legal sequences of the others lead; a credible move is one that pays or may pay."""
    found: set[tuple[str, int]] = set()
    todo = [(t, -1)]
    while todo:
        x, last = todo.pop()
        for j in others - {last}:
            y = move(j, x)
            if (y, j) not in found and (not credible or better(j, y, x) or unknown(j, x, y)):
                found.add((y, j))
                todo.append((y, j))
    return {x for x, _ in found}


def stable(i: int, s: str, concept: str, letter: str) -> bool:
    t = move(i, s)
    if not (better(i, t, s) or (letter in MOVES_ON_DOUBT and unknown(i, s, t))):
        return True
    if concept == "nash":
        return False
    reached = answers({0, 1, 2} - {i}, t, concept == "seq")
    ends = [x for x in reached if deters(i, s, x, letter)]
    return any(concept != "smr" or deters(i, s, move(i, x), letter) for x in ends)


@pytest.mark.parametrize("letter", "abcd")
@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq"])
def test_the_entry_has_the_equilibria_of_the_definitions_written_out(concept: str, letter: str) -> None:
    entry = load_entry("gisborne_uncertain")
    holds = {s for s in LABELS if all(stable(i, s, concept, letter) for i in BEST_FIRST)}
    assert {entry.numbers[n] for n in entry.answers[0].by_definition[f"{concept}_{letter}"].states} == holds
