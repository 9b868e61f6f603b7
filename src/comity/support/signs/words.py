"""The sign of support in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from comity.support.game.sentences import listed
from comity.support.signs.axis import WORDS as AXES
from comity.support.signs.axis import Axis
from comity.support.signs.map import SignMap
from comity.support.signs.result import DOES, SIGNS, Shares, Signs

ENOUGH = 200
"""So many draws it takes before anything is said to be settled."""
FIRM = 0.95
"""From this share on a sign is said to be settled by the numbers."""
SHOWN = 3
MATTERS = 0.03
"""From this part of the region on it is told that the sign changes with who gets what a deal saves."""


def sentences_of(found: Signs) -> tuple[str, ...]:
    """Return what a cut does over the region: the shares, what stands behind them, what decides."""
    out = [_whole(found), held_words(found), _verdict(found), _immediate(found), *_mechanisms(found), *_drivers(found)]
    out += [*_divisions(found), *_cuts(found)]
    if found.unsettled > 0:
        out.append(
            f"In {found.unsettled:.0%} of the games the search for an equilibrium did not come to rest; "
            "what a cut does there is left open."
        )
    if found.stopped and found.draws < found.asked:
        out.append(f"Only {found.draws:,} of {found.asked:,} draws were solved: {found.stopped}.")
    elif found.stopped:
        out.append(f"Other divisions of the surplus, or cuts of a part of the support, were left out: {found.stopped}.")
    return tuple(sentence for sentence in out if sentence)


def sentences_of_map(found: SignMap) -> tuple[str, ...]:
    """Return what a map shows: the shares of its area at the position of the picture."""
    shares = found.shares()
    out = [
        f"Over {_axis(found, found.x)} and {_axis(found, found.y)}, at position {found.position}, an announced cut "
        f"{_listed(shares)} of the map. {_division(found)}"
    ]
    if found.stopped:
        out.append(f"Part of the map was not solved: {found.stopped}.")
    return tuple(out)


def _division(found: SignMap) -> str:
    """Return who gets what a deal saves on the map: it is taken at the share of the case."""
    if found.share == 0.5:
        return "Each side gets half of what a deal saves."
    return f"Of what a deal saves, {found.sides[0]} gets {found.share:.0%}."


def _axis(found: SignMap, axis: Axis) -> str:
    """Return what is varied from where to where, with the names of the sides."""
    words = AXES[axis.name].replace("the first side", found.sides[0]).replace("the second side", found.sides[1])
    return f"{words} ({axis.low:g} to {axis.high:g})"


def _whole(found: Signs) -> str:
    """Return the shares, with what they were taken over."""
    where = ", ".join(part.at for part in found.by_hazard)
    told = f"announced chances of a cut per period of {where}" if where else "support that is gone at once"
    what = f"support to {found.to}" if found.to else "all support" if found.by_cut else "support"
    if not found.region:
        return f"With the numbers as they are, and {told}, a cut of {what}: {_listed(found.shares)} of cases."
    error = max(found.errors.values())
    draws = "one draw" if found.draws == 1 else f"{found.draws:,} draws"
    return (
        f"Over {draws} of the {_numbers(len(found.region))} not known, and {told}, a cut of {what}: "
        f"{_listed(found.shares)} of cases (standard error at most {100 * error:.1f} points)."
    )


def _verdict(found: Signs) -> str:
    """Return whether the numbers settle the sign."""
    shares = found.shares
    if getattr(shares, shares.most) >= FIRM:
        if found.region and found.draws < ENOUGH:
            return f"So few draws settle nothing; ask for {ENOUGH} or more."
        return f"Within this game these numbers settle the sign: {DOES[shares.most]}."
    return "These numbers do not settle the sign: what a cut does depends on which of them hold."


def held_words(found: Signs) -> str:
    """Return in how much of the region there is a war to be shortened at all; empty where there is one everywhere."""
    if found.fighting >= 1 - 1e-12:
        return ""
    if found.where_fighting is None:
        return (
            "While support is held the game has no fighting in any of these cases: it does not account for a war that "
            "is being fought, and a cut can only start one."
        )
    return (
        f"Only in {_percent(found.fighting)} of cases does the game have fighting while support is held; there a cut "
        f"{_listed(found.where_fighting)}. In the others it does not account for a war that is being fought, and a cut "
        "can only start one."
    )


def _immediate(found: Signs) -> str:
    """Return what support that is gone at once does, where that is not the answer already."""
    return f"If support is gone at once: {_listed(found.immediate)} of cases." if found.by_hazard else ""


def _mechanisms(found: Signs) -> Iterator[str]:
    """Yield the mechanisms behind the signs, the largest first."""
    for one in found.by_mechanism[:SHOWN]:
        yield f"In {_percent(one.share)} of cases {DOES[one.sign]}. {one.words}"


def _drivers(found: Signs) -> Iterator[str]:
    """Yield what decides the sign."""
    for driver in found.drivers[:2]:
        yield driver.sentence()


def _divisions(found: Signs) -> Iterator[str]:
    """Yield what a cut does where a side gets the whole surplus of a deal, where that makes a difference."""
    parts = {part.at: part for part in found.by_share}
    if found.changes < MATTERS:
        return
    a, b = found.sides
    whose = {"1": f"If all of it went to {a}", "0.5": "if each got half", "0": f"if all of it went to {b}"}
    told = "; ".join(f"{words}, a cut {_mostly(parts[at])} of cases" for at, words in whose.items())
    yield f"In {_percent(found.changes)} of cases the sign changes with who gets what a deal saves. {told}."


def _cuts(found: Signs) -> Iterator[str]:
    """Yield what the cut of each part of the support does, those that do nothing in one sentence."""
    if any(cut.shares.most != found.shares.most for cut in found.by_cut):
        yield "It matters whose support is cut, and which kind."
    idle = [cut.called for cut in found.by_cut if cut.shares.alone == "none"]
    for cut in found.by_cut:
        if cut.called not in idle:
            yield f"A cut of {cut.called} alone: {_mostly(cut.shares)} of cases."
    if idle:
        yield f"A cut of {listed(idle, 'or')} alone changes nothing."
    if found.by_cut and found.region and found.some < found.draws:
        yield f"Cuts of a part of the support rest on {found.some:,} draws; what is not cut is held."


def _mostly(shares: Shares) -> str:
    """Return the shares that are at least half a percent."""
    return _listed(shares, least=0.005)


def _listed(shares: Shares, least: float = 0.0) -> str:
    """Return the shares that are more than so much."""
    words = {"shorter": "shortens the fighting", "longer": "lengthens or starts it", "none": "changes nothing"}
    words["depends"] = "does what the game leaves open"
    parts = [f"{words[s]} in {_percent(getattr(shares, s))}" for s in SIGNS if getattr(shares, s) > least]
    return ", ".join(parts)


def _percent(share: float) -> str:
    """Return a share in percent; never 0 or 100 where it is not."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 < share < 1 else f"{share:.0%}"


def _numbers(count: int) -> str:
    return "one number that is" if count == 1 else f"{count} numbers that are"
