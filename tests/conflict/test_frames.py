"""Results as data frames and in a notebook."""

from __future__ import annotations

import numpy as np

import comity
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.evolve import evolve
from comity.conflict.explain import explain
from comity.conflict.model import build
from comity.conflict.readings import over_readings

READ_TWO_WAYS = """
comity: 1
title: Two readings
parties: {a: A, b: B}
conflict:
  options: {x: {by: a, text: "<script>"}, y: {by: b, text: why}}
  status_quo: NN
  preferences:
    a: {statements: [x], readings: {shy: {text: A would rather not, statements: ["!x"]}}}
    b: {statements: [y]}
"""


def test_an_explanation_has_a_row_per_improvement() -> None:
    model = build(load_entry("syria_iraq_1975").case)
    found = explain(model, model.index("NNN"))
    frame = found.to_frame()
    assert list(frame["party"]) == ["iraq"]
    assert list(frame["to"]) == ["NNY"]
    # Iraq's attack can be answered by escalation, which pays Syria
    assert frame[["gmr", "seq"]].to_numpy().tolist() == [[True, found.players[1].holds["seq"]]]


def test_an_explanation_of_a_settled_state_is_an_empty_frame_with_its_columns() -> None:
    model = build(load_entry("syria_iraq_1975").case)
    frame = explain(model, model.index("NYY")).to_frame()
    assert frame.empty
    assert list(frame.columns[:2]) == ["party", "to"]


def test_an_evolution_has_the_distances_of_every_state() -> None:
    found = evolve(build(load_entry("elmira").case))
    frame = found.to_frame()
    assert frame.loc["NYNNN", "moves"] == 0
    assert frame.loc["YNYNY", "moves"] == len(found.path(found.model.index("YNYNY"))) == 3
    assert frame["improvements"].isna().sum() == found.model.n_states - len(found.reached(improvements=True))
    assert np.array_equal(frame["no_return"], found.no_return)


def test_readings_give_shares() -> None:
    found = over_readings(build(load_text(READ_TWO_WAYS)))
    assert found is not None
    assert found.to_frame()["nash"].to_dict() == {"NY": 0.5, "YY": 0.5}


def test_what_a_case_says_is_inert_in_a_notebook() -> None:
    study = comity.assess(load_text(READ_TWO_WAYS))
    model = study.conflict.model  # type: ignore[union-attr]
    for shown in (study._repr_html_(), explain(model, 0)._repr_html_()):
        assert "&lt;script&gt;" in shown
        assert "<script>" not in shown
