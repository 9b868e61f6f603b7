"""What an analysis hands over: JSON, a table, and HTML that no text of a case can break."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from comity.case.nouns import OptionConflict, Party
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.model import build
from comity.conflict.result import FULL_LISTING
from comity.testing.conflicts import Shape, random_case, random_drawn


def test_the_table_has_one_row_per_state_with_options_ranks_and_verdicts() -> None:
    result = analyse(load_entry("syria_iraq_1975").case)
    frame = result.to_frame()
    model = result.model
    assert list(frame.index) == ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]
    assert frame.loc["NYY", ["release", "escalate", "attack"]].tolist() == [False, True, True]
    for k, p in enumerate(model.parties):
        best = int(np.argmax(model.ranks[k]))
        assert frame[f"rank_{p}"].iloc[best] == 1
        assert frame[f"rank_{p}"].max() == len(set(model.ranks[k].tolist()))
    for c in result.concepts:
        assert frame.index[frame[c]].tolist() == result.labels(result.equilibria(c))


def test_the_table_of_a_drawn_graph_has_no_options() -> None:
    result = analyse(random_drawn(random.Random(1), 2, 5))
    assert list(result.to_frame().index) == ["s0", "s1", "s2", "s3", "s4"]
    assert [c for c in result.to_frame().columns if c.startswith("rank_")] == ["rank_p0", "rank_p1"]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_hostile_text_stays_text_in_a_notebook() -> None:
    evil = "<script>alert('1')</script>&amp;\"<img src=x onerror=y>"
    case = random_case(random.Random(2), Shape(2, 3, infeasible=0.0))
    assert isinstance(case.conflict, OptionConflict)
    case = replace(
        case,
        title=evil,
        parties=tuple(Party(p.id, evil) for p in case.parties),
        conflict=replace(case.conflict, options=tuple(replace(o, text=evil, off=evil) for o in case.conflict.options)),
    )
    tags = Tags()
    tags.feed(analyse(case)._repr_html_())
    assert tags.seen <= {"h4", "table", "tr", "th", "td", "p"}
    assert any(evil in t for t in tags.texts)


def test_many_outcomes_are_cut_short_in_a_notebook_and_the_rest_counted() -> None:
    result = analyse(random_case(random.Random(0), Shape(2, 8, infeasible=0.0)))
    held = int(np.logical_or.reduce([result.is_equilibrium(c) for c in result.concepts]).sum())
    assert held > 50
    assert f"{held - 50} more outcomes" in result._repr_html_()


def test_a_result_without_concepts_can_still_be_shown() -> None:
    from comity.budget import Budget

    result = analyse(load_entry("chicken").case, budget=Budget(0.0))
    assert result.stable == {}
    assert "Chicken" in result._repr_html_()
    assert len(result.to_frame()) == 4
    assert result.to_json()["complete"] is False


def test_the_json_is_json() -> None:
    for seed in range(5):
        for case in (random_case(random.Random(seed), Shape(3, 4, lumps=True)), random_drawn(random.Random(seed))):
            got = analyse(case, Settings(coalitions=True)).to_json()
            assert json.loads(json.dumps(got)) == got


def test_large_models_are_counted_not_listed() -> None:
    model = build(random_case(random.Random(0), Shape(2, 17, infeasible=0.0, one_way=0.0, statements=True)))
    assert model.n_states > FULL_LISTING
    result = analyse(model, Settings(("nash",)))
    got = result.to_json(limit=2)
    assert got["equilibria"]["nash"]["count"] == len(result.equilibria("nash"))
    assert got["equilibria"]["nash"]["first"] == result.labels(result.equilibria("nash")[:2])
    assert not {"states", "stable"} & set(got)


@pytest.mark.parametrize("depth", [None, 0, 3])
def test_a_result_remembers_how_it_was_made(depth: int | None) -> None:
    case = load_entry("chicken").case
    result = analyse(case, Settings(("nash", "l2"), depth))
    from comity.case.digest import digest
    from comity.version import __version__

    assert (result.depth, result.version, result.digest) == (depth, __version__, digest(case))
    assert result.concepts == ("nash", "l2")
