"""The table of states: right cells, and the conflict comes back from it."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from comity.case.foreign.findings import Findings
from comity.case.foreign.state_csv import read_state_text
from comity.catalogue.entries import load_entry, names
from comity.conflict.analyse import analyse
from comity.conflict.export import export
from comity.conflict.model import build


def test_a_row_says_options_ranks_status_quo_and_where_the_state_holds() -> None:
    model = build(load_entry("syria_iraq_1975").case)
    rows = list(csv.DictReader(io.StringIO(export(model, "csv", analyse(model)))))
    quiet = rows[0]
    assert quiet["state"] == "NNN"
    assert quiet["syria: release"] == "N"
    assert (quiet["rank: syria"], quiet["rank: iraq"]) == ("1", "4")
    assert quiet["status quo"] == "Y"
    assert (quiet["equilibrium: nash"], quiet["equilibrium: gmr"]) == ("N", "Y")
    assert (quiet["stable: syria nash"], quiet["stable: iraq nash"]) == ("Y", "N")
    assert len(rows) == 6


def test_one_way_options_say_so_in_the_header() -> None:
    header = export(build(load_entry("elmira").case), "csv").splitlines()[0]
    assert "moe: modify (forward)" in header
    assert "ur: delay (back)" in header
    assert "ur: accept," in header


@pytest.mark.parametrize("name", names())
def test_the_conflict_comes_back_from_its_table(name: str) -> None:
    model = build(load_entry(name).case)
    case, problems = read_state_text(export(model, "csv", analyse(model)), Findings("t.csv"), "t")
    assert problems == ()
    assert case is not None
    again = build(case)
    assert [again.label(s) for s in range(again.n_states)] == [model.label(s) for s in range(model.n_states)]
    assert (again.ranks == model.ranks).all()
    assert again.status_quo == model.status_quo
    everything = np.arange(model.n_states)
    for k in range(model.n_players):
        for mine, theirs in zip(again.moves.pairs(k, everything), model.moves.pairs(k, everything), strict=True):
            assert (mine == theirs).all()
