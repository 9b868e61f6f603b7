"""How the members of a body split on one roll call: counts, the Rice index, and the agreement index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.case.alignment import Votes

UNKNOWN, YES, ABSTAIN, NO, ABSENT = range(5)
CODES = {"": UNKNOWN, "yes": YES, "abstain": ABSTAIN, "no": NO, "absent": ABSENT}


def coded(votes: Votes, rows: list[int]) -> NDArray[np.int8]:
    """Return what every actor did in the given roll calls, shape (V, N): 0 not known, 1 yes, 2 abstain, 3 no, 4 absent.

    Examples
    --------
    >>> coded(Votes(("x", "y"), ("r",), cast=(("no", ""),)), [0]).tolist()
    [[3, 0]]
    """
    cells = [[CODES[cast] for cast in votes.cast[r]] for r in rows]
    return np.array(cells, np.int8).reshape(len(rows), len(votes.actors))


def rice_index(yes: int, no: int) -> float | None:
    r"""
    Return how far those who said yes or no are of one mind: :math:`|Y - N| / (Y + N)`, None with fewer than two [1]_.

    Examples
    --------
    >>> rice_index(3, 1), rice_index(2, 2), rice_index(1, 0)
    (0.5, 0.0, None)

    References
    ----------
    .. [1] Rice, S. A. (1925). The behavior of legislative groups. Political Science Quarterly 40(1), 60-72.
    """
    return abs(yes - no) / (yes + no) if yes + no > 1 else None


def agreement_index(yes: int, no: int, abstain: int) -> float | None:
    r"""
    Return how far all who voted are of one mind, None with fewer than two voters [1]_.

    With the largest of the three groups :math:`m` and :math:`n = Y + N + A` it is :math:`(m - (n - m) / 2) / n`:
    1 where all say the same, 0 where yes, no and abstain are equally many.

    Examples
    --------
    >>> agreement_index(4, 0, 0), agreement_index(2, 2, 2), agreement_index(2, 2, 0)
    (1.0, 0.0, 0.25)

    References
    ----------
    .. [1] Hix, S., Noury, A. & Roland, G. (2005). Power to the parties: cohesion and competition in the European
       Parliament, 1979-2001. British Journal of Political Science 35(2), 209-234.
    """
    voted, most = yes + no + abstain, max(yes, no, abstain)
    return (most - (voted - most) / 2) / voted if voted > 1 else None


@dataclass(frozen=True, slots=True)
class Split:
    """
    One roll call: what the members of the body did.

    ``unknown`` counts members of whom nothing is known, also those whom the table does not have; it is no absence.
    ``rice`` and ``agreement`` lie between 0 and 1 and are None with fewer than two members to compare.
    """

    id: str
    session: str
    date: str
    yes: int
    no: int
    abstain: int
    absent: int
    unknown: int
    rice: float | None
    agreement: float | None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


def splits(votes: Votes, rows: list[int], mine: NDArray[np.int8], strangers: int) -> tuple[Split, ...]:
    """Return how members split; ``mine`` are their codes, shape (V, M), ``strangers`` the members not in the table."""
    counts = np.stack([(mine == code).sum(axis=1) for code in range(5)], axis=1).tolist()  # [v, code]
    return tuple(_split(votes, r, count, strangers) for r, count in zip(rows, counts, strict=True))


def _split(votes: Votes, r: int, count: list[int], strangers: int) -> Split:
    unknown, yes, abstain, no, absent = count
    return Split(
        votes.id[r],
        votes.session[r] if votes.session else "",
        votes.date[r] if votes.date else "",
        yes,
        no,
        abstain,
        absent,
        unknown + strangers,
        rice_index(yes, no),
        agreement_index(yes, no, abstain),
    )
