"""The section ``settlement`` as the plain values that a case file is written from."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from comity.case.quoting import Quoted
from comity.case.settlement import (
    ONE,
    Breach,
    Demand,
    Guarantee,
    Issue,
    IssueLevel,
    Order,
    Past,
    Plan,
    Ripe,
    Room,
    Settlement,
    Span,
    Term,
    Values,
)
from comity.case.write_preferences import in_statement, sources

Plain = dict[str, Any]


def in_settlement(s: Settlement) -> Plain:
    """Return the whole section, key by key in the order of the field table."""
    return _said(
        terms={t.id: _term(t) for t in s.terms},
        facts=[in_statement(f) for f in s.facts],
        seek=list(s.seek),
        demands=[_demand(d) for d in s.demands],
        sequence=[_order(o) for o in s.sequence],
        versions={v.id: v.text for v in s.versions},
        issues={i.id: _issue(i) for i in s.issues},
        packages_exclude=[in_statement(e) for e in s.packages_exclude],
        values={v.party: _values(v) for v in s.values},
        comparable=s.comparable,
        plans={p.id: _plan(p) for p in s.plans},
        room=None if s.room is None else _room(s.room),
        breaches=[_breach(b) for b in s.breaches],
        guarantees=[_guarantee(g) for g in s.guarantees],
        ripeness={r.party: _ripe(r) for r in s.ripeness},
    )


def _said(**values: Any) -> Plain:
    """Return what says something: not empty, not None, not False."""
    return {k: v for k, v in values.items() if v is not None and v is not False and v not in ("", (), [], {})}


def _span(span: Span) -> Any:
    return span.low if span.known else [span.low, span.high]


def _weight(span: Span) -> Any:
    return None if span == ONE else _span(span)


def _term(t: Term) -> Any:
    row = _said(
        text=t.text,
        by=list(t.by),
        takes=None if t.takes is None else _span(t.takes),
        escrow=t.escrow,
        parts=None if t.parts == 1 else t.parts,
        means=None if t.means is None else in_statement(t.means),
    )
    if not t.together:
        row["together"] = False
    row |= sources(t.source)
    return t.text if list(row) == ["text"] else row


def _past(p: Past) -> Plain:
    return {"waived": p.waived} | _said(date=p.date, text=p.text) | sources(p.source)


def _demand(d: Demand) -> Plain:
    row = {"id": d.id, "by": d.by, "kind": d.kind, "requires": Quoted(d.requires.text)}
    row |= {"for": d.opens} if d.opens else {}
    row |= _said(text=d.text, history=[_past(p) for p in d.history], version=d.version, why=d.why)
    weight = _weight(d.weight)
    return row | ({} if weight is None else {"weight": weight}) | sources(d.source)


def _order(o: Order) -> Plain:
    row = _said(id=o.id) | {"by": o.by, "first": o.first, "then": o.then}
    weight = _weight(o.weight)
    row |= {} if weight is None else {"weight": weight}
    if o.within is not None:
        row["within"] = [o.within[0], "none" if o.within[1] is None else o.within[1]]
    return row | _said(text=o.text, version=o.version, why=o.why) | sources(o.source)


def _issue(i: Issue) -> Any:
    if i.span is not None:
        return {"from": i.span[0], "to": i.span[1]} | _said(text=i.text) | sources(i.source)
    plain = not any(level.text or level.means for level in i.levels)
    levels: Any = [x.id for x in i.levels] if plain else {x.id: _level(x) for x in i.levels}
    row = _said(text=i.text) | {"levels": levels} | sources(i.source)
    return levels if plain and list(row) == ["levels"] else row


def _level(level: IssueLevel) -> Any:
    row = _said(text=level.text, means=None if level.means is None else in_statement(level.means))
    return level.text if list(row) == ["text"] else row


def _values(v: Values) -> Plain:
    row: Plain = {"walk_away": _span(v.walk_away)}
    row |= {issue: {level: _span(worth) for level, worth in levels} for issue, levels in v.levels}
    row |= {issue: [list(point) for point in points] for issue, points in v.curves}
    together = [{"when": Quoted(t.when.text), "adds": _span(t.adds)} | sources(t.source) for t in v.together]
    weight = None if v.bargaining_weight == Fraction(1) else v.bargaining_weight
    return row | _said(together=together, bargaining_weight=weight, why=v.why) | sources(v.source)


def _plan(p: Plan) -> Plain:
    return _said(text=p.text) | {"package": dict(p.package)} | sources(p.source)


def _room(r: Room) -> Plain:
    undo = {party: {issue: list(levels) for issue, levels in what} for party, what in r.can_undo}
    return _said(veto=list(r.veto), votes=dict(r.votes), quota=r.quota, can_undo=undo)


def _breach(b: Breach) -> Plain:
    nothing = Span(Fraction(0), Fraction(0))
    return (
        {"by": b.by}
        | _said(
            text=b.text,
            when=None if b.when is None else Quoted(b.when.text),
            sets=dict(b.sets),
            gains=None if b.gains == nothing else _span(b.gains),
            punished=None if b.punished == nothing else _span(b.punished),
        )
        | sources(b.source)
    )


def _guarantee(g: Guarantee) -> Plain:
    row = {"when": Quoted(g.when.text), "reliability": _span(g.reliability)}
    return row | _said(text=g.text, by=list(g.by)) | sources(g.source)


def _ripe(r: Ripe) -> Plain:
    said = {k: getattr(r, k) for k in ("hurting", "way_out", "spokesman") if getattr(r, k) is not None}
    return _said(continuation=list(r.continuation)) | said | _said(inferred=r.inferred, why=r.why) | sources(r.source)
