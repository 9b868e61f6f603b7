"""Everything that was compared: rates, counts, series and accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from comity.evidence.compare.pairs import SeriesPair
from comity.evidence.compare.pools import Pool
from comity.evidence.compare.reconciled import Reconciled
from comity.evidence.sentences import unfinished

if TYPE_CHECKING:
    import pandas as pd

Part = Literal["rates", "counts", "series", "accounts"]
PARTS: tuple[Part, ...] = ("rates", "counts", "series", "accounts")


@dataclass(frozen=True, slots=True)
class Compared:
    """
    What was claimed against what was verified, by the same model for every party.

    Parameters
    ----------
    rates, counts : tuple of Pool
        One per kind (the parties pooled), then one per party that has several kinds (the kinds pooled).
    series : tuple of SeriesPair
    accounts : tuple of Reconciled
        One per sort of number.
    notes : tuple of str
        What a reader should know, such as records that were left out.
    missing : mapping part -> reason
        The parts that a budget cut short, or that were never begun.
    """

    rates: tuple[Pool, ...] = ()
    counts: tuple[Pool, ...] = ()
    series: tuple[SeriesPair, ...] = ()
    accounts: tuple[Reconciled, ...] = ()
    notes: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Return True where no budget left anything out."""
        return not self.missing

    @property
    def empty(self) -> bool:
        """Return True where there was nothing to compare."""
        return not (self.rates or self.counts or self.series or self.accounts)

    def to_json(self) -> dict[str, Any]:
        """Return the whole as plain values."""
        out: dict[str, Any] = {
            "rates": [p.to_json() for p in self.rates],
            "counts": [p.to_json() for p in self.counts],
            "series": [p.to_json() for p in self.series],
            "accounts": [r.to_json() for r in self.accounts],
            "notes": list(self.notes),
            "complete": self.complete,
        }
        return out | ({"missing": dict(self.missing)} if self.missing else {})

    def to_frame(self, part: Part = "rates") -> pd.DataFrame:
        """
        Return one part as a table.

        ``rates`` and ``counts``: a row per member of a pool; ``series``: a row per pair; ``accounts``: a row per
        account.
        """
        import pandas as pd

        rows: dict[Part, Iterable[dict[str, Any]]] = {
            "rates": (row for p in self.rates for row in p.rows()),
            "counts": (row for p in self.counts for row in p.rows()),
            "series": (p.row() for p in self.series),
            "accounts": (row for r in self.accounts for row in r.rows()),
        }
        return pd.DataFrame(list(rows[part]))

    def sentences(self) -> list[str]:
        """Return everything in plain words, each sentence once, part by part."""
        parts: list[Pool | SeriesPair | Reconciled] = [*self.rates, *self.counts, *self.series, *self.accounts]
        told = [sentence for part in parts for sentence in part.sentences()]
        return list(dict.fromkeys([*told, *unfinished(self.missing), *self.notes]))
