"""Nouns as plain rows with ids, and back."""

from __future__ import annotations

from fractions import Fraction

from comity.case.evidence import (
    Account,
    Dependence,
    Evidence,
    EvidenceSource,
    Forecast,
    Judgement,
    Lead,
    Origin,
    Point,
    Range,
    Record,
    Regraded,
    Series,
)
from comity.case.places import NOWHERE
from comity.evidence.ledger.bodies import made_id, noun_of, own_date, rows_of
from comity.evidence.ledger.entry import NOUNS
from comity.evidence.ledger.memory import MemoryLedger
from comity.evidence.ledger.plain import MAX_WORD
from comity.evidence.ledger.replay import replay
from comity.evidence.ledger.seed import seed
from comity.testing.ledgers import one_of_each

HALF = Range(Fraction(1, 3), Fraction(1, 2), Fraction(2, 3))


def test_every_kind_of_noun_goes_in_and_comes_out_the_same() -> None:
    ledger = MemoryLedger()
    ledger.append(one_of_each())
    case = replay(ledger.entries())
    assert {r.kind for r in rows_of(case)} == set(NOUNS) - {"resolution"}
    other = MemoryLedger()
    other.append(seed(case))
    assert replay(other.entries()) == case


def test_fractions_that_no_float_holds_come_back_exactly() -> None:
    case = Evidence(
        sources=(EvidenceSource("s1", history=(Regraded("2024", "C", 10, 7),)),),
        origins=(Origin("o1", "A picture", HALF, HALF),),
        dependence=(Dependence(("o2", "o1"), Range(Fraction(1, 7), Fraction(3, 14), Fraction(2, 7))),),
        leads=(),
        records=(Record("k1", "iraq", 3, exposure=Fraction(22, 7), source="s1"),),
        series=(Series("n1", "iraq", "boats", "s1", "claimed", (Point("2025-01-01", Fraction(1, 3)),), False),),
        accounts=(Account("Antietam", "Union", "killed", "s1", Fraction(1, 3), Fraction(2, 3)),),
        ratios=(("B2", Range(Fraction(10, 3), Fraction(4), Fraction(5))),),
    )
    ledger = MemoryLedger()
    ledger.append(seed(case))
    assert replay(ledger.entries()) == case


def test_rows_without_an_id_get_one_that_stays() -> None:
    p = Fraction(1, 2)
    case = Evidence(
        judgements=(Judgement("i1", "B", "3"), Judgement("i1", "B", "4"), Judgement("i1", "B", "4", date="2025")),
        forecasts=(Forecast("c1", "A", p, "2025-01"), Forecast("c1", "A", p, "2025-02")),
    )
    ids = [r.id for r in rows_of(case)]
    assert ids == ["i1, B", "i1, B (2)", "i1, B, 2025", "c1, A, 2025-01", "c1, A, 2025-02"]


def test_the_order_of_origins_does_not_change_the_id_of_their_dependence() -> None:
    assert made_id(Dependence(("b", "a"), HALF)) == made_id(Dependence(("a", "b"), HALF)) == "a, b"


def test_a_long_id_is_cut_and_stays_its_own() -> None:
    long = [made_id(Dependence((*(f"origin{k}" for k in range(80)), last), HALF)) for last in ("x", "y")]
    assert long[0] != long[1]
    assert all(len(name) < MAX_WORD for name in long)


def test_nouns_with_an_id_keep_it() -> None:
    assert made_id(Lead("l1")) == ""


def test_an_id_stands_beside_the_row_and_not_in_it() -> None:
    noun, problems = noun_of("item", "i1", {"id": "i2", "claim": "c1", "says": "neutral", "source": "s1"}, NOWHERE)
    assert noun is None
    assert "id inside" in str(problems[0])


def test_what_is_no_text_is_no_date() -> None:
    assert own_date("item", {"date": 2025}) == ""
    assert own_date("resolution", {"on": "2025", "date": "2024"}) == "2025"
