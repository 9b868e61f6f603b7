"""The section ``evidence``: what was read becomes sources, claims and items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeVar, cast

from comity.case.build_preferences import source_ids
from comity.case.days import first_day, last_day
from comity.case.evidence import (
    CREDIBILITY,
    RELIABILITY,
    Account,
    Claim,
    Dependence,
    Evidence,
    EvidenceSource,
    Feed,
    Forecast,
    Item,
    Judgement,
    Lead,
    Origin,
    Point,
    Range,
    Record,
    Regraded,
    Resolution,
    Series,
)
from comity.case.found import At, Found, Row
from comity.case.wording import shown, suggestion
from comity.errors import Where

T = TypeVar("T")
LINE = 200
"""The longest quote: a line."""


def evidence(row: Row, parties: tuple[str, ...], at: At) -> Evidence:
    """Return the evidence; it is only fit for use where no error was noted."""
    found = Evidence(
        sources=tuple(source(n.value, g, parties, at) for n, g in row.get("sources", ()) if g is not None),
        claims=tuple(claim(n.value, g, parties, at) for n, g in row.get("claims", ()) if g is not None),
        items=tuple(item(g.value, at) for g in row.get("items", ()) if whole(g.value, "id", "claim", "says", "source")),
        origins=tuple(origin(n.value, g, at) for n, g in row.get("origins", ()) if g is not None),
        dependence=tuple(dependence(g.value) for g in row.get("dependence", ()) if whole(g.value, "origins", "rho")),
        judgements=tuple(
            judgement(g.value, at) for g in row.get("judgements", ()) if whole(g.value, "item", "analyst")
        ),
        leads=tuple(lead(n.value, g.value, at) for n, g in row.get("leads", ()) if g is not None),
        forecasts=tuple(
            forecast(g.value, at) for g in row.get("forecasts", ()) if whole(g.value, "claim", "analyst", "p")
        ),
        records=tuple(record(g.value, at) for g in row.get("records", ()) if whole(g.value, "id", "by", "verified")),
        series=tuple(series(n.value, g.value, at) for n, g in row.get("series", ()) if g is not None),
        accounts=tuple(account(g.value) for g in row.get("accounts", ()) if "value" in g.value),
        feeds=tuple(feed(g.value, at) for g in row.get("feeds", ()) if whole(g.value, "claim", "at_least", "makes")),
        ratios=tuple(ratio(n, g, at) for n, g in row.get("ratios", ()) if g is not None),
        ledger=row.get("ledger", ""),
        where=row.where,
    )
    _twice(row, at)
    return found


def whole(row: Row, *names: str) -> bool:
    """Return True where all the fields that a noun cannot be without are there."""
    return all(n in row for n in names)


def noun(kind: Callable[..., T], row: Row, **given: Any) -> T:
    """Return a noun whose fields have the names of the table; what is ``given`` goes before what was read."""
    names = {f.name for f in fields(cast(Any, kind))}
    read = {k: f.value for k, f in row.fields.items() if k in names and k not in given}
    return kind(**read, **given, where=row.where)


def source(name: str, got: Found[Any], parties: tuple[str, ...] | None, at: At) -> EvidenceSource:
    """Return a source; its side should be a party."""
    if isinstance(got.value, str):
        return EvidenceSource(name, got.value, where=got.where)
    row: Row = got.value
    _a_party(row, "side", parties, at)
    history = tuple(noun(Regraded, h.value) for h in row.get("history", ()) if whole(h.value, "date", "reliability"))
    for h in history:
        if h.checked is not None and h.held is not None and h.held > h.checked:
            at.problem(h.where, f"{h.held} reports held of {h.checked} that were checked.", "Check the two numbers.")
    _in_order(row, history, at)
    return noun(EvidenceSource, row, id=name, history=history)


def _in_order(row: Row, history: tuple[Regraded, ...], at: At) -> None:
    """Say where the days of a history do not rise, and where its last grade is not the one that holds now."""
    days = [last_day(h.date) for h in history]
    if any(a is not None and b is not None and a >= b for a, b in pairwise(days)):
        what = "the grades of the history are not in the order of their days, one for each day."
        at.problem(row.at("history"), what, "Write the oldest first.")
    now = row.get("reliability")
    if history and now is not None and now != history[-1].reliability:
        what = f"the last grade of the history is {history[-1].reliability}, but the reliability now is {now}."
        at.warn(row.at("reliability"), what, "Add the day of the last change to the history, or leave one of them out.")


def claim(name: str, got: Found[Any], parties: tuple[str, ...] | None, at: At) -> Claim:
    """Return a claim; who says it should be a party, or stand under ``speaker``."""
    if isinstance(got.value, str):
        return Claim(name, got.value, where=got.where)
    row: Row = got.value
    _a_party(row, "by", parties, at)
    _a_line(row, at)
    resolves = resolution(row.get("resolves")) if "resolves" in row else None
    if resolves is not None and resolves.outcome is None and resolves.on:
        at.problem(row.at("resolves"), "`on` says when the outcome was known, but there is none.", "Add outcome:")
    rivals = tuple(r.value for r in row.get("rivals", ()))
    return noun(Claim, row, id=name, text=row.get("text", ""), rivals=rivals, resolves=resolves, source=source_ids(row))


def resolution(row: Row) -> Resolution:
    """Return how a claim is decided."""
    return Resolution(row.get("by", ""), row.get("rule", ""), row.get("outcome"), row.get("on", ""))


def item(row: Row, at: At) -> Item:
    """Return an item, with what its fields say against one another noted."""
    _a_line(row, at)
    ratio: Range | None = row.get("ratio")
    if ratio is not None and row.get("says") == "supports" and ratio.middle < 1:
        what = f"{shown(row.get('id'))} supports the claim, but its ratio {_number(ratio.middle)} speaks against it."
        at.problem(row.at("ratio"), what, f"Write says: contradicts, or turn the ratio round: {_turned(ratio)}.")
    if ratio is not None and row.get("says") == "neutral":
        at.warn(row.at("ratio"), "a neutral item has a likelihood ratio of 1; this one is not used.", "Delete it.")
    also = tuple((n.value, g.value) for n, g in row.get("also", ()) if g is not None)
    if row.get("claim") in dict(also):
        at.problem(row.at("also"), f"{shown(row.get('claim'))} is the claim of the item itself.", "Use ratio: for it.")
    return noun(Item, row, also=also)


def _turned(ratio: Range) -> str:
    if ratio.known:
        return _number(1 / ratio.low)
    return "[" + ", ".join(_number(1 / n) for n in (ratio.high, ratio.middle, ratio.low)) + "]"


def _number(value: Fraction) -> str:
    return f"{float(value):.4g}"


def origin(name: str, got: Found[Any], at: At) -> Origin:
    """Return an origin; the two probabilities come together or not at all."""
    if isinstance(got.value, str):
        return Origin(name, got.value, where=got.where)
    row: Row = got.value
    if ("seen_if_true" in row) != ("seen_if_false" in row):
        what = f"{shown(name)} has one of seen_if_true and seen_if_false; each says nothing without the other."
        at.problem(row.where, what, "Give both, or neither.")
    return noun(Origin, row, id=name)


def dependence(row: Row) -> Dependence:
    """Return origins that are partly one."""
    rho = row.get("rho")
    return noun(
        Dependence, row, origins=tuple(o.value for o in row.get("origins")), rho=Range(rho.low, rho.middle, rho.high)
    )


def judgement(row: Row, at: At) -> Judgement:
    """Return what another analyst makes of an item."""
    if "credibility" not in row and "ratio" not in row:
        at.problem(row.where, "this judgement judges nothing.", "Add credibility: or ratio:")
    return noun(Judgement, row)


def lead(name: str, row: Row, at: At) -> Lead:
    """Return an item that could be looked for."""
    if row.get("cost", Fraction(1)) <= 0:
        at.problem(
            row.at("cost"), "looking for something costs more than nothing.", "Leave cost out where it is alike."
        )
    return noun(Lead, row, id=name, seen=tuple((n.value, g.value) for n, g in row.get("seen", ()) if g is not None))


def forecast(row: Row, at: At) -> Forecast:
    """Return a forecast; its probability lies between 0 and 1."""
    _within_one(row, "p", at)
    return noun(Forecast, row)


def feed(row: Row, at: At) -> Feed:
    """Return how a probability reaches another section."""
    _within_one(row, "at_least", at)
    return noun(Feed, row)


def record(row: Row, at: At) -> Record:
    """Return a rate or a count, never both."""
    claimed, exposure = row.get("claimed"), row.get("exposure")
    if (claimed is None) == (exposure is None):
        what = f"the record {shown(row.get('id'))} needs either `claimed` (a rate) or `exposure` (a count)."
        at.problem(row.where, what, "Give exactly one of them.")
    if claimed is not None and row.get("verified") > claimed:
        what = f"{row.get('verified')} were verified of {claimed} that were claimed."
        at.problem(row.at("verified"), what, "Check the two numbers; for a count without claims use exposure.")
    if exposure is not None and exposure <= 0:
        at.problem(row.at("exposure"), "an exposure is more than nothing.", "For example: exposure: 12.5")
    if _ends_before(row.get("since", ""), row.get("until", "")):
        at.problem(row.at("until"), "the record ends before it begins.", "Check since and until.")
    return noun(Record, row)


def series(name: str, row: Row, at: At) -> Series:
    """Return a series, its points in the order of their days."""
    got = [p.value for p in row.get("points", ()) if whole(p.value, "date", "value")]
    seen: dict[str, Where] = {}
    for point in got:
        first = seen.setdefault(point.get("date"), point.where)
        if first is not point.where:
            what = f"the day {point.get('date')} stands in the series {shown(name)} twice; first on line {first.line}."
            at.problem(point.where, what, "Keep one value for each day.")
    points = sorted((Point(p.get("date"), p.get("value")) for p in got), key=lambda p: (last_day(p.date), p.date))
    required = {k: row.get(k, "") for k in ("of", "what", "by")}
    return noun(Series, row, id=name, points=tuple(points), measure=row.get("measure", "claimed"), **required)


def account(row: Row) -> Account:
    """Return what one source says a number was."""
    value = row.get("value")
    words = {k: row.get(k, "") for k in ("event", "side", "what", "source")}
    return noun(Account, row, low=value.low, high=value.high, **words)


def ratio(name: Found[str], got: Found[Range], at: At) -> tuple[str, Range]:
    """Return a row of the table of likelihood ratios by grade."""
    grade = name.value
    if len(grade) != 2 or grade[0] not in RELIABILITY or grade[1] not in CREDIBILITY:
        at.problem(name.where, f"{shown(grade)} is no grade.", "A letter from A to F and a digit from 1 to 6: B2.")
    elif grade == "F6":
        what = "F6 means that nothing is known of source and item: its likelihood ratio is 1."
        at.problem(name.where, what, "Delete the row (conventions §63).")
    return grade, got.value


def _within_one(row: Row, key: str, at: At) -> None:
    if not 0 <= row.get(key) <= 1:
        at.problem(
            row.at(key), f"{key} is {_number(row.get(key))}; a probability lies from 0 to 1.", "For example: 0.6"
        )


def _ends_before(since: str, until: str) -> bool:
    begin, end = first_day(since), last_day(until)
    return begin is not None and end is not None and end < begin


def _a_line(row: Row, at: At) -> None:
    quote = row.get("quote", "")
    if len(quote) > LINE or "\n" in quote:
        what = f"the quote has {len(quote)} characters; a ledger keeps a line, {LINE} at most."
        at.problem(row.at("quote"), what, "Shorten it; `locator` says where the rest stands.")


def _a_party(row: Row, key: str, parties: tuple[str, ...] | None, at: At) -> None:
    name = row.get(key)
    if parties is None or at.notes.partial or "party" in at.notes.doubtful:
        return
    if name is not None and name not in parties:
        ways = suggestion(name, parties) or ("Add it under parties, or use speaker: for somebody who is none.",)
        at.warn(row.at(key), f"{shown(name)} is no party of the case; it is kept as a name.", *ways)


def _twice(row: Row, at: At) -> None:
    for key, word in (("items", "item"), ("records", "record")):
        first: dict[str, Where] = {}
        for got in row.get(key, ()):
            name = got.value.get("id")
            if name in first:
                what = f"the {word} {shown(name)} stands here twice; the first is on line {first[name].line}."
                at.problem(got.value.at("id"), what, "Give one of them another id.")
            elif name is not None:
                first[name] = got.value.at("id")
