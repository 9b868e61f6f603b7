"""What each party is taken to want: its statements line by line, and how it ranks the outcomes named."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from comity.case.nouns import Free, PartyPreference, Preference, Prioritised, Statement, Weights
from comity.conflict.ranking import implied_ranking
from comity.report.citing import anchor, place_of, statement_lines
from comity.report.content import (
    Block,
    Cell,
    Column,
    Details,
    Handle,
    Line,
    Mono,
    Paragraph,
    Quiet,
    Section,
    Table,
    line,
)
from comity.report.phrasing import outcome_words, party_name, player_name, plural
from comity.report.subject import Subject
from comity.study import Study

LEAD = (
    "A statement is a hypothesis about what a party wants, whoever made it. Statements are listed most "
    "important first: an outcome that keeps a higher statement is preferred to one that breaks it, "
    "whatever happens further down."
)


def preferences(s: Subject) -> Section:
    """Return the section: one fold per party."""
    folds = (wants(s.study, s.model.preference(p), _tiers(s, p)) for p in range(s.model.n_players))
    return Section("conflict-preferences", "What each party is taken to want", (Paragraph(line(LEAD)), *folds))


def wants(study: Study, row: PartyPreference, more: list[Block]) -> Details:
    """Return what one party is taken to want, in every reading, folded; ``more`` follows the main reading."""
    blocks: list[Block] = [*_preference(study, row, row.preference, "main"), *more]
    for reading in row.readings:
        blocks.append(Paragraph(line("Reading ", Mono(reading.id), f": {reading.text}")))
        blocks += _preference(study, row, reading.preference, reading.id)
    count = f", {plural(1 + len(row.readings), 'reading')}" if row.readings else ""
    return Details(line(party_name(study.case, row.party), f": {_kind(row.preference)}{count}"), tuple(blocks))


def _kind(preference: Preference) -> str:
    if isinstance(preference, Prioritised):
        return plural(len(preference.statements), "statement") + " in order"
    if isinstance(preference, Free):
        return "left open"
    return "weighted statements" if isinstance(preference, Weights) else "a ranking of outcomes"


def _preference(study: Study, row: PartyPreference, preference: Preference, reading: str) -> list[Block]:
    name = study.case.party(row.party).name
    id_ = anchor("wants", f"{row.party}-{reading}")
    caption = f"What {name} is taken to want" + ("" if reading == "main" else f", reading “{reading}”")
    if isinstance(preference, Prioritised):
        rows = tuple(_row(study, k + 1, x) for k, x in enumerate(preference.statements))
        return [
            Table(
                id_,
                caption,
                (Column("Order", "number"), Column("Statement and reason"), Column("Where in the case", "code")),
                rows,
            )
        ]
    if isinstance(preference, Weights):
        weighted = tuple((_weight(w), *_row(study, 0, x)[1:]) for x, w in preference.weights)
        return [
            Table(
                id_,
                caption,
                (Column("Weight", "number"), Column("Statement and reason"), Column("Where in the case", "code")),
                weighted,
            )
        ]
    if isinstance(preference, Free):
        return [Paragraph(line("Left open: any order is admitted."))]
    where = place_of(study.case, row.where)
    tiers = ", ".join("(" + ", ".join(t) + ")" if len(t) > 1 else t[0] for t in preference.tiers[:40]) + (
        ", …" if len(preference.tiers) > 40 else ""
    )
    return [Paragraph(line("Ranking, best first: ", Mono(tiers), *(line(" [", *where, "]") if where else ())))]


def _row(study: Study, order: int, statement: Statement) -> tuple[Cell, ...]:
    return (
        Cell((line(str(order)),), float(order)),
        Cell(statement_lines(study, statement)),
        Cell((place_of(study.case, statement.where),)),
    )


def _weight(weight: Fraction) -> Cell:
    return Cell((line(str(weight)),), float(weight))


def _tiers(s: Subject, player: int) -> list[Block]:
    """Return how the party ranks the outcomes shown, and the statement that decides each neighbouring pair."""
    if len(s.found.shown) < 2:
        return []
    tiers = implied_ranking(s.model, player, among=np.array([o.state for o in s.found.shown]))
    rows = tuple(
        (
            Cell((line(str(t.place)),), float(t.place)),
            Cell(tuple(_named(s, x) for x in t.states)),
            Cell((line(Mono(t.over_next)) if t.over_next else line("–"),)),
        )
        for t in tiers
    )
    name = player_name(s.model, player).name
    columns = (Column("Place", "number"), Column("Outcome", "outcome"), Column("What puts it above the next"))
    return [
        Table(
            anchor("ranks", s.model.parties[player]),
            f"How {name} ranks the outcomes named here, in the main reading",
            columns,
            rows,
        )
    ]


def _named(s: Subject, state: int) -> Line:
    o = s.found.outcome(state)
    words = Quiet(f" {outcome_words(s.found, state)}")
    return (Handle(o.handle, f"#why-{o.handle.lower()}"), words) if o is not None else (words,)
