"""The table of states against itself and against the published lists."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from comity.alignment.actors.states import OPEN, plain_name, states, ways_of_calling
from comity.alignment.actors.states_table import FAMILIES

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"


def rows(*path: str) -> list[dict[str, str]]:
    file = DATA.joinpath(*path)
    if not file.is_file():
        pytest.skip(f"the public data {'/'.join(path)} is not beside the repository")
    with file.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def test_codes_and_years_are_those_of_the_published_list_of_members() -> None:
    published: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for row in rows("cow_nmc", "states.csv"):
        last = int(row["endyear"])
        spell = (int(row["styear"]), OPEN if last == 2016 else last)
        published.setdefault((int(row["ccode"]), row["stateabb"]), []).append(spell)
    assert {(s.code, s.abbreviation): list(s.spells) for s in states().values()} == published


def test_iso_codes_are_those_that_the_united_nations_votes_use() -> None:
    # where the two differ, one code of that file stands for two states or for a state that has ended
    odd = {"345", "260", "678", "680"}
    for row in rows("unga_ideal_points", "ideal_points_sessions_1_66.csv"):
        if row["ccode"] not in odd:
            assert states()[int(row["ccode"])].iso3 == row["iso3c"], row["country"]


def test_no_abbreviation_and_no_iso_code_of_its_own_is_given_twice() -> None:
    for codes in (
        [s.abbreviation for s in states().values()],
        [s.iso3 for s in states().values() if s.iso3],
        [s.iso2 for s in states().values() if s.iso2],
    ):
        assert [code for code, n in Counter(codes).items() if n > 1] == []


def test_every_code_has_its_own_shape_and_spells_are_in_order() -> None:
    for s in states().values():
        assert len(s.abbreviation) == 3
        assert len(s.iso3) in (0, 3)
        assert len(s.iso2) in (0, 2)
        assert bool(s.iso3) == bool(s.iso2)
        flat = [year for spell in s.spells for year in spell]
        assert flat == sorted(flat)
        assert flat[0] >= 1816


def test_families_name_states_of_the_table_and_their_sentence_names_each_code() -> None:
    for codes, text in FAMILIES:
        for code in codes:
            assert code in states()
            assert str(code) in text


def test_names_that_mean_two_states_are_few_and_known() -> None:
    """A word, not a code, that two states share without years is a family or the two Hesses."""
    shared = {
        name: {w.code for w in ways if w.scheme == "name" and not w.dated} for name, ways in ways_of_calling().items()
    }
    several = {name for name, codes in shared.items() if len(codes) > 1}
    assert several == {"germany", "yemen", "korea", "congo", plain_name("Viet_Nam"), "vietnam", "hesse"}


def test_case_accents_ampersands_and_the_article_do_not_matter() -> None:
    assert plain_name("the GAMBIA") == plain_name("Gambia")
    assert plain_name("São Tomé & Príncipe") == plain_name("Sao Tome and Principe")
    assert plain_name("St Lucia") == plain_name("Saint Lucia")
    assert plain_name("Guinea") != plain_name("Guinea-Bissau")
