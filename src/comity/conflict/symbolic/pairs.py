"""Which options go together in every state that fits, listed or not: asked of the solver, two options at a time."""

from __future__ import annotations

from collections.abc import Sequence

from comity.budget import Budget
from comity.conflict.large import Pairs
from comity.conflict.pairs import columns, nothing_seen, relations, see, unsettled, varying
from comity.conflict.symbolic.encode import Encoding


def pairs(e: Encoding, states: Sequence[int], budget: Budget, assumed: Sequence[int] = ()) -> Pairs | None:
    """
    Return the pairs of options of which the same is true in every state that fits.

    The states known already refute most pairs. Each one left is asked of the solver, and a state that refutes it
    refutes others with it; a pair that follows from two that hold is not asked.

    Parameters
    ----------
    e : Encoding
        Of the states that fit. Every option that is neither on nor off in all of them has to differ among ``states``.
    states : sequence of int
        Some that fit.
    budget : Budget
        None is returned where it runs out.
    assumed : sequence of int
        Literals that are true in every state that is to count.

    Examples
    --------
    >>> from comity.case.nouns import Option, OptionConflict, Statement
    >>> from comity.logic.tree import And, Name, Not
    >>> from comity.solve.sat import sat_engine
    >>> never = Statement("x & !y", And((Name("x"), Not(Name("y")))))
    >>> e = Encoding(OptionConflict((Option("x", "a", ""), Option("y", "b", "")), (), (never,)), sat_engine())
    >>> pairs(e, [0b00, 0b11], Budget())
    Pairs(together=(), opposite=(), implies=(('x', 'y'),), excludes=(), covers=())
    """
    m = len(e.options)
    seen = nothing_seen(m)
    see(seen, columns(states, m))
    follows: dict[int, set[int]] = {}
    for a, b in unsettled(seen, varying(seen)):
        if seen[a, b] or _known(follows, a, b ^ 1):
            continue
        if budget.over():
            return None
        if e.solve([*assumed, _literal(e, a), _literal(e, b)]):
            see(seen, columns([e.state()], m))
        else:
            follows.setdefault(a, set()).add(b ^ 1)
            follows.setdefault(b, set()).add(a ^ 1)
    return relations(seen, e.options)


def _literal(e: Encoding, literal: int) -> int:
    return -e.options_at[literal // 2] if literal % 2 else e.options_at[literal // 2]


def _known(follows: dict[int, set[int]], a: int, b: int) -> bool:
    """Return whether one literal implies another by way of a third; what follows so is noted as well."""
    if any(b in follows.get(c, ()) for c in follows.get(a, ())):
        follows[a].add(b)
        follows.setdefault(b ^ 1, set()).add(a ^ 1)
        return True
    return False
