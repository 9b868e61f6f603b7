"""The claims as a graph: merging, versions, claims taken as given up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.case.settlement import Order, Settlement, Span, Version
from comity.errors import UsageError
from comity.settlement.sequence.graph import graph_of


def span(low: int, high: int | None = None) -> Span:
    return Span(Fraction(low), Fraction(low if high is None else high))


def test_the_weights_of_several_owners_add_up() -> None:
    rows = (Order("a", "x", "y", weight=span(2, 3)), Order("b", "x", "y", weight=span(5)))
    (arrow,) = graph_of(Settlement(sequence=rows)).arrows
    assert arrow.owners == ("a", "b")
    assert arrow.weight == span(7, 8)


def test_a_party_that_says_it_twice_counts_once_with_the_heavier() -> None:
    rows = (Order("a", "x", "y", weight=span(2)), Order("a", "x", "y", weight=span(5)))
    (arrow,) = graph_of(Settlement(sequence=rows)).arrows
    assert arrow.weight == span(5)
    assert arrow.claims == (0, 1)


def test_acts_come_in_the_order_in_which_they_are_first_named() -> None:
    graph = graph_of(Settlement(sequence=(Order("a", "y", "x"), Order("a", "b", "x"))))
    assert graph.acts == ("y", "x", "b")


def versions() -> Settlement:
    rows = (Order("a", "x", "y"), Order("a", "y", "z", version="v1"), Order("a", "z", "x", version="v2", id="last"))
    return Settlement(sequence=rows, versions=(Version("v1"), Version("v2")))


def test_the_first_version_is_asked_about_by_default() -> None:
    assert [c.id for c in graph_of(versions()).claims] == ["x > y", "y > z"]
    assert [c.id for c in graph_of(versions(), "v2").claims] == ["x > y", "last"]


def test_an_unknown_version_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match=r'version "v3" is not defined\. Defined: v1, v2\.'):
        graph_of(versions(), "v3")
    with pytest.raises(UsageError, match="The case has no versions"):
        graph_of(Settlement(), "v3")


def test_a_claim_that_is_dropped_does_not_count() -> None:
    assert [c.id for c in graph_of(versions(), drop=["y > z"]).claims] == ["x > y"]


def test_an_unknown_claim_cannot_be_dropped() -> None:
    with pytest.raises(UsageError, match=r'no claim "lost"\. Known: x > y, y > z\.'):
        graph_of(versions(), drop=["lost"])
    with pytest.raises(UsageError, match='Did you mean "last"'):
        graph_of(versions(), "v2", ["lasst"])
