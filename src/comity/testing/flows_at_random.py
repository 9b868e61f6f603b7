"""Random tables of flows between actors, and of what can be replaced, for the laws of exposure."""

from __future__ import annotations

import random

from comity.alignment.exposure.flows import Flows, flows_of
from comity.alignment.exposure.plain import Row
from comity.alignment.exposure.substitutes import Substitutes

NAMES = ("Aland", "Borduria", "Carpania", "Drahn", "Elbonia", "Freedonia")
GOODS = ("gas", "grain")


def random_rows(seed: int, actors: int = 5, goods: int = 2) -> list[Row]:
    """Return rows (seller, buyer, good, value); some are missing, some blank, some zero."""
    chance = random.Random(seed)
    rows: list[Row] = []
    for seller in NAMES[:actors]:
        for buyer in NAMES[:actors]:
            for good in GOODS[:goods]:
                if seller != buyer and chance.random() < 0.8:
                    kind = chance.random()
                    rows.append((seller, buyer, good, None if kind < 0.15 else 0.0 if kind < 0.25 else 100 * kind))
    return rows


def flows_of_rows(rows: list[Row]) -> Flows:
    """Return the rows as flows of the year 2000."""
    seller, buyer, good, value = zip(*rows, strict=True)
    return flows_of(seller, buyer, [2000] * len(rows), value, good)


def random_parts(seed: int, rows: list[Row], wide: bool) -> dict[tuple[str, str, str], tuple[float, float]]:
    """Return an interval of substitutability for each row, by (buyer, seller, good); points where not wide."""
    chance = random.Random(seed + 1)
    out = {}
    for seller, buyer, good, _ in rows:
        low, high = sorted((chance.random(), chance.random()))
        out[buyer, seller, good] = (low, high) if wide else (low, low)
    return out


def declared(parts: dict[tuple[str, str, str], tuple[float, float]]) -> Substitutes:
    """Return the intervals as they are declared."""
    return Substitutes(by_pair_and_good=parts)
