"""The whole answer: every part that the case has the data for, none that it has not, and nothing lost to a budget."""

import json
import re
from itertools import product

import pytest

import comity.settlement.analyse as whole
from comity.budget import Budget
from comity.case.read import load
from comity.errors import BudgetExceededError
from comity.settlement.analyse import SettleSettings, settle
from comity.settlement.demands.analyse import demands
from comity.settlement.packages.model import packages_of

CASE = """
comity: 1
title: A canal
parties: {anna: Anna, bert: Bert, clara: Clara}
settlement:
  versions: {spring: The text of spring, autumn: The text of autumn}
  terms: {talks: Talks, truce: A truce, retreat: A retreat, pledge: A pledge}
  seek: [talks]
  demands:
    - {id: d1, by: anna, kind: prerequisite, for: talks, requires: truce, weight: 2}
    - {id: d2, by: bert, kind: prerequisite, for: talks, requires: "!truce", weight: 3}
    - {id: d3, by: clara, kind: red_line, requires: "!pledge"}
    - {id: d4, by: anna, kind: demand, requires: pledge, version: autumn}
    - {id: d5, by: bert, kind: demand, requires: "pledge & retreat", version: spring}
  sequence:
    - {id: s1, by: anna, first: truce, then: retreat}
    - {id: s2, by: bert, first: retreat, then: truce, version: spring}
    - {id: s3, by: clara, first: pledge, then: truce}
    - {id: s4, by: bert, first: truce, then: pledge, version: autumn}
  issues: {line: [old, middle, new], toll: [none, half, full]}
  packages_exclude: ["line = new & toll = full"]
  values:
    anna: {walk_away: [3, 5], line: {old: 0, middle: 4, new: 9}, toll: {none: 3, half: 2, full: 0}}
    bert: {walk_away: 4, line: {old: 8, middle: 5, new: 0}, toll: {none: 0, half: 2, full: 4}}
    clara: {walk_away: 1, line: {old: 0, middle: 1, new: 2}, toll: {none: 2, half: 1, full: 0}}
  plans: {draft: {package: {line: old, toll: none}}}
  room: {veto: [anna], can_undo: {bert: {toll: none}}}
  ripeness:
    anna: {hurting: true, way_out: true, spokesman: true}
    bert: {continuation: [5, 4, 3], spokesman: false}
"""
NAMES = {"anna": "Anna", "bert": "Bert", "clara": "Clara"}
SIX = ("demands", "sequence", "packages", "room", "ripeness", "versions")


@pytest.fixture
def settlement(tmp_path):
    return _read(tmp_path, CASE)


def _read(folder, text):
    path = folder / "case.yaml"
    path.write_text(text)
    return load(path).settlement


def test_every_part_answers_as_it_does_by_itself(settlement):
    found = settle(settlement, NAMES)
    assert found.complete
    assert found.version == "spring"
    assert found.demands.conflicts == demands(settlement, NAMES, version="spring").conflicts
    assert {frozenset(d) for d in found.sequence.deadlocks} == {frozenset({"truce", "retreat"})}
    assert found.packages.count == 8
    assert found.room.parties == ("anna", "bert", "clara")
    assert [p.party for p in found.ripeness.parties] == ["anna", "bert", "clara"]


def test_acceptable_packages_and_the_nash_product_are_those_of_enumeration(settlement):
    found = settle(settlement, NAMES)
    model = packages_of(settlement)
    good = [x for x in product(range(3), range(3)) if x != (2, 2) and model.acceptable(x)]

    def gains(x):
        a, b, c = (v - d for v, d in zip(model.values(x), model.floor, strict=True))
        return a * b * c

    best = max(gains(x) for x in good)
    assert found.packages.acceptable == len(good)
    nash = found.to_json()["packages"]["nash"]
    wanted = [model.named(x) for x in good if gains(x) == best]
    assert sorted(map(str, (n["package"] for n in nash))) == sorted(map(str, wanted))


def test_the_keys_of_the_contract_stand_at_the_top(settlement):
    out = settle(settlement, NAMES).to_json()
    json.dumps(out)
    assert {"conflicts", "relaxations", "deadlocks", "packages", "must_include"} <= set(out)
    assert sorted(map(sorted, out["conflicts"])) == [["d1", "d2"], ["d3", "d5"]]
    assert out["relaxations"][0] == {"drop": out["relaxations"][0]["drop"], "weight": 3.0}
    assert {"count", "acceptable", "nash", "kalai_smorodinsky", "egalitarian", "frontier"} <= set(out["packages"])
    assert {"complete", "packages"} <= set(out["packages"]["frontier"])
    assert all(isinstance(s, list) for s in out["must_include"])
    assert out["complete"] is True


def test_another_version_tells_what_collides_only_there_and_only_here(settlement):
    (autumn,) = settle(settlement, NAMES).versions
    assert autumn.id == "autumn"
    assert [set(c) for c in autumn.conflicts_gone] == [{"d3", "d5"}]
    assert [set(c) for c in autumn.conflicts_new] == [{"d3", "d4"}]
    assert [set(d) for d in autumn.deadlocks_gone] == [{"truce", "retreat"}]
    assert [set(d) for d in autumn.deadlocks_new] == [{"truce", "pledge"}]


def test_asked_about_another_version_the_answer_turns_round(settlement):
    found = settle(settlement, NAMES, SettleSettings(version="autumn"))
    assert found.version == "autumn"
    assert {frozenset(c) for c in found.demands.conflicts} == {frozenset({"d1", "d2"}), frozenset({"d3", "d4"})}
    (spring,) = found.versions
    assert [set(c) for c in spring.conflicts_new] == [{"d3", "d5"}]


@pytest.mark.parametrize(
    ("gone", "keys"),
    [
        ("demands", {"conflicts", "relaxations", "burden", "credibility"}),
        ("sequence", {"deadlocks", "ways_out", "timetable"}),
        ("ripeness", {"ripeness"}),
    ],
)
def test_a_part_the_case_says_nothing_about_has_no_keys(settlement, gone, keys):
    from dataclasses import replace

    before = settle(settlement, NAMES).to_json()
    after = settle(replace(settlement, **{gone: ()}), NAMES).to_json()
    assert keys <= set(before)
    assert not keys & set(after)


def test_without_issues_there_are_no_packages_and_the_room_goes_by_vetoes(tmp_path):
    text = "comity: 1\ntitle: T\nparties: {anna: Anna, bert: Bert}\nsettlement: {room: {veto: [bert]}}\n"
    found = settle(_read(tmp_path, text), NAMES)
    assert "packages" not in found.to_json()
    assert found.to_json()["must_include"] == [["bert"]]


@pytest.mark.parametrize("broken", ["demands", "sequence", "packages", "room", "ripeness"])
def test_a_part_that_runs_out_of_time_does_not_lose_the_others(settlement, monkeypatch, broken):
    def stop(*args, budget=None, **kwargs):
        raise BudgetExceededError("out of time")

    plain = settle(settlement, NAMES)
    monkeypatch.setattr(whole, broken, stop)
    found = settle(settlement, NAMES, budget=Budget(60))
    assert broken in found.missing
    assert not found.complete
    for part in ("demands", "sequence", "packages", "room", "ripeness"):
        if part != broken:
            assert getattr(found, part).to_json() is not None
            assert part not in found.missing
    if broken != "packages":
        assert found.packages.to_json()["nash"] == plain.packages.to_json()["nash"]


def test_with_no_time_at_all_every_part_is_named_as_missing(settlement):
    found = settle(settlement, NAMES, budget=Budget(0))
    assert set(SIX) <= set(found.missing)
    out = found.to_json()
    assert out["complete"] is False
    assert set(SIX) <= set(out["missing"])


def test_ctrl_c_in_one_part_ends_the_rest_and_keeps_what_was_found(settlement, monkeypatch):
    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(whole, "packages", stop)
    found = settle(settlement, NAMES)
    assert found.demands is not None
    assert found.packages is None
    assert found.room is None
    assert found.missing["room"] == "the work was stopped"


def test_a_room_that_is_cut_after_the_sets_are_known_is_not_called_whole(settlement):
    budget = Budget()

    def told(sentence):
        budget.stopped = budget.stopped or "left out" in sentence

    found = settle(settlement, NAMES, budget=budget, progress=told)
    assert found.room.complete  # who must be in is known
    assert found.room.must_include
    assert not found.complete
    assert "stopped" in found.missing["room"]
    assert found.to_json()["complete"] is False
    assert found.to_json()["room"]["cut"] == found.room.cut


def test_a_limit_is_no_failure_but_is_said(settlement):
    found = settle(settlement, NAMES, SettleSettings(limit=1))
    assert not found.missing
    assert "demands" in found.limited
    assert not found.complete
    assert not found.versions[0].told
    out = found.to_json()
    assert False in (out["conflicts_complete"], out["relaxations_complete"])


def test_progress_is_told_part_by_part(settlement):
    told = []
    settle(settlement, NAMES, progress=told.append)
    assert len(told) >= 5
    assert all(isinstance(t, str) and t for t in told)


def test_sentences_name_the_parties(settlement):
    said = " ".join(settle(settlement, NAMES).sentences())
    assert {"Anna", "Bert", "Clara"} <= set(re.findall(r"\w+", said))
    assert "The version “The text of autumn” has" in said


_WORDS = {"sentence", "words", "why", "notes", "text", "example", "steps", "order", "explained"}


def _plain(value, swap):
    """Return an answer without sentences, names swapped, and lists without their order."""
    if isinstance(value, dict):
        return {swap(k): _plain(v, swap) for k, v in value.items() if k not in _WORDS}
    if isinstance(value, list):
        return sorted((_plain(v, swap) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
    return swap(value) if isinstance(value, str) else value


@pytest.mark.parametrize(("one", "other"), [("anna", "bert"), ("bert", "clara"), ("anna", "clara")])
def test_swapping_two_parties_only_swaps_them_in_the_whole_answer(tmp_path, one, other):
    def swap(text):
        return {one: other, other: one}.get(text, text)

    turned = re.sub(r"[a-z]+", lambda m: swap(m.group()), CASE)
    names = {"anna": "Anna", "bert": "Bert", "clara": "Clara"}
    before = settle(_read(tmp_path, CASE), names).to_json()
    after = settle(_read(tmp_path, turned), names).to_json()
    assert _plain(before, swap) == _plain(after, lambda text: text)
