"""What holds where some preferences are not known: the four extensions, and what is necessary and what possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.conflict.kinds.attitudes import Tones
from comity.conflict.kinds.bounds import Bounds, necessary_and_possible, seen
from comity.conflict.kinds.engine import Ground, Steps, by_all, verdicts
from comity.conflict.kinds.listed import concepts, labels, sentences_of
from comity.conflict.kinds.parties import Kind
from comity.conflict.kinds.relations import count
from comity.conflict.kinds.unknown import EXTENSIONS
from comity.conflict.model import Model
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, slots=True)
class Uncertain:
    """
    Stability where the order of some states is not known.

    Parameters
    ----------
    model : Model
    pairs : mapping party -> (unknown, all)
        How many pairs of states have no known order for the party, of how many.
    extensions : mapping letter -> concept -> mask, shape (n, S)
        Stability of each state for each player under the extensions a to d.
    necessary : mapping concept -> Bounds
        Equilibria under every completion of the unknown pairs.
    possible : mapping concept -> Bounds
        Equilibria under some completion.
    """

    model: Model
    pairs: Mapping[str, tuple[int, int]]
    extensions: Mapping[str, Mapping[str, Mask]]
    necessary: Mapping[str, Bounds]
    possible: Mapping[str, Bounds]

    def equilibria(self, letter: str, key: str) -> Mask:
        """Return which states are equilibria under one extension and concept, shape (S,)."""
        return by_all(self.extensions[letter][key])

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values; ``undecided`` lists what stays between the bounds, where anything does."""
        out: dict[str, Any] = {
            "parties": {p: {"unknown_pairs": few, "pairs": many} for p, (few, many) in self.pairs.items()},
            "extensions": {
                letter: {key: labels(self.model, self.equilibria(letter, key)) for key in found}
                for letter, found in self.extensions.items()
            },
        }
        undecided: dict[str, dict[str, list[str]]] = {}
        for name, found in (("necessary", self.necessary), ("possible", self.possible)):
            out[name] = {key: labels(self.model, b.surely) for key, b in found.items()}
            for key, b in found.items():
                if not b.exact:
                    undecided.setdefault(name, {})[key] = labels(self.model, b.open)
        return out | ({"undecided": undecided} if undecided else {})

    def to_frame(self) -> pd.DataFrame:
        """Return one row per state, one boolean column per extension and concept, such as ``a_nash``."""
        import pandas as pd

        columns = {
            f"{letter}_{key}": self.equilibria(letter, key)
            for letter, found in self.extensions.items()
            for key in found
        }
        index = pd.Index(labels(self.model, np.ones(self.model.n_states, bool)), name="state")
        return pd.DataFrame(columns, index=index)

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words."""
        out = [self._known(p) for p in self.pairs]
        sure = {k: b.surely for k, b in self.necessary.items()}
        may = {k: b.surely & ~self.necessary[k].perhaps for k, b in self.possible.items()}
        unsettled = {k: self.necessary[k].open | b.open for k, b in self.possible.items()}
        out += sentences_of(self.model, sure, "holds whichever way this turns out", "hold whichever way this turns out")
        none = tuple(key for key, mask in sure.items() if not mask.any() and not unsettled[key].any())
        if none:
            out.append(f"No outcome holds whichever way this turns out ({concepts(none)}).")
        out += sentences_of(self.model, may, "holds or not, as this turns out", "hold or not, as this turns out")
        left = "could not be settled: too many ways remain open"
        return (*out, *sentences_of(self.model, unsettled, left, left))

    def _known(self, party: str) -> str:
        name, (few, many) = self.model.case.party(party).name, self.pairs[party]
        if few == many:
            return f"Nothing is known of what {name} prefers."
        return f"What {name} prefers is not known for {few:,} of {many:,} pairs of states."


def uncertain(
    model: Model, ground: Ground, kinds: Sequence[Kind], tones: Sequence[Tones], keys: Sequence[str]
) -> Uncertain | None:
    """
    Return stability where some order is not known; None where every order is.

    Parameters
    ----------
    model : Model
    ground : Ground
    kinds : sequence of Kind
        One per player; those that are not open enter as they are (hybrids).
    tones : sequence of Tones
        Attitudes; everybody is judged by them.
    keys : sequence of str
    """
    if not any(k.open for k in kinds):
        return None
    views = seen(tones, [k.view for k in kinds])
    steps = Steps.of(ground, [v.leaving.maybe for v in views])
    extensions = {e.key: verdicts(ground, [e.relation(v) for v in views], steps, keys) for e in EXTENSIONS}
    necessary, possible = necessary_and_possible(model, ground, kinds, tones, keys)
    every = model.n_states * (model.n_states - 1) // 2
    pairs = {
        p: (count(k.view.leaving.maybe & ~k.view.leaving.sure) // 2, every)
        for p, k in zip(model.parties, kinds, strict=True)
        if k.open
    }
    return Uncertain(model, pairs, extensions, necessary, possible)
