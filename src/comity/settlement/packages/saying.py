"""What is known about packages, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from comity.settlement.packages.bargaining.result import NAMES, in_words
from comity.settlement.packages.model import Packages
from comity.settlement.packages.parts import Better, Held, Improvement, Kept, PlanChecked, Trade, WalkAwayEnds
from comity.settlement.packages.result import PackagesResult

_ENDS = {"low": "least", "high": "greatest"}


def sentences(result: PackagesResult) -> tuple[str, ...]:
    """Return the answer about packages, most important first."""
    lines = [how_many(result), *result.solutions.sentences(result.names), frontier_words(result)]
    lines += [line for plan in result.plans for line in plan_words(result, plan)]
    lines += [trade_words(result, trade) for trade in result.trades[:3]]
    lines += keeping_words(result)
    lines += [ends_words(result, end) for end in result.ends]
    return tuple(line for line in [*lines, *result.why] if line)


def how_many(result: PackagesResult) -> str:
    """Say how many packages there are and how many every party accepts."""
    there = "Packages cannot be counted" if result.count is None else f"There are {amount(result.count)} packages"
    if result.acceptable is None:
        return f"{there}. How many of them every party accepts was not counted."
    return f"{there}; every party accepts {amount(result.acceptable)} of them."


def amount(number: int) -> str:
    """
    Return a number of packages as people write it.

    Examples
    --------
    >>> amount(3600), amount(10**30)
    ('3,600', 'about 1.0e+30')
    """
    return f"{number:,}" if number < 10**12 else f"about {number:.1e}"


def frontier_words(result: PackagesResult) -> str:
    """Say how many packages are on the frontier, or that not all are known."""
    front = result.frontier
    if front.complete:
        one = front.count == 1
        return (
            f"{amount(front.count)} acceptable package{'' if one else 's'} {'is' if one else 'are'} on the frontier: "
            "no other is better for one party without being worse for another."
        )
    return f"{amount(front.count)} packages on the frontier are listed; there may be more. {front.why}"


def plan_words(result: PackagesResult, plan: PlanChecked) -> Iterator[str]:
    """Say who would refuse a plan, how far it is from the solutions, and what could be made of it."""
    name = f"“{plan.text or plan.id}”"
    if not plan.allowed:
        yield f"{name} is a package that the case rules out."
    if plan.refuse:
        yield f"{name} is worth less than the walk-away value to {listed(result, plan.refuse)}."
    elif plan.allowed:
        yield f"{name} is acceptable to every party."
    for far in plan.distances[:3]:
        if not far.issues:
            yield f"{name} is the {NAMES[far.key]}."
        else:
            yield f"{name} differs from the {NAMES[far.key]} on {issues_words(result.model, far.issues)}."
    if plan.improvement is not None:
        yield f"{name}: {improvement_words(result.model, result.names, plan.improvement)}"
    if plan.kept is not None:
        yield from (f"{name}: {line}" for line in kept_words(result, plan.kept))


def issues_words(model: Packages, issues: Sequence[str]) -> str:
    """Return how many issues, and which."""
    named = "; ".join(model.issues[model.place[i]].text or i for i in issues)
    return f"{len(issues)} issue{'' if len(issues) == 1 else 's'}: {named}"


def settled_words(model: Packages, issue: str, level: str | float) -> str:
    """Return one issue and how it is settled, in the words of the case."""
    there = model.issues[model.place[issue]]
    texts = {one.id: one.text or one.id for one in there.levels}
    return f"{there.text or issue}: {texts.get(level, level) if isinstance(level, str) else shown(level)}"


def improvement_words(model: Packages, names: Mapping[str, str], found: Improvement) -> str:
    """Say whether a package can be improved, and how."""
    if found.efficient:
        return "It cannot be improved for one party without loss to another."
    if found.efficient is None:
        return f"Whether it can be improved is not known. {found.why}".strip()
    number = "More than one package is" if found.count is None else f"{amount(found.count)} packages are"
    if found.count == 1:
        number = "1 package is"
    best = found.nash or (found.better[0] if found.better else None)
    example = f" For example: {better_words(model, names, best)}" if best else ""
    return f"{number} better for some party and worse for none.{example}"


def better_words(model: Packages, names: Mapping[str, str], found: Better) -> str:
    """Say what a better package changes and who gains how much."""
    named = model.named(found.package)
    changes = "; ".join(settled_words(model, issue, named[issue]) for issue in found.changed)
    gains = ", ".join(
        f"{names.get(p, p)} gains {figure(g)}" for p, g in zip(model.parties, found.gains, strict=True) if g
    )
    return f"{changes}. {gains}."


def trade_words(result: PackagesResult, trade: Trade) -> str:
    """Say who gives way where, for what, and what each gains."""
    giver, taker = _name(result, trade.giver), _name(result, trade.taker)
    at = [result.model.parties.index(party) for party in (trade.giver, trade.taker)]
    harm = f" It costs {listed(result, trade.harmed)}." if trade.harmed else ""
    return (
        f"Trade from a compromise on each issue: {giver} gives way on "
        f"{settled_words(result.model, trade.issues[0], trade.end[0])}; {taker} on "
        f"{settled_words(result.model, trade.issues[1], trade.end[1])}. {giver} gains {figure(trade.gains[at[0]])}, "
        f"{taker} {figure(trade.gains[at[1]])}.{harm}"
    )


def keeping_words(result: PackagesResult) -> Iterator[str]:
    """Say of each solution whether it keeps itself, and how many acceptable packages do."""
    for solution in result.solutions.solutions:
        kept = result.kept_of(solution.packages[0]) if solution.packages else None
        if kept is not None:
            yield from (f"The {NAMES[solution.key]}: {line}" for line in kept_words(result, kept))
    if result.self_enforcing is not None:
        one = result.self_enforcing == 1
        keep = "package keeps itself" if one else "packages keep themselves"
        yield f"{amount(result.self_enforcing)} acceptable {keep}: no breach pays."
        if result.self_enforcing_nash and not one:
            best = in_words(result.model, result.self_enforcing_nash[0])
            yield f"The one of them with the largest product of gains is {best}."


def kept_words(result: PackagesResult, kept: Kept) -> Iterator[str]:
    """Say whether a package keeps itself, or who would break it and what would prevent that."""
    if not kept.held:
        yield "No breach is open in it."
    elif kept.holds:
        firm = "" if all(h.surely for h in kept.held) else ", though not at every end of the intervals"
        yield f"It keeps itself{firm}: no breach pays."
    for held in kept.held:
        if not held.holds:
            yield held_words(result, held)


def held_words(result: PackagesResult, held: Held) -> str:
    """Say what a party gains by a breach and how reliable a guarantee would have to be."""
    gain = held.breaking - held.reliability * held.punished - held.complying
    what = f" (“{held.text}”)" if held.text else ""
    cure = (
        "No guarantee would prevent it: being punished costs less than the breach brings."
        if held.needed is None
        else f"A guarantee would have to be acted on with a chance of {figure(held.needed)} or more; "
        + (f"“{held.guarantee}” stands at {figure(held.reliability)}." if held.guarantee else "none is in force.")
    )
    return f"{_name(result, held.by)} would gain {figure(gain)} by breaking it{what}. {cure}"


def ends_words(result: PackagesResult, end: WalkAwayEnds) -> str:
    """Say what remains at one end of the walk-away intervals."""
    who = f"{_name(result, end.party)} alone" if end.party else "every party"
    where = f"With {who} at the {_ENDS[end.end]} walk-away that is given,"
    if end.some is None:
        return f"{where} it is not known whether any package is acceptable."
    if not end.some:
        return f"{where} no package is acceptable to every party."
    number = "" if end.acceptable is None else f" ({amount(end.acceptable)})"
    changed = [NAMES[key] for key, same in end.same.items() if not same]
    turn = f"; what changes: the {', the '.join(changed)}" if changed else ""
    return f"{where} there are acceptable packages{number}{turn}."


def listed(result: PackagesResult, parties: Sequence[str]) -> str:
    """Return names of parties as a list in words."""
    named = [_name(result, party) for party in parties]
    return f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "".join(named)


def figure(value: Fraction | int) -> str:
    """Return a number with no more digits than a reader needs."""
    return f"{float(value):.4g}"


def shown(level: str | float) -> str:
    """Return a level by its id, or the number of a continuous issue."""
    return f"{level:.4g}" if isinstance(level, float) else level


def _name(result: PackagesResult, party: str) -> str:
    return result.names.get(party, party)
