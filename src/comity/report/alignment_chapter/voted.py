"""How actors vote: the line of places, and how far any two vote alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from comity.alignment.ideal_points.agreement import Agreement
from comity.alignment.ideal_points.result import IdealPoints
from comity.alignment.result import VotesFound
from comity.report.alignment_chapter.pictures.alike import MOST, alike_figure
from comity.report.alignment_chapter.pictures.places import places_figure, places_of
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.wording import actor_cell, cited, split_sources, told, why
from comity.report.citing import source_links
from comity.report.content import Cell, Column, Figure, Paragraph, Section, Table, line
from comity.report.figures.said import said, spread
from comity.report.phrasing import plural
from comity.report.pieces import TINY, blocks_of, lead, number_cell, simple_table, text_cell

ENOUGH = 10
"""With fewer roll calls it is shown how each voted, and nothing is counted."""


def votes_section(s: Aligned) -> Section | None:
    """Return the section; None where the case has no votes."""
    found = s.result.votes
    if found is None:
        return None
    points = found.points
    few = found.roll_calls < ENOUGH
    line_ = points.sentences() if points is not None else ()
    agree = () if few else found.agreement.sentences()
    limited = s.result.limited.get("votes", "")
    blocks = blocks_of(
        _lead(s, found),
        _line(s, points) if points is not None else None,
        _alike(s, found.agreement, points) if not few else None,
        _places(s, points) if points is not None else None,
        _calls(s) if few else None,
        told(s, agree if line_ else agree[1:]) if agree else None,
        told(s, (limited[:1].upper() + limited[1:],)) if limited else None,
        why(s, "How well the line fits, who moved, and what a place cannot tell", _doubts(found)),
        cited(s, split_sources(s.result.tables.votes.source), "The votes come from "),
    )
    return Section("alignment-votes", "Votes: who stands where", blocks)


def _lead(s: Aligned, found: VotesFound) -> Paragraph:
    head = f"{plural(found.roll_calls, 'roll call')} of {plural(len(found.agreement.actors), 'actor')}"
    if found.points is not None:
        return lead(f"{head}. {s.told(found.points.sentences()[0])}")
    if found.roll_calls < ENOUGH:
        return lead(f"{head}: too few to say who votes with whom.")
    return lead(f"{head}. {s.told(found.agreement.sentences()[0])}")


def _calls(s: Aligned) -> Table:
    """Return how each voted, roll call by roll call, where there are few."""
    votes = s.result.tables.votes
    columns = (Column("Roll call", "long"), *(Column(word) for word in ("Yes", "Abstained", "No", "Absent", "Source")))
    rows = []
    for k, cast in enumerate(votes.cast):
        said_ = [
            text_cell(s.listed(a for a, c in zip(votes.actors, cast, strict=True) if c == which))
            for which in ("yes", "abstain", "no", "absent")
        ]
        head = text_cell(", ".join(x for x in (votes.date[k], votes.body[k]) if x), votes.text[k] or votes.id[k])
        ids = split_sources((votes.source[k],)) if votes.source else ()
        rows.append((head, *said_, Cell((source_links(s.study, ids),))))
    caption = "How each actor voted; who is in no column is not known, which is not the same as absent"
    return simple_table("alignment-calls", caption, columns, rows)


def _doubts(found: VotesFound) -> tuple[str, ...]:
    """Return what is to be known of the line beyond its ends, and the sessions that are not on it."""
    if found.points is None:
        return ()
    two = found.space.sentences() if found.space is not None else ()
    return (*found.points.sentences()[1:], *two, *(f"Left out of the line: {x}" for x in found.left_out))


def _line(s: Aligned, points: IdealPoints) -> Figure | None:
    rows = places_of(points, [p.actor for p in s.result.pages])
    called = [replace(r, name=s.called(r.name), at=0.0 if abs(r.at) < TINY else r.at) for r in rows]
    first, last = points.sessions[0].session, points.sessions[-1].session
    low, high = s.every(points.anchor)
    session = f", session {last}" if last else ""
    title = f"Where actors stand on the line of votes{session}"
    return places_figure("alignment-places", title, "", called, (low, high), (first, last))


def _alike(s: Aligned, found: Agreement, points: IdealPoints | None) -> Figure | None:
    """Return the matrix, in the order of places; of very many actors, thirty that are evenly chosen."""
    order = points.order(points.sessions[-1].session) if points is not None else tuple(sorted(found.actors))
    at = {a: k for k, a in enumerate(found.actors)}
    kept = [order[k] for k in spread(len(order), MOST)]
    rows = np.array([at[a] for a in kept], np.intp)
    caption = f"{len(kept)} of {len(order)} actors are shown, evenly chosen." if len(kept) < len(order) else ""
    names = s.every(kept)
    return alike_figure(
        "alignment-alike",
        "How far any two vote alike",
        caption,
        names,
        found.share[np.ix_(rows, rows)],
        names if points is not None else (),
    )


def _places(s: Aligned, points: IdealPoints) -> Table:
    last = points.sessions[-1]
    columns = (
        Column("Actor"),
        Column("Place", "number"),
        Column("Interval", "number"),
        Column("Votes cast", "number"),
    )
    rows = []
    at = {a: k for k, a in enumerate(points.actors)}
    for actor in points.order(last.session):
        k = at[actor]
        low, high = float(last.low[k]), float(last.high[k])
        rows.append(
            (
                actor_cell(s, actor),
                number_cell(float(last.at[k])),
                Cell((line(f"{said(low)} to {said(high)}"),), low),
                number_cell(int(last.cast[k])),
            )
        )
    low_, high_ = s.every(points.anchor)
    session = f" in session {last.session}" if last.session else ""
    caption = f"Places on the line from the side of {low_} (low) to that of {high_} (high){session}"
    return simple_table("alignment-place-table", caption, columns, rows)
