"""What a party with many options would rather do in a given state, found without writing its settings out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.case.nouns import OptionConflict, Preference
from comity.conflict.symbolic.encode import Encoding, Setting
from comity.solve.sat import sat_engine


@dataclass(frozen=True, slots=True)
class Standing:
    """A given state: which options are on, and the start of which of a party's closed moves it meets."""

    on: Sequence[bool]
    starts: Sequence[bool]


class Replies:
    """
    The best reply of one party, statement by statement, in a solver of its own.

    Parameters
    ----------
    conflict : OptionConflict
    party : str
    preference : Preference
    pause : callable
        Called before each question; may raise to stop the work.
    """

    def __init__(
        self, conflict: OptionConflict, party: str, preference: Preference, pause: Callable[[], None] = lambda: None
    ) -> None:
        self.party, self.pause = party, pause
        self._after = Encoding(conflict, sat_engine())
        self._kept = self._after.values(preference)
        self._ends = [self._after.literal(c.end.tree) for c in conflict.cannot if c.by == party]
        self._new = self._after.fresh()  # assumed: replies that were set aside do not count

    def better(self, at: Standing, value: Sequence[bool], new: bool = False) -> Setting | None:
        """
        Return the party's best reply to a state where it is better than a value, else None.

        Parameters
        ----------
        at : Standing
        value : sequence of bool
            What the reply is compared with, as :meth:`Encoding.values` has it.
        new : bool
            Leave out the replies that were set aside.
        """
        engine, options = self._after.engine, self._after.conflict.options
        assumed = [-end for start, end in zip(at.starts, self._ends, strict=True) if start]
        assumed += [self._new] if new else []
        for option, literal, on in zip(options, self._after.options_at, at.on, strict=True):
            if option.by != self.party or option.moves == ("forward" if on else "back"):
                assumed.append(literal if on else -literal)
        for kept, held in zip(self._kept, value, strict=True):
            self.pause()
            gained = engine.solve([*assumed, kept])
            if gained and not held:
                pairs = zip(options, self._after.options_at, strict=True)
                return {o.id: engine.value(v) for o, v in pairs if o.by == self.party}
            if held and not gained:
                return None
            assumed.append(kept if gained else -kept)
        return None

    def set_aside(self, x: Setting) -> None:
        """Leave a reply out of those that are new."""
        at = dict(zip(self._after.options, self._after.options_at, strict=True))
        self._after.engine.add([-self._new, *(-at[o] if on else at[o] for o, on in x.items())])
