"""The report on a case in which some preference is left open: what holds whatever it is, and what for some."""

from __future__ import annotations

from comity.conflict.concepts.table import concept
from comity.conflict.inverse.result import Share, openly
from comity.conflict.inverse.robust import Robust
from comity.conflict.words import describe
from comity.report.content import Bullets, Cell, Column, Line, Mono, Note, Paragraph, Section, Strong, Table, line
from comity.report.first_page.in_short import FORECAST
from comity.report.phrasing import plural
from comity.study import Study

MOST = 40
_CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
_NO_CHANCE = (
    "A share counts admissible preferences, all alike. It is not the probability of an event, nor that a party prefers "
    "one thing or another."
)


def left_open_sections(study: Study, core: Robust) -> tuple[Section, ...]:
    """
    Return the first page of the report on a case with a free preference.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from comity.case.nouns import Free
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.study import assess
    >>> case = load_entry("syria_iraq_1975").case
    >>> syria, iraq = case.conflict.preferences
    >>> free = replace(case.conflict, preferences=(replace(syria, preference=Free()), iraq))
    >>> study = assess(replace(case, conflict=free))
    >>> [s.title for s in left_open_sections(study, study.robust)]
    ['In short', 'What would hold', 'What is not known of a preference', 'How to go on']
    """
    sections = (_in_short(core), _would_hold(core), _doubts(study), _further())
    return tuple(s for s in sections if s is not None)


def _in_short(core: Robust) -> Section:
    said: list[Line] = [line(openly(core.given))]
    for key in (k for k in _CONCEPTS if k in core.shares):
        every, some = len(core.every(key)), len(core.some(key)) + len(core.open(key))
        said.append(
            line(
                f"{concept(key).name} ({concept(key).short}): ",
                Strong(plural(every, "outcome") if every else "no outcome"),
                " would hold whatever that is, and ",
                Strong(f"{some:,}"),
                " for some of the orders only.",
            )
        )
    return Section("in-short", "In short", (Bullets(tuple(said)), Note("caution", line(FORECAST))))


def _would_hold(core: Robust) -> Section:
    keys = [k for k in _CONCEPTS if k in core.shares]
    model, states = core.given.model, core.named()
    columns = (Column("Outcome", "outcome"), Column("State", "code"), *(Column(concept(k).name) for k in keys))
    rows = tuple(
        (
            Cell((line(describe(model, s)),)),
            Cell(((Mono(model.label(s)),),), model.label(s)),
            *(_share(core.shares[k].get(s)) for k in keys),
        )
        for s in states[:MOST]
    )
    caption = "In which share of the orders that are left open each outcome would hold"
    blocks = [Table("left-open", caption, columns, rows, cards=True)] if rows else []
    more = len(states) - MOST
    words = [f"{more:,} more outcomes hold for some order and are in the JSON."] if more > 0 else []
    words += [f"{concept(k).name}: {why}." for k, why in core.absent.items()]
    rest = Paragraph(line(" ".join([*words, "Outcomes not named hold for none.", _NO_CHANCE])))
    return Section("what-would-hold", "What would hold", (*blocks, rest))


def _share(share: Share | None) -> Cell:
    if share is None or share.holds == "none":
        return Cell((line("none"),), 0.0)
    if share.holds is None:
        return Cell((line("not known"),), 0.5)
    if share.holds == "every":
        return Cell(((Strong("every order"),),), 1.0)
    value = float(share.value)
    return Cell((line(f"{value:.2g}"),), value)


def _doubts(study: Study) -> Section | None:
    found = study.beyond
    if found is None:
        return None
    said = tuple(line(text) for text in found.sentences())
    return Section("conflict-uncertain", "What is not known of a preference", (Bullets(said),))


def _further() -> Section:
    ways = (
        line("Which orders make an outcome hold, and how many: ", Mono("comity inverse CASE STATE"), "."),
        line("How likely each outcome is if all orders are as likely: ", Mono("comity ensemble CASE"), "."),
        line("Give the party statements, a ranking or weights, and the whole report can be written."),
    )
    return Section("how-sure", "How to go on", (Bullets(ways),))
