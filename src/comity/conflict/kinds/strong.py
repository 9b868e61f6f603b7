"""
Strongly and weakly stable states: whether what deters a party would hurt it much.

See convention 23.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.conflict.kinds.engine import Ground, Steps, by_all, stable
from comity.conflict.kinds.listed import labels, sentences_of
from comity.conflict.kinds.relations import Relation, View, turned, without
from comity.conflict.kinds.strength import degrees_of, worse_by
from comity.conflict.model import Model
from comity.conflict.words import join
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    import pandas as pd

KEYS = ("gmr", "smr", "seq", "sseq")
"""The concepts with degrees; under Nash there is no answer that could be strong."""


@dataclass(frozen=True, eq=False, slots=True)
class Strong:
    """
    Strong and weak stability.

    Parameters
    ----------
    model : Model
    degrees : mapping party -> tuple of int
        The degrees above 1 in each party's preference; parties without any are judged as ever.
    held : mapping concept -> mask, shape (n, S)
        Stable, whatever the degree.
    strong : mapping degree -> concept -> mask, shape (n, S)
        Stable, and for the parties with degrees strongly so at that degree.
    """

    model: Model
    degrees: Mapping[str, tuple[int, ...]]
    held: Mapping[str, Mask]
    strong: Mapping[int, Mapping[str, Mask]]

    def equilibria(self, degree: int, key: str) -> Mask:
        """Return the equilibria that are strong at a degree, shape (S,)."""
        return by_all(self.strong[degree][key])

    def weak(self, degree: int, key: str) -> Mask:
        """Return the equilibria that are not strong at a degree, shape (S,)."""
        out: Mask = by_all(self.held[key]) & ~self.equilibria(degree, key)
        return out

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "parties": {p: {"degrees": list(d)} for p, d in self.degrees.items()},
            "degrees": {
                str(d): {
                    "strong": {key: labels(self.model, self.equilibria(d, key)) for key in found},
                    "weak": {key: labels(self.model, self.weak(d, key)) for key in found},
                }
                for d, found in self.strong.items()
            },
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row per state, one boolean column per degree and concept, such as ``strong_2_gmr``."""
        import pandas as pd

        columns = {f"strong_{d}_{key}": self.equilibria(d, key) for d, found in self.strong.items() for key in found}
        index = pd.Index(labels(self.model, np.ones(self.model.n_states, bool)), name="state")
        return pd.DataFrame(columns, index=index)

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words."""
        names = join(self.model.case.party(p).name for p in self.degrees)
        out = [f"Strength of preference is given for {names}."]
        for d, found in self.strong.items():
            for states, how in (
                ({key: self.equilibria(d, key) for key in found}, "strongly"),
                ({key: self.weak(d, key) for key in found}, "only weakly"),
            ):
                words = f"would hold {how} at degree {d}"
                out += sentences_of(self.model, states, words, words)
        return tuple(out)


def strong(model: Model, ground: Ground, views: Sequence[View], keys: Sequence[str] = KEYS) -> Strong | None:
    """
    Return which states are strongly stable at every degree the preferences speak of; None where they speak of none.

    A party with unknown pairs moves only for what it surely prefers, and is deterred strongly only by what is surely
    that much worse. What pays an answering party is what may pay it.
    """
    degrees = {p: degrees_of(model.preference(i).preference) for i, p in enumerate(model.parties)}
    degrees = {p: row for p, row in degrees.items() if row}
    if not degrees:
        return None
    steps = Steps.of(ground, [v.leaving.maybe for v in views])
    keys = tuple(k for k in keys if k in KEYS)
    plain = [Relation(v.leaving.sure, without(v.answered.maybe)) for v in views]
    held = {key: _rows(ground, plain, key, steps) for key in keys}
    found: dict[int, dict[str, Mask]] = {}
    for d in sorted({one for row in degrees.values() for one in row}):
        relations = [strongly(model, i, views[i], d) if p in degrees else plain[i] for i, p in enumerate(model.parties)]
        found[d] = {key: _rows(ground, relations, key, steps) for key in keys}
    return Strong(model, degrees, held, found)


def strongly(model: Model, player: int, view: View, degree: int) -> Relation:
    """Return the relation of a player whom only what is worse by ``degree`` or more deters."""
    return Relation(view.leaving.sure, worse_by(model, player, degree) & turned(view.leaving.sure))


def _rows(ground: Ground, relations: Sequence[Relation], key: str, steps: Steps) -> Mask:
    rows = [stable(ground, i, relations[i], key, steps) for i in ground.players]
    return np.array(rows, bool).reshape(len(relations), ground.n_states)
