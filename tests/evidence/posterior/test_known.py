"""What was known by a day."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction
from itertools import pairwise

from comity.case.evidence import Evidence, EvidenceSource, Item, Judgement, Range, Regraded
from comity.evidence.posterior.known import known_by, reliability
from comity.testing.evidence_at_random import random_evidence

DAY = dt.date(2024, 3, 15)


def test_a_part_of_a_date_is_known_from_its_last_day() -> None:
    items = tuple(Item(d or "none", "c", "supports", "s", date=d) for d in ("2024", "2024-03", "2024-03-15", ""))
    case = Evidence(items=items)
    assert [i.id for i in known_by(case, DAY).items] == ["2024-03-15", "none"]
    assert [i.id for i in known_by(case, dt.date(2024, 3, 31)).items] == ["2024-03", "2024-03-15", "none"]
    assert len(known_by(case).items) == 4


def test_the_letter_of_a_source_is_that_of_the_day() -> None:
    source = EvidenceSource("s", reliability="D", history=(Regraded("2023", "B"), Regraded("2024-03-10", "D")))
    days = (dt.date(2023, 6, 1), dt.date(2023, 12, 31), dt.date(2024, 3, 9), dt.date(2024, 3, 10), None)
    assert [reliability(source, d) for d in days] == ["", "B", "B", "D", "D"]
    assert reliability(EvidenceSource("s", reliability="C"), DAY) == "C"
    assert reliability(EvidenceSource("s", history=(Regraded("2023", "B"),)), None) == "B"


def test_of_each_analyst_the_latest_judgement_by_then_counts() -> None:
    def judged(date: str, digit: str, analyst: str = "ann") -> Judgement:
        return Judgement("i", analyst, digit, date=date)

    case = Evidence(
        judgements=(judged("2024-03-20", "1"), judged("2024-01", "4"), judged("", "5"), judged("", "2", "bo"))
    )
    assert [j.credibility for j in known_by(case, DAY).judgements["i"]] == ["4", "2"]
    assert [j.credibility for j in known_by(case).judgements["i"]] == ["1", "2"]


def test_more_is_known_later() -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=40 * k) for k in range(12)]
    for seed in range(20):
        case = random_evidence(random.Random(seed))
        kept = [known_by(case, d) for d in days]
        for earlier, later in pairwise(kept):
            assert set(earlier.claims) <= set(later.claims)
            assert {i.id for i in earlier.items} <= {i.id for i in later.items}
            assert set(earlier.judgements) <= set(later.judgements)


def test_two_judgements_of_one_day_have_an_order_of_their_own() -> None:
    r = Range(Fraction(2), Fraction(2), Fraction(2))
    rows = (Judgement("i", "ann", "2"), Judgement("i", "ann", "4"), Judgement("i", "ann", ratio=r))
    one, other = (known_by(Evidence(judgements=j)).judgements["i"] for j in (rows, rows[::-1]))
    assert one == other
    assert len(one) == 3
