"""One case through the questions it has sections for; the only place that joins their results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from comity.budget import Budget, Share
from comity.case.digest import digest
from comity.case.nouns import Case
from comity.case.read import load
from comity.conflict.analyse import Progress, Settings
from comity.study.beside import Beside, Waiting, begun, waited
from comity.study.contested import contested
from comity.study.found import Study as Study
from comity.version import __version__

if TYPE_CHECKING:
    from comity.study.evidence import Known

Step = Callable[[Study, Budget, Progress], Study]


def assess(
    case: Case | str | Path,
    settings: Settings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
    known: Known | None = None,
    beside: Beside | None = None,
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
    beside : Beside, optional
        Another process for the support of the case, and what to go on with meanwhile. By default all is done here.

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
        return _asked(Study(case, digest(case), __version__, settings), budget, say, beside)
    return _with_evidence(case, settings, known, budget, say, beside)


def _with_evidence(
    case: Case, settings: Settings, known: Known | None, budget: Budget, say: Progress, beside: Beside | None
) -> Study:
    """Return the study of a case whose evidence comes first, and reaches the other sections where the case says so."""
    from comity.study.evidence import weighed  # loads the evidence, which a case without it does not need
    from comity.study.fed import fed
    from comity.study.other_side import other_sides

    others = case.conflict is not None or case.support is not None or _steps(case)
    found = weighed(case, known, budget=Share(budget, 1 / 3) if others else budget, progress=say)
    # without posteriors, because the budget is over, the feeds work them out for themselves: no answer about the
    # conflict is worth having that leaves them out
    got = fed(case, known.evidence if known else None, found.posteriors)
    study = _asked(Study(got.case, digest(case), __version__, settings, evidence=found), budget, say, beside)
    if any(f.open for f in got.feeds):
        say("what claims would change on the other side of their thresholds")
        got = other_sides(got, budget)
    head = known.head if known is not None else None
    return replace(study, fed=got.feeds, ledger=head, complete=study.complete and not found.missing)


def _asked(base: Study, budget: Budget, say: Progress, beside: Beside | None) -> Study:
    """Return the study with the answers about the conflict, the other sections, and outside support at last."""
    case = base.case
    waiting = begun(case, beside, budget)
    steps, after = _steps(case), case.support is not None
    # where more is asked, a conflict that takes long must not lose the rest
    rest = bool(steps) or after
    found = base if case.conflict is None else contested(base, Share(budget, 1 / 2) if rest else budget, say)
    for k, step in enumerate(steps):
        left = len(steps) - k + after
        found = step(found, Share(budget, 1 / left) if left > 1 else budget, say)
    go_on = beside.meanwhile if beside is not None and beside.meanwhile is not None else lambda _: None
    if waiting is not None:
        go_on(found)
        return _helped(found, waiting, budget, say)
    found = _helped(found, None, budget, say)
    go_on(found)
    return found


def _steps(case: Case) -> list[Step]:
    """Return what is to be asked beside the conflict, evidence and support, in the order of work."""
    asked: tuple[tuple[object, Step], ...] = (
        (case.settlement, _settled),
        (case.alignment, _aligned),
        (case.partners, _partnered),
        (case.programme, _programmed),
    )
    return [step for section, step in asked if section is not None]


def _helped(found: Study, waiting: Waiting | None, budget: Budget, say: Progress) -> Study:
    """Return the study with the answer about outside support, which may be waited for."""
    case = found.case
    if case.support is None:
        return found
    from comity.study.helped import support_of  # loads the game, which a case without support does not need

    helped = None
    if waiting is not None:
        say("outside support")
        helped = waited(waiting, budget)
    if helped is None:
        helped = support_of(case, None, found.conflict.model if found.conflict else None, budget, say)
    return replace(found, support=helped, complete=found.complete and not helped.missing)


def _aligned(found: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with the answer about alignment."""
    from comity.study.aligned import alignment_of  # loads networks, which a case without ties does not need

    aligned = alignment_of(found.case, None, budget, say)
    return replace(found, alignment=aligned, complete=found.complete and aligned.complete)


def _settled(found: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with the answer about the settlement."""
    case = found.case
    from comity.study.settled import settlement_of  # loads the solvers, which a case without a settlement does not need

    settled = settlement_of(case, None, found.conflict.model if found.conflict else None, budget, say)
    return replace(found, settlement=settled, complete=found.complete and not settled.missing)


def _partnered(found: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with the answer about partners."""
    from comity.study.partnered import partners_of  # loads draws, which a case without offers does not need

    answer = partners_of(found.case, None, budget, say, found.evidence)
    return replace(found, partners=answer, complete=found.complete and not answer.missing)


def _programmed(found: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with the answer about the programme."""
    from comity.study.programmed import programme_of  # loads the solver, which a case without a plan does not need

    answer = programme_of(found.case, None, budget, say)
    return replace(found, programme=answer, complete=found.complete and not answer.missing)
