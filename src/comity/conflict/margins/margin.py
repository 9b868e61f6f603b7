"""
How far one verdict is from turning: the nouns of the answer.

See convention 29.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from comity.case.nouns import Preference, Prioritised, Ranking

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Margin:
    """
    The smallest change of one party's own preference that flips its verdict on one state.

    Parameters
    ----------
    party, state, concept : str
    stable : bool
        The verdict as it is now.
    distance : Fraction or None
        Pairs of statements (of states, for a ranking) whose order is turned round; a tie made or broken counts one
        half. None where no change of the order flips the verdict, and where ``absent`` says why none was computed.
    changed : Preference or None
        The changed preference.
    ranks : tuple of int
        How the party then ranks every state; empty where nothing flips the verdict.
    words : str
        The change in words, after the party's name: ``puts “x” above “y”``.
    absent : str
        Why no margin was computed; empty where one was.
    """

    party: str
    state: str
    concept: str
    stable: bool
    distance: Fraction | None = None
    changed: Preference | None = field(default=None, compare=False)
    ranks: tuple[int, ...] = field(default=(), repr=False)
    words: str = ""
    absent: str = ""

    @property
    def robust(self) -> bool:
        """Return whether no change of the order flips the verdict."""
        return self.distance is None and not self.absent

    def to_json(self) -> dict[str, Any]:
        """Return the margin as plain values."""
        out: dict[str, Any] = {"stable": self.stable, "distance": number(self.distance)}
        if self.absent:
            return out | {"absent": self.absent}
        if self.robust:
            return out | {"robust": True}
        out["words"] = self.words
        if isinstance(self.changed, Prioritised):
            out["statements"] = [s.text for s in self.changed.statements]
        elif isinstance(self.changed, Ranking):
            out["ranking"] = [t[0] if len(t) == 1 else list(t) for t in self.changed.tiers]
        return out


@dataclass(frozen=True, slots=True)
class Whole:
    """
    The smallest change of preferences, over all parties, that flips the verdict of all parties together.

    Parameters
    ----------
    state, concept : str
    holds : bool
        Whether the state is an equilibrium now.
    parties : tuple of Margin
        Every party's own margin.
    distance : Fraction or None
        The least total change; None where there is none, or none was found.
    changes : tuple of Margin
        Who changes, and how. More than one where a state holds only once several parties change.
    others : tuple of Margin
        Changes of other single parties that flip the verdict at the same distance.
    exact : bool
        Whether no smaller change, of any parties whose preferences are orders, flips the verdict. Otherwise
        ``distance`` is an upper bound.
    words : str
        A sentence.
    """

    state: str
    concept: str
    holds: bool
    parties: tuple[Margin, ...]
    distance: Fraction | None = None
    changes: tuple[Margin, ...] = ()
    others: tuple[Margin, ...] = ()
    exact: bool = True
    words: str = ""

    @property
    def robust(self) -> bool:
        """Return whether no change of any order flips the verdict."""
        return self.distance is None and self.exact and not any(m.absent for m in self.parties)

    def to_json(self) -> dict[str, Any]:
        """Return the margin as plain values, the keys of the contract first."""
        out: dict[str, Any] = {
            "distance": number(self.distance),
            "party": self.changes[0].party if len(self.changes) == 1 else None,
            "words": self.words,
            "holds": self.holds,
            "exact": self.exact,
        }
        if self.robust:
            out["robust"] = True
        if self.changes:
            out["changes"] = [
                {"party": m.party, "distance": number(m.distance), "words": m.words} for m in self.changes
            ]
        if self.others:
            out["as_near"] = [m.party for m in self.others]
        return out | {"parties": {m.party: m.to_json() for m in self.parties}}


@dataclass(frozen=True, slots=True)
class Margins:
    """
    The margins of several states under several concepts.

    Parameters
    ----------
    found : tuple of Whole
        State by state, in the order asked for.
    absent : mapping concept -> str
        Concepts asked for that have no margins, with the reason.
    left_out : int
        How many outcomes were not asked about, because there are so many.
    complete : bool
        False where a budget ran out; what was found until then is kept.
    """

    found: tuple[Whole, ...]
    absent: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0
    complete: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the keys that join the answer of ``comity conflict --json``."""
        rows: dict[str, Any] = {}
        for w in self.found:
            rows.setdefault(w.state, {})[w.concept] = w.to_json()
        out: dict[str, Any] = {"margins": rows}
        if self.absent:
            out["margins_absent"] = dict(self.absent)
        if self.left_out:
            out["margins_left_out"] = self.left_out
        return out

    def to_frame(self) -> pd.DataFrame:
        """
        Return one row per state and concept.

        Returns
        -------
        pandas.DataFrame
            Columns ``state``, ``concept``, ``holds``, ``distance`` (float, missing where nothing flips), ``exact``,
            ``parties`` (who changes) and ``words``.
        """
        import pandas as pd

        rows = [
            {
                "state": w.state,
                "concept": w.concept,
                "holds": w.holds,
                "distance": None if w.distance is None else float(w.distance),
                "exact": w.exact,
                "parties": "; ".join(m.party for m in w.changes),
                "words": w.words,
            }
            for w in self.found
        ]
        columns = ["state", "concept", "holds", "distance", "exact", "parties", "words"]
        return pd.DataFrame(rows, columns=columns)


def number(distance: Fraction | None) -> int | float | None:
    """Return a distance as JSON shows it."""
    if distance is None:
        return None
    return distance.numerator if distance.denominator == 1 else float(distance)
