"""Which issues hang together by statements, and which of their combinations a statement allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Issue
from comity.logic.masks import evaluate
from comity.logic.tree import Atom, Level, Node, atoms

Mask = NDArray[np.bool_]


def issues_of(tree: Node) -> frozenset[str]:
    """
    Return the issues that a statement speaks of.

    Examples
    --------
    >>> from comity.logic.tree import And, Not
    >>> sorted(issues_of(And((Level("border", "open"), Not(Level("guard", "none"))))))
    ['border', 'guard']
    """
    return frozenset(a.issue for a in atoms(tree) if isinstance(a, Level))


def components(issues: Sequence[str], trees: Iterable[Node]) -> tuple[tuple[str, ...], ...]:
    """
    Return the issues in groups: two share a group where a chain of statements ties them together.

    Parameters
    ----------
    issues : sequence of str
        All issues. Groups, and issues within a group, keep this order.
    trees : iterable of Node
        The statements; one ties all the issues that it speaks of.

    Examples
    --------
    >>> from comity.logic.tree import Or
    >>> components(["a", "b", "c"], [Or((Level("a", "x"), Level("c", "y")))])
    (('a', 'c'), ('b',))
    """
    group = {issue: {issue} for issue in issues}
    for tree in trees:
        tied = sorted(issues_of(tree))
        for other in tied[1:]:
            first, second = group[tied[0]], group[other]
            if first is not second:
                first |= second
                group.update(dict.fromkeys(second, first))
    seen: set[str] = set()
    found = []
    for issue in issues:
        if issue not in seen:
            seen |= group[issue]
            found.append(tuple(i for i in issues if i in group[issue]))
    return tuple(found)


def where_true(tree: Node, issues: Sequence[Issue]) -> Mask:
    """
    Return where a statement holds, for every combination of the levels of some issues.

    Parameters
    ----------
    tree : Node
        A statement over levels of these issues and no others.
    issues : sequence of Issue
        Issues with levels; axis k of the result is issue k.

    Returns
    -------
    Mask, one axis per issue
        Not to be written to.

    Examples
    --------
    >>> from comity.case.settlement import IssueLevel
    >>> from comity.logic.tree import Implies
    >>> two = [Issue(name, levels=(IssueLevel("no"), IssueLevel("yes"))) for name in ("a", "b")]
    >>> where_true(Implies(Level("a", "yes"), Level("b", "yes")), two)
    array([[ True,  True],
           [False,  True]])
    """
    axis = {issue.id: k for k, issue in enumerate(issues)}
    shape = tuple(len(issue.levels) for issue in issues)

    def truth(atom: Atom) -> Mask:
        if not isinstance(atom, Level):
            raise ValueError(f"A statement about packages speaks of levels of issues only, not of {atom}.")
        k = axis[atom.issue]
        along = [-1 if at == k else 1 for at in range(len(issues))]
        return np.broadcast_to(np.array([level.id == atom.level for level in issues[k].levels]).reshape(along), shape)

    return evaluate(tree, truth)
