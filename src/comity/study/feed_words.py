"""What a feed did, in words."""

from __future__ import annotations

from comity.case.evidence import Feed
from comity.case.makes import Excludes, Makes, Opens, Weighs
from comity.case.nouns import Case, OptionConflict
from comity.evidence.grades_in_words import number_text, shown_id
from comity.logic.phrases import to_words
from comity.logic.tree import Atom, Level, Name, Node


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

    A number that would look the same as the threshold and is below it is given in more digits.

    Examples
    --------
    >>> from fractions import Fraction
    >>> standing(Feed("c1", Fraction(3, 5), ""), 0.42, 0.3, 0.55)
    'C1 stands at 0.42 [0.30-0.55], under 0.6'
    >>> standing(Feed("c1", Fraction(3, 5), ""), 0.5996, 0.3, 0.7)
    'C1 stands at 0.5996 [0.30-0.70], under 0.6'
    """
    least = float(feed.at_least)
    digits = 2
    while p != least and round(p, digits) == round(least, digits) and digits < 12:
        digits += 1
    shown = number_text(p) if digits == 2 else f"{p:.{digits}f}"
    word = "at least" if p >= least else "under"
    return f"{shown_id(feed.claim)} stands at {shown} [{number_text(low)}-{number_text(high)}], {word} {least:g}"


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
