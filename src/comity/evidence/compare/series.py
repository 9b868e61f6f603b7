"""Two series side by side: only over time that both cover, or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from comity.budget import Budget
from comity.case.evidence import EvidenceSource, Series
from comity.evidence.compare.bounds import at_most
from comity.evidence.compare.by_chance import ratio_by_chance
from comity.evidence.compare.coverage import Covered, caution, common_days, covered, speaks_for
from comity.evidence.compare.figures_in_words import whole
from comity.evidence.compare.pairs import Growth, Refusal, SeriesPair, Sort
from comity.evidence.sentences import joined, opened, possessive

Days = tuple[dt.date, ...]
_MOST = 1000


def pairs(
    series: Sequence[Series],
    sources: Sequence[EvidenceSource],
    names: Mapping[str, str],
    as_of: dt.date | None = None,
    budget: Budget | None = None,
) -> tuple[SeriesPair, ...]:
    """
    Return every two series that can be set side by side, with what may be said and what is refused.

    Two series belong together if they count the same thing and are of different sides by the same measure, or are
    claims and confirmations of one side, or count one side by the same measure from different sources. Sides come in
    the order of the parties, and sources in that of ``sources``, whatever the order of the rows.
    """
    at_most(len(series), _MOST, "series", "Keep apart what need not be compared.")
    out: list[SeriesPair] = []
    placed = _in_order_of_the_case(sources, names)
    for one, other in combinations(series, 2):
        if sort_of(one, other) is not None:
            (budget or Budget()).check()
            first, second = sorted((one, other), key=placed)
            out.append(side_by_side(first, second, sources, names, as_of=as_of))
    return tuple(out)


def _in_order_of_the_case(
    sources: Sequence[EvidenceSource], names: Mapping[str, str]
) -> Callable[[Series], tuple[int, int, str]]:
    """Return the place of a series: by the party it is of, then by who counts; its id where both are the same."""
    parties = {party: k for k, party in enumerate(names)}
    counters = {name: k for k, name in enumerate([*names, *(s.id for s in sources)])}

    def place(s: Series) -> tuple[int, int, str]:
        return parties.get(s.of, len(parties)), counters.get(s.by or s.source, len(counters)), s.id

    return place


def sort_of(one: Series, other: Series) -> Sort | None:
    """Return as what two series can be compared; None where they have no business with one another."""
    if one.what != other.what:
        return None
    if one.measure == other.measure:
        return "sources" if one.of == other.of else "sides"
    return "claimed and confirmed" if one.of == other.of else None


def side_by_side(
    one: Series,
    other: Series,
    sources: Sequence[EvidenceSource],
    names: Mapping[str, str],
    since: dt.date | None = None,
    until: dt.date | None = None,
    as_of: dt.date | None = None,
) -> SeriesPair:
    """
    Return two series side by side (conventions §80).

    A ratio is worked out over time that both cover and nowhere else: from the first to the last day that both have a
    value for. The total of a cumulative series counts only where both are known to count from the same day; else only
    growth does. What cannot be told is refused with the reason and with what can be asked instead, in the same words
    whichever of the two is named first.

    Parameters
    ----------
    one, other : Series
    sources : sequence of EvidenceSource
        They say whose the numbers are.
    names : mapping from party to name
    since, until : date, optional
        The time that is asked about. Without them: the totals, and the growth over all the time both cover.
    as_of : date, optional
        Points after that day are not used.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Point
    >>> def counted(of, *points):
    ...     return Series(of, of, "boats", "a paper", "confirmed", tuple(Point(d, Fraction(v)) for d, v in points))
    >>> aland = counted("aland", ("2024-09-30", 50), ("2025-03-21", 60), ("2025-07-01", 70))
    >>> borland = counted("borland", ("2025-03-21", 8), ("2025-07-01", 13))
    >>> found = side_by_side(aland, borland, (), {"aland": "Aland", "borland": "Borland"})
    >>> found.window, found.ratio
    (('2025-03-21', '2025-07-01'), 2.0)
    >>> print(found.refused[0].reason.split("; ")[0])
    Aland's series begins on 2024-09-30 with 50 and Borland's series begins on 2025-03-21 with 8
    """
    sort = sort_of(one, other)
    if sort == "claimed and confirmed" and one.measure == "confirmed":
        one, other = other, one
    labels = _labels(one, other, sort, names)
    a, b = covered(one, labels[0], as_of), covered(other, labels[1], as_of)
    said = _cautions((one, other), sources, names)
    if a is None or b is None or sort is None or one.cumulative != other.cumulative:
        return _empty(one, other, sort or "sides", _no_pair(one, other, (a, b), sort), said)
    days = tuple(d for d in common_days(a, b) if (since is None or d >= since) and (until is None or d <= until))
    refused = _uncovered(a, b, since, until) if since or until else _totals(a, b, days)
    if refused and (since or until):
        return _empty(one, other, sort, refused, said)
    pair = SeriesPair(sort, one.what, one.id, other.id, None, None, None, (), said, _of(one, sort, names))
    return _grown(pair, a, b, days, refused, totals=not (refused or since or until))


def _of(one: Series, sort: Sort, names: Mapping[str, str]) -> str:
    return "" if sort == "sides" else names.get(one.of, one.of)


def _grown(pair: SeriesPair, a: Covered, b: Covered, days: Days, refused: Refusal | None, totals: bool) -> SeriesPair:
    """Return the pair with growth in the window, where there is one; with totals where both count from one day."""
    start = a.starts if totals and a.series.cumulative else None
    if len(days) < (1 if start or not a.series.cumulative else 2):
        none = Refusal(f"{pair.what}: growth", _few(a, b, days), "Give both series values for the same days.")
        return replace(pair, refused=tuple(r for r in (refused, none) if r is not None))
    grown = _growth(a, days, start), _growth(b, days, start)
    ratio, why = _ratio(grown, pair.sort)
    return replace(
        pair,
        window=(grown[0].since, grown[0].until),
        growth=grown,
        ratio=ratio,
        by_chance=ratio_by_chance(grown[0].growth, grown[1].growth)
        if ratio is not None and pair.sort == "sides"
        else None,
        refused=tuple(r for r in (refused, why) if r is not None),
        cautions=pair.cautions + tuple(_fell(g) for g in grown if g.falls) + _bounds(pair.sort, a.series),
    )


def _growth(c: Covered, days: Days, start: dt.date | None) -> Growth:
    """Return the growth between the first and last of some days, or since the start; sums where days stand alone."""
    first, last = start or days[0], days[-1]
    if c.series.cumulative:
        grown = c.values[last] - (0.0 if start else c.values[first])
    else:
        grown = sum(c.values[day] for day in days)
    span = first.isoformat(), last.isoformat()
    falls = tuple(f for f in c.falls if f.since >= span[0] and f.until <= span[1])
    return Growth(c.series.id, c.series.of, c.name, *span, grown, falls)


def _ratio(grown: tuple[Growth, Growth], sort: Sort) -> tuple[float | None, Refusal | None]:
    top, under = grown if sort != "claimed and confirmed" else grown[::-1]
    if under.growth > 0 and top.growth >= 0:
        return top.growth / under.growth, None
    still = [g.name for g in sorted(grown, key=lambda g: g.series) if g.growth <= 0]
    reason = _sentence(f"{joined(_own(name) for name in still)} did not grow in that time")
    return None, Refusal("Ratio of growth", reason, "Look at the growth of each, or at a longer time.")


def _totals(a: Covered, b: Covered, days: Days) -> Refusal | None:
    """Return why totals cannot be compared, or None where they can or where series are not cumulative."""
    if not a.series.cumulative or (a.starts is not None and a.starts == b.starts):
        return None
    early, late = _in_order(a, b)
    begin = joined(f"{_own(c.name)} begins on {c.first} with {whole(c.values[c.first])}" for c in (early, late))
    unknown = [_own(c.name) for c in (early, late) if c.starts is None]
    count = f"the day from which {joined(unknown)} count{'s' if len(unknown) == 1 else ''} is not known"
    if not unknown:
        count = f"they count from different days, {early.starts} and {late.starts}"
    return Refusal(f"{a.series.what}: ratio of totals", _sentence(f"{begin}; {count}"), _instead(a, b, days))


def _uncovered(a: Covered, b: Covered, since: dt.date | None, until: dt.date | None) -> Refusal | None:
    """Return why the time asked about cannot be told, or None where both series cover it."""
    early, late = _in_order(a, b)
    reasons = []
    if since is not None and since < late.first:
        reasons.append(f"{_own(early.name)} begins on {early.first} and {_own(late.name)} only on {late.first}")
    if until is not None and until > min(a.last, b.last):
        ends = joined(f"{_own(c.name)} on {c.last}" for c in (early, late))
        reasons.append(f"the last days: {ends}")
    if not reasons:
        return None
    span = " ".join(word for word in (since and f"from {since}", until and f"to {until}") if word)
    return Refusal(f"{a.series.what}: ratio {span}", _sentence("; ".join(reasons)), _instead(a, b, common_days(a, b)))


def _instead(a: Covered, b: Covered, days: Days) -> str:
    if len(days) > 1:
        return f"Ask for the growth between {days[0]} and {days[-1]}, which both cover."
    return "Nothing can be compared until both have values for two common days."


def _few(a: Covered, b: Covered, days: Days) -> str:
    early, late = _in_order(a, b)
    spans = joined(f"{_own(c.name)} from {c.first} to {c.last}" for c in (early, late))
    found = "only one day" if days else "no day"
    return f"There is {found} that both have a value for; they cover time as follows: {spans}."


def _no_pair(one: Series, other: Series, there: tuple[Covered | None, Covered | None], sort: Sort | None) -> Refusal:
    """Return why two series have nothing to say together at all."""
    asked = f"{' and '.join(dict.fromkeys((one.what, other.what)))}: ratio"
    instead = "Compare two sides by one measure, or claims and confirmations of one side."
    if sort is None:
        return Refusal(asked, "They do not count the same thing of two sides by the same measure.", instead)
    if None in there:
        return Refusal(asked, "One of the two has no dated value.", "Give it values with dates.")
    return Refusal(asked, "One adds up from a start and the other counts each day or month by itself.", instead)


def _empty(one: Series, other: Series, sort: Sort, refused: Refusal, said: tuple[str, ...]) -> SeriesPair:
    return SeriesPair(sort, one.what, one.id, other.id, None, None, None, (refused,), said)


def _labels(one: Series, other: Series, sort: Sort | None, names: Mapping[str, str]) -> tuple[str, str]:
    if sort == "sources":
        return names.get(one.by, one.by) or one.id, names.get(other.by, other.by) or other.id
    if sort == "claimed and confirmed":
        return "claimed", "confirmed"
    return names.get(one.of, one.of), names.get(other.of, other.of)


def _own(name: str) -> str:
    return f"the {name} series" if name in ("claimed", "confirmed") else f"{possessive(name)} series"


def _sentence(words: str) -> str:
    return f"{opened(words)}."


def _in_order(a: Covered, b: Covered) -> tuple[Covered, Covered]:
    """Return the one that begins earlier first, so that a refusal reads the same whichever was named first."""
    early, late = sorted((a, b), key=lambda c: (c.first, c.series.id))
    return early, late


def _bounds(sort: Sort, series: Series) -> tuple[str, ...]:
    if sort == "claimed and confirmed":
        return ("What is not confirmed is not thereby false: confirmed counts are lower bounds.",)
    if series.measure == "confirmed":
        return ("Confirmed counts are lower bounds; how much is missed may differ from series to series.",)
    return ()


def _fell(g: Growth) -> str:
    down = sum(f.by for f in g.falls)
    times = f"{len(g.falls)} times" if len(g.falls) > 1 else f"once, on {g.falls[0].until}"
    return f"The series {g.series} falls {times}, by {whole(down)} in all: a correction. Growth is net of it."


def _cautions(
    both: tuple[Series, Series], sources: Sequence[EvidenceSource], names: Mapping[str, str]
) -> tuple[str, ...]:
    by_id = {s.id: s for s in sources}
    said = (caution(s, speaks_for(s, by_id, names), names) for s in both)
    return tuple(dict.fromkeys(sentence for sentence in said if sentence))
