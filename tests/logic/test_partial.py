"""What is left of a statement once some atoms are known says the same as the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.logic.masks import _plain_holds
from comity.logic.partial import settle
from comity.logic.tree import And, Iff, Implies, Name, Node, Not, Or, Pattern, Xor

OPTIONS = ("a", "b", "c")
LEAVES: st.SearchStrategy[Node] = st.sampled_from(
    [*(Name(o) for o in OPTIONS), Pattern("Y-N"), Pattern("---"), Pattern("NNY")]
)
TREES = st.recursive(
    LEAVES,
    lambda t: st.one_of(
        t.map(Not),
        st.lists(t, min_size=2, max_size=3).flatmap(
            lambda ps: st.sampled_from([And, Or, Xor]).map(lambda k: k(tuple(ps)))
        ),
        st.tuples(t, t).map(lambda p: Implies(*p)),
        st.tuples(t, t).map(lambda p: Iff(*p)),
    ),
    max_leaves=8,
)


@given(TREES, st.dictionaries(st.sampled_from(OPTIONS), st.booleans()), st.tuples(*[st.booleans()] * 3))
def test_what_is_left_says_the_same(tree: Node, known: dict[str, bool], rest: tuple[bool, ...]) -> None:
    values = dict(zip(OPTIONS, rest, strict=True)) | known
    left = settle(tree, known, OPTIONS)
    said = left if isinstance(left, bool) else _plain_holds(left, values, options=OPTIONS)
    assert said == _plain_holds(tree, values, options=OPTIONS)


@given(TREES, st.tuples(*[st.booleans()] * 3))
def test_nothing_is_left_once_everything_is_known(tree: Node, rest: tuple[bool, ...]) -> None:
    assert isinstance(settle(tree, dict(zip(OPTIONS, rest, strict=True)), OPTIONS), bool)
