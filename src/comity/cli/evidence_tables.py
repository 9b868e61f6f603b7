"""The answers of ``comity evidence`` as lines and tables."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from comity.cli import show
from comity.evidence.grades_in_words import grade_in_words, number_text, p_text, shown_id
from comity.evidence.posterior.words import times

if TYPE_CHECKING:
    from comity.case.evidence import Item
    from comity.evidence.compare.result import Compared
    from comity.evidence.forecasts.result import Forecasts
    from comity.evidence.hypotheses.result import Competing, Rivals, Standing
    from comity.evidence.ledger.book import Head
    from comity.evidence.ledger.entry import Entry
    from comity.evidence.posterior.result import LogRange, OriginPart, Posterior
    from comity.evidence.result import EvidenceResult

_LONG = 60
_ROWS = 12
_ENTRIES = 200
_WIDE = "--json gives everything; `comity evidence posterior CASE CLAIM` tells one claim in full."


def print_posteriors(found: EvidenceResult) -> None:
    """Print each claim with where it stands, what carries it, and what would flip it."""
    rows = [
        [
            shown_id(c),
            _stands(p),
            str(found.grade(c) or "-"),
            _listed(p.carried_by, 2) or "-",
            times(p.flips_at),
            _short(p.text, 34),
        ]
        for c, p in _claims(found)
    ]
    heads = ["claim", "probability", "grade", "carried by", "flips at", "what it says"]
    show.table(_title("How each claim stands", found), heads, rows, _WIDE)


def _stands(p: Posterior) -> str:
    """Return where a claim stands; a width of nothing is not shown as an interval where only the prior speaks."""
    moved = p.carried_by or p.low != p.high
    return p_text(p.p, p.low, p.high) if moved else f"{number_text(p.p)}, the prior"


def print_claims(found: EvidenceResult) -> None:
    """Print each claim with who says it and how probable it is."""
    said = {c.id: found.names.get(c.by, c.by) or c.speaker or "-" for c in found.evidence.claims}
    rows = [
        [shown_id(c), _short(said[c], 20), _stands(p), str(len(p.items)), _short(p.text, 40)] for c, p in _claims(found)
    ]
    show.table(_title("Claims", found), ["claim", "by", "probability", "items", "what it says"], rows)


def print_claim(found: EvidenceResult, claim: str) -> None:
    """Print one claim in full: in words, then origin by origin."""
    p = _posterior(found, claim)
    show.lines([found.reference(claim).removeprefix("rests on "), *(f"  {s}" for s in p.sentences()), ""])
    if p.origins:
        rows = [_origin(o) for o in p.origins[:_ROWS]]
        more = f"{len(p.origins) - _ROWS} more with --json." if len(p.origins) > _ROWS else ""
        heads = ["origin", "items", "ratio", "without it", "swing"]
        show.table("What each origin brings, strongest first", heads, rows, more)
    if p.next:
        rows = [[n.text or n.lead, f"{n.bits:.3f}", number_text(n.flips), f"{n.cost:g}"] for n in p.next[:_ROWS]]
        show.table("Worth looking for next", ["lead", "bits expected", "chance to flip", "cost"], rows)


def _origin(o: OriginPart) -> list[str]:
    silent = [i for i in o.items if i not in o.counted]
    beside = f" (beside it {_listed(silent)})" if silent else ""
    items = _listed(o.counted, _ROWS) + beside if o.counted else f"{_listed(silent)} (counts for nothing)"
    return [
        o.origin if not o.own else "(its own)",
        items,
        _ratio(o.log_ratio),
        number_text(o.without),
        f"{o.swing:+.2f}",
    ]


def print_competing(found: Competing) -> None:
    """Print each set of rivals: the ranking, and the matrix of its origins."""
    for rivals in found.sets:
        show.lines(["", *rivals.sentences(), ""])
        standings = [*rivals.standings, *([rivals.none] if rivals.none else [])]
        rows = [_standing(s, s is rivals.none) for s in standings]
        heads = ["hypothesis", "among the rivals", "first in", "rank", "speak against", "weighted", "rank by that"]
        show.table("The rivals, most probable first", heads, rows)
        _matrix(rivals)
    show.lines([*(f"Not finished: {what} ({why})." for what, why in found.missing.items()), *found.notes])


def _standing(s: Standing, none: bool) -> list[str]:
    """Return the row of a hypothesis; "none of these" has a probability, and no place in the ranking."""
    shown = [shown_id(s.claim) if not none else s.claim, p_text(s.p, s.low, s.high)]
    if none:
        return [*shown, "-", "-", "-", "-", "-"]
    places = [f"{s.first:.0%}", str(s.rank), str(s.inconsistent), f"{s.inconsistency:.2f}"]
    return [*shown, *places, str(s.rank_by_inconsistency)]


def _matrix(rivals: Rivals) -> None:
    shown = sorted(rivals.origins, key=lambda r: (-r.diagnosticity, r.id))[:_ROWS]
    rows = [
        [
            _listed(r.items),
            *(times(_exp(c.middle)) if c.given else "." for c in r.cells),
            f"{r.diagnosticity:.2f}" if r.diagnosticity else "useless",
        ]
        for r in shown
    ]
    note = "Likelihood ratios; a point where nothing is said. Diagnosticity is in natural logarithms."
    if len(rivals.origins) > _ROWS:
        note += f" {len(rivals.origins) - _ROWS} more with --json."
    heads = ["items", *(shown_id(c) for c in rivals.claims), "diagnosticity"]
    show.table("What tells them apart, most diagnostic first", heads, rows, note)


def print_compared(found: Compared) -> None:
    """Print what was claimed against what was verified, in words, and the rates and counts as tables."""
    from comity.evidence.compare.figures_in_words import short

    show.lines(found.sentences())
    for title, pools in (("Rates", found.rates), ("Counts", found.counts)):
        word = "of" if title == "Rates" else "in"  # 14 of 20 that were claimed; 6 events in 4 years
        for pool in pools:
            rows = [
                [
                    e.name or e.id,
                    f"{e.verified:,} {word} {e.of:,g}",
                    "-" if e.raw is None else short(e.raw),
                    pool.span(e),
                    f"{e.shrinkage:.0%}",
                    "-" if e.best is None else number_text(e.best),
                ]
                for e in pool.estimates
            ]
            whose = "kind" if pool.across == "kinds" else "party"
            heads = [whose, "verified", "raw", "estimate [90 %]", "drawn to the others", "chance to be highest"]
            show.lines([""])
            show.table(f"{title}: {pool.name}" if pool.name else title, heads, rows)


def print_forecasts(found: Forecasts) -> None:
    """Print how good forecasts were, in words and by forecaster."""
    show.lines(found.sentences())
    rows = [
        [
            f.name,
            str(len(f.scored)),
            f"{f.brier:.3f}",
            f"{f.log:.3f}",
            "-" if f.skill is None else f"{f.skill:+.2f}",
            f"{f.murphy.reliability:.3f}",
            f"{f.murphy.resolution:.3f}",
        ]
        for f in found.forecasters
    ]
    if rows:
        heads = ["forecaster", "claims", "Brier", "log", "skill", "reliability", "resolution"]
        show.lines([""])
        show.table("Scores; less is better, more skill is better", heads, rows)


def print_entries(entries: Iterable[Entry], head: Head, kept: bool) -> None:
    """Print the last entries of a ledger, each on a row."""
    seen: dict[str, int] = {}
    rows = deque[list[str]](maxlen=_ENTRIES)
    for e in entries:
        seen[e.hash] = e.seq
        rows.append([str(e.seq), e.date or "-", e.kind, e.id, _by(e), e.hash[:12] if kept else "-", _after(e, seen)])
    title = "Entries, oldest first" if head.count <= _ENTRIES else f"The last {_ENTRIES} of {head.count:,} entries"
    where = f"Head: {head}" if kept else "No ledger is kept yet: these are the rows of the case, as it would begin."
    show.table(title, ["entry", "known from", "kind", "id", "by", "hash", "corrects"], rows, where)


def print_shown(found: EvidenceResult, id: str, history: Sequence[Entry], kept: bool) -> None:
    """Print a claim or an item with everything that is known of it, and its history in the ledger."""
    item = next((i for i in found.evidence.items if i.id == id), None)
    if found.posteriors is not None and id in found.posteriors.claims:
        print_claim(found, id)
        on_it = [i for i in found.evidence.items if i.claim == id or id in dict(i.also)]
        rows = [[i.id, i.says if i.claim == id else "also", i.source, i.date or "-", _said(i)] for i in on_it[:_ROWS]]
        if rows:
            more = f"{len(on_it) - _ROWS} more with --json." if len(on_it) > _ROWS else ""
            show.table("Items", ["item", "says", "source", "known from", "what it says"], rows, more)
    elif item is not None:
        _item(found, item)
    elif history[-1].withdraws:
        show.lines([f"{id} was withdrawn (entry {history[-1].seq}): {history[-1].body.get('why', '')}"])
    else:
        show.lines([f"{id} ({history[-1].kind})", *_fields(history[-1])])
    if not kept:
        show.lines(["", "No ledger is kept yet: the case alone counts."])
        return
    seen = {e.hash: e.seq for e in history}
    rows = [[str(e.seq), e.recorded, e.date or "-", _by(e), e.hash[:12], _after(e, seen)] for e in history]
    show.lines([""])
    show.table("In the ledger", ["entry", "recorded", "known from", "by", "hash", "corrects"], rows)


def _item(found: EvidenceResult, item: Item) -> None:
    show.lines(
        [f"{item.id} {item.says} {shown_id(item.claim)} ({item.source})", *([f"  {item.text}"] if item.text else [])]
    )
    if item.quote:
        show.lines([f"  “{item.quote}” {item.locator}".rstrip()])
    posterior = found.posteriors.claims.get(item.claim) if found.posteriors is not None else None
    weighed = next((w for w in posterior.items if w.item == item.id), None) if posterior is not None else None
    if weighed is not None:
        counts = "It counts." if weighed.counts else "It does not count beside stronger reports of its origin."
        if weighed.log_ratio.silent:
            counts = "It speaks neither for the claim nor against it."
        show.lines(
            [
                f"  Grade {weighed.grade}: {grade_in_words(weighed.grade)}.",
                f"  Likelihood ratio {_ratio(weighed.log_ratio)}, by {weighed.rule}.",
                f"  {counts}",
            ]
        )
    if posterior is not None:
        show.lines([f"  {shown_id(item.claim)} stands at {p_text(posterior.p, posterior.low, posterior.high)}."])


def _fields(entry: Entry) -> Iterator[str]:
    for name, value in entry.body.items():
        yield f"  {name}: {_in_a_line(value)}"


def _in_a_line(value: object) -> str:
    """Return a plain value as a case file would have it, without its brackets."""
    if isinstance(value, Mapping):
        return "; ".join(f"{k}: {_in_a_line(v)}" for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return ("; " if any(isinstance(v, Mapping) for v in value) else ", ").join(_in_a_line(v) for v in value)
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _claims(found: EvidenceResult) -> list[tuple[str, Posterior]]:
    return list(found.posteriors.claims.items()) if found.posteriors is not None else []


def _posterior(found: EvidenceResult, claim: str) -> Posterior:
    assert found.posteriors is not None  # it is asked only for a claim that was worked out
    return found.posteriors.claims[claim]


def _title(what: str, found: EvidenceResult) -> str:
    return f"{what}, as of {found.as_of.isoformat()}" if found.as_of is not None else what


def _by(entry: Entry) -> str:
    return f"{entry.by} ({entry.via})" if entry.by else entry.via or "-"


def _after(entry: Entry, seen: Mapping[str, int]) -> str:
    if not entry.corrects:
        return ""
    return f"{'takes back ' if entry.withdraws else ''}entry {seen.get(entry.corrects, '?')}"


def _said(item: Item) -> str:
    return _short(item.text or item.quote or item.locator)


def _short(text: str, most: int = _LONG) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _listed(names: Sequence[str], most: int = 4) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _ratio(log: LogRange) -> str:
    """Return a likelihood ratio with its range."""
    low, middle, high = (times(_exp(x)) for x in (log.low, log.middle, log.high))
    return middle if log.known else f"{middle} [{low} to {high}]"


def _exp(log: float) -> float:
    """Return a ratio from its logarithm, held within what a number can be."""
    import math

    return math.exp(max(-700.0, min(700.0, log)))
