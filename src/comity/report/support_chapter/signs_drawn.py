"""The two pictures of signs: the map over two numbers, and the shares of the region by hazard and position."""

from __future__ import annotations

import numpy as np

from comity.report.content import Cell, Column, Figure, Table, line
from comity.report.support_chapter.durations import apart
from comity.report.support_chapter.pictures.fields import ORDER
from comity.report.support_chapter.pictures.sign_bars import Block as Bars
from comity.report.support_chapter.pictures.sign_bars import sign_bars
from comity.report.support_chapter.pictures.sign_map import Map, Scale, map_figure
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.wording import SHORT, chance, percent
from comity.support.signs.map import SignMap
from comity.support.signs.mechanism import MECHANISMS
from comity.support.signs.result import READ, Shares, Signs

REASONS = {
    "slack": "peace is possible either way",
    "unmoved": "they fight as long either way",
    "rent": "fighting pays while support lasts",
    "veto": "the patron no longer blocks peace",
    "power": "the cut changes who wins",
    "preventive": "a side fights before it loses support",
    "commitment": "promises for later cannot be kept",
    "sooner": "they fight now to be spared worse",
    "depends": "more than one answer of the game",
}
"""Why a cut does what it does, in the few words that a picture has room for."""


def map_picture(s: Helped, found: SignMap) -> Figure:
    """Return the sign map at the position that the case asks of."""
    at = found.position - 1
    drawn = Map(
        found.at(),
        found.mechanism[:, :, at].astype(np.int8),
        tuple(REASONS.get(m, "") for m in MECHANISMS),
        found.xs,
        found.ys,
        _scale(s, found, found.x.name, found.x.low, found.x.high),
        _scale(s, found, found.y.name, found.y.low, found.y.high),
        found.box,
    )
    game = s.result.game
    of = f" of {game.positions}" if game is not None else ""
    told = "" if "hazard" in (found.x.name, found.y.name) else f" with a chance of {chance(found.hazard)} a period"
    cut = f"a cut of support announced{told}" if told or found.hazard else "a cut of support"
    title = f"Where {cut} would shorten the fighting, and where not"
    caption = (
        f"Each point is one war that starts at position {found.position}{of}; how long it is fought with the announced "
        "cut is compared with support that is held. The heavy outline holds the values that the case takes for "
        f"possible{_outside(found)}; all its other numbers are at their middle here, and the bars below take them all. "
        "Letters: S shorter, L started or longer, N no change, O left open by the game."
    )
    return map_figure("sign-map", title, caption, drawn)


def _outside(found: SignMap) -> str:
    x0, x1, y0, y1 = found.box
    inside = found.x.low <= x0 <= x1 <= found.x.high and found.y.low <= y0 <= y1 <= found.y.high
    return "" if inside else ", as far as they lie on the map"


def _scale(s: Helped, found: SignMap, name: str, low: float, high: float) -> Scale:
    game = s.support.game
    a, b = (s.called(x) for x in (game.sides if game is not None else found.sides))
    to = _to(s)
    words = {
        "rent": f"what {to} gains by a period of fighting while support lasts (1 is all there is in a period)",
        "shift": f"what a cut adds to the chance that {a} wins a period (below 0: it helps {b})",
        "hazard": "the chance per period of the announced cut",
        "discount": "the weight of the next period against this one",
        "costs": "what a period of fighting costs both sides together (1 is all there is in a period)",
    }
    default = READ.get(name, name).format(a=a, b=b, to=to)
    return Scale(low, high, words.get(name, default), name in ("shift", "hazard"))


def _to(s: Helped) -> str:
    game = s.support.game
    return s.called(game.to) if game is not None and game.to else "the supported side"


def bars_picture(s: Helped, found: Signs) -> Figure | None:
    """Return the shares of the region by sign: in all, by chance of a cut, by position."""
    blocks = _blocks(s, found)
    title = "What a cut of support does, over all the numbers that the case holds possible"
    said = "once" if found.draws == 1 else f"{found.draws:,} times"
    error = max(found.errors.values(), default=0.0)
    close = f" The drawing alone leaves at most {100 * 1.96 * error:.1f} points of doubt." if error > 0 else ""
    caption = (
        f"The numbers that are not known were drawn {said} from their intervals, evenly and independently, and each "
        "game was solved. A bar is the share of games with each sign: S shorter, N no change, O left open by the "
        f"game, L started or longer.{close} A share of what is held possible is no probability."
    )
    return sign_bars("sign-shares", title, caption, blocks)


def _blocks(s: Helped, found: Signs) -> list[Bars]:
    start = s.support.game.start if s.support.game is not None else None
    first = "all together" if start is None else f"today, position {start}"
    hazards = [(f"{chance(float(x.at))} a period", x) for x in found.by_hazard]
    blocks = [Bars("", ((first, found.shares),))]
    blocks.append(Bars("by the chance of the cut", (*hazards, ("gone at once", found.immediate))))
    parts = [(part.called.replace("all support to", "all to"), part.shares) for part in apart(found.by_cut)]
    if len(parts) > 1:
        blocks.append(Bars("by what is cut, the rest held", tuple(parts)))
    positions = [(f"position {x.at}", x) for x in found.by_position]
    if len(positions) > 1:
        a, b = found.sides
        blocks.append(Bars(f"by position: a high one is near to victory of {a}, a low one of {b}", tuple(positions)))
    return blocks


def shares_table(s: Helped, found: Signs) -> Table:
    """Return the numbers behind the bars."""
    columns = (Column("Which cases"), *(Column(SHORT[sign], "number") for sign in ORDER))
    rows = tuple(_shares_row(name, shares) for block in _blocks(s, found) for name, shares in block.rows)
    return Table("sign-share-table", "Shares of the region in which a cut does what", columns, rows)


def _shares_row(name: str, shares: Shares) -> tuple[Cell, ...]:
    numbers = [float(getattr(shares, sign)) for sign in ORDER]
    return (Cell((line(name),), name), *(Cell((line(percent(v)),), v) for v in numbers))
