"""The three lights of ripeness, worked out from what the case and its conflict say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from comity.budget import Budget
from comity.case.settlement import Ripe, Settlement
from comity.errors import BudgetExceededError
from comity.settlement.packages.model import End, Packages, packages_of
from comity.settlement.ripeness.result import Light, Lights, Ripeness, Shine, together
from comity.settlement.room.standing import step
from comity.settlement.room.withstand import Find, some
from comity.settlement.room.wording import joined

_ENDS: tuple[tuple[End, End], ...] = (("low", "high"), ("middle", "middle"), ("high", "low"))


def ripeness(
    settlement: Settlement,
    names: Mapping[str, str],
    *,
    no_way_forward: Mapping[str, bool] | None = None,
    way_out: bool | None = None,
    at_table: Sequence[str] | None = None,
    budget: Budget | None = None,
    find: Find = some,
) -> Ripeness:
    """
    Return the three lights of every party: on, off, or not known, each with the reason (conventions §53).

    Parameters
    ----------
    settlement : Settlement
    names : mapping from party to name
        In the order of the case.
    no_way_forward : mapping from party to bool, optional
        Whether the party has no move of its own from the status quo that it prefers. Absent: not known.
    way_out : bool, optional
        Whether a package beats every walk-away value, where that is known already; else it is worked out here.
    at_table : sequence of str, optional
        Who takes part in talks. A party that does not has no spokesman there.

    Examples
    --------
    >>> from comity.case.settlement import Settlement
    >>> one = Ripe("a", continuation=(Fraction(10), Fraction(7), Fraction(5)), way_out=True, spokesman=True)
    >>> found = ripeness(Settlement(ripeness=(one,)), {"a": "Aland"}, no_way_forward={"a": True})
    >>> [light.shine for light in found.parties[0].each]
    ['on', 'on', 'on']
    """
    forward = no_way_forward or {}
    out = _way_out(settlement, way_out, budget or Budget(), find)
    said = {r.party: r for r in settlement.ripeness}
    parties = tuple(_party(p, said.get(p) or Ripe(p), forward.get(p), out, at_table) for p in _asked(settlement, names))
    veto = settlement.room.veto if settlement.room is not None else ()
    return Ripeness(
        parties=parties,
        names=tuple((p.party, names.get(p.party, p.party)) for p in parties),
        mutual=_of_all([(p.party, p.stalemate) for p in parties], "is caught in one", names),
        way_out=out,
        spokesmen=_spokesmen(parties, veto, names),
        notes=tuple(_circular(p.party, names) for p in parties if p.circular),
    )


def _asked(settlement: Settlement, names: Mapping[str, str]) -> list[str]:
    """Return the parties that something is said about, with values, or with a veto, in the order of the case."""
    veto = settlement.room.veto if settlement.room is not None else ()
    there = dict.fromkeys([*(r.party for r in settlement.ripeness), *(v.party for v in settlement.values), *veto])
    return [p for p in names if p in there] + [p for p in there if p not in names]


def _party(party: str, said: Ripe, forward: bool | None, out: Light, at_table: Sequence[str] | None) -> Lights:
    return Lights(
        party=party,
        stalemate=_stalemate(_hurting(said), forward),
        way_out=_seen(out, said.way_out),
        spokesman=_spokesman(said.spokesman, at_table is None or party in at_table),
        circular=said.inferred,
    )


def _stalemate(hurting: Light, forward: bool | None) -> Light:
    """Return whether going on hurts and no move of one's own helps."""
    if forward is None:
        stuck = Light("not known", "whether a move of its own would help is not known")
    elif forward:
        stuck = Light("on", "no move of its own from the status quo helps")
    else:
        stuck = Light("off", "it has a move of its own that it prefers to the status quo")
    return Light(together([hurting.shine, stuck.shine]), f"{hurting.why}; {stuck.why}")


def _hurting(said: Ripe) -> Light:
    """Return whether going on is worth less and less; figures count before words."""
    values = said.continuation
    if len(values) > 1:
        span = f"from {float(values[0]):g} to {float(values[-1]):g}"
        if values[-1] >= values[0]:
            return Light("off", f"what going on is worth does not fall ({span}){_against(said.hurting, False)}")
        steady = all(later < earlier for earlier, later in pairwise(values))
        how = "in every period" if steady else "over the whole time, though not in every period"
        return Light("on", f"what going on is worth falls {how} ({span}){_against(said.hurting, True)}")
    if said.hurting is None:
        return Light("not known", "what going on is worth is not known")
    text = "the case says that going on hurts it" if said.hurting else "the case says that going on does not hurt it"
    return Light("on" if said.hurting else "off", text)


def _against(said: bool | None, figures: bool) -> str:
    return ", although the case says the opposite" if said is not None and said != figures else ""


def _way_out(settlement: Settlement, known: bool | None, budget: Budget, find: Find) -> Light:
    """Return whether some package beats every walk-away value, and whether that hangs on the intervals."""
    if known is not None:
        return _beaten(known, "")
    if not settlement.values:
        return Light("not known", "The case gives no values to packages.")
    try:
        found = {end: _beats(packages_of(settlement, end, worths=worths), budget, find) for end, worths in _ENDS}
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return Light("not known", f"It was not worked out: {budget.ended(e)}.")
    hangs = found["low"] != found["high"]
    return _beaten(found["middle"], " This hangs on where in their intervals the values lie." if hangs else "")


def _beaten(exists: bool, more: str) -> Light:
    if exists:
        return Light("on", f"Some package is worth more than its walk-away value to every party.{more}")
    return Light("off", f"No package is worth more than its walk-away value to every party.{more}")


def _beats(packages: Packages, budget: Budget, find: Find) -> bool:
    bars: tuple[Fraction, ...] = tuple(_above(packages, p, floor) for p, floor in enumerate(packages.floor))
    return find(packages, bars, budget) is not None


def _above(packages: Packages, party: int, floor: Fraction) -> Fraction:
    """Return the least value above the walk-away value that the party can have, or one below it and above the floor."""
    least = step(packages, party)
    return (floor // least + 1) * least


def _seen(out: Light, said: bool | None) -> Light:
    """Return whether there is a way out for a party: a package that is there, unless the party denies it."""
    exists = out.why[0].lower() + out.why[1:].split(". ")[0].rstrip(".")
    if out.shine == "off" or said is None:
        return Light(out.shine, exists)
    if not said:
        return Light(
            "off", f"the party sees no way out, although {exists}" if out.shine == "on" else "it sees no way out"
        )
    if out.shine == "on":
        return Light("on", f"{exists}, and the party sees a way out")
    return Light("on", "the party sees a way out; no values confirm it")


def _spokesman(said: bool | None, there: bool) -> Light:
    if not there:
        return Light("off", "it is not at the table")
    if said is None:
        return Light("not known", "whether somebody can speak and sign for it is not known")
    return (
        Light("on", "somebody can speak and sign for it") if said else Light("off", "nobody can speak and sign for it")
    )


def _spokesmen(parties: Sequence[Lights], veto: Sequence[str], names: Mapping[str, str]) -> Light:
    needed = [(p.party, p.spokesman) for p in parties if p.party in veto or not veto]
    return _of_all(needed, "has a spokesman", names, "every party that can say no" if veto else "every party")


def _of_all(
    lights: Iterable[tuple[str, Light]], does: str, names: Mapping[str, str], every: str = "every party"
) -> Light:
    """Return the lights of several parties as one, with whom it fails by."""
    seen = list(lights)
    shine: Shine = together(light.shine for _, light in seen) if seen else "not known"
    if shine == "on":
        return Light("on", f"{every[0].upper()}{every[1:]} {does}.")
    those = [names.get(p, p) for p, light in seen if light.shine == shine]
    word = "Not so for" if shine == "off" else "Not known for"
    return Light(shine, f"{word} {joined(those)}." if those else "The case says nothing about any party.")


def _circular(party: str, names: Mapping[str, str]) -> str:
    who = names.get(party, party)
    return (
        f"What is said of {who} was concluded from talks having begun. It cannot explain that they began, "
        "nor count as evidence that the time was ripe."
    )
