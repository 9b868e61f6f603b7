"""What a plan makes and nobody asked for: left out, where it is as cheap to leave it out."""

from __future__ import annotations

import math

import numpy as np

from comity.programme.plan.layout import Layout, Numbers
from comity.programme.plan.reckoning import position


def without_surplus(layout: Layout, make: Numbers) -> Numbers:
    """
    Return what is made without units that are still in stock at the end and could have been left out.

    Where making and keeping cost nothing, a cheapest plan may make more than is due. The units made last are left out
    first; of an item that is made in batches, whole batches. Nothing gets later by that, nothing takes more of any
    resource, and no cost rises.

    Parameters
    ----------
    layout : Layout
    make : array, shape (I, T)
        In the units of the layout.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Programme, Resource
    >>> from comity.programme.plan.layout import laid_out
    >>> layout = laid_out(Programme(4, resources=(Resource("line", (F(2),)),),
    ...     items=(Item("truck", ((1, F(6)),), (("line", F(1)),), late=F(3)),)))
    >>> without_surplus(layout, np.array([[0.2, 0.2, 0.2, 0.2]]))
    array([[0.2, 0.2, 0.2, 0. ]])
    """
    make = make.copy()
    for _ in layout.items:  # what is not made of units of another item leaves more of these
        before = make.copy()
        for i in range(len(layout.items)):
            _leave_out(layout, make, i)
        if (before == make).all():
            break
    return make


def _leave_out(layout: Layout, make: Numbers, i: int) -> None:
    """Take the surplus of one item out of what is made, from the last period on backwards."""
    kept = position(layout, make)[i]
    noise = 1e-8 * max(1.0, float(np.abs(kept).max(initial=0.0)))
    batch, spare = float(layout.batch[i]), math.inf
    for t in reversed(range(layout.periods)):
        spare = min(spare, float(kept[t]))
        if spare <= noise:
            return
        less = min(spare, float(make[i, t]))
        if batch > 0:
            less = math.floor(less / batch + 1e-9) * batch
        make[i, t] = 0.0 if make[i, t] - less <= noise else make[i, t] - less
        spare -= less
