"""Rankings by hand in a ``.gmcr`` file: numbers of feasible states, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comity.case.foreign.findings import Findings
from comity.case.foreign.json_fields import items, kind_of, place
from comity.case.foreign.json_nodes import JsonNode
from comity.case.nouns import Ranking

MAX_OPTIONS = 16


@dataclass(frozen=True, slots=True)
class Numbering:
    """The feasible states as gmcr-py numbers them: from 1, in binary order with the first option lowest."""

    patterns: tuple[str, ...]
    usable: bool = True

    @classmethod
    def of(cls, n_options: int, infeasible: Sequence[str], notes: Findings) -> Numbering:
        """
        Number the states that no infeasible pattern covers.

        Examples
        --------
        >>> Numbering.of(2, ["YY"], Findings("x.gmcr")).patterns
        ('NN', 'YN', 'NY')
        """
        if n_options > MAX_OPTIONS:
            what = f"state numbers are read for up to {MAX_OPTIONS} options; this model has {n_options}."
            notes.error(0, what, "Save the model with preference statements instead of rankings by hand.")
            return cls((), usable=False)
        codes = np.arange(1 << n_options, dtype=np.uint32)
        open_ = np.ones(len(codes), dtype=bool)
        for letters in dict.fromkeys(infeasible):
            care = sum(1 << k for k, letter in enumerate(letters) if letter != "-")
            value = sum(1 << k for k, letter in enumerate(letters) if letter == "Y")
            open_ &= (codes & np.uint32(care)) != np.uint32(value)
        feasible = codes[open_].tolist()
        if not feasible and not notes.failed:
            notes.error(0, "the infeasible conditions leave no state.", "Remove one of them.")
        return cls(tuple("".join("NY"[c >> k & 1] for k in range(n_options)) for c in feasible))


def read_ranking(maker: dict[str, JsonNode], numbering: Numbering, notes: Findings) -> Ranking | None:
    """Return a decision maker's ranking as patterns, best first; None where it cannot be read."""
    node = maker.get("preferenceRanking", maker.get("preferenceVector"))
    if node is None:
        line = next((n.line for n in maker.values()), 0)
        notes.error(line, "a decision maker has no `preferenceRanking`.", "Add it, or switch off manual rankings.")
        return None
    if not numbering.usable:
        return None
    seen: set[int] = set()
    tiers = []
    for row in items(node, notes):
        members = row.value if isinstance(row.value, tuple) else (row,)
        numbers = [n for m in members if (n := _state(m, numbering, seen, notes)) is not None]
        if numbers:
            tiers.append(tuple(numbering.patterns[n - 1] for n in numbers))
    missing = [n for n in range(1, len(numbering.patterns) + 1) if n not in seen]
    if missing and not notes.failed:
        shown = ", ".join(map(str, missing[:8])) + (", ..." if len(missing) > 8 else "")
        notes.error(node.line, f"{place(node)} leaves out states: {shown}.", "Rank every feasible state once.")
    return Ranking(tuple(tiers))


def _state(node: JsonNode, numbering: Numbering, seen: set[int], notes: Findings) -> int | None:
    number = node.value
    if isinstance(number, bool) or not isinstance(number, int):
        notes.error(node.line, f"{place(node)} is {kind_of(node)}; a state number is expected.", "Count from 1.")
        return None
    if not 1 <= number <= len(numbering.patterns):
        known = f"The feasible states are 1 to {len(numbering.patterns)}."
        notes.error(node.line, f"{place(node)} is {number}, which is no feasible state.", known)
        return None
    if number in seen:
        notes.error(node.line, f"{place(node)}: state {number} is ranked twice.", "Rank every feasible state once.")
        return None
    seen.add(number)
    return number
