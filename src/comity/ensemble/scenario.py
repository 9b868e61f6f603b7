"""Scenarios: the same conflict with some options held on or off, asked of the same draws."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.case.nouns import Case, OptionConflict, Statement
from comity.logic.tree import Name, Node, Not


@dataclass(frozen=True, slots=True)
class Scenario:
    """
    Options held off (``without``) or on (``with_``), in the order of the case; falsy where there are none.

    Examples
    --------
    >>> bool(Scenario()), Scenario(("attack",)).words
    (False, 'without "attack"')
    """

    without: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.without or self.with_)

    @property
    def words(self) -> str:
        """Return the scenario in words."""
        parts = [f'without "{name}"' for name in self.without] + [f'with "{name}"' for name in self.with_]
        return ", ".join(parts)

    def apply(self, case: Case) -> Case:
        """Return the case in which states that break the scenario are infeasible."""
        conflict = case.conflict
        if not self or not isinstance(conflict, OptionConflict):
            return case
        more = tuple(_forbid(name, True) for name in self.without) + tuple(_forbid(name, False) for name in self.with_)
        # what holds today may be ruled out, so no status quo is kept
        held = replace(conflict, infeasible=(*conflict.infeasible, *more), status_quo=None)
        return replace(case, conflict=held)


def _forbid(option: str, on: bool) -> Statement:
    tree: Node = Name(option) if on else Not(Name(option))
    return Statement(option if on else f"!{option}", tree)
