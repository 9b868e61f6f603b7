"""Whole-life costs in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.partners.costs.cheapest import Stretch, Switch
from comity.partners.costs.parts import Cost, Worth
from comity.partners.naming import listed

SHOWN = 5


def amount(x: float) -> str:
    """
    Return a number as people write it: about four figures, no powers of ten.

    Examples
    --------
    >>> amount(1234567.8), amount(12.3456), amount(-0.04), amount(14000.0), amount(0)
    ('1,235,000', '12.35', '-0.04', '14,000', '0')
    """
    if 0 < abs(x) < 1e-4:
        return "about 0"
    if abs(x) >= 10_000:
        digits = 3 - len(f"{abs(x):.0f}") + 1
        return f"{round(x, digits):,.0f}"
    return f"{x:,.4g}" if abs(x) < 1_000 else f"{x:,.0f}"


def percent(rate: float) -> str:
    """
    Return a rate as parts of a hundred.

    Examples
    --------
    >>> percent(0.03), percent(0.07125)
    ('3 %', '7.12 %')
    """
    return f"{round(100 * rate, 2):g} %"


def _between(worth: Worth) -> str:
    low, high = amount(worth.low), amount(worth.high)
    return low if low == high else f"{low} to {high}"


def _hundred(share: float | None) -> str:
    if share is None or 0 < share < 0.005:
        return "less than 1 in 100"
    return f"{100 * share:.0f} in 100"


def about_start(rates: tuple[float, float], years: int, some: bool) -> tuple[str, ...]:
    """
    Return what is counted.

    Examples
    --------
    >>> about_start((0.03, 0.07), 60, True)[0]
    'Payments are counted for 60 years and discounted at 3 % to 7 % a year: what is paid later weighs less.'
    """
    if not some:
        return ("Nothing is known of what any offer costs over time.",)
    at = percent(rates[0]) if rates[0] == rates[1] else f"{percent(rates[0])} to {percent(rates[1])}"
    return (f"Payments are counted for {years} years and discounted at {at} a year: what is paid later weighs less.",)


def about_cost(cost: Cost, name: str, unit: str) -> tuple[str, ...]:
    """
    Return a few sentences about one offer.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Payment
    >>> from comity.case.settlement import Span
    >>> from comity.partners.costs.parts import cost_of
    >>> ten = Span(Fraction(10), Fraction(10))
    >>> paid = [Payment(0, ten, "build"), Payment(0, ten, "exit", promised=True)]
    >>> found = cost_of("x", paid, Span(Fraction(0), Fraction(0)))
    >>> print(*about_cost(found, "Offer of X", "bn"), sep=chr(10))
    "Offer of X" costs 20 bn today.
    Of that, with all at the middle, build is 50 in 100, exit is 50 in 100; half is paid by the end of year 0.
    50 in 100 of it is promised and not contracted.
    """
    tail = f" {unit}" if unit else ""
    discounted = "" if _between(cost.total) == _between(cost.paid) else f"; without discounting {_between(cost.paid)}"
    said = [f'"{name}" costs {_between(cost.total)}{tail} today{discounted}.']
    if cost.half is not None:
        parts = [
            f"{phase or 'payments without a phase'} is {_hundred(w.share)}" for phase, w in cost.phases if w.share != 0
        ]
        split = f"Of that, with all at the middle, {', '.join(parts)}; half" if len(parts) > 1 else "Half"
        said.append(f"{split} is paid by the end of year {cost.half}.")
    if cost.promised.share:
        part = _hundred(cost.promised.share)
        said.append(f"{part[0].upper() + part[1:]} of it is promised and not contracted.")
    elif cost.promised.middle and cost.promised.share is None:
        said.append(f"{_between(cost.promised)}{tail} of it is promised and not contracted.")
    if cost.moves:
        most = cost.moves[0]
        said.append(f"What moves it most is {_moved(most.what)}, by {amount(most.swing)}{tail}.")
    return tuple(said)


def _moved(what: str) -> str:
    return "the discount rate" if what == "discount rate" else f'"{what}"'


def about_unknown(names: Sequence[str], lacking: Sequence[tuple[str, Sequence[str]]] = ()) -> tuple[str, ...]:
    """
    Return what cannot be told.

    Examples
    --------
    >>> print(*about_unknown(["y"], [("x", ["exit"])]), sep=chr(10))
    Of "y" no payments are known: what it costs cannot be told.
    Of "x" nothing is known for exit, where others have payments: it may cost more than is said here.
    """
    said = [
        f"Of {listed([name])} nothing is known for {', '.join(phases)}, where others have payments: it may cost more "
        "than is said here."
        for name, phases in lacking
    ]
    if not names:
        return tuple(said)
    costs = "it costs" if len(names) == 1 else "they cost"
    return (f"Of {listed(names)} no payments are known: what {costs} cannot be told.", *said)


def about_cheapest(
    names: Sequence[str], always: Sequence[str], sometimes: Sequence[str] | None, unknown: bool
) -> tuple[str, ...]:
    """
    Return who is the cheapest, or that it cannot be told.

    Examples
    --------
    >>> print(about_cheapest(["x", "y", "z"], [], ["x", "y"], False)[0])
    Which offer costs least cannot be told: it may be "x" or "y", and hangs on the rate and on the payments.
    >>> print(about_cheapest(["x", "y"], ["x"], ["x"], True)[0])
    By the payments that are known "x" costs least, whatever the rate and the payments turn out to be.
    """
    if len(names) < 2:
        return ()
    among = "By the payments that are known " if unknown else ""
    if len(always) == 1:
        said = f"{listed(always)} costs least, whatever the rate and the payments turn out to be."
        return (among + said,)
    if always:
        return (f"{among}{listed(always)} cost the same, and no other costs less, whatever the rate turns out to be.",)
    if sometimes is None:
        return ("Which offer costs least was not found in the time.",)
    told = "by the payments that are known it" if unknown else "it"
    return (
        f"Which offer costs least cannot be told: {told} may be {listed(sometimes, 'or')}, and hangs on the rate and "
        "on the payments.",
    )


def about_pairs(
    pairs: Sequence[tuple[str, str]], always: Sequence[str], names: Mapping[str, str], unknown: bool
) -> tuple[str, ...]:
    """
    Return which offers are never dearer than which, but for those that are never dearer than any.

    Examples
    --------
    >>> names = {o: o for o in "xyz"}
    >>> print(*about_pairs([("x", "z"), ("y", "z")], [], names, False))
    "x" and "y" never cost more than "z", whatever the rate and the payments turn out to be.
    """
    dearer: dict[str, tuple[str, ...]] = {}
    for a, b in pairs:
        if a not in always:
            dearer[a] = (*dearer.get(a, ()), names[b])
    alike: dict[tuple[str, ...], list[str]] = {}
    for a, others in dearer.items():
        alike.setdefault(others, []).append(names[a])
    among = "By the payments that are known " if unknown else ""
    return tuple(
        f"{among}{listed(these)} never cost{'s' if len(these) == 1 else ''} more than {listed(others)}, whatever the "
        "rate and the payments turn out to be."
        for others, these in alike.items()
    )


def about_switches(
    stretches: Sequence[Stretch], switches: Sequence[Switch], names: Mapping[str, str], offers: int
) -> tuple[str, ...]:
    """
    Return at which rates the cheapest changes, with all payments at their middle.

    Examples
    --------
    >>> names = {"x": "x", "y": "y"}
    >>> both = [Stretch(0.03, 0.05, ("x",)), Stretch(0.05, 0.07, ("y",))]
    >>> print(about_switches(both, [Switch(0.05, "x", "y", True)], names, 2)[0])
    With all payments at their middle "x" costs least from 3 % to 5 % a year, then "y" from 5 % to 7 %.
    """
    if offers < 2 or not stretches:
        return ()
    start = "With all payments at their middle"
    if len(stretches) > 1:
        parts = [
            f"{listed([names[o] for o in s.offers])}{_least(s, k)} from {percent(s.low)} to {percent(s.high)}"
            + ("" if k else " a year")
            for k, s in enumerate(stretches)
        ]
        return (f"{start} {', then '.join(parts)}.",)
    said = [f"{start} {listed([names[o] for o in stretches[0].offers])}{_least(stretches[0], 0)} at all stated rates."]
    first = set(stretches[0].offers)
    beyond = [s for s in switches if not s.stated and first & {s.below, s.above}]
    for s in beyond[:SHOWN]:
        said.append(
            f'Beyond the stated rates, at {percent(s.rate)} a year, "{names[s.below]}" and "{names[s.above]}" cost the '
            f'same: below it "{names[s.below]}" is cheaper, above it "{names[s.above]}".'
        )
    return tuple(said)


def _least(stretch: Stretch, k: int) -> str:
    if k:
        return ""
    return " costs least" if len(stretch.offers) == 1 else " cost least, the same,"
