"""
An option that follows a statement by itself, written out of a conflict: support if and only if a step is taken.

The option is taken out of the list of options, and wherever something speaks of it, the statement stands in its
place. See :mod:`comity.conflict.fixing` for options that are settled for good.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from comity.case.doubt import Degree, Doubt, Pair, Place
from comity.case.nouns import (
    Free,
    Lump,
    OptionConflict,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Statement,
    Weights,
)
from comity.conflict.bound import check_bound
from comity.conflict.fixing import feasible
from comity.conflict.space import code_of, pattern_of
from comity.errors import UsageError
from comity.logic.masks import mask
from comity.logic.tree import And, Iff, Implies, Name, Node, Not, Or, Pattern, Xor, fold, spelled_out

_FREE = 16  # a merged state that leaves more options free is taken to have a member


@dataclass(frozen=True, slots=True)
class Tied:
    """
    A conflict in which one option follows a statement by itself.

    Parameters
    ----------
    conflict : OptionConflict
        Without the option.
    whole : OptionConflict
        With it.
    option : str
    condition : Statement
        What it follows, over the options of ``whole``.
    """

    conflict: OptionConflict
    whole: OptionConflict
    option: str
    condition: Statement

    def filled(self, label: str) -> str:
        """Return a state of ``conflict`` as a state of ``whole``: its pattern with the option's own letter."""
        if any(p.id == label for p in self.conflict.same):
            return label
        return _filled(self.whole, self.option, self.condition.tree, label)


def tied(conflict: OptionConflict, option: str, condition: Statement) -> Tied:
    """
    Return a conflict in which an option is on exactly where a statement holds (conventions §108).

    The option is nobody's choice any longer: it changes together with what it follows, whatever its own direction
    was. It is taken out, and the statement stands for it in what is infeasible, closed, preferred, believed and seen.
    A ranking keeps the states in which the option is as the statement says. A move after which the state would be
    infeasible does not exist. A party left without options keeps its preferences and makes no moves; attitudes and
    coalitions stay.

    Parameters
    ----------
    conflict : OptionConflict
    option : str
    condition : Statement
        Over the other options. A pattern of dashes always holds: the option is then given for good.

    Raises
    ------
    UsageError
        An option that is not there or is the only one; a statement that names it; a merged state whose pattern would
        have to become something that no pattern can say.

    Examples
    --------
    Syria releases water exactly where Iraq does not attack:

    >>> from comity.catalogue.entries import load_entry
    >>> before = load_entry("syria_iraq_1975").case.conflict
    >>> after = tied(before, "release", Statement("!attack", Not(Name("attack"))))
    >>> [o.id for o in after.conflict.options], after.filled("NN"), after.filled("NY")
    (['escalate', 'attack'], 'YNN', 'NNY')
    """
    check_bound(conflict, {option: condition.tree})
    if len(conflict.options) == 1:
        raise UsageError(f'"{option}" is the only option of this conflict, so nothing is left to tie it to.')
    rewrite = _Rewriting(conflict, option, condition.tree)
    infeasible = tuple(rewrite.statement(s) for s in conflict.infeasible)
    after = replace(
        conflict,
        options=tuple(o for o in conflict.options if o.id != option),
        infeasible=infeasible,
        same=tuple(p for lump in conflict.same if (p := rewrite.lump(lump)) is not None),
        cannot=tuple(
            replace(c, start=rewrite.statement(c.start), end=rewrite.statement(c.end)) for c in conflict.cannot
        ),
    )
    rewrite = replace(rewrite, after=after)
    after = replace(
        after,
        preferences=tuple(rewrite.row(r) for r in conflict.preferences),
        misperceives=tuple(
            replace(
                m,
                cannot_see=tuple(rewrite.place(p) for p in m.cannot_see),
                preferences=tuple(rewrite.row(r) for r in m.preferences),
            )
            for m in conflict.misperceives
        ),
        status_quo=rewrite.today(),
    )
    return Tied(after, conflict, option, condition)


def _filled(whole: OptionConflict, option: str, condition: Node, short: str) -> str:
    options = [o.id for o in whole.options]
    k = options.index(option)
    # the statement says nothing of the option itself, so either letter will do to ask it
    code = np.array([code_of(f"{short[:k]}N{short[k:]}")], np.uint64)
    on = bool(mask(condition, code, {o: n for n, o in enumerate(options)})[0])
    return f"{short[:k]}{'Y' if on else 'N'}{short[k:]}"


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """What becomes of each part of a conflict when one option follows a statement."""

    whole: OptionConflict
    option: str
    condition: Node
    after: OptionConflict | None = None

    @property
    def place_of_option(self) -> int:
        return [o.id for o in self.whole.options].index(self.option)

    def tree(self, node: Node) -> Node:
        """Return a statement with the condition in place of the option, and patterns one letter shorter."""
        return fold(node, self._part)

    def _part(self, node: Node, inner: list[Node]) -> Node:
        match node:
            case Name(name):
                return self._condition() if name == self.option else node
            case Pattern(letters):
                return self._pattern(letters)
            case Not():
                return Not(inner[0])
            case And() | Or() | Xor():
                return type(node)(tuple(inner))
            case Implies() | Iff():
                return type(node)(*inner)
            case _:
                return node

    def _condition(self) -> Node:
        """Return the condition with patterns one letter shorter; it never speaks of the option itself."""
        k = self.place_of_option

        def shorter(node: Node, inner: list[Node]) -> Node:
            if isinstance(node, Pattern):
                return Pattern(node.letters[:k] + node.letters[k + 1 :])
            return self._part(node, inner)

        return fold(self.condition, shorter)

    def _pattern(self, letters: str) -> Node:
        k = self.place_of_option
        rest = Pattern(letters[:k] + letters[k + 1 :])
        if letters[k] == "-":
            return rest
        own = self._condition() if letters[k] == "Y" else Not(self._condition())
        return And((rest, own))

    def statement(self, statement: Statement) -> Statement:
        return replace(statement, tree=self.tree(statement.tree))

    def place(self, place: Place) -> Place:
        return place if place.tree is None else replace(place, tree=self.tree(place.tree))

    def lump(self, lump: Lump) -> Lump | None:
        """Return a merged state, or None where it can no longer occur; refused where no pattern can say it."""
        k, letters = self.place_of_option, lump.pattern
        said = dict(zip((o.id for o in self.whole.options), letters, strict=True))
        if letters[k] != "-":
            literals = _literals(self.condition if letters[k] == "Y" else Not(self.condition), self.whole)
            if literals is None:
                raise UsageError(
                    f'the merged state "{lump.id}" says how "{self.option}" stands, and with "{self.option}" tied to '
                    "this statement no pattern can say what it becomes. Tie it to a conjunction, or split the merged "
                    "state (same:)."
                )
            for name, letter in literals.items():
                if said[name] not in ("-", letter):
                    return None
                said[name] = letter
        del said[self.option]
        return replace(lump, pattern="".join(said.values()))

    def row(self, row: PartyPreference) -> PartyPreference:
        return replace(
            row,
            preference=self.preference(row.preference),
            readings=tuple(replace(r, preference=self.preference(r.preference)) for r in row.readings),
            regimes=tuple(
                replace(r, during=self.statement(r.during), preference=self.preference(r.preference))
                for r in row.regimes
            ),
            doubt=self._doubt(row.doubt),
        )

    def _doubt(self, doubt: Doubt) -> Doubt:
        def degrees(pairs: tuple[Degree, ...]) -> tuple[Degree, ...]:
            return tuple(replace(d, of=self.place(d.of), over=self.place(d.over)) for d in pairs)

        fuzzy = doubt.fuzzy and replace(doubt.fuzzy, degrees=degrees(doubt.fuzzy.degrees))
        chances = doubt.chances and replace(doubt.chances, degrees=degrees(doubt.chances.degrees))
        unknown = tuple(Pair(self.place(p.one), self.place(p.other)) for p in doubt.unknown)
        return replace(doubt, unknown=unknown, fuzzy=fuzzy, chances=chances)

    def preference(self, preference: Preference) -> Preference:
        match preference:
            case Prioritised(statements):
                return replace(preference, statements=tuple(self.statement(s) for s in statements))
            case Weights(weights):
                return replace(preference, weights=tuple((self.statement(s), w) for s, w in weights))
            case Free(statements, ranking):
                kept = (tuple(n for t in tier if (n := self.label(t)) is not None) for tier in ranking)
                return Free(tuple(self.statement(s) for s in statements), tuple(t for t in kept if t))
            case Ranking():
                return self._ranking(preference)

    def _ranking(self, ranking: Ranking) -> Ranking:
        """Return a ranking of the states that are left; its breaks stay between the same states."""
        tiers, wheres, places = [], [], []
        for k, tier in enumerate(ranking.tiers):
            kept = [(j, n) for j, t in enumerate(tier) if (n := self.label(t)) is not None]
            if kept:
                tiers.append(tuple(n for _, n in kept))
                wheres.append(tuple(ranking.wheres[k][j] for j, _ in kept) if ranking.wheres else ())
            places.append(len(tiers) - 1)
        breaks: dict[int, int] = {}
        for k, degree in ranking.breaks:
            if 0 <= places[k] < len(tiers) - 1:
                breaks[places[k]] = max(degree, breaks.get(places[k], 0))
        return Ranking(tuple(tiers), tuple(wheres) if ranking.wheres else (), tuple(breaks.items()))

    def label(self, label: str) -> str | None:
        """Return a state of the whole conflict as a state without the option; None where it cannot occur."""
        lump = next((p for p in self.whole.same if label in (p.id, p.pattern)), None)
        if lump is not None:
            return self._left(lump)
        if len(label) != len(self.whole.options) or set(label) - set("YN"):
            return label  # never a state; the model says so
        k = self.place_of_option
        short = label[:k] + label[k + 1 :]
        return short if _filled(self.whole, self.option, self.condition, short) == label else None

    def _left(self, lump: Lump) -> str | None:
        """Return the id of a merged state while some member of it can occur."""
        assert self.after is not None  # labels are asked about once the options are known
        now = next((p for p in self.after.same if p.id == lump.id), None)
        if now is None:
            return None
        dashes = [k for k, letter in enumerate(now.pattern) if letter == "-"]
        if len(dashes) > _FREE:
            return lump.id
        base = code_of(now.pattern)
        for choice in range(1 << len(dashes)):
            code = base | sum(1 << k for n, k in enumerate(dashes) if choice >> n & 1)
            if feasible(self.after, pattern_of(code, len(now.pattern))):
                return lump.id
        return None

    def today(self) -> str | None:
        """Return the status quo with the option as the statement has it; None where that cannot occur."""
        label, k = self.whole.status_quo, self.place_of_option
        lump = next((p for p in self.whole.same if label in (p.id, p.pattern)), None)
        if label is None or lump is not None:
            return label if lump is None else self._left(lump)
        short = label[:k] + label[k + 1 :]
        assert self.after is not None
        return short if feasible(self.after, short) else None


def _literals(node: Node, whole: OptionConflict) -> dict[str, str] | None:
    """Return a conjunction of options, on (Y) or off (N), as letters; None where a statement is none."""
    flat = _conjunction(node, tuple(o.id for o in whole.options))
    if flat is None:
        return None
    letters: dict[str, str] = {}
    for name, letter in flat:
        if letters.setdefault(name, letter) != letter:
            return None
    return letters


def _conjunction(node: Node, options: tuple[str, ...]) -> list[tuple[str, str]] | None:
    match node:
        case Name(name):
            return [(name, "Y")]
        case Not(Name(name)):
            return [(name, "N")]
        case Not(Not(part)):
            return _conjunction(part, options)
        case Not(Pattern() as pattern) if len(pattern.letters.replace("-", "")) == 1:
            return _conjunction(Not(spelled_out(pattern, options)[0]), options)
        case Pattern():
            return [pair for part in spelled_out(node, options) for pair in _conjunction(part, options) or ()]
        case And(parts):
            found = [_conjunction(p, options) for p in parts]
            return None if any(f is None for f in found) else [pair for f in found for pair in f or ()]
        case _:
            return None


__all__ = ["Tied", "tied"]
