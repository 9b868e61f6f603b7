"""Whether any feasible state at all could take a gain away, whatever the way there: if none could, no answer does."""

from __future__ import annotations

from collections.abc import Callable

from comity.conflict.local.gains import Gains, own_setting
from comity.conflict.local.ground import Ground
from comity.conflict.symbolic.encode import Encoding, closed, no_better
from comity.solve.sat import sat_engine


class Hurt:
    """
    Clauses that make an unknown state take a party's gain away: it is no better there than at s, and cannot escape.

    Parameters
    ----------
    e : Encoding
        Of the unknown state y.
    here : Encoding
        Of s, fixed, known to the same solver.
    gains : Gains
        Of the party, over s.
    """

    def __init__(self, e: Encoding, here: Encoding, gains: Gains) -> None:
        self.e, self.gains = e, gains
        self.preference = gains.ground.preferences[gains.party]
        self.bar = here.values(self.preference)
        self.hurts, self.stuck = e.fresh(), e.fresh()
        no_better(e, e.values(self.preference), self.bar, [-self.hurts])

    def find(self, assumed: list[int], stuck: bool, pause: Callable[[], None]) -> bool:
        """
        Return whether such a y fits some assumptions; with ``stuck`` one from which the party cannot escape either.

        A candidate from which it does escape teaches one more setting of the party's options, for every y.
        """
        ask = [*assumed, self.hurts, self.stuck] if stuck else [*assumed, self.hurts]
        while True:
            pause()
            if not self.e.engine.solve(ask):
                return False
            escape = self.gains.escape(self.e.state()) if stuck else None
            if escape is None:
                return True
            x = own_setting(self.gains.ground, self.gains.party, escape)
            free = [-self.stuck, *closed(self.e, self.gains.party, x)]
            no_better(self.e, self.e.values(self.preference, x), self.bar, free)


class Closure:
    """
    Which states could answer a party's improvement on s, paths left aside.

    Such a state agrees with where the party went on the party's own options, and keeps the others' one-way options
    as they must be. Where each party's feasible choices do not depend on the others' and no move is closed, the
    opponents do get there, each moving once: then the closure is exact.

    Parameters
    ----------
    ground : Ground
    gains : Gains
        Of the party, over s.
    """

    def __init__(self, ground: Ground, gains: Gains) -> None:
        self.ground, self.gains = ground, gains
        self.e = Encoding(ground.conflict, sat_engine())
        here = Encoding(ground.conflict, self.e.engine, beside=self.e)
        for literal in here.fixed(gains.state):
            self.e.engine.add([literal])
        self.hurt = Hurt(self.e, here, gains)

    def possible(self, target: int, stuck: bool) -> bool:
        """Return whether some state could take away the gain of having moved to ``target``."""
        assumed = []
        for k, option in enumerate(self.ground.conflict.options):
            on = bool(target >> k & 1)
            fixed = option.by == self.gains.party or option.moves == ("forward" if on else "back")
            if fixed:
                assumed.append(self.e.options_at[k] if on else -self.e.options_at[k])
        return self.hurt.find(assumed, stuck, self.gains.pause)

    def close(self) -> None:
        """Free the solver."""
        self.e.engine.close()
