"""The fingerprint of a case: canonical JSON, and its SHA-256."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from comity.case.digest_nouns import of_nouns
from comity.case.doubt import Chances, Doubt, Fuzzy, Place
from comity.case.nouns import (
    Cannot,
    Case,
    Conflict,
    DrawnConflict,
    Free,
    Misperception,
    OptionConflict,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Source,
    Statement,
)
from comity.logic.text import to_text

Plain = Any


def digest(case: Case) -> str:
    """
    Return the SHA-256 of the canonical JSON of a case, in hexadecimal.

    Two files have the same digest exactly where they say the same: comments, layout, tables in CSV or inline, the
    order of keys whose order means nothing, ``0.5`` or ``1/2``, ``a&b`` or ``a & b`` make no difference. The order
    of parties, options, drawn and lumped states, and of preference statements does.

    Examples
    --------
    >>> from comity.case.nouns import Party
    >>> one = Case("River", (Party("a", "A"),))
    >>> digest(one)[:12], digest(one) == digest(Case("River", (Party("a", "A"),)))
    ('408991d43919', True)
    """
    return hashlib.sha256(canonical(case.original or case).encode()).hexdigest()


def canonical(case: Case) -> str:
    """
    Return the case as canonical JSON: keys sorted, no spaces, numbers as exact fractions in text.

    Examples
    --------
    >>> canonical(Case("River", ()))
    '{"comity":1,"parties":[],"title":"River"}'
    """
    return json.dumps(to_plain(case), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def to_plain(case: Case) -> dict[str, Plain]:
    """
    Return the case as plain values that JSON can hold.

    What has an order that means something is a list of rows; what has none is sorted. Fields at their default are
    left out, so that a format that grows does not change the digests of cases that do not use what is new.

    Examples
    --------
    >>> from comity.case.nouns import Party
    >>> to_plain(Case("River", (Party("a", "A", "state"),)))["parties"]
    [{'id': 'a', 'name': 'A', 'kind': 'state'}]
    """
    return _filled(
        comity=case.format,
        title=case.title,
        question=case.question,
        as_of=case.as_of.isoformat() if case.as_of else "",
        modelled_by=case.modelled_by,
        about=case.about,
        leaves_out=list(case.leaves_out),
        sources=sorted((_source(s) for s in case.sources), key=_by_text),
        conflict=_conflict(case.conflict) if case.conflict else {},
        settlement=of_nouns(case.settlement) if case.settlement else {},
        evidence=of_nouns(case.evidence) if case.evidence else {},
        support=of_nouns(case.support) if case.support else {},
        alignment=of_nouns(case.alignment) if case.alignment else {},
        partners=of_nouns(case.partners) if case.partners else {},
        programme=of_nouns(case.programme) if case.programme else {},
    ) | {"parties": [_filled(id=p.id, name=p.name, kind=p.kind) for p in case.parties]}


def _filled(**values: Plain) -> dict[str, Plain]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value not in ("", (), [], {}, None)}


def _by_text(value: Plain) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _source(source: Source) -> dict[str, Plain]:
    return _filled(
        id=source.id,
        text=source.text,
        speaker=source.speaker,
        party=source.party,
        kind=source.kind,
        date=source.date,
        title=source.title,
        address=source.address,
        confidence=source.confidence,
    )


def _conflict(conflict: Conflict) -> dict[str, Plain]:
    own = _in_options(conflict) if isinstance(conflict, OptionConflict) else _drawn(conflict)
    return own | _filled(
        status_quo=conflict.status_quo,
        coalitions=sorted(sorted(block) for block in conflict.coalitions),
        preferences=sorted((_party_preference(p) for p in conflict.preferences), key=_by_text),
        attitudes=sorted(
            ({"party": a.party, "toward": sorted(map(list, a.toward))} for a in conflict.attitudes), key=_by_text
        ),
        misperceives=sorted((_misperception(m) for m in conflict.misperceives), key=_by_text),
    )


def _in_options(conflict: OptionConflict) -> dict[str, Plain]:
    options = [
        _filled(
            id=o.id,
            by=o.by,
            text=o.text,
            moves="" if o.moves == "both" else o.moves,
            off=o.off,
            source=sorted(o.source),
        )
        for o in conflict.options
    ]
    return _filled(
        options=options,
        infeasible=sorted((_statement(s) for s in conflict.infeasible), key=_by_text),
        same=[_filled(id=lump.id, pattern=lump.pattern, text=lump.text) for lump in conflict.same],
        cannot=sorted((_cannot(c) for c in conflict.cannot), key=_by_text),
    )


def _drawn(conflict: DrawnConflict) -> dict[str, Plain]:
    moves = [{"by": party, "moves": sorted(list(m) for m in moves)} for party, moves in conflict.moves]
    return _filled(states=[_filled(id=s.id, text=s.text) for s in conflict.states], moves=sorted(moves, key=_by_text))


def _cannot(cannot: Cannot) -> dict[str, Plain]:
    return _filled(
        **{"by": cannot.by, "from": _statement(cannot.start), "to": _statement(cannot.end)},
        why=cannot.why,
        source=sorted(cannot.source),
    )


def _statement(statement: Statement) -> dict[str, Plain]:
    # the tree, not the text: `a&b` and `a & b` say the same
    return _filled(holds=to_text(statement.tree), why=statement.why, source=sorted(statement.source))


def _party_preference(preference: PartyPreference) -> dict[str, Plain]:
    readings = [
        _filled(
            id=r.id,
            text=r.text,
            source=sorted(r.source),
            probability="" if r.probability is None else str(r.probability),
            prefers=_preference(r.preference),
        )
        for r in preference.readings
    ]
    regimes = [
        _filled(
            id=r.id,
            during=_statement(r.during),
            text=r.text,
            source=sorted(r.source),
            prefers=_preference(r.preference),
        )
        for r in preference.regimes
    ]
    return _filled(
        party=preference.party,
        prefers=_preference(preference.preference),
        readings=readings,
        regimes=regimes,
        **_doubt(preference.doubt),
    )


def _doubt(doubt: Doubt) -> dict[str, Plain]:
    return _filled(
        unknown=[[_place(p.one), _place(p.other)] for p in doubt.unknown],
        fuzzy={} if doubt.fuzzy is None else _degrees(doubt.fuzzy) | {"satisficing": str(doubt.fuzzy.satisficing)},
        chances={}
        if doubt.chances is None
        else _degrees(doubt.chances) | {"moves": str(doubt.chances.moves), "deters": str(doubt.chances.deters)},
        spread={} if doubt.spread is None else {"law": doubt.spread.law, "amount": str(doubt.spread.amount)},
    )


def _degrees(by: Fuzzy | Chances) -> dict[str, Plain]:
    return {"degrees": [{"of": _place(d.of), "over": _place(d.over), "degree": str(d.degree)} for d in by.degrees]}


def _place(place: Place) -> str:
    return place.text if place.tree is None else to_text(place.tree)


def _misperception(m: Misperception) -> dict[str, Plain]:
    return _filled(
        party=m.party,
        cannot_see=sorted(_place(p) for p in m.cannot_see),
        preferences=sorted((_party_preference(p) for p in m.preferences), key=_by_text),
    )


def _preference(preference: Preference) -> dict[str, Plain]:
    if isinstance(preference, Prioritised):
        rows = [_statement(s) for s in preference.statements]
        return _filled(statements=rows, degrees=list(preference.degrees)) or {"statements": []}
    if isinstance(preference, Ranking):
        tiers: list[Plain] = [sorted(tier) for tier in preference.tiers]
        return {"ranking": tiers} | _filled(breaks=[list(b) for b in preference.breaks])
    if isinstance(preference, Free):
        said = [_statement(s) for s in preference.statements]
        return {"free": True} | _filled(statements=said, ranking=[sorted(tier) for tier in preference.ranking])
    weighted = [_statement(s) | {"weight": str(w)} for s, w in preference.weights]
    for row, (low, high) in zip(weighted, preference.ranges, strict=False):
        if low != high:
            row["range"] = [str(low), str(high)]
    return {"weights": sorted(weighted, key=_by_text)} | _filled(much=[str(m) for m in preference.much])
