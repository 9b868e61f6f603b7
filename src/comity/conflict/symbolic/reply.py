"""
Nash stability for a party with too many options to write every setting out: best replies, added when they matter.

A candidate state is proposed first; a second solver then looks for the party's best reply to it, statement by
statement. If that reply is better, "this setting is no better" is added for *every* state, and the search goes on
(counterexample-guided refinement). Each round rules out one setting of finitely many, so it ends.
"""

from __future__ import annotations

from collections.abc import Callable

from comity.case.nouns import Preference
from comity.conflict.symbolic.encode import Encoding, Setting, closed, require_no_better, telling
from comity.logic.tree import Name
from comity.solve.sat import sat_engine


class BestReply:
    """
    The best a party can do against what all others do in a given state.

    Parameters
    ----------
    e : Encoding
        Of the state that is looked for; its conflict is read, and the refinements go there.
    party : str
    preference : Preference
    unless : int, optional
        A literal of ``e`` that frees the state from being stable for the party.
    pause : callable
        Called before each question; may raise to stop the work.
    """

    def __init__(
        self,
        e: Encoding,
        party: str,
        preference: Preference,
        unless: int | None = None,
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        self.e, self.party, self.preference, self.unless, self.pause = e, party, preference, unless, pause
        self.reply = Encoding(e.conflict, sat_engine())  # speaks of the state after the party's move
        self._mine = [(o.id, self.reply.options_at[k]) for k, o in enumerate(e.conflict.options) if o.by == party]
        told = telling(e, preference, [o for o, _ in self._mine])
        self.kept = self.reply.values(told)
        self.here = e.values(told)
        rules = [c for c in e.conflict.cannot if c.by == party]
        self.shut = [(e.literal(c.start.tree), self.reply.literal(c.end.tree)) for c in rules]

    def accepts(self) -> bool:
        """Return whether the last solution of ``e`` is stable for the party; where not, refine ``e``."""
        if self.unless is not None and self._true(self.unless):
            return True
        x = self._better()
        if x is None:
            return True
        free = [] if self.unless is None else [self.unless]
        require_no_better(self.e, self.preference, x, [*free, *closed(self.e, self.party, x)])
        return False

    def close(self) -> None:
        """Free the second solver."""
        self.reply.engine.close()

    def _true(self, literal: int) -> bool:
        return self.e.engine.value(abs(literal)) == (literal > 0)

    def _better(self) -> Setting | None:
        """Return the party's best reply where it is better than staying, else None."""
        assumed = self._others() + [-end for start, end in self.shut if self._true(start)]
        engine = self.reply.engine
        for kept, here in zip(self.kept, self.here, strict=True):
            self.pause()
            if engine.solve([*assumed, kept]):
                if not self._true(here):  # so far as good as staying, and this statement is gained
                    return {o: engine.value(v) for o, v in self._mine}
                assumed.append(kept)
            elif self._true(here):
                return None  # staying keeps a statement that no reply as good so far can keep
            else:
                assumed.append(-kept)
        return None

    def _others(self) -> list[int]:
        """Return what the others do as literals, and those of the party's own options that cannot be changed back."""
        fixed = []
        for k, option in enumerate(self.e.conflict.options):
            on = self.e.engine.value(self.e.options_at[k])
            stuck = (option.moves == "forward" and on) or (option.moves == "back" and not on)
            if option.by != self.party or stuck:
                fixed.append(self.reply.literal(Name(option.id)) * (1 if on else -1))
        return fixed
