"""Weights as binary numbers: the digits of a sum of weights, each a literal that is tied to the options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import gcd, lcm

from comity.case.nouns import Weights
from comity.logic.tree import Node, Not

MAX_DIGITS = 64
"""Binary digits that a sum of weights may have."""


@dataclass(frozen=True, slots=True)
class Addend:
    """A statement and the whole number, above zero, that it adds to a sum where it holds."""

    tree: Node
    weight: int


def addends(weights: Weights) -> tuple[Addend, ...]:
    """
    Return whole weights above zero that rank the states as the given ones do.

    All are multiplied by one number, and a statement of weight -w is turned into its negation with weight w: that
    lifts every sum by the same amount. Weights of zero are left out.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.nouns import Statement
    >>> from comity.logic.tree import Name
    >>> x, y = Statement("x", Name("x")), Statement("y", Name("y"))
    >>> [(type(a.tree).__name__, a.weight) for a in addends(Weights(((x, Fraction(3, 2)), (y, Fraction(-1)))))]
    [('Name', 3), ('Not', 2)]
    """
    scale = lcm(*(w.denominator for _, w in weights.weights))
    whole = [(s.tree, int(w * scale)) for s, w in weights.weights if w]
    shared = gcd(*(w for _, w in whole)) or 1
    return tuple(Addend(tree if w > 0 else Not(tree), abs(w) // shared) for tree, w in whole)


def digits(rows: Sequence[Addend]) -> int:
    """Return how many binary digits the largest sum has."""
    return sum(a.weight for a in rows).bit_length()


def too_fine(weights: Weights) -> str:
    """
    Return why weights cannot be summed digit by digit; empty where they can.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.nouns import Statement
    >>> from comity.logic.tree import Name
    >>> row = (Statement("x", Name("x")), Fraction(1)), (Statement("y", Name("y")), Fraction(1, 10**30))
    >>> too_fine(Weights(row))
    'have sums of 100 binary digits, and at most 64 are added up'
    """
    many = digits(addends(weights))
    return f"have sums of {many} binary digits, and at most {MAX_DIGITS} are added up" if many > MAX_DIGITS else ""


class Adder:
    """
    Circuits that add, as clauses: what comes out is tied both ways to what goes in.

    Parameters
    ----------
    add : callable
        Takes a clause.
    fresh : callable
        Gives a variable that is not in use.
    true : int
        A literal that is true.
    """

    def __init__(self, add: Callable[[list[int]], None], fresh: Callable[[], int], true: int) -> None:
        self.add, self.fresh, self.true = add, fresh, true
        self._known: dict[tuple[tuple[int, int], ...], tuple[int, ...]] = {}

    def total(self, rows: Sequence[tuple[int, int]], width: int) -> tuple[int, ...]:
        """
        Return the binary digits of a sum, the highest first.

        Parameters
        ----------
        rows : sequence of (weight, literal)
            The sum is that of the weights, all above zero, of the literals that are true.
        width : int
            How many digits; enough for the largest sum.
        """
        key = tuple(rows)
        if key not in self._known:
            self._known[key] = tuple(self._digits(rows))
        made = self._known[key]
        return (-self.true,) * (width - len(made)) + made

    def _digits(self, rows: Sequence[tuple[int, int]]) -> list[int]:
        """Return the digits, highest first: column by column three literals become one and a carry."""
        fixed = sum(w for w, literal in rows if literal == self.true)
        columns: list[list[int]] = [[] for _ in range(sum(w for w, _ in rows).bit_length())]
        _spread(columns, fixed, self.true)
        for weight, literal in rows:
            if abs(literal) != self.true:
                _spread(columns, weight, literal)
        out: list[int] = []
        for k, column in enumerate(columns):
            while len(column) > 1:
                three = [column.pop(0) for _ in range(min(3, len(column)))]
                column.append(self._odd(three))
                carry = self._most(three)
                if carry != -self.true:
                    columns[k + 1].append(carry)
            out.append(column[0] if column else -self.true)
        return out[::-1]

    def _odd(self, literals: Sequence[int]) -> int:
        """Return a literal that is true just where an odd number of two or three others is."""
        left = [a for a in literals if abs(a) != self.true]
        flip = sum(a == self.true for a in literals) % 2
        odd = left[0] if left else -self.true
        for b in left[1:]:
            odd = self._either(odd, b)
        return -odd if flip else odd

    def _either(self, a: int, b: int) -> int:
        if abs(a) == abs(b):
            return -self.true if a == b else self.true
        t = self.fresh()
        for clause in ([-t, a, b], [-t, -a, -b], [t, -a, b], [t, a, -b]):
            self.add(clause)
        return t

    def _most(self, literals: Sequence[int]) -> int:
        """Return a literal that is true just where two or more of two or three others are."""
        three = [*literals, -self.true][:3]
        for k, a in enumerate(three):  # where two are one, or opposites, or one is known, less is left to tell
            b, c = three[:k] + three[k + 1 :]
            if b == c:
                return b
            if b == -c:
                return a
        t = self.fresh()
        a, b, c = three
        for x, y in ((a, b), (a, c), (b, c)):
            self.add([-x, -y, t])
            self.add([x, y, -t])
        return t


def _spread(columns: list[list[int]], weight: int, literal: int) -> None:
    for k in range(weight.bit_length()):
        if weight >> k & 1:
            columns[k].append(literal)
