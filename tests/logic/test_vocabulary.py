from __future__ import annotations

from comity.logic.parse import parse
from comity.logic.tree import Name
from comity.logic.vocabulary import Vocabulary


def test_options_are_names_even_where_names_does_not_list_them() -> None:
    vocabulary = Vocabulary(("term",), options=("b", "a"))
    assert vocabulary.all_names == ("term", "b", "a")
    assert parse("a", vocabulary) == Name("a")


def test_a_name_listed_twice_counts_once() -> None:
    assert Vocabulary(("a", "b"), options=("a", "b")).all_names == ("a", "b")
