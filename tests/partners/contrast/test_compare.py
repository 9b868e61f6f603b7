"""The contrast as a whole: what goes in, what is said, and that it decides nothing."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.partners import Cell, Compared, Criterion, Offer, Partners
from comity.case.settlement import Span
from comity.errors import TooLargeError, UsageError
from comity.partners.contrast.agreement import most_likely_ranks
from comity.partners.contrast.compare import contrast
from comity.partners.contrast.judged import taken
from comity.partners.contrast.weighing import weighing
from comity.partners.smaa.analyse import smaa

F = Fraction


def exact(x: int | str) -> Cell:
    return Cell("exact", F(x), F(x))


def weighed(name: str, weight: str) -> Criterion:
    return Criterion(name, best=F(4), weight=Span(F(weight), F(weight)))


def offer(name: str, *cells: Cell) -> Offer:
    return Offer(name, cells=tuple(zip("abc", cells, strict=False)))


RING = Partners(
    (weighed("a", "0.4"), weighed("b", "0.35"), weighed("c", "0.25")),
    (
        offer("x", exact(3), exact(1), exact(2)),
        offer("y", exact(2), exact(3), exact(1)),
        offer("z", exact(1), exact(2), exact(3)),
    ),
    weights="given",
)
OPEN = Partners(
    (Criterion("a", best=F(10)), Criterion("b", worst=F(8), best=F(0))),
    (offer("x", exact(4), Cell("uniform", F(1), F(3))), offer("y", exact(12)), offer("z", exact(5), exact(2))),
)


def test_scores_ranks_and_reversals_are_there_for_each_method() -> None:
    found = contrast(RING)
    assert [r.method for r in found.rankings] == ["sum", "promethee", "topsis", "vikor"]
    by = {r.method: r for r in found.rankings}
    assert by["promethee"].scores == pytest.approx((0.05, 0.1, -0.15))
    assert by["promethee"].ranks == (2, 1, 3)
    assert {(c.offer, c.reversed) for c in by["promethee"].reversals if c.kind == "without"} == {
        ("y", (("x", "z"),)),
        ("z", (("y", "x"),)),
    }
    assert by["sum"].reversals == ()
    assert found.weights == pytest.approx((0.4, 0.35, 0.25))


def test_reversals_are_said_in_plain_words() -> None:
    said = contrast(RING, methods=("sum", "promethee")).sentences()
    assert 'By PROMETHEE II the order is "y", then "x", then "z".' in said
    assert 'Leaving out "y" turns the order of "x" and "z": "x" came first of the others, now "z" does.' in said
    assert any(s.startswith("In 6 changes of the list") and "the weighted sum never turned" in s for s in said)
    assert "deciding nothing" in said[0]


def test_an_unknown_cell_stops_the_methods_and_is_named() -> None:
    found = contrast(OPEN)
    assert found.rankings == ()
    assert found.unknown == (("y", "b"),)
    assert any("cannot take a cell that is not known" in s and '"y" on "b"' in s for s in found.sentences())
    assert found.to_json()["methods"] == {}


def test_where_the_caller_allows_it_the_middle_stands_in_and_is_marked() -> None:
    found = contrast(OPEN, middles=True)
    assert len(found.rankings) == 4
    assert found.filled
    assert any("nobody has said what stands there" in s and '"y" on "b"' in s for s in found.sentences())
    assert any("1 cell is known only between bounds" in n for n in found.notes)
    assert any('cut off at its end: "a"' in n for n in found.notes)
    assert taken(OPEN).numbers.tolist() == [[4, 2], [10, 4], [5, 2]]


def test_grades_stand_in_equal_steps_and_this_is_said() -> None:
    graded = Criterion("a", grades=("poor", "fair", "good"))
    table = Partners((graded,), tuple(offer(g, Cell("grade", grade=g)) for g in ("fair", "poor", "good")))
    assert taken(table).numbers.tolist() == [[0.5], [0.0], [1.0]]
    found = contrast(table)
    assert all(r.ranks == (2, 3, 1) for r in found.rankings)
    assert any("Grades were put in equal steps" in n for n in found.notes)


def test_weights_not_given_are_taken_at_the_centre() -> None:
    free = Partners(tuple(map(Criterion, "abc")))
    assert weighing(free).weights.tolist() == pytest.approx([1 / 3] * 3)
    ranked = Partners(tuple(map(Criterion, "abc")), weights="ranked", ranking=("a", "b", "c"))
    # the centroid of the order: 11/18, 5/18, 2/18
    assert weighing(ranked).weights.tolist() == pytest.approx([11 / 18, 5 / 18, 2 / 18])


def test_the_centre_of_bounds_pair_by_pair_is_the_mean_of_what_fits() -> None:
    # a is one to two times b, and both are drawn along with c: the two corners on c = 0, and c = 1
    compared = (Compared("a", "b", F(1), F(2)),)
    found = weighing(Partners(tuple(map(Criterion, "abc")), compared=compared))
    assert found.weights.tolist() == pytest.approx([(1 / 2 + 2 / 3) / 3, (1 / 2 + 1 / 3) / 3, 1 / 3], abs=0.01)
    boxed = tuple(Criterion(c, weight=Span(F(15, 100), F(45, 100))) for c in "abc")
    about = weighing(Partners(boxed, weights="given"))
    assert about.drawn
    assert about.weights.tolist() == pytest.approx([1 / 3] * 3, abs=0.005)


def test_agreement_with_the_most_likely_ranks_of_draws_is_there() -> None:
    likely = most_likely_ranks(smaa(RING, draws=100).acceptability)
    found = contrast(RING, likely=likely)
    taus = {(a, b): tau for a, b, tau in found.agreement}
    assert taus["the weighted sum", "most likely ranks"] == 1
    assert len(taus) == 10
    assert any("the most likely ranks" in s for s in found.sentences())
    with pytest.raises(UsageError, match='"z" is in one only'):
        contrast(RING, likely={"x": 1, "y": 2})


def test_another_order_and_other_names_change_nothing() -> None:
    names = {"x": "q", "y": "a", "z": "m"}
    other = Partners(
        RING.criteria[::-1],
        tuple(Offer(names[o.id], cells=o.cells[::-1]) for o in RING.offers[::-1]),
        weights="given",
    )
    one, two = (
        contrast(RING, methods=("promethee", "topsis", "vikor")),
        contrast(other, methods=("promethee", "topsis", "vikor")),
    )
    for a, b in zip(one.rankings, two.rankings, strict=True):
        assert b.scores == pytest.approx(a.scores[::-1])
        turned = {(c.kind, names[c.offer], frozenset((names[p], names[q]) for p, q in c.reversed)) for c in a.changes}
        assert turned == {(c.kind, c.offer, frozenset(c.reversed)) for c in b.changes}


def test_a_method_that_cannot_take_the_table_is_left_out_with_the_reason() -> None:
    table = Partners((Criterion("a"),), (offer("x", exact(0)), offer("y", exact(1))))
    found = contrast(table, methods=("codas", "topsis"))
    assert [name for name, _ in found.left_out] == ["CODAS"]
    assert "CODAS was left out" in " ".join(found.sentences())
    assert contrast(table, methods=("codas",)).why


def test_one_offer_has_nothing_to_be_compared_with() -> None:
    found = contrast(Partners((Criterion("a"),), (offer("x", exact(1)),)))
    assert found.rankings == ()
    assert "none to compare it with" in found.sentences()[0]


def test_when_the_time_is_over_scores_are_there_and_changes_are_cut() -> None:
    found = contrast(RING, budget=Budget(0.0))
    assert all(len(r.changes) == 1 and len(r.scores) == 3 for r in found.rankings)
    assert "ended early" in " ".join(found.sentences())


def test_plain_values_can_be_written_and_read_again() -> None:
    plain = contrast(OPEN, middles=True, likely={"x": 1, "y": 2, "z": 3}).to_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["methods"]["topsis"]["ranks"].keys() == {"x", "y", "z"}


def test_odd_arguments_are_refused() -> None:
    with pytest.raises(UsageError, match="cannot be worse"):
        contrast(RING, worse=0.0)
    many = tuple(offer(str(k), exact(1), exact(1), exact(1)) for k in range(101))
    with pytest.raises(TooLargeError, match="at most 100"):
        contrast(Partners(RING.criteria, many, weights="given"))
