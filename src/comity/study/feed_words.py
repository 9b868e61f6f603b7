"""What a feed did, in words."""

from __future__ import annotations

from comity.case.evidence import Feed
from comity.case.makes import Excludes, Makes, Opens, Weighs
from comity.case.nouns import Case, OptionConflict
from comity.evidence.grades_in_words import interval_text, number_text, shown_id
from comity.logic.phrases import to_words
from comity.logic.tree import Atom, Level, Name, Node

_ROUNDING = 1e-9
"""Probabilities nearer than this are taken as equal: a sum of a million logarithms is that exact."""


def made(makes: Makes, reached: bool, case: Case) -> str:
    """Return what a feed made of a case, as the beginning of a sentence."""
    if isinstance(makes, Opens):
        return f"{_option(makes.option, case)} {'can be taken' if reached else 'is not open to anybody'}"
    said = in_words(makes.statement.tree, case)
    if isinstance(makes, Excludes):
        return f"{'No state is possible' if reached else 'States are possible'} in which {said}"
    if isinstance(makes, Weighs):
        name = case.party(makes.party).name
        weight = f"{float(makes.weight):g}"
        return f"It weighs {weight} to {name} that {said}" if reached else f"What {name} weighs stays as it is written"
    return f"It is {'' if reached else 'not '}taken as a fact of the settlement that {said}"


def standing(feed: Feed, p: float, low: float, high: float) -> str:
    """
    Return where a claim stands beside the threshold of a feed.

    A number that rounds to the other side of the threshold is given in more digits.

    Examples
    --------
    >>> from fractions import Fraction
    >>> standing(Feed("c1", Fraction(3, 5), ""), 0.42, 0.3, 0.55)
    'C1 stands at 0.42 [0.30-0.55], under 0.6'
    >>> standing(Feed("c1", Fraction(3, 5), ""), 0.5996, 0.3, 0.7)
    'C1 stands at 0.5996 [0.30-0.70], under 0.6'
    >>> standing(Feed("c1", Fraction(3, 4), ""), 0.7499999999999999, 0.5, 0.8)
    'C1 stands at 0.75 [0.50-0.80], just at 0.75'
    """
    least = float(feed.at_least)
    word = "at least" if reaches(p, least) else "under"
    if reaches(p, least) and reaches(least, p):
        word, shown = "just at", number_text(p) if round(least, 2) == least else f"{least:g}"
    else:
        digits = next((d for d in range(2, 12) if (round(p, d) >= least) is (p >= least)), 12)
        shown = number_text(p) if digits == 2 else f"{p:.{digits}f}"
    return f"{shown_id(feed.claim)} stands at {shown} {interval_text(low, high)}, {word} {least:g}"


def reaches(p: float, least: float) -> bool:
    """
    Return whether a probability is at least a threshold; what differs by rounding alone is equal (conventions §87).

    Examples
    --------
    >>> reaches(0.7499999999999999, 0.75), reaches(0.7499, 0.75)
    (True, False)
    """
    return p >= least - _ROUNDING


def in_words(tree: Node, case: Case) -> str:
    """Return a statement over options, terms or levels of issues in English."""
    options = [o.id for o in case.conflict.options] if isinstance(case.conflict, OptionConflict) else []
    return to_words(tree, lambda atom, holds: _phrase(atom, holds, case), options)


def _phrase(atom: Atom, holds: bool, case: Case) -> str:
    no = "" if holds else "not "
    if isinstance(atom, Level):
        issue = next((i for i in case.settlement.issues if i.id == atom.issue), None) if case.settlement else None
        level = next((v.text for v in issue.levels if v.id == atom.level and v.text), "") if issue else ""
        return f"“{(issue.text if issue else '') or atom.issue}” is {no}at “{level or atom.level}”"
    if not isinstance(atom, Name):
        return f"the state is {no}{atom.letters}"
    if case.settlement is not None and any(t.id == atom.name for t in case.settlement.terms):
        term = case.settlement.term(atom.name)
        return f"“{(term.text if term else '') or atom.name}” is {no}so"
    return f"{_option(atom.name, case)} is {no}taken"


def _option(option: str, case: Case) -> str:
    options = case.conflict.options if isinstance(case.conflict, OptionConflict) else ()
    text = next((o.text for o in options if o.id == option and o.text), option)
    return f"“{text}”"
