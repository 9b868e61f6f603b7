"""Exact Nash equilibria of a conflict of up to 36 options: every state is looked at, none is written down."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case, OptionConflict, Prioritised, Statement, Weights
from comity.conflict.bits.layout import padding
from comity.conflict.bits.listing import listing
from comity.conflict.bits.need import check_need, need
from comity.conflict.bits.party import Turn, turn
from comity.conflict.bits.saved import Place, heading, load, save
from comity.conflict.large import Found, LargeResult, machine_memory, statement_conflict
from comity.conflict.model import players
from comity.conflict.symbolic.lumps import Lumps, lumps_found, with_lumps
from comity.errors import BudgetExceededError, CaseError, Problem, TooLargeError
from comity.kernels.bitslice import ONES, Word, count_bits
from comity.logic.tree import Node, Pattern
from comity.version import __version__

Progress = Callable[[str], None]
Query = tuple[str, Node]
_SHARES = 16  # how often progress is told in one pass


def search(
    case: Case,
    keys: tuple[str, ...] = ("nash",),
    *,
    limit: int = 100,
    where: Query | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
    resume: Path | None = None,
) -> LargeResult:
    """
    Return the number of Nash equilibria, the first of them, and what all of them share.

    A bitmap holds one bit per state. Each party in turn strikes out the states it would leave: of the states of a
    group, those meeting its most important statement are kept if there are any, of these those meeting the second, and
    so on. Statements are worked out from the number of the state, 64 states to a word, so no utility is stored. Weights
    are added up 64 sums at a time; the digits of the sums are then such statements. Merged states are asked of a SAT
    solver (:func:`~comity.conflict.symbolic.lumps.lumps_found`) and their members taken out.

    Parameters
    ----------
    case : Case
        In option form, every party with statements, with weights or without; at most 36 options.
    keys : tuple of str
        Only ``nash`` is answered; the others are absent, with the reason.
    limit : int
        How many equilibria to list, lowest packed state first. The count is exact whatever the limit.
    where : (text, tree), optional
        Only equilibria in which this statement holds.
    budget : Budget, optional
    progress : callable, optional
        Told in words which party is at work, and how many words of its pass are done.
    resume : Path, optional
        Where a search that runs out of its budget, or is stopped by Ctrl-C, is kept, and taken up from next time. The
        file is as large as the bitmap and is removed once the search is finished.

    Raises
    ------
    UsageError
        The case cannot be searched so, or ``resume`` is a file of another kind; the message says why.
    TooLargeError
        The bitmap would not fit in this machine; the message names the need and the ways out.

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> case = load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b}}
    ...   preferences: {a: {statements: [x & y, "!x"]}, b: {statements: [x & y, "!y"]}}
    ... ''')
    >>> found = search(case)
    >>> found.labels("nash"), found.found["nash"].count, found.feasible
    (['NN', 'YY'], 2, 4)
    """
    conflict = statement_conflict(case, merged=True)
    budget, say = budget or Budget(), progress or (lambda _: None)
    absent = {k: "the bit-sliced tier answers Nash only" for k in keys if k != "nash"}
    found: dict[str, Found] = {}
    feasible: int | None = None
    complete = True
    if "nash" in keys:
        work, lumps = _begin(case, conflict, where, resume, say), None if conflict.same else Lumps()
        try:
            lumps = lumps_found(case, conflict, where, budget)
            found["nash"] = with_lumps(work.run(limit, budget, say), lumps, limit)
            feasible = _states(work, lumps)
            _forget(resume)
            if not feasible:
                raise CaseError(
                    [Problem(conflict.where, "no state is feasible.", ("Weaken an `infeasible` statement.",))]
                )
        except (BudgetExceededError, KeyboardInterrupt) as e:
            complete, feasible = False, _states(work, lumps)
            absent["nash"] = f"not finished: {budget.ended(e)}; {work.so_far()}{_keep(work, resume)}"
    return LargeResult(
        case,
        conflict,
        digest(case),
        __version__,
        "bits",
        found,
        feasible,
        absent,
        where[0] if where else "",
        complete,
    )


@dataclass(eq=False, slots=True)
class Work:
    """
    A search under way.

    Parameters
    ----------
    conflict : OptionConflict
    turns : tuple of (str, Turn)
        The passes with what to call them. Where states are infeasible or merged, or a query is given, the first is
        nobody's: it keeps the feasible states in which the query holds, outside merged ones.
    query : int or None
        The number of the query among the truths of the first pass.
    what : str
        A digest of the question.
    bitmap : array of uint64
        One bit per state; a state that some party would leave is struck out.
    place : Place
    """

    conflict: OptionConflict
    turns: tuple[tuple[str, Turn], ...]
    query: int | None
    what: str
    bitmap: Word
    place: Place

    def run(self, limit: int, budget: Budget, say: Progress) -> Found:
        """Return the equilibria that are no merged states, from where the work stands."""
        while self.place.turn < len(self.turns):
            name, at = self.turns[self.place.turn]
            self._tell(name, at, say)
            budget.check()
            more = self._keep_feasible(at) if name == "" else self._keep_stable(at, budget)
            done = self.place.tile + 1 == at.layout.tiles
            if done:
                at.truths.forget()
            self.place = Place(self.place.turn + done, 0 if done else self.place.tile + 1, self.place.feasible + more)
        return listing(self.bitmap, self.conflict, limit, budget.check)

    @property
    def feasible(self) -> int | None:
        """Return the number of feasible states outside merged ones; None where they are not counted yet."""
        if not self.turns or self.turns[0][0]:
            return 1 << len(self.conflict.options)
        padded = self.turns[0][1].layout.width - len(self.conflict.options)
        return self.place.feasible >> padded if self.place.turn else None

    def so_far(self) -> str:
        """Return in words how much is done."""
        parties = len([name for name, _ in self.turns if name])
        ahead = len([name for name, _ in self.turns[self.place.turn :] if name])
        return f"{parties - ahead} of {parties} parties done"

    def _keep_feasible(self, at: Turn) -> int:
        table = at.feasible(self.place.tile)
        whole = not (self.conflict.infeasible or self.conflict.same)
        count = table.size * 64 if whole else count_bits(table)
        if self.query is not None:
            truth = at.truths.at(self.query, self.place.tile)
            table &= (ONES if truth else np.uint64(0)) if isinstance(truth, bool) else truth
        at.layout.strike(self.bitmap, self.place.tile, table)
        return count

    def _keep_stable(self, at: Turn, budget: Budget) -> int:
        if at.layout.view(self.bitmap, self.place.tile).any():
            at.layout.strike(self.bitmap, self.place.tile, at.stable(self.place.tile, budget.check))
        return 0

    def _tell(self, name: str, at: Turn, say: Progress) -> None:
        tile, tiles, words = self.place.tile, at.layout.tiles, at.layout.words
        if tile % max(1, tiles // _SHARES) == 0:
            who = name or "feasible states"
            say(f"nash by bits: {who}, {tile * words:,} of {tiles * words:,} words; {self.so_far()}")


def _states(work: Work, lumps: Lumps | None) -> int | None:
    """Return the number of feasible states, merged ones counted once; None where it is not known yet."""
    if work.feasible is None or lumps is None:
        return None
    return work.feasible + len(lumps.present)


def _begin(case: Case, conflict: OptionConflict, where: Query | None, resume: Path | None, say: Progress) -> Work:
    owned: dict[str, tuple[int, ...]] = {}
    for k, o in enumerate(conflict.options):
        owned[o.by] = (*owned.get(o.by, ()), k)
    width = len(conflict.options) + padding(len(conflict.options), list(owned.values()))
    check_need(conflict, width, machine_memory())
    wishes = {p.party: p.preference for p in conflict.preferences}
    turns: list[tuple[str, Turn]] = []
    query = None
    if conflict.infeasible or conflict.same or where is not None:
        merged = tuple(Statement(m.id, Pattern(m.pattern)) for m in conflict.same)  # they are looked at by themselves
        first = turn(replace(conflict, infeasible=(*conflict.infeasible, *merged)), width, None)
        query = None if where is None else first.truths.number(where[1])
        turns.append(("", first))
    for party in players(case, conflict):
        wish = wishes[party]
        if party in owned and isinstance(wish, Prioritised | Weights):
            turns.append((party, turn(conflict, width, party, wish)))
    what = hashlib.sha256(repr((digest(case), __version__, where and where[1])).encode()).hexdigest()
    place, bitmap = _standing(resume, what, width, [at.layout.tiles for _, at in turns], say)
    return Work(conflict, tuple(turns), query, what, bitmap, place)


def _standing(resume: Path | None, what: str, width: int, tiles: list[int], say: Progress) -> tuple[Place, Word]:
    words = 1 << (width - 6)
    try:
        if resume is not None and resume.exists():
            stood = load(resume, what, words, tiles)
            if stood is not None:
                say(f"taken up from {resume}")
                return stood
            say(f"{resume} was kept for another case, question or version: begun anew")
        return Place(), np.full(words, ONES)
    except MemoryError:
        raise TooLargeError(
            f"the search needs {need(width) / 2**20:,.0f} MB, which this machine does not give. "
            "Ask the symbolic tier, which lists no states."
        ) from None


def _keep(work: Work, resume: Path | None) -> str:
    if resume is None:
        return ""
    try:
        save(resume, work.what, work.place, work.bitmap)
    except OSError as e:
        return f"; it could not be kept in {resume}: {e.strerror or e}"
    return f"; kept in {resume}, to be taken up from there"


def _forget(resume: Path | None) -> None:
    if resume is not None and resume.exists():
        heading(resume)  # raises where it is not ours
        resume.unlink()
