"""What the room found: who must be included, who can block, what happens to a settlement without a party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from comity.settlement.room.findings import Named, Objection, Parties, Power
from comity.settlement.room.wording import joined, number, short

if TYPE_CHECKING:
    import pandas as pd

Sets = tuple[Parties, ...]
_TOLD = 6  # sets of parties that a sentence names
Reason = Literal["veto", "votes", "undo", "nothing suits"]


@dataclass(frozen=True, slots=True)
class Fall:
    """
    How a party that is in would be brought below its walk-away value by those left out.

    ``sets`` is what they set (issue, level or number); ``by`` the parties that do it.
    """

    party: str
    value: Fraction
    after: Fraction
    walk_away: Fraction
    sets: Named
    by: Parties

    def to_json(self) -> dict[str, Any]:
        """Return the fall as plain values."""
        return {
            "party": self.party,
            "value": number(self.value),
            "after": number(self.after),
            "walk_away": number(self.walk_away),
            "sets": dict(self.sets),
            "by": list(self.by),
        }

    def words(self, names: Mapping[str, str]) -> str:
        """Return the fall as part of a sentence."""
        who, by = names.get(self.party, self.party), joined(names.get(p, p) for p in self.by)
        what = joined(f"“{issue}” to “{level}”" for issue, level in self.sets)
        fall = f"from {short(self.value)} to {short(self.after)}, below {short(self.walk_away)}"
        return f"{by} can set {what}, and {who} falls {fall}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """
    What happens where some parties are left out and all the others are in.

    Attributes
    ----------
    parties : who is left out
    enough : bool
        Whether all the others together can settle so that nobody left out can undo it.
    blocks : bool or None
        Whether no set of the others is enough; None where the search was cut short before it could tell.
    because : tuple of reasons
        Empty where ``enough``. ``undo``: each package that suits the others can be brought below somebody's walk-away
        value. ``nothing suits``: no package suits all the others, whatever those left out do.
    package : issue -> level
        One that stands, where ``enough``; with ``undo``, the Nash package of those who are in, as an example of one
        that suits them all.
    falls : tuple of Fall
        With ``undo``: what would happen to that example.
    """

    parties: Parties
    enough: bool
    blocks: bool | None
    because: tuple[Reason, ...] = ()
    vetoes: Parties = ()
    votes: Fraction | None = None
    quota: Fraction | None = None
    package: Named | None = None
    falls: tuple[Fall, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return what happens as plain values."""
        out: dict[str, Any] = {
            "parties": list(self.parties),
            "enough": self.enough,
            "blocks": self.blocks,
            "because": list(self.because),
            "package": None if self.package is None else dict(self.package),
            "falls": [fall.to_json() for fall in self.falls],
        }
        if self.votes is not None and self.quota is not None:
            out |= {"votes": number(self.votes), "quota": number(self.quota)}
        return out

    def words(self, names: Mapping[str, str]) -> str:
        """Return what happens in a sentence or two."""
        who = joined(names.get(p, p) for p in self.parties)
        if self.enough:
            return f"Without {who} the others can settle, and keep what they settle."
        why = [text for reason in self.because for text in self._why(reason, names)]
        end = " Some of the others could settle among themselves." if self.blocks is False else ""
        return f"Without {who} the others cannot settle: {'; '.join(why)}.{end}"

    def _why(self, reason: Reason, names: Mapping[str, str]) -> list[str]:
        if reason == "veto":
            return [f"{joined(names.get(p, p) for p in self.vetoes)} can say no"]
        if reason == "votes" and self.votes is not None and self.quota is not None:
            return [f"they have {short(self.votes)} votes and need {short(self.quota)}"]
        if reason == "undo":
            example = ", ".join(f"{issue}: {level}" for issue, level in self.package or ())
            start = f"whatever suits them can be undone. For example, of “{example}” "
            return [start + "; ".join(fall.words(names) for fall in self.falls)]
        return ["no package suits all of them"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a named package is stable: the smallest sets of parties that could do better without it."""

    name: str
    package: Named
    objections: tuple[Objection, ...]
    complete: bool = True

    @property
    def stable(self) -> bool | None:
        """Return True where nobody can object; None where the search was cut short and has found nothing."""
        return False if self.objections else True if self.complete else None

    def to_json(self) -> dict[str, Any]:
        """Return the standing as plain values."""
        return {
            "name": self.name,
            "package": dict(self.package),
            "stable": self.stable,
            "objections": [o.to_json() for o in self.objections],
            "complete": self.complete,
        }

    def words(self, names: Mapping[str, str]) -> str:
        """Return in a sentence who could do better without the package."""
        if not self.objections:
            found = "" if self.complete else " has been found yet; the search was cut short"
            return f"“{self.name}”: no set of parties can do better by itself{found}."
        does = {"walks away": "by walking away", "imposes": "by what it can impose", "adopts": "by adopting another"}
        parts = [f"{joined(names.get(p, p) for p in o.parties)} ({does[o.how]})" for o in self.objections[:_TOLD]]
        if len(self.objections) > _TOLD:
            parts.append(f"and {len(self.objections) - _TOLD} more sets")
        return f"“{self.name}” is not stable. These could do better by themselves: {'; '.join(parts)}."


@dataclass(frozen=True, slots=True)
class RoomResult:
    """
    Who must be in.

    Attributes
    ----------
    parties : the parties with values, a veto, votes or something they can undo
    names : party -> name, for sentences
    must_include : the smallest sets of parties that are enough, none inside another; walk-away values at their middle
    complete : whether these are all of them
    blocking : the smallest sets without which nothing can be settled
    blocking_complete : whether these are all of them
    everyone : whether all parties together are enough
    ends : the same sets with all intervals at the ends that make agreement easiest, and hardest; empty where the case
        has no intervals
    with_moves : the same sets, if parties left out can also impose what the moves of the conflict let them; None where
        nothing was handed over
    cut : in words, what of the rest was not worked out, and why; empty where all of it was
    """

    parties: Parties
    names: tuple[tuple[str, str], ...]
    must_include: Sets
    blocking: Sets
    everyone: bool
    complete: bool = True
    blocking_complete: bool = True
    why: str = ""
    ends: tuple[tuple[str, Sets], ...] = ()
    with_moves: Sets | None = None
    moves: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    standing: tuple[Standing, ...] = ()
    power: tuple[Power, ...] = ()
    notes: tuple[str, ...] = ()
    cut: str = ""

    @property
    def all_needed(self) -> bool | None:
        """Return whether only everybody together is enough; None where the search was cut short."""
        if self.must_include == (self.parties,):
            return True if self.complete else None
        return False if self.must_include or self.complete else None

    @property
    def indispensable(self) -> Parties:
        """Return the parties that stand in every set that is enough (conventions §50); nobody where no set is."""
        if not self.must_include:
            return ()
        return tuple(p for p in self.parties if all(p in s for s in self.must_include))

    @property
    def never_needed(self) -> Parties:
        """Return the parties that stand in none of the smallest sets."""
        return tuple(p for p in self.parties if not any(p in s for s in self.must_include))

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values; ``must_include`` as the contract of ``comity settlement`` says."""
        out: dict[str, Any] = {
            "must_include": _lists(self.must_include),
            "complete": self.complete,
            "parties": list(self.parties),
            "everyone": self.everyone,
            "all_needed": self.all_needed,
            "indispensable": list(self.indispensable) if self.complete else None,
            "never_needed": list(self.never_needed) if self.complete else None,
            "blocking": _lists(self.blocking),
            "blocking_complete": self.blocking_complete,
            "ends": {end: _lists(sets) for end, sets in self.ends},
            "left_out": [out.to_json() for out in self.left_out],
            "standing": [s.to_json() for s in self.standing],
            "power": [p.to_json() for p in self.power],
            "notes": list(self.notes),
        }
        if self.with_moves is not None:
            out |= {"with_moves": _lists(self.with_moves), "moves": list(self.moves)}
        return out | ({"why": self.why} if self.why else {}) | ({"cut": self.cut} if self.cut else {})

    def sentences(self) -> tuple[str, ...]:
        """Return the findings in plain words, the main one first."""
        names = dict(self.names)
        out = [self._main(names)]
        if self.must_include and self.complete and not self.all_needed:
            out += self._roles(names)
        several = tuple(s for s in self.blocking if len(s) > 1)
        if several:
            out.append(f"Nothing can be settled if these are left out together: {_told(several, names)}.")
        out += [e for end, sets in self.ends for e in self._end(end, sets, names)]
        if self.with_moves is not None:
            same = self.with_moves == self.must_include
            told = "nothing changes" if same else _told(self.with_moves, names)
            out.append(f"Counting what parties left out could impose by moves of the conflict: {told}.")
        out += [one.words(names) for one in self.left_out]
        out += [one.words(names) for one in self.standing]
        return (*out, *self.notes)

    def _main(self, names: Mapping[str, str]) -> str:
        cut = "" if self.complete else f" This is not everything: {self.why}."
        if not self.must_include:
            found = "No set of parties can settle and keep it, not even all together." if self.complete else ""
            return (found or "No set that is enough was found.") + cut
        if self.all_needed:
            return "All must be included: nothing less than everybody together is enough." + cut
        return f"Who must be in: {_told(self.must_include, names)}.{cut}"

    def _roles(self, names: Mapping[str, str]) -> list[str]:
        out = []
        if self.indispensable:
            out.append(f"Nothing can be settled without {joined(names.get(p, p) for p in self.indispensable)}.")
        if self.never_needed:
            out.append(f"A settlement can stand without {joined((names.get(p, p) for p in self.never_needed), 'or')}.")
        return out

    def _end(self, end: str, sets: Sets, names: Mapping[str, str]) -> list[str]:
        if sets == self.must_include:
            return []
        return [f"With every interval at the end that makes agreement {end}: {_told(sets, names)}."]

    def rows(self) -> list[tuple[str, ...]]:
        """Return a table: party, in how many smallest sets, what happens without it, votes, Banzhaf, Shapley."""
        power = {p.party: p for p in self.power}
        alone = {one.parties[0]: one for one in self.left_out if len(one.parties) == 1}
        return [
            (
                dict(self.names).get(p, p),
                f"{sum(p in s for s in self.must_include)} of {len(self.must_include)}",
                _fate(alone.get(p)),
                short(power[p].votes) if p in power else "",
                f"{float(power[p].banzhaf):.3f}" if p in power else "",
                f"{float(power[p].shapley):.3f}" if p in power else "",
            )
            for p in self.parties
        ]

    def to_frame(self) -> pd.DataFrame:
        """Return :meth:`rows` as a table of pandas."""
        import pandas as pd

        return pd.DataFrame(
            self.rows(), columns=["party", "in smallest sets", "without it", "votes", "banzhaf", "shapley"]
        )


def _fate(one: LeftOut | None) -> str:
    if one is None:
        return ""
    return "can be settled" if one.enough else "blocked" if one.blocks else ", ".join(one.because)


def _told(sets: Sets, names: Mapping[str, str]) -> str:
    """Return sets of parties in a sentence, the first few of them."""
    if not sets:
        return "no set is enough"
    told = "; or ".join(joined(names.get(p, p) for p in s) for s in sets[:_TOLD])
    return f"{told}; or one of {len(sets) - _TOLD} more sets" if len(sets) > _TOLD else told


def _lists(sets: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(s) for s in sets]
