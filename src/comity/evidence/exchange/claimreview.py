"""ClaimReview: one review of a claim for web pages and fact-check search, as JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from typing import Any

from comity.case.evidence import Claim
from comity.evidence.exchange.handed import CANNOT_TELL, Handed, Standing, in_words, is_address, verdict

CONTEXT = "https://schema.org"


def to_claimreview(handed: Handed) -> str:
    """
    Return every claim that has a number as JSON-LD: a graph of ``ClaimReview``.

    ``reviewRating`` gives the probability on a scale from 0 to 1, with its interval in words. Where the interval
    reaches one half there is no rating value: the rating is called "cannot be told" (convention 91). ``url`` is
    written only where the numbers are published somewhere (``Handed.page``); search engines ask for it.

    Examples
    --------
    >>> from types import SimpleNamespace as Stands
    >>> from comity.case.evidence import Evidence
    >>> known = Evidence(claims=(Claim("c1", "The bridge is open.", by="a", date="2025-03-01"),))
    >>> said = to_claimreview(Handed(known, standings={"c1": Stands(p=0.81, low=0.66, high=0.9)}, names={"a": "Aland"}))
    >>> json.loads(said)["@graph"][0]["reviewRating"]["alternateName"]
    'Likely true'

    References
    ----------
    schema.org, type ClaimReview, https://schema.org/ClaimReview.
    """
    graph = [_review(handed, c, s) for c in handed.evidence.claims if (s := handed.standings.get(c.id)) is not None]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def _review(handed: Handed, claim: Claim, standing: Standing) -> dict[str, Any]:
    made = {"@type": "Organization", "name": handed.author or handed.title or "comity"}
    review: dict[str, Any] = {"@type": "ClaimReview", "identifier": claim.id}
    if is_address(handed.page):
        review["url"] = f"{handed.page.split('#')[0]}#{claim.id}"
    if handed.day:
        review["datePublished"] = handed.day
    return review | {
        "author": made,
        "claimReviewed": claim.text,
        "itemReviewed": _claim(handed, claim),
        "reviewRating": _rating(handed, claim, standing),
    }


def _claim(handed: Handed, claim: Claim) -> dict[str, Any]:
    said = handed.says(claim)
    out: dict[str, Any] = {"@type": "Claim", "text": claim.quote or claim.text}
    if said:
        # a speaker may be a person; a party is an organisation; nothing in the evidence says which a bare name is
        kind = "Organization" if claim.by and not claim.speaker else "Thing"
        out["author"] = {"@type": kind, "name": said}
    if claim.date:
        out["datePublished"] = claim.date
    appeared = [s.address for k in claim.source if (s := handed.source(k)) is not None and is_address(s.address)]
    if is_address(claim.locator):
        appeared.insert(0, claim.locator)
    if appeared:
        out["appearance"] = [{"@type": "CreativeWork", "url": a} for a in dict.fromkeys(appeared)]
    return out


def _rating(handed: Handed, claim: Claim, standing: Standing) -> dict[str, Any]:
    said = verdict(standing)
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": said[0].upper() + said[1:]}
    if said != CANNOT_TELL:
        rating |= {"ratingValue": round(standing.p, 4), "bestRating": 1, "worstRating": 0}
    items = sum(i.claim == claim.id for i in handed.evidence.items)
    known = f" known by {handed.day}" if handed.day else ""
    why = f"{in_words(standing)} It rests on {items} item{'' if items == 1 else 's'}{known}."
    if said == CANNOT_TELL:
        why += " The interval reaches one half, so no verdict is given."
    return rating | {"ratingExplanation": why}
