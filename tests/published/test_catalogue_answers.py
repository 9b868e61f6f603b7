"""Every answer of every published conflict, recomputed: by definition exactly, and as printed where shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.catalogue.answers import Answer
from comity.catalogue.entries import load_entry, names
from comity.catalogue.verify import Check, verify
from comity.conflict.analyse import Settings, analyse

CHECKS = verify()


def _name(check: Check) -> str:
    blocks = "+".join("-".join(block) for block in check.coalitions)
    return "/".join(filter(None, [check.entry.rpartition("/")[2], check.concept, blocks]))


@pytest.mark.parametrize("check", CHECKS, ids=_name)
def test_the_answer_by_definition_is_what_is_computed(check: Check) -> None:
    assert check.by_definition is not None
    assert check.computed is not None
    assert check.by_definition == Answer(check.computed)
    assert check.good, check.why


@pytest.mark.parametrize("check", [c for c in CHECKS if c.printed], ids=_name)
def test_the_printed_answer_is_what_is_computed_or_the_entry_says_why_not(check: Check) -> None:
    assert check.printed is not None
    assert check.computed is not None
    fits = check.printed.fits(check.computed)
    assert fits == (check.verdict == "agrees")


@pytest.mark.parametrize("name", [n for n in names() if n != "gisborne_uncertain"])
def test_the_six_classic_concepts_are_answered_where_they_apply(name: str) -> None:
    entry = load_entry(name)
    wanted = {"nash", "gmr", "smr", "seq", "sseq"}
    wanted |= {f"coalitional_{c}" for c in ("nash", "gmr", "smr", "seq")}
    if name != "elmira":  # its states 9 and on count as one, where SIM has no meaning
        wanted |= {"sim", "seq_or_sim"}
    assert wanted <= set(entry.answers[0].by_definition)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_at_elmira_the_length_of_answers_makes_no_difference(depth: int) -> None:
    """Some printed answers of the field count one-move sanctions only; here that reading gives the same states."""
    case = load_entry("elmira").case
    concepts = Settings(concepts=("gmr", "smr", "seq"))
    whole, short = analyse(case, concepts), analyse(case, replace(concepts, depth=depth))
    for concept in concepts.concepts:
        assert (short.equilibria(concept) == whole.equilibria(concept)).all()
