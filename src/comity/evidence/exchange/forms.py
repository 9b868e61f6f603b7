"""Every form in which evidence goes out, as one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from comity.errors import UsageError, did_you_mean
from comity.evidence.exchange.claimreview import to_claimreview
from comity.evidence.exchange.csv_tables import to_csv_tables
from comity.evidence.exchange.ftm import to_ftm
from comity.evidence.exchange.handed import Handed
from comity.evidence.exchange.stix import to_stix


@dataclass(frozen=True, slots=True)
class Form:
    """A form of exchange: its key, what it is in words, and how its files are made (file name -> text)."""

    key: str
    words: str
    files: Callable[[Handed], Mapping[str, str]]


FORMS: tuple[Form, ...] = (
    Form("claimreview", "ClaimReview, JSON-LD of schema.org", lambda h: {"claimreview.json": to_claimreview(h)}),
    Form("stix", "STIX 2.1 bundle", lambda h: {"stix.json": to_stix(h)}),
    Form("ftm", "FollowTheMoney entities, one JSON object per line", lambda h: {"ftm.jsonl": to_ftm(h)}),
    Form("csv", "one CSV table for each kind of row", to_csv_tables),
)


def files(key: str, handed: Handed) -> Mapping[str, str]:
    """
    Return the files of a form, from name to text.

    Raises
    ------
    UsageError
        There is no form of that key.

    Examples
    --------
    >>> from comity.case.evidence import Claim, Evidence
    >>> sorted(files("csv", Handed(Evidence(claims=(Claim("c1", "It rains."),)))))
    ['claims.csv']
    """
    for form in FORMS:
        if form.key == key:
            return form.files(handed)
    known = [f.key for f in FORMS]
    hint = did_you_mean(key, known)
    raise UsageError(f'evidence has no form "{key}". There are: {", ".join(known)}.{" " + hint if hint else ""}')
