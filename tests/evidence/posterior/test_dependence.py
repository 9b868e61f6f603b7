"""Origins that are partly one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.case.evidence import Claim, Dependence, Evidence, EvidenceSource, Item, Range, Says
from comity.evidence.posterior.analyse import posteriors
from comity.evidence.posterior.dependence import pools_of
from comity.testing.evidence_at_random import joint_posterior


def _rho(x: str) -> Range:
    return Range(Fraction(x), Fraction(x), Fraction(x))


def _p(rho: str, ratios: list[int], named: int | None = None) -> float:
    items = tuple(
        Item(f"i{k}", "c", "supports", "s", f"o{k}", ratio=Range(Fraction(r), Fraction(r), Fraction(r)))
        for k, r in enumerate(ratios)
    )
    sets = (Dependence(tuple(f"o{k}" for k in range(named or len(ratios))), _rho(rho)),)
    case = Evidence(sources=(EvidenceSource("s"),), claims=(Claim("c", "x"),), items=items, dependence=sets)
    return posteriors(case).claims["c"].p


def test_no_dependence_is_bayes_over_independent_origins() -> None:
    assert _p("0", [2, 3, 4]) == pytest.approx(joint_posterior(0.5, [2, 3, 4]))


def test_full_dependence_counts_origins_that_say_the_same_as_one() -> None:
    assert _p("1", [3, 3, 3, 3]) == pytest.approx(joint_posterior(0.5, [3]))


def test_half_dependence_of_three_counts_them_as_one_and_a_half() -> None:
    # 3 / (1 + 2 * 0.5) = 1.5
    assert _p("1/2", [4, 4, 4]) == pytest.approx(joint_posterior(0.5, [4**1.5]))


def test_an_origin_that_says_nothing_takes_nothing_from_the_others() -> None:
    assert _p("1/2", [4, 4, 1]) == pytest.approx(_p("1/2", [4, 4]))


def test_origins_outside_a_set_keep_their_weight() -> None:
    # two of three are one
    assert _p("1", [4, 4, 5], named=2) == pytest.approx(joint_posterior(0.5, [4, 5]))


def test_sets_that_share_an_origin_become_one_and_this_is_said() -> None:
    rows = [
        Dependence(("a", "b"), _rho("1/4")),
        Dependence(("d", "e"), _rho("1/8")),
        Dependence(("b", "c"), _rho("1/2")),
    ]
    for order in (rows, rows[::-1]):
        pools, remarks = pools_of(order)
        assert [(sorted(p.origins), p.middle) for p in pools] == [(["a", "b", "c"], 0.5), (["d", "e"], 0.125)]
        assert len(remarks) == 1
        assert "a, b, c" in remarks[0]


def test_a_set_that_counts_for_less_than_its_strongest_origin_is_said() -> None:
    def notes(a: str, b: str, rho: str, says: Says = "supports") -> tuple[str, ...]:
        items = (
            Item("i", "c", says, "s", "a", ratio=Range(*3 * (Fraction(a),))),
            Item("j", "c", says, "s", "b", ratio=Range(*3 * (Fraction(b),))),
        )
        sets = (Dependence(("a", "b"), Range(*3 * (Fraction(rho),))),)
        return posteriors(Evidence(claims=(Claim("c", "x"),), items=items, dependence=sets)).notes

    def said(found: tuple[str, ...]) -> list[str]:
        return [n for n in found if "more weakly together" in n]

    (told,) = said(notes("16", "1.0001", "1"))
    assert told.startswith("On c the dependence of a, b lets them speak for it more weakly together than a would alone")
    assert "speak against it" in said(notes("16", "1.0001", "1", "contradicts"))[0]
    assert not said(notes("16", "16", "1"))  # as one: no weaker than one of them
    assert not said(notes("16", "1.0001", "0"))
    assert not said(notes("16", "1", "1"))  # what says nothing is not counted
    assert not said(notes("3", "2", "0.2"))
