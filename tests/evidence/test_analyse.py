"""The whole of the evidence: part by part, in the shape that other programs read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.evidence import (
    Claim,
    Evidence,
    EvidenceSource,
    Forecast,
    Item,
    Range,
    Record,
    Resolution,
)
from comity.evidence.analyse import weigh
from comity.evidence.grades_in_words import MARK_NOTE, grade_in_words, number_text
from comity.evidence.result import PARTS

NAMES = {"up": "Upland", "down": "Lowland"}


def ratio(x) -> Range:
    return Range(Fraction(x), Fraction(x), Fraction(x))


def whole(graded_by="") -> Evidence:
    return Evidence(
        sources=(EvidenceSource("s1", reliability="B", graded_by=graded_by), EvidenceSource("s2", side="down")),
        claims=(
            Claim("c7", "It is so", by="up", rivals=("c8",)),
            Claim("c8", "It is otherwise", by="down"),
            Claim("c9", "It will rain", resolves=Resolution("2025-12-31", "rain", True, "2025-12-01")),
        ),
        items=(
            Item("i1", "c7", "supports", "s1", credibility="2", ratio=ratio(4)),
            Item("i2", "c8", "supports", "s2", ratio=ratio(2)),
        ),
        forecasts=(Forecast("c9", "Ann", Fraction(7, 10), "2025-06-01"),),
        records=(Record("k1", "up", 3, 4, group="g"), Record("k2", "down", 1, 4, group="g")),
    )


def test_every_part_is_there_where_the_case_has_what_it_needs():
    found = weigh(whole(), NAMES)
    assert all(getattr(found, part) is not None for part in PARTS)
    assert found.complete
    told = found.to_json()
    assert told["complete"] is True
    assert set(told) >= {"as_of", "claims", "competing", "compared", "forecasts", "notes"}
    assert all(s and s[-1] in ".:" for s in found.sentences())


def test_a_claim_has_what_the_contract_asks_for():
    row = weigh(whole(), NAMES).to_json()["claims"]["c7"]
    assert row["p"] == pytest.approx(0.8)
    assert row["low"] <= row["p"] <= row["high"]
    assert row["carried_by"] == ["i1"]
    assert row["flips_at"] == pytest.approx(1 / 4)
    assert row["grade"] == {"item": "i1", "letters": "B2", "modeller": False}
    assert row["reference"] == "rests on C7 (B2, 0.80 [0.80-0.80])"


def test_a_part_that_the_case_has_nothing_for_is_left_out():
    rows = Evidence(claims=(Claim("c1", "It is so"),))
    found = weigh(rows, NAMES)
    assert found.posteriors is not None
    assert found.competing is found.compared is found.forecasts is None
    assert found.complete
    assert weigh(Evidence(), NAMES).to_json() == {"as_of": None, "complete": True, "notes": []}


def test_only_the_parts_asked_for_are_worked_out():
    found = weigh(whole(), NAMES, parts=("compared",))
    assert found.compared is not None
    assert found.posteriors is None
    assert "claims" not in found.to_json()


def test_a_part_without_time_is_missing_with_the_reason_and_the_result_is_not_complete():
    found = weigh(whole(), NAMES, budget=Budget(0.0))
    assert set(found.missing) == set(PARTS)
    assert not found.complete
    assert found.closing()[0] == "Not finished: posteriors (the budget of 0 seconds ran out)."


def test_a_part_that_does_not_fit_is_missing_and_the_others_are_there(monkeypatch):
    from comity.errors import TooLargeError
    from comity.evidence.hypotheses import analyse

    def refuse(*args, **kwargs):
        raise TooLargeError("that many rivals are too many")

    monkeypatch.setattr(analyse, "competing", refuse)
    found = weigh(whole(), NAMES)
    assert found.missing == {"competing": "that many rivals are too many"}
    assert found.posteriors is not None
    assert found.compared is not None


def test_stopping_one_part_stops_the_rest(monkeypatch):
    from comity.evidence.posterior import analyse

    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(analyse, "posteriors", stop)
    found = weigh(whole(), NAMES)
    assert set(found.missing.values()) == {"the work was stopped"}


def test_a_grade_of_the_modeller_is_marked_and_said():
    found = weigh(whole("modeller"), NAMES)
    assert found.reference("c7") == "rests on C7 (B2*, 0.80 [0.80-0.80])"
    assert MARK_NOTE in found.sentences()
    assert MARK_NOTE not in weigh(whole(), NAMES).sentences()


def test_a_source_that_nobody_graded_counts_as_f_and_is_not_the_modellers():
    rows = Evidence(
        sources=(EvidenceSource("s1", graded_by="modeller"),),
        claims=(Claim("c1", "It is so"),),
        items=(Item("i1", "c1", "supports", "s1", credibility="1", ratio=ratio(3)),),
    )
    assert str(weigh(rows, NAMES).grade("c1")) == "F1"


def test_a_claim_without_items_says_that_no_item_moves_it():
    found = weigh(Evidence(claims=(Claim("c1", "It is so"),)), NAMES)
    assert found.grade("c1") is None
    assert found.reference("c1") == "rests on C1 (no item moves it, 0.50 [0.50-0.50])"
    with pytest.raises(KeyError):
        found.reference("c2")


def test_the_grade_is_that_of_the_item_that_carries_most():
    rows = Evidence(
        sources=(EvidenceSource("a", reliability="A"), EvidenceSource("d", reliability="D")),
        claims=(Claim("c1", "It is so"),),
        items=(
            Item("i1", "c1", "supports", "a", credibility="1", ratio=ratio(2)),
            Item("i2", "c1", "supports", "d", credibility="4", ratio=ratio(9)),
        ),
    )
    assert str(weigh(rows, NAMES).grade("c1")) == "D4"


def test_unknown_is_never_called_bad():
    assert "cannot be judged" in grade_in_words("F6")
    assert "reliable" not in grade_in_words("F6")


@pytest.mark.parametrize("p", [0.0, 1e-12, 0.004, 0.996, 1 - 1e-12, 1.0])
def test_no_number_is_shown_as_certain(p):
    assert number_text(p) in ("<0.01", ">0.99")
