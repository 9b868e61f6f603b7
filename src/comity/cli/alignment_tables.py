"""The answer of ``comity alignment`` as lines and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.alignment.result import AlignmentResult, ExposureFound, WindowFound
    from comity.alignment.shift.result import Shift

_MOST_DOUBTS, _MOST_KINDS = 12, 6


def print_alignment(found: AlignmentResult, alone: bool = False) -> None:
    """Print every part that the case has the data for; ``alone`` only the pages of single actors."""
    if not alone:
        if found.shift is not None:
            _shift(found.shift)
        if found.windows:
            _windows(found)
        if found.concentration is not None:
            _section("Capabilities")
            show.lines(found.concentration.sentences())
        if found.exposure is not None:
            _exposure(found.exposure, tuple(p.actor for p in found.pages))
        if found.votes is not None:
            _section("Votes")
            show.lines(found.votes.sentences())
        for body in found.bodies:
            _section(body.text or body.id)
            show.lines(body.sentences())
        if found.figures is not None:
            _section("Figures beside their sources")
            show.lines(found.figures.sentences())
    for page in found.pages:
        _section(found.called(page.actor))
        show.lines(page.sentences())
    _doubts(found)


def _section(title: str) -> None:
    show.lines(["", title, "-" * len(title)])


def _shift(shift: Shift) -> None:
    _section("More centres, or fewer?")
    show.lines(shift.sentences()[:1])
    rows = [
        [m.name, _number(m.first), _number(m.last), _band(m.change, m.low, m.high), m.verdict] for m in shift.measures
    ]
    if rows:
        show.lines([""])
        note = "A verdict stands only where every reading of a measure gives it; --json has the readings."
        show.table("Measures", ["measure", "first", "last", "change [95% band]", "says"], rows, note)
        open_ = [f"{m.name}: {m.why}" for m in shift.measures if m.verdict == "cannot be told" and m.defined]
        show.lines(
            ["", *(["Why some cannot be told:", *open_, ""] if open_ else []), *shift.sentences()[1 + len(rows) :]]
        )


def _windows(found: AlignmentResult) -> None:
    _section("Ties, window by window")
    show.lines([f"Windows: {found.chosen}. {_kinds(found.kinds)}"])
    rows = [_window(w) for w in found.windows]
    head = ["window", "actors", "ties", "negative", "out of place", "balanced triangles", "CON", "poles"]
    note = (
        "Out of place: the fewest ties that no split into two camps can fit (frustration index), proven unless it "
        "says otherwise. CON: 0 where all have equal capabilities, 1 where one has all. Poles: communities that hold "
        "together."
    )
    show.lines([""])
    show.table("Windows", head, rows, note)
    last = next((w for w in reversed(found.windows) if w.balance is not None), None)
    if last is not None and last.balance is not None and last.structure is not None:
        show.lines(["", f"Window {last.name}:"])
        show.lines([*last.balance.sentences(), *last.structure.sentences()])


def _kinds(kinds: tuple[str, ...]) -> str:
    named = [k for k in kinds if k]
    if not named:
        return ""
    more = len(named) - _MOST_KINDS
    return f"Ties that count: {', '.join(named[:_MOST_KINDS])}{f' and {more} more kinds' if more > 0 else ''}."


def _window(w: WindowFound) -> list[str]:
    split = None if w.balance is None else w.balance.camps
    out = "" if split is None else f"{split.index}" if split.proven else f"{split.bound} to {split.index}"
    tri = "" if w.balance is None else f"{w.balance.triangles.balanced} of {w.balance.triangles.all}"
    con = "" if w.con is None else f"{w.con:.2f}"
    s = w.snapshot
    return [w.name, str(len(s.actors)), str(len(s.a)), str(s.negative), out, tri, con, str(len(w.poles) or "")]


def _exposure(found: ExposureFound, actors: tuple[str, ...]) -> None:
    _section("Who depends on whom")
    show.lines(found.last.sentences())
    for actor in actors:
        if actor in found.last.actors:
            show.lines(found.last.sentences(actor))
    for change in found.changes:
        show.lines(change.sentences())
    for cut in found.cuts:
        show.lines([f"If what {cut.seller or 'everybody'} sells to {cut.buyer or 'everybody'} were cut:"])
        show.lines(cut.losses.sentences())


def _doubts(found: AlignmentResult) -> None:
    said = [*found.notes, *(d.sentence() for d in found.tables.doubts)]
    if said:
        _section("Doubts about the tables")
        show.lines(said[:_MOST_DOUBTS])
        if len(said) > _MOST_DOUBTS:
            show.lines([f"{len(said) - _MOST_DOUBTS} more; --json has them all."])


def _number(value: float) -> str:
    return "" if value != value else f"{value:.3g}"


def _band(change: float, low: float, high: float) -> str:
    if change != change:
        return ""
    return f"{change:+.2g}" + ("" if low != low or high != high else f" [{low:+.2g}, {high:+.2g}]")
