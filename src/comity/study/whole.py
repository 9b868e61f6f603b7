"""One case through the questions it has sections for; the only place that joins their results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.budget import Budget, Share
from comity.case.digest import digest
from comity.case.nouns import Case
from comity.case.read import load
from comity.conflict.analyse import Progress, Settings, analyse
from comity.conflict.beyond import Beyond, beyond
from comity.conflict.breakers import Breakers, breakers
from comity.conflict.concepts.table import DEFAULT
from comity.conflict.deterrents import Deterrent, deterrents, hollow
from comity.conflict.evolve import Evolution, evolve
from comity.conflict.explain import Explanation
from comity.conflict.inverse.robust import Robust, robust_core
from comity.conflict.kinds.parties import left_open, open_model
from comity.conflict.large import LargeResult
from comity.conflict.local.explain import explain
from comity.conflict.local.ground import ground_of
from comity.conflict.margins.find import margins
from comity.conflict.margins.margin import Margins
from comity.conflict.moves import listed
from comity.conflict.naming import worth_naming as families_named
from comity.conflict.readings import Readings, over_readings
from comity.conflict.result import ConflictResult
from comity.conflict.tiers import choose, without_table
from comity.conflict.today import Today, today, worth_naming
from comity.errors import BudgetExceededError, UsageError
from comity.version import __version__

if TYPE_CHECKING:
    from comity.evidence.ledger.book import Head
    from comity.evidence.result import EvidenceResult
    from comity.settlement.result import SettlementResult
    from comity.study.evidence import Known
    from comity.study.fed import Fed
    from comity.support.result import SupportResult

QUICK = (
    256  # states up to which the search for the nearest change under SEQ, over several parties, is a matter of moments
)
LISTED = 100  # outcomes listed per concept where there are too many states to list them all


@dataclass(frozen=True, eq=False, slots=True)
class Study:
    """
    Everything one run found out about a case.

    Parameters
    ----------
    case : Case
        With its feeds applied; ``case.original`` is the case as it was read, where evidence changed it.
    digest : str
        SHA-256 of the canonical case: the same case gives the same digest, however its files are laid out.
    version : str
    settings : Settings
    conflict : ConflictResult or None
        None where the case has no conflict section, or one too large to list.
    large : LargeResult or None
        The answer for a conflict too large to list; nothing that needs a table of states is filled then.
    leaving : Explanation or None
        With ``large``: who would leave the status quo by which move, and who would answer. None where the case names
        no status quo, or where its states cannot be asked about one by one.
    readings : Readings or None
        None where no party has an alternative reading.
    evolution : Evolution or None
        None where the case names no status quo.
    today : Today or None
        What can come of the status quo under every combination of readings.
    named : tuple of int
        The outcomes worth naming, in order (see :func:`comity.conflict.today.worth_naming`).
    deterrents : tuple of Deterrent
        Outcomes that hold only by a threat nobody would carry out.
    breakers : mapping state -> coalitions
        For the outcomes worth naming: the smallest coalitions that would leave together, in the main readings.
    margins : Margins or None
        For the outcomes worth naming: the smallest change of preferences that turns each verdict round. None where
        the states are too many to list.
    beyond : Beyond or None
        What the case says beyond plain preferences, and what follows; None where it says nothing.
    robust : Robust or None
        Where a preference is left open: what holds whatever it is; then there is no ``conflict``.
    settlement : SettlementResult or None
        None where the case has no section settlement.
    evidence : EvidenceResult or None
        None where the case has no section evidence.
    support : SupportResult or None
        None where the case has no section support.
    fed : tuple of Fed
        What claims made of the conflict and the settlement, feed by feed; empty where the case has no feeds.
    ledger : Head or None
        The end of the ledger that the evidence was read from; None where the case alone counts.
    complete : bool
        False where a budget ran out, or where the readings were too many to combine.
    """

    case: Case
    digest: str
    version: str
    settings: Settings
    conflict: ConflictResult | None = None
    large: LargeResult | None = None
    leaving: Explanation | None = None
    readings: Readings | None = None
    evolution: Evolution | None = None
    today: Today | None = None
    named: tuple[int, ...] = ()
    deterrents: tuple[Deterrent, ...] = ()
    breakers: Mapping[int, Breakers] = field(default_factory=dict)
    margins: Margins | None = None
    beyond: Beyond | None = None
    robust: Robust | None = None
    settlement: SettlementResult | None = None
    evidence: EvidenceResult | None = None
    support: SupportResult | None = None
    fed: tuple[Fed, ...] = ()
    ledger: Head | None = None
    complete: bool = True

    def _repr_html_(self) -> str:
        return "" if self.conflict is None else self.conflict._repr_html_()

    def to_json(self) -> dict[str, Any]:
        """Return the study as plain values: the answers of every room."""
        out: dict[str, Any] = {
            "case": self.case.title,
            "digest": self.digest,
            "comity": self.version,
            "complete": self.complete,
        }
        if self.conflict is not None:
            out["conflict"] = self.conflict.to_json()
        if self.large is not None:
            out["conflict"] = self.large.to_json()
        if self.leaving is not None:
            out["leaving_today"] = self.leaving.to_json()
        if self.readings is not None:
            out["readings"] = self.readings.to_json()
        if self.evolution is not None and self.conflict is not None:
            out["evolution"] = self.evolution.to_json(np.array(self.named, int))
        if self.today is not None:
            out["today"] = self.today.to_json()
        if self.conflict is not None:
            out["named"] = [self.conflict.model.label(s) for s in self.named]
        if self.robust is not None:
            out["robust"] = self.robust.to_json()
        if self.margins is not None:
            out |= self.margins.to_json()
        if self.beyond is not None:
            out |= self.beyond.to_json()
        return out | self._other_rooms()

    def _other_rooms(self) -> dict[str, Any]:
        """Return the answers about the settlement, the evidence and outside support as plain values."""
        rooms = {"settlement": self.settlement, "evidence": self.evidence, "support": self.support}
        out: dict[str, Any] = {name: room.to_json() for name, room in rooms.items() if room is not None}
        out |= {"fed": [f.to_json() for f in self.fed]} if self.fed else {}
        return out | ({"ledger": self.ledger.to_json()} if self.ledger is not None else {})


def assess(
    case: Case | str | Path,
    settings: Settings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
    known: Known | None = None,
) -> Study:
    """
    Return one case put through every question it has a section for.

    Evidence comes first: where the case says so, the posterior of a claim changes the conflict or the settlement that
    is asked about (``feeds``).

    A conflict too large to list (see :func:`comity.conflict.tiers.choose`) is counted or searched instead, in the main
    reading of every party; what needs a table of its states is left out.

    Parameters
    ----------
    case : Case, or path of a case folder or file
    settings : Settings, optional
    budget : Budget, optional
        What is finished when it runs out is kept, and ``complete`` is False.
    progress : callable, optional
        Told in words what is being worked on.
    known : Known, optional
        What a ledger knows of the claims (:func:`comity.study.evidence.evidence_of`); the case's own section by
        default.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> found = assess(load_entry("chicken").case)
    >>> found.conflict.labels(found.conflict.equilibria("nash"))
    ['YN', 'NY']
    """
    if not isinstance(case, Case):
        case = load(case)
    settings, budget, say = settings or Settings(), budget or Budget(), progress or (lambda _: None)
    if case.evidence is None and known is None:
        return _asked(Study(case, digest(case), __version__, settings), budget, say)
    return _with_evidence(case, settings, known, budget, say)


def _with_evidence(case: Case, settings: Settings, known: Known | None, budget: Budget, say: Progress) -> Study:
    """Return the study of a case whose evidence comes first, and reaches the other sections where the case says so."""
    from comity.study.evidence import weighed  # loads the evidence, which a case without it does not need
    from comity.study.fed import fed
    from comity.study.other_side import other_sides

    others = [s for s in (case.conflict, case.settlement, case.support) if s is not None]
    found = weighed(case, known, budget=Share(budget, 1 / 3) if others else budget, progress=say)
    # without posteriors, because the budget is over, the feeds work them out for themselves: no answer about the
    # conflict is worth having that leaves them out
    got = fed(case, known.evidence if known else None, found.posteriors)
    study = _asked(Study(got.case, digest(case), __version__, settings, evidence=found), budget, say)
    if any(f.open for f in got.feeds):
        say("what claims would change on the other side of their thresholds")
        got = other_sides(got, budget)
    head = known.head if known is not None else None
    return replace(study, fed=got.feeds, ledger=head, complete=study.complete and not found.missing)


def _asked(base: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with the answers about the conflict, the settlement and outside support."""
    case = base.case
    # where more is asked, a conflict that takes long must not lose the rest
    rest = case.settlement is not None or case.support is not None
    found = base if case.conflict is None else _conflict(base, Share(budget, 1 / 2) if rest else budget, say)
    found = _settled(found, Share(budget, 1 / 2) if case.support is not None else budget, say)
    if case.support is None:
        return found
    from comity.study.helped import support_of  # loads the game, which a case without support does not need

    helped = support_of(case, None, found.conflict.model if found.conflict else None, budget, say)
    return replace(found, support=helped, complete=found.complete and not helped.missing)


def _settled(found: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with the answer about the settlement."""
    case = found.case
    if case.settlement is None:
        return found
    from comity.study.settled import settlement_of  # loads the solvers, which a case without a settlement does not need

    settled = settlement_of(case, None, found.conflict.model if found.conflict else None, budget, say)
    return replace(found, settlement=settled, complete=found.complete and not settled.missing)


def _conflict(base: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with what there is to say about the conflict."""
    case, settings = base.case, base.settings
    if left_open(case):
        return _left_open(base, budget, say)
    named = () if settings.concepts == DEFAULT else settings.concepts
    tier = choose(case, keys=named)
    if tier != "table":
        return _past_the_table(base, tier, named, budget, say)
    result = analyse(case, settings, budget, say)
    readings = over_readings(result.model, depth=settings.depth, budget=budget, progress=say)
    found = replace(base, conflict=result, readings=readings, complete=result.complete)
    try:
        return _from_today(found, result, budget, say)
    except (BudgetExceededError, KeyboardInterrupt):
        return replace(found, complete=False)


def _left_open(base: Study, budget: Budget, say: Progress) -> Study:
    """Return the study of a conflict in which some preference is left open: what holds whatever it is."""
    core = robust_core(base.case, budget=budget, progress=say)
    more = beyond(open_model(base.case), budget, say)
    return replace(base, robust=core, beyond=more or None, complete=core.complete and more.complete)


def _past_the_table(base: Study, tier: str, keys: tuple[str, ...], budget: Budget, say: Progress) -> Study:
    """Return the study of a conflict whose states are too many to list."""
    result = without_table(base.case, tier, keys, base.settings, LISTED, None, budget, say)
    found = replace(base, large=result, complete=result.complete)
    if result.conflict.status_quo is None or budget.over():
        return found
    say("who would leave today")
    try:
        ground = ground_of(base.case)
        state = ground.status_quo()
    except UsageError:  # merged states, or preferences that say nothing of a single state
        return found
    if state is None:
        return found
    leaving = explain(ground, state, depth=base.settings.depth, limit=3, budget=budget)
    return replace(found, leaving=leaving, complete=found.complete and leaving.complete)


def _from_today(found: Study, result: ConflictResult, budget: Budget, say: Progress) -> Study:
    """Return the study with what can come of today, and why each outcome worth naming holds or breaks."""
    budget.check()
    say("evolutions from today")
    quick = replace(result.model, moves=listed(result.model.moves))  # many small look-ups follow
    evolution = evolve(quick, pause=budget.check) if quick.status_quo is not None else None
    now = today(quick, found.readings, budget)
    held = _held(result, found.readings)
    named = tuple(int(s) for s in worth_naming(now, held)) if held is not None else ()
    say("threats and coalitions")
    budget.check()
    threats: tuple[Deterrent, ...] = ()
    if {"gmr", "seq"} <= set(result.stable):
        empty = np.flatnonzero(hollow(result))
        among = empty[np.isin(empty, named)]
        threats = deterrents(result, (among if len(among) else empty)[:12])
    broken = {s: breakers(quick, s, budget.check) for s in named}
    complete = found.complete and (found.readings is None or found.readings.complete)
    found = replace(
        found, evolution=evolution, today=now, named=named, deterrents=threats, breakers=broken, complete=complete
    )
    near = _margins(found, result, budget, say)
    more = beyond(quick, budget, say)
    return replace(
        found,
        margins=near,
        beyond=more or None,
        complete=complete and more.complete and (near is None or near.complete),
    )


def _margins(found: Study, result: ConflictResult, budget: Budget, say: Progress) -> Margins | None:
    """Return how far each outcome that a report names is from turning, the status quo among them."""
    states = [family.state for family in families_named(found, result)[0]]
    quo = result.model.status_quo
    states += [quo] if quo is not None and quo not in states else []
    keys = [k for k in ("nash", "gmr", "smr", "seq") if k in result.stable]
    if result.model.n_states > QUICK and "seq" in keys:
        keys.remove("seq")
    return margins(result.model, states, keys, budget, found.settings.depth, say) if states and keys else None


def _held(result: ConflictResult, readings: Readings | None) -> dict[str, np.ndarray] | None:
    """Return under which combinations of readings each state holds, (C, S) per concept; None where one is missing."""
    if readings is not None:
        return dict(readings.holds)
    if not {"nash", "gmr", "smr", "seq"} <= set(result.stable):
        return None
    return {c: result.is_equilibrium(c)[None, :] for c in ("nash", "gmr", "smr", "seq")}
