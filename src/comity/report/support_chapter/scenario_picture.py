"""The picture of scenarios: dots where the outcomes are few enough to be named, else bars of kept, lost and new."""

from __future__ import annotations

from comity.case.nouns import Option, OptionConflict
from comity.report.content import Block, Cell, Column, Figure, Line, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.support_chapter.pictures.dots import MOST, Row, dots_figure
from comity.report.support_chapter.pictures.kept import Kept, kept_figure
from comity.report.support_chapter.subject import Helped
from comity.report.terms import FULL_NAMES
from comity.support.structural.result import Held, Scenario, Structure

NUMBERS = "123456789"
"""What outcomes are called in the picture; letters name outcomes of the whole conflict elsewhere in a report."""
MOST_DRAWN = 18
"""Scenarios in a picture; of more, ties that change less are left to the table."""
MAIN = {
    "as it is": "as it is now",
    "given": "all given for good",
    "withdrawn": "all withdrawn for good",
    "announced": "on, may be taken back, then never returns",
}


def apart_now(found: Structure, concept: str) -> int | None:
    """Return how many outcomes hold as things are, apart from support itself; None where it cannot be counted."""
    for scenario in found.scenarios:
        held = scenario.under(concept)
        if held is not None and scenario.kind in ("given", "withdrawn") and set(scenario.levers) == set(found.levers):
            return held.equilibria.count - held.new_apart.count + held.lost_apart.count
    outcomes = _holding(found, found.scenarios[0], concept) if found.scenarios else None
    return len(outcomes) if outcomes is not None else None


def change_words(held: Held, now: int | None) -> Line:
    """Return what becomes of the outcomes that hold now."""
    lost, new = held.lost_apart.count, held.new_apart.count
    of = f" of {now:,}" if now is not None else ""
    said = "outcome that holds" if lost == 1 and not of else "outcomes that hold"
    gone = line(Strong(f"{lost:,}{of}"), f" {said} now would be lost")
    if not lost:
        gone = line("all outcomes that hold now would still hold")
    added = line(", and ", Strong(f"{new:,} new"), " would") if new else line(", and none would be new")
    return (*gone, *added)


def picture(s: Helped, found: Structure) -> list[Block]:
    """Return the picture, and below dots the outcomes that their letters stand for."""
    shown = _shown(found)
    sets = [_holding(found, x, found.concept) for x in shown]
    if all(x is not None for x in sets):
        named = sorted({o for x in sets if x is not None for o in x})
        if 0 < len(named) <= MOST:
            drawn = _dots(s, found, shown, [x or frozenset() for x in sets], named)
            return [drawn, _key(found, named)] if drawn is not None else []
    bars = _kept(s, found, shown)
    return [bars] if bars is not None else []


def _shown(found: Structure) -> list[Scenario]:
    """Return the scenarios of a picture: all, or those that are no ties and the ties that change most."""
    if len(found.scenarios) <= MOST_DRAWN:
        return list(found.scenarios)
    main = [x for x in found.scenarios if x.kind != "conditional"][:MOST_DRAWN]
    tied = sorted(found.of_kind("conditional"), key=lambda x: -_moved(found, x))[: MOST_DRAWN - len(main)]
    return [*main, *(x for x in found.of_kind("conditional") if x in tied and _moved(found, x))]


def _moved(found: Structure, x: Scenario) -> int:
    held = x.under(found.concept)
    return 0 if held is None else held.new_apart.count + held.lost_apart.count


def _holding(found: Structure, scenario: Scenario, concept: str) -> frozenset[str] | None:
    """Return what holds apart from support itself; None where the list of it is cut."""
    held = scenario.under(concept)
    if held is None or held.equilibria.count != len(held.equilibria.first):
        return None
    return frozenset(_without(found, x) for x in held.equilibria.first)


def _without(found: Structure, state: str) -> str:
    """Return a pattern with the letters of the levers left open; a name stays as it is."""
    if len(state) != len(found.options):
        return state
    return "".join("-" if o in found.levers else c for o, c in zip(found.options, state, strict=True))


def short_name(s: Helped, x: Scenario) -> tuple[str, str]:
    """Return the head under which a scenario stands in a picture, and its few words there."""
    if x.kind in MAIN:
        return "", MAIN[x.kind]
    lever = x.levers[0] if len(x.levers) == 1 else ""
    if x.kind == "reduced" and lever:
        return "withdrawn for good, the rest stays a choice:", _option(s, lever, True)
    if x.kind == "conditional" and lever and x.condition:
        step = x.condition.removeprefix("!")
        known = any(o.id == step for o in _options(s))
        words = _option(s, step, step == x.condition) if known else x.condition
        return f"{_option(s, lever, True)}, if and only if", words
    return "", x.words


def _options(s: Helped) -> tuple[Option, ...]:
    conflict = s.case.conflict
    return conflict.options if isinstance(conflict, OptionConflict) else ()


def _option(s: Helped, id_: str, on: bool) -> str:
    """Return an option as whose and what."""
    found = next((o for o in _options(s) if o.id == id_), None)
    if found is None:
        return id_ if on else f"not {id_}"
    words = found.text if on else found.off or f"not: {found.text}"
    return f"{s.called(found.by)}: {words or id_}"


def _dots(
    s: Helped, found: Structure, shown: list[Scenario], sets: list[frozenset[str]], named: list[str]
) -> Figure | None:
    caption = (
        f"A full dot marks an outcome that would hold under {FULL_NAMES[found.concept]} if support stood so. An "
        "outcome is what everybody does beside support itself; the table below says which number is which."
    )
    rows = [Row(*short_name(s, x), tuple(o in one for o in named)) for x, one in zip(shown, sets, strict=True)]
    title = "Which outcomes would hold, by how support stands"
    return dots_figure("support-scenarios", title, caption, NUMBERS[: len(named)], rows)


def _key(found: Structure, named: list[str]) -> Table:
    """Return the outcomes that the numbers stand for."""
    known = dict(found.outcomes)
    full = {_without(found, state): words for state, words in known.items()}
    rows = []
    for k, o in enumerate(named):
        words = known.get(o) or full.get(o, o)
        rows.append((Cell((line(Strong(NUMBERS[k])),), NUMBERS[k]), Cell(tuple(line(x) for x in words.split("; ")))))
    columns = (Column("Number", "short"), Column("What each party does, support itself left out", "long"))
    return Table("support-outcomes", "The outcomes of the picture", columns, tuple(rows))


def _kept(s: Helped, found: Structure, shown: list[Scenario]) -> Figure | None:
    now = apart_now(found, found.concept)
    if now is None:
        return None
    rows = []
    for x in shown:
        held = x.under(found.concept)
        lost, new = (0, 0) if held is None or x.kind == "as it is" else (held.lost_apart.count, held.new_apart.count)
        rows.append(Kept(*short_name(s, x), now - lost, lost, new))
    left = len(found.scenarios) - len(shown)
    cut = f" {plural(left, 'tie')} that change less, or nothing, are in the table alone." if left else ""
    caption = (
        f"Outcomes under {FULL_NAMES[found.concept]}, counted apart from support itself. Full: what holds now and "
        f"would still hold if support stood so, with its number. Dashed: lost. Hatched, with a plus: new.{cut}"
    )
    title = "What becomes of the outcomes that hold now, by how support stands"
    return kept_figure("support-scenarios", title, caption, rows)
