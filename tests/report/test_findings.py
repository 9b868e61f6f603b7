from __future__ import annotations

import numpy as np

from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.model import build
from comity.conflict.naming import MOST, families, held
from comity.report.findings import find
from comity.study import Study, assess


def test_outcomes_that_only_gmr_keeps_are_never_named(any_study: Study) -> None:
    found = find(any_study)
    assert found is not None
    smr = held(any_study, found.result, "smr").any(axis=0)
    credible = (held(any_study, found.result, "nash") | held(any_study, found.result, "seq")).any(axis=0)
    assert all(credible[o.state] or smr[o.state] for o in found.outcomes)
    assert all(o.by_threat for o in found.outcomes if not credible[o.state] and o.holds)


def test_what_holds_in_every_reading_comes_before_what_depends(two_ways: Study) -> None:
    found = find(two_ways)
    assert found is not None
    firm = [found.is_firm(o) for o in found.outcomes]
    assert firm == sorted(firm, reverse=True)
    assert set(firm) == {True, False}


def test_handles_are_given_once_and_today_is_called_today(any_study: Study) -> None:
    found = find(any_study)
    assert found is not None
    handles = [o.handle for o in found.shown]
    assert len(set(handles)) == len(handles)
    quo = found.model.status_quo
    assert [o.handle for o in found.shown if o.state == quo] == (["Today"] if quo is not None else [])


def test_an_option_nobody_minds_makes_one_family_of_two_outcomes() -> None:
    # c says nothing of its option, and nobody else does: taken or not, everything holds as before
    case = load_text(
        "comity: 1\ntitle: T\nparties: {a: A, c: C}\nconflict:\n  options: {x: {by: a, text: X}, z: {by: c, text: Z}}\n"
        "  preferences: {a: {statements: [x]}, c: {statements: [x]}}\n"
    )
    found = find(assess(case))
    assert found is not None
    assert [(found.model.label(o.state), o.either) for o in found.outcomes] == [("YN", (1,))]
    assert found.unnamed == 0


def test_a_family_never_takes_in_an_outcome_with_another_verdict() -> None:
    model = build(load_entry("prisoners_dilemma").case)
    assert [f.either for f in families(model, [0, 1, 2, 3], np.array([0, 1, 2, 3]), 8)] == [()] * 4
    assert [f.either for f in families(model, [0, 1, 2, 3], np.zeros(4, int), 8)] == [(0, 1)]


def test_at_most_eight_are_named_and_the_rest_is_counted() -> None:
    options = ", ".join(f"o{k}: {{by: p{k}, text: O{k}}}" for k in range(5))
    parties = ", ".join(f"p{k}: P{k}" for k in range(5))
    # everybody only wants an even number of options on: all 32 outcomes differ in who gains, and 16 hold
    even = " ^ ".join(f"o{k}" for k in range(5))
    wants = ", ".join(f'p{k}: {{statements: ["!({even})", o{k}]}}' for k in range(5))
    conflict = f"  options: {{{options}}}\n  preferences: {{{wants}}}\n"
    found = find(assess(load_text(f"comity: 1\ntitle: T\nparties: {{{parties}}}\nconflict:\n{conflict}")))
    assert found is not None
    assert len(found.outcomes) == MOST
    credible = int((held(found.study, found.result, "nash") | held(found.study, found.result, "seq")).any(axis=0).sum())
    assert found.unnamed == credible - sum(1 << len(o.either) for o in found.outcomes) > 0
