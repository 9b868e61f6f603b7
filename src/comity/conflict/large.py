"""What an analysis found that lists no table of states: counts, the first equilibria, and what all of them share."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.case.nouns import Case, Free, OptionConflict, Preference, Prioritised, Weights
from comity.conflict.model import players
from comity.conflict.space import pattern_of
from comity.conflict.symbolic.sums import too_fine
from comity.errors import UsageError

_CONTAINER = Path("/sys/fs/cgroup/memory.max")


def machine_memory() -> int | None:
    """
    Return the bytes of memory that this process may have, or None where the machine does not say.

    The least of the machine's memory, what a container allows, and the limit of the process.
    """
    known = [_container(), _of_process()]
    with contextlib.suppress(AttributeError, ValueError, OSError):
        known.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    return min((n for n in known if n), default=None)


def _container() -> int | None:
    try:
        text = _CONTAINER.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return int(text) if text.isdigit() else None  # "max" where there is no limit


def _of_process() -> int | None:
    try:
        import resource
    except ImportError:  # not on this system
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if soft == resource.RLIM_INFINITY else soft


def statement_conflict(case: Case, merged: bool = False) -> OptionConflict:
    """
    Return the conflict of a case that can be computed without a table of its states.

    Parameters
    ----------
    case : Case
    merged : bool
        Whether the caller knows what to do with merged states.

    Raises
    ------
    UsageError
        With every reason why it cannot.
    """
    conflict = case.conflict
    if not isinstance(conflict, OptionConflict):
        raise UsageError("without a table of states a conflict needs options; this one is drawn by hand.")
    reasons = ["it has merged states (same)"] if conflict.same and not merged else []
    known = {p.party: p.preference for p in conflict.preferences}
    for party in players(case, conflict):
        why = _not_compared(known.get(party))
        if why:
            reasons.append(f"the preferences of {party} {why}")
    if reasons:
        raise UsageError(f"this conflict cannot be computed without a table of its states: {'; '.join(reasons)}.")
    return conflict


def _not_compared(preference: Preference | None) -> str:
    """Return why a preference says nothing of a state that is not in a table; empty where it does."""
    if isinstance(preference, Weights):
        return too_fine(preference)
    if isinstance(preference, Free):
        return "are left open (free)"
    return "" if isinstance(preference, Prioritised) else "are not statements, with weights or without"


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """
    Which of the options that are neither always on nor always off go together, in every equilibrium, listed or not.

    What follows from other pairs here is left out: of options that go together, or of which just one is on, the first
    speaks for all, and of a chain of implications only the links are given.

    Parameters
    ----------
    together : tuple of pairs
        Both on or both off.
    opposite : tuple of pairs
        Just one of the two is on.
    implies : tuple of pairs
        Where the first is on, so is the second; pairs that are ``together`` are left out.
    excludes : tuple of pairs
        Never both on; pairs that are ``opposite`` are left out.
    covers : tuple of pairs
        Never both off; pairs that are ``opposite`` are left out.
    """

    together: tuple[Pair, ...] = ()
    opposite: tuple[Pair, ...] = ()
    implies: tuple[Pair, ...] = ()
    excludes: tuple[Pair, ...] = ()
    covers: tuple[Pair, ...] = ()

    def to_json(self) -> dict[str, list[list[str]]]:
        """Return the kinds of pairs that there are."""
        kinds = ("together", "opposite", "implies", "excludes", "covers")
        return {k: [list(p) for p in getattr(self, k)] for k in kinds if getattr(self, k)}


@dataclass(frozen=True, slots=True)
class Found:
    """
    The equilibria found under one concept.

    Parameters
    ----------
    states : tuple of int
        Packed states, bit k for option k, in binary order: all of them, or the first that were found.
    count : int or None
        How many there are; None where the search stopped before it knew.
    always, never : tuple of str
        The options that are on, or off, in every equilibrium, listed or not; empty where that was not worked out.
    pairs : Pairs or None
        None where it was not worked out.
    lumps : tuple of str
        Merged states among the equilibria; each counts as one.
    open : tuple of int
        States that may be equilibria and may not: no answer short enough was found, and none was ruled out.
    at_most : int or None
        Where ``states`` are only those proven: how many there are at most, where that is known.
    why : str
        Why ``states`` are only those proven; empty where they are exact.
    sample : tuple of int
        Where ``states`` are only the first in binary order: some of all the equilibria, drawn at random, each as
        likely as any other; the same ones in every run.
    """

    states: tuple[int, ...]
    count: int | None
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    pairs: Pairs | None = None
    lumps: tuple[str, ...] = ()
    open: tuple[int, ...] = ()
    at_most: int | None = None
    why: str = ""
    sample: tuple[int, ...] = ()

    @property
    def listed(self) -> int:
        """Return how many equilibria are listed."""
        return len(self.states) + len(self.lumps)


@dataclass(frozen=True, eq=False, slots=True)
class LargeResult:
    """
    The answer for a conflict too large for a table of its states.

    Parameters
    ----------
    case : Case
    conflict : OptionConflict
    digest, version : str
    tier : str
        How it was computed: ``array``, ``bits`` or ``symbolic``; ``table`` is a :class:`~.result.ConflictResult`.
    found : mapping concept -> Found
    feasible : int or None
        The number of feasible states where it was counted.
    absent : mapping concept -> str
        Concepts that were asked for and are not answered, with the reason.
    where : str
        The statement that the equilibria were asked to meet; empty where none was given.
    complete : bool
        False where a budget ran out.
    depth : int or None
        The longest answering sequence counted; None for no limit.
    """

    case: Case
    conflict: OptionConflict
    digest: str
    version: str
    tier: str
    found: Mapping[str, Found]
    feasible: int | None = None
    absent: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    complete: bool = True
    depth: int | None = None

    def labels(self, key: str) -> list[str]:
        """Return the patterns of the equilibria listed under a concept."""
        found = self.found[key]
        return [*self.patterns(found.states), *found.lumps]

    def patterns(self, states: tuple[int, ...]) -> list[str]:
        """Return packed states as patterns."""
        return [pattern_of(s, len(self.conflict.options)) for s in states]

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``comity conflict --json`` as plain values."""
        out: dict[str, Any] = {
            "case": self.case.title,
            "format": self.case.format,
            "comity": self.version,
            "digest": self.digest,
            "depth": self.depth,
            "tier": self.tier,
            "options": [o.id for o in self.conflict.options],
            "parties": list(players(self.case, self.conflict)),
            "feasible": self.feasible,
            "equilibria": {c: self._listing(c, f) for c, f in self.found.items()},
        }
        if self.where:
            out["where"] = self.where
        if self.absent:
            out["absent"] = dict(self.absent)
        out["complete"] = self.complete and all(f.count is not None for f in self.found.values())
        return out

    def _listing(self, key: str, f: Found) -> dict[str, Any]:
        out: dict[str, Any] = {"count": f.count, "first": self.labels(key), "complete": f.count is not None}
        if f.always or f.never:
            out |= {"always": list(f.always), "never": list(f.never)}
        if f.sample:
            out["sample"] = self.patterns(f.sample)
        if f.pairs is not None:
            out["pairs"] = f.pairs.to_json()
        if f.why:
            out |= {"at_least": f.listed, "at_most": f.at_most, "open": self.patterns(f.open), "why": f.why}
        return out
