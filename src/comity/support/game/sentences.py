"""What the game says, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite

from comity.support.game.kinds import called
from comity.support.game.spell import AtHazard, Cut, Spell

NOT_A_FORECAST = (
    "These are the answers of a model: periods are not months unless the numbers were chosen so, and the model knows "
    "nothing that is not in its numbers."
)


def about_the_model(sides: tuple[str, str], positions: int) -> str:
    """
    Return what is played, in one sentence.

    Examples
    --------
    >>> print(about_the_model(("Arland", "Belmark"), 6))
    Each period Arland and Belmark fight over positions 0 to 6 or share what there is; Arland has won at 6, \
Belmark at 0.
    """
    a, b = sides
    return (
        f"Each period {a} and {b} fight over positions 0 to {positions} or share what there is; "
        f"{a} has won at {positions}, {b} at 0."
    )


def about_cut(
    cut: Cut, start: int | None, positions: int, names: Mapping[str, str], *, of_all: bool = False
) -> tuple[str, ...]:
    """
    Return what the cut of all support does at every hazard, and today; hazards with the same answer in one sentence.

    ``of_all`` says that there are several kinds, of which all are meant.
    """
    if start is not None and not 1 <= start < positions:
        return (_over(start, positions),)
    what = f"support to {names.get(cut.to, cut.to)}" if cut.to else "all support" if of_all else "support"
    place = "" if start is None else f"from position {start} of {positions}, "
    told: dict[str, list[float]] = {}
    for at in cut.at:
        told.setdefault(_told(at, False, start, positions), []).append(at.hazard)
    out = [f"{place}with {what} on and {_announced(hazards)}, {answer}" for answer, hazards in told.items()]
    out.append(f"{place}if {what} were cut today, {_told(cut.after, True, start, positions)}")
    return tuple(_capital(sentence) for sentence in out)


def about_parts(cuts: Sequence[Cut], start: int | None, positions: int, names: Mapping[str, str]) -> tuple[str, ...]:
    """
    Return what the cut of each part of the support does, the rest held; parts with the same answer in one sentence.

    Only what differs from support that is held is told; that is the same for every cut, and told before.
    """
    if start is not None and not 1 <= start < positions:
        return ()
    place = "" if start is None else f"from position {start} of {positions}, "
    told: dict[tuple[str, ...], list[str]] = {}
    for cut in cuts:
        told.setdefault(_changes(cut, start, positions), []).append(called(cut.name, names))
    out = []
    for changes, parts in told.items():
        head = _capital(f"{place}a cut of {listed(parts, 'or')} alone")
        out.append(f"{head}: {' '.join(changes)}" if changes else f"{head} changes nothing.")
    return tuple(sorted(out, key=lambda sentence: sentence.endswith("changes nothing.")))


def _changes(cut: Cut, start: int | None, positions: int) -> tuple[str, ...]:
    """Return what a cut changes, against support that is held; empty where it changes nothing."""

    def told(at: AtHazard, off: bool = False) -> str:
        return _told(at, off, start, positions, brief=True)

    when: dict[str, str] = {}
    announced: dict[str, list[str]] = {}
    for at in cut.at:
        if at.hazard > 0:
            announced.setdefault(told(at), []).append(_chance(at.hazard))
    for answer, hazards in announced.items():
        when[answer] = f"announced with a chance of {listed(hazards, 'or')} a period"
    today, held = told(cut.after, off=True), told(cut.hold)
    when[today] = f"{when[today]}, or made today" if today in when else "made today"
    out = [f"{at}, {answer}" for answer, at in when.items() if answer != held]
    if out and held in when:
        out.append(f"{when[held]}, it changes nothing.")
    return (*out[:1], *(_capital(sentence) for sentence in out[1:]))


def _over(start: int, positions: int) -> str:
    return f"At position {start} of {positions} the war is over."


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def listed(parts: Sequence[str], last: str = "and") -> str:
    """
    Return words as a list in a sentence.

    Examples
    --------
    >>> listed(["5 %", "20 %", "100 %"], "or")
    '5 %, 20 % or 100 %'
    """
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def about_reasons(cut: Cut, sides: tuple[str, str], patron: str) -> tuple[str, ...]:
    """Return one sentence for each reason for fighting that occurs in the answers of the case."""
    spells = [at.own.on for at in cut.at] + [cut.after.own.off]
    found = {word for spell in spells for word in spell.why}
    words = {
        "pays": "In some places fighting itself pays: what it brings, from outside or by leading away from a worse "
        "war, is more than what it costs both sides together.",
        "a_cannot_be_paid": _unpaid(sides[0], sides[1]),
        "b_cannot_be_paid": _unpaid(sides[1], sides[0]),
        "veto": f"In some places the two sides could agree, but {patron or 'the patron'} gains more by the fighting "
        "and does not consent.",
    }
    return tuple(sentence for word, sentence in words.items() if word in found)


def _unpaid(side: str, other: str) -> str:
    return (
        f"In some places {side} expects so much worse terms later that it fights while it can: {other} could not pay "
        "it enough in one period, and cannot bind itself for later ones."
    )


def _told(at: AtHazard, cut: bool, start: int | None, positions: int, *, brief: bool = False) -> str:
    """Return where they fight and how long, from today's position or from all; ``brief`` among others."""
    own = at.own.off if cut else at.own.on
    unsettled = "" if all(e.settled for e in at.all) else " The search did not come to rest here."
    told = _everywhere(own, positions) if start is None else _here(at.ranges(cut)[start - 1])
    if brief:
        others = _others(at, cut) if start is None else ""
        return f"{told}{others and f' (or {others}: answers differ)'}.{unsettled}"
    return f"{told}.{_several(at, cut)}{unsettled}"


def _here(between: tuple[float, float]) -> str:
    """Return how long they fight, from the shortest and longest duration of all answers."""
    low, high = between
    if low == high or high - low <= 1e-6:
        return "they do not fight" if high == 0 else f"they fight, {_lasting(low)}"
    return f"they fight {_periods(low)} to {_periods(high)} periods on average: answers differ"


def _announced(hazards: list[float]) -> str:
    """
    Return hazards in words.

    Examples
    --------
    >>> _announced([0.0, 0.05, 1.0])
    'no cut announced, or one announced with a chance of 5 % or 100 % a period'
    """
    shares = [_chance(h) for h in hazards if h > 0]
    parts = ["no cut announced"] if 0 in hazards else []
    if shares:
        what = "one" if parts else "a cut"
        parts.append(f"{what} announced with a chance of {listed(shares, 'or')} a period")
    return ", or ".join(parts)


def _everywhere(spell: Spell, positions: int) -> str:
    if not spell.positions:
        return "they do not fight at any position"
    where = ", ".join(f"{k} ({_periods(spell.duration[k - 1])} periods)" for k in spell.positions)
    return f"they fight at position{'s' if len(spell.positions) > 1 else ''} {where} of {positions}"


def _several(at: AtHazard, cut: bool) -> str:
    """Return a sentence where other beginnings or shares lead to other wars."""
    others = _others(at, cut)
    return others and f" With other expectations, or another division of what a deal saves, they fight {others}."


def _others(at: AtHazard, cut: bool) -> str:
    """Return where else there is fighting, in the other answers of the game; empty where there are none."""
    wars = list(dict.fromkeys((e.off if cut else e.on).positions for e in at.all))[1:]
    return listed([f"at {', '.join(map(str, w))}" if w else "nowhere" for w in wars], "or") if wars else ""


def _lasting(duration: float) -> str:
    return f"for {_periods(duration)} periods on average" if isfinite(duration) else "without end"


def _periods(value: float) -> str:
    return f"{value:.1f}" if isfinite(value) else "endlessly many"


def _chance(value: float) -> str:
    return f"{100 * value:g} %"
