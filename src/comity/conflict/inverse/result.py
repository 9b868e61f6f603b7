"""What an inverse question found: counts, conditions, and who would have to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, log10
from typing import TYPE_CHECKING, Any, Literal

from comity.conflict.concepts.table import concept
from comity.conflict.inverse.admissible import Open
from comity.conflict.inverse.condition import Condition
from comity.conflict.inverse.sampling import Sample
from comity.conflict.words import describe, join

if TYPE_CHECKING:
    import pandas as pd

Holds = Literal["every", "some", "none"]
_DIGITS = 1_000  # whole numbers with more digits are left out of the JSON; the share is always there


@dataclass(frozen=True, slots=True)
class Share:
    """
    In which share of the admissible profiles a state holds: exactly, or estimated from a sample.

    Parameters
    ----------
    exact : Fraction or None
    sample : Sample or None
        Where an exact count would take too long.
    """

    exact: Fraction | None = None
    sample: Sample | None = None

    @property
    def value(self) -> float:
        """Return the share as a number from 0 to 1."""
        if self.exact is not None:
            return float(self.exact)
        return 0.0 if self.sample is None else self.sample.share

    @property
    def holds(self) -> Holds | None:
        """Return whether the state holds in every, some or no admissible profile; None where a sample cannot tell."""
        if self.exact is not None:
            return "none" if not self.exact else "every" if self.exact == 1 else "some"
        seen = self.sample is not None and 0 < self.sample.hits < self.sample.draws
        return "some" if seen else None

    def to_json(self) -> dict[str, Any]:
        """Return the share as plain values, an estimate with its interval."""
        out: dict[str, Any] = {"holds": self.holds, "exact": self.exact is not None}
        if self.sample is None:
            return out | {"share": self.value}
        low, high = self.sample.interval()
        about = {"share": round(self.value, 3), "low": round(low, 3), "high": round(high, 3)}
        return out | about | {"draws": self.sample.draws, "seed": self.sample.seed}


@dataclass(frozen=True, slots=True)
class PartyChange:
    """The least change of one party's own preference that makes a state stable for it, in words after its name."""

    party: str
    distance: float | int | None
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """
    Who among the parties whose preferences are given would have to change them, and how little would do.

    Parameters
    ----------
    who : tuple of tuple of str, or None
        The minimal sets of parties with which the state can be made to hold; one empty set where nobody needs to
        change; none where no order of anybody's preferences will do. None where this was not found out.
    parties : tuple of PartyChange
        The least change of each, where the change of each can be told apart.
    distance : number or None
        The least change in all.
    words : str
        A sentence.
    exact : bool
        Whether no smaller change would do.
    """

    who: tuple[tuple[str, ...], ...] | None
    parties: tuple[PartyChange, ...] = ()
    distance: float | int | None = None
    words: str = ""
    exact: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the change as plain values; ``party`` only where it is one party alone."""
        one = self.parties[0].party if len(self.parties) == 1 else None
        if one is None and self.who is not None and len(self.who) == 1 and len(self.who[0]) == 1:
            one = self.who[0][0]
        return {
            "party": one,
            "distance": self.distance,
            "words": self.words,
            "exact": self.exact,
            "who": None if self.who is None else [list(w) for w in self.who],
            "parties": [{"party": c.party, "distance": c.distance, "words": c.words} for c in self.parties],
        }


@dataclass(frozen=True, eq=False, slots=True)
class Verdict:
    """What one concept says of the state: how many profiles, on which condition, and what would have to change."""

    concept: str
    of: int
    share: Share
    condition: Condition | None
    words: str
    change: Change

    @property
    def profiles(self) -> int | None:
        """Return in how many admissible profiles the state holds; None where that was estimated."""
        return None if self.share.exact is None else int(self.share.exact * self.of)

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as plain values, the keys of the contract first."""
        profiles, of = self.profiles, self.of
        # more digits than Python writes in one piece, and than anybody reads
        large = of.bit_length() > 3.33 * _DIGITS
        out: dict[str, Any] = {
            "profiles": None if large else profiles,
            "of": None if large else of,
            "condition": self.words,
            "minimum_change": self.change.to_json(),
        }
        data = {} if self.condition is None else self.condition.to_json()
        return out | self.share.to_json() | data


@dataclass(frozen=True, eq=False, slots=True)
class Inverse:
    """
    Which preferences make one state an equilibrium.

    Parameters
    ----------
    given : Open
    state : int
    digest, version : str
        SHA-256 of the canonical case, and the version of comity that computed it.
    verdicts : mapping concept -> Verdict
    absent : mapping concept -> str
        Concepts not answered, with the reason.
    complete : bool
        False where a budget ran out; ``absent`` then names what is missing.
    """

    given: Open
    state: int
    digest: str
    version: str
    verdicts: Mapping[str, Verdict]
    absent: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``comity inverse CASE STATE --json``."""
        model = self.given.model
        return heading(self.given, self.digest, self.version) | {
            "state": model.label(self.state),
            "words": describe(model, self.state),
            "concepts": {k: v.to_json() for k, v in self.verdicts.items()},
            "absent": dict(self.absent),
            "complete": self.complete,
        }

    def to_frame(self) -> pd.DataFrame:
        """
        Return one row per concept.

        Returns
        -------
        pandas.DataFrame
            Index: concept. Columns ``profiles`` and ``of`` (whole numbers or None), ``share``, ``exact`` and
            ``condition``.
        """
        import pandas as pd

        rows = [(v.profiles, v.of, v.share.value, v.share.exact is not None, v.words) for v in self.verdicts.values()]
        columns = ["profiles", "of", "share", "exact", "condition"]
        return pd.DataFrame(rows, columns=columns, index=pd.Index(list(self.verdicts), name="concept"), dtype=object)

    def sentences(self) -> list[str]:
        """Return what was found in plain words, one sentence per concept."""
        return [
            f"{concept(k).name}: {counted(v.share, v.of)} {v.words} {v.change.words}" for k, v in self.verdicts.items()
        ]


def heading(given: Open, digest: str, version: str) -> dict[str, Any]:
    """Return what every inverse answer begins with: the case, and whose preferences are open."""
    model = given.model
    return {
        "case": model.case.title,
        "format": model.case.format,
        "comity": version,
        "digest": digest,
        "free": {model.parties[p]: o.words() for p, o in given.orders.items()},
    }


def counted(share: Share, of: int) -> str:
    """
    Return a share in words.

    Examples
    --------
    >>> counted(Share(Fraction(1, 3)), 720)
    'holds in 240 of the 720 admissible profiles (0.33).'
    >>> counted(Share(None, Sample(50, 100)), 720)
    'holds in about 0.5 of the admissible profiles (0.4 to 0.6, from 100 drawn at random).'
    """
    if share.exact is None:
        sample = share.sample or Sample(0, 1)
        low, high = sample.interval()
        digits = ceil(-log10(max(high - low, 1e-4)))  # the first digit that the interval leaves open
        return (
            f"holds in about {share.value:.{digits}f} of the admissible profiles ({low:.{digits}f} to "
            f"{high:.{digits}f}, from {sample.draws:,} drawn at random)."
        )
    if of == 1:
        return "holds as the preferences are given." if share.exact else "does not hold as the preferences are given."
    if share.exact in (0, 1):
        return f"holds in {'every' if share.exact else 'no'} admissible profile."
    if of.bit_length() > 60:
        return f"holds in {share.value:.3g} of all admissible profiles."
    return f"holds in {int(share.exact * of):,} of the {of:,} admissible profiles ({share.value:.2g})."


def openly(given: Open) -> str:
    """Return in words whose preferences are left open, and how far."""
    model = given.model
    told = [f"{model.case.party(model.parties[p]).name} may have {o.words()}" for p, o in given.orders.items()]
    return f"{join(told)}." if told else "No party's preference is left open (free)."
