"""Chances of slipping that hang together by supplier: a Gaussian copula with one factor for each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Noise:
    """
    Standard normal numbers: ``own`` of shape (runs, N) for each step, ``shared`` of shape (runs, G) for each group.

    The same numbers serve both ends of the correlation, so that a difference is not one of luck.
    """

    own: Numbers
    shared: Numbers

    def chances(self, group: Sequence[int], part: Sequence[float]) -> Numbers:
        r"""
        Return a number between 0 and 1 for each run and step, each uniform by itself.

        .. math:: u_{kn} = \Phi\!\left(\sqrt{\rho_n}\, f_{k g(n)} + \sqrt{1 - \rho_n}\, e_{kn}\right)

        Two steps of one group with the part :math:`\rho` have correlated normal scores of just :math:`\rho`.

        Parameters
        ----------
        group : sequence of int, length N
            The group of each step.
        part : sequence of float, length N
            What part of the variance of its score each step shares with its group, 0 to 1.

        References
        ----------
        Li, D. X. (2000). On default correlation: a copula function approach. Journal of Fixed Income 9(4), 43-54.
        """
        rho = np.clip(np.asarray(part, np.float64), 0.0, 1.0)
        scores = np.sqrt(rho) * self.shared[:, list(group)] + np.sqrt(1 - rho) * self.own
        return normal_share(scores)

    def first(self, runs: int) -> Noise:
        """Return the first runs only."""
        return Noise(self.own[:runs], self.shared[:runs])


def noise(runs: int, steps: int, groups: int, seed: int) -> Noise:
    """
    Return the numbers of a seed; those of the groups and of the steps come from streams of their own.

    Steps are told apart by their place, not by their name: names decide nothing.
    """
    own, shared = (np.random.default_rng([seed, k]) for k in (1, 2))
    # column by column, so that a step that is added leaves the numbers of those before it
    return Noise(own.standard_normal((steps, runs)).T, shared.standard_normal((groups, runs)).T)


def normal_share(scores: Numbers) -> Numbers:
    """
    Return the share of a standard normal distribution that lies below each number.

    Examples
    --------
    >>> normal_share(np.array([0.0, 1.959964])).round(4).tolist()
    [0.5, 0.975]
    """
    # turned twice, so that the numbers of one step stay side by side in memory
    turned = scores.T
    below = [0.5 * math.erfc(-x / math.sqrt(2)) for x in turned.ravel().tolist()]
    return np.array(below, np.float64).reshape(turned.shape).T
