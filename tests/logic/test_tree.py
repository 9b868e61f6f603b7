from __future__ import annotations

import pytest

from comity.logic.tree import (
    And,
    Iff,
    Implies,
    Level,
    Name,
    Node,
    Not,
    Or,
    Pattern,
    Xor,
    atoms,
    children,
    fold,
    spelled_out,
)


def test_atoms_come_from_left_to_right_with_repeats() -> None:
    tree = Iff(Implies(Name("b"), Xor((Name("a"), Level("t", "x")))), Or((Not(Pattern("Y-")), And((Name("b"),)))))
    assert list(atoms(tree)) == [Name("b"), Name("a"), Level("t", "x"), Pattern("Y-"), Name("b")]


def test_a_pattern_spelled_out_names_only_what_it_speaks_of() -> None:
    assert spelled_out(Pattern("-NY"), ("a", "b", "c")) == (Not(Name("b")), Name("c"))
    assert spelled_out(Pattern("---"), ("a", "b", "c")) == ()


def test_a_pattern_of_the_wrong_length_is_not_spelled_out() -> None:
    with pytest.raises(ValueError, match='The pattern "YN" does not fit 3 options'):
        spelled_out(Pattern("YN"), ("a", "b", "c"))


def test_children_are_the_parts_in_their_order() -> None:
    assert children(Name("a")) == children(Pattern("Y")) == children(Level("t", "x")) == ()
    assert children(Not(Name("a"))) == (Name("a"),)
    assert children(Implies(Name("a"), Name("b"))) == (Name("a"), Name("b"))
    assert children(Xor((Name("a"), Name("b"), Name("a")))) == (Name("a"), Name("b"), Name("a"))


def test_fold_hands_each_node_what_became_of_its_own_children() -> None:
    tree = Implies(And((Name("a"), Not(Name("b")))), Or((Name("c"), Name("d"), Name("e"))))

    def shown(node: Node, inner: list[str]) -> str:
        return node.name if isinstance(node, Name) else f"{type(node).__name__}({','.join(inner)})"

    assert fold(tree, shown) == "Implies(And(a,Not(b)),Or(c,d,e))"


def test_fold_needs_no_recursion() -> None:
    tree: Node = Name("a")
    for _ in range(10_000):
        tree = Not(tree)
    assert fold(tree, lambda node, inner: 1 + sum(inner)) == 10_001
