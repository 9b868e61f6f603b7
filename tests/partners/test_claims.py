"""Whether the answer hangs on claims: against shares that are known in closed form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.partners.claims import MOST, at_both_ends, cells_of_claims

DRAWS = 20_000


def exact(x: str, claim: str = "") -> Cell:
    return Cell("exact", Fraction(x), Fraction(x), claim=claim)


def section(*claims: str) -> Partners:
    hanging = tuple(Offer(f"x{k}" if k else "x", cells=(("record", exact("1", c)),)) for k, c in enumerate(claims))
    return Partners((Criterion("record"),), (*hanging, Offer("y", text="Other", cells=(("record", exact("0.9")),))))


def test_the_answer_at_both_ends_of_a_posterior() -> None:
    found = at_both_ends(section("k"), {"k": (0.5, 0.1, 0.9)}, DRAWS, 0)
    (tried,) = found.tried
    # first where the claim holds, and in a tenth of the cases where it fails
    assert tried.low.first["x"] == pytest.approx(0.19, abs=0.01)
    assert tried.high.first["x"] == pytest.approx(0.91, abs=0.01)
    assert (tried.hangs, tried.low.winner, tried.high.winner) == (True, "y", "x")
    assert tried.cells == (("x", "record"),)
    assert found.sentences() == (
        'Claim "k" holds with a chance of 0.50 [0.10 to 0.90].',
        'The answer hangs on how likely claim "k" is: at 0.10 "Other" is the clear winner, at 0.90 "x" is the clear '
        "winner.",
    )
    assert found.to_json()["chances"] == {"k": [0.5, 0.1, 0.9]}


def test_a_claim_without_an_interval_is_told_and_not_tried_and_one_without_a_posterior_is_named() -> None:
    found = at_both_ends(section("known", "nobody knows"), {"known": (0.5, 0.5, 0.5)}, DRAWS, 0)
    assert (found.tried, found.unknown) == ((), ("nobody knows",))
    assert found.sentences()[-1].startswith('Nothing is known of claim "nobody knows"')


def test_where_no_end_changes_anything_that_is_said() -> None:
    found = at_both_ends(section("k"), {"k": (0.9, 0.85, 0.95)}, DRAWS, 0)
    assert found.sentences()[-1].startswith("At both ends of what is known of each claim")


def test_the_widest_intervals_are_tried_and_the_rest_counted() -> None:
    names = [f"k{k:02d}" for k in range(MOST + 2)]
    chances = {name: (0.5, 0.4 - k / 1000, 0.6) for k, name in enumerate(names)}
    found = at_both_ends(section(*names), chances, 50, 0)
    assert [t.claim for t in found.tried] == names[:1:-1]
    assert found.left_out == 2
    assert "Not tried one by one: 2 claims" in " ".join(found.sentences())


def test_a_budget_that_is_over_keeps_what_was_known_before() -> None:
    found = at_both_ends(section("k"), {"k": (0.5, 0.1, 0.9)}, DRAWS, 0, budget=Budget(0))
    assert (found.tried, dict(found.chances)) == ((), {"k": (0.5, 0.1, 0.9)})
    assert found.cut == "the budget of 0 seconds ran out"


def test_a_cell_that_is_not_public_hangs_on_nothing() -> None:
    assert cells_of_claims(Partners(offers=(Offer("x", cells=(("record", Cell(claim="k")),)),))) == {}
