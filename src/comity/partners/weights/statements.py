"""What a case says about weights, one statement after another, each as rows of a linear program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from comity.case.partners import Compared, Criterion, Partners
from comity.errors import UsageError, did_you_mean


@dataclass(frozen=True, slots=True)
class Row:
    """What must hold: the sum of ``entries``, pairs of a criterion's number and a factor, is at least ``low``."""

    entries: tuple[tuple[int, Fraction], ...]
    low: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said about the weights, which add up to 1: in words, and as rows that hold together."""

    words: str
    rows: tuple[Row, ...]


def statements(partners: Partners) -> tuple[Statement, ...]:
    """
    Return what is said about the weights, beyond that none is below 0 and that they add up to 1.

    Given numbers alone are a ratio: they are divided by their sum (:func:`given_numbers`) and bound each weight from
    both sides. Beside an interval or a weight that is left open, a number is itself the weight.

    Raises
    ------
    UsageError
        A criterion is not defined or named twice, or a number cannot be.

    Examples
    --------
    >>> criteria = tuple(Criterion(c) for c in ("price", "time"))
    >>> said = statements(Partners(criteria, weights="ranked", ranking=("time", "price")))
    >>> said[0].words
    '"time" weighs at least as much as "price"'
    >>> [(c, int(x)) for c, x in said[0].rows[0].entries]
    [(1, 1), (0, -1)]
    """
    place = {c.id: k for k, c in enumerate(partners.criteria)}
    out: list[Statement] = []
    if partners.weights == "ranked":
        out += _ranked(_checked_ranking(partners, place), place)
    if partners.weights == "given":
        out += _given(partners)
    for compared in partners.compared:
        out.append(_compared(compared, place))
    return tuple(out)


def given_numbers(partners: Partners) -> tuple[Fraction, ...] | None:
    """
    Return the weights where each is given as one number, divided by their sum; None where they are not.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> two, six = (Criterion(str(n), weight=Span(Fraction(n), Fraction(n))) for n in (2, 6))
    >>> [str(w) for w in given_numbers(Partners((two, six), weights="given"))]
    ['1/4', '3/4']
    """
    spans = [c.weight for c in partners.criteria]
    if partners.weights != "given" or not all(s is not None and s.known for s in spans):
        return None
    numbers = [s.low for s in spans if s is not None]
    if min(numbers) < 0 or not sum(numbers):
        raise UsageError("Weights cannot be below 0, and one of them must be above. Mend them, or write weights: free.")
    return tuple(n / sum(numbers) for n in numbers)


def _checked_ranking(partners: Partners, place: Mapping[str, int]) -> tuple[str, ...]:
    ranking = partners.ranking
    for k, name in enumerate(ranking):
        _place(name, place, "The ranking of weights")
        if name in ranking[:k]:
            raise UsageError(f'The ranking of weights names "{name}" twice. Name each criterion once.')
    if len(ranking) < min(2, len(place)):
        raise UsageError("A ranking of weights needs at least two criteria. Add them, or write weights: free.")
    return ranking


def _place(name: str, place: Mapping[str, int], said: str) -> int:
    if name not in place:
        near = did_you_mean(name, list(place))
        ways = near or f"Defined: {', '.join(place)}."
        raise UsageError(f'{said} names the criterion "{name}", which is not defined. {ways}')
    return place[name]


def _ranked(ranking: tuple[str, ...], place: Mapping[str, int]) -> Iterator[Statement]:
    one = Fraction(1)
    for more, less in pairwise(ranking):
        row = Row(((place[more], one), (place[less], -one)))
        yield Statement(f'"{more}" weighs at least as much as "{less}"', (row,))


def _given(partners: Partners) -> Iterator[Statement]:
    numbers = given_numbers(partners)
    for k, criterion in enumerate(partners.criteria):
        if criterion.weight is None:
            continue
        low, high = (numbers[k],) * 2 if numbers else _ends(criterion)
        said = f"{float(low):g}" if low == high else f"{float(low):g} to {float(high):g}"
        rows = (Row(((k, Fraction(1)),), low), Row(((k, Fraction(-1)),), -high))
        yield Statement(f'the weight of "{criterion.id}" is {said}', rows)


def _ends(criterion: Criterion) -> tuple[Fraction, Fraction]:
    span = criterion.weight
    if span is None:
        return Fraction(0), Fraction(1)
    if not 0 <= span.low <= span.high or span.low > 1:
        raise UsageError(
            f'The weight of "{criterion.id}" is {float(span.low):g} to {float(span.high):g}. Beside intervals, weights '
            "are parts of 1: write the lower end first, both between 0 and 1; or give every criterion one number."
        )
    return span.low, span.high


def _compared(said: Compared, place: Mapping[str, int]) -> Statement:
    more = _place(said.more, place, "A comparison of weights")
    than = _place(said.than, place, "A comparison of weights")
    if more == than:
        raise UsageError(f'A comparison of weights compares "{said.more}" with itself. Name two criteria.')
    if said.low < 0 or (said.high is not None and said.high < said.low):
        raise UsageError(
            f'The comparison of "{said.more}" with "{said.than}" cannot hold: the lower bound must be at least 0, the '
            "upper one at least the lower one."
        )
    rows = [Row(((more, Fraction(1)), (than, -said.low)))]
    if said.high is not None:
        rows.append(Row(((more, Fraction(-1)), (than, said.high))))
    return Statement(f'the weight of "{said.more}" is {_times(said)} that of "{said.than}"', tuple(rows))


def _times(said: Compared) -> str:
    if said.high is None:
        return f"at least {float(said.low):g} times"
    if said.high == said.low:
        return f"{float(said.low):g} times"
    return f"{float(said.low):g} to {float(said.high):g} times"
