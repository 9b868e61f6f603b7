"""Evidence that nobody thought of: whatever its shape, a report comes out, is whole, and has no side."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.evidence import Account, Claim, Evidence, Forecast, Point, Record, Resolution, Series
from comity.case.nouns import Case, Party
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_typst
from comity.report.compose import compose
from comity.report.content import Figure, Report, Table
from comity.report.evidence_chapter.claims import counts
from comity.report.evidence_chapter.subject import weighing
from comity.study import Study, assess
from comity.testing.evidence_at_random import Shape, opposite, random_evidence

PARTIES = (Party("a", "Aland"), Party("b", "Borland"))


def more(rng: random.Random, evidence: Evidence) -> Evidence:
    """Return evidence with records, series, accounts and forecasts beside it."""
    whose = [rng.choice(("a", "b", "c")) for _ in range(9)]
    records = tuple(
        Record(f"k{k}", by, n := rng.randrange(4), n + rng.randrange(4), group=rng.choice(("", "x")))
        if k % 2
        else Record(f"k{k}", by, rng.randrange(4), exposure=Fraction(rng.randrange(1, 9), 2))
        for k, by in enumerate(whose[: rng.randrange(6)])
    )
    days = ["2024-01-01", "2024-02-01", "2024-03-01"]
    series = tuple(
        Series(f"s{k}", by, "boats", "a", "confirmed", tuple(Point(d, Fraction(k + j)) for j, d in enumerate(days[k:])))
        for k, by in enumerate(whose[: rng.randrange(4)])
    )
    accounts = tuple(
        Account(rng.choice(("flood", "storm")), rng.choice("ab"), "houses", rng.choice(("s0", "s1", "s2")), n, n)
        for n in map(Fraction, rng.sample(range(1, 40), rng.randrange(6)))
    )
    held = [rng.random() < 0.5 for _ in range(rng.choice((0, 2, 24)))]
    rule = "It is seen"
    decided = tuple(
        Claim(f"d{k}", "", by=rng.choice(("a", "b", "")), resolves=Resolution("2025-01-01", rule, x, "2024-12-01"))
        for k, x in enumerate(held)
    )
    given = tuple(
        Forecast(c.id, who, Fraction(rng.randrange(1, 10), 10))
        for c in decided
        for who in ("Ann", "Bo")
        if rng.random() < 0.9
    )
    both = (*evidence.claims, *decided)
    return replace(evidence, claims=both, records=records, series=series, accounts=accounts, forecasts=given)


def study_of(evidence: Evidence) -> Study:
    """Return the study of a case with that evidence alone."""
    return assess(Case("Any", PARTIES, evidence=evidence))


def whole(report: Report) -> None:
    """Check what holds of every report."""
    for b in report.blocks():
        if isinstance(b, (Table, Figure)):
            assert all(len(row) == len(b.columns) for row in b.rows), b.id
    html = to_html(report)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert html.count("<table>") == sum(isinstance(b, Table) for b in report.blocks())
    assert to_typst(report)
    told = to_markdown(report)
    assert not re.search(r"\b(nan|inf|None)\b", told), re.search(r".{40}\b(nan|inf|None)\b.{40}", told)


@pytest.mark.parametrize("seed", range(24))
def test_a_report_comes_out_whole(seed: int) -> None:
    rng = random.Random(seed)
    shape = Shape(claims=rng.randrange(1, 5), items=rng.randrange(1, 14))
    bare = seed % 8 == 0  # now and then nothing but claims, or no claims either
    evidence = Evidence(claims=random_evidence(rng, shape).claims) if bare else random_evidence(rng, shape)
    evidence = Evidence() if seed == 16 else evidence
    whole(compose(study_of(more(rng, evidence))))


@pytest.mark.parametrize("seed", range(8))
def test_claims_turned_round_are_counted_turned_round(seed: int) -> None:
    evidence = random_evidence(random.Random(seed), Shape(claims=4, rivals=False, also=False))
    here, there = weighing(study_of(evidence)), weighing(study_of(opposite(evidence)))
    assert here is not None
    assert there is not None
    up, down, open_, bare = counts(here, tuple(here.posteriors.values()))
    assert counts(there, tuple(there.posteriors.values())) == (down, up, open_, bare)


def test_evidence_beside_a_preference_left_open_is_told_as_well() -> None:
    from comity.case.read import load_text

    text = """\
comity: 1
title: T
parties: {a: A, b: B}
evidence: {claims: {c1: {text: It rained, by: a}}}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}}
  preferences: {a: {free: true}, b: {statements: ["y <-> x"]}}
"""
    report = compose(assess(load_text(text)))
    assert [c.id for c in report.chapters] == ["evidence"]
    assert report.first_page[0].id == "in-short"
    assert "1 claim" in to_markdown(report)
    whole(report)
