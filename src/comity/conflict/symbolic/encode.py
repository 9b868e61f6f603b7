"""Statements about a state, and about what a party makes of it, as clauses over the same options."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import count

from comity.case.nouns import OptionConflict, Preference, Prioritised, Weights
from comity.conflict.symbolic.sums import Adder, addends, digits
from comity.logic.clauses import clauses, definition
from comity.logic.partial import settle
from comity.logic.tree import Atom, Name, Node, Not, Pattern, atoms
from comity.solve.sat import SatEngine

Setting = Mapping[str, bool]


class Encoding:
    """
    Clauses about one unknown feasible state s of an option-form conflict.

    Option k has the variable ``options_at[k]``, k + 1 for the first state a solver is told of. :meth:`literal` gives
    a literal for a statement at s, or at s[x], the state that comes of s when some options are set to given values:
    those are settled first, so that what is left speaks of s.

    Parameters
    ----------
    conflict : OptionConflict
    engine : SatEngine
        Receives the clauses.
    beside : Encoding, optional
        Of another unknown state that the same solver knows: s is then a second state beside it.
    """

    def __init__(self, conflict: OptionConflict, engine: SatEngine, beside: Encoding | None = None) -> None:
        self.conflict = conflict
        self.engine = engine
        self.options = tuple(o.id for o in conflict.options)
        self._counter: Iterator[int] = count(1) if beside is None else beside._counter
        self.options_at = tuple(self.fresh() for _ in self.options)
        self._at = dict(zip(self.options, self.options_at, strict=True))
        self._known: dict[Node, int] = {}
        self.checks: list[Callable[[], bool]] = []  # each looks at the last solution, and refines where it does not fit
        self.true: int = self.fresh() if beside is None else beside.true
        engine.add([self.true])
        self._adder = Adder(engine.add, self.fresh, self.true)
        for statement in conflict.infeasible:
            self.require(Not(statement.tree))

    def fresh(self) -> int:
        """Return a variable that is not in use."""
        return next(self._counter)

    def variable(self, atom: Atom) -> int:
        """Return the variable of an option."""
        assert isinstance(atom, Name)  # a conflict's statements speak of options alone
        return self._at[atom.name]

    def require(self, node: Node) -> None:
        """Make a statement hold at s."""
        for clause in clauses(node, self.variable, self.fresh, self.options):
            self.engine.add(clause)

    def literal(self, node: Node, setting: Setting | None = None) -> int:
        """Return a literal that is true just where a statement holds at s, or at s[x] with ``setting`` as x."""
        left = settle(node, setting, self.options) if setting else node
        if isinstance(left, bool):
            return self.true if left else -self.true
        if left not in self._known:
            literal, tied = definition(left, self.variable, self.fresh, self.options)
            for clause in tied:
                self.engine.add(clause)
            self._known[left] = literal
        return self._known[left]

    def values(self, preference: Preference, setting: Setting | None = None) -> list[int]:
        """
        Return what a party thinks of s, or of s[x], as literals that compare lexicographically, the first most.

        Of prioritised statements these are the statements. Of weights they are the binary digits of the sum, the
        highest first: of one preference always as many, whatever the state.

        Raises
        ------
        TypeError
            The preference is a ranking: it needs a table of the states.
        """
        if isinstance(preference, Prioritised):
            return [self.literal(s.tree, setting) for s in preference.statements]
        if not isinstance(preference, Weights):
            raise TypeError(f"{type(preference).__name__} preferences are not searched with.")
        rows = addends(preference)
        return list(self._adder.total([(a.weight, self.literal(a.tree, setting)) for a in rows], digits(rows)))

    def solve(self, assumptions: Sequence[int] = ()) -> bool:
        """Return whether a state fits everything required, the lazy checks included; refines until they agree."""
        while self.engine.solve(assumptions):
            if all(check() for check in self.checks):
                return True
        return False

    def state(self) -> int:
        """Return the engine's last solution as a packed state, bit k for option k."""
        return sum(1 << k for k, v in enumerate(self.options_at) if self.engine.value(v))

    def block(self, state: int) -> None:
        """Rule one state out."""
        self.engine.add([-literal for literal in self.fixed(state)])

    def fixed(self, state: int) -> list[int]:
        """Return the literals that say that s is a given packed state."""
        return [v if state >> k & 1 else -v for k, v in enumerate(self.options_at)]


def settings(conflict: OptionConflict, party: str) -> Iterator[Setting]:
    """Yield every way in which a party can set its own options."""
    mine = [o.id for o in conflict.options if o.by == party]
    for code in range(1 << len(mine)):
        yield {o: bool(code >> k & 1) for k, o in enumerate(mine)}


def closed(e: Encoding, party: str, x: Setting) -> list[int]:
    """Return literals of which at least one is true wherever the party cannot move to s[x]; and only there."""
    out = [e.literal(s.tree, x) for s in e.conflict.infeasible]
    for option in e.conflict.options:
        if option.by == party and option.moves != "both":
            now = e.literal(Name(option.id))
            # forward: what is on stays on; back: what is off stays off
            if option.moves == "forward" and not x[option.id]:
                out.append(now)
            elif option.moves == "back" and x[option.id]:
                out.append(-now)
    for rule in e.conflict.cannot:
        if rule.by == party:
            both = e.fresh()
            e.engine.add([-both, e.literal(rule.start.tree)])
            e.engine.add([-both, e.literal(rule.end.tree, x)])
            out.append(both)
    return [a for a in dict.fromkeys(out) if a != -e.true]


def telling(e: Encoding, preference: Preference, options: Collection[str]) -> Preference:
    """
    Return what a preference says of two states that differ in no more than some options.

    A weighted statement that mentions none of them weighs the same in both, and is not added up. Prioritised
    statements are returned as they are: a comparison passes over those that are the same literal in both states.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.nouns import Option, Statement
    >>> from comity.solve.sat import sat_engine
    >>> conflict = OptionConflict((Option("x", "a", ""), Option("y", "b", "")), ())
    >>> row = tuple((Statement(o, Name(o)), Fraction(1)) for o in ("x", "y"))
    >>> [s.text for s, _ in telling(Encoding(conflict, sat_engine()), Weights(row), ["y"]).weights]
    ['y']
    """
    if not isinstance(preference, Weights):
        return preference
    return Weights(tuple((s, w) for s, w in preference.weights if _mentions(s.tree, e.options, options)))


def _mentions(node: Node, order: Sequence[str], options: Collection[str]) -> bool:
    for atom in atoms(node):
        if isinstance(atom, Pattern):
            if any(letter != "-" and o in options for o, letter in zip(order, atom.letters, strict=True)):
                return True
        elif isinstance(atom, Name) and atom.name in options:
            return True
    return False


def require_no_better(e: Encoding, preference: Preference, x: Setting, unless: list[int]) -> None:
    """Make s[x] not better than s for a party, unless one of some literals is true."""
    if e.true not in unless:
        told = telling(e, preference, x)
        no_better(e, e.values(told, x), e.values(told), unless)


def no_better(e: Encoding, there: Sequence[int], here: Sequence[int], unless: Sequence[int] = ()) -> None:
    r"""
    Make one value not better than another, unless one of some literals is true.

    With :math:`e_k` true wherever the two agree on the first k places, *there* is better exactly if for some k
    they agree before k and only *there* keeps place k: so :math:`e_{k-1} \to \neg there_k \lor here_k` for all k.

    Parameters
    ----------
    e : Encoding
        Receives the clauses.
    there, here : sequence of int
        Values as :meth:`Encoding.values` gives them, of the same preference, at any states the solver knows of.
    unless : sequence of int
    """
    agree = e.true
    for t, h in zip(there, here, strict=True):
        if t == h:
            continue  # the statement does not speak of what differs between the two
        e.engine.add([*unless, -agree, -t, h])
        fresh = e.fresh()
        e.engine.add([-agree, -t, -h, fresh])
        e.engine.add([-agree, t, h, fresh])
        agree = fresh


def better(e: Encoding, there: Sequence[int], here: Sequence[int], unless: Sequence[int] = ()) -> None:
    """Make one value strictly better than another, unless one of some literals is true."""
    agree = e.true
    for t, h in zip(there, here, strict=True):
        if t == h:
            continue
        e.engine.add([*unless, -agree, t, -h])  # so far alike, it loses nothing here
        fresh = e.fresh()  # true where they still agree; false must mean that it has gained
        e.engine.add([*unless, -agree, fresh, t])
        e.engine.add([*unless, -agree, fresh, -h])
        agree = fresh
    e.engine.add([*unless, -agree])
