"""What parses can be used: the deepest statement goes through every function of the room."""

from __future__ import annotations

import inspect
import sys
from itertools import count

import numpy as np
import pytest

from comity.logic.clauses import clauses, definition
from comity.logic.masks import _plain_holds, mask
from comity.logic.parse import parse
from comity.logic.phrases import to_words
from comity.logic.text import to_text
from comity.logic.tree import Atom, Name, atoms
from comity.logic.vocabulary import Vocabulary

ABC = Vocabulary(("a", "b", "c"), options=("a", "b", "c"))
POSITION = {"a": 0, "b": 1, "c": 2}


def _number(atom: Atom) -> int:
    assert isinstance(atom, Name)
    return POSITION[atom.name] + 1


@pytest.mark.parametrize(
    "text",
    [
        "!" * 200 + "a",
        "(a & " * 199 + "!b" + ")" * 199,
        "(a | b & " * 100 + "c" + ")" * 100,
        "!(a ^ " * 100 + "b" + ")" * 100,
        "a -> " * 200 + "b",
        "a" + " <-> b" * 200,
        "(" * 66 + "c" + " ^ b | a) & b" * 66,
    ],
)
def test_the_deepest_statement_goes_through_every_function(text: str) -> None:
    # A caller may stand on a stack of its own: leave these functions two thirds of the usual one.
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 670)
    try:
        tree = parse(text, ABC)
        codes = np.arange(8, dtype=np.uint64)
        holds = mask(tree, codes, POSITION)
        rows = [{"a": bool(s & 1), "b": bool(s & 2), "c": bool(s & 4)} for s in range(8)]
        assert holds.tolist() == [_plain_holds(tree, row) for row in rows]
        assert to_text(parse(to_text(tree), ABC)) == to_text(tree)
        assert clauses(tree, _number, count(4).__next__)
        assert definition(tree, _number, count(4).__next__)[0]
        assert to_words(tree, lambda atom, on: "yes" if on else "no")
        assert set(atoms(tree)) <= {Name("a"), Name("b"), Name("c")}
    finally:
        sys.setrecursionlimit(limit)
