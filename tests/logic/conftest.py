"""Trees for the laws: a vocabulary, a strategy, and the table of all assignments."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import strategies as st

from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor
from comity.logic.vocabulary import Vocabulary

OPTIONS = ("a", "lift the embargo", "c", "Y.1")
ISSUES = {"territory": ("N", "full return", "-0.5"), "a": ("none", "if")}


def _operators(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        inner.map(Not),
        several.map(And),
        several.map(Or),
        several.map(Xor),
        st.builds(Implies, inner, inner),
        st.builds(Iff, inner, inner),
    )


def _names_and_patterns() -> st.SearchStrategy[Node]:
    patterns = st.text("YN-", min_size=len(OPTIONS), max_size=len(OPTIONS)).map(Pattern)
    return st.one_of(st.sampled_from(OPTIONS).map(Name), patterns)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary((*OPTIONS, "term"), ISSUES, OPTIONS)


@pytest.fixture(scope="session")
def trees() -> st.SearchStrategy[Node]:
    """Statements over options, names and patterns."""
    return st.recursive(_names_and_patterns(), _operators, max_leaves=12)


@pytest.fixture(scope="session")
def trees_with_levels() -> st.SearchStrategy[Node]:
    """Statements over everything the vocabulary knows."""
    levels = st.sampled_from([Level(i, x) for i, all_levels in ISSUES.items() for x in all_levels])
    return st.recursive(st.one_of(_names_and_patterns(), levels), _operators, max_leaves=12)


@pytest.fixture(scope="session")
def assignments() -> list[dict[str, bool]]:
    """Every assignment of the options; entry s has option k on where bit k of s is set."""
    rows = [bits[::-1] for bits in product((False, True), repeat=len(OPTIONS))]
    return [dict(zip(OPTIONS, row, strict=True)) for row in rows]
