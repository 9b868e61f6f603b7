"""The section of the chapter on how sure the answers are, in numbers: picture, table, laws, and what moves them."""

from __future__ import annotations

from comity.report.content import (
    Block,
    Cell,
    Column,
    Definitions,
    Details,
    Handle,
    Line,
    Mono,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.figures.robustness import ORDER, ordered, robustness_figure
from comity.report.findings import Outcome
from comity.report.odds.chance import Chance, chance_line
from comity.report.odds.movers import movers_table
from comity.report.odds.odds import Odds
from comity.report.phrasing import outcome_lines, party_name, plural
from comity.report.subject import Subject
from comity.report.terms import NAMES


def odds_section(s: Subject) -> Section | None:
    """Return the section; None where no ensemble ran."""
    odds = s.odds
    if odds is None:
        return None
    drawn = robustness_figure(s.found, odds)
    blocks: list[Block] = [Paragraph(_lead(odds))]
    blocks += [drawn] if drawn is not None else []
    blocks += [_table(s, odds)] if drawn is not None else []
    blocks += [Paragraph(line(_laws_lead(odds))), _laws(s, odds)]
    moved = movers_table(s, odds)
    if moved is not None:
        lead = line("For each share, the one thing that moves it most when the others are left to chance.")
        blocks.append(Details(line("What moves each share most"), (Paragraph(lead), moved), "what-moves"))
    if not odds.complete:
        blocks.append(Note("caution", line("Incomplete: the time allowed ran out before all draws were made.")))
    return Section("conflict-odds", "How sure, in numbers", tuple(blocks))


def _lead(odds: Odds) -> Line:
    if odds.all_exact:
        return line(
            "Every share below is ", Strong("exact"), ": all preferences that the laws admit were gone through."
        )
    return line(
        "Preferences were drawn ",
        Strong(plural(odds.draws, "time")),
        f" by the laws below (seed {odds.seed}), the same draws for every outcome and concept, and each time it was "
        "asked which outcomes nobody would leave. ",
        _how(odds),
        " The command ",
        Mono(f"comity ensemble --draws {odds.draws} --seed {odds.seed}"),
        " tells the same of every outcome.",
    )


def _how(odds: Odds) -> str:
    kinds = {c.how for c in odds.chances.values()}
    parts = []
    if "exact" in kinds:
        parts.append("Some shares are exact, for the laws admit few preferences that matter.")
    if "factorised" in kinds:
        parts.append(
            "Under Nash, GMR and SMR whether a party stays depends on its own preference alone, so its share was "
            "found party by party and multiplied."
        )
    if "sampled" in kinds:
        parts.append("Under SEQ what the others would answer depends on theirs, so those shares were counted.")
    return " ".join(parts)


def _table(s: Subject, odds: Odds) -> Table:
    keys = tuple(k for k in ORDER if k in odds.concepts)
    columns = (
        Column("Outcome", "code"),
        Column("What each party does", "outcome"),
        *(Column(f"{NAMES.get(k, k)} in", "marks") for k in keys),
    )
    rows = tuple(_row(s, odds, o, keys) for o in ordered(s.found, odds))
    return Table("chances", "In how many draws each outcome would hold", columns, rows, cards=True)


def _row(s: Subject, odds: Odds, o: Outcome, keys: tuple[str, ...]) -> tuple[Cell, ...]:
    state = s.model.label(o.state)
    return (
        Cell(((Handle(o.handle, f"#why-{o.handle.lower()}"),),), o.handle),
        Cell(outcome_lines(s.found, o.state), state),
        *(_share(odds.chance(state, k)) for k in keys),
    )


def _share(c: Chance | None) -> Cell:
    return Cell((line("–"),), -1.0) if c is None else Cell((chance_line(c),), c.p)


def _laws_lead(odds: Odds) -> str:
    begin = "What was varied, and how far. These laws are the modeller's assumption, not a finding"
    if odds.default:
        return (
            f"{begin}. The case states none, so the same default was used for every party; a spread: in its "
            "preferences would say how far each may really stray."
        )
    return f"{begin}: another spread gives other shares."


def _laws(s: Subject, odds: Odds) -> Definitions:
    return Definitions(tuple((line(party_name(s.case, x.party)), line(x.words)) for x in odds.laws))
