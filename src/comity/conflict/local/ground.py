"""The rules of a conflict asked about a few states at a time, wherever in a space of any size they lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.nouns import Case, OptionConflict, Preference
from comity.conflict.large import statement_conflict
from comity.conflict.model import players, why_not_feasible
from comity.conflict.space import code_of, pattern_of
from comity.errors import CaseError, Problem, UsageError, did_you_mean
from comity.logic.masks import Mask, evaluate
from comity.logic.tree import Atom, Name, Node, Pattern

WORD = 64
Codes = NDArray[np.uint64]  # shape (n, W): one packed state per row, W words of 64 options
Keys = NDArray[np.generic]  # shape (n,): one value per state, equal just where the states are


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """
    The rules of a conflict in option form, ready to be asked about any of its states.

    Parameters
    ----------
    case : Case
    conflict : OptionConflict
    parties : tuple of str
        The players, in the order of the file.
    preferences : mapping party -> Preference
        The main reading of each.
    position : mapping option -> int
        Its bit in a packed state.

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> from comity.conflict.local.ground import ground_of
    >>> ground = ground_of(load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b}}
    ...   preferences: {a: {statements: [x & y, "!x"]}, b: {statements: [x & y, "!y"]}}
    ... '''))
    >>> ground.code("NY"), ground.label(0b10), ground.own("b")
    (2, 'NY', (1,))
    """

    case: Case
    conflict: OptionConflict
    parties: tuple[str, ...]
    preferences: Mapping[str, Preference]
    position: Mapping[str, int]

    @property
    def n_options(self) -> int:
        """Return the number of options."""
        return len(self.conflict.options)

    @property
    def n_words(self) -> int:
        """Return the number W of 64-bit words of a packed state."""
        return max(1, -(-self.n_options // WORD))

    @property
    def tracked(self) -> bool:
        """Return whether the last mover has to be remembered: two moves in a row may not amount to one (cannot)."""
        return bool(self.conflict.cannot)

    def own(self, party: str) -> tuple[int, ...]:
        """Return the places of a party's options."""
        return tuple(k for k, o in enumerate(self.conflict.options) if o.by == party)

    def own_bits(self, party: str, direction: str = "") -> int:
        """Return a packed state in which just a party's options are on, or those of them of one direction."""
        options = self.conflict.options
        return sum(1 << k for k in self.own(party) if not direction or options[k].moves == direction)

    def player(self, party: str) -> int:
        """Return the position of a party among the players; UsageError where it is none."""
        if party not in self.parties:
            hint = did_you_mean(party, self.parties) or ""
            known = ", ".join(self.parties)
            raise UsageError(f'"{party}" is no player of this conflict. Players: {known}. {hint}'.strip())
        return self.parties.index(party)

    def label(self, code: int) -> str:
        """Return the pattern of a packed state."""
        return pattern_of(code, self.n_options)

    def code(self, label: str) -> int:
        """Return the packed state of a pattern; UsageError where it is no feasible state, with the reason."""
        wrong = self.why_not(label)
        if wrong is not None:
            raise UsageError(f'"{label}" is no feasible state of this conflict{wrong}.')
        return code_of(label)

    def why_not(self, label: str) -> str | None:
        """Return why a pattern is no feasible state, "" where there is nothing to say; None where it is one."""
        if len(label) != self.n_options or set(label) - set("YN"):
            return why_not_feasible(self.conflict, label) if label else ""
        one = self.pack([code_of(label)])
        for statement in self.conflict.infeasible:
            if self.holds(statement.tree, one)[0]:
                return f": it is ruled out by `{statement.text}` ({statement.where})"
        return None

    def status_quo(self) -> int | None:
        """Return the packed status quo, or None; CaseError where it is no feasible state."""
        label = self.conflict.status_quo
        if label is None:
            return None
        wrong = self.why_not(label)
        if wrong is not None:
            what = f'the status quo "{label}" is no feasible state{wrong}.'
            way_out = ("Give a feasible pattern, or change what is infeasible.",)
            raise CaseError([Problem(self.conflict.status_quo_at, what, way_out)])
        return code_of(label)

    def pack(self, codes: Iterable[int]) -> Codes:
        """Return packed states given as whole numbers as rows of words, shape (n, W)."""
        word = (1 << WORD) - 1
        rows = [[c >> (WORD * w) & word for w in range(self.n_words)] for c in codes]
        return np.array(rows, np.uint64).reshape(len(rows), self.n_words)

    def unpack(self, codes: Codes) -> list[int]:
        """Return rows of words as whole numbers."""
        columns: list[list[int]] = codes.T.tolist()
        return [sum(v << (WORD * w) for w, v in enumerate(row)) for row in zip(*columns, strict=True)]

    def holds(self, tree: Node, codes: Codes) -> Mask:
        """Return in which states a statement holds, shape (n,); not to be written to."""

        def truth(atom: Atom) -> Mask:
            if isinstance(atom, Pattern):
                care, value = self.pack([_bits(atom.letters, "YN"), _bits(atom.letters, "Y")])
                fits: Mask = (codes & care == value).all(axis=1)
                return fits
            assert isinstance(atom, Name)  # a conflict's statements speak of options alone
            word, bit = divmod(self.position[atom.name], WORD)
            on: Mask = codes[:, word] & np.uint64(1 << bit) != 0
            return on

        return evaluate(tree, truth)

    def feasible(self, codes: Codes) -> Mask:
        """Return which states no `infeasible` statement rules out, shape (n,)."""
        out = np.ones(len(codes), bool)
        for statement in self.conflict.infeasible:
            out &= ~self.holds(statement.tree, codes)
        return out


def ground_of(case: Case) -> Ground:
    """Return the rules of a case's conflict; UsageError where its states cannot be asked about one by one."""
    conflict = statement_conflict(case)
    main = {p.party: p.preference for p in conflict.preferences}
    position = {o.id: k for k, o in enumerate(conflict.options)}
    return Ground(case, conflict, players(case, conflict), main, position)


def _bits(letters: str, wanted: str) -> int:
    return sum(1 << k for k, letter in enumerate(letters) if letter in wanted)


def keys_of(codes: Codes) -> Keys:
    """
    Return one value per state, equal just where the states are equal; shape (n,).

    Examples
    --------
    >>> a = np.array([[1, 2], [1, 3], [1, 2]], np.uint64)
    >>> np.unique(keys_of(a)).size
    2
    """
    if codes.shape[1] == 1:
        return np.ascontiguousarray(codes[:, 0])
    return np.ascontiguousarray(codes).view(np.dtype((np.void, 8 * codes.shape[1]))).ravel()
