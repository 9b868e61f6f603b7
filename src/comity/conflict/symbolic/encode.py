"""Statements about a state, and about what a party makes of it, as clauses over the same options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from comity.case.nouns import OptionConflict, Statement
from comity.logic.clauses import clauses, definition
from comity.logic.partial import settle
from comity.logic.tree import Atom, Name, Node, Not
from comity.solve.sat import SatEngine

Setting = Mapping[str, bool]


class Encoding:
    """
    Clauses about one unknown feasible state s of an option-form conflict.

    Variable k + 1 is option k. :meth:`literal` gives a literal for a statement at s, or at s[x], the state that comes
    of s when some options are set to given values: those are settled first, so that what is left speaks of s.

    Parameters
    ----------
    conflict : OptionConflict
    engine : SatEngine
        Receives the clauses.
    """

    def __init__(self, conflict: OptionConflict, engine: SatEngine) -> None:
        self.conflict = conflict
        self.engine = engine
        self.options = tuple(o.id for o in conflict.options)
        self._at = {o: k + 1 for k, o in enumerate(self.options)}
        self._last = len(self.options)
        self._known: dict[Node, int] = {}
        self.checks: list[Callable[[], bool]] = []  # each looks at the last solution, and refines where it does not fit
        self.true = self.fresh()
        engine.add([self.true])
        for statement in conflict.infeasible:
            self.require(Not(statement.tree))

    def fresh(self) -> int:
        """Return a variable that is not in use."""
        self._last += 1
        return self._last

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

    def solve(self, assumptions: Sequence[int] = ()) -> bool:
        """Return whether a state fits everything required, the lazy checks included; refines until they agree."""
        while self.engine.solve(assumptions):
            if all(check() for check in self.checks):
                return True
        return False

    def state(self) -> int:
        """Return the engine's last solution as a packed state, bit k for option k."""
        return sum(1 << k for k in range(len(self.options)) if self.engine.value(k + 1))

    def block(self, state: int) -> None:
        """Rule one state out."""
        self.engine.add([-(k + 1) if state >> k & 1 else k + 1 for k in range(len(self.options))])


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


def require_no_better(e: Encoding, statements: tuple[Statement, ...], x: Setting, unless: list[int]) -> None:
    r"""
    Make s[x] not better than s for a party, unless one of some literals is true.

    With :math:`e_k` true wherever s and s[x] agree on the first k statements, s[x] is better exactly if for some k
    they agree before k and only s[x] keeps statement k: so :math:`e_{k-1} \to \neg L_k(s[x]) \lor L_k(s)` for all k.
    """
    if e.true in unless:
        return
    agree = e.true
    for statement in statements:
        there, here = e.literal(statement.tree, x), e.literal(statement.tree)
        if there == here:
            continue  # the statement does not speak of the party's own options
        e.engine.add([*unless, -agree, -there, here])
        fresh = e.fresh()
        e.engine.add([-agree, -there, -here, fresh])
        e.engine.add([-agree, there, here, fresh])
        agree = fresh
