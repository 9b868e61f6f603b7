"""What Nash and GMR tell of a SEQ margin is held to the search over changed preferences."""

from __future__ import annotations

import random

import pytest

from comity.case.nouns import Case
from comity.case.read import load_text
from comity.conflict.analyse import analyse
from comity.conflict.margins.find import margins
from comity.report.margins.between import between

OPTIONS = ("o0", "o1", "o2", "o3")


def drawn_case(seed: int) -> Case:
    """Return a small conflict of two parties with four statements each."""
    r = random.Random(seed)
    options = "".join(f"    {o}: {{by: {'ab'[k // 2]}, text: do {o}}}\n" for k, o in enumerate(OPTIONS))
    wants = ""
    for party in "ab":
        rows = []
        for _ in range(4):
            x, y = r.sample(OPTIONS, 2)
            rows.append(r.choice([f"{x} -> {y}", f"{x} & {y}", f"!{x}", f"{x} | !{y}", f"{x} <-> {y}"]))
        wants += f"    {party}: {{statements: [{', '.join(repr(x) for x in dict.fromkeys(rows))}]}}\n"
    head = "comity: 1\ntitle: t\nparties: {a: A, b: B}\nconflict:\n  options:\n"
    return load_text(f"{head}{options}  status_quo: NNNN\n  preferences:\n{wants}")


@pytest.mark.parametrize("seed", range(12))
def test_the_bound_is_never_below_the_margin_and_meets_it_where_it_says_exact(seed: int) -> None:
    result = analyse(drawn_case(seed))
    model = result.model
    found = {(w.state, w.concept): w for w in margins(model, range(model.n_states), ("nash", "gmr", "seq")).found}
    for s in range(model.n_states):
        name = model.label(s)
        holds = bool(result.is_equilibrium("seq")[s])
        bound, truth = between(found[name, "nash"], found[name, "gmr"], holds), found[name, "seq"]
        assert truth.holds == bound.holds == holds
        assert bound.concept == "seq"
        if not truth.exact:
            continue
        if bound.exact:
            assert bound.distance == truth.distance, name
        elif bound.distance is not None:
            assert truth.distance is not None
            assert truth.distance <= bound.distance, name
