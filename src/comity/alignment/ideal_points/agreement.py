"""How far any two actors agree: the share of agreement, the score S, and chance-corrected kappa and pi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from comity.alignment.ideal_points.roll_calls import ANSWERS, Codes, RollCalls
from comity.errors import UsageError

Reals = NDArray[np.float64]
Distance = Literal["absolute", "squared"]


@dataclass(frozen=True, eq=False, slots=True)
class Agreement:
    """
    Agreement of every pair of actors; all arrays have shape (N, N).

    Parameters
    ----------
    actors : tuple of str
    shared : int array
        Votes on which both were present.
    share : array
        1 where two always voted alike, 0 where they were always opposed; yes and abstain are half apart.
    s : array
        ``2 * share - 1``, the score of Signorino and Ritter.
    kappa, pi : array
        Agreement beyond chance: 0 where it is what chance gives to two actors with these habits, 1 at best.

    All are NaN where no vote was shared; kappa and pi also where both actors always said one and the same.
    """

    actors: tuple[str, ...]
    shared: NDArray[np.int64]
    share: Reals
    s: Reals
    kappa: Reals
    pi: Reals

    def to_json(self) -> dict[str, Any]:
        """Return every pair once, in the order of the actors; null where a score is not defined."""
        rows = [
            {
                "a": self.actors[i],
                "b": self.actors[j],
                "shared": int(self.shared[i, j]),
                **{name: _number(getattr(self, name)[i, j]) for name in ("share", "s", "kappa", "pi")},
            }
            for i in range(len(self.actors))
            for j in range(i + 1, len(self.actors))
        ]
        return {"actors": list(self.actors), "pairs": rows}

    def sentences(self) -> tuple[str, ...]:
        """Return which two agree most and least, in words."""
        upper = np.triu(np.ones_like(self.share, bool), 1) & ~np.isnan(self.share)
        if not upper.any():
            return ("No two actors voted on the same question.",)
        most, least = (
            np.unravel_index(np.argmax(np.where(upper, sign * self.share, -np.inf)), self.share.shape)
            for sign in (1, -1)
        )
        return tuple(
            f"{self.actors[i]} and {self.actors[j]} agree {word}: {100 * self.share[i, j]:.0f} of 100 over "
            f"{self.shared[i, j]} vote{'s' if self.shared[i, j] != 1 else ''}, where yes and abstain count as half in "
            "agreement."
            for (i, j), word in ((most, "most"), (least, "least"))
        )


def agreement(votes: RollCalls, session: str | None = None, distance: Distance = "absolute") -> Agreement:
    r"""
    Return how far any two actors agree, in one session or in all.

    With :math:`d(y, z)` the distance of two answers, from 0 (the same) to 1 (yes and no), the share of agreement of
    i and j is :math:`1 - D_o`, the mean distance over the votes that both cast. Kappa and pi are
    :math:`1 - D_o / D_e`, where :math:`D_e` is the distance that is to be expected by chance: from each actor's own
    habits (Cohen's kappa) or from the habits of the two together (Scott's pi).

    Parameters
    ----------
    votes : RollCalls
    session : str, optional
        All sessions together if not given.
    distance : {"absolute", "squared"}
        Yes and abstain are one half apart, or one quarter.

    Returns
    -------
    Agreement

    Raises
    ------
    UsageError
        For a session that is not there.

    Examples
    --------
    >>> from comity.alignment.ideal_points.roll_calls import roll_calls
    >>> found = agreement(roll_calls(["a", "b"], [[1, 1, 3, 1], [1, 2, 3, 0]]))
    >>> int(found.shared[0, 1]), round(float(found.share[0, 1]), 3), round(float(found.s[0, 1]), 3)
    (3, 0.833, 0.667)
    >>> round(float(found.kappa[0, 1]), 3)
    0.667

    References
    ----------
    Signorino, C. and Ritter, J. (1999). Tau-b or not tau-b: measuring the similarity of foreign policy positions.
    International Studies Quarterly 43(1), 115-144. Häge, F. (2011). Choice or circumstance? Adjusting measures of
    foreign policy similarity for chance agreement. Political Analysis 19(3), 287-305.
    """
    if session is not None and session not in votes.sessions:
        raise UsageError(f'There is no session "{session}". The sessions are: {", ".join(votes.sessions)}.')
    codes = votes.codes if session is None else votes.of(votes.sessions.index(session))
    pairs = pair_counts(codes)
    shared = pairs.sum(axis=(2, 3))
    apart = np.abs(np.subtract.outer((0.0, 0.5, 1.0), (0.0, 0.5, 1.0)))
    apart = apart**2 if distance == "squared" else apart
    with np.errstate(invalid="ignore", divide="ignore"):
        chances = pairs / shared[:, :, None, None]
        mine, yours = chances.sum(axis=3), chances.sum(axis=2)
        both = (mine + yours) / 2
        observed = np.einsum("ijcd,cd->ij", chances, apart)
        kappa = 1 - observed / _nan_for_0(np.einsum("ijc,ijd,cd->ij", mine, yours, apart))
        pi = 1 - observed / _nan_for_0(np.einsum("ijc,ijd,cd->ij", both, both, apart))
    return Agreement(votes.actors, shared.astype(np.int64), 1 - observed, 1 - 2 * observed, kappa, pi)


def pair_counts(codes: Codes) -> Reals:
    """Return how often actor i said c while actor j said d, shape (N, N, 3, 3)."""
    said = np.stack([(codes == c).astype(np.float64) for c in ANSWERS], axis=1)  # [n, c, v]
    n, _, v = said.shape
    flat = said.reshape(n * 3, v)
    return np.asarray((flat @ flat.T).reshape(n, 3, n, 3).transpose(0, 2, 1, 3), np.float64)


def _nan_for_0(values: Reals) -> Reals:
    return np.where(values > 1e-15, values, np.nan)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 6)
