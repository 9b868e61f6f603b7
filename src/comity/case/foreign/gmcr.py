"""
Models saved by GMCR+ / gmcr-py (Oskar Petersons, University of Waterloo): ``.gmcr``, a JSON file.

The file holds ``options`` (name, permittedDirection: both, fwd, back), ``decisionMakers`` (name, numbers of
their options, preferences, perhaps a ranking by hand), ``infeasibles`` and ``coalitions``. A condition is a
list of pairs such as ``[2, "Y"]``; a compound one is true where any member is. Conditions under
``preferences`` are statements, most important first. With ``useManualPreferenceRanking`` (older:
``useManualPreferenceVectors``) each party has a ``preferenceRanking`` (older: ``preferenceVector``):
numbers of feasible states, counted from 1 in binary order with the first option lowest, best first, a
nested list being a tie.
"""

from __future__ import annotations

import os
from pathlib import Path

from comity.case.foreign.findings import Findings, read_bounded
from comity.case.foreign.gmcr_conditions import infeasible_statements, read_preference
from comity.case.foreign.gmcr_parties import Cast, coalitions, read_cast
from comity.case.foreign.gmcr_rankings import Numbering, read_ranking
from comity.case.foreign.json_fields import place, record
from comity.case.foreign.json_nodes import JsonError, JsonNode, parse_json
from comity.case.nouns import Case, OptionConflict, PartyPreference, Preference, Statement
from comity.errors import Problem, Where

_KNOWN = {
    *("program", "version", "options", "decisionMakers", "infeasibles", "coalitions", "coalitionsFull"),
    *("useManualPreferenceRanking", "useManualPreferenceVectors"),
}


def read_gmcr(path: str | os.PathLike[str]) -> tuple[Case | None, tuple[Problem, ...]]:
    """
    Read a model saved by GMCR+ (gmcr-py).

    Options are ordered party by party, as gmcr-py does when it loads a file, so patterns and state numbers
    are the ones its user knows. Coalitions are taken over where some party does not stand alone.
    Misperceptions are not read yet: the import goes on without them and says so.

    Returns
    -------
    Case or None, tuple of Problem
        The case where nothing stood in the way, and every problem met, each with line and key path.
    """
    path = Path(path)
    notes = Findings(str(path))
    text = read_bounded(path, notes)
    if text is None:
        return None, notes.problems
    return read_gmcr_text(text, notes, title=path.stem)


def read_gmcr_text(text: str, notes: Findings, title: str) -> tuple[Case | None, tuple[Problem, ...]]:
    """Read the text of a ``.gmcr`` file; problems are added to ``notes``."""
    try:
        root = parse_json(text)
    except JsonError as e:
        notes.error(e.line, e.what, e.way_out)
        return None, notes.problems
    case = _case(root, notes, title)
    return (None if notes.failed else case), notes.problems


def _case(root: JsonNode, notes: Findings, title: str) -> Case | None:
    top = record(root, notes)
    if notes.failed:
        return None
    for key in [key for key in top if key not in _KNOWN]:
        notes.warning(top[key].line, f'"{key[:60]}" is not a part of this format that comity knows; it is left out.')
    cast = read_cast(top, root, notes)
    infeasible = infeasible_statements(top, root, cast, notes)
    preferences = _preferences(top, cast, infeasible, notes)
    blocks = coalitions(top, cast, notes)
    _warn_of_misperceptions(cast, notes)
    version = top["version"].value if "version" in top else None
    about = "Imported from a model saved by gmcr-py" + (f" {version}." if isinstance(version, str) else ".")
    where = Where(notes.file, root.line)
    conflict = OptionConflict(
        cast.options, preferences, tuple(s for s, _ in infeasible), coalitions=blocks, where=where
    )
    return Case(title=title, parties=cast.parties, conflict=conflict, about=about)


def _preferences(
    top: dict[str, JsonNode],
    cast: Cast,
    infeasible: tuple[tuple[Statement, tuple[str, ...]], ...],
    notes: Findings,
) -> tuple[PartyPreference, ...]:
    patterns = [p for _, covered in infeasible for p in covered]
    if _ranked_by_hand(top, notes):
        numbering = Numbering.of(len(cast.options), patterns, notes)
        found: list[Preference | None] = [read_ranking(m, numbering, notes) for m in cast.makers]
    else:
        found = [read_preference(maker, cast, notes) for maker in cast.makers]
    return tuple(
        PartyPreference(party.id, preference, where=party.where)
        for party, preference in zip(cast.parties, found, strict=True)
        if preference is not None
    )


def _ranked_by_hand(top: dict[str, JsonNode], notes: Findings) -> bool:
    node = top.get("useManualPreferenceRanking", top.get("useManualPreferenceVectors"))
    if node is None:
        return False
    if not isinstance(node.value, bool):
        notes.error(node.line, f"{place(node)} is neither true nor false.", "Write true or false.")
        return False
    return node.value


def _warn_of_misperceptions(cast: Cast, notes: Findings) -> None:
    for maker, party in zip(cast.makers, cast.parties, strict=True):
        node = maker.get("misperceptions")
        if node is not None and node.value:
            what = f"misperceptions of {party.name} are not read by this version; they are left out."
            notes.warning(node.line, what, "The import is the conflict as it is when everybody sees every state.")
