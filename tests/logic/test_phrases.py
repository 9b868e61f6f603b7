from __future__ import annotations

from itertools import product

import pytest

from comity.logic.masks import _plain_holds
from comity.logic.phrases import to_words
from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor

A, B, C = Name("a"), Name("b"), Name("c")


def _phrase(atom: Atom, holds: bool) -> str:
    match atom:
        case Name(name):
            return f"{name} {'acts' if holds else 'waits'}"
        case Level(issue, level):
            return f"{issue} {'is' if holds else 'is not'} {level}"
        case Pattern(letters):
            return f"the state {'fits' if holds else 'does not fit'} {letters}"


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (A, "a acts"),
        (Not(A), "a waits"),
        (Not(Not(A)), "a acts"),
        (And((A, Not(B))), "a acts and b waits"),
        (And((A, Not(B), C)), "a acts, b waits and c acts"),
        (And((Not(A), Not(B))), "neither a acts nor b acts"),
        (And((Not(A), Not(B), Not(C))), "neither a acts nor b acts nor c acts"),
        (Not(Or((A, B))), "neither a acts nor b acts"),
        (Not(And((A, B))), "not both a acts and b acts"),
        (Not(And((A, B, C))), "not all of a acts, b acts and c acts"),
        (Or((A, Not(B))), "a acts or b waits"),
        (Xor((A, B)), "either a acts or b acts, not both"),
        (Not(Xor((A, B))), "a acts exactly when b acts"),
        (Xor((A, B, C)), "an odd number of these: a acts; b acts; c acts"),
        (Not(Xor((A, B, C))), "an even number of these: a acts; b acts; c acts"),
        (Iff(A, B), "a acts exactly when b acts"),
        (Not(Iff(A, B)), "either a acts or b acts, not both"),
        (Implies(A, Not(B)), "if a acts, then b waits"),
        (Not(Implies(A, B)), "a acts and b waits"),
        (Level("t", "x"), "t is x"),
        (Pattern("YN-"), "the state fits YN-"),
    ],
)
def test_each_operator_has_its_words(tree: Node, words: str) -> None:
    assert to_words(tree, _phrase) == words


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (Or((And((A, B)), C)), "(a acts and b acts) or c acts"),
        (Implies(And((A, B)), Or((B, C))), "if a acts and b acts, then b acts or c acts"),
        (Implies(A, Implies(B, C)), "if a acts, then (if b acts, then c acts)"),
        (Implies(Xor((A, B)), C), "if (either a acts or b acts, not both), then c acts"),
        (Implies(Not(Or((A, B))), C), "if neither a acts nor b acts, then c acts"),
        (Implies(Or((And((A, B)), C)), A), "if ((a acts and b acts) or c acts), then a acts"),
        (And((Implies(A, B), C)), "(if a acts, then b acts) and c acts"),
        (Iff(A, And((B, C))), "a acts exactly when (b acts and c acts)"),
    ],
)
def test_what_is_nested_stays_apart(tree: Node, words: str) -> None:
    assert to_words(tree, _phrase) == words


def test_a_pattern_is_spelled_out_where_its_options_are_known() -> None:
    assert to_words(Pattern("Y-N"), _phrase, ("a", "b", "c")) == "a acts and c waits"
    assert to_words(Pattern("-N-"), _phrase, ("a", "b", "c")) == "b waits"
    assert to_words(Pattern("---"), _phrase, ("a", "b", "c")) == "anything may be so"
    assert to_words(Not(Pattern("YY-")), _phrase, ("a", "b", "c")) == "not both a acts and b acts"


def test_the_same_words_never_say_different_things() -> None:
    rows = [dict(zip("abc", row, strict=True)) for row in product((False, True), repeat=3)]
    first: list[Node] = [A, B, C, *(Not(x) for x in (A, B, C))]
    second = [*first, *_joined(first)]
    third = [*second, *(Not(x) for x in second), *_joined(second[::7])]
    meaning: dict[str, tuple[bool, ...]] = {}
    for tree in third:
        table = tuple(_plain_holds(tree, row) for row in rows)
        assert meaning.setdefault(to_words(tree, _phrase), table) == table


def _joined(parts: list[Node]) -> list[Node]:
    pairs = list(product(parts, repeat=2))
    several: list[Node] = [kind(pair) for kind in (And, Or, Xor) for pair in pairs]
    triples: list[Node] = [kind((*pair, C)) for kind in (And, Or, Xor) for pair in pairs]
    return [*several, *triples, *(kind(*pair) for kind in (Implies, Iff) for pair in pairs)]
