"""The smallest sets of levers, given, withdrawn or tied to a step, that make a target hold (conventions §109)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Statement
from comity.case.support import Lever
from comity.conflict.bound import Follows, Found, bound
from comity.conflict.model import Model
from comity.conflict.where_holds import holds_in, statement_words
from comity.errors import BudgetExceededError, UsageError
from comity.kernels.edges import Mask
from comity.study.support_scenarios import equilibria
from comity.study.support_settings import Levers, Step, follows_of, tie
from comity.support.structural.remedies import Conditionality, How, Quantifier, Tie

QUANTIFIERS: tuple[Quantifier, ...] = ("some", "every")
_SETS = 2_000  # sets of ties looked at in a small conflict
_WORK = 400_000  # in a large one, so many states altogether
_FEWEST = 20

Choice = tuple[Lever, How, Step | None]
Name = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Question:
    """One target with its quantifier, while sets of ties are looked at."""

    statement: Statement
    quantifier: Quantifier
    meets: Mask
    before: bool
    minimal: list[tuple[Tie, ...]] = field(default_factory=list)
    tried: int = 0
    complete: bool = True
    why: str = ""


def conditionality(
    levers: Levers,
    targets: Sequence[Statement],
    concept: str,
    base: Mask,
    *,
    most: int | None = None,
    budget: Budget | None = None,
    known: Mapping[Name, Mask] | None = None,
    moves: Found | None = None,
) -> tuple[Conditionality, ...]:
    """
    Return for each target the smallest sets of ties that make it hold in some, and in every, equilibrium.

    Sets are looked at by their size: first the number of levers that are no longer a choice, then the number of
    options that the steps name. All sets of the smallest size that does it are returned, none that is larger. A lever
    can be given, withdrawn, tied to one step, or tied to two steps together. Where a set leaves no feasible state, or
    ties a lever to one that is itself tied, it is passed over. A merged state meets a target where every member does.

    Parameters
    ----------
    levers : Levers
    targets : sequence of Statement
    concept : str
    base : mask, shape (S,)
        The equilibria as things are.
    most : int, optional
        How many sets that are not known yet are looked at; by default 2,000, and fewer in a large conflict.
    budget : Budget, optional
    known : mapping, optional
        Equilibria of sets looked at before, by their names (:func:`set_name`).
    moves : dict, optional
        Moves found before (:func:`comity.conflict.bound.bound`).

    Returns
    -------
    tuple of Conditionality
        Two for each target. ``complete`` is False where the search was cut before the answer was sure.
    """
    model, known, moves = levers.model, known or {}, {} if moves is None else moves
    budget = budget or Budget()
    questions = [_question(model, t, q, base) for t in targets for q in QUANTIFIERS]
    limit = most if most is not None else min(_SETS, max(_FEWEST, _WORK // model.n_states))
    looked = 0
    open_ones = [q for q in questions if not q.before]
    try:
        for sets in by_size(levers):
            if not open_ones:
                break
            for chosen in sets:
                budget.check()
                looked += set_name(chosen) not in known
                if looked > limit:
                    raise _Cut(f"The search was cut after {limit:,} sets of ties beyond the scenarios.")
                held = _held(levers, chosen, concept, budget, known, moves)
                for q in open_ones:
                    q.tried += 1
                    if held is not None and meets(held, q.meets, q.quantifier):
                        q.minimal.append(tuple(tie(levers, *c) for c in chosen))
            open_ones = [q for q in open_ones if not q.minimal]
    except _Cut as cut:
        _cut_short(open_ones, str(cut))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        _cut_short(open_ones, f"The search was not finished: {budget.ended(e)}.")
    return tuple(_answer(model, q, concept) for q in questions)


def by_size(levers: Levers) -> Iterator[Iterator[tuple[Choice, ...]]]:
    """Yield the sets of ties, size by size: number of levers first, then number of options that the steps name."""
    ways = [_ways(levers, row) for row in levers.rows]
    for count in range(1, len(levers.rows) + 1):
        sizes = {sum(p) for some in combinations(ways, count) for p in product(*some)}
        for size in sorted(sizes):
            yield _of_size(ways, count, size)


def meets(held: Mask, target: Mask, quantifier: Quantifier) -> bool:
    """
    Return whether a target holds in some equilibrium, or in every one, of which there must be one.

    Examples
    --------
    >>> held, target = np.array([True, True, False]), np.array([True, False, True])
    >>> meets(held, target, "some"), meets(held, target, "every"), meets(held & False, target, "every")
    (True, False, False)
    """
    if quantifier == "some":
        return bool((held & target).any())
    return bool(held.any()) and not (held & ~target).any()


class _Cut(Exception):  # noqa: N818 - ends a search, never seen by a user
    """So many sets were looked at as the limit allows."""


def _cut_short(questions: list[_Question], why: str) -> None:
    for q in questions:
        q.complete, q.why = False, why


def _question(model: Model, statement: Statement, quantifier: Quantifier, base: Mask) -> _Question:
    target = _target(model, statement)
    return _Question(statement, quantifier, target, meets(base, target, quantifier))


def _target(model: Model, statement: Statement) -> Mask:
    """Return the states, shape (S,), that meet a target; a merged state does where every member does."""
    raw = holds_in(model, statement.tree)
    if model.space.to is None:
        return raw
    out = np.ones(model.n_states, bool)
    out[model.space.to[~raw]] = False
    return out


def _ways(levers: Levers, lever: Lever) -> dict[int, list[Choice]]:
    """Return by number of options named how a lever can cease to be a choice."""
    out: dict[int, list[Choice]] = {0: [(lever, "given", None), (lever, "withdrawn", None)]}
    for step in (*levers.steps_of(lever), *levers.pairs_of(lever)):
        out.setdefault(step.literals, []).append((lever, "tied", step))
    return out


def _of_size(ways: list[dict[int, list[Choice]]], count: int, size: int) -> Iterator[tuple[Choice, ...]]:
    for some in combinations(ways, count):
        for parts in product(*some):
            if sum(parts) == size:
                yield from product(*(way[n] for way, n in zip(some, parts, strict=True)))


def set_name(chosen: Sequence[Choice]) -> Name:
    """Return the name of a set of ties: each lever with what it follows."""
    return tuple((lever.option, how if step is None else f"if {step.text}") for lever, how, step in chosen)


def _held(
    levers: Levers,
    chosen: tuple[Choice, ...],
    concept: str,
    budget: Budget,
    known: Mapping[Name, Mask],
    moves: Found,
) -> Mask | None:
    """Return the equilibria with a set of ties, shape (S,); None where the set makes no conflict."""
    name = set_name(chosen)
    if name in known:
        return known[name]
    follows: dict[str, Follows] = {lever.option: follows_of(lever, how, step) for lever, how, step in chosen}
    try:
        found = bound(levers.model, follows, found=moves)
    except UsageError:  # nothing feasible, or a lever tied to one that is itself tied
        return None
    return equilibria(found, concept, levers.model.n_states, budget)


def _answer(model: Model, q: _Question, concept: str) -> Conditionality:
    return Conditionality(
        target=q.statement.text,
        quantifier=q.quantifier,
        concept=concept,
        before=q.before,
        minimal=tuple(q.minimal),
        tried=q.tried,
        complete=q.complete,
        why=q.why,
        words=statement_words(model, q.statement.tree),
    )
