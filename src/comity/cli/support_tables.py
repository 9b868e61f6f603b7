"""The answer of ``comity support`` as lines and tables, road by road."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.support.answer import Tested
    from comity.support.game.result import GameAnswer
    from comity.support.result import SupportResult
    from comity.support.signs.result import Signs
    from comity.support.structural.result import Structure


def print_support(found: SupportResult) -> None:
    """Print every part that the case has the data for."""
    if found.structure is not None:
        _structure(found.structure)
    if found.game is not None:
        _game(found.game)
    if found.signs is not None:
        _signs(found.signs, found.game.start if found.game is not None else None)
    for title, part in (("As a war of attrition", found.attrition), ("With private information", found.private)):
        if part is not None:
            _section(title)
            show.lines(part.sentences())
    if found.tests:
        _tests(found)
    if found.flows is not None:
        _section("What the figures for support can bear")
        show.lines(found.flows.sentences())
    if found.known is not None:
        _section("What is known")
        show.lines(found.known.sentences())
    if closing := found.closing():
        _section("To be read with this")
        show.lines(closing)


def _section(title: str) -> None:
    show.lines(["", title, "-" * len(title)])


def _structure(structure: Structure) -> None:
    _section("In the conflict: support as a choice of its giver")
    show.lines(structure.sentences())
    rows = [
        [s.words, *(_count(s.under(c)) for c in ("nash", "seq", "smr", "gmr"))]
        for s in structure.scenarios
        if s.kind != "conditional"
    ]
    if rows:
        show.lines([""])
        note = "How many outcomes hold; in brackets, apart from support itself, new and lost ones. --json has them all."
        show.table("Outcomes that hold, by scenario", ["support", "Nash", "SEQ", "SMR", "GMR"], rows, note)


def _count(held: object) -> str:
    if held is None:
        return ""
    count, new, lost = (getattr(held, k).count for k in ("equilibria", "new_apart", "lost_apart"))
    return str(count) if not new and not lost else f"{count} (+{new} -{lost})"


def _game(game: GameAnswer) -> None:
    _section("In a game of fighting on or sharing")
    show.lines(game.sentences())
    positions = [str(k) for k in range(1, game.positions)]
    of_side = Counter(cut.to for cut in game.kinds if cut.kind)
    fought = [c for c in game.kinds if any(high > 0 for at in (*c.at, c.after) for _, high in at.ranges())]
    for cut in (game.whole, *(c for c in fought if c.kind or of_side[c.to] > 1)):
        rows = []
        for at in cut.at:
            spans = [_span(low, high) for low, high in at.ranges()]
            rows.append([f"{at.hazard:g}", *spans])
        rows.append(["cut now", *(_span(low, high) for low, high in cut.after.ranges(cut=True))])
        show.lines([""])
        show.table(
            f"Expected periods of fighting: {cut.called or 'all support'}",
            ["chance of a cut", *(f"from {k}" for k in positions)],
            rows,
            f"{game.sides[1]} wins at 0, {game.sides[0]} at {game.positions}. Two numbers where equilibria differ.",
        )


def _span(low: float, high: float) -> str:
    one, other = f"{low:.3g}", f"{high:.3g}"
    return one if one == other else f"{one} to {other}"


def _signs(signs: Signs, start: int | None) -> None:
    _section("What a cut does over the whole region of the game's numbers")
    show.lines(signs.sentences())
    parts = [("all", signs.shares), ("cut at once", signs.immediate)]
    parts += [(f"chance of a cut {p.at}", p) for p in signs.by_hazard]
    # where the case says where the war stands, the other positions are no part of the answer
    parts += [(f"position {p.at}", p) for p in signs.by_position if start is None]
    parts += [(f"cut of {part.called} alone", part.shares) for part in signs.by_cut]
    rows = [[at, *(f"{getattr(p, sign):.0%}" for sign in ("shorter", "longer", "none", "depends"))] for at, p in parts]
    show.lines([""])
    show.table("Share of the region", ["part", "shorter", "longer", "nothing", "depends"], rows)


def _tests(found: SupportResult) -> None:
    _section("Tests on data")
    rows = [[t.name, _effect(t), t.verdict, t.why] for t in found.tests]
    show.table("The effect of less support", ["test", "effect and 95 % interval", "verdict", "why"], rows)
    if found.overall is not None:
        show.lines([f"All tests together: {found.overall.verdict}. {found.overall.why}"])
    from comity.support.warnings import WARNINGS

    keys = dict.fromkeys(k for t in found.tests for k in t.warnings)
    show.lines(["", "Warnings that stand beside these tests:", *(f"  {WARNINGS[k]}" for k in keys)])


def _effect(test: Tested) -> str:
    if test.effect is None:
        return "refused" if test.refused else "none"
    if test.low is None or test.high is None:
        return f"{test.effect:.3g} {test.unit}".strip()
    return f"{test.effect:.3g} [{test.low:.3g}, {test.high:.3g}] {test.unit}".strip()
