from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pysat.solvers import Solver

from comity.logic.clauses import Clauses, clauses, definition
from comity.logic.masks import _plain_holds
from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor

A, B, C = Name("a"), Name("b"), Name("c")


def _numbered(options: tuple[str, ...], atom: Atom) -> int:
    assert isinstance(atom, Name)
    return options.index(atom.name) + 1


def _satisfiable(cnf: Clauses, row: dict[str, bool], extra: tuple[int, ...] = ()) -> bool:
    fixed = [k + 1 if on else -k - 1 for k, on in enumerate(row.values())]
    with Solver(name="cadical153", bootstrap_with=cnf) as solver:
        return bool(solver.solve(assumptions=[*fixed, *extra]))


def _fresh(options: tuple[str, ...]) -> Iterator[int]:
    return count(len(options) + 1)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_an_assignment_extends_to_a_model_just_where_the_statement_holds(
    data: st.DataObject, trees: st.SearchStrategy[Node], assignments: list[dict[str, bool]]
) -> None:
    tree = data.draw(trees)
    options = tuple(assignments[0])
    new = _fresh(options)
    cnf = clauses(tree, lambda atom: _numbered(options, atom), lambda: next(new), options)
    assert [_satisfiable(cnf, row) for row in assignments] == [_plain_holds(tree, row) for row in assignments]


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_definition_is_true_just_where_its_statement_holds(
    data: st.DataObject, trees: st.SearchStrategy[Node], assignments: list[dict[str, bool]]
) -> None:
    tree = data.draw(trees)
    options = tuple(assignments[0])
    new = _fresh(options)
    literal, cnf = definition(tree, lambda atom: _numbered(options, atom), lambda: next(new), options)
    for row in assignments:
        holds = _plain_holds(tree, row)
        assert (_satisfiable(cnf, row, (literal,)), _satisfiable(cnf, row, (-literal,))) == (holds, not holds)


def _simple(tree: Node, options: tuple[str, ...] = ("a", "b", "c")) -> Clauses:
    new = count(10)
    return clauses(tree, lambda atom: _numbered(options, atom), lambda: next(new), options)


@pytest.mark.parametrize(
    ("tree", "cnf"),
    [
        (A, [(1,)]),
        (Not(A), [(-1,)]),
        (And((A, Not(B))), [(1,), (-2,)]),
        (Or((A, Or((B, C)))), [(1, 2, 3)]),
        (Implies(A, Implies(B, C)), [(-1, -2, 3)]),
        (Not(And((A, B))), [(-1, -2)]),
        (Iff(A, B), [(-1, 2), (1, -2)]),
        (Xor((A, B)), [(1, 2), (-1, -2)]),
        (Pattern("YN-"), [(1,), (-2,)]),
        (Not(Pattern("YN-")), [(-1, 2)]),
        (Pattern("---"), []),
        (Or((A, Not(A))), []),
        (Or((A, A)), [(1,)]),
    ],
)
def test_plain_statements_need_no_fresh_variable(tree: Node, cnf: Clauses) -> None:
    assert _simple(tree) == cnf


def test_what_can_never_hold_gives_clauses_that_contradict() -> None:
    assert _simple(Not(Pattern("---"))) == [(10,), (-10,)]


def test_levels_are_atoms_like_any_other() -> None:
    numbers: dict[Atom, int] = {Level("t", "x"): 7, Level("t", "y"): 8}
    assert clauses(Not(Level("t", "x")), numbers.__getitem__, lambda: 9) == [(-7,)]
    assert clauses(Or(tuple(numbers)), numbers.__getitem__, lambda: 9) == [(7, 8)]


def test_clauses_grow_in_proportion_to_the_statement() -> None:
    wide = Xor(tuple([A, B, C] * 100))
    deep: Node = A
    for _ in range(150):
        deep = Iff(deep, And((B, Or((C, deep))) if deep is A else (B, C)))
    assert len(_simple(wide)) <= 4 * 300
    assert len(_simple(deep)) <= 10 * 150


def test_a_pattern_needs_its_options() -> None:
    with pytest.raises(ValueError, match="does not fit 0 options"):
        clauses(Pattern("YN"), lambda atom: 1, lambda: 2)
