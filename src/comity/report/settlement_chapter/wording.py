"""Demands, terms, levels and packages of a settlement as spans and short words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.case.settlement import Demand, Settlement
from comity.report.citing import source_links
from comity.report.content import Line, Link, PartyName, Quiet, Span, Strong, Text, line
from comity.report.phrasing import joined
from comity.report.settlement_chapter.subject import Settled
from comity.settlement.demands.wording import statement_words

SHORT_ID = 8  # letters of an id that reads as a number of a row; a longer one says again what the words say
KINDS = {
    "prerequisite": "as a condition",
    "demand": "asks",
    "red_line": "red line",
    "offer": "offers",
}


def term_words(settlement: Settlement, term: str) -> str:
    """Return what a term or an act is called."""
    found = settlement.term(term)
    return (found.text if found is not None else "") or term


def level_words(settlement: Settlement, issue: str, level: str) -> tuple[str, str]:
    """Return what an issue and one of its levels are called; a number stays as it is."""
    found = next((i for i in settlement.issues if i.id == issue), None)
    if found is None:
        return issue, level
    return found.text or issue, next((x.text for x in found.levels if x.id == level and x.text), level)


def demand_words(settlement: Settlement, d: Demand) -> str:
    """Return what a demand asks: its own text, else the statement in words."""
    if d.text:
        return d.text.rstrip(".")
    said = statement_words(settlement, d.requires.tree)
    return f"no “{term_words(settlement, d.opens)}” without {said}" if d.opens else said


def quoted(words: str) -> str:
    """
    Return words in quotation marks, unless there are some in them already.

    Examples
    --------
    >>> quoted("No fund"), quoted("no “fund”")
    ('“No fund”', 'no “fund”')
    """
    return words if "“" in words else f"“{words}”"


def demand_line(s: Settled, d: Demand, *, party: bool = True) -> Line:
    """Return a demand in a line: whose, of which kind, what, its id and its sources."""
    head: list[Span | str] = [s.name(d.by), f", {KINDS[d.kind]}: "] if party else []
    inside: list[Span | str] = []
    if d.id not in d.source and len(d.id) <= SHORT_ID and "_" not in d.id:  # rows are often called after their source
        inside = [Link(d.id, "#demands") if s.demands is not None else Quiet(d.id), *(["; "] if d.source else [])]
    inside += source_links(s.study, d.source) if d.source else []
    cited = [" (", *inside, ")"] if inside else []
    return line(*head, quoted(demand_words(s.settlement, d)), *cited)


def demands_lines(s: Settled, ids: Iterable[str]) -> tuple[Line, ...]:
    """Return demands, one line each; an id that is not there stands for itself."""
    known: Mapping[str, Demand] = {d.id: d for d in s.demands.demands} if s.demands is not None else {}
    return tuple(demand_line(s, known[i]) if i in known else line(Strong(i)) for i in ids)


def listed(parts: list[Line], last: str, between: str = "; ") -> Line:
    """Return lines as a list in a sentence, with semicolons and a last word between them."""
    out: Line = ()
    for k, part in enumerate(parts):
        out = (*out, *line("" if not k else f" {last} " if k == len(parts) - 1 else between), *part)
    return out


def names_of(s: Settled, parties: Iterable[str]) -> tuple[Span, ...]:
    """Return the names of parties as a list in a sentence, in the order of the case."""
    return joined(tuple(s.name(p) for p in s.ordered(set(parties))))


def all_parties(count: int) -> str:
    """
    Return all parties in words.

    Examples
    --------
    >>> all_parties(2), all_parties(3)
    ('both parties', 'all 3 parties')
    """
    return "both parties" if count == 2 else f"all {count} parties"


def words_joined(parts: Iterable[str]) -> str:
    """
    Return words as a list in a sentence.

    Examples
    --------
    >>> words_joined(["a", "b", "c"])
    'a, b and c'
    """
    return "".join(x.name if isinstance(x, PartyName) else x.text for x in joined(tuple(Text(p) for p in parts)))
