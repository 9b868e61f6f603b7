"""The war-termination game of the section ``support``: what was read becomes a :class:`~comity.case.support.Game`."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from comity.case.build_evidence import noun, whole
from comity.case.build_preferences import source_ids
from comity.case.found import At, Found, Row
from comity.case.settlement import Span
from comity.case.support import HAZARDS, NOTHING, Attrition, Effect, Game, Patron, Private
from comity.case.wording import counted, listed, shown, suggestion
from comity.errors import Where

MOST_HAZARDS = 40


def game(row: Row, parties: tuple[str, ...], at: At) -> Game | None:
    """Return the game; None, with all problems noted, where it has no two sides or no chance of winning."""
    sides = _sides(row, at)
    if sides is None:
        return None
    for name in sides:
        known_party(name, row.at("costs"), parties, at)
    _a_side(row, "to", sides, at)
    if row.get("rent", NOTHING).high > 0 and "to" not in row:
        at.problem(row.at("rent"), "nobody gets the rent.", f"Add to: {sides[0]} or to: {sides[1]}")
    positions: int = row.get("positions", 6)
    if row.get("start", 0) > positions:
        what = f"the game starts at {row.get('start')}, but its last position is {positions}."
        at.problem(row.at("start"), what, f"Give a position from 0 to {positions}.")
    effects = tuple(
        noun(Effect, g.value, source=source_ids(g.value))
        for g in row.get("effects", ())
        if whole(g.value, "kind", "to")
    )
    for got in row.get("effects", ()):
        _a_side(got.value, "to", sides, at)
    parts: dict[str, Any] = {
        "costs": tuple(_of_sides(row, "costs", sides, at)),
        "cut_hazard": _hazards(row, at),
        "patron": _patron(row, sides, parties, at),
        "private": _private(row, sides, at),
        "attrition": _attrition(row, sides, at),
    }
    if "win" not in row:
        return None  # told already; the rest is told with it
    _agree(row, effects, sides, at)
    return noun(Game, row, **parts, **_rent(row, effects, sides), sides=sides, effects=effects, source=source_ids(row))


def _rent(row: Row, effects: tuple[Effect, ...], sides: tuple[str, str]) -> dict[str, Any]:
    """Return the rent and who gets it: what the effects pay where the game itself names no rent (conventions §97)."""
    if "rent" in row:
        return {}
    paid = {side: [e.rent for e in effects if e.to == side and e.rent.high > 0] for side in sides}
    to = row.get("to") or next((side for side in sides if paid[side]), "")
    if not paid.get(to):
        return {}
    return {
        "rent": Span(sum((s.low for s in paid[to]), Fraction(0)), sum((s.high for s in paid[to]), Fraction(0))),
        "to": to,
    }


def known_party(name: str, where: Where, parties: tuple[str, ...], at: At) -> None:
    """Warn where a side is no party of the case: it is kept as a name."""
    if at.notes.partial or "party" in at.notes.doubtful or name in parties:
        return
    ways = suggestion(name, parties) or ("Add it under parties.",)
    at.warn(where, f"{shown(name)} is no party of the case; it is kept as a name.", *ways)


def _sides(row: Row, at: At) -> tuple[str, str] | None:
    """Return sides A and B: as listed, or in the order of the costs."""
    names = [n.value for n, _ in row.get("costs")]
    listed_sides = [s.value for s in row.get("sides", ())] or names
    if len(names) != 2 or len(set(listed_sides)) != 2 or set(listed_sides) != set(names):
        what = f"a war game has two sides; costs are given for {counted(len(names), 'side')}"
        what += f", and sides lists {listed(listed_sides)}." if "sides" in row else "."
        at.problem(row.at("sides" if "sides" in row else "costs"), what, "For example: costs: {a: 0.3, b: 0.3}")
        return None
    return listed_sides[0], listed_sides[1]


def _a_side(row: Row, key: str, sides: tuple[str, str], at: At) -> None:
    if key in row and row.get(key) not in sides:
        what = f"{shown(row.get(key))} is no side of the game."
        at.problem(row.at(key), what, *(suggestion(row.get(key), sides) or (f"Its sides are {listed(sides)}.",)))


def _of_sides(row: Row, key: str, sides: tuple[str, str], at: At) -> Iterable[Span]:
    """Yield the numbers of a map in the order of the sides; 0 where one could not be read."""
    got: dict[str, Found[Any] | None] = {n.value: g for n, g in row.get(key, ())}
    if set(got) != set(sides):
        at.problem(row.at(key), f"{key} are needed for {listed(sides)}, each once.", f"{key}: {{{sides[0]}: 0.3, ...}}")
    for side in sides:
        found = got.get(side)
        yield NOTHING if found is None else found.value


def _hazards(row: Row, at: At) -> tuple[Fraction, ...]:
    """Return the chances of a cut, each once, in the order of the file."""
    found = [g.value for g in row.get("cut_hazard", ())]
    if any(not 0 <= h <= 1 for h in found):
        at.problem(row.at("cut_hazard"), "the chance of a cut in a period lies from 0 to 1.", "[0, 0.05, 0.2, 1]")
    if len(found) > MOST_HAZARDS:
        at.problem(row.at("cut_hazard"), f"there are more than {MOST_HAZARDS} chances.", "Keep those that matter.")
    return tuple(dict.fromkeys(found)) or HAZARDS


def _agree(row: Row, effects: tuple[Effect, ...], sides: tuple[str, str], at: At) -> None:
    """Say where the effects of the kinds of support contradict the numbers of the game (conventions §97)."""
    if not effects:
        return
    total = sum((e.win.middle * (1 if e.to == sides[0] else -1) for e in effects), Fraction(0))
    win: Span = row.get("win")
    after = win.middle - total
    if not 0 <= after <= 1:
        what = (
            f"without any support A would win a period with the chance {float(after):.4g}: the effects are too large."
        )
        at.problem(row.at("effects"), what, "Check `win` of the game and of the effects.")
    if "win_after_cut" in row and row.get("win_after_cut").middle != after:
        what = (
            f"win_after_cut is {float(row.get('win_after_cut').middle):.4g}, but taking all effects off win leaves "
            f"{float(after):.4g}."
        )
        at.problem(row.at("win_after_cut"), what, "Leave win_after_cut out, or correct the effects.")
    rents = {side: sum((e.rent.middle for e in effects if e.to == side), Fraction(0)) for side in sides}
    stated: Span | None = row.get("rent")
    if stated is not None and stated.middle != rents.get(row.get("to", ""), Fraction(0)):
        what = "the rent of the game is not the sum of the rents of the effects on the side that gets it."
        at.problem(row.at("rent"), what, "Leave rent out where effects are given, or correct them.")


def _patron(row: Row, sides: tuple[str, str], parties: tuple[str, ...], at: At) -> Patron | None:
    if "patron" not in row or not whole(row.get("patron"), "by", "war"):
        return None
    got: Row = row.get("patron")
    if got.get("by") in sides:
        what = f"{shown(got.get('by'))} is a side of the game; its consent to peace is in the game already."
        at.problem(got.at("by"), what, "Name an outside party, or leave the patron out.")
    known_party(got.get("by"), got.at("by"), parties, at)
    return noun(Patron, got, source=source_ids(got))


def _private(row: Row, sides: tuple[str, str], at: At) -> Private | None:
    if "private" not in row or not whole(row.get("private"), "side", "chance", "spread"):
        return None
    got: Row = row.get("private")
    _a_side(got, "side", sides, at)
    return noun(Private, got, source=source_ids(got))


def _attrition(row: Row, sides: tuple[str, str], at: At) -> Attrition | None:
    if "attrition" not in row or not whole(row.get("attrition"), "costs", "prizes"):
        return None
    got: Row = row.get("attrition")
    _a_side(got, "to", sides, at)
    rows = {key: tuple(zip(sides, _of_sides(got, key, sides, at), strict=True)) for key in ("costs", "prizes")}
    for key, numbers in rows.items():
        if any(span.low <= 0 for _, span in numbers):
            at.problem(got.at(key), f"the {key} of a war of attrition are above 0.", "Without them nobody would fight.")
    if got.get("subsidy", NOTHING).high > 0 and "to" not in got:
        at.problem(got.at("subsidy"), "nobody gets the subsidy.", f"Add to: {sides[0]} or to: {sides[1]}")
    return noun(Attrition, got, costs=rows["costs"], prizes=rows["prizes"], source=source_ids(got))
