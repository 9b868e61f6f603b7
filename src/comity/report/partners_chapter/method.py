"""Doubts, what was left out, and the method of the chapter in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.content import Bullets, Line, Mono, Note, Section, line
from comity.report.partners_chapter.subject import Offered, in_a_row
from comity.report.pieces import blocks_of, sentence

PARTS = {
    "smaa": "how often each offer is first",
    "promises": "whether the answer hangs on promises",
    "claims": "whether the answer hangs on claims",
    "robust": "what holds for all weights",
    "regret": "regret",
    "changes": "what would change the first place",
    "contrast": "other methods of ranking",
    "costs": "whole-life costs",
    "options": "the value of waiting",
    "locked_in": "lock-in",
    "information": "what is worth finding out",
    "log": "the offers over time",
}
"""What each part of the answer is about, as sentences call it."""

NOTED = ("smaa", "changes", "robust", "regret", "costs")
"""Parts of the answer that have notes of their own."""

NO_ADVICE = (
    "Nothing here says which offer to take. It says what follows from what is stated, for which weights, and what is "
    "not known. Where no offer is the clear winner, that is the answer."
)

_OF_PARTS: tuple[tuple[str, str], ...] = (
    (
        "smaa",
        "Ranks: in each draw weights that fit what is said, and a number for each cell that is open, are picked at "
        "random; offers are put in order by the weighted sum of their values, from 0 at the worst end of a range to 1 "
        "at the best (SMAA-2; Lahdelma and Salminen 2001). Of grades only the order counts. Offers that are level "
        "share their ranks. A clear winner is surely first in more than the threshold of draws, and surely ahead of "
        "each other offer in more than half of them; surely means by the lower end of a band of 95 in 100.",
    ),
    (
        "promises",
        "Promises: the same is asked again with each promised cell taken for not public. A promise is thereby not "
        "counted as false.",
    ),
    (
        "claims",
        "Claims: a cell that rests on a claim holds as often as the claim does by the evidence; else it is not public. "
        "The answer is also worked out at both ends of the interval of each claim.",
    ),
    (
        "robust",
        "Whatever the weights: linear programs look for weights and numbers that fit and put one offer ahead of "
        "another (robust ordinal regression; Greco, Mousseau and Słowiński 2008). Where there are none, the other "
        "is never behind.",
    ),
    ("regret", "Regret: by how much another offer may be worth more, at the worst weights and numbers that fit."),
    (
        "changes",
        "What would change the first place: the smallest shift of weights from their mean, of one weight, or of one "
        "number from its middle, at which another offer comes first.",
    ),
    (
        "information",
        "Worth of knowing: by how much the choice that is best on average would be better if one thing were known "
        "first. Ranges count as equally likely throughout, which is an assumption.",
    ),
    (
        "costs",
        "Whole-life cost: payments divided by (1 + rate) to the power of their year. Ends are sharp over all stated "
        "payments and rates. Prices are as stated; inflation and taxes are not in it.",
    ),
    (
        "locked_in",
        "Lock-in: cost of leaving over value a year, and what leaving would cost on the whole year by year (Klemperer "
        "1995).",
    ),
    (
        "options",
        "Waiting: a commitment that cannot be undone is an option (Dixit and Pindyck 1994), worked out on a lattice, "
        "with a right to leave at each stage. The spread is an assumption.",
    ),
    (
        "contrast",
        "Other methods: weighted sum, PROMETHEE II, TOPSIS and others at the middle weights. Each offer is left out, "
        "and a worse copy of each is added, to see whether the order of the others turns.",
    ),
    (
        "log",
        "Over time: the answer is worked out anew for each date of the log, with what was known then and the same "
        "weights.",
    ),
)
"""What is said of each part of the answer that the case has."""


def doubts_section(s: Offered) -> Section | None:
    """Return the section on what was left out and what is to be known of the numbers; None where there is nothing."""
    r = s.result
    cut = [f"Not finished, {PARTS.get(part, part)}: {sentence(why)}" for part, why in r.missing.items()]
    cut += [f"Not worked out, {PARTS.get(part, part)}: {sentence(why)}" for part, why in r.limited.items()]
    parts = [(name, part.notes) for name in NOTED if (part := getattr(r, name)) is not None]
    every = [*cut, *dict.fromkeys((*r.notes, *_said_once(parts)))]
    if not every:
        return None
    return Section(
        "partners-doubts", "What was left out, and notes on the numbers", (Bullets(tuple(map(line, every))),)
    )


def _said_once(parts: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """
    Return the notes of parts of the answer; where several begin alike, with how each part went on.

    Examples
    --------
    >>> told = _said_once([("smaa", ["1 cell is open; it was drawn."]), ("robust", ["1 cell is open; it is any."])])
    >>> told[0].split(". ", 1)
    ['1 cell is open', 'For how often each offer is first, it was drawn. For what holds for all weights, it is any.']
    """
    heads: dict[str, list[tuple[str, str]]] = {}
    for name, notes in parts:
        for note in notes:
            head, _, tail = note.partition("; ")
            heads.setdefault(head, []).append((name, tail))
    out = []
    for head, tails in heads.items():
        if len({tail for _, tail in tails}) == 1 or not all(tail for _, tail in tails):
            out += [f"{head}; {tail}" if tail else head for _, tail in tails]
        else:
            ways: dict[str, list[str]] = {}
            for name, tail in tails:
                ways.setdefault(tail, []).append(f"for {PARTS[name]}")
            each = [f"{in_a_row(names)}, {tail}" for tail, names in ways.items()]
            out.append(" ".join((f"{head}.", *(f"{x[:1].upper()}{x[1:]}" for x in each))))
    return out


def method_section(s: Offered) -> Section:
    """Return the section; it speaks of the parts the case has."""
    items: list[Line] = [line(text) for name, text in _OF_PARTS if getattr(s.result, name) is not None]
    items.append(
        line(
            "The same answers as data: ",
            Mono("comity partners CASE --json"),
            ". The rules are in the conventions of the documentation.",
        )
    )
    blocks = blocks_of(Bullets(tuple(items)), Note("caution", line(NO_ADVICE)))
    return Section("partners-method", "Method, assumptions and limits", blocks)
