from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np

from comity.report.compose import compose
from comity.report.figures.stability import stability_figure
from comity.report.findings import find
from comity.report.palette import LIGHT
from comity.report.subject import subject
from comity.study import Study


def test_every_drawing_names_itself_and_uses_known_colours(any_study: Study) -> None:
    for figure in compose(any_study).figures():
        root = ElementTree.fromstring(figure.svg)
        names = [e.tag.split("}")[1] for e in root]
        assert names[:2] == ["title", "desc"]
        assert set(re.findall(r"var\(--([a-z0-9-]+)\)", figure.svg)) <= set(LIGHT)
        assert "#" not in re.sub(r"&#\d+;", "", figure.svg)  # no colour that would stay light in the dark
        assert figure.title
        assert figure.caption
        assert figure.alt
        assert all(len(row) == len(figure.columns) for row in figure.rows)


def test_the_cells_say_who_would_leave_and_whither(syria_iraq: Study) -> None:
    found = find(syria_iraq)
    assert found is not None
    figure = stability_figure(found)
    assert figure is not None
    rows = {r[0]: r[2:] for r in figure.rows}
    assert rows["A"] == ("stays: has no better move", "stays: has no better move")
    assert rows["Today"][1] == "stays: only by a threat"
    assert "NYY" not in figure.svg


def test_the_ladders_show_the_order_of_preference(any_study: Study) -> None:
    s = subject(any_study)
    assert s is not None
    ladders = next(f for f in compose(any_study).figures() if f.id == "ladders")
    for player in range(s.model.n_players):
        places = {row[0]: row[2 + player] for row in ladders.rows}
        for one in s.found.shown:
            for other in s.found.shown:
                higher = s.model.ranks[player][one.state] > s.model.ranks[player][other.state]
                assert (places[one.handle] < places[other.handle]) == higher


def test_every_step_of_the_way_stands_in_the_picture(syria_iraq: Study) -> None:
    way = next(f for f in compose(syria_iraq).figures() if f.id == "way")
    said = " ".join(ElementTree.fromstring(way.svg).itertext())
    for row in way.rows:
        assert f"Step {row[0]}: {row[1]} {row[2]}" in said


def test_moves_drawn_are_moves_of_the_model(any_study: Study) -> None:
    s = subject(any_study)
    assert s is not None
    drawn = [f for f in compose(any_study).figures() if f.id == "moves"]
    names = {s.found.outcome(o.state).handle: o.state for o in s.found.shown}  # type: ignore[union-attr]
    players = {s.case.party(p).name: k for k, p in enumerate(s.model.parties)}
    for row in drawn[0].rows if drawn else ():
        origin = names.get(str(row[1])) if row[1] in names else s.model.index(str(row[1]))
        target = names.get(str(row[2])) if row[2] in names else s.model.index(str(row[2]))
        _, reached = s.model.moves.pairs(players[str(row[0])], np.array([origin]))
        assert target in reached
        gains = s.model.ranks[players[str(row[0])]][target] > s.model.ranks[players[str(row[0])]][origin]
        assert (row[5] == "yes") == gains
