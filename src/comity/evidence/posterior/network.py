r"""
An origin as a small network: a report that was made or not, and outlets that pass it on or not (conventions §66).

.. math:: P(\text{outlets} \mid H) = \sum_{r \in \{0, 1\}} P(r \mid H) \prod_i P(\text{outlet}_i \mid r)

The report is never seen itself, so both of its values are gone through. That is exact, and needs no more than two
products, because outlets that know the report know nothing else of the claim.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from comity.case.evidence import Range
from comity.evidence.posterior.log_range import LogRange

NEARLY_NOTHING = 1e-15
"""What a probability of 0 counts as, so that outlets that contradict one another are unlikely and not impossible."""


@dataclass(frozen=True, slots=True)
class Relay:
    """
    An outlet: how likely it passes a report on that there is (``fidelity``), and makes one that is not (``error``).

    ``passed_on`` is False for an outlet that would have reported and did not. None: fidelity 1, error 0.
    """

    passed_on: bool
    fidelity: Range | None = None
    error: Range | None = None


def passed_on(supports: bool, seen_if_true: Range, seen_if_false: Range) -> bool:
    """
    Return whether an outlet that speaks for a claim, or against it, passed the report of its origin on.

    A report that is likelier where the claim is true speaks for it, so an outlet that supports the claim passed it on
    and one that contradicts would have and did not; of a report that is likelier where the claim is false it is the
    other way round. A report that is as likely either way says nothing, whoever passed it on.

    Examples
    --------
    A denial is likelier where the claim is false; who contradicts the claim passed it on:

    >>> def known(x): return Range(Fraction(x), Fraction(x), Fraction(x))
    >>> passed_on(False, known("0.2"), known("0.6")), passed_on(False, known("0.6"), known("0.2"))
    (True, False)
    """
    if seen_if_true.middle == seen_if_false.middle:
        return True
    return supports == (seen_if_true.middle > seen_if_false.middle)


@dataclass(frozen=True, slots=True)
class _Ends:
    """The log ratio of all outlets, report against none: at its least, middle and most."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class _Chances:
    """The logarithms of a chance and of its opposite, at its least, middle and most."""

    low: tuple[float, float]
    middle: tuple[float, float]
    high: tuple[float, float]

    @classmethod
    def of(cls, chance: Range) -> _Chances:
        return cls(*((_log(x), _log(1 - x)) for x in (chance.low, chance.middle, chance.high)))


def network_ratio(seen_if_true: Range, seen_if_false: Range, relays: Sequence[Relay]) -> LogRange:
    r"""
    Return the log likelihood ratio of what all outlets of one origin did.

    With :math:`h` and :math:`m` the chances of the report if the claim is true and if not, and :math:`\rho` the ratio
    of what the outlets did given a report and given none,

    .. math:: LR = \frac{h \rho + 1 - h}{m \rho + 1 - m}

    The ratio rises or falls with each of its numbers alone, so its least and most value lie in corners.

    Parameters
    ----------
    seen_if_true, seen_if_false : Range
        :math:`h` and :math:`m`.
    relays : sequence of Relay
        Without any the ratio is 1: nobody said or kept back anything.

    Examples
    --------
    Three papers that print what one agency says are one report, however many they are; papers that err are not:

    >>> def known(x): return Range(Fraction(x), Fraction(x), Fraction(x))
    >>> sure, unsure = Relay(True), Relay(True, known("0.9"), known("0.2"))
    >>> [round(math.exp(network_ratio(known("0.8"), known("0.2"), [sure] * n).middle), 3) for n in (1, 3)]
    [4.0, 4.0]
    >>> [round(math.exp(network_ratio(known("0.8"), known("0.2"), [unsure] * n).middle), 3) for n in (1, 3)]
    [2.235, 3.842]
    """
    if not relays:
        return LogRange()
    outlets = _outlets(relays)
    true, false = (_Chances.of(r) for r in (seen_if_true, seen_if_false))
    corners = [
        _mixed(h, rho) - _mixed(m, rho)
        for h, m, rho in product((true.low, true.high), (false.low, false.high), (outlets.low, outlets.high))
    ]
    middle = _mixed(true.middle, outlets.middle) - _mixed(false.middle, outlets.middle)
    return LogRange(min(*corners, middle), middle, max(*corners, middle))


def _outlets(relays: Sequence[Relay]) -> _Ends:
    ends = [_outlet(r) for r in relays]
    return _Ends(*(math.fsum(getattr(e, k) for e in ends) for k in ("low", "middle", "high")))


def _outlet(relay: Relay) -> _Ends:
    """Return log P(what it did | report) - log P(what it did | no report)."""
    f = relay.fidelity or Range(Fraction(1), Fraction(1), Fraction(1))
    e = relay.error or Range(Fraction(0), Fraction(0), Fraction(0))
    if relay.passed_on:
        return _Ends(_log(f.low) - _log(e.high), _log(f.middle) - _log(e.middle), _log(f.high) - _log(e.low))
    return _Ends(
        _log(1 - f.high) - _log(1 - e.low), _log(1 - f.middle) - _log(1 - e.middle), _log(1 - f.low) - _log(1 - e.high)
    )


def _mixed(chance: tuple[float, float], log_rho: float) -> float:
    """Return log(h rho + 1 - h) from the logarithms of h and 1 - h, without overflow."""
    a, b = chance[0] + log_rho, chance[1]
    top = max(a, b)
    return top + math.log1p(math.exp(min(a, b) - top))


def _log(chance: Fraction) -> float:
    return math.log(max(float(chance), NEARLY_NOTHING))
