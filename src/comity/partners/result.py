"""The whole answer about partners: whose long-term offer holds up, for whom, on what, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from comity.partners.known import Chance, Known

if TYPE_CHECKING:
    from comity.case.partners import Partners
    from comity.partners.claims import Claims
    from comity.partners.contrast.result import Contrast
    from comity.partners.costs.result import Costs
    from comity.partners.information.answer import Information
    from comity.partners.locked_in.analyse import LockedIn
    from comity.partners.offer_log import OfferLog
    from comity.partners.options.answer import Options
    from comity.partners.promised import Promises
    from comity.partners.regret.changed import Changes
    from comity.partners.regret.result import Regrets
    from comity.partners.robust.result import Robust
    from comity.partners.smaa.result import Smaa

Part = Literal[
    "smaa",
    "promises",
    "claims",
    "robust",
    "regret",
    "changes",
    "contrast",
    "costs",
    "options",
    "locked_in",
    "information",
    "log",
]
PARTS: tuple[Part, ...] = (
    "smaa",
    "promises",
    "claims",
    "robust",
    "regret",
    "changes",
    "contrast",
    "costs",
    "options",
    "locked_in",
    "information",
    "log",
)
_FIRST = ("acceptability", "winner", "why")
"""What of SMAA-2 stands at the top of the answer."""


@dataclass(frozen=True, eq=False, slots=True)
class PartnersResult:
    """
    Everything that was found out about the section ``partners`` of a case.

    Parts that were not asked for, that the case has no data for, or that are ``missing`` or ``limited`` are None.

    Parameters
    ----------
    section : Partners
        The offers after the last event of their logs, which everything else is about.
    names : mapping party -> name
        What parties of the case are called, of which one may make an offer.
    chances : mapping claim -> (p, low, high)
        How likely the claims hold that cells hang on.
    known : Known
        What is known of every cell: known, only promised or not public.
    smaa : Smaa or None
        How often each offer has each rank.
    promises : Promises or None
        The same without what is only promised; None also where nothing is promised.
    claims : Claims or None
        The same at both ends of what is known of each claim; None also where no cell hangs on a claim.
    robust : Robust or None
        What holds between offers for all weights and numbers.
    regret : Regrets or None
    changes : Changes or None
        What would change the winner.
    contrast : Contrast or None
        What usual methods of ranking would say, with their reversals.
    costs : Costs or None
        Whole-life costs.
    options : Options or None
        The value of waiting.
    locked_in : LockedIn or None
        Lock-in, and one vendor against several.
    information : Information or None
        Which unknown is worth finding out.
    log : OfferLog or None
        The answer as of each date.
    notes : tuple of str
        What a reader should know of the case as a whole.
    missing : mapping part -> reason
        The parts that a budget cut short, or that were never begun.
    limited : mapping part -> reason
        The parts that could not be answered from this section.
    """

    section: Partners
    names: Mapping[str, str] = field(default_factory=dict)
    chances: Mapping[str, Chance] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    smaa: Smaa | None = None
    promises: Promises | None = None
    claims: Claims | None = None
    robust: Robust | None = None
    regret: Regrets | None = None
    changes: Changes | None = None
    contrast: Contrast | None = None
    costs: Costs | None = None
    options: Options | None = None
    locked_in: LockedIn | None = None
    information: Information | None = None
    log: OfferLog | None = None
    notes: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    limited: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Return True where no budget left anything out."""
        return not self.missing

    @property
    def winner(self) -> str | None:
        """Return the clear winner, None where there is none or it is not known."""
        return None if self.smaa is None else self.smaa.winner

    @property
    def why(self) -> str:
        """Return why there is a clear winner, why there is none, or why that is not known."""
        if self.smaa is not None:
            return self.smaa.why
        if not self.section.offers:
            return "There is no offer to compare."
        if not self.section.criteria:
            return "No clear winner: there is no criterion to judge the offers by."
        reason = self.missing.get("smaa") or self.limited.get("smaa")
        return f"Not worked out: {reason}" if reason else "Not asked for: the part smaa was left out."

    def maker(self, offer: str) -> str:
        """Return who makes an offer, by the name that the case gives to the party; empty where nobody is named."""
        by = next((o.by for o in self.section.offers if o.id == offer), "")
        return self.names.get(by, by)

    def to_json(self) -> dict[str, Any]:
        """
        Return everything as plain values: the keys of the contract first, then one key for each part.

        Parts that are not there are null; so is every number that is not known or not finite.
        """
        smaa = None if self.smaa is None else self.smaa.to_json()
        regret = None if self.regret is None else self.regret.to_json()
        out: dict[str, Any] = {
            "acceptability": {} if smaa is None else smaa["acceptability"],
            "winner": self.winner,
            "why": self.why,
            "necessary": None if self.robust is None else [list(p) for p in self.robust.necessary],
            "regret": None if regret is None else regret.pop("regret"),
            "known": self.known.to_json(),
            "smaa": None if smaa is None else {k: v for k, v in smaa.items() if k not in _FIRST},
            "regrets": regret,
        }
        for part in PARTS:
            if part not in ("smaa", "regret"):
                found = getattr(self, part)
                out[part] = None if found is None else found.to_json()
        out |= {
            "makers": {o.id: self.maker(o.id) for o in self.section.offers},
            "notes": list(self.notes),
            "missing": dict(self.missing),
            "limited": dict(self.limited),
            "complete": self.complete,
        }
        found = finite(out)
        assert isinstance(found, dict)
        return found

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences, part by part."""
        if self.smaa is None:
            start: tuple[str, ...] = (self.why, *self.known.sentences())
        else:
            start = (*self.smaa.sentences()[:1], *self.known.sentences(), *self.smaa.sentences()[1:])
        parts = [getattr(self, part) for part in PARTS if part != "smaa"]
        every = (*start, *(s for part in parts if part is not None for s in part.sentences()), *self.notes)
        return tuple(dict.fromkeys(every))  # several parts say the same of what went in


def finite(value: Any) -> Any:
    """
    Return plain values with None in place of every number that is not finite.

    Examples
    --------
    >>> finite({"a": [1.0, float("nan")], "b": float("inf")})
    {'a': [1.0, None], 'b': None}
    """
    if isinstance(value, dict):
        return {key: finite(inside) for key, inside in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(inside) for inside in value]
    return None if isinstance(value, float) and not isfinite(value) else value
