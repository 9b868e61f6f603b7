"""What if a tie, or every tie of an actor, is cut: the loss now, and the loss after others have stepped in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from comity.alignment.exposure.dependence import divided
from comity.alignment.exposure.flows import Bought, Index, Mask, Reals
from comity.alignment.exposure.substitutes import Substitutes
from comity.errors import UsageError


@dataclass(frozen=True, eq=False, slots=True)
class Losses:
    """
    What a cut costs each of N actors, in the unit of the flows and as shares.

    Parameters
    ----------
    actors : tuple of str
    imports : float array of shape (N,)
        What each bought before the cut, over the flows that are known; nan where none is.
    lost : float array of shape (N,)
        What it no longer gets on the first day.
    least, most : float arrays of shape (N,)
        What it still lacks after replacement, at the best and the worst of the intervals of substitutability.
    sales : float array of shape (N,)
        The part of its known sales that a seller loses; nan where none is known.
    together : tuple of float
        What all lack together after replacement, least and most. The ends are those of one and the same world, so
        they may lie closer together than the sums of ``least`` and ``most``.
    stepped_in : float array of shape (N, N)
        ``[i, k]``: what k sells to i in addition, at the middle of the intervals.
    unknown : int array of shape (N,)
        How many cut flows to each buyer are not known. Where it is not 0, the losses are lower bounds.
    """

    actors: tuple[str, ...]
    imports: Reals
    lost: Reals
    least: Reals
    most: Reals
    sales: Reals
    together: tuple[float, float]
    stepped_in: Reals
    unknown: Index

    @property
    def now(self) -> Reals:
        """Return the part of its imports that each loses at once (sensitivity); nan where not known."""
        return divided(self.lost, self.imports)

    @property
    def after(self) -> Reals:
        """Return the part that stays lost (vulnerability), shape (N, 2): least and most."""
        return np.column_stack((divided(self.least, self.imports), divided(self.most, self.imports)))

    def to_json(self) -> dict[str, object]:
        """Return the actors that lose anything, or may, as plain values."""
        now, after = self.now, self.after
        touched = [i for i in range(len(self.actors)) if self.lost[i] > 0 or self.unknown[i] > 0 or self.sales[i] > 0]
        rows = {
            self.actors[i]: {
                "lost": float(self.lost[i]),
                "now": number(now[i]),
                "after": [number(after[i, 0]), number(after[i, 1])],
                "sales": number(self.sales[i]),
                "unknown": int(self.unknown[i]),
            }
            for i in touched
        }
        return {"actors": rows, "together": list(self.together)}

    def sentences(self) -> tuple[str, ...]:
        """Return what the cut costs, in words, the largest loss first; actors that lose no imports stay out."""
        after = self.after
        rows = [i for i in range(len(self.actors)) if self.lost[i] > 0]
        rows.sort(key=lambda i: (-after[i, 1], -self.now[i], self.actors[i]))
        out = [self._sentence(i) for i in rows]
        return tuple(out) or ("No flow that is known is cut, so nothing that is known is lost.",)

    def _sentence(self, i: int) -> str:
        low, high = (f"{100 * x:.1f}" for x in self.after[i])
        stays = f"{low} %" if low == high else f"between {low} and {high} %"
        first = int(np.argmax(self.stepped_in[i]))
        helper = f" Most of the replacement comes from {self.actors[first]}." if self.stepped_in[i, first] > 0 else ""
        bound = " Some flows that are cut are not known, so this is the least it loses." if self.unknown[i] else ""
        return (
            f"{self.actors[i]} loses {100 * self.now[i]:.1f} % of its known imports at once, and"
            f" {stays} after replacement.{helper}{bound}"
        )


def tie(year: Bought, a: str, b: str) -> Mask:
    """Return the cut of the tie between two actors, both directions; shape (N, N), buyer by seller."""
    i, j = year.place(a), year.place(b)
    if i == j:
        raise UsageError(f"A tie joins two actors; {a} is given twice.")
    out = np.zeros((len(year.actors),) * 2, np.bool_)
    out[i, j] = out[j, i] = True
    return out


def every_tie(year: Bought, actor: str) -> Mask:
    """Return the cut of every tie of an actor, both directions; shape (N, N), buyer by seller."""
    i = year.place(actor)
    out = np.zeros((len(year.actors),) * 2, np.bool_)
    out[i] = out[:, i] = True
    out[i, i] = False
    return out


def sales_only(year: Bought, seller: str, buyers: Iterable[str] | None = None) -> Mask:
    """Return the cut of what one actor sells, to everybody or to the buyers named; shape (N, N), buyer by seller."""
    j = year.place(seller)
    rows = range(len(year.actors)) if buyers is None else [year.place(name) for name in buyers]
    out = np.zeros((len(year.actors),) * 2, np.bool_)
    out[list(rows), j] = True
    out[j, j] = False
    return out


def what_if_cut(year: Bought, substitutes: Substitutes, cut: Mask, spare: float | None = None) -> Losses:
    r"""
    Return what each actor loses when ties are cut, at once and after others have stepped in.

    The rule, good by good:

    1. Buyer i loses what it bought over the cut ties. This is the loss now.
    2. It looks for the part that substitutes can stand in for: each lost flow times its substitutability.
    3. It asks the sellers from whom it already bought the good, and still can, in proportion to what each has to
       spare: ``spare`` times all its known sales of the good, and what it can no longer sell because of the cut.
    4. A seller who is asked for more than it has to spare serves all who ask in the same proportion. Nobody asks
       twice. A buyer without any other seller of the good replaces nothing.

    The ends of a buyer's interval are exact for this rule: the worst is its own substitutability at the lower end
    and everybody else's at the upper end (the others then ask for most), the best the other way round.

    Parameters
    ----------
    year : Bought
    substitutes : Substitutes
    cut : bool array of shape (N, N)
        ``cut[i, j]``: i can no longer buy from j. See :func:`tie`, :func:`every_tie`, :func:`sales_only`.
    spare : float, optional
        The part of its sales that every seller can sell in addition. None sets no limit: sellers are then asked in
        proportion to their sales and give what they are asked for.

    Returns
    -------
    Losses

    Raises
    ------
    UsageError
        A mask of another shape; ``spare`` below 0.

    Examples
    --------
    a buys 60 from b and 40 from c; c sells 100 in all and can sell 10 more, but half of 60 is sought:

    >>> from comity.alignment.exposure.flows import bought, flows_of
    >>> year = bought(flows_of(["b", "c", "c"], ["a", "a", "b"], [2000] * 3, [60.0, 40.0, 60.0]), 2000)
    >>> losses = what_if_cut(year, Substitutes(0.5), sales_only(year, "b"), spare=0.1)
    >>> float(losses.now[0]), losses.after[0].tolist(), float(losses.stepped_in[0, 2])
    (0.6, [0.5, 0.5], 10.0)
    >>> what_if_cut(year, Substitutes(0.5), sales_only(year, "b")).after[0].tolist()
    [0.3, 0.3]

    References
    ----------
    .. [1] Hirschman, A. O. (1945). National Power and the Structure of Foreign Trade. University of California Press.
    """
    if cut.shape != (len(year.actors),) * 2:
        raise UsageError("A cut is a table of buyers by sellers, one row and one column for each actor of the year.")
    if spare is not None and not (math.isfinite(spare) and spare >= 0):
        raise UsageError("What sellers have to spare is a share of at least 0 of what they sell.")
    low, high = substitutes.over(year)
    value = np.nan_to_num(year.value, nan=0.0)  # [g, i, j]; sums over what is known
    gone = np.where(cut, value, 0.0)
    needs = [(gone * part).sum(axis=2) for part in (low, high, (low + high) / 2)]  # [g, i]
    weight, limit = _sellers(value, gone, cut, spare)
    poor, rich, middle = (need[:, :, None] * weight for need in needs)  # [g, i, k]
    lost = gone.sum(axis=(0, 2))
    pair = year.pair
    return Losses(
        year.actors,
        year.imports,
        lost,
        _lacking(lost, _given(rich, poor, limit).sum(axis=(0, 2))),
        _lacking(lost, _given(poor, rich, limit).sum(axis=(0, 2))),
        divided(gone.sum(axis=(0, 1)), np.where(np.isnan(pair).all(axis=0), np.nan, value.sum(axis=(0, 1)))),
        _together(lost, _given(rich, rich, limit), _given(poor, poor, limit)),
        _given(middle, middle, limit).sum(axis=0),
        (cut & np.isnan(pair) & ~np.eye(len(pair), dtype=np.bool_)).sum(axis=1).astype(np.intp),
    )


def number(value: float) -> float | None:
    """Return a number as JSON can hold it: None where it is not known."""
    return None if math.isnan(value) else float(value)


def _sellers(value: Reals, gone: Reals, cut: Mask, spare: float | None) -> tuple[Reals, Reals]:
    """Return whom each buyer asks, as shares [g, i, k], and what each seller has to spare [g, k]."""
    sales = value.sum(axis=1)
    free = sales if spare is None else spare * sales + gone.sum(axis=1)
    asked = np.where((value > 0) & ~cut, free[:, None, :], 0.0)
    limit = np.full_like(free, np.inf) if spare is None else free
    return np.nan_to_num(divided(asked, asked.sum(axis=2, keepdims=True))), limit


def _given(own: Reals, others: Reals, limit: Reals) -> Reals:
    """Return what each buyer gets [g, i, k] where it asks for ``own`` and all others for ``others``."""
    asked = np.maximum(others.sum(axis=1, keepdims=True) - others, 0.0) + own
    room = np.broadcast_to(limit[:, None, :], own.shape)
    part = np.ones_like(own)
    np.divide(room, asked, out=part, where=asked > room)
    return own * part


def _lacking(lost: Reals, got: Reals) -> Reals:
    return np.maximum(lost - got, 0.0)


def _together(lost: Reals, best: Reals, worst: Reals) -> tuple[float, float]:
    return max(float(lost.sum() - best.sum()), 0.0), max(float(lost.sum() - worst.sum()), 0.0)
