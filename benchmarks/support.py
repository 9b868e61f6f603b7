"""Outside support: war-termination games solved in bulk, sign maps, draws from a region, games that screen."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

from comity.case.settlement import Span
from comity.case.support import Game
from comity.kernels.war_game import begun, iterated
from comity.support.game.durations import durations
from comity.support.game.parameters import Parameters
from comity.support.game.solve import games_of, solve
from comity.support.private.screening import Screening, screen
from comity.support.signs.analyse import signs
from comity.support.signs.axis import Axis
from comity.support.signs.grid import sign_map
from comity.support.signs.region import draw
from spec import NotAnsweredError, Phase, Spec

PLAIN_MOST = 1000


def _span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


REGION = Game(
    ("a", "b"),
    _span("0.5"),
    (_span("0.1", "0.3"), _span("0.1", "0.3")),
    win_after_cut=_span("0.5", "0.9"),
    rent=_span("0", "0.8"),
    to="b",
    cut_hazard=(Fraction(0), Fraction(1, 20), Fraction(1, 5), Fraction(1)),
)


def games(n: int) -> Parameters:
    """Return games drawn from the region, all with an announced cut."""
    return draw(REGION, n).games.changed(hazard=0.2)


def _plainly(parameters: Parameters) -> object:
    """Solve the games by the plain twin, where that does not take minutes."""
    if len(parameters) > PLAIN_MOST:
        raise NotAnsweredError
    arrays = games_of(parameters)
    return iterated(arrays, begun(arrays, parameters.positions, "peace"))


def _mapped(size: int, x: Axis) -> object:
    return sign_map(REGION, x, Axis("rent", 0, 1), size=size, hazard=0.2)


def _count(subject: Any) -> float:
    return float(len(subject))


def _cells(size: int) -> float:
    return float(size * size)


SPECS = [
    Spec(
        "War-termination games: six positions, support on and off, an announced cut",
        "ns per game",
        [1000, 4000, 16_000],
        games,
        [
            Phase("solved", solve, _count),
            Phase("durations", lambda p: durations(solve(p)), _count),
            Phase("plain twin", _plainly, _count),
        ],
        label=lambda n: f"{n:,} games",
        size=_count,
        first=lambda: solve(games(2)),
    ),
    Spec(
        "Sign maps: rent against the shift of power or the hazard, two beginnings",
        "ns per cell",
        [50, 100, 200],
        int,
        [
            Phase("shift", partial(_mapped, x=Axis("shift", 0, 0.5)), _cells),
            Phase("hazard", partial(_mapped, x=Axis("hazard", 0, 1)), _cells),
        ],
        label=lambda size: f"{size} x {size}",
        size=_cells,
        first=lambda: solve(games(2)),
    ),
    Spec(
        "The sign over a region: three hazards, three beginnings, cuts of parts",
        "ns per draw",
        [100, 400, 1600],
        int,
        [
            Phase("drawn", lambda n: draw(REGION, n), float),
            Phase("drawn and solved", lambda n: signs(REGION, draws=n), float),
        ],
        label=lambda n: f"{n:,} draws",
        size=float,
        first=lambda: solve(games(2)),
    ),
    Spec(
        "Private information: offers that screen, six positions",
        "ns per belief",
        [30, 60, 120],
        int,
        [Phase("solved", lambda m: screen(Screening(6, 0.6, 0.4, 0.1, 0.1, 0.95), beliefs=m), float)],
        label=lambda m: f"{m} beliefs",
        size=float,
    ),
]
