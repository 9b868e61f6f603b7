"""For one outcome: which preferences make it an equilibrium."""

from __future__ import annotations

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case
from comity.conflict.analyse import Progress
from comity.conflict.concepts.table import concept
from comity.conflict.inverse.admissible import Open, open_model
from comity.conflict.inverse.change import least_change
from comity.conflict.inverse.condition import Condition
from comity.conflict.inverse.counting import share
from comity.conflict.inverse.formula import FALSE, TRUE, Formula, conjunction, tidied
from comity.conflict.inverse.result import Inverse, Share, Verdict
from comity.conflict.inverse.sampling import sampled_formula, sampled_table
from comity.conflict.inverse.ways import CONCEPTS, Ground, TooManyError, formulas
from comity.conflict.words import join
from comity.errors import BudgetExceededError, UsageError
from comity.version import __version__


def inverse(
    case: Case,
    state: str,
    concepts: tuple[str, ...] = CONCEPTS,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Inverse:
    """
    Return which admissible preferences make a state an equilibrium: how many, and on which condition.

    Parties whose preference is ``free`` may have any admissible one; the others keep theirs, and for them the least
    change is told that would make the state hold. The question is that of [1]_. Counts are exact; where that would take
    too long, they are estimates with their interval.

    Parameters
    ----------
    case : Case
    state : str
        A pattern or the name of a state.
    concepts : tuple of str
        Of ``nash``, ``gmr``, ``smr``, ``seq`` and ``sseq``; others are absent with the reason.
    budget : Budget, optional
        When it runs out, what is finished is returned with ``complete=False``.
    progress : callable, optional

    Raises
    ------
    CaseError, UsageError
        See :func:`comity.conflict.inverse.admissible.open_model`; no such state.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from comity.case.nouns import Free
    >>> from comity.catalogue.entries import load_entry
    >>> case = load_entry("syria_iraq_1975").case
    >>> rows = tuple(replace(p, preference=Free()) if p.party == "syria" else p for p in case.conflict.preferences)
    >>> found = inverse(replace(case, conflict=replace(case.conflict, preferences=rows)), "YNN")
    >>> {c: (v.profiles, v.of) for c, v in found.verdicts.items() if c != "sseq"}
    {'nash': (240, 720), 'gmr': (384, 720), 'smr': (300, 720), 'seq': (384, 720)}
    >>> found.verdicts["nash"].words
    'It holds if Syria ranks “Syria: release water” above “nobody acts” and “Syria: escalate”.'

    References
    ----------
    .. [1] Kinsara, R. A., Petersons, O., Hipel, K. W. and Kilgour, D. M. (2015). Advanced decision support for the
       graph model for conflict resolution. Journal of Decision Systems 24, 117-145.
    """
    budget = budget or Budget()
    say = progress or (lambda _: None)
    given = open_model(case)
    at = given.model.index(state)
    ground = Ground.of(given, budget.check)
    verdicts: dict[str, Verdict] = {}
    absent: dict[str, str] = {}
    complete = True
    for key in concepts:
        if key not in CONCEPTS:
            absent[key] = f"the inverse question is answered under {join(concept(c).name for c in CONCEPTS)}"
            continue
        try:
            budget.check()
            say(f"{concept(key).name}: which preferences make it hold")
            verdicts[key] = _verdict(ground, key, at, budget)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            absent[key] = f"not finished: {budget.ended(e)}"
            complete = False
    if not verdicts and complete:
        raise UsageError(f"none of these concepts has an inverse answer. Ask for some of: {', '.join(CONCEPTS)}.")
    return Inverse(given, at, digest(case), __version__, verdicts, absent, complete)


def _verdict(ground: Ground, key: str, state: int, budget: Budget) -> Verdict:
    given = ground.given
    each: dict[int, Formula] | None = None
    try:
        each = formulas(ground, key, state)
    except TooManyError:
        got = Share(None, sampled_table(given, key, state, budget))
        words = "The condition has too many parts to be written down."
        return Verdict(key, given.count, got, None, words, least_change(given, key, state, None, got, budget))
    whole = tidied(conjunction(c for f in each.values() for c in f))
    got = share_of(given, whole, budget)
    words = _words(given, each, whole, got)
    return Verdict(
        key, given.count, got, Condition(given, whole), words, least_change(given, key, state, each, got, budget)
    )


def share_of(given: Open, formula: Formula, budget: Budget) -> Share:
    """Return the share of the admissible profiles in which a formula holds, exactly or from a sample."""
    try:
        return Share(share(formula, given.orders, budget.check))
    except TooManyError:
        return Share(None, sampled_formula(formula, given.orders, budget.check))


def _words(given: Open, each: dict[int, Formula], whole: Formula, got: Share) -> str:
    """Return the condition as a sentence, or why there is none."""
    names = _names(given, list(given.orders))
    whatever = f" whatever {names} prefer{'s' if len(given.orders) == 1 else ''}" if given.orders else ""
    if got.exact == 1 or whole == TRUE:
        return f"It holds{whatever}." if whatever else "It holds."
    leaving = [i for i, f in each.items() if f == FALSE and i not in given.orders]
    torn = [i for i, f in each.items() if f == FALSE and i in given.orders]
    parts = [f"{_names(given, leaving)} would leave it{whatever}."] if leaving else []
    parts += [f"No admissible preference would keep {_names(given, torn)} from leaving it."] if torn else []
    if parts:
        return " ".join(parts)
    if got.exact == 0:
        return "What the parties would have to prefer is at odds with itself, or with what is known of it."
    return f"It holds if {Condition(given, whole).words()}."


def _names(given: Open, players: list[int]) -> str:
    return join(given.model.case.party(given.model.parties[i]).name for i in players)
