"""The parties of the room as bits: who can say no, who votes, who can undo what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.settlement import Room, Settlement
from comity.errors import UsageError
from comity.settlement.packages.model import Packages

Undo = tuple[str, Sequence[tuple[str, Sequence[str]]], str]  # party, issue -> levels, where this is from
Setting = tuple[int, int | Fraction]  # place of the issue, index of the level or number


@dataclass(frozen=True, slots=True)
class Who:
    """
    Who is in the universe, and what each can do. A set of parties is a whole number: bit i stands for party i.

    Attributes
    ----------
    parties : in the order of the case
    values : [party] -> place in the packages, None for a party without values, which accepts anything
    veto : the set of those who can say no
    votes, quota : what has to be reached by vote; quota None where nothing is voted on
    undo : [party] -> settings that it can impose where it is left out
    """

    parties: tuple[str, ...]
    values: tuple[int | None, ...]
    veto: int
    votes: tuple[Fraction, ...]
    quota: Fraction | None
    undo: tuple[frozenset[Setting], ...]

    @property
    def everybody(self) -> int:
        """Return the set of all parties."""
        return (1 << len(self.parties)) - 1

    def named(self, group: int) -> tuple[str, ...]:
        """Return the ids of a set of parties."""
        return tuple(p for i, p in enumerate(self.parties) if group >> i & 1)

    def members(self, group: int) -> tuple[int, ...]:
        """Return the places among the packages of those in a set who have values."""
        return tuple(v for i, v in enumerate(self.values) if v is not None and group >> i & 1)

    def count(self, group: int) -> Fraction:
        """Return the votes of a set of parties."""
        return sum((v for i, v in enumerate(self.votes) if group >> i & 1), Fraction(0))

    def can_decide(self, group: int) -> bool:
        """Return whether no veto is missing from the set and its votes reach the quota."""
        return self.veto & ~group == 0 and (self.quota is None or self.count(group) >= self.quota)

    def imposable(self, group: int) -> frozenset[Setting]:
        """Return what the members of a set can impose between them."""
        return frozenset().union(*(undo for i, undo in enumerate(self.undo) if group >> i & 1))

    def powerful(self) -> int:
        """Return the set of parties that have a veto or votes, or can undo something."""
        counts = self.quota is not None
        strong = [bool(self.veto >> i & 1 or (counts and self.votes[i]) or u) for i, u in enumerate(self.undo)]
        return sum(1 << i for i, yes in enumerate(strong) if yes)


def who(settlement: Settlement, packages: Packages, order: Iterable[str], also_undo: Sequence[Undo] = ()) -> Who:
    """
    Return the universe of the room: parties with values, a veto, votes or something they can undo.

    Parameters
    ----------
    settlement : Settlement
    packages : Packages
        Of this settlement.
    order : iterable of str
        Parties in the order of the case; any that are not in it come last.
    also_undo : sequence of (party, issue -> levels, note)
        More that parties can impose, such as by moves of the conflict.
    """
    room = settlement.room or Room()
    undo: dict[str, set[Setting]] = {}
    for party, settings in [*room.can_undo, *((party, settings) for party, settings, _ in also_undo)]:
        undo.setdefault(party, set()).update(_settings(packages, settings))
    votes = dict(room.votes)
    there = list(dict.fromkeys([*packages.parties, *room.veto, *votes, *undo]))
    known = list(dict.fromkeys(order))
    parties = tuple([p for p in known if p in there] + [p for p in there if p not in known])
    places: Mapping[str, int] = {p: at for at, p in enumerate(packages.parties)}
    return Who(
        parties=parties,
        values=tuple(places.get(p) for p in parties),
        veto=sum(1 << i for i, p in enumerate(parties) if p in room.veto),
        votes=tuple(votes.get(p, Fraction(0)) for p in parties),
        quota=room.quota,
        undo=tuple(frozenset(undo.get(p, ())) for p in parties),
    )


def _settings(packages: Packages, settings: Iterable[tuple[str, Sequence[str]]]) -> Iterable[Setting]:
    for issue, levels in settings:
        if issue not in packages.place:
            raise UsageError(f'There is no issue "{issue}" that could be undone. Name one of the issues of the case.')
        k = packages.place[issue]
        for level in levels:
            if packages.issues[k].span is not None:
                yield k, Fraction(level)
            elif level in packages.index[k]:
                yield k, packages.index[k][level]
            else:
                raise UsageError(f'Issue "{issue}" has no level "{level}". Name one of its levels.')
