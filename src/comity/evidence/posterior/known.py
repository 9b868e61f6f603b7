"""What was known by a day: claims, items, grades of sources and judgements (conventions §61)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from comity.case.days import last_day
from comity.case.evidence import Claim, Evidence, EvidenceSource, Item, Judgement
from comity.evidence.posterior.grades import table_of
from comity.evidence.posterior.log_range import LogRange


@dataclass(frozen=True, slots=True)
class Known:
    """
    The evidence as it stood on a day.

    ``reliability`` is the letter of each source then, empty where it had none. ``judgements`` are those of each item,
    of every analyst the latest. ``table`` is the table of log ratios by grade.
    """

    evidence: Evidence
    as_of: dt.date | None
    claims: Mapping[str, Claim]
    items: tuple[Item, ...]
    reliability: Mapping[str, str]
    judgements: Mapping[str, tuple[Judgement, ...]]
    table: Mapping[str, LogRange]


def known_by(evidence: Evidence, as_of: dt.date | None = None) -> Known:
    """
    Return what was known by the end of a day; everything where no day is asked for.

    Claims and items are put in the order of their ids, so that nothing depends on the order of a file.

    Examples
    --------
    >>> claims = (Claim("c1", "x", date="2025-03"), Claim("c2", "y", date="2025-03-05"))
    >>> list(known_by(Evidence(claims=claims), dt.date(2025, 3, 30)).claims)
    ['c2']
    """
    return Known(
        evidence=evidence,
        as_of=as_of,
        claims={c.id: c for c in sorted(evidence.claims, key=lambda c: c.id) if is_known(c.date, as_of)},
        items=tuple(sorted((i for i in evidence.items if is_known(i.date, as_of)), key=lambda i: i.id)),
        reliability={s.id: reliability(s, as_of) for s in evidence.sources},
        judgements=_latest(evidence, as_of),
        table=table_of(evidence),
    )


def is_known(date: str, as_of: dt.date | None) -> bool:
    """
    Return whether something dated so was known by a day: a part of a date counts from its last day on.

    Examples
    --------
    >>> is_known("", dt.date(1900, 1, 1)), is_known("2025-11", dt.date(2025, 11, 29)), is_known("2025-11", None)
    (True, False, True)
    """
    day = last_day(date) if date and as_of is not None else None
    return day is None or as_of is None or day <= as_of


def reliability(source: EvidenceSource, as_of: dt.date | None) -> str:
    """
    Return the letter that a source had on a day, empty where it had none yet.

    Where no day is asked for, that is its letter, or the last one of its history. As of a day it is the last letter of
    the history by then; a source without a history has had its letter all the time.

    Examples
    --------
    >>> from comity.case.evidence import Regraded
    >>> one = EvidenceSource("s", reliability="B", history=(Regraded("2020", "C"), Regraded("2024-05-01", "B")))
    >>> [reliability(one, dt.date(year, 6, 1)) for year in (2019, 2022, 2024)]
    ['', 'C', 'B']
    """
    if not source.history or as_of is None:
        return source.reliability or (_last(source, None) if source.history else "")
    return _last(source, as_of)


def _last(source: EvidenceSource, as_of: dt.date | None) -> str:
    dated = [(last_day(h.date) or dt.date.min, k) for k, h in enumerate(source.history) if is_known(h.date, as_of)]
    # of two grades of one day the one further down counts: a history has an order of its own
    return source.history[max(dated)[1]].reliability if dated else ""


def _latest(evidence: Evidence, as_of: dt.date | None) -> Mapping[str, tuple[Judgement, ...]]:
    """Return the judgements of each item: of each analyst those of the latest day, in an order of their own."""
    best: dict[tuple[str, str], tuple[dt.date, list[Judgement]]] = {}
    for j in evidence.judgements:
        if not is_known(j.date, as_of):
            continue
        day = (last_day(j.date) if j.date else None) or dt.date.min
        kept = best.get((j.item, j.analyst))
        if kept is None or day > kept[0]:
            best[j.item, j.analyst] = (day, [j])
        elif day == kept[0]:
            kept[1].append(j)
    out: dict[str, list[Judgement]] = {}
    for (item, _), (_, judged) in sorted(best.items(), key=lambda b: b[0]):
        out.setdefault(item, []).extend(sorted(judged, key=_content))
    return {item: tuple(judged) for item, judged in out.items()}


def _content(judgement: Judgement) -> tuple[str, tuple[object, ...]]:
    r = judgement.ratio
    return judgement.credibility, () if r is None else (r.low, r.middle, r.high)
