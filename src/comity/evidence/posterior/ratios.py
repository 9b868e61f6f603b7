"""From an item to the likelihood ratio that it has for a claim (conventions §62, §63, §69)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.case.evidence import Item, Judgement, Range, Says
from comity.evidence.posterior.grades import UNKNOWN, pair
from comity.evidence.posterior.known import Known
from comity.evidence.posterior.log_range import SILENT, LogRange

Table = Mapping[str, LogRange]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one analyst makes of an item: the log ratio for its claim, and the rule it comes from."""

    analyst: str
    log_ratio: LogRange
    rule: str


def directed(ratio: Range, says: Says) -> LogRange:
    """
    Return a ratio that was written down, turned the way the item speaks (conventions §62).

    Of an item that contradicts, 4 means that it is four times as likely if the claim is false, and 1/4 means the same.

    Examples
    --------
    >>> from fractions import Fraction
    >>> four, quarter = (Range(f, f, f) for f in (Fraction(4), Fraction(1, 4)))
    >>> [round(directed(r, "contradicts").middle, 3) for r in (four, quarter)], directed(four, "neutral").middle
    ([-1.386, -1.386], 0.0)
    """
    if says == "neutral":
        return SILENT
    made = LogRange.of(ratio)
    return -made if says == "contradicts" and made.middle >= 0 else made


def judged(says: Says, reliability: str, credibility: str, ratio: Range | None, table: Table) -> tuple[LogRange, str]:
    """
    Return the log ratio of a grade or a written ratio, and the rule: ``neutral``, ``F6``, ``ratio`` or ``table``.

    Source F and item 6, both written, mean that nothing is known: the ratio is 1 even where another is written. A
    missing grade is no such statement; there a written ratio counts, and without one the pair is looked up with F or 6.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Evidence
    >>> from comity.evidence.posterior.grades import table_of
    >>> table, four = table_of(Evidence()), Range(Fraction(4), Fraction(4), Fraction(4))
    >>> judged("supports", "B", "2", None, table)[1], judged("supports", "F", "6", four, table)
    ('table', (LogRange(low=0.0, middle=0.0, high=0.0), 'F6'))
    """
    if says == "neutral":
        return SILENT, "neutral"
    if reliability + credibility == UNKNOWN:
        return SILENT, UNKNOWN
    if ratio is not None:
        return directed(ratio, says), "ratio"
    looked_up = table[pair(reliability, credibility)]
    return (-looked_up if says == "contradicts" else looked_up), "table"


def opinions(item: Item, known: Known) -> tuple[Opinion, ...]:
    """
    Return what each analyst makes of an item for its own claim; the author of the row first.

    A judgement by the analyst of the row replaces the row. A row that gives neither a digit nor a ratio is no opinion
    where others judge the item.
    """
    letter = known.reliability.get(item.source, "")
    others = known.judgements.get(item.id, ())
    own = judged(item.says, letter, item.credibility, item.ratio, known.table)
    made = [_opinion(item, j, letter, known.table) for j in others]
    says_something = bool(item.credibility or item.ratio is not None) or not others
    replaced = any(j.analyst == item.analyst for j in others)
    return tuple(([Opinion(item.analyst, *own)] if says_something and not replaced else []) + made)


def _opinion(item: Item, judgement: Judgement, letter: str, table: Table) -> Opinion:
    """Return a judgement as an opinion: what it leaves out it takes from nowhere but the grade of the source."""
    credibility = judgement.credibility or (item.credibility if judgement.ratio is not None else "")
    return Opinion(judgement.analyst, *judged(item.says, letter, credibility, judgement.ratio, table))


def pooled(ranges: Sequence[LogRange]) -> LogRange:
    """
    Return several opinions as one: the geometric mean of the middles, the lowest low, the highest high (§69).

    Examples
    --------
    >>> pooled([LogRange(0, 1, 2), LogRange(-1, 3, 4)])
    LogRange(low=-1, middle=2.0, high=4)
    """
    if len(ranges) == 1:
        return ranges[0]
    middle = math.fsum(r.middle for r in ranges) / len(ranges)
    return LogRange(min(r.low for r in ranges), middle, max(r.high for r in ranges))


def log_ratio(item: Item, known: Known, analyst: str | None = None) -> tuple[LogRange, str]:
    """
    Return the log ratio of an item for its own claim, and the rule it comes from.

    Parameters
    ----------
    analyst : str, optional
        Judge by this analyst alone where the analyst has judged the item; by the row, else by the others, where not.
        None: all opinions together.
    """
    every = opinions(item, known)
    if analyst is not None:
        own = [o for o in every if o.analyst == analyst]
        every = tuple(own) or _row(item, every)
    if len(every) == 1:
        return every[0].log_ratio, every[0].rule
    return pooled([o.log_ratio for o in every]), "analysts"


def _row(item: Item, every: tuple[Opinion, ...]) -> tuple[Opinion, ...]:
    """Return the opinion of the row's author where there is one."""
    return tuple(o for o in every if o.analyst == item.analyst) or every


def further(item: Item, known: Known) -> Mapping[str, tuple[LogRange, str]]:
    """
    Return the log ratios of an item for the claims of ``also``, and the rule: as written, whatever its ``says``.

    An item that is graded F6 says nothing of them either.
    """
    unknown = known.reliability.get(item.source, "") + item.credibility == UNKNOWN
    return {claim: (SILENT, UNKNOWN) if unknown else (LogRange.of(r), "ratio") for claim, r in item.also}


def analysts_of(items: Iterable[Item], known: Known) -> tuple[str, ...]:
    """Return who judged any of these items, by name; the empty name is the author of rows without an analyst."""
    found = {o.analyst for i in items if i.id in known.judgements for o in opinions(i, known)}
    found |= {i.analyst for i in items if i.analyst}
    return tuple(sorted(found))
