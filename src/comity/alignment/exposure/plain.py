"""The definitions read aloud, in plain Python; the tests hold the array functions to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = tuple[str, str, str, float | None]
"""Seller, buyer, good, value."""
Matrix = list[list[float]]


def plain_share(rows: Sequence[Row], buyer: str, seller: str) -> float | None:
    """Return the share of a seller in what a buyer bought, over known rows; None where it is not known."""
    known = [row for row in rows if row[1] == buyer and row[3] is not None]
    total = sum(row[3] or 0.0 for row in known)
    own = [row[3] or 0.0 for row in known if row[0] == seller]
    return sum(own) / total if own and total > 0 else None


def plain_total(direct: Matrix, passing: float, rounds: int = 400) -> Matrix:
    """Return the sum of the first rounds, D + A D + A A D + ..., with A = passing times D."""
    size = range(len(direct))
    total, term = [row[:] for row in direct], [row[:] for row in direct]
    for _ in range(rounds):
        term = [[passing * sum(direct[i][k] * term[k][j] for k in size) for j in size] for i in size]
        total = [[total[i][j] + term[i][j] for j in size] for i in size]
    return total


def plain_lacking(
    rows: Sequence[Row], part: Mapping[tuple[str, str, str], float], cut: set[tuple[str, str]], spare: float | None
) -> dict[str, float]:
    """
    Return what each buyer still lacks after replacement, good by good.

    ``part`` is the substitutability by (buyer, seller, good); ``cut`` holds (buyer, seller).
    """
    out = {row[1]: 0.0 for row in rows}
    for good in {row[2] for row in rows}:
        value = {(row[1], row[0]): row[3] for row in rows if row[2] == good and row[3] is not None}
        for buyer, lacking in _one_good(value, {key: part[*key, good] for key in value}, cut, spare).items():
            out[buyer] += lacking
    return out


def _one_good(
    value: Mapping[tuple[str, str], float],
    part: Mapping[tuple[str, str], float],
    cut: set[tuple[str, str]],
    spare: float | None,
) -> dict[str, float]:
    lost: dict[str, float] = {}
    sought: dict[str, float] = {}
    free: dict[str, float] = {}
    for (buyer, seller), amount in value.items():
        gone = amount if (buyer, seller) in cut else 0.0
        lost[buyer] = lost.get(buyer, 0.0) + gone
        sought[buyer] = sought.get(buyer, 0.0) + gone * part[buyer, seller]
        free[seller] = free.get(seller, 0.0) + (amount if spare is None else spare * amount + gone)
    asks: dict[tuple[str, str], float] = {}
    for buyer in lost:
        sellers = [s for (b, s), amount in value.items() if b == buyer and amount > 0 and (b, s) not in cut]
        room = sum(free[s] for s in sellers)
        asks |= {(buyer, s): sought[buyer] * free[s] / room for s in sellers if room > 0}
    for seller, room in free.items():
        wanted = sum(ask for (_, s), ask in asks.items() if s == seller)
        served = 1.0 if spare is None or wanted <= room else room / wanted
        for (buyer, s), ask in asks.items():
            if s == seller:
                lost[buyer] -= ask * served
    return lost
