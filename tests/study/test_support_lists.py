"""Lists of states by pattern, against sets of labels."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.conflict.model import Model, build
from comity.study.support_lists import apart, listed
from comity.testing.conflicts import Shape, random_case


def dashed(model: Model, state: int, levers: set[str]) -> str:
    label = model.label(state)
    if state in model.space.names:
        return label
    return "".join("-" if o.id in levers else c for o, c in zip(model.options, label, strict=True))


@pytest.mark.parametrize("lumps", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_lists_are_those_of_the_labels_sorted_cut_and_counted(seed: int, lumps: bool):
    rng = random.Random(seed)
    model = build(random_case(rng, Shape(options=5, lumps=lumps)))
    now, before = (np.array([rng.random() < 0.5 for _ in range(model.n_states)]) for _ in range(2))
    levers, most = {"o0", "o3"}, rng.choice([1, 3, 100])
    labels = {model.label(int(s)) for s in np.flatnonzero(now)}
    found = listed(model, now, most)
    assert (found.count, found.first) == (len(labels), tuple(sorted(labels)[:most]))
    one, two = ({dashed(model, int(s), levers) for s in np.flatnonzero(mask)} for mask in (now, before))
    new, lost = apart(model, now, before, levers, most)
    assert (new.count, new.first) == (len(one - two), tuple(sorted(one - two)[:most]))
    assert (lost.count, lost.first) == (len(two - one), tuple(sorted(two - one)[:most]))


def test_no_states_make_an_empty_list():
    model = build(random_case(random.Random(1), Shape()))
    assert listed(model, np.zeros(model.n_states, bool), 5).count == 0
