"""Preferences, and what is left open about them, as the plain values that a case file is written from."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from comity.case.doubt import Chances, Doubt, Fuzzy
from comity.case.nouns import (
    Free,
    Misperception,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Reading,
    Regime,
    Statement,
    Weights,
)
from comity.case.quoting import Quoted

Plain = dict[str, Any]


def in_party(p: PartyPreference) -> Plain:
    """Return everything that is said of one party's preferences."""
    out = in_preference(p.preference) | _doubt(p.doubt)
    if p.readings:
        out["readings"] = {r.id: _reading(r) for r in p.readings}
    if p.regimes:
        out["regimes"] = {r.id: _regime(r) for r in p.regimes}
    return out


def in_misperception(m: Misperception) -> Plain:
    """Return what a party does not see, and what it believes of others."""
    out: Plain = {"cannot_see": [Quoted(p.text) for p in m.cannot_see]} if m.cannot_see else {}
    if m.preferences:
        out["preferences"] = {p.party: in_preference(p.preference) for p in m.preferences}
    return out


def in_preference(p: Preference) -> Plain:
    """Return one preference."""
    if isinstance(p, Prioritised):
        return {"statements": _statements(p)}
    if isinstance(p, Ranking):
        return {"ranking": _tiers(p.tiers, dict(p.breaks))}
    if isinstance(p, Free):
        said: Plain = {"statements": [in_statement(s) for s in p.statements]} if p.statements else {}
        return {"free": True} | said | ({"ranking": _tiers(p.ranking, {})} if p.ranking else {})
    return _weights(p)


def in_statement(s: Statement, degree: int = 1) -> Any:
    """Return a statement as text, or as a row where more is said of it."""
    more = ({"why": s.why} if s.why else {}) | sources(s.source) | ({"degree": degree} if degree != 1 else {})
    return {"holds": Quoted(s.text), **more} if more else Quoted(s.text)


def sources(ids: tuple[str, ...]) -> Plain:
    """Return the sources of a row: one id, or a list."""
    return {"source": ids[0] if len(ids) == 1 else list(ids)} if ids else {}


def _statements(p: Prioritised) -> list[Any]:
    degrees = p.degrees or (1,) * len(p.statements)
    return [in_statement(s, d) for s, d in zip(p.statements, degrees, strict=True)]


def _tiers(tiers: tuple[tuple[str, ...], ...], breaks: dict[int, int]) -> list[Any]:
    out: list[Any] = []
    for k, tier in enumerate(tiers):
        out.append(tier[0] if len(tier) == 1 else list(tier))
        if k in breaks:
            out.append(Quoted(">" * breaks[k]))
    return out


def _weights(p: Weights) -> Plain:
    ranges = p.ranges or tuple((w, w) for _, w in p.weights)
    rows: Plain = {
        Quoted(s.text): w if low == high else [low, high] for (s, w), (low, high) in zip(p.weights, ranges, strict=True)
    }
    return {"weights": rows} | ({"much": list(p.much)} if p.much else {})


def _reading(r: Reading) -> Plain:
    chance = {} if r.probability is None else {"probability": r.probability}
    return ({"text": r.text} if r.text else {}) | sources(r.source) | chance | in_preference(r.preference)


def _regime(r: Regime) -> Plain:
    text = {"text": r.text} if r.text else {}
    return {"during": Quoted(r.during.text)} | text | sources(r.source) | in_preference(r.preference)


def _doubt(d: Doubt) -> Plain:
    out: Plain = {"unknown": [[Quoted(p.one.text), Quoted(p.other.text)] for p in d.unknown]} if d.unknown else {}
    if d.fuzzy is not None:
        out["fuzzy"] = {"degrees": _degrees(d.fuzzy), "satisficing": d.fuzzy.satisficing}
    if d.chances is not None:
        out["chances"] = {"degrees": _degrees(d.chances), "moves": d.chances.moves, "deters": d.chances.deters}
    if d.spread is not None:
        out["spread"] = {"law": d.spread.law, "amount": d.spread.amount}
    return out


def _degrees(by: Fuzzy | Chances) -> list[dict[str, Quoted | Fraction]]:
    return [{"of": Quoted(d.of.text), "over": Quoted(d.over.text), "degree": d.degree} for d in by.degrees]
