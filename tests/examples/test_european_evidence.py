"""The claims of the flagship are graded by one rule, whoever makes them, and nothing later than the case is used."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from comity.case.days import last_day
from comity.case.evidence import Evidence
from comity.case.read import load
from comity.evidence.posterior.analyse import posteriors

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"
RELIABILITY = {"primary text": "B", "state media": "C", "press": "C", "aggregator": "D", "unsigned text": "F"}


@cache
def evidence(folder: Path = FOLDER) -> Evidence:
    found = load(folder).evidence
    assert found is not None
    return found


def test_sources_are_graded_by_what_they_are_and_not_by_whom_they_speak_for() -> None:
    for s in evidence().sources:
        assert s.reliability == RELIABILITY[s.kind], s.id
        assert s.graded_by == "modeller", s.id


def test_an_item_has_the_credibility_of_how_near_it_is_to_the_text_or_figure() -> None:
    kind = {s.id: s.kind for s in evidence().sources}
    for i in evidence().items:
        if i.credibility == "2":
            assert kind[i.source] == "primary text", i.id
        if kind[i.source] == "aggregator":
            assert i.credibility == "4", i.id
        assert i.credibility in "234", i.id
        assert i.ratio is None, i.id  # grades alone decide, so that nobody's item is weighed by hand


def test_every_claim_starts_at_one_half_and_has_words_for_its_grade() -> None:
    half = Fraction(1, 2)
    assert {(c.prior.low, c.prior.high) for c in evidence().claims} == {(half, half)}
    assert all(c.grade and c.kind and (c.by or c.speaker) for c in evidence().claims)


def test_nothing_is_later_than_the_case() -> None:
    for row in (*evidence().claims, *evidence().items):
        day = last_day(row.date)
        assert day is None or day <= dt.date(2025, 12, 15), row.id


def test_an_opinion_that_cannot_be_checked_gets_no_item_that_decides_it() -> None:
    judged = {i.claim for i in evidence().items if i.says != "neutral"}
    assert not judged & {c.id for c in evidence().claims if c.grade.endswith("n/a")}


def test_reports_of_one_speech_or_leak_share_an_origin() -> None:
    origins = Counter(i.origin for i in evidence().items if i.origin)
    assert origins["axios_text"] >= 5
    assert origins["meeting_11june"] >= 4


def test_claims_of_both_sides_and_of_their_backers_are_tested() -> None:
    by = Counter(c.by for c in evidence().claims)
    assert by["russia"] >= 5
    assert by["united_states"] + by["european_union"] + by["europeans"] + by["nato"] >= 5


def test_swapping_the_labels_of_two_parties_changes_no_posterior(tmp_path: Path) -> None:
    other = {"russia": "united_states", "united_states": "russia"}
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\b(russia|united_states)\b", lambda m: other[m.group()], text)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    before, after = posteriors(evidence()).claims, posteriors(evidence(tmp_path)).claims
    assert {k: (p.p, p.low, p.high) for k, p in before.items()} == {k: (p.p, p.low, p.high) for k, p in after.items()}


def test_the_words_of_the_material_and_the_posterior_do_not_contradict_each_other() -> None:
    found = posteriors(evidence()).claims
    assert found["CL-05"].p > 0.8  # "consistent within rounding"
    assert found["CL-08"].p < 0.3  # "misattributed"
    assert found["CL-17"].p < 0.3  # "not confirmed"
    for opinion in ("CL-12", "CL-13", "CL-15", "CL-20"):
        assert found[opinion].p == pytest.approx(0.5)
