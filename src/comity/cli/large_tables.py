"""What ``comity conflict`` prints of a conflict too large to list: about a screen, the rest stands in the JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.conflict.large import Found, LargeResult

CHOICES, RULES, PATTERNS = 6, 4, 4  # lines of each kind for one concept; under further concepts two of each
FURTHER = 2


def print_large(result: LargeResult) -> None:
    """Print the equilibria a search found, what all of them share, and what it left open."""
    from comity.conflict.concepts.table import concept

    asked = f", where {result.where}" if result.where else ""
    show.lines([f"{result.case.title}: what would hold{asked}"])
    for place, key in enumerate(result.found):
        show.lines(["", *_concept(result, key, place == 0)])
    show.lines([""])
    for key, why in result.absent.items():
        name = "the answer for coalitions" if key == "coalitional" else concept(key).name
        show.lines([f"{name} is absent: {why}"])
    if result.tier == "symbolic" and any(f.count is None for f in result.found.values()):
        from comity.solve.bdd import bdd_missing

        show.lines(filter(None, [bdd_missing()]))
    if any(f.states for f in result.found.values()):
        show.lines(_letters(result))
    show.lines(["An equilibrium is not a forecast: it says what would hold if the preferences are as modelled."])


def _concept(result: LargeResult, key: str, first: bool) -> Iterator[str]:
    """Yield the lines on one concept; the first one gets more of them."""
    from comity.conflict.concepts.table import concept
    from comity.report.large.subject import count_words

    found = result.found[key]
    of = f"2^{len(result.conflict.options)} combinations of choices"
    yield f"{concept(key).name} ({concept(key).short}): {count_words(result, key)} of {of}"
    yield from _shared(result, found, CHOICES if first else FURTHER)
    yield from _rules(result, found, RULES if first else FURTHER)
    yield from _outcomes(result, key, PATTERNS if first else FURTHER)
    if found.why:
        are = "state is" if len(found.open) == 1 else "states are"
        yield f"  open: {len(found.open):,} {are} not settled; {found.why}"


def _shared(result: LargeResult, found: Found, most: int) -> Iterator[str]:
    texts = {o.id: f"{result.case.party(o.by).name}: {o.text or o.id}" for o in result.conflict.options}
    for word, ids in (("always:", found.always), ("never: ", found.never)):
        yield from (f"  {word} {texts[o]}" for o in ids[:most])
        yield from _more(f"  {word}", ids, most)


def _rules(result: LargeResult, found: Found, most: int) -> Iterator[str]:
    """Yield which choices go together, in sentences."""
    from comity.report.content import words
    from comity.report.large.together import sentences

    said = [] if found.pairs is None else sentences(result.case, found.pairs)
    yield from (f"  rule:   {words(x)}" for x in said[:most])
    yield from _more("  rule:  ", said, most)


def _outcomes(result: LargeResult, key: str, most: int) -> Iterator[str]:
    """Yield the patterns: a fair sample where one was drawn, else those listed."""
    found = result.found[key]
    if found.sample:
        yield f"  drawn by lot from all of them, {min(most, len(found.sample))} of {len(found.sample)}:"
        yield from (f"  {x}" for x in result.patterns(found.sample[:most]))
        return
    labels = result.labels(key)
    yield from (f"  {x}" for x in labels[:most])
    if len(labels) > most:
        yield f"  ... {most} of the {len(labels):,} listed are shown; --json lists them all"


def _more(head: str, rows: Sequence[object], most: int) -> Iterator[str]:
    if len(rows) > most:
        yield f"{head} and {len(rows) - most:,} more; --json lists them all"


def _letters(result: LargeResult) -> Iterator[str]:
    """Yield what the letters of a pattern stand for, party by party where there are many."""
    options = result.conflict.options
    if len(options) <= 12:
        yield f"Patterns give the options in this order: {', '.join(o.id for o in options)}."
        return
    runs: list[tuple[str, int, int]] = []
    for k, o in enumerate(options, 1):
        if runs and runs[-1][0] == o.by:
            runs[-1] = (o.by, runs[-1][1], k)
        else:
            runs.append((o.by, k, k))
    told = ", ".join((f"{a}-{b} " if a < b else f"{a} ") + result.case.party(p).name for p, a, b in runs)
    if len(runs) <= 20:
        yield f"Letters of a pattern: {told}; within a party in the order of the case."
    else:
        yield "Patterns give the options in the order of the case."
