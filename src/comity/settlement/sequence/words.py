"""The words in which deadlocks, ways out and steps are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.settlement import Span
from comity.settlement.sequence.graph import Arrow, Claim, Graph, Stake
from comity.settlement.sequence.plan import Deed

_MOST = 8  # names told one by one; the rest are counted


@dataclass(frozen=True, slots=True)
class Words:
    """What parties and acts are called."""

    names: Mapping[str, str]
    acts: Mapping[str, str]

    def party(self, party: str) -> str:
        """Return the name of a party."""
        return self.names.get(party, party)

    def parties(self, parties: Iterable[str]) -> str:
        """Return the names of parties, "and" before the last."""
        return join(self.party(p) for p in parties)

    def act(self, act: str) -> str:
        """Return what an act is called, in quotation marks."""
        return f"“{self.acts.get(act, act)}”"

    def list(self, acts: Sequence[str]) -> str:
        """Return what acts are called; a long list is cut and the rest counted."""
        told = [self.act(a) for a in acts[:_MOST]]
        return join([*told, f"{len(acts) - _MOST} more"] if len(acts) > _MOST else told)

    def wants(self, stake: Stake, claims: Sequence[Claim]) -> str:
        """Return what a party asks for, and where it says so."""
        sources = dict.fromkeys(s for c in stake.claims for s in claims[c].source)
        cited = f" ({', '.join(sources)})" if sources else ""
        return f"{self.party(stake.by)} wants {self.act(stake.first)} before {self.act(stake.then)}{cited}"

    def circle(self, acts: Sequence[str], graph: Graph) -> str:
        """Return in a sentence who insists on each arrow of a circle."""
        arrows = {(a.first, a.then): a for a in graph.arrows}
        pairs = zip(acts, (*acts[1:], acts[0]), strict=True)
        return "; ".join(join(self.wants(s, graph.claims) for s in arrows[p].stakes) for p in pairs) + "."

    def gives_up(self, arrows: Iterable[Arrow]) -> str:
        """Return who no longer gets which order."""
        return join(
            f"{self.parties(a.owners)} {'give' if len(a.owners) > 1 else 'gives'} up "
            f"{self.act(a.first)} before {self.act(a.then)}"
            for a in arrows
        )

    def deed(self, deed: Deed, by: Sequence[str], holder: str, parts: int) -> str:
        """Return what is done and by whom."""
        act = self.act(deed.act)
        who = self.parties(by)
        if deed.kind == "deposit":
            return f"{act} is handed to {holder}" + (f" by {who}" if who else "")
        if deed.kind == "release":
            return f"{act} is released by {holder}"
        what = f"part {deed.part} of {parts} of {act}" if deed.kind == "part" else act
        return f"{what}: {who}" if who else what


def words_of(names: Mapping[str, str], graph: Graph) -> Words:
    """Return the words for a graph: acts are called by the text of their term, or by their id."""
    return Words(
        names, {act: term.text or act.replace("_", " ") for act, term in zip(graph.acts, graph.terms, strict=True)}
    )


def join(parts: Iterable[str]) -> str:
    """
    Return a list in words.

    Examples
    --------
    >>> join(["a", "b", "c"])
    'a, b and c'
    """
    items = list(parts)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def figure(value: Fraction) -> str:
    """
    Return a number as people write it.

    Examples
    --------
    >>> figure(Fraction(3)), figure(Fraction(5, 2)), figure(Fraction(1, 3))
    ('3', '2.5', '0.333')
    """
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):.3f}".rstrip("0")


def counted(number: Fraction | int, one: str) -> str:
    """
    Return a number with its noun.

    Examples
    --------
    >>> counted(1, "claim"), counted(Fraction(2), "day")
    ('1 claim', '2 days')
    """
    return f"{figure(Fraction(number))} {one}{'' if number == 1 else 's'}"


def weighed(weight: Span) -> str:
    """Return a weight in words, with both ends where it is not known."""
    return figure(weight.low) if weight.known else f"{figure(weight.low)} to {figure(weight.high)}"


def windowed(claim: Claim) -> str:
    """
    Return the days of a claim in words.

    Examples
    --------
    >>> from comity.case.settlement import ONE
    >>> windowed(Claim(0, "s", "a", "x", "y", ONE, (Fraction(3), Fraction(9))))
    '3 to 9 days later'
    >>> windowed(Claim(0, "s", "a", "x", "y", ONE, None))
    'later'
    """
    if claim.within is None:
        return "later"
    low, high = claim.within
    if high is None:
        return f"at least {counted(low, 'day')} later" if low else "later"
    if low == high:
        return f"exactly {counted(low, 'day')} later"
    return f"{figure(low)} to {counted(high, 'day')} later" if low else f"at most {counted(high, 'day')} later"
