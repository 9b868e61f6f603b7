"""From an argument of a command to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.case.nouns import Case
    from comity.conflict.model import Model

CATALOGUE = "catalogue:"


def load(argument: str) -> Case:
    """
    Return the case at a path, or a catalogue entry named ``catalogue:NAME``, with its feeds applied.

    Where the evidence of a case reaches its conflict or its settlement (``feeds``), claims are weighed first, through
    the ledger beside the case where there is one; what each feed did goes to standard error, and so do warnings. A
    case without feeds loads nothing of evidence.

    Raises
    ------
    CaseError
        With every problem of the case.
    """
    case = read(argument)
    if case.evidence is None or not case.evidence.feeds:
        return case
    from comity.cli.evidence_place import known_of
    from comity.study.fed import fed

    known = known_of(case)
    found = fed(case, known.evidence)
    for note in (*known.notes, *found.sentences()):
        show.say(f"comity: evidence: {note}")
    show.beside_the_answer({"feeds": [f.to_json() for f in found.feeds], **known.to_json()})
    return found.case


def read(argument: str) -> Case:
    """Return the case of an argument as its file says it; warnings go to standard error, errors raise a CaseError."""
    if argument.startswith(CATALOGUE):
        from comity.catalogue.entries import load_entry

        return load_entry(argument.removeprefix(CATALOGUE)).case
    from comity.case.read import load as read_files

    case = read_files(argument)
    show.problems(case.warnings)
    return case


def model_of(argument: str) -> Model:
    """Return the conflict model of a case argument."""
    from comity.conflict.model import build

    return build(load(argument))


def fits_table(case: Case) -> bool:
    """
    Return whether every feasible state of a case can be listed; where not, single states can still be asked about.

    The rule is that of the tier *table*: at most 26 options, and 4,194,304 feasible states.
    """
    from comity.case.nouns import OptionConflict
    from comity.conflict.space import MAX_STATES, feasible_codes
    from comity.errors import TooLargeError

    conflict = case.conflict
    if not isinstance(conflict, OptionConflict) or 1 << len(conflict.options) <= MAX_STATES:
        return True
    try:
        feasible_codes(conflict)
    except TooLargeError:
        return False
    return True
