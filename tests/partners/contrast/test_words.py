"""The contrast in words."""

from __future__ import annotations

from comity.partners.contrast.reversals import Change
from comity.partners.contrast.words import about_agreement, about_cells, about_method

NAMES = {o: o.upper() for o in "wxyz"}


def test_methods_that_all_agree_are_said_in_one_sentence() -> None:
    taus = [("A", "B", 1.0), ("A", "C", 1.0), ("B", "C", 1.0)]
    assert about_agreement(taus, "most likely ranks") == ("All these methods put the offers in the same order.",)


def test_the_two_methods_that_agree_least_are_named() -> None:
    taus = [("A", "B", 1.0), ("A", "C", -0.5), ("B", "C", None)]
    said = about_agreement(taus, "most likely ranks")
    assert said[0].startswith("1 of 2 pairs of methods put all offers in the same order; A and C agree least, by -0.50")
    assert "cannot be told" in said[1]


def test_a_pair_that_turns_behind_the_first_is_told_from_a_new_first() -> None:
    behind = Change("copy", "x", reversed=(("y", "z"),), first=("x",), then=("x",))
    first = Change("copy", "x", reversed=(("y", "z"),), first=("y",), then=("y", "z"))
    said = about_method("A", NAMES, "wxyz", [1, 2, 3, 4], [behind, first])
    assert said[1].endswith('turns the order of "Y" and "Z": "Y" came before "Z", now it comes after.')
    assert said[2].endswith('"Y" came first, now "Y" and "Z" do.')


def test_two_pairs_with_the_same_first_keep_the_first() -> None:
    two = Change("without", "x", reversed=(("y", "z"), ("w", "z")), first=("y",), then=("y",))
    said = about_method("A", NAMES, "wxyz", [1, 2, 3, 4], [two])
    assert said[1] == 'Leaving out "X" turns the order of "Y" and "Z"; of "W" and "Z"; who comes first stays.'


def test_long_lists_are_cut_and_counted() -> None:
    many = [Change("without", "x", reversed=(("y", "z"),), first=("y",), then=("z",))] * 7
    assert about_method("A", NAMES, "wxyz", [1, 2, 3, 4], many)[-1].startswith("2 more changes of the list")
    cells = [("x", str(k)) for k in range(8)]
    assert about_cells(cells, True)[0].endswith("and 3 more.")
    assert about_cells(cells, False)[0].endswith("and 3 more.")


def test_methods_that_were_never_tried_do_not_claim_to_be_steady() -> None:
    assert about_method("A", NAMES, "xy", [1, 2], []) == ('By A the order is "X", then "Y".',)
