from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.logic.parse import parse
from comity.logic.text import to_text
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor
from comity.logic.vocabulary import Vocabulary

A, B, C = Name("a"), Name("b"), Name("c")


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_the_text_of_a_tree_reads_back_to_it(
    data: st.DataObject, trees_with_levels: st.SearchStrategy[Node], vocabulary: Vocabulary
) -> None:
    tree = data.draw(trees_with_levels)
    assert parse(to_text(tree), vocabulary) == tree


@settings(deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_any_name_reads_back(name: str) -> None:
    tree = And((Not(Name(name)), Level(name, name)))
    assert parse(to_text(tree), Vocabulary((name,), {name: (name,)}, ("o", "p", "q"))) == tree


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Implies(A, Implies(B, C)), "a -> b -> c"),
        (Implies(Implies(A, B), C), "(a -> b) -> c"),
        (Iff(Iff(A, B), C), "a <-> b <-> c"),
        (Iff(A, Iff(B, C)), "a <-> (b <-> c)"),
        (Iff(Implies(A, B), Implies(B, A)), "a -> b <-> b -> a"),
        (Or((And((A, B)), Xor((B, C)))), "a & b | b ^ c"),
        (And((Or((A, B)), C)), "(a | b) & c"),
        (Or((A, Or((B, C)))), "a | (b | c)"),
        (Not(Not(A)), "!!a"),
        (Not(And((A, B))), "!(a & b)"),
        (Implies(Pattern("YN-"), Not(Pattern("--Y"))), "YN- -> !--Y"),
        (Not(Level("t", "x")), "!(t = x)"),
    ],
)
def test_parentheses_stand_only_where_they_are_needed(tree: Node, text: str) -> None:
    assert to_text(tree) == text
    assert parse(text, Vocabulary(("a", "b", "c"), {"t": ("x",)}, ("a", "b", "c"))) == tree


@pytest.mark.parametrize("tree", [And(()), Or((A,)), Not(Xor((A,)))])
def test_an_operator_with_too_few_parts_has_no_text(tree: Node) -> None:
    with pytest.raises(ValueError, match="joins two parts or more"):
        to_text(tree)
