"""
What other rooms know, laid into a conflict: options that cannot be taken, states that cannot occur, weights.

Each function takes a conflict in options and returns a new one; the given one stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from comity.case.nouns import OptionConflict, PartyPreference, Preference, Ranking, Statement, Weights
from comity.conflict.space import Space, feasible_codes, option_space


def excluding(conflict: OptionConflict, statements: Iterable[Statement]) -> OptionConflict:
    """
    Return a conflict in which states where one of some statements holds cannot occur.

    Rankings are shortened: a state that was feasible and is so no longer is left out of them.

    Parameters
    ----------
    conflict : OptionConflict
    statements : iterable of Statement
        Over the options of the conflict. An option that cannot be taken is the statement that names it.

    Raises
    ------
    TooLargeError
        A party ranks states, and they are too many to list.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.logic.tree import Name
    >>> before = load_entry("prisoners_dilemma").case.conflict
    >>> option = before.options[0].id
    >>> after = excluding(before, [Statement(option, Name(option))])
    >>> len(feasible_codes(before)), len(feasible_codes(after))
    (4, 2)
    """
    more = tuple(statements)
    if not more:
        return conflict
    fed = replace(conflict, infeasible=(*conflict.infeasible, *more))
    if not any(isinstance(p, Ranking) for row in conflict.preferences for p in _preferences(row)):
        return fed
    codes = feasible_codes(fed)
    if not len(codes):
        return fed  # the model says that nothing is feasible, and where
    before, after = option_space(conflict, feasible_codes(conflict)), option_space(fed, codes)
    return replace(fed, preferences=tuple(_shortened_row(row, before, after) for row in fed.preferences))


def weighing(conflict: OptionConflict, party: str, statement: Statement, weight: Fraction) -> OptionConflict:
    """
    Return a conflict in which a statement weighs so much to a party.

    The weight that the party gave the same statement before is replaced, and its interval with it; a statement it
    did not weigh is added. The same is done in each alternative reading that is given as weights. What others believe
    of the party stays as it is.

    Examples
    --------
    >>> from comity.case.nouns import Option
    >>> from comity.logic.tree import Name
    >>> rain = Statement("rain", Name("rain"))
    >>> row = PartyPreference("a", Weights(((rain, Fraction(1)),)))
    >>> before = OptionConflict((Option("rain", "a", "Rain"),), (row,))
    >>> weighing(before, "a", rain, Fraction(5)).preferences[0].preference.weights[0][1]
    Fraction(5, 1)
    """

    def changed(preference: Preference) -> Preference:
        return _weighed(preference, statement, weight) if isinstance(preference, Weights) else preference

    rows = []
    for row in conflict.preferences:
        if row.party == party:
            readings = tuple(replace(r, preference=changed(r.preference)) for r in row.readings)
            row = replace(row, preference=changed(row.preference), readings=readings)
        rows.append(row)
    return replace(conflict, preferences=tuple(rows))


def _weighed(weights: Weights, statement: Statement, weight: Fraction) -> Weights:
    trees = [s.tree for s, _ in weights.weights]
    at = trees.index(statement.tree) if statement.tree in trees else len(trees)
    pairs, ranges = list(weights.weights), list(weights.ranges)
    pairs[at : at + 1] = [(statement, weight)]
    if ranges:
        ranges[at : at + 1] = [(weight, weight)]
    return replace(weights, weights=tuple(pairs), ranges=tuple(ranges))


def _preferences(row: PartyPreference) -> list[Preference]:
    return [row.preference, *(r.preference for r in row.readings), *(r.preference for r in row.regimes)]


def _shortened_row(row: PartyPreference, before: Space, after: Space) -> PartyPreference:
    def kept(preference: Preference) -> Preference:
        return _shortened(preference, before, after) if isinstance(preference, Ranking) else preference

    return replace(
        row,
        preference=kept(row.preference),
        readings=tuple(replace(r, preference=kept(r.preference)) for r in row.readings),
        regimes=tuple(replace(r, preference=kept(r.preference)) for r in row.regimes),
    )


def _shortened(ranking: Ranking, before: Space, after: Space) -> Ranking:
    """Return a ranking without the states that are feasible no longer; its breaks stay between the same states."""
    tiers, wheres, places = [], [], []
    for k, tier in enumerate(ranking.tiers):
        # a label that never was a state stays, so that the message about it does
        kept = [j for j, name in enumerate(tier) if before.index(name) is None or after.index(name) is not None]
        if kept:
            tiers.append(tuple(tier[j] for j in kept))
            wheres.append(tuple(ranking.wheres[k][j] for j in kept) if ranking.wheres else ())
        places.append(len(tiers) - 1)
    breaks: dict[int, int] = {}
    for k, degree in ranking.breaks:
        if 0 <= places[k] < len(tiers) - 1:
            breaks[places[k]] = max(degree, breaks.get(places[k], 0))
    return Ranking(tuple(tiers), tuple(wheres) if ranking.wheres else (), tuple(breaks.items()))
