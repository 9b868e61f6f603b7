"""The section ``alignment`` as the plain values that a case file is written from; tables stand inline."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from comity.case.alignment import (
    Alignment,
    Capabilities,
    ExposureAsked,
    Meeting,
    Substitute,
    TieFigure,
    Ties,
    Total,
    Votes,
    Windows,
)
from comity.case.settlement import Span
from comity.case.write_preferences import sources

Plain = dict[str, Any]


def in_alignment(a: Alignment) -> Plain:
    """Return the whole section, key by key in the order of the field table."""
    usual = Alignment()
    poles = {k: getattr(a, k) for k in ("share", "ratio") if getattr(a, k) != getattr(usual, k)}
    rows: Plain = {
        "ties": in_ties(a.ties),
        "capabilities": in_capabilities(a.capabilities),
        "votes": in_votes(a.votes),
        "bodies": {b.id: in_row(b, "id") for b in a.bodies},
        "figures": [_figure(f) for f in a.figures],
        "windows": None if a.windows is None else _windows(a.windows),
        "exposure": None if a.exposure is None else _exposure(a.exposure),
        "kinds": list(a.kinds),
        "poles": poles,
        "anchor": list(a.anchor or ()),
        "focus": list(a.focus),
        "aliases": dict(a.aliases),
        "states": a.states,
    }
    return {k: v for k, v in rows.items() if v}


def in_ties(t: Ties) -> list[Plain]:
    """
    Return the rows of ties; what stands at its default is left out.

    Examples
    --------
    >>> in_ties(Ties(("x",), ("y",), (-1,), (None,), (False,), ("war",), ("1914",), ("",), ("",)))
    [{'a': 'x', 'b': 'y', 'sign': -1, 'kind': 'war', 'from': '1914'}]
    """
    columns = (t.a, t.b, t.sign, t.weight, t.directed, t.kind, t.since, t.until, t.source)
    out = []
    for a, b, sign, weight, directed, kind, since, until, source in zip(*columns, strict=True):
        row = {"a": a, "b": b, "sign": sign if sign < 0 else "", "weight": "" if weight is None else weight}
        more = {"directed": directed or "", "kind": kind, "from": since, "to": until, "source": source}
        out.append({k: v for k, v in (row | more).items() if v != ""})
    return out


def in_capabilities(c: Capabilities) -> list[Plain]:
    """Return the rows of capabilities; what is not known is left out."""
    rows = zip(c.actor, c.year, c.values, strict=True)
    return [{"actor": a, "year": y} | _known(c.components, values) for a, y, values in rows]


def in_votes(v: Votes) -> list[Plain]:
    """Return roll calls as rows with a list for each answer."""
    columns = (v.id, v.session, v.body, v.date, v.text, v.source)
    out = []
    for row, cast in zip(zip(*columns, strict=True), v.cast, strict=True):
        about = dict(zip(("id", "session", "body", "date", "text"), row, strict=False))
        said: dict[str, list[str]] = {}
        for actor, answer in zip(v.actors, cast, strict=True):
            said.setdefault(answer, []).append(actor)
        named = tuple(part.strip() for part in row[5].split(";") if part.strip())
        kept = {k: text for k, text in about.items() if text and not (k == "session" and text == row[3][:4])}
        out.append(kept | {k: who for k, who in said.items() if k} | sources(named))
    return out


def in_row(noun: Any, *without: str) -> Plain:
    """Return a noun as the row of the file that it would be read from; what stands at its default is left out."""
    out: Plain = {}
    for each in fields(noun):
        value = getattr(noun, each.name)
        if not each.compare or each.name in without or value == each.default:
            continue
        out |= sources(value) if each.name == "source" else {each.name: _plain(value)}
    return out


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return value.low if value.known else [value.low, value.high]
        case tuple():
            return [_plain(v) for v in value]
        case Meeting() | Substitute() | Total():
            return in_row(value)
        case _:
            return value


def _figure(f: TieFigure) -> Plain:
    row = in_row(f)
    if f.since == f.until and f.since:
        row = {("date" if k == "since" else k): v for k, v in row.items() if k != "until"}
    return row


def _windows(w: Windows) -> Any:
    if w.spans:
        return [{"from": since, "to": until} for since, until in w.spans]
    row = {"length": w.length, "step": w.step, "from": w.since, "to": w.until}
    return {k: v for k, v in row.items() if v}


def _exposure(e: ExposureAsked) -> Plain:
    row = in_row(e, "cuts", "wear")
    if e.wear:
        row["wear"] = dict(e.wear)
    if e.cuts:
        row["cuts"] = [{k: v for k, v in (("from", a), ("to", b)) if v} for a, b in e.cuts]
    # a section that says nothing but that flows are looked at keeps the word that says so
    return row or {"kinds": list(e.kinds)}


def _known(components: tuple[str, ...], values: tuple[Any, ...]) -> Plain:
    return {c: v for c, v in zip(components, values, strict=True) if v is not None}
