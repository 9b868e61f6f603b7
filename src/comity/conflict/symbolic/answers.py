r"""
Answers of the others to an improvement, as further unknown states of the same solver.

A state s is stable for party i if each of its improvements x is answered: some legal sequence of the others' moves
leads from s[x] to a state that i ranks no higher than s. That such a sequence *exists* is what a SAT solver looks for
by itself: its states are further unknowns. So for each setting x of i, "x is closed, or no better, or the others go
:math:`s[x] = y_0 \to y_1 \to \dots \to y_r`, and :math:`u_i(y_r) \le u_i(s)`". SMR and SSEQ ask in addition that
every setting of i at :math:`y_r` is closed or no better than s; SEQ and SSEQ that each move pays its mover.

Sequences of at most r moves give states that are stable for certain. A *leap*, after the first move, to any feasible
state that the directions of the options allow gives all states that are not certain to be unstable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.case.nouns import Preference
from comity.conflict.symbolic.beside import After, Held
from comity.conflict.symbolic.encode import Encoding, Setting, closed, no_better, telling
from comity.conflict.symbolic.nash import require_nash
from comity.conflict.symbolic.replies import Replies, Standing
from comity.conflict.symbolic.steps import Movers, move

Pause = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Answering:
    """
    Which answers count.

    Parameters
    ----------
    moves : int
        The longest sequence of legal moves; with ``leap`` there are exactly so many moves before the leap.
    leap : bool
        Whether, after those, any feasible state counts as reached that the directions of the options allow.
    paying : bool
        Whether each move has to pay its mover (SEQ, SSEQ).
    lasting : bool
        Whether the party must not be able to escape from where the answer leads (SMR, SSEQ).
    """

    moves: int
    leap: bool = False
    paying: bool = False
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """The state that an answer leads to, and the start of each of the party's closed moves there."""

    end: Encoding
    starts: Sequence[int]


class Answered:
    """
    Stability of s for one party: every improvement is answered.

    Nothing is written out beforehand. The solver proposes a state; a second one looks for an improvement in it that
    was not seen before, and only then is that one described, for every state at once; likewise the answer to it, and
    the ways out of an answer (counterexample-guided refinement). There are finitely many, so it ends.

    Parameters
    ----------
    e : Encoding
        Of the unknown state s; receives the clauses.
    party : str
    preferences : mapping party -> preference
    answering : Answering
    pause : callable
        Called between settings; may raise to stop the work.
    """

    def __init__(
        self, e: Encoding, party: str, preferences: Mapping[str, Preference], answering: Answering, pause: Pause
    ) -> None:
        self.e, self.party, self.preferences, self.answering, self.pause = e, party, preferences, answering, pause
        self.others = [p for p in dict.fromkeys(o.by for o in e.conflict.options) if p != party]
        self.here = e.values(preferences[party])
        self.waiting: dict[int, Setting] = {}  # true where a setting needs no answer -> the setting
        self.given: dict[int, _Answer] = {}
        self.replies = Replies(e.conflict, party, preferences[party], pause)
        self.starts = self._starts(e)

    def refine(self) -> bool:
        """Add what the last solution of ``e`` passed over; return whether there was anything."""
        self.pause()
        added, known = False, list(self.given)
        for quiet in [q for q in self.waiting if not self._true(q)]:
            self.pause()
            self._give(quiet, self.waiting.pop(quiet))
            added = True
        if self.answering.lasting:
            for quiet in [q for q in known if not self._true(q)]:
                added = self._escaped(quiet) or added
        x = self.replies.better(self._standing(self.e, self.starts), self._bools(self.here), new=True)
        if x is not None:
            self.replies.set_aside(x)
            self._expect(x)
        return added or x is not None

    def _expect(self, x: Setting) -> None:
        """Make a setting closed, or no better, or in need of an answer."""
        shut = closed(self.e, self.party, x)
        if self.e.true in shut:
            return
        quiet = self.e.fresh()
        told = telling(self.e, self.preferences[self.party], x)
        no_better(self.e, self.e.values(told, x), self.e.values(told), [*shut, -quiet])
        self.waiting[quiet] = x

    def _give(self, quiet: int, x: Setting) -> None:
        """Describe the answer to a setting, unless it needs none."""
        at: Encoding = After(self.e, x, quiet)
        last: Movers = {}
        idle: int | None = None
        for k in range(self.answering.moves):
            self.pause()
            to = Held(self.e, x, quiet)
            idle = None if k == 0 or self.answering.leap else self._pass(to, idle)
            last = self._step(at, to, last, idle)
            at = to
        if self.answering.leap:
            at = _leap(at, Held(self.e, x, quiet))
        self._end(at, x, quiet)

    def _pass(self, to: Encoding, before: int | None) -> int:
        """Return a literal for "no further move"; after it there is none."""
        idle = self.e.fresh()
        if before is not None:
            to.engine.add([-before, idle])
        return idle

    def _step(self, at: Encoding, to: Encoding, last: Movers, idle: int | None) -> Movers:
        paying = {p: self.preferences[p] for p in self.others} if self.answering.paying else None
        who = move(at, to, self.others, paying, pass_=idle)
        for party, literal in last.items():  # nobody moves twice in a row
            to.engine.add([-literal, -who[party]])
        return who

    def _end(self, end: Encoding, x: Setting, quiet: int) -> None:
        """Make the end of an answer no better than s; whether the party can escape from there is seen later."""
        preference = self.preferences[self.party]
        no_better(end, end.values(preference), self.here)
        self.given[quiet] = _Answer(end, self._starts(end))

    def _shut_in(self, end: Encoding, further: Setting) -> None:
        """Make one way out of an answer closed, or no better than s."""
        shut = closed(end, self.party, further)
        if end.true not in shut:
            no_better(end, end.values(self.preferences[self.party], further), self.here, shut)

    def _escaped(self, quiet: int) -> bool:
        """Add the party's best way out of an answer in the last solution; return whether there is one."""
        answer = self.given[quiet]
        way = self.replies.better(self._standing(answer.end, answer.starts), self._bools(self.here))
        if way is not None:
            self._shut_in(answer.end, way)
        return way is not None

    def _starts(self, at: Encoding) -> list[int]:
        return [at.literal(c.start.tree) for c in self.e.conflict.cannot if c.by == self.party]

    def _standing(self, at: Encoding, starts: Sequence[int]) -> Standing:
        return Standing(self._bools(at.options_at), self._bools(starts))

    def _bools(self, literals: Sequence[int]) -> list[bool]:
        return [self._true(literal) for literal in literals]

    def _true(self, literal: int) -> bool:
        return self.e.engine.value(abs(literal)) == (literal > 0)


def _leap(at: Encoding, to: Encoding) -> Encoding:
    """Keep the options that cannot be changed back; all others may be anything, in one go."""
    for option, here, there in zip(at.conflict.options, at.options_at, to.options_at, strict=True):
        if option.moves == "forward":
            to.engine.add([-here, there])
        elif option.moves == "back":
            to.engine.add([here, -there])
    return to


def require_answered(
    e: Encoding, parties: Sequence[str], preferences: Mapping[str, Preference], answering: Answering, pause: Pause
) -> None:
    """
    Make s stable for every party: each improvement is closed, or is answered in a way that counts.

    Parameters
    ----------
    e : Encoding
    parties : sequence of str
    preferences : mapping party -> preference
    answering : Answering
    pause : callable
        Called between questions; may raise to stop the work.

    Examples
    --------
    Two states in which each party has left the other: where the others may answer, neither gains by leaving.

    >>> from comity.case.read import load_text
    >>> from comity.solve.sat import sat_engine
    >>> case = load_text('''
    ... comity: 1
    ... title: Two prisoners
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b}}
    ...   preferences: {a: {statements: ["!y", x]}, b: {statements: ["!x", y]}}
    ... ''')
    >>> e = Encoding(case.conflict, sat_engine())
    >>> wants = {p.party: p.preference for p in case.conflict.preferences}
    >>> require_answered(e, ["a", "b"], wants, Answering(1), lambda: None)
    >>> [s for s in range(4) if e.solve(e.fixed(s))]
    [0, 3]
    """
    owners = {o.by for o in e.conflict.options}
    answered = []
    for party in parties:
        alone = owners <= {party}
        if party not in owners:
            continue  # it never moves
        if alone or (answering.moves == 0 and not answering.leap):
            require_nash(e, party, preferences[party], pause=pause)  # nobody answers
        else:
            answered.append(Answered(e, party, preferences, answering, pause))
    e.checks.append(lambda: sum(a.refine() for a in answered) == 0)  # each adds what it has to add
