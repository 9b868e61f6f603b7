"""FollowTheMoney: sources, claims and items as entities, one JSON object per line, for Aleph and its relatives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from comity.case.evidence import Claim, EvidenceSource, Item
from comity.evidence.exchange.handed import Handed, in_words, is_address
from comity.evidence.grades_in_words import CREDIBILITY_WORDS, RELIABILITY_WORDS, shown_id

_SCHEMATA = {"state": "PublicBody", "government": "PublicBody", "agency": "PublicBody", "ministry": "PublicBody"}
_ORGANISATIONS = ("paper", "newspaper", "organisation", "organization", "company", "ngo", "database", "broadcaster")

Entity = dict[str, Any]


def to_ftm(handed: Handed) -> str:
    """
    Return the evidence as FollowTheMoney entities, one per line.

    Parties are ``LegalEntity`` (``PublicBody`` where the case calls them a state), sources ``Organization`` or
    ``LegalEntity``; a claim is a ``Note`` about who says it, its number in the summary; an item is an ``Article``
    that its source published, joined to the note by a ``Documentation`` whose role is supports, contradicts or
    neutral. The schema has no country as an entity of its own. Ids are made from the title of the case and the ids
    in it.

    Examples
    --------
    >>> from comity.case.evidence import Evidence
    >>> known = Evidence(claims=(Claim("c1", "The bridge is open.", by="a"),))
    >>> [json.loads(line)["schema"] for line in to_ftm(Handed(known)).splitlines()]
    ['LegalEntity', 'Note']

    References
    ----------
    FollowTheMoney, the data model of Aleph: https://followthemoney.tech.
    """
    made: dict[str, Entity] = {}
    for entity in _entities(handed):
        made.setdefault(entity["id"], entity)
    return "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in made.values())


def _entities(handed: Handed) -> Iterator[Entity]:
    used = {c.by for c in handed.evidence.claims} | {s.side for s in handed.evidence.sources}
    yield from (_party(handed, p) for p in sorted(used - {""}))
    yield from (_source(handed, s) for s in handed.evidence.sources)
    for claim in handed.evidence.claims:
        if claim.speaker:
            yield _entity(handed, "LegalEntity", ("speaker", claim.speaker), {"name": claim.speaker})
        yield _claim(handed, claim)
    for item in handed.evidence.items:
        yield from _item(handed, item)


def _id(handed: Handed, *key: str) -> str:
    told = json.dumps([handed.title, *key], ensure_ascii=True)
    return "comity-" + hashlib.sha256(told.encode("ascii")).hexdigest()[:40]


def _entity(handed: Handed, schema: str, key: tuple[str, ...], properties: Mapping[str, str]) -> Entity:
    filled = {name: [value] for name, value in properties.items() if value}
    return {"id": _id(handed, *key), "schema": schema, "properties": filled}


def _party(handed: Handed, party: str) -> Entity:
    schema = _SCHEMATA.get(handed.kinds.get(party, ""), "LegalEntity")
    return _entity(handed, schema, ("party", party), {"name": handed.named(party)})


def _source(handed: Handed, source: EvidenceSource) -> Entity:
    schema = _SCHEMATA.get(source.kind, "Organization" if source.kind in _ORGANISATIONS else "LegalEntity")
    letter = source.reliability or "F"
    told = f"Reliability {letter}: {RELIABILITY_WORDS[letter]}."
    if source.side:
        told += f" On the side of {handed.named(source.side)}."
    said = {"name": source.name or source.id, "description": told, "sourceUrl": _address(source.address)}
    return _entity(handed, schema, ("source", source.id), said)


def _address(text: str) -> str:
    return text if is_address(text) else ""


def _claim(handed: Handed, claim: Claim) -> Entity:
    standing = handed.standings.get(claim.id)
    key = ("party", claim.by) if claim.by else ("speaker", claim.speaker)
    said = {
        "name": f"Claim {shown_id(claim.id)}",
        "description": claim.text or claim.quote,
        "summary": in_words(standing) if standing is not None else "",
        "entity": _id(handed, *key) if key[1] else "",
        "createdAt": claim.date,
        "keywords": claim.kind,
        "sourceUrl": _address(claim.locator),
    }
    return _entity(handed, "Note", ("claim", claim.id), said)


def _item(handed: Handed, item: Item) -> Iterator[Entity]:
    source = handed.source(item.source)
    digit = item.credibility or "6"
    article = {
        "title": item.text or item.quote or f"Item {item.id}",
        "publisher": (source.name or source.id) if source is not None else item.source,
        "publishedAt": item.date,
        "sourceUrl": _address(item.locator),
        "description": item.locator,
        "summary": item.quote,
    }
    yield _entity(handed, "Article", ("item", item.id), article)
    joined = {
        "document": _id(handed, "item", item.id),
        "entity": _id(handed, "claim", item.claim),
        "role": item.says,
        "date": item.date,
        "summary": f"Credibility {digit}: {CREDIBILITY_WORDS[digit]}.",
    }
    yield _entity(handed, "Documentation", ("item on claim", item.id), joined)
