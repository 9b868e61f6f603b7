from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from comity.case.nouns import Case, OptionConflict, PartyPreference, Prioritised
from comity.case.read import load_text
from comity.conflict.analyse import analyse
from comity.conflict.model import build
from comity.report.pillars import pillars
from comity.study import Study


@pytest.fixture
def case() -> Case:
    return load_text(
        "comity: 1\ntitle: T\nparties: {a: A, b: B, c: C}\nconflict:\n"
        "  options: {x: {by: a, text: X}, y: {by: b, text: Y}, z: {by: c, text: Z}}\n  status_quo: NNN\n"
        "  preferences:\n    a: {statements: ['x -> y', y, x, '!z']}\n    b: {statements: ['y -> z', x, y]}\n"
        "    c: {statements: [x & y, '!z']}\n"
    )


def _with(case: Case, party: str, statements: tuple) -> Case:  # type: ignore[type-arg]
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    rows = tuple(
        PartyPreference(p.party, Prioritised(statements), (), p.where) if p.party == party else p
        for p in conflict.preferences
    )
    return replace(case, conflict=replace(conflict, preferences=rows))


def test_each_change_says_what_an_analysis_of_the_changed_case_says(case: Case) -> None:
    model = build(case)
    named = np.arange(model.n_states)
    base = analyse(case).is_equilibrium("nash")
    found = pillars(model, named)
    assert found.dropped
    for change in (*found.dropped, *found.swapped):
        party = model.parties[change.player]
        preference = model.preference(change.player).preference
        assert isinstance(preference, Prioritised)
        order = list(preference.statements)
        at = order.index(change.statement)
        if change.below is None:
            del order[at]
        else:
            order[at], order[at + 1] = order[at + 1], order[at]
        result = analyse(_with(case, party, tuple(order)))
        now = result.is_equilibrium("nash")
        assert dict(change.flips) == {int(s): bool(now[s]) for s in named[now != base]}
        better = (result.model.ranks > result.model.ranks[:, [0]]).all(axis=0)
        assert (change.mutual, change.mutual_kept) == (int(better.sum()), int((better & now).sum()))


def test_an_objection_counts_outcomes_that_all_others_rank_above_today(case: Case) -> None:
    model = build(case)
    for o in pillars(model, np.arange(model.n_states)).objections:
        count = 0
        for s in range(model.n_states):
            above = [bool(model.ranks[p][s] > model.ranks[p][0]) for p in range(3)]
            count += s != 0 and not above[o.player] and all(above[p] for p in range(3) if p != o.player)
        assert o.states == count


def test_rankings_have_no_statements_to_drop(syria_iraq: Study) -> None:
    assert syria_iraq.conflict is not None
    model = syria_iraq.conflict.model
    found = pillars(model, np.arange(model.n_states))
    assert (found.dropped, found.swapped) == ((), ())
    assert [o.statement for o in found.objections] == [None, None]
