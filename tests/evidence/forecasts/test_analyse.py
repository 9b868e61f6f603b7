import datetime as dt
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.evidence import Claim, Evidence, EvidenceSource, Forecast, Item, Range, Resolution
from comity.evidence.forecasts.analyse import ForecastSettings, forecasts
from comity.evidence.forecasts.result import EVERYBODY, LEDGER

QUICK = ForecastSettings(resamples=50)


def made(seed: int, claims: int = 24, analysts: tuple[str, ...] = ("Ada", "Ben", "Cy")) -> Evidence:
    rng = random.Random(seed)
    ratio = Range(Fraction(2), Fraction(3), Fraction(5))
    rows, items, said = [], [], []
    for k in range(claims):
        outcome = rng.random() < 0.4
        rule = Resolution("2025-12-31", "the register", outcome, f"2025-11-{k % 28 + 1:02}")
        rows.append(Claim(f"c{k:02}", f"Claim {k}", resolves=rule))
        says = "supports" if rng.random() < (0.8 if outcome else 0.2) else "contradicts"
        items.append(Item(f"i{k:02}", f"c{k:02}", says, "s", credibility="2", ratio=ratio, date="2025-06-01"))
        for analyst in analysts:
            if rng.random() < 0.9:
                said.append(
                    Forecast(f"c{k:02}", analyst, Fraction(rng.randint(0, 20), 20), f"2025-0{rng.randint(1, 9)}")
                )
    sources = (EvidenceSource("s", reliability="B"),)
    return Evidence(sources=sources, claims=tuple(rows), items=tuple(items), forecasts=tuple(said))


def mirrored(evidence: Evidence) -> Evidence:
    flip = {"supports": "contradicts", "contradicts": "supports", "neutral": "neutral"}
    claims = [replace(c, resolves=replace(c.resolves, outcome=not c.resolves.outcome)) for c in evidence.claims]
    items = [replace(i, says=flip[i.says]) for i in evidence.items]
    said = [replace(f, p=1 - f.p) for f in evidence.forecasts]
    return replace(evidence, claims=tuple(claims), items=tuple(items), forecasts=tuple(said))


@pytest.mark.parametrize("seed", range(4))
def test_the_murphy_identity_holds_for_every_forecaster(seed: int) -> None:
    found = forecasts(made(seed), settings=QUICK)
    assert {f.name for f in found.forecasters} == {"Ada", "Ben", "Cy", EVERYBODY, LEDGER}
    for f in found.forecasters:
        m = f.murphy
        parts = m.reliability - m.resolution + m.uncertainty + m.within_variance - m.within_covariance
        assert m.brier == pytest.approx(parts, abs=1e-12)
        assert m.brier == pytest.approx(sum(s.brier for s in f.scored) / len(f.scored), abs=1e-12)
        assert f.skill == pytest.approx((m.uncertainty - m.brier) / m.uncertainty, abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_a_swap_of_claims_and_denials_changes_no_score_and_mirrors_the_curve(seed: int) -> None:
    one, other = (forecasts(e, settings=QUICK) for e in (made(seed), mirrored(made(seed))))
    for a, b in zip(one.forecasters, other.forecasters, strict=True):
        assert (a.name, a.brier, a.log) == (b.name, pytest.approx(b.brier), pytest.approx(b.log))
        assert a.base_rate == pytest.approx(1 - b.base_rate)
        assert [c.p for c in a.calibration] == pytest.approx([1 - c.p for c in b.calibration[::-1]])
        assert [c.low for c in a.calibration] == pytest.approx([1 - c.high for c in b.calibration[::-1]])
    for p, q in zip(one.paired, other.paired, strict=True):
        assert p.difference == pytest.approx(q.difference)
        assert p.p_value == pytest.approx(q.p_value)


def test_the_order_of_the_file_changes_nothing_but_the_order_of_lists() -> None:
    evidence = made(1)
    rng = random.Random(2)
    mixed = replace(
        evidence,
        claims=tuple(rng.sample(evidence.claims, len(evidence.claims))),
        items=tuple(rng.sample(evidence.items, len(evidence.items))),
        forecasts=tuple(rng.sample(evidence.forecasts, len(evidence.forecasts))),
    )
    one, other = forecasts(evidence, settings=QUICK), forecasts(mixed, settings=QUICK)
    for f in one.forecasters:
        g = other.of(f.name)
        assert (f.brier, f.log, f.murphy, f.calibration) == (g.brier, g.log, g.murphy, g.calibration)


def test_a_swap_of_two_analysts_swaps_their_records_only() -> None:
    evidence = made(3)
    swap = {"Ada": "Ben", "Ben": "Ada", "Cy": "Cy"}
    other = replace(evidence, forecasts=tuple(replace(f, analyst=swap[f.analyst]) for f in evidence.forecasts))
    a, b = forecasts(evidence, settings=QUICK), forecasts(other, settings=QUICK)
    for name, with_name in swap.items():
        assert replace(a.of(name), name=with_name) == b.of(with_name)


def test_a_forecaster_who_knows_beats_one_who_says_one_half() -> None:
    evidence = made(5, claims=30, analysts=())
    rows = [
        Forecast(
            c.id, who, Fraction(9 if c.resolves.outcome else 1, 10) if who == "Sage" else Fraction(1, 2), "2025-01"
        )
        for c in evidence.claims
        for who in ("Sage", "Half")
    ]
    # two misses, so that the difference has a variance
    rows[0] = replace(rows[0], p=1 - rows[0].p)
    found = forecasts(replace(evidence, forecasts=tuple(rows)), settings=replace(QUICK, ledger=False))
    assert {p.better for p in found.paired} == {"Sage"}
    assert found.of("Half").brier == 0.25
    assert found.of("Sage").skill > 0.8
    assert any("Sage did better" in s for s in found.sentences())


def test_of_many_pairs_only_the_clear_ones_have_a_sentence() -> None:
    found = forecasts(made(1, analysts=("A", "B", "C", "D")), settings=QUICK)
    pairs = [p for p in found.paired if p.score == "brier"]
    clear = sum(bool(p.better) for p in pairs)
    assert len(pairs) == 10
    assert sum(" both forecast" in s for s in found.sentences()) == clear
    assert f"Of {10 - clear} other pairs" in " ".join(found.sentences())


def test_few_claims_in_common_bear_no_test() -> None:
    found = forecasts(made(1, claims=6), settings=QUICK)
    assert found.paired
    assert all(p.p_value is None and not p.better and "needs 8" in p.why for p in found.paired)
    assert any("cannot be told" in s for s in found.sentences())


def test_an_analyst_called_like_the_ledger_is_kept_apart_from_it() -> None:
    evidence = made(2, analysts=(LEDGER,))
    names = [f.name for f in forecasts(evidence, settings=QUICK).forecasters]
    assert names == [f"{LEDGER} (analyst)", LEDGER]


def test_a_budget_that_is_over_costs_the_ledger_only_and_says_so() -> None:
    found = forecasts(made(1), settings=QUICK, budget=Budget(0.0))
    assert not found.complete
    assert list(found.missing) == [LEDGER]
    assert found.of("Ada").scored
    assert any("Not finished: the ledger" in s for s in found.sentences())


def test_where_all_claims_turned_out_the_same_way_there_is_no_skill_to_tell() -> None:
    evidence = made(1)
    claims = tuple(replace(c, resolves=replace(c.resolves, outcome=True)) for c in evidence.claims)
    found = forecasts(replace(evidence, claims=claims), settings=QUICK)
    assert all(f.skill is None for f in found.forecasters)
    assert found.to_json()["forecasters"]["Ada"]["skill"] is None


def test_no_forecasts_at_all_are_an_empty_answer() -> None:
    found = forecasts(Evidence())
    assert found.empty
    assert found.sentences() == ()
    assert found.to_json()["forecasters"] == {}
    assert found.to_frame().empty


def test_claims_without_a_forecast_that_are_decided_are_counted_and_open_ones_said() -> None:
    rows = (
        Claim("c1", "x", resolves=Resolution("2025-06-30", "r", True)),
        Claim("c2", "y", date="2025-09-01", resolves=Resolution("2025-06-30", "r")),
    )
    found = forecasts(Evidence(claims=rows))
    assert (found.decided, found.as_of) == (1, "2025-09-01")
    told = " ".join(found.sentences())
    assert "Overdue: C2 (by 2025-06-30)" in told
    assert "The ledger had no item before the day of decision on C1" in told
    assert "The day of decision is not known of C1" in told


def test_tables_and_json_hold_every_forecaster() -> None:
    found = forecasts(made(1), settings=QUICK)
    assert list(found.to_frame()["forecaster"]) == [f.name for f in found.forecasters]
    told = found.to_json()
    assert told["forecasters"]["Ada"]["claims"] == len(found.of("Ada").scored)
    assert {p["score"] for p in told["paired"]} == {"brier", "log"}


def test_of_many_claims_the_first_are_named_and_the_rest_counted() -> None:
    rows = tuple(Claim(f"claim{n}", "x", resolves=Resolution("2025-06-30", "r")) for n in range(50))
    told = [
        s for s in forecasts(Evidence(claims=rows), as_of=dt.date(2025, 9, 1)).sentences() if s.startswith("Overdue")
    ]
    assert len(told) == 1
    assert told[0].endswith("claim19 (by 2025-06-30), and 30 more.")


def test_of_one_claim_neither_skill_nor_calibration_is_told() -> None:
    rows = (Claim("c1", "x", resolves=Resolution("2025-06-30", "r", True, "2025-06-30")),)
    found = forecasts(Evidence(claims=rows, forecasts=(Forecast("c1", "Ada", Fraction(4, 5), "2025-01-01"),)))
    told = found.sentences()
    assert told[1] == "From one claim neither skill nor calibration can be told."
    assert not any("All of these" in s or "With fewer than" in s for s in told)
