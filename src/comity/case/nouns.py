"""
The case as frozen nouns: what the rooms read, free of how the file was written.

Every row keeps ``where`` it stands in the user's files, so that any number of a report can be followed
back to a line. ``where`` never takes part in comparison or in the digest.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal

from comity.case.alignment import Alignment
from comity.case.doubt import Attitude, Doubt, Place
from comity.case.evidence import Evidence
from comity.case.partners import Partners
from comity.case.places import NOWHERE
from comity.case.programme import Programme
from comity.case.settlement import Settlement
from comity.case.statement import Statement as Statement
from comity.case.support import Support
from comity.errors import Problem, Where


@dataclass(frozen=True, slots=True)
class Source:
    """Who said or published something, when and where: what a ``source:`` field points to."""

    id: str
    text: str = ""
    speaker: str = ""
    party: str = ""
    kind: str = ""
    date: str = ""
    title: str = ""
    address: str = ""
    confidence: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the conflict."""

    id: str
    name: str
    kind: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Option:
    """A binary choice of one party. ``moves``: both, forward (off -> on only) or back (on -> off only)."""

    id: str
    by: str
    text: str
    moves: Literal["both", "forward", "back"] = "both"
    off: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lump:
    """States that a pattern covers and that count as one state once the moves are known."""

    id: str
    pattern: str
    text: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cannot:
    """Moves not open to a party: from any state where ``start`` holds to any where ``end`` holds."""

    by: str
    start: Statement
    end: Statement
    why: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Prioritised:
    """
    Preference statements, most important first: statement k of K weighs ``2**(K - k)``.

    ``degrees`` says how strongly each counts where it decides (1 mildly, 2 much, ...); empty where all count mildly.
    """

    statements: tuple[Statement, ...]
    degrees: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """
    States best first; states of one tier are tied. Labels are patterns, lump ids or drawn states.

    ``breaks`` holds (k, degree) where tier k is preferred to the next not mildly but to a higher degree.
    ``wheres`` has the shape of ``tiers`` where the ranking came from a file, and is empty otherwise.
    """

    tiers: tuple[tuple[str, ...], ...]
    wheres: tuple[tuple[Where, ...], ...] = field(default=(), compare=False, repr=False)
    breaks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """
    A state is worth the sum of the weights of the statements that hold in it (exact fractions).

    ``ranges`` gives the lowest and highest value of each weight where any was written as an interval; the weight
    itself is then its middle. A difference of at least ``much[k]`` is one of degree k + 2.
    """

    weights: tuple[tuple[Statement, Fraction], ...]
    ranges: tuple[tuple[Fraction, Fraction], ...] = ()
    much: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """
    A preference that is left open: any strict order of the states, or any order of some statements.

    ``statements``: any order of these. ``ranking``: any strict order of the states that agrees with this one, which
    may be partial. Both empty: any strict order of the states.
    """

    statements: tuple[Statement, ...] = ()
    ranking: tuple[tuple[str, ...], ...] = ()


Preference = Prioritised | Ranking | Weights | Free


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read what a party prefers, where sources differ; ``probability`` None where none is given."""

    id: str
    text: str
    preference: Preference
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)
    probability: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Regime:
    """What a party prefers while a statement holds: how another's power changes its priorities."""

    id: str
    during: Statement
    preference: Preference
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PartyPreference:
    """What a party prefers: the main reading, the alternatives, what is left open, and how power changes it."""

    party: str
    preference: Preference
    readings: tuple[Reading, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)
    doubt: Doubt = field(default_factory=Doubt)
    regimes: tuple[Regime, ...] = ()


@dataclass(frozen=True, slots=True)
class Misperception:
    """What a party does not see, and what it believes the others prefer (a hypergame)."""

    party: str
    cannot_see: tuple[Place, ...] = ()
    preferences: tuple[PartyPreference, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DrawnState:
    """A state of a hand-drawn graph."""

    id: str
    text: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OptionConflict:
    """A conflict in option form. ``status_quo`` is a full pattern or the id of a lump, or None."""

    options: tuple[Option, ...]
    preferences: tuple[PartyPreference, ...]
    infeasible: tuple[Statement, ...] = ()
    same: tuple[Lump, ...] = ()
    cannot: tuple[Cannot, ...] = ()
    status_quo: str | None = None
    coalitions: tuple[tuple[str, ...], ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    misperceives: tuple[Misperception, ...] = ()
    status_quo_at: Where = field(default=NOWHERE, compare=False, repr=False)
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DrawnConflict:
    """A conflict drawn by hand: states, and per party the moves (from, to)."""

    states: tuple[DrawnState, ...]
    moves: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    preferences: tuple[PartyPreference, ...]
    status_quo: str | None = None
    coalitions: tuple[tuple[str, ...], ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    misperceives: tuple[Misperception, ...] = ()
    status_quo_at: Where = field(default=NOWHERE, compare=False, repr=False)
    where: Where = field(default=NOWHERE, compare=False, repr=False)


Conflict = OptionConflict | DrawnConflict


@dataclass(frozen=True, slots=True)
class Case:
    """
    One case, whole.

    ``parties`` keeps the order of the file. ``warnings`` are problems that do not stop the work. ``path`` is the file
    or folder it came from. ``original`` is the case as it was read, where its evidence changed another section since;
    its digest is the one that counts.
    """

    title: str
    parties: tuple[Party, ...]
    conflict: Conflict | None = None
    settlement: Settlement | None = None
    evidence: Evidence | None = None
    support: Support | None = None
    alignment: Alignment | None = None
    partners: Partners | None = None
    programme: Programme | None = None
    as_of: dt.date | None = None
    question: str = ""
    modelled_by: str = ""
    about: str = ""
    leaves_out: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    format: int = 1
    path: Path | None = field(default=None, compare=False)
    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    original: Case | None = field(default=None, compare=False, repr=False)

    def party(self, party_id: str) -> Party:
        """Return the party of that id; KeyError where there is none."""
        for p in self.parties:
            if p.id == party_id:
                return p
        raise KeyError(party_id)

    def source(self, source_id: str) -> Source | None:
        """Return the source of that id, or None."""
        return next((s for s in self.sources if s.id == source_id), None)
