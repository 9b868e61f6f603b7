"""Stated figures beside one another and beside who said them: the door."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise, product

from comity.alignment.figures.examined import examined
from comity.alignment.figures.moves import Move, Opposite, move
from comity.alignment.figures.period import Period, period_of
from comity.alignment.figures.series import AtPeriod, Beside, Series, is_share, ordered
from comity.case.alignment import TieFigure
from comity.errors import TooLargeError, UsageError

MOST_FIGURES, MOST_AT_ONCE = 2000, 300
"""More figures than this, in all and for one period, are refused: every two of one period are compared."""
LARGEST = 10**200
Key = tuple[tuple[str, ...], str, str]


def beside(figures: Sequence[TieFigure]) -> Beside:
    """
    Put stated figures about the same actors, the same thing and in the same unit side by side.

    No figure is taken as the right one. For each period the answer shows who said what, how far the numbers lie
    apart, and whether they agree; for each tested figure what bears it out and what does not; for each series which
    way it moves. Nothing is computed from figures of different units, and amounts of nine months are not set against
    those of a year.

    Parameters
    ----------
    figures : sequence of TieFigure
        In any order; the order of the actors of a figure makes no difference either.

    Returns
    -------
    Beside

    Raises
    ------
    UsageError
        A date that cannot be read, a period or range that runs backwards, or a value beyond 1e200.
    TooLargeError
        More than 2,000 figures, or more than 300 for one period.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.settlement import Span
    >>> def said(name, number, year, by, bound="exactly", asked=False):
    ...     value = Span(F(number), F(number))
    ...     return TieFigure(name, ("a", "b"), "trade", value, "bn", year, year, bound, tested=asked, by=by)
    >>> found = beside([
    ...     said("f1", "28.7", "2024", "a press office"), said("f2", "27", "2024", "a digest", "at least"),
    ...     said("f3", "28", "2024", "an article", asked=True), said("f4", "28.5", "2023", "b"),
    ... ])
    >>> found.series[0].tested[0].ruling
    'sources disagree'
    >>> for sentence in found.sentences()[:3]:
    ...     print(sentence)
    Trade of a and b, in bn:
    For 2023, only one figure: 28.5 (b).
    For 2024, 3 figures, from 27 to 28.7, 6.3 % apart: at least 27 (a digest), 28 (an article), 28.7 (a press office). \
They do not agree, even if some are rounded.

    References
    ----------
    Morgenstern, O. (1963). On the Accuracy of Economic Observations. Second edition. Princeton University Press.
    """
    _check(figures)
    groups: dict[Key, list[TieFigure]] = defaultdict(list)
    for figure in figures:
        groups[_key(figure)].append(figure)
    series = tuple(_series(key, groups[key]) for key in sorted(groups))
    return Beside(series, _opposite(series))


def _check(figures: Sequence[TieFigure]) -> None:
    if len(figures) > MOST_FIGURES:
        raise TooLargeError(f"There are {len(figures)} figures. At most {MOST_FIGURES} are set side by side.")
    for figure in figures:
        ends = (figure.value.low, figure.value.high) if figure.value else ()
        if any(abs(end) > LARGEST for end in ends):
            raise UsageError(f'The value of the figure "{figure.id}" is beyond 1e200.')


def _key(figure: TieFigure) -> Key:
    return tuple(sorted(set(figure.of))), " ".join(figure.what.split()), " ".join(figure.unit.split())


def _series(key: Key, figures: list[TieFigure]) -> Series:
    of, what, unit = key
    at: dict[Period, list[TieFigure]] = defaultdict(list)
    for figure in figures:
        at[period_of(figure)].append(figure)
    when = sorted(at, key=_in_time)
    for period, those in at.items():
        if len(those) > MOST_AT_ONCE:
            raise TooLargeError(
                f"There are {len(those)} figures of {what} for {period.label}. At most {MOST_AT_ONCE} fit."
            )
    periods = tuple(AtPeriod(period, ordered(at[period])) for period in when)
    lengths = _lengths([found.period for found in periods if found.period.said])
    every = [figure for found in periods for figure in found.figures]
    asked = tuple(examined(figure, every) for figure in every if figure.tested)
    return Series(of, what, unit, periods, _moves(periods, is_share(unit)), lengths, asked)


def _in_time(period: Period) -> tuple[bool, str, str]:
    # by the last day first: a figure is known when its period is over
    return not period.said, str(period.last), str(period.first)


def _lengths(periods: Sequence[Period]) -> tuple[tuple[Period, ...], ...]:
    groups: dict[tuple[str, int], list[Period]] = defaultdict(list)
    for period in periods:
        groups[period.kind].append(period)
    return tuple(tuple(group) for group in groups.values())


def _moves(periods: Sequence[AtPeriod], share: bool) -> tuple[Move, ...]:
    """Return the moves between neighbours that may be compared, and from the first of them to the last."""
    usable = [found for found in periods if found.period.said and found.compared]
    groups: dict[object, list[AtPeriod]] = defaultdict(list)
    for found in usable:
        # a share does not grow with the time that it is for, so shares of any two periods may stand side by side
        groups["share" if share else found.period.kind].append(found)
    out: list[Move] = []
    for group in groups.values():
        steps = list(pairwise(group))
        if len(group) > 2:
            steps.append((group[0], group[-1]))
        out.extend(_move(a, b) for a, b in steps)
    return tuple(out)


def _move(a: AtPeriod, b: AtPeriod) -> Move:
    return move((a.period, a.witnesses), (b.period, b.witnesses), a.expected_only or b.expected_only)


def _opposite(series: Sequence[Series]) -> tuple[Opposite, ...]:
    """
    Return every share and amount of the same actors that surely move against one another.

    Over the same time where there is such a pair of moves, otherwise over all times that overlap.
    """
    out: list[Opposite] = []
    for amount, share in product(series, series):
        if share.share and not amount.share and share.of == amount.of:
            pairs = [pair for pair in product(amount.moves, share.moves) if _against(*pair)]
            found = [Opposite(amount.of, amount.what, share.what, a, b) for a, b in pairs]
            # moves over other times that overlap say less than those over the same time
            out.extend([pair for pair in found if pair.same_time] or found)
    return tuple(out)


def _against(amount: Move, share: Move) -> bool:
    opposite = {amount.direction, share.direction} == {"rises", "falls"}
    sure = not amount.expected and not share.expected
    return opposite and sure and amount.earlier.to(amount.later).overlaps(share.earlier.to(share.later))
