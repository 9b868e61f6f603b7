"""What sentences call offers and criteria."""

from __future__ import annotations

import pytest

from comity.case.partners import Criterion, Offer
from comity.partners.naming import called, called_by_id, listed


def test_short_texts_that_tell_apart_are_used() -> None:
    assert called([Offer("x", text="First"), Offer("y")]) == ("First", "y")
    assert called([Criterion("price", text="Price per dose"), Criterion("time")]) == ("Price per dose", "time")
    assert called([]) == ()


def test_one_long_text_and_all_are_called_by_their_ids() -> None:
    assert called([Offer("x", text="a" * 60), Offer("y", text="short")]) == ("a" * 60, "short")
    assert called([Offer("x", text="a" * 61), Offer("y", text="short")]) == ("x", "y")


def test_a_text_that_stands_there_twice_or_is_the_id_of_another_is_not_used() -> None:
    assert called([Offer("x", text="Same"), Offer("y", text="Same"), Offer("z", text="Other")]) == ("x", "y", "z")
    assert called([Offer("x", text="y"), Offer("y")]) == ("x", "y")


def test_names_by_id_are_the_same_names_whatever_the_order() -> None:
    offers = [Offer("x", text="First"), Offer("y"), Offer("z", text="Third")]
    assert called_by_id(offers) == {"x": "First", "y": "y", "z": "Third"}
    assert called_by_id(offers[::-1]) == called_by_id(offers)


@pytest.mark.parametrize(
    ("names", "said"),
    [(["x"], '"x"'), (["x", "y"], '"x" or "y"'), (["x", "y", "z"], '"x", "y" or "z"')],
)
def test_a_list_reads_as_one(names: list[str], said: str) -> None:
    assert listed(names, "or") == said
    assert listed(names) == said.replace(" or ", " and ")
