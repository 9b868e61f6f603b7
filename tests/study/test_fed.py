"""Feeds: what claims make of the conflict and the settlement, and what it would be on the other side."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.evidence import Feed
from comity.case.read import load
from comity.conflict.analyse import analyse
from comity.errors import CaseError
from comity.study import assess
from comity.study.fed import fed
from comity.study.feed_words import standing
from comity.study.other_side import other_sides
from comity.study.settled import settlement_of

CASE = """\
comity: 1
title: A river
parties: {up: Upland, down: Lowland}
conflict:
  options:
    hold: {by: up, text: Hold water back}
    monitors: {by: down, text: Send monitors}
    sue: {by: down, text: Go to court}
  status_quo: {hold: true}
  preferences:
    up: {weights: {hold: 3, "!sue": 4, "hold & monitors": -4}}
    down: {weights: {"!hold": 5, "monitors": 2, "!sue": 1}}
settlement:
  terms: {talks: {text: Talks}, water: {text: Water flows}}
  seek: [talks]
  demands:
    - {id: first_water, by: down, kind: prerequisite, for: talks, requires: water}
    - {id: no_water, by: up, kind: red_line, requires: "!water"}
evidence:
  sources: {agency: {reliability: B}}
  claims: {c1: {text: It is so, prior: PRIOR}}
  items: [{id: i1, claim: c1, says: supports, source: agency, ratio: RATIO}]
  feeds: [FEED]
"""


def case_of(tmp_path, feed, prior="0.5", ratio="[1, 1, 1]"):
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace("PRIOR", prior).replace("RATIO", ratio).replace("FEED", feed))
    return load(path)


def by_hand(tmp_path, old, new):
    """The same case with what the feed makes written into the file by hand, and no feed."""
    path = tmp_path / "by_hand.yaml"
    text = CASE.replace("PRIOR", "0.5").replace("RATIO", "1").replace("  feeds: [FEED]\n", "")
    assert old in text
    path.write_text(text.replace(old, new))
    return load(path)


def equilibria(case):
    found = analyse(case)
    return {c: found.labels(found.equilibria(c)) for c in found.concepts}


def feed(makes, at_least=0.6):
    return f'{{claim: c1, at_least: {at_least}, makes: "{makes}"}}'


def test_an_option_below_its_threshold_is_the_same_as_one_made_infeasible_by_hand(tmp_path):
    found = fed(case_of(tmp_path, feed("conflict: monitors feasible")))
    same = by_hand(tmp_path, "  status_quo:", '  infeasible: ["monitors"]\n  status_quo:')
    assert not found.feeds[0].reached
    assert equilibria(found.case) == equilibria(same)
    assert found.sentences() == ["“Send monitors” is not open to anybody: C1 stands at 0.50 [0.50-0.50], under 0.6."]


def test_an_option_at_its_threshold_stays_as_the_file_has_it(tmp_path):
    case = case_of(tmp_path, feed("conflict: monitors feasible", 0.5))
    found = fed(case)
    assert found.feeds[0].reached
    assert found.case.conflict == case.conflict
    assert "can be taken: C1 stands at 0.50 [0.50-0.50], just at 0.5." in found.sentences()[0]


def test_equal_is_reached_also_where_a_rounding_error_lies_between(tmp_path):
    # 0.5 against 3 is 0.75, and 12 against 1/13 is 12/13; in logarithms both come out a bit lower
    for least, prior, ratio in ((0.75, 0.5, 3), (12 / 13, 0.5, 12), (Fraction(3, 4), 0.25, 9), (0.9, 0.5, 9)):
        found = fed(case_of(tmp_path, feed("conflict: monitors feasible", float(least)), str(prior), str(ratio)))
        assert found.feeds[0].reached, (least, prior, ratio)
        assert not found.feeds[0].open
        assert ", just at " in found.sentences()[0]


def test_a_probability_is_told_so_that_it_reads_on_its_side_of_the_threshold():
    def told(p, least):
        words = standing(Feed("c1", Fraction(str(least)), ""), p, p, p)
        return re.search(r"stands at (\S+) \[.*\], (.*)", words).groups()

    assert told(0.5625, 0.5625) == ("0.5625", "just at 0.5625")
    assert told(0.6, 0.6) == ("0.60", "just at 0.6")
    assert told(0.564, 0.5625) == ("0.564", "at least 0.5625")
    assert told(0.5629, 0.5625) == ("0.563", "at least 0.5625")
    assert told(0.5996, 0.6) == ("0.5996", "under 0.6")
    assert told(0.6004, 0.6) == ("0.60", "at least 0.6")
    for k in range(1, 400):
        p, least = k / 400 + 0.0003, round(k / 400, 4)
        shown, word = told(p, least)
        assert word == f"at least {least:g}"
        assert shown.startswith((">", "<")) or float(shown) >= least


def test_a_statement_is_excluded_from_its_threshold_on_only(tmp_path):
    makes = "conflict: monitors & sue infeasible"
    found = fed(case_of(tmp_path, feed(makes, 0.5)))
    same = by_hand(tmp_path, "  status_quo:", '  infeasible: ["monitors & sue"]\n  status_quo:')
    assert equilibria(found.case) == equilibria(same)
    assert "No state is possible in which “Send monitors” is taken and “Go to court” is taken" in found.sentences()[0]
    below = case_of(tmp_path, feed(makes, 0.51))
    assert fed(below).case.conflict == below.conflict
    assert "States are possible" in fed(below).sentences()[0]


def test_a_weight_is_set_from_its_threshold_on_only(tmp_path):
    makes = "conflict: down weighs monitors 9"
    found = fed(case_of(tmp_path, feed(makes, 0.5)))
    same = by_hand(tmp_path, '"monitors": 2', '"monitors": 9')
    assert equilibria(found.case) == equilibria(same)
    assert "It weighs 9 to Lowland that “Send monitors” is taken" in found.sentences()[0]
    below = case_of(tmp_path, feed(makes, 0.51))
    assert fed(below).case.conflict == below.conflict
    assert "What Lowland weighs stays as it is written" in fed(below).sentences()[0]


def test_a_fact_of_the_settlement_holds_from_its_threshold_on_only(tmp_path):
    makes = "settlement: water holds"
    found = fed(case_of(tmp_path, feed(makes, 0.5)))
    same = by_hand(tmp_path, "  seek: [talks]", '  facts: ["water"]\n  seek: [talks]')
    assert settlement_of(found.case).demands.conflicts == settlement_of(same).demands.conflicts == (("no_water",),)
    below = fed(case_of(tmp_path, feed(makes, 0.51)))
    assert settlement_of(below.case).demands.conflicts == (("first_water", "no_water"),)
    assert "It is not taken as a fact of the settlement that “Water flows” is so" in below.sentences()[0]


def test_the_digest_is_that_of_the_file_and_feeding_twice_changes_nothing(tmp_path):
    case = case_of(tmp_path, feed("conflict: monitors feasible"))
    once = fed(case)
    assert once.case.original == case
    assert digest(once.case) == digest(case)
    assert fed(once.case).case == once.case
    assert len(once.case.conflict.infeasible) == 1


def test_a_case_without_feeds_is_handed_back_as_it_is(tmp_path):
    case = by_hand(tmp_path, "title: A river", "title: A river")
    assert fed(case).case is case
    assert fed(replace(case, evidence=None)).feeds == ()


def test_a_case_without_feeds_loads_nothing_of_evidence(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE.split("evidence:")[0])
    code = (
        "import sys; from comity.cli.main import code; assert code(['settlement', sys.argv[1]]) == 0; "
        "assert code(['conflict', sys.argv[1]]) == 0; "
        "print([m for m in sys.modules if m.startswith(('comity.evidence', 'sqlalchemy', 'comity.store'))])"
    )
    got = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert got.stdout.splitlines()[-1] == "[]"


def test_a_feed_on_a_claim_that_is_gone_says_where_it_stands(tmp_path):
    case = case_of(tmp_path, feed("conflict: monitors feasible"))
    with pytest.raises(CaseError, match=r"case.yaml:\d+: the feed speaks of the claim c1") as stop:
        fed(case, replace(case.evidence, claims=(), items=()))
    assert stop.value.problems[0].ways_out


def test_both_sides_are_told_where_the_interval_spans_the_threshold(tmp_path):
    case = case_of(tmp_path, feed("conflict: monitors feasible"), ratio="[1, 1.2, 4]")
    found = other_sides(fed(case))
    one = found.feeds[0]
    assert one.open
    assert one.low < 0.6 <= one.high
    here = equilibria(found.case)
    there = equilibria(replace(case, evidence=None))  # monitors as the file has them: the other side
    gained = {c: set(there[c]) - set(here[c]) for c in here}
    lost = {c: set(here[c]) - set(there[c]) for c in here}
    assert {c: set(s) for c, s in one.other_side.gained.items()} == {c: s for c, s in gained.items() if s}
    assert {c: set(s) for c, s in one.other_side.lost.items()} == {c: s for c, s in lost.items() if s}
    assert one.other_side.differs
    assert "it could be otherwise" in " ".join(found.sentences())


def test_the_other_side_of_a_fact_is_told_in_demands(tmp_path):
    found = other_sides(fed(case_of(tmp_path, feed("settlement: water holds"), ratio="[1, 1.2, 4]")))
    side = found.feeds[0].other_side
    assert side.conflicts_gained == (("no_water",),)
    assert side.conflicts_lost == (("first_water", "no_water"),)


def test_a_side_that_is_not_worked_out_says_why(tmp_path):
    found = other_sides(fed(case_of(tmp_path, feed("conflict: monitors feasible"), ratio="[1, 1.2, 4]")), Budget(0.0))
    assert "was not worked out: the budget of 0 seconds ran out." in found.sentences()[-1]


def test_no_side_is_looked_at_where_the_interval_is_on_one(tmp_path):
    found = other_sides(fed(case_of(tmp_path, feed("conflict: monitors feasible"), ratio="[0.5, 1, 1.1]")))
    assert found.feeds[0].other_side is None
    assert not found.feeds[0].open


def test_a_number_just_below_the_threshold_does_not_look_like_it(tmp_path):
    found = fed(case_of(tmp_path, feed("conflict: monitors feasible"), prior="0.5999"))
    assert "stands at 0.5999 [0.60-0.60], under 0.6" in found.sentences()[0]


def test_a_study_is_fed_and_tells_what_each_feed_did(tmp_path):
    case = case_of(tmp_path, feed("conflict: monitors feasible"), ratio="[1, 1.2, 4]")
    study = assess(case)
    assert study.complete
    assert study.digest == digest(case)
    assert study.case.original == case
    assert equilibria(study.case) == {
        c: study.conflict.labels(study.conflict.equilibria(c)) for c in study.conflict.concepts
    }
    assert [f.feed.claim for f in study.fed] == ["c1"]
    assert study.fed[0].other_side.differs
    told = study.to_json()
    assert told["evidence"]["claims"]["c1"]["p"] == pytest.approx(1.2 / 2.2)
    assert told["fed"][0]["reached"] is False
    assert told["fed"][0]["other_side"]["why_not"] is None


def test_a_study_without_time_still_applies_its_feeds(tmp_path):
    study = assess(case_of(tmp_path, feed("conflict: monitors feasible")), budget=Budget(0.0))
    assert not study.complete
    assert [s.text for s in study.case.conflict.infeasible] == ["monitors"]


def test_swapping_the_ids_of_the_parties_changes_nothing_else(tmp_path):
    text = CASE.replace("PRIOR", "0.5").replace("RATIO", "[1, 1.2, 4]")
    text = text.replace("FEED", feed("conflict: down weighs monitors 9") + ", " + feed("conflict: sue feasible"))
    other = {"up": "down", "down": "up", "Upland": "Lowland", "Lowland": "Upland"}
    swapped = re.sub(r"\b(up|down|Upland|Lowland)\b", lambda m: other[m[0]], text)
    found = []
    for name, words in (("one.yaml", text), ("other.yaml", swapped)):
        (tmp_path / name).write_text(words)
        found.append(fed(load(tmp_path / name)))
    first, second = found
    assert equilibria(first.case) == equilibria(second.case)
    back = [re.sub(r"\b(Upland|Lowland)\b", lambda m: other[m[0]], s) for s in second.sentences()]
    assert first.sentences() == back


def test_feeds_do_not_depend_on_their_order(tmp_path):
    both = [feed("conflict: monitors feasible"), feed("conflict: up weighs sue -9", 0.5)]
    one = fed(case_of(tmp_path, ", ".join(both)))
    other = fed(case_of(tmp_path, ", ".join(reversed(both))))
    assert equilibria(one.case) == equilibria(other.case)
    assert one.feeds[0].feed.at_least == Fraction(3, 5)
