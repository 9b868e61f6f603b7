"""What one cell may turn out to be, as far as the value of knowing it needs."""

from __future__ import annotations

import math

from comity.partners.values.scales import Scaled


def said(cell: Scaled) -> Scaled:
    """
    Return the cell as it is where its claim holds.

    Examples
    --------
    >>> said(Scaled("unknown", claim="c", chance=0.3)).chance
    1.0
    """
    return Scaled(cell.shape, cell.low, cell.high, cell.grade, cell.grades)


def failed(cell: Scaled) -> Scaled:
    """
    Return the cell as it is where its claim fails: unknown.

    Examples
    --------
    >>> failed(Scaled("grade", grade=2, grades=3, claim="c")).shape
    'unknown'
    """
    return Scaled("unknown", grades=cell.grades)


def open_to_finding(cell: Scaled) -> bool:
    """
    Return whether there is something to find out: the cell is not one number, and not one grade.

    What a grade is worth is not known either, but that is for the one who chooses to say and no fact of the offer.

    Examples
    --------
    >>> [open_to_finding(c) for c in (Scaled("exact"), Scaled("grade", grades=3), Scaled("unknown", grades=3))]
    [False, False, True]
    """
    return (bool(cell.claim) and 0 < cell.chance < 1) or _mixed(cell).shape not in ("exact", "grade")


def _mixed(cell: Scaled) -> Scaled:
    return failed(cell) if cell.claim and cell.chance == 0 else cell


def above(cell: Scaled, bar: float) -> float:
    r"""
    Return :math:`E[(X - k)^+]` of a cell without claim, cut off at 0 and 1: by how much it is above ``bar`` on average.

    For a bar from 0 to 1 that of the uncut value, less what lies above 1: :math:`u(k) - u(1)`, where
    :math:`u(k) = (h - k)^2 / 2(h - l)` for an interval around k and :math:`s \varphi(z) + (m - k) \Phi(z)`,
    :math:`z = (m - k)/s`, for a normal distribution. A grade that is not known is each of G grades as likely; their
    values are :math:`0, 1/(G-1), \dots, 1` on average.

    Examples
    --------
    >>> above(Scaled("unknown"), 0.5), above(Scaled("unknown"), 0.0), above(Scaled("unknown", grades=3), 0.5)
    (0.125, 0.5, 0.16666666666666666)
    >>> round(above(Scaled("normal", 0, 1), 0.0), 4)
    0.3156
    """
    if bar < 0:
        return above(cell, 0.0) - bar
    if bar >= 1:
        return 0.0
    if cell.grades:
        worths = [k / (cell.grades - 1) for k in _grades(cell)]
        return math.fsum(max(x - bar, 0.0) for x in worths) / len(worths)
    return max(0.0, _uncut(cell, bar) - _uncut(cell, 1.0))


def _grades(cell: Scaled) -> list[int]:
    return [cell.grade] if cell.shape == "grade" else list(range(cell.grades))


def _uncut(cell: Scaled, bar: float) -> float:
    low, high = (0.0, 1.0) if cell.shape == "unknown" else (float(cell.low), float(cell.high))
    if cell.shape == "exact":
        return max(low - bar, 0.0)
    if cell.shape == "normal":
        z = (low - bar) / high
        return high * math.exp(-z * z / 2) / math.sqrt(2 * math.pi) + (low - bar) * _below(z)
    if bar <= low:
        return (low + high) / 2 - bar
    return (high - bar) ** 2 / (2 * (high - low)) if bar < high else 0.0


def chance_above(cell: Scaled, bar: float) -> float:
    """
    Return the chance that a cell without claim, cut off at 0 and 1, is above ``bar``.

    Examples
    --------
    >>> chance_above(Scaled("unknown"), 0.25), chance_above(Scaled("exact"), -0.1), chance_above(Scaled("exact"), 1.0)
    (0.75, 1.0, 0.0)
    >>> chance_above(Scaled("normal", 0, 1), 0.0)
    0.5
    """
    if bar < 0:
        return 1.0
    if bar >= 1:
        return 0.0
    if cell.grades:
        return sum(k / (cell.grades - 1) > bar for k in _grades(cell)) / len(_grades(cell))
    low, high = (0.0, 1.0) if cell.shape == "unknown" else (float(cell.low), float(cell.high))
    if cell.shape == "exact":
        return float(low > bar)
    if cell.shape == "normal":
        return _below((low - bar) / high)
    return min(1.0, max(0.0, (high - bar) / (high - low)))


def mean(cell: Scaled) -> float:
    """
    Return the mean of a cell, with its claim.

    Examples
    --------
    >>> from fractions import Fraction
    >>> mean(Scaled("exact", Fraction(1), Fraction(1), claim="c", chance=0.5))
    0.75
    """
    if not cell.claim:
        return above(cell, 0.0)
    return cell.chance * above(said(cell), 0.0) + (1 - cell.chance) * above(failed(cell), 0.0)


def _below(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2
