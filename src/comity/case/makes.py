"""
What a feed makes: the sentence after ``makes:`` read into a noun.

Four sentences are known::

    conflict: OPTION feasible               the option can be taken; below the threshold it cannot
    conflict: STATEMENT infeasible          states where the statement holds cannot occur
    conflict: PARTY weighs STATEMENT NUMBER the statement weighs so much to the party
    settlement: STATEMENT holds             the statement is a fact of the settlement
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.evidence import Evidence, Feed
from comity.case.nouns import Conflict, OptionConflict, Weights
from comity.case.places import NOWHERE
from comity.case.settlement import Settlement
from comity.case.statement import Statement
from comity.case.values import exact
from comity.case.wording import listed, shown, suggestion
from comity.errors import Problem, Where
from comity.logic.partial import settle
from comity.logic.tree import Name, Node
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import unquoted

LONGEST = 2_000
"""Characters that the sentence may have."""

FORMS = (
    '"conflict: OPTION feasible"',
    '"conflict: STATEMENT infeasible"',
    '"conflict: PARTY weighs STATEMENT NUMBER"',
    '"settlement: STATEMENT holds"',
)
"""The sentences that are known."""

_WEIGHS = re.compile(r'(?P<party>"[^"]*"|\S+)\s+weighs\s+(?P<statement>.+?)\s+(?P<number>[-+.\d]\S*)', re.S)


@dataclass(frozen=True, slots=True)
class Opens:
    """``conflict: OPTION feasible``: below the threshold the option cannot be taken."""

    option: str


@dataclass(frozen=True, slots=True)
class Excludes:
    """``conflict: STATEMENT infeasible``: states where the statement holds cannot occur."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Weighs:
    """``conflict: PARTY weighs STATEMENT NUMBER``: the statement weighs so much to the party."""

    party: str
    statement: Statement
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Holds:
    """``settlement: STATEMENT holds``: the statement is a fact of the settlement."""

    statement: Statement


Makes = Opens | Excludes | Weighs | Holds


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a sentence makes nothing, and what can be done about it."""

    what: str
    ways_out: tuple[str, ...] = ()


def parse_makes(
    text: str,
    parties: Sequence[str],
    conflict: Conflict | None,
    settlement: Settlement | None,
    where: Where = NOWHERE,
) -> Makes | Unfit:
    """
    Return what a feed makes, or why its sentence does not fit the case.

    Parameters
    ----------
    text : str
        The sentence, such as ``conflict: monitoring feasible``.
    parties : sequence of str
        The ids of the parties.
    conflict : Conflict or None
    settlement : Settlement or None
    where : Where
        Where the sentence stands.

    Examples
    --------
    >>> from comity.case.nouns import Option
    >>> conflict = OptionConflict((Option("monitoring", "a", "Let monitors in"),), ())
    >>> parse_makes("conflict: monitoring feasible", ["a"], conflict, None)
    Opens(option='monitoring')
    >>> parse_makes("conflict: monitor feasible", ["a"], conflict, None)
    Unfit(what='"monitor" is no option of the conflict.', ways_out=('Did you mean "monitoring"?',))
    """
    room, colon, body = text[:LONGEST].partition(":")
    room, body = room.strip().lower(), body.strip()
    if len(text) > LONGEST:
        return Unfit(f"what the feed makes has {len(text):,} characters; at most {LONGEST:,} are read.", (_forms(),))
    if not colon or room not in ("conflict", "settlement"):
        return Unfit(f"a feed cannot make {shown(text)}: it names no room that it reaches.", (_forms(),))
    if room == "settlement":
        return _settled(body, text, settlement, where)
    if conflict is None:
        return Unfit(f"the feed makes {shown(text)}, and the case has no conflict.", ("Add conflict:, or delete it.",))
    if not isinstance(conflict, OptionConflict):
        what = f"the feed makes {shown(text)}, and the conflict is drawn by hand: it has no options."
        return Unfit(what, ("Write the conflict in options, or delete the feed.",))
    return _in_conflict(body, text, parties, conflict, where)


def feed_problems(
    evidence: Evidence, parties: Sequence[str], conflict: Conflict | None, settlement: Settlement | None
) -> Iterator[Problem]:
    """Yield every problem of the feeds of a case: sentences that do not fit, and two feeds that make the same."""
    first: dict[object, Feed] = {}
    for feed in evidence.feeds:
        found = parse_makes(feed.makes, parties, conflict, settlement, feed.where)
        if isinstance(found, Unfit):
            yield Problem(feed.where, found.what, found.ways_out)
            continue
        key = _key(found)
        if key in first:
            what = f"two feeds make {shown(feed.makes)}; the first is on line {first[key].where.line}."
            yield Problem(feed.where, what, ("Keep one of them, or let one claim stand for both.",))
        first.setdefault(key, feed)


def _key(found: Makes) -> object:
    """Return what two feeds may not both make: one option opened, one weight given."""
    if isinstance(found, Opens):
        return found.option
    if isinstance(found, Weighs):
        return found.party, found.statement.tree
    return type(found), found.statement.tree


def _forms() -> str:
    return f"Write {', '.join(FORMS[:-1])} or {FORMS[-1]}."


def _in_conflict(body: str, text: str, parties: Sequence[str], conflict: OptionConflict, where: Where) -> Makes | Unfit:
    weighs = _WEIGHS.fullmatch(body)
    if weighs is not None:
        return _weighs(weighs, parties, conflict, where)
    said, _, verb = body.rpartition(" ")
    said = said.strip()
    if verb == "feasible" and said:
        return _opens(said, conflict)
    if verb == "infeasible" and said:
        return _excludes(said, conflict, where)
    return Unfit(f"a feed cannot make {shown(text)}.", (_forms(),))


def _opens(said: str, conflict: OptionConflict) -> Makes | Unfit:
    option = unquoted(said) if said.startswith('"') and said.endswith('"') and len(said) > 1 else said
    ids = [o.id for o in conflict.options]
    if option not in ids:
        ways = suggestion(option, ids) or (f"Options are {listed(ids)}.",)
        return Unfit(f"{shown(option)} is no option of the conflict.", ways)
    if _true_today(Name(option), conflict):
        what = f"{shown(option)} is taken in the status quo: what is so today cannot depend on whether it can be taken."
        return Unfit(what, ("Leave it out of the status quo, or delete the feed.",))
    return Opens(option)


def _excludes(said: str, conflict: OptionConflict, where: Where) -> Makes | Unfit:
    statement = _statement(said, _options(conflict), where)
    if isinstance(statement, Unfit):
        return statement
    if _true_today(statement.tree, conflict):
        what = f"{shown(said)} holds in the status quo: what is so today cannot be made infeasible."
        return Unfit(what, ("Change the statement or the status quo, or delete the feed.",))
    return Excludes(statement)


def _weighs(found: re.Match[str], parties: Sequence[str], conflict: OptionConflict, where: Where) -> Makes | Unfit:
    party = found["party"].strip('"')
    if party not in parties:
        return Unfit(f"{shown(party)} is no party.", suggestion(party, parties) or (f"Parties are {listed(parties)}.",))
    preference = next((p.preference for p in conflict.preferences if p.party == party), None)
    if not isinstance(preference, Weights):
        what = f"{shown(party)} weighs nothing in the conflict: its preferences are not given as weights."
        return Unfit(what, (f"Give weights: for {party}, or let the feed make an option feasible.",))
    statement = _statement(found["statement"], _options(conflict), where)
    if isinstance(statement, Unfit):
        return statement
    weight = exact(found["number"])
    if weight is None:
        return Unfit(f"{shown(found['number'])} is no number.", ("For example: conflict: a weighs monitoring 3",))
    return Weighs(party, statement, weight)


def _settled(body: str, text: str, settlement: Settlement | None, where: Where) -> Makes | Unfit:
    said, _, verb = body.rpartition(" ")
    if verb != "holds" or not said.strip():
        return Unfit(f"a feed cannot make {shown(text)}.", (f"Of a settlement it can make {FORMS[-1]}.",))
    if settlement is None:
        what = f"the feed makes {shown(text)}, and the case has no settlement."
        return Unfit(what, ("Add settlement:, or delete it.",))
    levels = {i.id: tuple(v.id for v in i.levels) for i in settlement.issues}
    statement = _statement(said.strip(), Vocabulary(tuple(t.id for t in settlement.terms), levels), where)
    return statement if isinstance(statement, Unfit) else Holds(statement)


def _options(conflict: OptionConflict) -> Vocabulary:
    ids = tuple(o.id for o in conflict.options)
    return Vocabulary(ids, {}, ids)


def _statement(text: str, vocabulary: Vocabulary, where: Where) -> Statement | Unfit:
    from comity.logic.parse import StatementError, parse

    try:
        return Statement(text, parse(text, vocabulary), where=where)
    except StatementError as e:
        return Unfit(f"in the statement {shown(text)}, column {e.column}: {e.message}", e.ways_out)


def _true_today(tree: Node, conflict: OptionConflict) -> bool:
    """Return whether a statement holds in the status quo; a merged one is not looked into."""
    quo = conflict.status_quo
    if quo is None or len(quo) != len(conflict.options) or set(quo) - set("YN"):
        return False
    ids = [o.id for o in conflict.options]
    return settle(tree, {name: letter == "Y" for name, letter in zip(ids, quo, strict=True)}, ids) is True
