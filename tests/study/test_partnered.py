"""The section ``partners`` of a case: its answer, with what the evidence knows of the claims that offers hang on."""

from __future__ import annotations

import pytest

from comity.budget import Budget
from comity.case.read import load_text
from comity.errors import UsageError
from comity.partners.analyse import partners_answer
from comity.partners.work import PartnersSettings
from comity.study.evidence import weighed
from comity.study.partnered import claims_named, partners_of

EVIDENCE = """\
evidence:
  sources: {e1: {reliability: B}}
  claims:
    c1: {text: The yard delivered on time.}
  items:
    - {id: i1, claim: c1, says: supports, source: e1, credibility: 2, ratio: [2, 4]}
"""
CASE = """\
comity: 1
title: A bridge
parties: {north: North Works, south: South Yards}
partners:
  unit: USD bn
  criteria: {record: {range: [0, 1]}}
  offers:
    x: {by: north, values: {record: {value: 1, claim: c1}}}
    y: {by: south, values: {record: 0.9}}
"""
RANKS = PartnersSettings(("smaa", "claims"), draws=20_000)


def test_a_case_without_the_section_is_told_so() -> None:
    with pytest.raises(UsageError, match="the case has no section partners"):
        partners_of(load_text(CASE[: CASE.index("partners:")] + EVIDENCE))


def test_the_answer_is_that_of_the_section_with_posteriors_and_the_names_of_the_parties() -> None:
    case = load_text(CASE + EVIDENCE)
    known = weighed(case).posteriors
    assert known is not None
    claim = known.claims["c1"]
    assert claim.low < claim.p < claim.high
    found = partners_of(case, RANKS)
    assert found.chances == {"c1": (claim.p, claim.low, claim.high)}
    # x is first where the claim holds, and in a tenth of the cases where it fails
    assert found.to_json()["acceptability"]["x"][0] == pytest.approx(claim.p + (1 - claim.p) / 10, abs=0.015)
    assert found.claims is not None
    assert [t.claim for t in found.claims.tried] == ["c1"]
    assert found.claims.sentences()[0].startswith('Claim "c1" (The yard delivered on time) holds with a chance of 0.')
    assert found.to_json()["makers"] == {"x": "North Works", "y": "South Yards"}
    assert found.notes == ("The interval of a claim's chance holds 90 in 100 of what its evidence leaves open.",)
    # what was weighed already is not weighed again, and gives the same
    assert partners_of(case, RANKS, evidence=weighed(case)).to_json() == found.to_json()


def test_a_claim_that_no_evidence_speaks_of_leaves_its_cell_as_given_and_a_note() -> None:
    bare = CASE.replace(", claim: c1", "")
    case = load_text(CASE + EVIDENCE)
    assert case.partners is not None
    without = partners_of(load_text(bare + EVIDENCE), RANKS)
    assert without.notes == ()
    # the evidence was handed over and does not have the claim
    empty = weighed(load_text(CASE + EVIDENCE.replace("c1", "c2").replace("claims:\n", "claims:\n    c1: {text: a}\n")))
    assert empty.posteriors is not None
    posteriors = {c: p for c, p in empty.posteriors.claims.items() if c != "c1"}
    from dataclasses import replace

    gone = replace(empty, posteriors=replace(empty.posteriors, claims=posteriors))
    found = partners_of(case, RANKS, evidence=gone)
    assert found.winner == "x"
    assert found.to_json()["acceptability"] == without.to_json()["acceptability"]
    assert found.notes == ("The evidence of the case says nothing of some claims: cells that hang on c1 are as given.",)


def test_evidence_that_takes_too_long_is_told_and_the_answer_is_incomplete() -> None:
    case = load_text(CASE + EVIDENCE)
    cut = weighed(case, budget=Budget(0))
    found = partners_of(case, RANKS, evidence=cut)
    assert found.missing == {"claims": "the budget of 0 seconds ran out"}
    assert found.winner == "x"
    assert found.notes == ("The posteriors of claims were not worked out: cells that hang on c1 are as given.",)


def test_claims_are_those_of_values_and_of_the_log_after_which_only_those_that_count_are_used() -> None:
    log = (
        "    y: {by: south, values: {record: 0.9}, log: [{date: 2025-06, criterion: record, value: 0.8, claim: c1}]}\n"
    )
    text = CASE[: CASE.index("    x:")] + "    x: {values: {record: 0.5}}\n" + log
    case = load_text(text + EVIDENCE)
    assert case.partners is not None
    assert claims_named(case.partners) == ("c1",)
    assert set(partners_of(case, RANKS).chances) == {"c1"}


def test_budget_settings_and_progress_are_passed_on() -> None:
    case, told = load_text(CASE.replace(", claim: c1", "")), list[str]()
    assert case.partners is not None
    assert set(partners_of(case, RANKS, Budget(0), told.append).missing) == {"smaa"}
    assert len(told) == 1
    plain = partners_of(case, RANKS).to_json()
    assert plain == partners_answer(case.partners, None, {p.id: p.name for p in case.parties}, RANKS).to_json()
