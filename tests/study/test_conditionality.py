"""The smallest sets of ties that make a target hold, against every set written out and asked by the definitions."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import Case, Statement
from comity.case.support import Lever, Support
from comity.conflict.fixing import fixed
from comity.conflict.model import build
from comity.conflict.plain import stable
from comity.conflict.tying import tied
from comity.errors import CaseError, UsageError
from comity.logic.masks import _plain_holds
from comity.logic.tree import And, Name, Node, Not, Or, Pattern
from comity.study.supported import StructureSettings, structure_of
from comity.support.structural.remedies import Conditionality
from comity.testing.conflicts import Shape, plain_of, random_case

LEVERS = ("o0", "o1")
SMALL = Shape(parties=3, options=4, infeasible=0.15, statements=True)


def conflict(rng: random.Random) -> Case:
    """Return a random conflict in which the levers are all that the first two parties choose."""
    while True:
        case = random_case(rng, SMALL)
        if case.conflict.options[3].by == "p2":
            return case


def asked(case: Case, target: Node, concept: str, steps: tuple[Node, ...] = (), **more) -> tuple[Conditionality, ...]:
    said = tuple(Statement(f"step {k}", t) for k, t in enumerate(steps))
    support = Support((), tuple(Lever(o, "") for o in LEVERS), (Statement("target", target),), said)
    found = structure_of(replace(case, support=support), settings=StructureSettings(concept=concept, **more))
    assert found is not None
    return found.targets


def literals(case: Case) -> list[tuple[str, bool]]:
    owner = {o.id: o.by for o in case.conflict.options}
    return [(o, v) for o in owner if owner[o] not in (owner["o0"], owner["o1"]) for v in (True, False)]


def ways(case: Case) -> list[tuple[int, tuple[tuple[str, bool], ...] | bool]]:
    """Return every way in which a lever can cease to be a choice, with the number of options named."""
    single = literals(case)
    pairs = [(a, b) for a, b in combinations(single, 2) if a[0] != b[0]]
    return [(0, True), (0, False), *((1, (a,)) for a in single), *((2, p) for p in pairs)]


def conjunction(parts: tuple[tuple[str, bool], ...]) -> Node:
    nodes = tuple(Name(o) if v else Not(Name(o)) for o, v in parts)
    return nodes[0] if len(nodes) == 1 else And(nodes)


def held(case: Case, chosen: dict[str, object], key: str) -> set[str] | None:
    """Return the equilibria by the definitions, of the conflict written anew for a set of ties."""
    conflict, back = case.conflict, []
    try:
        conflict = fixed(conflict, {o: how for o, how in chosen.items() if isinstance(how, bool)})
        for option, how in chosen.items():
            if not isinstance(how, bool):
                step = tied(conflict, option, Statement("", conjunction(how)))
                back.append(step)
                conflict = step.conflict
        model = build(replace(case, conflict=conflict))
    except (CaseError, UsageError) as e:
        if "no state is feasible" in str(e):
            return None
        raise
    plain = plain_of(model)
    labels = [model.label(s) for s in plain.states if all(stable(plain, key, i, s) for i in plain.players)]
    for step in reversed(back):
        labels = [step.filled(label) for label in labels]
    return set(labels)


def smallest(case: Case, target: Node, key: str, quantifier: str) -> set[frozenset[tuple[str, object]]] | None:
    """Return all the smallest sets of ties; None where the target is met without any."""
    names = [o.id for o in case.conflict.options]

    def met(found: set[str] | None) -> bool:
        if not found:
            return False
        marks = [
            _plain_holds(target, {o: c == "Y" for o, c in zip(names, label, strict=True)}, options=names)
            for label in found
        ]
        return any(marks) if quantifier == "some" else all(marks)

    if met(held(case, {}, key)):
        return None
    best: dict[tuple[int, int], set[frozenset[tuple[str, object]]]] = {}
    for count in (1, 2):
        for some in combinations(LEVERS, count):
            for parts in product(*(ways(case) for _ in some)):
                size = (count, sum(n for n, _ in parts))
                if best and size > min(best):
                    continue
                chosen = {o: how for o, (_, how) in zip(some, parts, strict=True)}
                if met(held(case, chosen, key)):
                    best.setdefault(size, set()).add(frozenset(chosen.items()))
    return best[min(best)] if best else set()


def told(found: Conditionality) -> set[frozenset[tuple[str, object]]]:
    out = set()
    for ties in found.minimal:
        chosen = []
        for t in ties:
            parts = tuple((p.lstrip("!"), not p.startswith("!")) for p in t.condition.split(" & "))
            chosen.append((t.lever, parts if t.how == "tied" else t.how == "given"))
        out.add(frozenset(chosen))
    return out


@pytest.mark.parametrize("key", ["nash", "seq"])
@pytest.mark.parametrize("seed", range(12))
def test_the_smallest_sets_are_those_of_going_through_every_set(seed: int, key: str):
    rng = random.Random(seed)
    case = conflict(rng)
    a, b = rng.sample(["o2", "o3"], 2)
    target = rng.choice([And((Name(a), Not(Name(b)))), Not(Name(a)), And((Name(a), Name(b), Name("o0"))), Name(b)])
    for found in asked(case, target, key):
        expected = smallest(case, target, key, found.quantifier)
        assert found.before == (expected is None)
        assert found.complete
        assert told(found) == (expected or set())


def test_the_random_conflicts_above_cover_sets_of_one_and_of_two_and_steps_of_two():
    sizes = set()
    for seed in range(10):
        case = conflict(random.Random(seed))
        for target in (And((Name("o2"), Not(Name("o3")))), And((Name("o2"), Name("o3"), Name("o0")))):
            for found in asked(case, target, "nash"):
                sizes |= {(len(ties), sum(t.literals for t in ties)) for ties in found.minimal}
    assert {(1, 0), (1, 1), (1, 2), (2, 0)} <= sizes


def never_met(seed: int) -> tuple[Case, Node]:
    return random_case(random.Random(seed), Shape(parties=3, options=4)), And((Name("o2"), Not(Name("o2"))))


def test_where_no_set_does_it_the_whole_search_says_so():
    found = asked(*never_met(1), "nash")
    assert all(not f.minimal and f.complete and not f.before for f in found)
    assert all("No tie of support within the limits" in f.sentences()[0] for f in found)


def test_a_search_that_is_cut_is_marked_and_says_why():
    case, target = never_met(1)
    for f in asked(case, target, "nash", sets=3):
        assert not f.complete
        assert f.why == "The search was cut after 3 sets of ties beyond the scenarios."
        assert "No tie of support that was tried" in f.sentences()[0]


def test_a_budget_that_runs_out_in_the_search_keeps_the_scenarios():
    case, target = never_met(1)
    support = Support((), (Lever("o0", ""), Lever("o1", "")), (Statement("target", target),))

    class Late(Budget):
        late = False

        def over(self) -> bool:
            return self.late

    budget = Late(1.0)
    found = structure_of(replace(case, support=support), budget, lambda w: setattr(budget, "late", "targets" in w))
    assert found.scenarios
    assert not found.missing
    assert not found.complete
    assert all(t.why.startswith("The search was not finished") for t in found.targets)


def test_every_needs_an_outcome_that_holds():
    from comity.study.conditionality import meets

    nothing, all_states = np.zeros(3, bool), np.ones(3, bool)
    assert not meets(nothing, all_states, "every")
    assert not meets(nothing, all_states, "some")


def test_a_step_of_two_options_counts_two_and_comes_after_a_step_of_one():
    case = random_case(random.Random(5), Shape(parties=3, options=4, infeasible=0))
    steps = (Or((Name("o2"), Name("o3"))), Name("o3"))
    sizes = set()
    for target in (Name("o2"), Not(Name("o2")), Name("o3"), Not(Name("o3")), Name("o0"), Not(Name("o0"))):
        for found in asked(case, target, "seq", steps):
            sizes |= {(t.condition, t.literals) for ties in found.minimal for t in ties}
    assert sizes <= {("", 0), ("step 0", 2), ("step 1", 1)}


def test_a_merged_state_meets_a_target_only_where_every_member_does():
    from comity.study.conditionality import _target

    for seed in range(6):
        model = build(random_case(random.Random(seed), Shape(lumps=True)))
        pattern = next(iter(model.space.lumps.values())).pattern
        state = next(iter(model.space.lumps))
        assert _target(model, Statement("", Pattern(pattern)))[state]
        free = pattern.index("-")
        narrower = pattern[:free] + "Y" + pattern[free + 1 :]
        members = model.space.raw[model.space.to == state]
        every = all(int(c) >> free & 1 for c in members)
        assert _target(model, Statement("", Pattern(narrower)))[state] == every
