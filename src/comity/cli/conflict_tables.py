"""What ``comity conflict`` prints for people: tables of outcomes, of a ranking, and the option-form tableau."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.conflict.beyond import Beyond
    from comity.conflict.margins import Margins
    from comity.conflict.model import Model
    from comity.conflict.result import ConflictResult
    from comity.kernels.edges import Mask

_SHOWN = 40


def print_conflict(result: ConflictResult, within: Mask | None = None) -> None:
    """Print the outcomes that would hold, the firmest first; only those in ``within`` where it is given."""
    import numpy as np

    from comity.conflict.concepts.table import concept
    from comity.conflict.words import describe

    model = result.model
    every = np.ones(model.n_states, bool) if within is None else within
    held = {c: result.is_equilibrium(c) & every for c in result.concepts}
    any_held = np.logical_or.reduce([*held.values(), np.zeros(model.n_states, bool)])
    strength = sum((m.astype(int) for m in held.values()), np.zeros(model.n_states, int))
    order = sorted(np.flatnonzero(any_held), key=lambda s: (-strength[s], s))
    rows = [
        [
            model.label(int(s)) + (" *" if s == model.status_quo else ""),
            describe(model, int(s)),
            *("holds" if held[c][s] else "" for c in held),
        ]
        for s in order[:_SHOWN]
    ]
    names = [concept(c).name for c in held]
    asked = f"{len(order):,} of {model.n_states:,} feasible states hold under some concept"
    parts = [asked if held else f"{model.n_states:,} feasible states; no concept was computed"]
    if len(order) > _SHOWN:
        parts.append(f"the {_SHOWN} that hold most firmly are shown; --json lists more")
    if model.status_quo is not None and any_held[model.status_quo]:
        parts.append("* is the status quo")
    show.table(f"{model.case.title}: what would hold", ["state", "outcome", *names], rows, "; ".join(parts) + ".")
    show.lines(f"{concept(c).name}: {concept(c).short}." for c in held)
    _print_hollow(result)
    _print_coalitions(result)
    show.lines(f"{_name(c)} is absent: {why}" for c, why in result.absent.items())
    show.lines(f"{_name(c)}: {why}" for c, why in result.notes.items())
    show.lines(["An equilibrium is not a forecast: it says what would hold if the preferences are as modelled."])


def print_beyond(found: Beyond) -> None:
    """Print what follows from what the case says beyond plain preferences; nothing where it says nothing."""
    if found:
        show.lines(["", "Beyond plain preferences:", *(f"  {s}" for s in found.sentences())])


def print_margins(model: Model, found: Margins | None) -> None:
    """Print the smallest change of what parties prefer that would flip each verdict."""
    from comity.conflict.margins.words import sentences

    if found is None:
        return
    show.lines(
        ["", "How near each verdict is to turning (a swap turns one pair of a party's order round; a tie is half):"]
    )
    show.lines(sentences(model, found))
    show.lines(f"{_name(c)} has no margins: {why}" for c, why in found.absent.items())
    if found.left_out:
        show.lines([f"{found.left_out:,} more outcomes hold; --where narrows them down."])


def _name(key: str) -> str:
    from comity.conflict.concepts.table import concept

    return "the answer for coalitions" if key == "coalitional" else concept(key).name


def _print_hollow(result: ConflictResult) -> None:
    from comity.conflict.deterrents import deterrents, hollow

    if not {"gmr", "seq"} <= set(result.concepts) or not hollow(result).any():
        return
    model = result.model
    show.lines(["", f"Held only by a threat that would not be carried out: {int(hollow(result).sum())} state(s)."])
    for d in deterrents(result, limit=3)[:6]:
        who = model.case.party(model.parties[d.deterred]).name
        by = ", ".join(
            dict.fromkeys(model.case.party(model.parties[s.player]).name for s in d.threat if not s.improves)
        )
        show.lines(
            [f"  {model.label(d.state)}: only a threat by {by} keeps {who} from moving to {model.label(d.target)}."]
        )


def _print_coalitions(result: ConflictResult) -> None:
    from comity.conflict.concepts.table import concept
    from comity.conflict.words import join

    found = result.coalitional
    if found is None:
        return
    model = result.model
    show.lines(["", "For every coalition:" if not found.structure else "For the fixed coalitions:"])
    for c, mask in found.stable.items():
        labels = [model.label(int(s)) for s in mask.nonzero()[0]]
        more = f" and {len(labels) - _SHOWN:,} more" if len(labels) > _SHOWN else ""
        show.lines([f"  {concept(c).name}: {', '.join(labels[:_SHOWN]) or 'none'}{more}"])
    nash = result.stable.get("nash")
    for s, coalitions in found.broken_by.get("nash", {}).items():
        if nash is not None and nash[:, s].all():
            who = " or ".join(join(model.case.party(model.parties[i]).name for i in h) for h in coalitions)
            show.lines([f"  {model.label(s)} holds for each party alone, and would be left by {who} moving together."])


def print_ranking(model: Model, party: str, json: bool, limit: int) -> None:
    from comity.conflict.ranking import ranking_json
    from comity.conflict.words import letters

    tiers = ranking_json(model, model.player(party), limit)
    if json:
        show.answer({"party": party, "ranking": tiers})
        return
    rows = [
        [
            str(t["place"]),
            ", ".join(t["states"][:6]) + (" ..." if len(t["states"]) > 6 else ""),
            t["outcome"],
            t["over_next"],
        ]
        for t in tiers
    ]
    for row, t in zip(rows, tiers, strict=True):
        others = len(t["states"]) - 1
        row[2] += f" (the first of {others + 1} alike)" if others else ""
    head = letters(model, 0)
    note = f"Patterns give the options in this order: {', '.join(o.id for o in model.options)}." if head else ""
    show.table(
        f"What {model.case.party(party).name} prefers, best first",
        ["place", "state", "outcome", "above the next by"],
        rows,
        note,
    )


def print_tableau(result: ConflictResult, json: bool) -> None:
    from comity.conflict.tableau import tableau
    from comity.errors import UsageError

    model = result.model
    if not {"nash", "seq"} <= set(result.concepts):
        if result.complete:
            raise UsageError("the tableau needs the concepts nash and seq. Name both in --concepts, or leave it out.")
        if json:
            show.answer({"parties": {}, "equilibrium": {}, "complete": False})
        return
    if model.n_states > 64 and not json:
        raise UsageError(
            f"a tableau of {model.n_states:,} columns cannot be read; use --json, or comity explain for one state."
        )
    found = tableau(result)
    if json:
        show.answer(
            {
                "parties": {
                    model.parties[p.player]: {
                        "states": [model.label(s) for s in p.states],
                        "verdicts": list(p.verdicts),
                        "improvements": [[model.label(t) for t in ts] for ts in p.improvements],
                    }
                    for p in found.parties
                },
                "equilibrium": {model.label(s): mark for s, mark in found.equilibrium.items()},
                "complete": result.complete,
            }
        )
        return
    for p in found.parties:
        deep = max((len(x) for x in p.improvements), default=0)
        rows = [["overall", *(found.equilibrium[s] for s in p.states)], ["verdict", *p.verdicts]]
        rows += [
            ["would go to" if k == 0 else "", *(model.label(x[k]) if k < len(x) else "" for x in p.improvements)]
            for k in range(deep)
        ]
        show.table(
            f"{model.case.party(model.parties[p.player]).name}, best state first",
            ["state", *(model.label(s) for s in p.states)],
            rows,
        )
    show.lines(
        [
            "r: no improvement (Nash). s: every improvement is credibly answered (SEQ). u: unstable. "
            "E: every party is at r or s."
        ]
    )
