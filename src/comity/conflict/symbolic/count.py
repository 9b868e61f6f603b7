"""
How many equilibria there are, without listing them: all of them at once, as one decision diagram.

The set of states that a party would keep is a Boolean function of the options. A party's best replies are found as in
the bit-sliced tier, statement by statement, but for all states in one operation; what the party could do instead lies
on a second copy of its own options, which are then quantified away. The functions of all parties are joined and the
solutions counted (Bryant 1986). How large a diagram grows hangs on how the statements are woven together, not on the
number of states: that it is too large is found out by trying.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from comity.budget import Budget
from comity.case.nouns import OptionConflict, Preference, Prioritised, Weights
from comity.conflict.symbolic.bounds import Bar
from comity.conflict.symbolic.sums import addends, digits
from comity.errors import BudgetExceededError, TooLargeError
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, atoms, fold, spelled_out
from comity.solve.bdd import BddEngine, Diagram, bdd_engine, bdd_missing

Place = Mapping[str, Diagram]  # what stands for each option: a state

SECONDS = 20.0
"""How long is tried before the count is left open: what can be counted at all mostly takes less than one."""


def count(
    conflict: OptionConflict,
    preferences: Mapping[str, Preference],
    budget: Budget,
    *,
    bars: Mapping[str, Bar] | None = None,
    or_nash: bool = True,
    within: Sequence[Node] = (),
    nodes: int | None = None,
) -> int | None:
    """
    Return the number of equilibria, or None: no engine is installed, the diagrams grow too large, or it takes too long.

    Parameters
    ----------
    conflict : OptionConflict
    preferences : mapping party -> preference
        The parties that are to be content; prioritised statements or weights.
    budget : Budget
    bars : mapping party -> Bar, optional
        Where a state is stable for a party that values it at least so high: GMR and SMR
        (:mod:`~comity.conflict.symbolic.bounds`).
    or_nash : bool
        With bars: whether a state that is Nash stable for the party is stable too, as under SMR, or not, as under GMR.
    within : sequence of Node
        Only states in which these statements hold.
    nodes : int, optional
        How large the diagrams may grow.

    References
    ----------
    Bryant, R. E. (1986). Graph-based algorithms for Boolean function manipulation. IEEE Transactions on Computers
    C-35(8), 677-691.

    Examples
    --------
    Forty parties that each want what the one before them does:

    >>> from comity.case.nouns import Option, Statement
    >>> options = tuple(Option(f"o{k}", f"p{k}", "") for k in range(40))
    >>> wish = [Iff(Name(f"o{k}"), Name(f"o{k - 1 if k else 0}")) for k in range(40)]
    >>> wants = {f"p{k}": Prioritised((Statement("", w),)) for k, w in enumerate(wish)}
    >>> count(OptionConflict(options, ()), wants, Budget())
    2
    """
    if bdd_missing() or budget.over():
        return None
    order, allowance = _order(conflict, preferences), Budget(SECONDS)

    def pause() -> None:
        budget.check()
        allowance.check()

    try:
        work = _Work(conflict, bdd_engine(2 * len(order), pause, nodes), order)
        kept = work.feasible(work.here)
        for tree in within:
            kept = work.engine.both(kept, work.holds(tree, work.here))
        for party in _in_order(conflict, preferences, order):
            kept = work.engine.both(kept, _stable(work, party, preferences[party], (bars or {}).get(party), or_nash))
        return work.engine.count(kept, [2 * k for k in range(len(order))])
    except (TooLargeError, BudgetExceededError):
        return None


@dataclass(frozen=True, eq=False, slots=True)
class _Work:
    """
    A conflict as diagrams: option number k of the order is variable 2k, what its owner might do instead 2k + 1.
    """

    conflict: OptionConflict
    engine: BddEngine
    order: tuple[str, ...]

    @property
    def here(self) -> dict[str, Diagram]:
        """Return the state asked about."""
        return {o: self.engine.variable(2 * k) for k, o in enumerate(self.order)}

    def there(self, own: Collection[str]) -> dict[str, Diagram]:
        """Return the state that comes of it when some options are set otherwise."""
        return {o: self.engine.variable(2 * k + (o in own)) for k, o in enumerate(self.order)}

    def all(self, parts: Sequence[Diagram]) -> Diagram:
        """Return where all of some functions are true."""
        return reduce(self.engine.both, parts, self.engine.constant(True))

    def feasible(self, at: Place) -> Diagram:
        """Return where a state is feasible."""
        return self.all([self.engine.negated(self.holds(s.tree, at)) for s in self.conflict.infeasible])

    def holds(self, node: Node, at: Place) -> Diagram:
        """Return where a statement holds."""
        ids = tuple(o.id for o in self.conflict.options)
        return fold(node, lambda part, inner: self._combined(part, inner, at, ids))

    def _combined(self, part: Node, inner: list[Diagram], at: Place, ids: tuple[str, ...]) -> Diagram:
        e = self.engine
        match part:
            case Name(name):
                return at[name]
            case Pattern():
                said = spelled_out(part, ids)
                return self.all([self.holds(s, at) for s in said])
            case Level():
                raise TypeError(f"{part} has no place in a state of options.")
            case Not():
                return e.negated(inner[0])
            case And():
                return self.all(inner)
            case Or():
                return reduce(e.either, inner)
            case Xor():
                return reduce(e.differ, inner)
            case Implies():
                return e.either(e.negated(inner[0]), inner[1])
            case Iff():
                return e.negated(e.differ(*inner))


def _stable(work: _Work, party: str, preference: Preference, bar: Bar | None, or_nash: bool) -> Diagram:
    if bar is None:
        return _nash(work, party, preference)
    high = _at_least(work, preference, bar)
    return work.engine.either(high, _nash(work, party, preference)) if or_nash else high


def _nash(work: _Work, party: str, preference: Preference) -> Diagram:
    """
    Return where a party has nothing better: of all it could do, those that keep the first statement are kept if there
    are any, of these those that keep the second, and so on; the state has to keep each that some of them keep.
    """
    e = work.engine
    own = [o.id for o in work.conflict.options if o.by == party]
    here, there = work.here, work.there(own)
    second = [2 * k + 1 for k, o in enumerate(work.order) if o in own]
    contends = _moves(work, party, own)
    stable = e.constant(True)
    for now, then in _values(work, preference, here, there):
        if not e.same(now, then):
            possible = e.some(second, e.both(contends, then))
            stable = e.both(stable, e.either(now, e.negated(possible)))
            contends = e.both(contends, e.either(then, e.negated(possible)))
    return stable


def _moves(work: _Work, party: str, own: list[str]) -> Diagram:
    """Return where the party can set its options so, staying included."""
    e, here, there = work.engine, work.here, work.there(own)
    parts = [work.feasible(there)]
    for option in work.conflict.options:
        if option.by == party and option.moves == "forward":
            parts.append(e.either(e.negated(here[option.id]), there[option.id]))
        elif option.by == party and option.moves == "back":
            parts.append(e.either(here[option.id], e.negated(there[option.id])))
    rules = [c for c in work.conflict.cannot if c.by == party]
    for rule in rules:
        shut = e.both(work.holds(rule.start.tree, here), work.holds(rule.end.tree, there))
        parts.append(e.negated(shut))
    moves = work.all(parts)
    if not rules:
        return moves
    return e.either(moves, work.all([e.negated(e.differ(here[o], there[o])) for o in own]))


def _at_least(work: _Work, preference: Preference, bar: Bar) -> Diagram:
    """Return where a state is worth as much as a bar: read from the last place, a better place outdoes all after it."""
    e, reached = work.engine, work.engine.constant(True)
    here = work.here
    values = [now for now, _ in _values(work, preference, here, None)]
    for now, wanted in reversed(list(zip(values, bar, strict=True))):
        reached = e.both(now, reached) if wanted else e.either(now, reached)
    return reached


def _values(work: _Work, preference: Preference, here: Place, there: Place | None) -> list[tuple[Diagram, Diagram]]:
    """Return what a party thinks of one state and of another, place by place; most important first."""
    if isinstance(preference, Prioritised):
        rows = [(work.holds(s.tree, here), s.tree) for s in preference.statements]
        return [(now, now if there is None else work.holds(tree, there)) for now, tree in rows]
    if not isinstance(preference, Weights):
        raise TypeError(f"{type(preference).__name__} preferences are not counted with.")
    weighed = addends(preference)
    terms = [(work.holds(a.tree, here), work.holds(a.tree, there or here), a.weight) for a in weighed]
    if there is not None:  # what weighs the same in both states decides nothing
        terms = [t for t in terms if not work.engine.same(t[0], t[1])]
    width = digits(weighed)
    nows = _sum(work.engine, [(now, w) for now, _, w in terms], width)
    return list(zip(nows, _sum(work.engine, [(then, w) for _, then, w in terms], width), strict=True))


def _sum(e: BddEngine, terms: Sequence[tuple[Diagram, int]], width: int) -> list[Diagram]:
    """Return the digits of a sum of weights, the highest first."""
    planes = [e.constant(False)] * width
    for term, weight in terms:
        for digit in range(weight.bit_length()):
            carry = term if weight >> digit & 1 else e.constant(False)
            for k in range(digit, width):
                if e.same(carry, e.constant(False)):
                    break
                planes[k], carry = e.differ(planes[k], carry), e.both(planes[k], carry)
    return planes[::-1]


def _order(conflict: OptionConflict, preferences: Mapping[str, Preference]) -> tuple[str, ...]:
    """Return the options party by party, each party next to those of whose options it speaks or who speak of its."""
    ties = _ties(conflict, preferences)
    left = list(dict.fromkeys(o.by for o in conflict.options))
    placed: list[str] = []

    def pull(party: str) -> float:  # what ties a party to those placed last counts most
        return sum(ties[party, q] * 2.0 ** (k - len(placed)) for k, q in enumerate(placed))

    def all_ties(party: str) -> int:
        return sum(ties[party, q] for q in left)

    while left:
        best = max(left, key=pull) if placed else min(left, key=all_ties)
        placed.append(best)
        left.remove(best)
    return tuple(o.id for p in placed for o in conflict.options if o.by == p)


def _ties(conflict: OptionConflict, preferences: Mapping[str, Preference]) -> Counter[tuple[str, str]]:
    """Return for two parties how many statements speak of options of both, a party's wishes being about its own too."""
    owner = {o.id: o.by for o in conflict.options}
    said = [(s.tree, {""}) for s in conflict.infeasible]
    for party, preference in preferences.items():
        if isinstance(preference, Prioritised):
            said += [(s.tree, {party}) for s in preference.statements]
        elif isinstance(preference, Weights):
            said += [(s.tree, {party}) for s, _ in preference.weights]
    ties: Counter[tuple[str, str]] = Counter()
    for tree, speaker in said:
        parties = speaker | {owner[name] for name in _mentioned(tree, tuple(owner))}
        ties.update((p, q) for p in parties for q in parties if p != q)
    return ties


def _mentioned(tree: Node, options: tuple[str, ...]) -> set[str]:
    parts = [p for a in atoms(tree) for p in (spelled_out(a, options) if isinstance(a, Pattern) else (a,))]
    return {a.name for p in parts for a in atoms(p) if isinstance(a, Name)}


def _in_order(conflict: OptionConflict, preferences: Mapping[str, Preference], order: tuple[str, ...]) -> list[str]:
    """Return the parties that own options, in the order of these; the others keep every state."""
    owner = {o.id: o.by for o in conflict.options}
    return [p for p in dict.fromkeys(owner[o] for o in order) if p in preferences]
