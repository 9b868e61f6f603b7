"""Remarks on odd input: what was taken how, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from comity.evidence.posterior.grades import UNKNOWN
from comity.evidence.posterior.known import Known
from comity.evidence.posterior.words import counted


def remarks(known: Known) -> tuple[str, ...]:
    """
    Return remarks on grades that are missing or contradict one another, and on what is asked about and not there.

    Examples
    --------
    >>> from comity.case.evidence import Claim, Evidence, EvidenceSource, Item
    >>> from comity.evidence.posterior.known import known_by
    >>> one = Item("i1", "c1", "supports", "s1", credibility="2")
    >>> case = Evidence(sources=(EvidenceSource("s1"),), claims=(Claim("c1", "x"),), items=(one,))
    >>> remarks(known_by(case))
    ('1 item has no grade of its source, which counts as F: i1.',)
    """
    return tuple(r for r in (*_missing(known), _unknown_with_ratio(known), *_histories(known)) if r)


def _missing(known: Known) -> Iterable[str]:
    by_table = [i for i in known.items if i.ratio is None and i.says != "neutral" and i.id not in known.judgements]
    no_letter = [i.id for i in by_table if not known.reliability.get(i.source)]
    no_digit = [i.id for i in by_table if not i.credibility]
    yield _said(no_letter, "no grade of its source, which counts as F")
    yield _said(no_digit, "no credibility, which counts as 6")


def _said(items: list[str], what: str) -> str:
    if not items:
        return ""
    shown = ", ".join(items[:5]) + (f" and {len(items) - 5} more" if len(items) > 5 else "")
    verb = "has" if len(items) == 1 else "have"
    return f"{counted(len(items), 'item')} {verb} {what if len(items) == 1 else what.replace('its', 'their')}: {shown}."


def _unknown_with_ratio(known: Known) -> str:
    found = [
        i.id
        for i in known.items
        if i.ratio is not None and known.reliability.get(i.source, "") + i.credibility == UNKNOWN
    ]
    if not found:
        return ""
    return f"Graded F6, unknown, so the ratio that is written is not used: {', '.join(found[:5])} (convention 63)."


def _histories(known: Known) -> Iterable[str]:
    for s in sorted(known.evidence.sources, key=lambda s: s.id):
        if s.history and s.reliability and s.history[-1].reliability != s.reliability:
            yield (
                f"The history of {s.id} ends with {s.history[-1].reliability}, its grade is {s.reliability}: "
                "as of a day the history counts, else the grade."
            )
