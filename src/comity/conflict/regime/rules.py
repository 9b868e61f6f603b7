"""The regimes of a case: where each holds, whose options decide that, and who can begin or end it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from comity.case.nouns import PartyPreference, Regime, Statement
from comity.conflict.model import Model
from comity.conflict.restricted import Cut, Instead, Part, part
from comity.conflict.where_holds import after_merging, before_merging, holds_in
from comity.errors import CaseError, Problem
from comity.kernels.edges import Mask
from comity.logic.tree import And, Name, Node, Not, Pattern, atoms


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """
    One regime of one party.

    Parameters
    ----------
    player : int
        Whose preference changes.
    party : str
        The same party by its id.
    regime : Regime
    holds : mask, shape (S,)
        The states in which it is in force.
    owners : tuple of int
        The players whose options its statement names.
    """

    player: int
    party: str
    regime: Regime
    holds: Mask
    owners: tuple[int, ...]

    @property
    def others(self) -> tuple[int, ...]:
        """Return the other players in whose hands it is, wholly or in part."""
        return tuple(i for i in self.owners if i != self.player)

    def instead(self) -> Instead:
        """Return what the party prefers while this regime is in force."""
        row = PartyPreference(self.party, self.regime.preference, (), self.regime.where)
        return Instead(row, f"under the regime {self.regime.id}, ")


def rules(model: Model) -> tuple[Rule, ...]:
    """
    Return the regimes of all parties, in the order of the players.

    Raises
    ------
    CaseError
        Where a regime holds in some members of a merged state and not in others, or two regimes of one party hold at
        once and rank states differently. Every such problem is named.
    """
    out, problems = [], []
    for player, party in enumerate(model.parties):
        row = next((p for p in model.conflict.preferences if p.party == party), None)
        for regime in row.regimes if row is not None else ():
            here = holds_in(model, regime.during.tree)
            split = after_merging(model, here) & after_merging(model, ~here)
            if split.any():
                problems.append(_split(model, regime, split))
            owners = tuple(i for i, p in enumerate(model.parties) if p in _owners(model, regime.during.tree))
            out.append(Rule(player, party, regime, after_merging(model, here), owners))
    if not problems:
        problems += _clashes(model, out)
    if problems:
        raise CaseError(problems)
    return tuple(out)


def in_force(model: Model, every: tuple[Rule, ...], on: tuple[bool, ...]) -> Part:
    """
    Return the conflict while exactly some regimes are in force: its states, and the preferences there.

    Raises
    ------
    CaseError
        Where the preference of a regime does not fit these states.
    """
    there = np.ones(model.n_states, bool)
    ruled_out: list[Statement] = []
    instead: dict[str, Instead] = {}
    for rule, yes in zip(every, on, strict=True):
        there &= rule.holds == yes
        during = rule.regime.during
        tree: Node = Not(during.tree) if yes else during.tree
        ruled_out.append(Statement(f"!({during.text})" if yes else during.text, tree, where=during.where))
        if yes:
            instead.setdefault(rule.party, rule.instead())
    return part(model, Cut(before_merging(model, ~there), tuple(ruled_out)), instead)


def reach(model: Model, player: int, states: Mask) -> Mask:
    """Return the states outside of some from which a player can go there by one move of its own, shape (S,)."""
    out: Mask = model.moves.best(player, states.astype(np.int32)) > 0
    return out & ~states


def _owners(model: Model, tree: Node) -> set[str]:
    """Return the parties whose options a statement names."""
    by = {o.id: o.by for o in model.options}
    out = set()
    for atom in atoms(tree):
        if isinstance(atom, Name) and atom.name in by:
            out.add(by[atom.name])
        elif isinstance(atom, Pattern):
            out |= {o.by for o, letter in zip(model.options, atom.letters, strict=True) if letter != "-"}
    return out


def _split(model: Model, regime: Regime, states: Mask) -> Problem:
    label = model.label(int(np.flatnonzero(states)[0]))
    return Problem(
        regime.where,
        f'the regime {regime.id} tells apart states that are merged in "{label}".',
        ("Guard its statement so that it says the same of all of them, or split the merged state (same:).",),
    )


def _clashes(model: Model, every: list[Rule]) -> Iterator[Problem]:
    """Yield every two regimes of one party that hold at once and rank states differently there."""
    for a, b in combinations(every, 2):
        both = a.holds & b.holds
        if a.player != b.player or not both.any() or _alike(model, a, b, both):
            continue
        count = int(both.sum())
        label = model.label(int(np.flatnonzero(both)[0]))
        more = f" and {count - 1} more state{'s' if count > 2 else ''}" if count > 1 else ""
        yield Problem(
            b.regime.where,
            f"the regimes {a.regime.id} and {b.regime.id} of {model.case.party(a.party).name} hold at once in "
            f'"{label}"{more}, and rank states differently.',
            (
                "Narrow one of the two statements (during:) so that they exclude each other.",
                "Or write one regime for the states in which both hold.",
            ),
        )


def _alike(model: Model, a: Rule, b: Rule, both: Mask) -> bool:
    if a.regime.preference == b.regime.preference:
        return True
    apart = Statement("both", Not(And((a.regime.during.tree, b.regime.during.tree))))
    cut = Cut(before_merging(model, ~both), (apart,))
    one, other = (part(model, cut, {r.party: r.instead()}).model.ranks[a.player] for r in (a, b))
    return bool((one == other).all())
