"""How long they fight: tables by the chance of a cut and by position, for all support and for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from comity.report.content import Block, Cell, Column, Details, Paragraph, Strong, Table, line
from comity.report.support_chapter.wording import chance, periods
from comity.support.game.result import GameAnswer
from comity.support.game.spell import AtHazard, Cut
from comity.support.signs.result import CutShares

Part = TypeVar("Part", Cut, CutShares)


def durations_table(game: GameAnswer, cut: Cut | None = None, id_: str = "support-durations") -> Table:
    """Return how long they fight, by the chance of a cut and by position; from to where answers differ."""
    cut = cut if cut is not None else game.whole
    columns = (
        Column("Position"),
        *(Column(f"Cut: {chance(a.hazard)}{' a period' if a.hazard else ''}", "number") for a in cut.at),
        Column("Cut today", "number"),
    )
    rows = tuple(
        (
            Cell((line(Strong(f"{k}{' (today)' if k == game.start else ''}")),), float(k)),
            *(_lasting(a, k, False) for a in cut.at),
            _lasting(cut.after, k, True),
        )
        for k in range(1, game.positions)
    )
    what = f"of {cut.called} alone" if cut.name else "of all support"
    a, b = game.sides
    caption = (
        f"Periods of fighting that are expected until it first stops, by the chance of an announced cut {what}. "
        f"At position {game.positions} {a} has won, at 0 {b}. “0” is no fighting; two numbers where the game has more "
        "than one answer. Numbers of the case at their middle."
    )
    return Table(id_, caption, columns, rows)


def _lasting(at: AtHazard, k: int, cut: bool) -> Cell:
    low, high = at.ranges(cut)[k - 1]
    told = periods(low) if abs(high - low) < 1e-6 or low == high else f"{periods(low)} to {periods(high)}"
    fights = high > 0
    return Cell((line(Strong(told) if fights else told),), min(high, 1e9))


def apart(cuts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the cuts without "all to a side" where that side gets one kind alone: it would be said twice."""
    of_side = Counter(cut.to for cut in cuts if cut.kind)
    return tuple(cut for cut in cuts if cut.kind or of_side[cut.to] > 1)


def by_kind(game: GameAnswer) -> list[Block]:
    cuts = [*game.kinds, *((game.without_veto,) if game.without_veto is not None else ())]
    if not cuts:
        return []
    tables: list[Block] = []
    for k, cut in enumerate(apart(game.kinds)):
        tables.append(durations_table(game, cut, f"support-durations-{k + 1}"))
    if game.without_veto is not None:
        tables.append(Paragraph(line(f"If the consent of {game.patron} were not needed:")))
        tables.append(durations_table(game, game.without_veto, "support-durations-free"))
    return [Details(line("The same for each kind of support by itself"), tuple(tables), "support-kinds")]
