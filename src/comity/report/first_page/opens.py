"""*What opens a way*: the shortest evolution as a picture, and where there is no way back."""

from __future__ import annotations

from dataclasses import dataclass

from comity.conflict.steps import Step
from comity.report.content import Block, Bullets, Handle, Line, Paragraph, Section, Strong, line
from comity.report.figures.path import path_figure
from comity.report.findings import Outcome
from comity.report.phrasing import names, outcome_words, player_name, plural
from comity.report.subject import Subject


@dataclass(frozen=True, slots=True)
class Opening:
    """The way that is shown: its kind, its steps, and what it leads to."""

    kind: str
    steps: tuple[Step, ...]
    one_way: tuple[bool, ...]
    target: int
    outcome: Outcome | None


def opens(s: Subject) -> Section | None:
    """Return the section; None where the case names no status quo or nothing leads away from it."""
    opening = choose(s)
    if opening is None:
        return None
    end = opening.outcome.handle if opening.outcome else "a new state"
    figure = path_figure(s.found, opening.steps, opening.one_way, end, _title(s, opening), _caption(s, opening))
    blocks: list[Block] = [Paragraph(_lead(s, opening))]
    if figure is not None:
        blocks.append(figure)
    extra = tuple(x for x in (_return(s), _cycles(s)) if x)
    if extra:
        blocks.append(Bullets(extra))
    return Section("opens-a-way", "What opens a way", tuple(blocks))


def choose(s: Subject) -> Opening | None:
    """
    Return the way worth a picture.

    First a way to a named outcome on which every step pays the party that takes it; else a joint move by which several
    parties all gain; else the shortest way to the first outcome named.
    """
    if s.found.today is None or s.found.evolution is None:
        return None
    named = [o for o in s.found.outcomes if not o.today and o.credible and o.way is not None]
    paid = [o for o in named if o.way is not None and o.way.pays]
    if paid:
        best = min(paid, key=lambda o: (not s.found.is_firm(o), len(o.way.steps) if o.way else 0))
        return _to(best, "paid")
    for b in s.found.today.broken_by:
        one_way = tuple(s.found.evolution.one_way(x) for x in b.steps)
        return Opening("joint", b.steps, one_way, b.target, s.found.outcome(b.target))
    if not named:
        return None
    return _to(min(named, key=lambda o: (not s.found.is_firm(o), len(o.way.steps) if o.way else 0)), "unpaid")


def _to(o: Outcome, kind: str) -> Opening:
    assert o.way is not None  # chosen from those that have one
    return Opening(kind, o.way.steps, o.way.one_way, o.state, o)


def _title(s: Subject, o: Opening) -> str:
    end = f"outcome {o.outcome.handle}" if o.outcome else "an outcome that all who move prefer"
    lead = {"paid": "A way on which every step pays", "joint": "A way on which all who move gain in the end", "unpaid": "The shortest way"}[o.kind]
    return f"{lead}: from today to {end} in {plural(len(o.steps), 'step')}"


def _caption(s: Subject, o: Opening) -> str:
    text = "Read from left to right; each box stands in the lane of the party that moves."
    if any(not x.improves for x in o.steps):
        text += " A step that does not pay by itself leaves the party that takes it no better off until others have moved."
    if any(o.one_way):
        text += " What cannot be undone is marked: after it, the way back is closed."
    return text


def _lead(s: Subject, o: Opening) -> Line:
    end = (Handle(o.outcome.handle, f"#why-{o.outcome.handle.lower()}"),) if o.outcome else line(f"“{outcome_words(s.found, o.target)}”")
    count = Strong(plural(len(o.steps), "step"))
    movers = tuple(dict.fromkeys(x.player for x in o.steps))
    if o.kind == "paid":
        leads = " leads to " if len(o.steps) == 1 else " lead to "
        pays = ", which pays the party that takes it. " if len(o.steps) == 1 else ", and each pays the party that takes it. "
        return line("From today ", count, leads, *end, pays, player_name(s.model, o.steps[0].player), " would move first.")
    if o.kind == "joint":
        credible = bool(s.found.result.is_equilibrium("seq")[o.target]) if "seq" in s.found.result.stable else False
        tail = " The outcome would hold." if credible else " The outcome would not hold by itself: it would need a guarantee."
        return line("No party gains by a first step that leads to an outcome named here, but ", *names(s.model, movers), " together would gain by ", count, " to ", *end, ".", tail)
    unpaid = tuple(dict.fromkeys(x.player for x in o.steps if not x.improves))
    return line(
        "On no way from today to an outcome named here does every step pay the party that takes it. The shortest way to ", *end, " takes ", count,
        "; ", *names(s.model, unpaid), " would have to take a step that does not pay by itself, and would need something in return.",
    )  # fmt: skip


def _return(s: Subject) -> Line:
    e = s.found.evolution
    if e is None or not e.no_return.any():
        return ()
    reached = len(e.reached())
    return line("From ", Strong(f"{int(e.no_return.sum()):,}"), f" of the {reached:,} outcomes that moves can reach, no moves lead back to today.")


def _cycles(s: Subject) -> Line:
    e = s.found.evolution
    if e is None or not e.cycles:
        return ()
    sizes = ", ".join(str(len(c)) for c in e.cycles[:5])
    return line(Strong(plural(len(e.cycles), "cycle")), f" in which each move pays and nothing holds (of {sizes} outcomes): once in, gains alone would not lead out.")
