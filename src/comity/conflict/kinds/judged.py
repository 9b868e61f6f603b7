"""Stability with each party by its own kind of preference, beside what would hold without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.conflict.kinds.engine import Ground, Steps, by_all, verdicts
from comity.conflict.kinds.listed import labels, sentences_of
from comity.conflict.kinds.relations import View
from comity.conflict.kinds.unknown import EXTENSIONS
from comity.conflict.model import Model
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, slots=True)
class Judged:
    """
    What holds when some parties have another kind of preference, or attitudes toward others.

    Parameters
    ----------
    model : Model
    parties : mapping party -> mapping
        What is special about each, as plain values.
    said : tuple of str
        The same in words.
    stable : mapping concept -> mask, shape (n, S)
    before : mapping concept -> mask, shape (n, S)
        The verdicts without it, all else alike.
    """

    model: Model
    parties: Mapping[str, Mapping[str, Any]]
    said: tuple[str, ...]
    stable: Mapping[str, Mask]
    before: Mapping[str, Mask]

    def equilibria(self, key: str) -> Mask:
        """Return which states are stable for every player under a concept, shape (S,)."""
        return by_all(self.stable[key])

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "parties": {p: dict(row) for p, row in self.parties.items()},
            "stable": {
                p: {key: labels(self.model, mask[i]) for key, mask in self.stable.items()}
                for i, p in enumerate(self.model.parties)
            },
            "equilibria": {key: labels(self.model, self.equilibria(key)) for key in self.stable},
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row per state, one boolean column per concept."""
        import pandas as pd

        index = pd.Index(labels(self.model, np.ones(self.model.n_states, bool)), name="state")
        return pd.DataFrame({key: self.equilibria(key) for key in self.stable}, index=index)

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words: what is special, and what that changes."""
        now = {key: self.equilibria(key) for key in self.stable}
        before = {key: by_all(self.before[key]) for key in now}
        if all((now[key] == before[key]).all() for key in now):
            return (*self.said, "This changes nothing in what would hold.")
        kept = {key: now[key] & before[key] for key in now}
        gained = {key: now[key] & ~before[key] for key in now}
        lost = {key: before[key] & ~now[key] for key in now}
        out = [*self.said]
        for states, words in (
            (kept, "would hold, as without this"),
            (gained, "would hold because of this"),
            (lost, "would no longer hold because of this"),
        ):
            out += sentences_of(self.model, states, words, words)
        return tuple(out)


def judge(ground: Ground, views: Sequence[View], keys: Sequence[str], letter: str = "b") -> dict[str, Mask]:
    """
    Return the stability of every state for every player, shape (n, S) per concept.

    Parameters
    ----------
    ground : Ground
    views : sequence of View
    keys : sequence of str
    letter : {"a", "b", "c", "d"}
        The extension under which what is unknown enters; it makes no difference where nothing is.
    """
    extension = next(e for e in EXTENSIONS if e.key == letter)
    steps = Steps.of(ground, [v.leaving.maybe for v in views])
    return verdicts(ground, [extension.relation(v) for v in views], steps, keys)
