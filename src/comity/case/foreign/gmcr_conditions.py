"""The conditions of a ``.gmcr`` file, as statements: infeasible ones, and preferences by priority."""

from __future__ import annotations

from fractions import Fraction

from comity.case.foreign.findings import Findings
from comity.case.foreign.gmcr_parties import Cast
from comity.case.foreign.json_fields import items, kind_of, number_below, place, rows
from comity.case.foreign.json_nodes import JsonNode
from comity.case.nouns import Preference, Prioritised, Statement, Weights
from comity.errors import Where
from comity.logic.parse import StatementError, parse
from comity.logic.tree import Name
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import written

Literals = tuple[tuple[int, bool], ...]
"""A simple condition: (place of an option, whether it is on), in option order."""


def infeasible_statements(
    top: dict[str, JsonNode], root: JsonNode, cast: Cast, notes: Findings
) -> tuple[tuple[Statement, tuple[str, ...]], ...]:
    """Return each infeasible condition as a statement, with the patterns it covers."""
    found = {}
    for row in rows(top, "infeasibles", root, notes):
        members = _members(row, cast, notes)
        if members is None:
            continue
        if not all(members) or not members:
            notes.error(row.line, f"{place(row)} has an empty condition.", "Name at least one option in it.")
            continue
        statement = _statement(members, row, cast, notes)
        if statement is not None:
            found[statement.text] = statement, tuple(pattern(m, len(cast.options)) for m in members)
    return tuple(found.values())


def read_preference(maker: dict[str, JsonNode], cast: Cast, notes: Findings) -> Preference | None:
    """
    Return what a decision maker prefers, most important first; None where that cannot be read.

    A condition that stands twice counts where it stands first, as in gmcr-py: the later one could never
    tell two states apart. One that holds everywhere tells none apart either and is left out. A party that is left
    with no condition is indifferent: one option with the weight 0 says so in the case format.
    """
    at = next(iter(maker.values()), None)
    if at is None or not cast.options:
        return None
    statements = _preference_statements(maker, at, cast, notes)
    if statements:
        return Prioritised(statements)
    line = maker.get("preferences", at).line
    if not notes.failed:
        notes.warning(line, f"{place(maker.get('preferences', at))} is empty: that party is indifferent.")
    first = cast.options[0].id
    where = Where(notes.file, line)
    indifferent = Statement(written(first), Name(first), where=where)
    return Weights(((indifferent, Fraction(0)),))


def _preference_statements(
    maker: dict[str, JsonNode], at: JsonNode, cast: Cast, notes: Findings
) -> tuple[Statement, ...]:
    found: dict[str, Statement] = {}
    for row in rows(maker, "preferences", at, notes):
        members = _members(row, cast, notes)
        if members is None:
            continue
        if not members or not all(members):
            notes.warning(row.line, f"{place(row)} is empty: it holds everywhere or nowhere, and is left out.")
            continue
        statement = _statement(members, row, cast, notes)
        if statement is not None:
            found.setdefault(statement.text, statement)
    return tuple(found.values())


def pattern(literals: Literals, n_options: int) -> str:
    """
    Return a simple condition as a pattern.

    Examples
    --------
    >>> pattern(((0, True), (2, False)), 4)
    'Y-N-'
    """
    letters = ["-"] * n_options
    for k, on in literals:
        letters[k] = "Y" if on else "N"
    return "".join(letters)


def _members(row: JsonNode, cast: Cast, notes: Findings) -> tuple[Literals, ...] | None:
    """Return the simple conditions of which one must hold, or None where the row cannot be read."""
    if isinstance(row.value, dict):
        parts = rows(row.value, "members", row, notes)
    elif isinstance(row.value, tuple):
        parts = (row,)
    else:
        what = f"{place(row)} is {kind_of(row)}; a condition is expected."
        notes.error(row.line, what, 'A condition is a list such as [[0, "Y"], [2, "N"]].')
        return None
    read = [_literals(part, cast, notes) for part in parts]
    whole = tuple(r for r in read if r is not None)
    return whole if len(whole) == len(parts) else None


def _literals(node: JsonNode, cast: Cast, notes: Findings) -> Literals | None:
    found: dict[int, bool] = {}
    whole = True
    for pair in items(node, notes):
        literal = _literal(pair, cast, notes)
        if literal is None or literal[0] in found:
            if literal is not None:
                notes.error(pair.line, f"{place(pair)} speaks of the same option again.", "Name each option once.")
            whole = False
            continue
        found[literal[0]] = literal[1]
    return tuple(sorted(found.items())) if whole else None


def _literal(pair: JsonNode, cast: Cast, notes: Findings) -> tuple[int, bool] | None:
    parts = pair.value if isinstance(pair.value, tuple) else ()
    if len(parts) != 2 or not isinstance(parts[1].value, str) or parts[1].value not in ("Y", "N"):
        notes.error(pair.line, f"{place(pair)} is not an option number with Y or N.", 'Write it as [2, "Y"].')
        return None
    number = number_below(parts[0], cast.n_numbers, "option", notes)
    if number is None or number not in cast.position:
        return None
    return cast.position[number], parts[1].value == "Y"


def _statement(members: tuple[Literals, ...], row: JsonNode, cast: Cast, notes: Findings) -> Statement | None:
    ids = tuple(o.id for o in cast.options)
    simple = [" & ".join(("" if on else "!") + written(ids[k]) for k, on in m) for m in dict.fromkeys(members)]
    text = " | ".join(simple)
    try:
        tree = parse(text, Vocabulary(ids, options=ids))
    except StatementError as e:
        notes.error(row.line, f"{place(row)}: {e.message}", "Split the condition into smaller ones.")
        return None
    return Statement(text, tree, where=Where(notes.file, row.line))
