"""The whole answer about outside support: what follows in the conflict, in a game, from data; and what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from comity.support.answer import Tested
    from comity.support.attrition.result import AttritionAnswer
    from comity.support.flows.result import FlowAnswer
    from comity.support.game.result import GameAnswer
    from comity.support.known.result import Known
    from comity.support.private.result import PrivateAnswer
    from comity.support.signs.map import SignMap
    from comity.support.signs.result import Signs
    from comity.support.structural.result import Structure
    from comity.support.verdict import Overall

Part = Literal["structure", "game", "signs", "map", "attrition", "private", "series", "endings", "flows", "known"]
PARTS: tuple[Part, ...] = (
    "structure",
    "game",
    "signs",
    "map",
    "attrition",
    "private",
    "series",
    "endings",
    "flows",
    "known",
)


@dataclass(frozen=True, eq=False, slots=True)
class SupportResult:
    """
    Everything that was found out about the section ``support`` of a case.

    Parameters
    ----------
    structure : Structure or None
        What would hold if support were given, withdrawn, announced to end or tied to a step; None without levers.
    game : GameAnswer or None
        Where, and for how long, the two sides of the war-termination game fight; None without a game.
    signs : Signs or None
        What a cut does over the whole region of numbers that the case holds possible.
    map : SignMap or None
        The same over two numbers of the game.
    attrition : AttritionAnswer or None
    private : PrivateAnswer or None
    series, endings : tuple of Tested
        Tests on data, refused ones among them.
    overall : Overall or None
        What all tests on data together say of the statement under test; None where the case has no data to test.
    flows : FlowAnswer or None
        What the figures for support can bear.
    known : Known or None
        The literature, set side by side.
    missing : mapping part -> reason
        The parts that a budget cut short, or that were never begun.
    limited : mapping part -> reason
        The parts of which something other than a budget left something out.
    """

    structure: Structure | None = None
    game: GameAnswer | None = None
    signs: Signs | None = None
    map: SignMap | None = None
    attrition: AttritionAnswer | None = None
    private: PrivateAnswer | None = None
    series: tuple[Tested, ...] = ()
    endings: tuple[Tested, ...] = ()
    overall: Overall | None = None
    flows: FlowAnswer | None = None
    known: Known | None = None
    missing: Mapping[str, str] = field(default_factory=dict)
    limited: Mapping[str, str] = field(default_factory=dict)

    @property
    def tests(self) -> tuple[Tested, ...]:
        """Return every test on data."""
        return (*self.series, *self.endings)

    @property
    def complete(self) -> bool:
        """Return True where neither a budget nor a limit left anything out."""
        return not self.missing and not self.limited

    def to_json(self) -> dict[str, Any]:
        """
        Return the answer of ``comity support --json``, without the head that names the case.

        ``game`` has ``duration``, ``war_states`` and ``sign``; ``tests`` one row for each test on data.
        """
        out: dict[str, Any] = {}
        others = {"sign": self.signs, "map": self.map, "attrition": self.attrition, "private": self.private}
        game = self.game.to_json() if self.game is not None else {}
        game |= {key: found.to_json() for key, found in others.items() if found is not None}
        if game:
            out["game"] = game
        out["tests"] = [t.to_json() for t in self.tests]
        for key in ("overall", "structure", "flows", "known"):
            found = getattr(self, key)
            if found is not None:
                out[key] = found.to_json()
        out["complete"] = self.complete
        cuts = {"missing": self.missing, "limited": self.limited}
        return out | {key: dict(cut) for key, cut in cuts.items() if cut}

    def sentences(self) -> list[str]:
        """Return the answer in plain words: part by part, what each of them says first."""
        parts = (self.structure, self.game, self.signs, self.map, self.attrition, self.private)
        told = [s for part in parts if part is not None for s in part.sentences()]
        told += [f"{t.name}: {t.verdict}. {t.why}" for t in self.tests]
        if self.overall is not None:
            told.append(f"All tests on data together: {self.overall.verdict}. {self.overall.why}")
        told += [s for part in (self.flows, self.known) if part is not None for s in part.sentences()]
        return [*told, *self.closing()]

    def closing(self) -> list[str]:
        """Return which parts are not finished, in plain words."""
        told = [f"Not finished: {part} ({why})." for part, why in self.missing.items()]
        return told + [f"Left out: {part} ({why})." for part, why in self.limited.items()]
