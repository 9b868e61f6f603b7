"""
By which law each party's preference is drawn: read from the case, or the same default for all.

See conventions 31 and 32.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Literal

from comity.case.doubt import Spread
from comity.case.nouns import (
    Case,
    Conflict,
    Free,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Weights,
)
from comity.case.places import NOWHERE
from comity.conflict.model import players
from comity.errors import CaseError, Problem, Where

Kind = Literal["fixed", "mallows", "plackett_luce", "intervals", "any"]
MAIN = "main"


@dataclass(frozen=True, slots=True)
class ReadingLaw:
    """
    How a preference is drawn under one reading.

    What is ordered are the statements of a prioritised preference and the ranks of a ranking, or the ranks that weights
    give: states tied in one rank move together and stay tied. Two orders are as far apart as there are pairs of
    statements (of ranks) that they order differently (Kendall's distance). The spread of a party holds for each of
    its readings.

    Parameters
    ----------
    id : str
        ``main``, or the id of an alternative reading.
    probability : Fraction
        That this reading is the one that is drawn from.
    preference : Preference
    kind : str
        ``fixed``: as written. ``mallows``, ``plackett_luce``: an order near the one written, by ``amount``.
        ``intervals``: each weight anywhere between its ends. ``any``: each admissible order alike.
    amount : Fraction
        Mallows: each swapped pair makes an order so many times as likely; 0 never strays, 1 is any order alike.
        Plackett-Luce: the k-th best is worth ``amount**k``, and orders fill from the top by worth.
    """

    id: str
    probability: Fraction
    preference: Preference
    kind: Kind
    amount: Fraction = Fraction(0)
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def varies(self) -> bool:
        """Return whether anything is drawn within this reading."""
        return self.kind != "fixed"


@dataclass(frozen=True, slots=True)
class PartyLaw:
    """
    How one party's preference is drawn: first a reading, then a preference under that reading.

    ``origin`` tells whose assumption it is: ``case`` (written there), ``default`` (nothing is written anywhere, so
    every party has the same), ``asked`` (the dispersion was given with the question) or ``none`` (nothing is drawn).
    """

    party: str
    name: str
    readings: tuple[ReadingLaw, ...]
    origin: Literal["case", "default", "asked", "none"]

    @property
    def varies(self) -> bool:
        """Return whether anything is drawn for this party."""
        return len(self.readings) > 1 or self.readings[0].varies

    @property
    def words(self) -> str:
        """Return the law in words, with whose assumption it is."""
        return f"{self.name}: {self.said}.{_whose(self.origin)}"

    @property
    def said(self) -> str:
        """Return the law in words, without the party's name and without a full stop."""
        if not self.varies:
            name = self.readings[0].id
            return "the preference is taken as written" + ("" if name == MAIN else f" in the reading {name}")
        parts = []
        if len(self.readings) > 1:
            parts.append("a reading is drawn (" + _chances(self.readings) + ")")
        parts += list(dict.fromkeys(_within(r) for r in self.readings if r.varies))
        return "; then ".join(parts)

    def plain(self) -> dict[str, Any]:
        """Return the law as plain values."""
        rows = [
            {"id": r.id, "probability": str(r.probability), "law": r.kind, "amount": str(r.amount)}
            for r in self.readings
        ]
        return {"party": self.party, "readings": rows, "origin": self.origin}


def laws_of(case: Case, dispersion: Fraction | None, default: Fraction) -> tuple[tuple[PartyLaw, ...], bool]:
    """
    Return the law of every player, and whether they are the default ones.

    Parameters
    ----------
    case : Case
    dispersion : Fraction or None
        For parties without a law of their own; None: they stay as written, unless nobody has a law.
    default : Fraction
        The Mallows dispersion of everybody where nobody has a law and none is asked for.

    Raises
    ------
    CaseError
        A spread together with weights in intervals or with a free preference: two laws for one preference.
    """
    conflict = case.conflict
    assert conflict is not None  # the plan has asked
    rows = [row for p in players(case, conflict) for row in conflict.preferences if row.party == p]
    _missing(case, conflict, rows)
    problems = [p for row in rows for p in _clashes(row)]
    if problems:
        raise CaseError(problems)
    laws = [_law(case, row) for row in rows]
    said = any(law.varies for law in laws) or any(row.readings or row.doubt.spread for row in rows)
    by_default = dispersion is None and not said
    amount = default if by_default else dispersion
    if amount:
        origin: Literal["default", "asked"] = "default" if by_default else "asked"
        laws = [law if law.varies else _strays(law, amount, origin) for law in laws]
    return tuple(laws), by_default


def _missing(case: Case, conflict: Conflict, rows: Sequence[PartyPreference]) -> None:
    known = {row.party for row in rows}
    without = [p for p in players(case, conflict) if p not in known]
    if without:
        raise CaseError(
            [
                Problem(conflict.where, f"{p} can move but has no preferences.", (f"Give them for {p}.",))
                for p in without
            ]
        )


def _clashes(row: PartyPreference) -> list[Problem]:
    if row.doubt.spread is None:
        return []
    out = []
    for preference in (row.preference, *(r.preference for r in row.readings)):
        if isinstance(preference, Free):
            what = f"{row.party} has a spread, but the preference is left open (free): any order is as likely already."
            out.append(Problem(row.where, what, ("Take out `spread`, or `free`.",)))
        elif isinstance(preference, Weights) and _wide(preference):
            what = f"{row.party} has a spread and weights in intervals: two laws for one preference."
            out.append(Problem(row.where, what, ("Keep the intervals, or give one number per weight and the spread.",)))
    return out


def _law(case: Case, row: PartyPreference) -> PartyLaw:
    spread = row.doubt.spread
    main = _reading(MAIN, Fraction(1), row.preference, spread, row.where)
    others = [_reading(r.id, r.probability or Fraction(0), r.preference, spread, r.where) for r in row.readings]
    readings = _weighed(main, others, row)
    law = PartyLaw(row.party, case.party(row.party).name, readings, "case")
    return law if law.varies else replace(law, origin="none")


def _weighed(main: ReadingLaw, others: list[ReadingLaw], row: PartyPreference) -> tuple[ReadingLaw, ...]:
    """Return the readings with their probabilities: main has what others leave; all alike where none is given."""
    if all(r.probability is None for r in row.readings):
        share = Fraction(1, 1 + len(others))
        return tuple(replace(r, probability=share) for r in (main, *others))
    left = 1 - sum((r.probability for r in others), Fraction(0))
    return tuple(r for r in (replace(main, probability=left), *others) if r.probability > 0)


def _reading(
    name: str, probability: Fraction, preference: Preference, spread: Spread | None, where: Where
) -> ReadingLaw:
    if isinstance(preference, Free):
        return ReadingLaw(name, probability, preference, "any", Fraction(1), where)
    if isinstance(preference, Weights) and _wide(preference):
        return ReadingLaw(name, probability, preference, "intervals", where=where)
    if spread is not None and spread.amount > 0:
        return ReadingLaw(name, probability, preference, spread.law, spread.amount, where)
    return ReadingLaw(name, probability, preference, "fixed", where=where)


def _wide(weights: Weights) -> bool:
    return any(low != high for low, high in weights.ranges)


def _strays(law: PartyLaw, amount: Fraction, origin: Literal["default", "asked"]) -> PartyLaw:
    return replace(law, readings=(replace(law.readings[0], kind="mallows", amount=amount),), origin=origin)


def _chances(readings: Sequence[ReadingLaw]) -> str:
    if len({r.probability for r in readings}) == 1:
        return ", ".join(r.id for r in readings) + ": all alike"
    return ", ".join(f"{r.id} {float(r.probability):.3g}" for r in readings)


def _within(reading: ReadingLaw) -> str:
    what = _ordered(reading.preference)
    amount = f"{float(reading.amount):.3g}"
    if reading.kind == "intervals":
        return "each weight is drawn evenly between its ends"
    if reading.kind == "any":
        return f"every admissible order of {what} is as likely"
    if reading.amount == 1:
        return f"every order of {what} is as likely"
    if reading.kind == "mallows":
        return (
            f"the order of {what} strays from the one written; each pair that is swapped makes an order {amount} times "
            f"as likely (Mallows law, dispersion {amount})"
        )
    return (
        f"the order of {what} is filled from the top, the next one written being {amount} times as likely to be taken "
        f"as the one before it (Plackett-Luce law, {amount})"
    )


def _ordered(preference: Preference) -> str:
    if isinstance(preference, Prioritised) or (isinstance(preference, Free) and preference.statements):
        return f"its {len(preference.statements)} statements"
    if isinstance(preference, Ranking):
        tied = any(len(tier) > 1 for tier in preference.tiers)
        return f"its {len(preference.tiers)} ranks" + (" (tied states stay tied)" if tied else "")
    return "the ranks its weights give" if isinstance(preference, Weights) else "the states"


def _whose(origin: str) -> str:
    if origin == "default":
        return " Nothing in the case says how sure this is: the default, the same for every party."
    return " The dispersion was given with the question." if origin == "asked" else ""
