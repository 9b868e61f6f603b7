"""Outcomes, parties and moves as spans and short labels: what each party does, never a row of letters."""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.nouns import Case, DrawnConflict, Option
from comity.conflict.model import Model
from comity.conflict.steps import Step
from comity.conflict.words import describe, join, letters, lower_first, move_words
from comity.report.content import Emph, Line, PartyName, Quiet, Span, Strong, Text
from comity.report.findings import Findings


@dataclass(frozen=True, slots=True)
class Doing:
    """
    What one party does in an outcome, against today.

    Parameters
    ----------
    party : str
    goes_on : tuple of str
        Done today and in the outcome; everything done, where there is no today.
    starts, stops : tuple of str
        Done only in the outcome; done only today.
    """

    party: str
    goes_on: tuple[str, ...]
    starts: tuple[str, ...]
    stops: tuple[str, ...]


def party_name(case: Case, party: str) -> PartyName:
    """Return the name of a party with its place in the file."""
    place = next(k for k, p in enumerate(case.parties) if p.id == party)
    return PartyName(case.parties[place].name, place)


def player_name(model: Model, player: int) -> PartyName:
    """Return the name of a player with its place in the file."""
    return party_name(model.case, model.parties[player])


def names(model: Model, players: tuple[int, ...]) -> tuple[Span, ...]:
    """Return the names of players as a list in a sentence."""
    return joined(tuple(player_name(model, p) for p in players))


def parties_named(model: Model, parties: tuple[str, ...]) -> tuple[Span, ...]:
    """Return the names of parties as a list in a sentence."""
    return joined(tuple(party_name(model.case, p) for p in parties))


def joined(parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """
    Return spans with commas and a last "and" between them.

    Examples
    --------
    >>> from comity.report.content import words
    >>> words(joined((Text("a"), Text("b"), Text("c"))))
    'a, b and c'
    """
    out: list[Span] = []
    for k, part in enumerate(parts):
        if k:
            out.append(Text(" and " if k == len(parts) - 1 else ", "))
        out.append(part)
    return tuple(out)


def is_picture_state(model: Model, state: int) -> bool:
    """Return whether a state has words of its own in the case: drawn by hand, or merged and described."""
    return isinstance(model.conflict, DrawnConflict) or state in model.space.lumps


def option_words(option: Option) -> str:
    """Return what a party does by an option, ready to stand after its name and a colon."""
    return lower_first(option.text or option.id)


def option_undone(option: Option) -> str:
    """Return what it means that an option done today is no longer done."""
    return lower_first(option.off) if option.off else f"no longer: {option_words(option)}"


def doings(model: Model, state: int, base: int | None) -> tuple[Doing, ...]:
    """Return what each party that owns options does in a state, compared with a base state where there is one."""
    now = letters(model, state)
    was = letters(model, base) if base is not None else now
    return doings_of(model.parties, tuple(zip(model.options, was, now, strict=True)))


def doings_of(parties: tuple[str, ...], marked: tuple[tuple[Option, str, str], ...]) -> tuple[Doing, ...]:
    """Return what each party does, given its options, each with its letter in the base state and in the outcome."""
    out = []
    for party in parties:
        mine = [(o, a, b) for o, a, b in marked if o.by == party]
        if mine:
            out.append(
                Doing(
                    party,
                    tuple(option_words(o) for o, a, b in mine if a == "Y" and b == "Y"),
                    tuple(option_words(o) for o, a, b in mine if a != "Y" and b == "Y"),
                    tuple(option_undone(o) for o, a, b in mine if a == "Y" and b == "N"),
                )
            )
    return tuple(out)


def outcome_lines(f: Findings, state: int) -> tuple[Line, ...]:
    """
    Return an outcome as one line per party, in the order of the file; what differs from today stands out.
    """
    model = f.model
    if is_picture_state(model, state):
        return ((Strong(describe(model, state)),),)
    base = model.status_quo if model.status_quo is not None and not is_picture_state(model, model.status_quo) else None
    return tuple(doing_line(model.case, d) for d in doings(model, state, base))


def doing_line(case: Case, d: Doing) -> Line:
    """Return what one party does as a line; what differs from today stands out."""
    deeds = _deeds(d) if d.starts or d.goes_on or d.stops else (Quiet("none of its options"),)
    return (party_name(case, d.party), Text(": "), *deeds)


def _deeds(d: Doing) -> tuple[Span, ...]:
    marked: list[Span] = [*map(Strong, d.starts), *map(Emph, d.stops), *map(Text, d.goes_on)]
    out: list[Span] = []
    for k, span in enumerate(marked):
        out += [Text("; "), span] if k else [span]
    return tuple(out)


def outcome_words(f: Findings, state: int) -> str:
    """Return an outcome in one plain line, as data and alternative texts need it."""
    return describe(f.model, state)


def label_rows(f: Findings, state: int) -> tuple[tuple[int | None, str], ...]:
    """
    Return an outcome in few words for a figure: (place of the party, words), what differs from today only.

    Where nothing differs, or there is no today, everything that is done is named.
    """
    model = f.model
    if is_picture_state(model, state):
        return ((None, describe(model, state)),)
    base = model.status_quo if model.status_quo is not None and not is_picture_state(model, model.status_quo) else None
    if base == state:
        base = None
    rows = []
    for d in doings(model, state, base):
        said = (*d.starts, *d.stops) if base is not None else d.goes_on
        if said:
            rows.append((party_name(model.case, d.party).place, join(said)))
    return tuple(rows) or ((None, "nobody acts"),)


def step_words(f: Findings, step: Step) -> str:
    """Return a step after the mover's name: ``chooses "..." and takes back "..."``."""
    return move_words(f.model, step.player, step.origin, step.target)


def plural(count: int, one: str, many: str = "") -> str:
    """
    Return a count with its noun.

    Examples
    --------
    >>> plural(1, "step"), plural(1200, "step"), plural(2, "party", "parties")
    ('1 step', '1,200 steps', '2 parties')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def date_words(iso: str) -> str:
    """
    Return a date of the case as a reader writes it.

    Examples
    --------
    >>> date_words("2025-12-05"), date_words("spring 1975")
    ('5 December 2025', 'spring 1975')
    """
    import datetime as dt

    try:
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"
