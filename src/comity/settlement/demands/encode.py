"""From terms, facts and demands to groups of clauses: what is given, what is asked, each with its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, count
from typing import Literal

from comity.case.settlement import Demand, Settlement
from comity.errors import UsageError, did_you_mean
from comity.logic.clauses import clauses
from comity.logic.tree import Atom, Implies, Level, Name, Node, Not, atoms
from comity.settlement.demands.wording import called, fact_words, term_words
from comity.solve.elimination import Clause, Grouped

Kind = Literal["fact", "seek", "issue", "fixed"]


@dataclass(frozen=True, slots=True)
class Given:
    """
    Something that holds whatever is agreed: a fact, a sought term, the levels of an issue, or a fixed demand.

    ``name`` is what the case calls it, a statement or an id; ``words`` is what it is called in a sentence.
    """

    kind: Kind
    name: str
    clauses: tuple[Clause, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """
    The demands of one version as groups of clauses.

    Parameters
    ----------
    given : tuple of Given
        What holds whatever is agreed.
    demands : tuple of Demand
        What may be given up: the demands that are neither offers nor fixed nor dropped, in the order of the file.
    groups : tuple
        The clauses of each of them.
    numbers : Numbers
        Which variable stands for which term or level.
    """

    given: tuple[Given, ...]
    demands: tuple[Demand, ...]
    groups: tuple[tuple[Clause, ...], ...]
    numbers: Numbers

    @property
    def problem(self) -> Grouped:
        """Return what is given as hard clauses, and a group for each demand."""
        return Grouped(tuple(c for g in self.given for c in g.clauses), self.groups)

    def places(self, ids: Iterable[str]) -> frozenset[int]:
        """Return the places of demands among the groups."""
        wanted = set(ids)
        return frozenset(k for k, d in enumerate(self.demands) if d.id in wanted)

    def ids(self, places: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of demands in the order of the file."""
        return tuple(self.demands[k].id for k in sorted(places))


@dataclass(frozen=True, slots=True)
class Numbers:
    """
    A variable for every term and level that is met, and fresh ones beside them.

    Examples
    --------
    >>> numbers = Numbers()
    >>> numbers(Name("ceasefire")), numbers(Level("territory", "exchange")), numbers(Name("ceasefire"))
    (1, 2, 1)
    """

    of: dict[Atom, int] = field(default_factory=dict)
    _next: count[int] = field(default_factory=lambda: count(1))

    def __call__(self, atom: Atom) -> int:
        """Return the variable of a term or level."""
        if atom not in self.of:
            self.of[atom] = self.fresh()
        return self.of[atom]

    def fresh(self) -> int:
        """Return a variable that stands for nothing yet."""
        return next(self._next)

    def saying(self, node: Node) -> tuple[Clause, ...]:
        """Return clauses that hold just where a statement holds."""
        return tuple(clauses(node, self, self.fresh))


def asked(demand: Demand) -> Node:
    """
    Return what has to hold for a demand to be met: for a prerequisite, ``opens -> requires``.

    A demand of any other kind says what it requires, whatever else is agreed (conventions §35).
    """
    tree = demand.requires.tree
    return Implies(Name(demand.opens), tree) if demand.opens else tree


def in_version(settlement: Settlement, version: str | None) -> tuple[str, tuple[Demand, ...]]:
    """
    Return the version that is looked at, and the rows that stand in it.

    Without a word it is the first; a row that names no version stands in all of them.

    Raises
    ------
    UsageError
        There is no such version.
    """
    known = [v.id for v in settlement.versions]
    chosen = (known[0] if known else "") if version is None else version
    if chosen and chosen not in known:
        raise UsageError(_no_such("version", chosen, known))
    return chosen, tuple(d for d in settlement.demands if not d.version or d.version == chosen)


def question(settlement: Settlement, demands: Sequence[Demand], fixed: Iterable[str] = ()) -> Question:
    """
    Return demands as groups of clauses, with what is given.

    Given are the facts, the sought terms as true, exactly one level of each issue that is spoken of, and the demands
    whose ids are in ``fixed``. Offers are left out (conventions §35).

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> question(liffiton_sakallah(), liffiton_sakallah().demands).groups
    (((1,),), ((-1,),), ((-1, 2),), ((-2,),))
    """
    numbers, held = Numbers(), set(fixed)
    may_go = tuple(d for d in demands if d.kind != "offer" and d.id not in held)
    groups = tuple(numbers.saying(asked(d)) for d in may_go)
    given = [
        *(Given("fact", f.text, numbers.saying(f.tree), fact_words(settlement, f)) for f in settlement.facts),
        *(Given("seek", t, numbers.saying(Name(t)), term_words(settlement, t)) for t in settlement.seek),
        *(Given("fixed", d.id, numbers.saying(asked(d))) for d in demands if d.id in held and d.kind != "offer"),
    ]
    return Question((*given, *levels(settlement, _spoken_of(settlement, demands), numbers)), may_go, groups, numbers)


def levels(settlement: Settlement, issues: set[str], numbers: Numbers) -> list[Given]:
    """Return, for each of some issues, that exactly one of its levels holds."""
    out = []
    for issue in settlement.issues:
        if issue.id in issues and issue.levels:
            each = [numbers(Level(issue.id, level.id)) for level in issue.levels]
            one_only = (tuple(each), *((-a, -b) for a, b in combinations(each, 2)))
            out.append(Given("issue", issue.id, one_only, called(issue.text, issue.id)))
    return out


def check_ids(demands: Sequence[Demand], asked_for: Iterable[str]) -> None:
    """
    Refuse ids that no demand has.

    Raises
    ------
    UsageError
        With the nearest id, or all of them.
    """
    known = [d.id for d in demands]
    for demand_id in asked_for:
        if demand_id not in known:
            raise UsageError(_no_such("demand", demand_id, known))


def _no_such(what: str, wanted: str, known: Sequence[str]) -> str:
    shown = ", ".join(f'"{k}"' for k in known[:20]) or "none"
    more = f" and {len(known) - 20} more" if len(known) > 20 else ""
    near = did_you_mean(wanted, known)
    return f'{what} "{wanted}" is not defined. Defined: {shown}{more}.' + (f" {near}" if near else "")


def _spoken_of(settlement: Settlement, demands: Sequence[Demand]) -> set[str]:
    trees = [*(f.tree for f in settlement.facts), *(d.requires.tree for d in demands)]
    return {a.issue for tree in trees for a in atoms(tree) if isinstance(a, Level)}


def refused(demand: Demand) -> Node:
    """Return what has to hold for a demand not to be met."""
    return Not(asked(demand))
