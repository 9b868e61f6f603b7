"""SMAA-2: exact answers, the plain twin on the same draws, and its laws."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.case.partners import Cell, Compared, Criterion, Offer, Partners, Preferred
from comity.case.settlement import Span
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.partners.smaa.analyse import smaa
from comity.partners.smaa.counting import EQUAL
from comity.partners.smaa.plain import plain_counts, two_criteria
from comity.partners.values.draws import value_draws
from comity.partners.weights.draws import weight_draws

CHANCES = {"c1": 0.3, "c2": 0.8}


def exact(x: Fraction | int | str) -> Cell:
    return Cell("exact", Fraction(x), Fraction(x))


def table(*rows: tuple[Fraction | int | str, ...]) -> Partners:
    criteria = tuple(Criterion(f"k{c}") for c in range(len(rows[0])))
    offers = tuple(
        Offer(f"o{i}", cells=tuple((c.id, exact(x)) for c, x in zip(criteria, row, strict=True)))
        for i, row in enumerate(rows)
    )
    return Partners(criteria, offers)


def cell_at_random(draw: random.Random, criterion: Criterion) -> Cell:
    claim = draw.choice(["", "", "c1", "c2"])
    if draw.random() < 0.2:
        return Cell()
    if criterion.grades:
        return Cell("grade", grade=draw.choice(criterion.grades), claim=claim)
    a, b = sorted(Fraction(draw.randint(-2, 12)) for _ in range(2))
    return draw.choice(
        [Cell("exact", a, a, claim=claim), Cell("uniform", a, b, claim=claim), Cell("normal", a, abs(b) / 9)]
    )


def at_random(seed: int) -> Partners:
    draw = random.Random(seed)
    m = draw.randint(1, 4)
    criteria = tuple(
        draw.choice(
            [
                Criterion(f"k{c}", best=Fraction(10)),
                Criterion(f"k{c}", better="less", worst=Fraction(10), best=Fraction(0)),
                Criterion(f"k{c}", grades=("low", "middle", "high")),
            ]
        )
        for c in range(m)
    )
    criteria = tuple(replace(c, weight=Span(Fraction(1, 10), Fraction(7, 10))) for c in criteria)
    offers = tuple(
        Offer(f"o{i}", cells=tuple((c.id, cell_at_random(draw, c)) for c in criteria))
        for i in range(draw.randint(1, 5))
    )
    ways: list[Callable[[], Partners]] = [
        lambda: Partners(criteria, offers),
        lambda: Partners(criteria, offers, weights="ranked", ranking=tuple(c.id for c in criteria)),
        lambda: Partners(criteria, offers, weights="given"),
        lambda: Partners(criteria, offers, compared=(Compared("k0", "k1", Fraction(1), Fraction(5, 2)),)),
    ]
    return draw.choice(ways)() if m > 1 else ways[0]()


def first(partners: Partners, draws: int = 10_000) -> list[float]:
    return [row[0] for row in smaa(partners, draws=draws).acceptability.values()]


def test_two_extremes_and_a_fair_middle_are_first_in_two_two_and_one_of_five() -> None:
    partners = table((1, 0), (0, 1), ("0.6", "0.6"))
    found = smaa(partners, draws=200_000)
    truth = two_criteria([(Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)), (Fraction(3, 5), Fraction(3, 5))])
    assert [row[0] for row in truth] == [Fraction(2, 5), Fraction(2, 5), Fraction(1, 5)]
    for mine, exactly in zip(found.acceptability.values(), truth, strict=True):
        assert max(abs(a - float(b)) for a, b in zip(mine, exactly, strict=True)) < 0.004
    # the first is best where its weight lies between 0.6 and 1, the middle one between 0.4 and 0.6
    assert np.abs(np.array(found.central) - [[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]]).max() < 0.003
    assert found.confidence == (1.0, 1.0, 1.0)
    assert found.winner is None


@pytest.mark.parametrize("seed", range(12))
def test_exact_values_on_two_criteria_agree_with_integration(seed: int) -> None:
    draw = random.Random(seed)
    rows = [(Fraction(draw.randint(0, 10), 10), Fraction(draw.randint(0, 10), 10)) for _ in range(draw.randint(2, 7))]
    low, high = sorted(draw.sample(range(11), 2))
    partners = table(*rows)
    spans = (Span(Fraction(low, 10), Fraction(high, 10)), None)
    criteria = tuple(replace(c, weight=s) for c, s in zip(partners.criteria, spans, strict=True))
    found = smaa(replace(partners, criteria=criteria, weights="given"), draws=40_000)
    truth = two_criteria(rows, Fraction(low, 10), Fraction(high, 10))
    assert np.abs(np.array(found.ranks, float) - np.array(truth, float)).max() < 0.01


def test_offers_that_are_best_on_one_criterion_each_share_the_first_rank_evenly() -> None:
    rows = tuple(tuple(int(i == c) for c in range(5)) for i in range(5))
    assert np.abs(np.array(first(table(*rows), 50_000)) - 0.2).max() < 0.01


def test_ranked_weights_give_the_rank_order_centroid_and_the_first_offer_all() -> None:
    partners = replace(table((1, 0, 0), (0, 1, 0), (0, 0, 1)), weights="ranked", ranking=("k0", "k1", "k2"))
    found = smaa(partners, draws=20_000)
    assert found.acceptability["o0"][0] == 1
    assert found.central[0] is not None
    assert np.abs(np.array(found.central[0]) - [11 / 18, 5 / 18, 2 / 18]).max() < 0.01
    assert found.winner == "o0"


def test_one_unknown_cell_is_first_as_often_as_it_is_above_the_known_one() -> None:
    partners = Partners((Criterion("k"),), (Offer("known", cells=(("k", exact("0.7")),)), Offer("unknown")))
    found = smaa(partners, draws=50_000)
    assert abs(found.acceptability["unknown"][0] - 0.3) < 0.01
    assert abs(found.beats["known"]["unknown"] - 0.7) < 0.01
    assert found.winner == "known"


def test_a_posterior_instead_of_a_brochure_takes_the_first_rank_away() -> None:
    said = Cell("exact", Fraction(1), Fraction(1), claim="c1")
    partners = Partners((Criterion("k"),), (Offer("a", cells=(("k", said),)), Offer("b", cells=(("k", exact("0.6")),))))
    assert smaa(partners).acceptability["a"][0] == 1
    doubted = smaa(partners, {"c1": 0.25}, draws=50_000)
    assert abs(doubted.acceptability["a"][0] - (0.25 + 0.75 * 0.4)) < 0.01


def test_with_everything_given_nothing_is_drawn_and_shares_are_certain() -> None:
    partners = table((1, 0), (0, 1))
    weights = tuple(
        replace(c, weight=Span(w, w)) for c, w in zip(partners.criteria, map(Fraction, (3, 1)), strict=True)
    )
    found = smaa(replace(partners, criteria=weights, weights="given"))
    assert found.certain
    assert found.draws == 1
    assert found.acceptability == {"o0": (1, 0), "o1": (0, 1)}
    assert found.to_json()["bands"]["o0"] == [[1, 1], [0, 0]]
    assert found.winner == "o0"
    assert found.central[1] is None
    assert found.confidence == (1.0, None)


def test_equal_worths_share_their_ranks_past_what_rounding_does() -> None:
    # 0.1 + 0.2 is not 0.3 in floating point
    partners = table(("0.1", "0.2", 0), (0, 0, "0.3"), (0, 0, 0))
    weights = tuple(replace(c, weight=Span(Fraction(1), Fraction(1))) for c in partners.criteria)
    found = smaa(replace(partners, criteria=weights, weights="given"))
    assert found.ranks[0] == found.ranks[1] == (Fraction(1, 2), Fraction(1, 2), 0)
    assert found.ahead[0][1] == Fraction(1, 2)
    assert "equally often" in found.why


@pytest.mark.parametrize("seed", range(30))
def test_counts_are_those_of_the_plain_twin_on_the_same_draws(seed: int) -> None:
    partners, draws = at_random(seed), 150
    found = smaa(partners, CHANCES, draws=draws, seed=seed)
    if found.certain:
        draws = 1
    values = value_draws(partners, CHANCES, draws=draws, seed=seed)
    twin = plain_counts(values, weight_draws(partners, draws=draws, seed=seed), EQUAL)
    groups = [[j for j, b in enumerate(partners.offers) if b.cells == a.cells] for a in partners.offers]
    for i, mine in enumerate(groups):
        for rank in range(len(groups)):
            assert found.ranks[i][rank] == sum(twin.ranks[j][rank] for j in mine) / len(mine)
        for k, other in enumerate(groups):
            pairs = [twin.ahead[a][b] for a in mine for b in other if a != b]
            if i != k and mine != other:
                assert found.ahead[i][k] == sum(pairs) / len(pairs)
        sums = np.sum([twin.firsts[j] for j in mine], axis=0)
        central = found.central[i]
        assert (central is None) == (sums.sum() == 0)
        if central is not None:
            assert np.abs(np.array(central) - sums / sums.sum()).max() < 1e-9


def test_confidence_factors_are_those_of_central_weights_on_the_same_draws() -> None:
    for seed in range(8):
        partners, draws = at_random(seed), 300
        found = smaa(partners, CHANCES, draws=draws, seed=seed)
        values = value_draws(partners, CHANCES, draws=draws, seed=seed)
        for i, central in enumerate(found.central):
            like = [j for j, other in enumerate(partners.offers) if other.cells == partners.offers[i].cells]
            if central is not None:
                twin = plain_counts(values, np.tile(central, (draws, 1)), EQUAL)
                mean = sum(twin.ranks[j][0] for j in like) / len(like)
                assert found.confidence[i] == pytest.approx(float(mean))


@pytest.mark.parametrize("seed", range(30))
def test_every_row_and_column_adds_up_to_just_one(seed: int) -> None:
    found = smaa(at_random(seed), CHANCES, draws=997, seed=seed)
    for line in (*found.ranks, *zip(*found.ranks, strict=True)):
        assert sum(line) == 1
    for a in range(len(found.offers)):
        for b in range(a):
            assert found.ahead[a][b] + found.ahead[b][a] == 1


@pytest.mark.parametrize("seed", range(20))
def test_names_and_order_of_offers_play_no_part(seed: int) -> None:
    partners = at_random(seed)
    order = list(range(len(partners.offers)))
    random.Random(seed).shuffle(order)
    turned = replace(partners, offers=tuple(replace(partners.offers[k], id=f"z{k}") for k in order))
    one, two = smaa(partners, CHANCES, draws=500), smaa(turned, CHANCES, draws=500)
    for at, k in enumerate(order):
        assert two.ranks[at] == one.ranks[k]
        assert two.central[at] == pytest.approx(one.central[k])
        assert two.confidence[at] == pytest.approx(one.confidence[k])
        assert [two.ahead[at][b] for b in range(len(order))] == [one.ahead[k][order[b]] for b in range(len(order))]


def test_offers_of_which_nothing_is_known_have_the_same_shares() -> None:
    partners = Partners(
        (Criterion("k"), Criterion("l")), (Offer("a"), Offer("b"), Offer("c", cells=(("k", exact(1)),)))
    )
    found = smaa(partners, draws=1_000)
    assert found.ranks[0] == found.ranks[1]
    assert found.central[0] == found.central[1]
    assert found.ahead[0][1] == Fraction(1, 2)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.fractions(Fraction(1, 40), 50, max_denominator=40), st.integers(-9, 9))
def test_units_leave_everything_as_it_is(seed: int, factor: Fraction, shift: int) -> None:
    partners = at_random(seed)

    def other_unit(c: Criterion, cell: Cell) -> Cell:
        if c.id != "k0" or cell.shape in ("grade", "unknown"):
            return cell
        high = cell.high * factor + (0 if cell.shape == "normal" else shift)
        return replace(cell, low=cell.low * factor + shift, high=high)

    by_id = {c.id: c for c in partners.criteria}
    criteria = tuple(
        replace(c, worst=c.worst * factor + shift, best=c.best * factor + shift) if c.id == "k0" else c
        for c in partners.criteria
    )
    offers = tuple(
        replace(o, cells=tuple((name, other_unit(by_id[name], cell)) for name, cell in o.cells))
        for o in partners.offers
    )
    turned = smaa(replace(partners, criteria=criteria, offers=offers), CHANCES, draws=100)
    assert turned == smaa(partners, CHANCES, draws=100)


def worse(cell: Cell, criterion: Criterion) -> Cell:
    """Return a cell that is surely no better, whatever is drawn."""
    return Cell("grade", grade=criterion.grades[0]) if criterion.grades else replace(exact(criterion.worst))


@pytest.mark.parametrize("seed", range(20))
def test_an_offer_that_is_dominated_leaves_the_first_ranks_of_all_others(seed: int) -> None:
    partners = at_random(seed)
    last = Offer("last", cells=tuple((c.id, worse(Cell(), c)) for c in partners.criteria))
    before = smaa(partners, CHANCES, draws=600)
    # in a draw in which all are at their worst it shares the first rank: only where others have numbers of their own
    after = smaa(replace(partners, offers=(last, *partners.offers)), CHANCES, draws=600)
    if after.ranks[0][0] == 0:
        assert [row[0] for row in after.ranks[1:]] == [row[0] for row in before.ranks]
        assert after.central[1:] == before.central
    else:
        assert all(b[0] >= a[0] for a, b in zip(after.ranks[1:], before.ranks, strict=True))


def test_adding_dominated_offers_to_exact_ones_leaves_the_first_ranks() -> None:
    rows: list[tuple[Fraction | int | str, ...]] = [(1, 0, "0.3"), (0, 1, "0.5"), ("0.5", "0.6", "0.4")]
    before = smaa(table(*rows), draws=5_000)
    after = smaa(table(*rows, ("0.4", "0.6", "0.3"), ("0.9", 0, "0.3")), draws=5_000)
    assert [row[0] for row in after.ranks] == [row[0] for row in before.ranks] + [0, 0]


@pytest.mark.parametrize("seed", range(20))
def test_an_offer_that_dominates_is_never_behind(seed: int) -> None:
    draw = random.Random(seed)
    low = [Fraction(draw.randint(0, 6), 7) for _ in range(6)]
    high = [x + draw.choice([0, Fraction(1, 9)]) for x in low]
    other = [Fraction(draw.randint(0, 7), 7) for _ in range(6)]
    found = smaa(table(tuple(low), tuple(high), tuple(other)), draws=3_000)
    wins = 1 if low != high else Fraction(1, 2)
    assert found.ahead[1][0] == wins
    assert all(sum(found.ranks[1][: r + 1]) >= sum(found.ranks[0][: r + 1]) for r in range(3))


def test_the_same_seed_gives_the_same_answer_and_another_seed_one_within_the_bands() -> None:
    partners = at_random(4)
    assert smaa(partners, CHANCES, draws=700) == smaa(partners, CHANCES, draws=700)
    one, two = smaa(partners, CHANCES, draws=20_000, seed=1), smaa(partners, CHANCES, draws=20_000, seed=2)
    assert one.ranks != two.ranks
    assert np.abs(np.array(one.ranks, float) - np.array(two.ranks, float)).max() < 0.02


def test_bands_hold_the_truth_as_often_as_they_say() -> None:
    partners = table((1, 0), (0, 1), ("0.6", "0.6"))
    held = 0
    for seed in range(200):
        found = smaa(partners, draws=400, seed=seed)
        low, high = found.band(found.ranks[2][0])
        held += low <= 0.2 <= high
    assert 180 <= held <= 199


class Stopping(Budget):
    """A budget that is over after so many looks."""

    def __init__(self, looks: int) -> None:
        super().__init__(None)
        self.left_looks = looks

    def over(self) -> bool:
        self.left_looks -= 1
        return self.left_looks < 0


def test_what_is_done_when_the_budget_ends_is_kept_and_said() -> None:
    partners = table((1, 0), (0, 1), ("0.6", "0.6"))
    found = smaa(partners, draws=100_000, budget=Stopping(3))
    assert found.draws == 3 * 4_096
    assert found.asked == 100_000
    assert found.cut
    assert any("ended early, after 12,288 of 100,000" in s for s in found.sentences())
    assert found.ranks == smaa(partners, draws=3 * 4_096).ranks
    assert found.confidence == (None,) * 3


def test_a_budget_that_is_over_before_the_first_draws_is_told() -> None:
    with pytest.raises(BudgetExceededError):
        smaa(table((1, 0), (0, 1)), budget=Budget(0.0))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"draws": 0}, "at least 1"), ({"seed": -1}, "at least 0"), ({"threshold": 1.0}, "below 1")],
)
def test_odd_arguments_are_refused(wrong: dict[str, int], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        smaa(table((1, 0), (0, 1)), **wrong)  # type: ignore[arg-type]


def test_too_many_offers_or_draws_are_refused() -> None:
    with pytest.raises(TooLargeError, match="101 offers"):
        smaa(Partners((Criterion("k"),), tuple(Offer(f"o{i}") for i in range(101))))
    with pytest.raises(TooLargeError, match="draws"):
        smaa(table((1, 0), (0, 1)), draws=10**9)


def test_notes_say_what_the_numbers_rest_on() -> None:
    promised = Cell("exact", Fraction(2), Fraction(2), promised=True, claim="c9")
    said = Span(Fraction(1), Fraction(1))
    partners = Partners(
        (Criterion("k", weight=said), Criterion("l")),
        (Offer("a", cells=(("k", promised),)), Offer("b")),
        ranking=("k",),
    )
    notes = " ".join(smaa(partners, draws=10).notes)
    for words in ("3 of 4 cells are not known", "1 of 4 cells is only promised", "c9", 'cut off at its end: "k"'):
        assert words in notes
    assert "write weights: given" in notes
    assert "write weights: ranked" in notes


def test_only_one_offer_has_nobody_to_be_compared_with() -> None:
    found = smaa(Partners((Criterion("k"),), (Offer("a"),)), draws=10)
    assert found.winner is None
    assert "only offer" in found.why
    assert found.acceptability == {"a": (1.0,)}


def test_the_answer_as_plain_values_begins_with_the_contract() -> None:
    plain = smaa(at_random(3), CHANCES, draws=50).to_json()
    assert list(plain)[:3] == ["acceptability", "winner", "why"]
    assert plain["draws"] == 50


def test_texts_are_said_where_they_tell_offers_apart() -> None:
    partners = table((1, 0), (0, 1))
    named = replace(partners, offers=tuple(replace(o, text=f"The offer {o.id}") for o in partners.offers))
    assert any('"The offer o0" comes first' in s for s in smaa(named, draws=50).sentences())
    same = replace(partners, offers=tuple(replace(o, text="An offer") for o in partners.offers))
    assert any('"o0" comes first' in s for s in smaa(same, draws=50).sentences())


def test_preferences_between_offers_are_said_to_play_no_part_in_the_draws() -> None:
    offers = tuple(Offer(o, cells=(("k", Cell("exact", Fraction(x), Fraction(x))),)) for o, x in (("a", 1), ("b", 0)))
    stated = Partners((Criterion("k"),), offers, preferred=(Preferred("b", "a"),))
    assert smaa(stated, draws=10).winner == "a"
    assert "Stated preferences between offers play no part in the draws" in smaa(stated, draws=10).notes[-1]
    assert smaa(replace(stated, preferred=()), draws=10).notes == ()


def test_what_is_promised_and_not_known_is_counted_as_not_known_alone() -> None:
    nothing = Offer("a", cells=(("k", Cell(promised=True)),))
    notes = smaa(Partners((Criterion("k"),), (nothing, Offer("b"))), draws=10).notes
    assert notes == ("2 of 2 cells are not known; each was drawn from the whole range of its criterion.",)
