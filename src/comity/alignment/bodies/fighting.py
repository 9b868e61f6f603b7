"""How the members of a body fight, and whom they are tied to: what is found, and its words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from comity.alignment.bodies.verdict import Verdict, counted, listed

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TieCounts:
    """
    Pairs of members and other pairs in one window of time.

    Parameters
    ----------
    first, last : date or None
        None where time is open.
    actors, members : int
        Actors with any tie of any kind in the window, and the members among them. Others are not known, and stay out.
    inside, inside_negative : int
        Pairs of members, and those with a negative tie.
    other, other_negative : int
        All other pairs of these actors, between others and between a member and another, and those with a negative tie.
    inside_positive, other_positive : int
        Those with a positive tie that is not trade.
    both : int
        Pairs of members with a positive and a negative tie.
    """

    first: dt.date | None
    last: dt.date | None
    actors: int
    members: int
    inside: int
    inside_negative: int
    other: int
    other_negative: int
    inside_positive: int
    other_positive: int
    both: int

    @property
    def inside_share(self) -> float | None:
        """Return the share of member pairs with a negative tie."""
        return self.inside_negative / self.inside if self.inside else None

    @property
    def other_share(self) -> float | None:
        """Return the share of other pairs with a negative tie."""
        return self.other_negative / self.other if self.other else None

    @property
    def expected(self) -> float | None:
        """Return how many negative member pairs there would be if negative ties fell on all pairs alike."""
        pairs = self.inside + self.other
        return self.inside * (self.inside_negative + self.other_negative) / pairs if pairs else None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values, with the shares."""
        return {
            **{name: getattr(self, name) for name in self.__slots__ if name not in ("first", "last")},
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "inside_share": self.inside_share,
            "other_share": self.other_share,
            "expected": self.expected,
        }


@dataclass(frozen=True, slots=True)
class Outside:
    """One member's positive ties, trade left out, with members and with others."""

    actor: str
    inside: tuple[str, ...]
    outside: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"actor": self.actor, "inside": list(self.inside), "outside": list(self.outside)}


@dataclass(frozen=True, slots=True)
class Fighting:
    """
    How the members of a body fight.

    Parameters
    ----------
    whole : TieCounts
        Over all the time that is asked about: a pair counts if it had the tie on any day.
    windows : tuple of TieCounts
        Year by year, or the windows that were given.
    fought : tuple of pairs
        Members with a negative tie.
    not_tied : tuple of pairs
        Members with no positive tie in the table, trade left out; empty where the table has no positive tie at all.
    alliances : tuple of Outside
    kinds : tuple of str
        The kinds of positive ties that count.
    as_few, as_many : float or None
        Part of random groups of as many actors with no more, or no fewer, negative pairs.
    not_in_table : tuple of str
        Members without any tie in this time.
    verdict : Verdict
    """

    whole: TieCounts
    windows: tuple[TieCounts, ...]
    fought: tuple[Pair, ...]
    not_tied: tuple[Pair, ...]
    alliances: tuple[Outside, ...]
    kinds: tuple[str, ...]
    as_few: float | None
    as_many: float | None
    not_in_table: tuple[str, ...]
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "whole": self.whole.to_json(),
            "windows": [x.to_json() for x in self.windows],
            "fought": [list(x) for x in self.fought],
            "not_tied": [list(x) for x in self.not_tied],
            "alliances": [x.to_json() for x in self.alliances],
            "kinds": list(self.kinds),
            "as_few": self.as_few,
            "as_many": self.as_many,
            "not_in_table": list(self.not_in_table),
            "verdict": self.verdict.to_json(),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return how members fight in words, the answer first."""
        out = [_ANSWERS[self.verdict.answer].format(why=self.verdict.why)]
        if self.fought:
            out.append(f"Members with a negative tie: {listed([' and '.join(pair) for pair in self.fought])}.")
        if self.whole.both:
            out.append(f"{counted(self.whole.both, 'pair')} of members had both a positive and a negative tie.")
        out.extend(self._positive())
        if self.whole.actors and self.not_in_table:
            out.append(f"The table has no tie of {listed(self.not_in_table)} in this time; what they do is not known.")
        return tuple(out)

    def _positive(self) -> list[str]:
        if self.whole.members < 2:
            return []
        if not self.kinds:
            return ["The table has no positive ties besides trade, so alliances inside and outside are not known."]
        words = ", ".join(kind or "of no named kind" for kind in self.kinds)
        out = [
            f"{self.whole.inside_positive} of {counted(self.whole.inside, 'pair')} of members have a positive tie in"
            f" the table ({words})."
        ]
        if self.not_tied:
            out.append(f"Without one: {listed([' and '.join(pair) for pair in self.not_tied])}.")
        away = sorted((x for x in self.alliances if x.outside), key=lambda x: (-len(x.outside), x.actor))
        if away:
            said = "; ".join(f"{x.actor} {len(x.outside)} ({listed(x.outside, 3)})" for x in away[:5])
            out.append(f"Positive ties with others: {said}.")
        return out


_ANSWERS = {
    "more": "Members fight one another more than other pairs do: {why}.",
    "no less": "Members fight one another no less than other pairs do: {why}.",
    "less": "Members fight one another less than other pairs do: {why}.",
    "cannot be told": "Whether members fight one another less than other pairs do cannot be told: {why}.",
}
