"""How the members of a body vote: what is found, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.alignment.bodies.splits import Split
from comity.alignment.bodies.verdict import Banded, Verdict, counted, listed

ENOUGH = 10
"""With fewer roll calls there are counts only: too few to tell."""


@dataclass(frozen=True, slots=True)
class PairShare:
    """How far two members agree over the roll calls in which both voted; ``share`` is None where there is none."""

    a: str
    b: str
    shared: int
    share: float | None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"a": self.a, "b": self.b, "shared": self.shared, "share": self.share}


@dataclass(frozen=True, slots=True)
class Loyalty:
    """
    How often one member was with the majority of the other members.

    ``voted``, ``absent`` and ``unknown`` add up to all roll calls asked about. ``counted`` are those in which it voted
    and one answer was the commonest among the others, ``with_body`` those in which it gave that answer too.
    """

    actor: str
    voted: int
    absent: int
    unknown: int
    counted: int
    with_body: int
    share: Banded

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        names = ("actor", "voted", "absent", "unknown", "counted", "with_body")
        return {name: getattr(self, name) for name in names} | {"share": self.share.to_json()}


@dataclass(frozen=True, slots=True)
class Voting:
    """
    How the members of a body vote.

    Parameters
    ----------
    members : tuple of str
        Those of whom a vote is known.
    not_in_table : tuple of str
        Members of whom none is.
    others : int
        How many others the table has.
    roll_calls : int
        In the time that is asked about.
    not_placed : int
        Roll calls of which it is not sure that they lie in it; they are left out.
    unanimous : int
        Roll calls in which all who voted, members or not, said the same.
    inside, across, outside : Banded
        Share of agreement of two members, of a member and another, and of two others, over all occasions on which
        two actors both voted. Yes and abstain are half in agreement; ``n`` counts roll calls with such an occasion.
    over_across, over_outside : Banded
        How much more members agree: ``inside - across`` and ``inside - outside``.
    rice, agreement : Banded
        Means over the roll calls in which two members can be compared.
    splits, loyalties, pairs : tuples
    verdict : Verdict
    """

    members: tuple[str, ...]
    not_in_table: tuple[str, ...]
    others: int
    roll_calls: int
    not_placed: int
    unanimous: int
    inside: Banded
    across: Banded
    outside: Banded
    over_across: Banded
    over_outside: Banded
    rice: Banded
    agreement: Banded
    splits: tuple[Split, ...]
    loyalties: tuple[Loyalty, ...]
    pairs: tuple[PairShare, ...]
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        banded = ("inside", "across", "outside", "over_across", "over_outside", "rice", "agreement")
        counts = ("others", "roll_calls", "not_placed", "unanimous")
        return {
            "members": list(self.members),
            "not_in_table": list(self.not_in_table),
            **{name: getattr(self, name) for name in counts},
            **{name: getattr(self, name).to_json() for name in banded},
            **{name: [x.to_json() for x in getattr(self, name)] for name in ("splits", "loyalties", "pairs")},
            "verdict": self.verdict.to_json(),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return how members vote in words, the answer first."""
        out = [_ANSWERS[self.verdict.answer].format(why=self.verdict.why)]
        if self.not_placed:
            verb = "is" if self.not_placed == 1 else "are"
            out.append(
                f"{counted(self.not_placed, 'roll call')} {verb} left out: not surely in the time that is asked about."
            )
        if not self.roll_calls or len(self.members) < 2:
            return tuple(out)
        out.extend([*self._shares(), *self._union(), *self._loyal()])
        if self.not_in_table:
            out.append(f"The table has no vote of {listed(self.not_in_table)}; this is not counted as absence.")
        return tuple(out)

    def _shares(self) -> list[str]:
        rows = [("two members", self.inside), ("a member and another", self.across)]
        rows.append((f"two of the {self.others} others", self.outside))
        known = [f"{who} {share.words()}" for who, share in rows if share.value is not None]
        if not known:
            return []
        out = [
            f"Agreement of 100, where yes and abstain are half in agreement, over"
            f" {counted(self.roll_calls, 'roll call')}: {'; '.join(known)}."
        ]
        if self.unanimous:
            out.append(f"In {self.unanimous} of them all who voted said the same, which brings these shares together.")
        return out

    def _union(self) -> list[str]:
        if self.agreement.value is None:
            return []
        whole = sum(s.agreement == 1 for s in self.splits)
        n = self.agreement.n
        where = "In it" if n == 1 else f"Over all {n} of these roll calls"
        return [
            f"In {whole} of {counted(n, 'roll call')} in which two members or more voted, all of them said the same.",
            f"{where} the members stand at {self.agreement.words()} on a scale from 0 (evenly split) to 100 (of"
            " one mind).",
        ]

    def _loyal(self) -> list[str]:
        known = [x for x in self.loyalties if x.counted]
        if not known:
            return []
        least = min(known, key=lambda x: x.with_body / x.counted)
        most = max(known, key=lambda x: x.with_body / x.counted)
        if least.with_body * most.counted == most.with_body * least.counted:
            return []
        return [
            f"{one.actor} was {word} often with the majority of the other members: {one.with_body} of"
            f" {counted(one.counted, 'roll call')}."
            for one, word in ((most, "most"), (least, "least"))
        ]


_ANSWERS = {
    "more": "Members agree more than others do: {why}.",
    "no more": "Members agree no more than others do: {why}.",
    "less": "Members agree less than others do: {why}.",
    "cannot be told": "Whether members agree more than others do cannot be told: {why}.",
}
