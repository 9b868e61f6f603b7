"""
GMR and SMR where feasibility is a product: a bar that a state must reach, found by a few SAT calls.

Where every feasible choice of one party goes with every feasible choice of the others, and every option can be taken
back, the others can answer any move with anything they can do at all. Then (Howard 1971) s is GMR stable for i exactly
if i ranks it at least as high as its *maximin* value, and SMR stable exactly if it is Nash stable for i or ranked at
least as high as i's *minimax* value.
"""

from __future__ import annotations

from collections.abc import Callable

from comity.case.nouns import OptionConflict, Preference
from comity.conflict.symbolic.encode import Encoding, settings
from comity.logic.tree import Name, Pattern, atoms, spelled_out
from comity.solve.sat import SatEngine

Bar = tuple[bool, ...]
Pause = Callable[[], None]


def product_feasibility(conflict: OptionConflict) -> str:
    """Return why feasibility is no product with every option free to be taken back; empty where it is."""
    one_way = (f"option {o.id} is one-way" for o in conflict.options if o.moves != "both")
    return next(one_way, "") or tied_feasibility(conflict)


def tied_feasibility(conflict: OptionConflict) -> str:
    """Return why what one party may choose depends on the others, or on where it stands; empty where it does not."""
    owner = {o.id: o.by for o in conflict.options}
    ids = tuple(owner)
    if conflict.cannot:
        return "some moves are closed to a party (cannot)"
    for statement in conflict.infeasible:
        named: set[str] = set()
        for atom in atoms(statement.tree):
            parts = spelled_out(atom, ids) if isinstance(atom, Pattern) else (atom,)
            named |= {a.name for p in parts for a in atoms(p) if isinstance(a, Name)}
        if len({owner[n] for n in named}) > 1:
            return f"`{statement.text}` ties the options of several parties together"
    return ""


def maximin(
    conflict: OptionConflict, party: str, preference: Preference, engine: SatEngine, pause: Pause = lambda: None
) -> Bar:
    """
    Return the value a party can secure whatever the others do: the best over its settings of the worst over theirs.

    A value is the truth of its statements, most important first; values compare lexicographically. For each of the
    party's feasible settings one SAT call per statement asks whether the others can make it fail too.
    """
    e = Encoding(conflict, engine)
    literals = e.values(preference)
    best: Bar | None = None
    for x in settings(conflict, party):
        fixed = [e.literal(Name(o)) if on else -e.literal(Name(o)) for o, on in x.items()]
        if not engine.solve(fixed):
            continue
        worst: list[bool] = []
        for literal in literals:
            pause()
            fails = engine.solve([*fixed, -literal])
            fixed.append(-literal if fails else literal)
            worst.append(not fails)
        best = tuple(worst) if best is None else max(best, tuple(worst))
    assert best is not None  # a model without a feasible state is refused before
    return best


def minimax(
    conflict: OptionConflict, party: str, preference: Preference, engine: SatEngine, pause: Pause = lambda: None
) -> Bar:
    """
    Return the value to which the others can hold a party: the worst over their settings of the best over its own.

    Statement by statement the others try to make it fail for every setting of the party that still *contends*: that
    agrees with the value found so far. Where they cannot, the value keeps the statement, and only the settings that
    keep it contend on.
    """
    e = Encoding(conflict, engine)
    own = [x for x in settings(conflict, party) if not any(e.literal(s.tree, x) == e.true for s in conflict.infeasible)]
    contends = dict.fromkeys(range(len(own)), e.true)
    value: list[bool] = []
    for there in zip(*(e.values(preference, x) for x in own), strict=True):
        pause()
        fails = e.fresh()
        for k, literal in enumerate(there):
            engine.add([-fails, -contends[k], -literal])
        if engine.solve([fails]):
            engine.add([fails])
            value.append(False)
            continue
        engine.add([-fails])
        value.append(True)
        for k, literal in enumerate(there):
            still = e.fresh()
            engine.add([-contends[k], -literal, still])
            contends[k] = still
    return tuple(value)


def require_at_least(e: Encoding, preference: Preference, bar: Bar, unless: int | None = None) -> None:
    """Make s at least as good for a party as a value, unless a literal is true."""
    free = [] if unless is None else [unless]
    equal = e.true
    for here, wanted in zip(e.values(preference), bar, strict=True):
        if wanted:
            e.engine.add([*free, -equal, here])
            continue
        fresh = e.fresh()  # s keeps a statement that the value does not: better, and nothing more is asked
        e.engine.add([-equal, here, fresh])
        equal = fresh
