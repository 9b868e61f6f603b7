"""Random models of every form, and ways to say more of a party's preference than its plain order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from comity.case.doubt import Doubt, Pair, Place
from comity.case.nouns import Case, PartyPreference
from comity.conflict.model import Model, build
from comity.testing.conflicts import Shape, random_case, random_drawn

Change = Callable[[PartyPreference], PartyPreference]

FORMS = ("plain", "one-way", "cannot", "lumps", "drawn", "two parties")


def some_case(form: str, seed: int) -> Case:
    rng = random.Random(f"{form} {seed}")
    if form == "drawn":
        return random_drawn(rng, states=6)
    shape = {
        "plain": Shape(options=3, one_way=0),
        "one-way": Shape(options=4, one_way=0.5),
        "cannot": Shape(options=3, cannot=True),
        "lumps": Shape(options=4, lumps=True),
        "two parties": Shape(parties=2, options=3, ties=0.1),
    }[form]
    return random_case(rng, shape)


def every_case(many: int) -> Iterator[tuple[random.Random, Case]]:
    for form in FORMS:
        for seed in range(many):
            yield random.Random(f"more {form} {seed}"), some_case(form, seed)


def changed(case: Case, party: str, change: Change) -> Case:
    """Return the case with one party's row of preferences changed."""
    assert case.conflict is not None
    rows = tuple(change(p) if p.party == party else p for p in case.conflict.preferences)
    return replace(case, conflict=replace(case.conflict, preferences=rows))


def unknown(case: Case, party: str, pairs: list[tuple[str, str]]) -> Case:
    """Return the case with some pairs of states unknown to us for one party."""
    doubt = Doubt(unknown=tuple(Pair(Place(a), Place(b)) for a, b in pairs))
    return changed(case, party, lambda row: replace(row, doubt=doubt))


def random_unknown(rng: random.Random, model: Model, most: int = 5) -> list[tuple[str, str]]:
    labels = [model.label(s) for s in range(model.n_states)]
    if len(labels) < 2:
        return []
    return [(a, b) for a, b in (rng.sample(labels, 2) for _ in range(rng.randint(1, most)))]


class Made:
    """What the tests of this folder share."""

    every_case = staticmethod(every_case)
    some_case = staticmethod(some_case)
    changed = staticmethod(changed)
    unknown = staticmethod(unknown)
    random_unknown = staticmethod(random_unknown)
    build = staticmethod(build)
    forms = FORMS


@pytest.fixture
def made() -> type[Made]:
    return Made
