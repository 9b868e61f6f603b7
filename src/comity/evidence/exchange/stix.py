"""STIX 2.1: sources, claims, items and numbers as one bundle of identities, notes, opinions and a report."""

from __future__ import annotations

import json
import uuid
from typing import Any

from comity.case.evidence import Claim, EvidenceSource, Item
from comity.evidence.exchange.handed import CANNOT_TELL, LIKELY, Handed, begins, in_words, is_address, verdict
from comity.evidence.grades_in_words import CREDIBILITY_WORDS, RELIABILITY_WORDS, shown_id

NAMESPACE = uuid.UUID("6f0d2f1c-1b7e-5c56-9d0c-3c3a6d5c7a41")
"""The namespace of all ids (version 5, RFC 9562). It is not the one that STIX keeps for observed data."""
MAKER = "comity"
_OPINIONS = {"supports": "agree", "contradicts": "disagree", "neutral": "neutral"}
_CLASSES = {"state": "organization", "government": "organization", "person": "individual", "witness": "individual"}

Object = dict[str, Any]


def to_stix(handed: Handed) -> str:
    """
    Return the evidence as a STIX 2.1 bundle.

    Parties, speakers and sources are ``identity`` objects; a claim is a ``note`` about who says it; an item is an
    ``opinion`` on that note, held by its source; how a claim stands is an ``opinion`` of the analyst, neutral where
    the interval reaches one half (convention 91); one ``report`` holds all of them. There are no indicators, places
    or other objects that could serve to find somebody. Ids are made from the title of the case and the ids in it, and
    days from the evidence, so that the same evidence gives the same file.

    Examples
    --------
    >>> from comity.case.evidence import Evidence
    >>> known = Evidence(claims=(Claim("c1", "The bridge is open.", by="a", date="2025-03-01"),))
    >>> said = json.loads(to_stix(Handed(known, title="The bridge")))
    >>> [o["type"] for o in said["objects"]]
    ['identity', 'identity', 'note', 'report']

    References
    ----------
    OASIS (2021). STIX Version 2.1, OASIS Standard.
    """
    maker = _identity(handed, "maker", handed.author or MAKER, "organization" if handed.author else "system", "")
    objects: dict[str, Object] = {maker["id"]: maker}
    for made in (*_parties(handed), *_sources(handed), *_claims(handed), *_items(handed), *_standings(handed, maker)):
        objects.setdefault(made["id"], made)
    report = _report(handed, maker, list(objects))
    bundle = {
        "type": "bundle",
        "id": _id(handed, "bundle", "bundle", handed.day, handed.digest),
        "objects": [*objects.values(), report],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=2) + "\n"


def _id(handed: Handed, kind: str, *key: str) -> str:
    # JSON, not joined text: ("a", "b c") and ("a b", "c") stay two things
    return f"{kind}--{uuid.uuid5(NAMESPACE, json.dumps([handed.title, *key], ensure_ascii=True))}"


def _base(handed: Handed, kind: str, key: tuple[str, ...], date: str = "") -> Object:
    last = f"{handed.stamp}T00:00:00.000Z"
    first = f"{begins(date, handed.stamp)}T00:00:00.000Z"
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(handed, kind, *key),
        "created": min(first, last),
        "modified": last,
    }


def _identity(handed: Handed, what: str, name: str, kind: str, told: str) -> Object:
    made = _base(handed, "identity", (what, name)) | {"name": name, "identity_class": kind}
    return made | ({"description": told} if told else {})


def _parties(handed: Handed) -> list[Object]:
    used = {c.by for c in handed.evidence.claims} | {s.side for s in handed.evidence.sources}
    return [_party(handed, p) for p in sorted(used - {""})]


def _party(handed: Handed, party: str) -> Object:
    kind = _CLASSES.get(handed.kinds.get(party, ""), "organization")
    return _base(handed, "identity", ("party", party)) | {"name": handed.named(party), "identity_class": kind}


def _sources(handed: Handed) -> list[Object]:
    return [_source(handed, s) for s in handed.evidence.sources]


def _source(handed: Handed, source: EvidenceSource) -> Object:
    letter = source.reliability or "F"
    told = f"Source. Reliability {letter}: {RELIABILITY_WORDS[letter]}."
    if source.side:
        told += f" On the side of {handed.named(source.side)}."
    made = _base(handed, "identity", ("source", source.id)) | {
        "name": source.name or source.id,
        "identity_class": _CLASSES.get(source.kind, "unknown"),
        "description": told,
    }
    if is_address(source.address):
        made["external_references"] = [{"source_name": source.name or source.id, "url": source.address}]
    return made


def _claims(handed: Handed) -> list[Object]:
    return [made for c in handed.evidence.claims for made in (*_speakers(handed, c), _claim(handed, c))]


def _speakers(handed: Handed, claim: Claim) -> list[Object]:
    return [_identity(handed, "speaker", claim.speaker, "unknown", "")] if claim.speaker else []


def _claim(handed: Handed, claim: Claim) -> Object:
    about = [_id(handed, "identity", "party", claim.by)] if claim.by else []
    about += [_id(handed, "identity", "speaker", claim.speaker)] if claim.speaker else []
    made = _base(handed, "note", ("claim", claim.id), claim.date) | {
        "abstract": f"Claim {shown_id(claim.id)}",
        "content": claim.text or claim.quote or claim.id,
        "object_refs": about or [_id(handed, "identity", "maker", handed.author or MAKER)],
    }
    if said := handed.says(claim):
        made["authors"] = [said]
    return made


def _items(handed: Handed) -> list[Object]:
    return [_item(handed, i) for i in handed.evidence.items]


def _item(handed: Handed, item: Item) -> Object:
    digit = item.credibility or "6"
    told = [t for t in (item.text, f'"{item.quote}"' if item.quote else "", item.locator) if t]
    told.append(f"Credibility {digit}: {CREDIBILITY_WORDS[digit]}.")
    made = _base(handed, "opinion", ("item", item.id), item.date) | {
        "explanation": " ".join(told),
        "opinion": _OPINIONS[item.says],
        "object_refs": [_id(handed, "note", "claim", item.claim)],
    }
    source = handed.source(item.source)
    if source is not None:
        made |= {"created_by_ref": _id(handed, "identity", "source", source.id)}
        made["authors"] = [source.name or source.id]
    return made


def _standings(handed: Handed, maker: Object) -> list[Object]:
    made = []
    for claim in handed.evidence.claims:
        standing = handed.standings.get(claim.id)
        if standing is None:
            continue
        said = verdict(standing)
        opinion = "neutral" if said == CANNOT_TELL else "agree" if said == LIKELY else "disagree"
        made.append(
            _base(handed, "opinion", ("standing", claim.id))
            | {
                "created_by_ref": maker["id"],
                "explanation": in_words(standing),
                "opinion": opinion,
                "object_refs": [_id(handed, "note", "claim", claim.id)],
            }
        )
    return made


def _report(handed: Handed, maker: Object, inside: list[str]) -> Object:
    return _base(handed, "report", ("report",)) | {
        "created_by_ref": maker["id"],
        "name": handed.title or "Claims and what they rest on",
        "description": f"Claims and what they rest on{f', as of {handed.day}' if handed.day else ''}.",
        "published": f"{handed.stamp}T00:00:00.000Z",
        "object_refs": inside,
    }
