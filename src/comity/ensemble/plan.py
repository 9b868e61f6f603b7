"""What an ensemble will do, decided before the first draw: a plan that can be sent, stored and run again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.case.digest import digest
from comity.case.nouns import Case, OptionConflict
from comity.ensemble.ground import ground_of
from comity.ensemble.laws import PartyLaw, laws_of
from comity.ensemble.scenario import Scenario
from comity.errors import UsageError

CONCEPTS = ("nash", "gmr", "smr", "seq")
KNOWN = (*CONCEPTS, "sseq")
DISPERSION = Fraction(3, 10)
CHUNK = 1024
MAX_DRAWS = 100_000_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some draws in a row: ``count`` of them from ``first`` on, the ``index``-th chunk of its plan."""

    index: int
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Plan:
    """
    An ensemble before it is run.

    Parameters
    ----------
    case : Case
    draws, seed : int
    concepts : tuple of str
    laws : tuple of PartyLaw
        How each player's preference is drawn, in the order of the model's players.
    scenario : Scenario
        Options held on or off; empty for the case as it is.
    size : int
        Draws per chunk.
    default : bool
        True where the case says nothing of what is uncertain, so that the laws are the default ones.
    """

    case: Case
    draws: int
    seed: int
    concepts: tuple[str, ...]
    laws: tuple[PartyLaw, ...]
    scenario: Scenario
    size: int
    default: bool

    @property
    def digest(self) -> str:
        """
        Return the SHA-256 of everything that the answer depends on.

        The size of the chunks is part of it: what is stored chunk by chunk is found again by this digest.
        """
        said = {
            "case": digest(self.case),
            "draws": self.draws,
            "seed": self.seed,
            "concepts": list(self.concepts),
            "laws": [law.plain() for law in self.laws],
            "without": list(self.scenario.without),
            "with": list(self.scenario.with_),
            "size": self.size,
            "method": 1,
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    def chunks(self) -> list[Chunk]:
        """
        Return the draws in chunks at fixed borders, whoever works on them.

        Examples
        --------
        >>> from comity.catalogue.entries import load_entry
        >>> chunks = plan(load_entry("chicken").case, 2000, 1).chunks()
        >>> [(c.index, c.first, c.count) for c in chunks]
        [(0, 0, 1024), (1, 1024, 976)]
        """
        begins = range(0, self.draws, self.size)
        return [Chunk(k, b, min(self.size, self.draws - b)) for k, b in enumerate(begins)]


def plan(
    case: Case,
    draws: int,
    seed: int,
    concepts: Sequence[str] = CONCEPTS,
    dispersion: Fraction | float | None = None,
    without: Sequence[str] = (),
    with_: Sequence[str] = (),
) -> Plan:
    """
    Return what is to be drawn and asked.

    Parameters
    ----------
    case : Case
    draws : int
        How many profiles of preferences are drawn, at least 1.
    seed : int
        From 0 on. The same seed gives the same preferences, whatever is asked of them.
    concepts : sequence of str
        Of nash, gmr, smr, seq, sseq.
    dispersion : number from 0 to 1, optional
        The Mallows dispersion of every party that has no law of its own. Left out, such a party keeps to what is
        written, unless no party has a law or a second reading: then it is 0.3 for all, and the answer says so.
    without, with_ : sequence of str
        Options that are held off, or on, throughout; the answer also compares with the case as it is.

    Raises
    ------
    UsageError
        Arguments that do not fit the case.
    CaseError
        Preferences that do not fit the states, or a law that does not fit the preference.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> p = plan(load_entry("chicken").case, draws=1000, seed=7)
    >>> p.default, p.laws[0].words[:34]
    (True, 'Party A: the order of its 4 ranks ')
    """
    _check(case, draws, seed, concepts)
    share = None if dispersion is None else _share(dispersion)
    laws, default = laws_of(case, share, DISPERSION)
    ground_of(case, laws)  # every problem is told now, not by a worker
    asked = tuple(k for k in KNOWN if k in concepts)
    return Plan(case, draws, seed, asked, laws, _scenario(case, without, with_), CHUNK, default)


def base_of(plan: Plan) -> Plan:
    """Return the same plan for the case as it is, no option held."""
    return replace(plan, scenario=Scenario())


def _check(case: Case, draws: int, seed: int, concepts: Sequence[str]) -> None:
    if case.conflict is None:
        raise UsageError(f'"{case.title}" has no conflict section. Add `conflict:` with options and preferences.')
    if not 1 <= draws <= MAX_DRAWS:
        raise UsageError(f"{draws:,} draws cannot be made. Ask for 1 to {MAX_DRAWS:,}; 1,000 is a good beginning.")
    if seed < 0:
        raise UsageError(f"the seed is {seed}. Give a whole number from 0 on.")
    strange = [k for k in concepts if k not in KNOWN]
    if strange or not concepts:
        what = f'"{strange[0]}" cannot be asked of an ensemble' if strange else "no concept is asked for"
        raise UsageError(f"{what}. Concepts: {', '.join(KNOWN)}.")


def _share(dispersion: Fraction | float) -> Fraction:
    share = Fraction(str(dispersion))
    if not 0 <= share <= 1:
        raise UsageError(
            f"the dispersion is {dispersion}. Give 0 (nobody strays from what is written) to 1 (any order)."
        )
    return share


def _scenario(case: Case, without: Sequence[str], with_: Sequence[str]) -> Scenario:
    if not without and not with_:
        return Scenario()
    if not isinstance(case.conflict, OptionConflict):
        raise UsageError("the states are drawn by hand, so there is no option to hold on or off.")
    known = [o.id for o in case.conflict.options]
    for name in (*without, *with_):
        if name not in known:
            raise UsageError(f'"{name}" is no option of this conflict. Options: {", ".join(known)}.')
    both = [name for name in without if name in with_]
    if both:
        raise UsageError(f'"{both[0]}" cannot be held both on and off.')
    return Scenario(tuple(k for k in known if k in without), tuple(k for k in known if k in with_))
