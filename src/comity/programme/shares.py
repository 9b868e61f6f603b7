"""Shares in words."""

from __future__ import annotations


def per_cent(share: float) -> str:
    """
    Return a share in words, with three digits; only nothing is "0 %" and only all of it is "100 %".

    Examples
    --------
    >>> per_cent(1 / 3), per_cent(1.0), per_cent(0.0), per_cent(1.5)
    ('33.3 %', '100 %', '0 %', '150 %')

    What is nearly nothing or nearly all is not called so:

    >>> per_cent(0.000001), per_cent(0.99999)
    ('less than 0.01 %', 'over 99.9 %')
    """
    if 0 < share < 5e-5:
        return "less than 0.01 %"
    if 0.9995 <= share < 1:
        return "over 99.9 %"
    return f"{100 * share:,.0f} %" if share >= 10 else f"{100 * share:.3g} %"
