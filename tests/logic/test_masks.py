from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.logic.masks import Mask, _plain_holds, evaluate, mask
from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor

A, B, C = Name("a"), Name("b"), Name("c")
POSITION = {"a": 0, "b": 1, "c": 2}
ALL = np.arange(8, dtype=np.uint64)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_masks_agree_with_the_definition(
    data: st.DataObject, trees: st.SearchStrategy[Node], assignments: list[dict[str, bool]]
) -> None:
    tree = data.draw(trees)
    position = {option: k for k, option in enumerate(assignments[0])}
    codes = np.arange(len(assignments), dtype=np.uint64)
    assert mask(tree, codes, position).tolist() == [_plain_holds(tree, row) for row in assignments]


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_evaluation_agrees_with_the_definition_and_keeps_its_input(
    data: st.DataObject, trees_with_levels: st.SearchStrategy[Node], assignments: list[dict[str, bool]]
) -> None:
    tree = data.draw(trees_with_levels)
    levels = {"territory": "N", "a": "if"}
    kept: dict[Atom, Mask] = {}

    def truth(atom: Atom) -> Mask:
        if atom not in kept:
            kept[atom] = np.array([_plain_holds(atom, row, levels) for row in assignments])
            kept[atom].flags.writeable = False
        return kept[atom]

    assert evaluate(tree, truth).tolist() == [_plain_holds(tree, row, levels) for row in assignments]


@pytest.mark.parametrize(
    ("tree", "states"),
    [
        (A, [1, 3, 5, 7]),
        (Not(A), [0, 2, 4, 6]),
        (And((A, B, Not(C))), [3]),
        (Or((A, B)), [1, 2, 3, 5, 6, 7]),
        (Xor((A, B)), [1, 2, 5, 6]),
        (Xor((A, B, C)), [1, 2, 4, 7]),
        (Implies(A, B), [0, 2, 3, 4, 6, 7]),
        (Iff(A, B), [0, 3, 4, 7]),
        (Pattern("YN-"), [1, 5]),
        (Pattern("---"), list(range(8))),
        (Not(Pattern("---")), []),
        (And((A, Not(A))), []),
        (And((Pattern("Y--"), Pattern("N-Y"))), []),
        (And((A, Or((B, C)), Not(C))), [3]),
    ],
)
def test_each_operator_holds_where_its_meaning_says(tree: Node, states: list[int]) -> None:
    assert np.flatnonzero(mask(tree, ALL, POSITION)).tolist() == states
    rows = [{"a": bool(s & 1), "b": bool(s & 2), "c": bool(s & 4)} for s in range(8)]
    assert [s for s in range(8) if _plain_holds(tree, rows[s])] == states


def test_the_last_of_64_options_has_its_bit() -> None:
    codes = np.array([0, 1 << 63, (1 << 64) - 1], dtype=np.uint64)
    assert mask(Name("z"), codes, {"z": 63}).tolist() == [False, True, True]
    assert mask(Pattern("N" + "-" * 62 + "Y"), codes, {}).tolist() == [False, True, False]


@pytest.mark.parametrize("size", [0, 1, (1 << 15) - 1, 1 << 15, (1 << 15) + 1, 100_000])
def test_any_number_of_states_is_evaluated(size: int) -> None:
    codes = np.arange(size, dtype=np.uint64)
    expected = ((codes & np.uint64(1)) != 0) ^ ((codes & np.uint64(2)) != 0)
    assert np.array_equal(mask(Xor((A, B)), codes, POSITION), expected)


def test_the_mask_is_new_and_the_codes_are_kept() -> None:
    codes = ALL.copy()
    codes.flags.writeable = False
    result = mask(A, codes, POSITION)
    result[:] = False
    assert mask(A, codes, POSITION).any()


def test_codes_that_skip_in_memory_are_read_right() -> None:
    assert mask(A, ALL[::-2], POSITION).tolist() == [True, True, True, True]


def test_an_option_without_a_position_is_an_error() -> None:
    with pytest.raises(KeyError):
        mask(And((A, Name("z"))), ALL, POSITION)


def test_a_level_has_no_place_in_a_packed_state() -> None:
    with pytest.raises(TypeError, match="packed state"):
        mask(Not(Level("t", "x")), ALL, POSITION)


def test_options_beyond_64_are_refused() -> None:
    with pytest.raises(ValueError, match="Option 65"):
        mask(A, ALL, {"a": 64})
    with pytest.raises(ValueError, match="Option 65"):
        mask(Pattern("-" * 65), ALL, {})


def test_an_operator_with_one_part_is_refused_by_evaluate() -> None:
    with pytest.raises(ValueError, match="two parts or more"):
        evaluate(And((A,)), lambda atom: np.ones(2, dtype=np.bool_))


def test_the_definition_counts_the_letters_of_a_pattern() -> None:
    assert _plain_holds(Pattern("NY"), {"b": True, "a": False}, options=("a", "b"))
    with pytest.raises(ValueError, match="zip"):
        _plain_holds(Pattern("NYY"), {"a": True, "b": False})
