"""The answer about demands in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from comity.case.settlement import Demand, Settlement
from comity.case.statement import Statement
from comity.logic.phrases import to_words
from comity.logic.tree import Atom, Level, Name, Node

if TYPE_CHECKING:
    from comity.settlement.demands.result import Demands, Relaxation

KINDS = {"demand": "demand", "prerequisite": "prerequisite", "red_line": "red line", "offer": "offer"}
_LONG = 90  # characters of a demand's own words
_MANY = 5  # demands that are named one by one


def conflict_sentence(rows: Sequence[Demand], given: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> str:
    """
    Return a conflict as a sentence that names parties, sources and the facts that take part.

    Parameters
    ----------
    rows : sequence of Demand
        None where the facts contradict each other by themselves.
    given : mapping
        Under ``fact``, ``seek``, ``issue`` and ``fixed``, what takes part beside the demands, in words.
    names : mapping from party id to its name
    """
    why = because(given)
    if not rows:
        return f"Whatever the parties give up, nothing can be agreed{', ' + why if why else ''}."
    subject = joined([spoken(d, names) for d in rows])
    cannot = ("cannot be met", "cannot both be met", "cannot all be met")[min(len(rows), 3) - 1]
    return f"{subject} {cannot}{', ' + why if why else ''}."


def because(given: Mapping[str, Sequence[str]]) -> str:
    """
    Return what takes part in a conflict beside its demands, as the end of a sentence.

    Examples
    --------
    >>> because({"fact": ["that if a, then b"], "seek": ["“Talks”"], "issue": ["“Territory”"], "fixed": []})
    'given the fact that if a, then b, with “Talks” sought, as only one level of “Territory” can hold'
    """
    parts = []
    if facts := given.get("fact"):
        parts.append(f"given the {'fact' if len(facts) == 1 else 'facts'} {joined(facts)}")
    if fixed := given.get("fixed"):
        parts.append(f"with {joined(fixed)} held fixed")
    if seek := given.get("seek"):
        parts.append(f"with {joined(seek)} sought")
    if issues := given.get("issue"):
        parts.append(f"as only one level of {joined(issues)} can hold")
    return ", ".join(parts)


def called(text: str, id_: str) -> str:
    """
    Return what a term or an issue is called in a sentence: its text in quotation marks, else its id.

    Examples
    --------
    >>> called("A general ceasefire", "ceasefire"), called("", "ceasefire")
    ('“A general ceasefire”', 'ceasefire')
    """
    return f"“{text}”" if text else id_


def term_words(settlement: Settlement, term: str) -> str:
    """Return what a term is called in a sentence."""
    found = settlement.term(term)
    return called(found.text if found is not None else "", term)


def statement_words(settlement: Settlement, tree: Node) -> str:
    """
    Return a statement over terms and levels in English.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel, Settlement, Term
    >>> from comity.logic.tree import Implies, Level, Name
    >>> border = Issue("border", "The border", (IssueLevel("line", "The line of today"),))
    >>> deal = Settlement(terms=(Term("watch", "Observers"),), issues=(border,))
    >>> statement_words(deal, Implies(Name("watch"), Level("border", "line")))
    'if “Observers”, then “The border” at “The line of today”'
    """
    issues = {i.id: i for i in settlement.issues}

    def phrase(atom: Atom, holds: bool) -> str:
        if isinstance(atom, Level):
            issue = issues.get(atom.issue)
            text = next((x.text for x in issue.levels if x.id == atom.level), "") if issue is not None else ""
            what = called(issue.text if issue is not None else "", atom.issue)
            return f"{what} {'at' if holds else 'not at'} {called(text, atom.level)}"
        said = term_words(settlement, atom.name) if isinstance(atom, Name) else str(atom)
        return said if holds else f"{'no' if said.startswith('“') else 'not'} {said}"

    return to_words(tree, phrase)


def fact_words(settlement: Settlement, fact: Statement) -> str:
    """Return a fact as it is named in a sentence: why it holds, where the case says that; else what it says."""
    return f"“{fact.why.rstrip('.')}”" if fact.why else f"that {statement_words(settlement, fact.tree)}"


def spoken(demand: Demand, names: Mapping[str, str]) -> str:
    """
    Return a demand as it is named in a sentence: whose it is, its kind, its words and its source.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> spoken(liffiton_sakallah().demands[3], {"south": "The United States"})
    "The United States' demand d4 (“!b”)"
    """
    name = names.get(demand.by, demand.by)
    words = demand.text or (f"{demand.opens} -> " if demand.opens else "") + demand.requires.text
    said = [f"“{words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + '…'}”"]
    if demand.source:
        said.append(f"source{'s' if len(demand.source) > 1 else ''} {', '.join(demand.source)}")
    return (
        f"{name}{chr(39) if name.endswith('s') else chr(39) + 's'} {KINDS[demand.kind]} {demand.id} ({'; '.join(said)})"
    )


def joined(words: Sequence[str]) -> str:
    """
    Return words as a list in a sentence.

    Examples
    --------
    >>> joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """
    Return a number with its noun.

    Examples
    --------
    >>> counted(1, "conflict"), counted(1200, "conflict")
    ('1 conflict', '1,200 conflicts')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def weighed(weight: Fraction) -> str:
    """
    Return a weight with no more digits than it needs.

    Examples
    --------
    >>> weighed(Fraction(3, 2)), weighed(Fraction(2)), weighed(Fraction(1, 3))
    ('1.5', '2', '0.333')
    """
    return f"{float(weight):.3f}".rstrip("0").rstrip(".")


def summary(found: Demands) -> list[str]:
    """Return the answer in a few sentences: conflicts, the cheapest relaxations, who bears them, what unlocks most."""
    if found.conflicts == ((),):
        return [_first_explained(found) or "The facts contradict each other: nothing can be agreed.", *_cut(found)]
    if not found.conflicts:
        return [_no_conflict(found), *_cut(found)]
    said = [_conflicts(found), *_relaxations(found), *_burden(found), *_unlock(found), *_red_lines(found)]
    return [*said, *_cut(found)]


def _no_conflict(found: Demands) -> str:
    asking = len(_asking(found))
    if not asking:
        return "Nobody demands anything."
    if found.conflicts_complete:
        return f"All {counted(asking, 'demand')} can be met together." if asking > 1 else "The one demand can be met."
    return "No conflict was found in the time there was; there may be some."


def _asking(found: Demands) -> list[str]:
    """Return the demands that may be given up."""
    return [d.id for d in found.demands if d.kind != "offer" and d.id not in found.fixed]


def _conflicts(found: Demands) -> str:
    asking = _asking(found)
    standing = {d for c in found.conflicts for d in c}
    listed = f" ({len(found.conflicts):,} are listed)" if found.conflicts_found > len(found.conflicts) else ""
    least = "" if found.conflicts_complete or listed else "at least "
    head = (
        f"Of {counted(len(asking), 'demand')} {len(standing):,} stand in {least}"
        f"{counted(found.conflicts_found, 'minimal conflict')}{listed}."
    )
    first = _first_explained(found)
    return f"{head} The sharpest: {first}" if first else head


def _first_explained(found: Demands) -> str:
    return found.explained[0].sentence if found.explained else ""


def _relaxations(found: Demands) -> list[str]:
    if not found.relaxations:
        return []
    best = found.cheapest
    many = counted(len(best), "cheapest relaxation") if found.cheapest_complete else f"At least {len(best):,} cheapest"
    firm = [r for r in best if r.always]
    said = (
        f"The cheapest way to make the rest possible is to give up {_dropped(found, best[0])} "
        f"(weight {weighed(best[0].weight)})."
        if len(best) == 1 and found.cheapest_complete
        else f"{many} weigh {weighed(best[0].weight)} each; {_several(found, best)}."
    )
    if firm:
        return [said, f"Dropping {joined(firm[0].drop)} is cheapest for all weights within the intervals."]
    also = [r for r in found.relaxations if r.sometimes and r not in best]
    if also:
        more = counted(len(also), "other relaxation is", "other relaxations are")
        return [said, f"For some weights within the intervals {more} cheapest, first of all {joined(also[0].drop)}."]
    return [said]


def _several(found: Demands, best: Sequence[Relaxation]) -> str:
    """Return the first of several relaxations; where they are long, how many demands of each party go in them."""
    if len(best[0].drop) <= _MANY:
        return f"the first: give up {_dropped(found, best[0])}"
    by = {d.id: d.by for d in found.demands}
    told = []
    for party in dict.fromkeys(by.values()):
        counts = [sum(by[d] == party for d in r.drop) for r in best]
        if max(counts):
            some = f"{max(counts)}" if min(counts) == max(counts) else f"{min(counts)} to {max(counts)}"
            told.append(f"{some} of {found.names.get(party, party)}")
    return f"of the demands, they give up {joined(told)}"


def _dropped(found: Demands, relaxation: Relaxation) -> str:
    rows = {d.id: d for d in found.demands}
    if not relaxation.drop:
        return "nothing"
    if len(relaxation.drop) > _MANY:
        of = Counter(found.names.get(rows[d].by, rows[d].by) for d in relaxation.drop)
        return f"{counted(len(relaxation.drop), 'demand')} ({joined([f'{n} of {who}' for who, n in of.items()])})"
    return joined([f"{d} ({found.names.get(rows[d].by, rows[d].by)})" for d in relaxation.drop])


def _burden(found: Demands) -> list[str]:
    bearing = [b for b in found.burden if b.share]
    if not bearing:
        return []
    parts = [f"{found.names.get(b.party, b.party)} in {float(b.share):.0%}" for b in bearing]
    return [f"Who gives something up in the cheapest relaxations: {joined(parts)} of them."]


def _unlock(found: Demands) -> list[str]:
    best = next(iter(found.best_concessions), None)
    if best is None or not best.conflicts:
        return []
    name = found.names.get(best.party, best.party)
    left = counted(best.left, "known conflict")
    return [f"The single concession that unlocks most is {best.demand} ({name}): {left} would be left."]


def _red_lines(found: Demands) -> list[str]:
    said = []
    for row in found.red_lines[-1:]:
        who = joined([found.names.get(p, p) for p in row.parties])
        if not row.together:
            said.append(f"The red lines of {who} cannot all hold ({joined(row.conflicts[0])}).")
        elif row.must_go:
            said.append(f"If the red lines of {who} are fixed, {joined(row.must_go)} cannot be met.")
    return said


def _cut(found: Demands) -> list[str]:
    if found.complete:
        return []
    proven = []
    if found.none_below is not None and found.none_below > 1:
        proven.append(f"no conflict of fewer than {found.none_below} demands is missing")
    if found.lighter_than is not None:
        proven.append(f"every relaxation lighter than {weighed(found.lighter_than)} is listed")
    tail = f" Proven: {'; '.join(proven)}." if proven else ""
    return [f"Not everything is listed ({found.cut or 'a limit was reached'}).{tail}"]
