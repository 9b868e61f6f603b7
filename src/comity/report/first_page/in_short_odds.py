"""The sentence of *In short* on an ensemble: how many outcomes stand firm, and which stands firmest."""

from __future__ import annotations

from comity.report.content import Emph, Handle, Line, Link, Strong, line
from comity.report.findings import Outcome
from comity.report.odds.chance import Chance, chance_line
from comity.report.odds.telling import firmest
from comity.report.phrasing import plural
from comity.report.subject import Subject
from comity.report.terms import NAMES


def odds_sentence(s: Subject) -> Line:
    """Return how many of the outcomes named hold in more than half of the draws, and the firmest of them."""
    odds = s.odds
    if odds is None:
        return ()
    told = [(o, *found) for o in s.found.shown if (found := firmest(odds, s.model.label(o.state))) is not None]
    if not told:
        return ()
    firm = [x for x in told if x[2].low > 0.5]
    head = line(
        "Where what the parties want is let stray as stated under “How sure”, ",
        Strong(f"{len(firm)} of {len(told)}" if firm else f"none of the {plural(len(told), 'outcome')}"),
        " outcomes named here hold" if firm else " named here holds",
        " in more than half of the draws. " if firm else " for certain in more than half of the draws. ",
    )
    return (*head, *_top(max(told, key=lambda x: x[2].p)), Link("How sure, in numbers", "#conflict-odds"))


def _top(found: tuple[Outcome, str, Chance]) -> Line:
    o, key, c = found
    if c.high <= 0.0:
        return ()
    return line(
        "The firmest, ",
        Handle(o.handle, f"#why-{o.handle.lower()}"),
        ": ",
        *chance_line(c),
        " (",
        Emph(NAMES.get(key, key)),
        "). ",
    )
