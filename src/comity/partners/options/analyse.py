"""The value of waiting: the door to this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from comity.budget import Budget
from comity.case.partners import Commitment, Partners
from comity.case.settlement import Span
from comity.errors import BudgetExceededError, UsageError, did_you_mean
from comity.partners.naming import called_by_id
from comity.partners.options.answer import AtSpread, Ends, Options, Waiting, verdict_of
from comity.partners.options.choice import Choice, Stages, checked_stages, choice
from comity.partners.options.critical import critical
from comity.partners.options.forever import critical_ratio
from comity.partners.options.tree import Terms, steps_a_year

ALONG = 5
"""The spread is tried at so many places from one end of its interval to the other."""
LONGEST = 100
"""The most years one may wait, and the latest stage."""
ROUNDING = 1e-9
"""A gain of no more than this part of the cost is what rounding does."""


def options(partners: Partners, *, budget: Budget | None = None) -> Options:
    r"""
    Return for every commitment whether it is better to begin now or to wait, over all that is stated of it.

    A commitment that cannot be undone is an option: by waiting one learns what it has become worth before one pays,
    and loses what it would have brought meanwhile. It is better to begin now only where the value is
    :math:`V^*/I` times the cost or more, which is above 1. The spread of the value is an assumption, so it is tried
    along its interval, with both ends of value, cost, rate and loss. ``go now`` and ``worth waiting`` are said only
    where every combination says so; else it ``cannot be told over the stated spread``.

    With all paid at once, the critical ratio grows with the spread and the rate and falls with what is lost, so the
    ends are exact. With stages, they are those of the combinations tried.

    Parameters
    ----------
    partners : Partners
        Its ``commitments``. Value and cost above 0; rate and loss at least 0 a year; spread 0.01 to 2.
    budget : Budget, optional
        Where it ends early, the commitments done are kept.

    Raises
    ------
    UsageError
        A number cannot be, or a commitment is to an offer that is not there.
    TooLargeError
        Too many steps would be needed.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Offer
    >>> def span(low, high=None): return Span(Fraction(low), Fraction(high or low))
    >>> terms = dict(cost=span(10), rate=span("0.04"), lost=span("0.04"), spread=span("0.1", "0.3"))
    >>> found = options(Partners((), (Offer("x"),), commitments=(Commitment("x", span(16), **terms),)))
    >>> found.commitments[0].verdict
    'cannot be told over the stated spread'

    References
    ----------
    .. [1] Dixit, A. K. & Pindyck, R. S. (1994). Investment under Uncertainty. Princeton University Press.
    """
    budget = budget or Budget()
    names = called_by_id(partners.offers)
    for commitment in partners.commitments:
        _check(commitment, tuple(names))
    found: list[Waiting] = []
    try:
        for commitment in partners.commitments:
            found.append(_waiting(commitment, names[commitment.offer], partners.unit, budget))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return Options(tuple(found), budget.ended(e))
    return Options(tuple(found))


def _check(commitment: Commitment, known: tuple[str, ...]) -> None:
    at = f'The commitment to "{commitment.offer}"'
    if commitment.offer not in known:
        hint = did_you_mean(commitment.offer, known) or f"Offers: {', '.join(known) or 'none'}."
        raise UsageError(f"{at} is to an offer that is not defined. {hint}")
    for name in ("value", "cost", "rate", "lost", "spread"):
        span: Span = getattr(commitment, name)
        if span.low > span.high:
            raise UsageError(f"{at}: {name} goes from {span.low} to {span.high}. Write the lower end first.")
        if span.low < 0 or (span.low == 0 and name in ("value", "cost")):
            least = "above 0" if name in ("value", "cost") else "at least 0"
            raise UsageError(f"{at}: {name} is {float(span.low):g}. It has to be {least}.")
    if not 1 <= commitment.years <= LONGEST:
        raise UsageError(f"{at} may wait up to {commitment.years} years. Use 1 to {LONGEST}.")
    if any(year > LONGEST for year, _ in commitment.stages):
        raise UsageError(f"{at} has a stage after year {LONGEST}. Leave it out, or bring it forward.")


@dataclass(frozen=True, slots=True)
class _Tried:
    """One combination of spread, rate and loss: the critical ratio, and each tried cost with the choice there."""

    terms: Terms
    critical: float
    error: float
    choices: tuple[tuple[float, Choice], ...]


def _waiting(commitment: Commitment, name: str, unit: str, budget: Budget) -> Waiting:
    stages = checked_stages(tuple((year, float(part)) for year, part in commitment.stages))
    tried = list(_tried(commitment, stages, budget))
    choices = [pair for t in tried for pair in t.choices]
    ratio = (
        float(commitment.value.low / commitment.cost.high),
        float(commitment.value.high / commitment.cost.low),
    )
    needed, spread = _ends(t.critical for t in tried), _floats(commitment.spread)
    error = max(t.error for t in tried)
    verdict, why = verdict_of(ratio, needed, error, spread)
    return Waiting(
        offer=commitment.offer,
        ratio=ratio,
        critical=needed,
        forever=_ends(_forever(t.terms) for t in tried),
        held=_ends(cost * found.held for cost, found in choices),
        now=_ends(cost * found.now for cost, found in choices),
        waiting=_ends(_worth(cost, found.waiting) for cost, found in choices),
        leaving=_ends(_worth(cost, found.leaving) for cost, found in choices),
        by_spread=tuple(_at_spread(s, tried) for s in _along(commitment.spread)),
        spread=spread,
        years=commitment.years,
        combinations=len(choices),
        error=error,
        verdict=verdict,
        why=why,
        staged=len(stages) > 1,
        name=name,
        unit=unit,
    )


def _tried(commitment: Commitment, stages: Stages, budget: Budget) -> Iterator[_Tried]:
    value, cost, wait = commitment.value, commitment.cost, commitment.years
    # the worst, the middle and the best for beginning now
    sizes = sorted({(value.low, cost.high), (value.middle, cost.middle), (value.high, cost.low)})
    for spread, rate, lost in product(_along(commitment.spread), _two(commitment.rate), _two(commitment.lost)):
        budget.check()
        terms = Terms(rate, lost, spread)
        steps = steps_a_year(terms, wait + stages[-1][0])
        fine, coarse = (critical(terms, wait, a_year, stages) for a_year in (steps, steps // 2))
        # both infinite: no difference
        error = 0.0 if fine == coarse else abs(fine - coarse)
        found = tuple((float(i), choice(float(v / i), terms, wait, steps, stages)) for v, i in sizes)
        yield _Tried(terms, fine, error, found)


def _at_spread(spread: float, tried: list[_Tried]) -> AtSpread:
    here = [t for t in tried if t.terms.spread == spread]
    return AtSpread(spread, _ends(t.critical for t in here), _ends(_forever(t.terms) for t in here))


def _worth(cost: float, share: float) -> float:
    """Return a worth in the unit of the case; a difference that is no more than rounding is nothing."""
    return cost * share if abs(share) > ROUNDING else 0.0


def _forever(terms: Terms) -> float:
    return critical_ratio(terms.rate, terms.lost, terms.spread)


def _along(span: Span) -> tuple[float, ...]:
    if span.known:
        return (float(span.low),)
    return tuple(float(span.low + (span.high - span.low) * k / (ALONG - 1)) for k in range(ALONG))


def _two(span: Span) -> tuple[float, ...]:
    return (float(span.low),) if span.known else (float(span.low), float(span.high))


def _floats(span: Span) -> Ends:
    return float(span.low), float(span.high)


def _ends(numbers: Iterable[float]) -> Ends:
    every = list(numbers)
    return min(every), max(every)
