"""How the members of a body trade: what is found, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.alignment.bodies.verdict import Verdict, counted, listed

ALIKE = 0.001
"""Shares that are no more than a tenth of a point in a hundred apart are alike."""


@dataclass(frozen=True, slots=True)
class MemberTrade:
    """
    The known trade of one member, sold and bought, in one year.

    ``inside`` is the part with other members, ``with_largest`` the part with the member that trades most of all (None
    for that member itself, and where two are equally large). Both are amounts; ``flows`` counts the known flows.
    """

    actor: str
    flows: int
    total: float
    inside: float
    with_largest: float | None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values, with the shares."""
        part = None if self.with_largest is None or not self.total else self.with_largest / self.total
        return {
            "actor": self.actor,
            "flows": self.flows,
            "total": self.total,
            "inside": self.inside,
            "with_largest": self.with_largest,
            "share_inside": self.inside / self.total if self.total else None,
            "share_with_largest": part,
        }


@dataclass(frozen=True, slots=True)
class TradeYear:
    """
    The members' known trade in one year.

    Parameters
    ----------
    year : int or None
        None where no flow has a date.
    inside, total : float
        Trade of members with one another, and with anybody; each flow counts once.
    known_inside, possible_inside, known_outside, possible_outside : int
        How many flows between members, and between a member and another actor of the year, are known and could be.
    by_size, by_size_all : float or None
        The share that would stay inside if only size counted: over the pairs that are known, and over all pairs (as
        if what is not known were no trade). None where the two cannot be computed.
    largest : str
        The member with the most known trade; empty where two have the same.
    as_much, as_little : float or None
        Part of random groups of as many actors that keep as much, or as little, inside for their size; for the first
        and the last year only.
    parts : int
        Rows that are for a part of the year.
    members : tuple of MemberTrade
        Those with a known flow.
    """

    year: int | None
    inside: float
    total: float
    known_inside: int
    possible_inside: int
    known_outside: int
    possible_outside: int
    by_size: float | None
    by_size_all: float | None
    largest: str
    as_much: float | None
    as_little: float | None
    parts: int
    members: tuple[MemberTrade, ...]

    @property
    def share(self) -> float | None:
        """Return the share of the members' known trade that stays inside; None where none is known."""
        return self.inside / self.total if self.total > 0 else None

    @property
    def side(self) -> int:
        """Return +1 where more stays inside than size alone would give by both readings, -1 for less, else 0."""
        if self.share is None or self.by_size is None or self.by_size_all is None:
            return 0
        gaps = [self.share - self.by_size, self.share - self.by_size_all]
        return int(all(gap > ALIKE for gap in gaps)) - int(all(gap < -ALIKE for gap in gaps))

    @property
    def as_by_size(self) -> bool:
        """Return whether what stays inside is what size alone would give, by both readings."""
        if self.share is None or self.by_size is None or self.by_size_all is None:
            return False
        return max(abs(self.share - self.by_size), abs(self.share - self.by_size_all)) <= ALIKE

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            **{name: getattr(self, name) for name in self.__slots__ if name != "members"},
            "share": self.share,
            "members": [x.to_json() for x in self.members],
        }


@dataclass(frozen=True, slots=True)
class TradeChange:
    """
    The share inside in the first and the last year: of all that is known, and of the flows known in both years.

    ``flows`` counts the latter.
    """

    first: int
    last: int
    known: tuple[float, float]
    alike: tuple[float, float] | None
    flows: int
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "first": self.first,
            "last": self.last,
            "known": list(self.known),
            "alike": None if self.alike is None else list(self.alike),
            "flows": self.flows,
            "verdict": self.verdict.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Trading:
    """
    How the members of a body trade, year by year.

    ``amounts`` is False where every flow weighs 1, as flows without an amount do: then they are counted. ``left_out``
    counts rows by reason.
    """

    years: tuple[TradeYear, ...]
    change: TradeChange | None
    not_in_table: tuple[str, ...]
    amounts: bool
    left_out: tuple[tuple[str, int], ...]
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "years": [x.to_json() for x in self.years],
            "change": None if self.change is None else self.change.to_json(),
            "not_in_table": list(self.not_in_table),
            "amounts": self.amounts,
            "left_out": dict(self.left_out),
            "verdict": self.verdict.to_json(),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return how members trade in words, the answer first."""
        out = [_ANSWERS[self.verdict.answer].format(why=self.verdict.why)]
        known = [x for x in self.years if x.share is not None]
        if known:
            out.extend(_of_year(known[-1]))
        if self.change is not None:
            change = self.change
            out.append(_CHANGES[change.verdict.answer].format(c=change, why=change.verdict.why))
        if known and not self.amounts:
            out.append("No flow has an amount other than 1, so flows are counted here.")
        if self.years and self.not_in_table:
            out.append(f"No trade is known of {listed(self.not_in_table)}; this is not taken as zero.")
        out.extend(f"Left out: {counted(n, 'row')} of trade {reason}." for reason, n in self.left_out)
        return tuple(out)


def _of_year(found: TradeYear) -> list[str]:
    when = f"In {found.year}, " if found.year is not None else "In the flows without a date, "
    share = found.inside / found.total
    out = [
        f"{when}{100 * share:.1f} % of the members' known trade stayed among them; {found.known_inside} of"
        f" {found.possible_inside} flows between members are known, and {found.known_outside} of"
        f" {found.possible_outside} with others."
    ]
    if found.by_size is not None and found.by_size_all is not None:
        low, high = (f"{100 * x:.1f}" for x in sorted((found.by_size, found.by_size_all)))
        size = low if low == high else f"{low} to {high}"
        out.append(
            f"Size alone would give {size} %, where each sells to all others in proportion to what they buy, and"
            " distance plays no part."
        )
    if found.parts:
        verb = "covers" if found.parts == 1 else "cover"
        out.append(f"{counted(found.parts, 'row')} of it {verb} only a part of the year.")
    out.extend(_leaning(found))
    return out


def _leaning(found: TradeYear) -> list[str]:
    rows = [(x.with_largest / x.total, x.actor) for x in found.members if x.with_largest is not None and x.total > 0]
    if not found.largest or not rows:
        return []
    shares = sorted(rows, key=lambda row: (-row[0], row[1]))
    said = ", ".join(f"{name} {100 * share:.1f} %" for share, name in shares[:5])
    return [f"Part of its own known trade that a member has with {found.largest}, the largest of them: {said}."]


_ANSWERS = {
    "more": "Members trade more with one another than their size alone would give: {why}.",
    "no more": "Members trade no more with one another than their size alone would give: {why}.",
    "less": "Members trade less with one another than their size alone would give: {why}.",
    "cannot be told": "Whether members trade more with one another than their size alone would give cannot be told:"
    " {why}.",
}
_CHANGES = {
    "rose": "From {c.first} to {c.last} the share that stays inside rose: {why}.",
    "fell": "From {c.first} to {c.last} the share that stays inside fell: {why}.",
    "hardly moved": "From {c.first} to {c.last} the share that stays inside hardly moved: {why}.",
    "cannot be told": "Whether the share that stays inside moved from {c.first} to {c.last} cannot be told: {why}.",
}
