"""The ferry line: what its README works out by hand, by the plain analysis and by trying every order of statements."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path

import pytest

from comity.case.nouns import Case, OptionConflict, PartyPreference, Preference, Prioritised, Ranking
from comity.case.read import check, load
from comity.conflict.analyse import Settings, analyse
from comity.conflict.beyond import Beyond, beyond
from comity.conflict.deterrents import deterrents
from comity.conflict.kinds.listed import labels
from comity.conflict.model import build
from comity.ensemble.plan import plan
from comity.ensemble.runs import run

FOLDER = Path(__file__).parents[2] / "examples" / "ferry-line-doubts"


def case() -> Case:
    return load(FOLDER)


def conflict(of: Case) -> OptionConflict:
    assert isinstance(of.conflict, OptionConflict)
    return of.conflict


def row(party: str) -> PartyPreference:
    return next(p for p in conflict(case()).preferences if p.party == party)


def preferring(**preferences: Preference) -> Case:
    """The case with some parties' plain preferences replaced, and nothing else said of them."""
    found = case()
    rows = tuple(PartyPreference(p.party, preferences.get(p.party, p.preference)) for p in conflict(found).preferences)
    return replace(found, conflict=replace(conflict(found), preferences=rows, misperceives=()))


def holds(of: Case, concept: str) -> set[str]:
    result = analyse(of, Settings(concepts=(concept,)))
    return set(result.labels(result.equilibria(concept)))


def stable(of: Case, party: str, concept: str) -> set[str]:
    result = analyse(of, Settings(concepts=(concept,)))
    return set(result.labels(result.stable[concept][result.model.parties.index(party)].nonzero()[0]))


def test_the_case_checks_clean() -> None:
    found, problems = check(FOLDER)
    assert found is not None
    assert problems == ()


@pytest.mark.parametrize(
    ("concept", "expected"),
    [("nash", {"NNN", "YYN"}), ("seq", {"NNN", "YYN"}), ("gmr", {"NNN", "YYN", "YYY"})],
)
def test_as_written_the_towns_pay_without_a_grant_or_nothing_happens(concept: str, expected: set[str]) -> None:
    assert holds(preferring(), concept) == expected


def test_the_grant_is_held_by_a_threat_of_brook_only() -> None:
    (found,) = deterrents(analyse(preferring()))
    assert {step.player for step in found.threat} == {1}  # Brook


def test_if_brook_needs_the_grant_the_line_with_it_holds_by_a_credible_answer() -> None:
    (reading,) = row("brook").readings
    assert reading.probability == Fraction(1, 4)
    needy = preferring(brook=reading.preference)
    assert holds(needy, "nash") == {"NNN"}
    assert "YYY" in holds(needy, "seq")


def test_the_county_keeps_the_grant_only_because_it_believes_the_treasurer() -> None:
    (mistaken,) = conflict(case()).misperceives
    (belief,) = mistaken.preferences
    assert mistaken.party == "county"
    seen = preferring(brook=belief.preference)
    assert "YYY" in stable(seen, "county", "seq")
    assert "YYY" not in stable(preferring(), "county", "seq")
    for town in ("ashby", "brook"):  # both see the conflict as it is
        assert "YYY" in stable(preferring(), town, "seq")


def said() -> Beyond:
    found = beyond(build(case()))
    assert found
    return found


def test_whether_the_towns_pay_without_a_grant_hangs_on_what_ashby_would_rather() -> None:
    found = said().uncertain
    assert found is not None
    nash = {letter: set(labels(found.model, found.equilibria(letter, "nash"))) for letter in "abcd"}
    assert nash == {"a": {"NNN"}, "b": {"NNN", "YYN"}, "c": {"NNN"}, "d": {"NNN", "YYN"}}
    answer = found.to_json()
    assert (answer["necessary"]["nash"], answer["possible"]["nash"]) == (["NNN"], ["NNN", "YYN"])
    assert "YYY" in answer["possible"]["seq"]
    assert "YYY" not in answer["necessary"]["seq"]


def test_the_completions_of_ashbys_unknown_comparison_give_what_is_necessary_and_possible() -> None:
    # every order of Ashby that keeps what is known: the two states of each place stay in their own order
    known = (("YYY",), ("YYN",)), (("NYY",), ("NYN",))
    low = (("NNY",), ("NNN",), ("YNY",), ("YNN",))
    found = []
    for places in combinations(range(4), 2):
        joined, boat = iter(known[0]), iter(known[1])
        top = tuple(next(joined) if k in places else next(boat) for k in range(4))
        found.append(holds(preferring(ashby=Ranking((*top, *low))), "nash"))
    assert set.intersection(*found) == {"NNN"}
    assert set.union(*found) == {"NNN", "YYN"}


def test_the_county_would_be_much_worse_off_without_the_line_and_can_soften_that_a_little() -> None:
    strong = said().strong
    assert strong is not None
    answer = strong.to_json()["degrees"]["2"]
    assert "YYY" in answer["strong"]["gmr"]
    assert answer["weak"]["smr"] == ["YYY"]


def test_the_grant_holds_only_by_mistake() -> None:
    found = said().perception
    assert found is not None
    assert found.labels(found.only_by_mistake("seq")) == ["YYY"]
    assert found.labels(found.only_by_mistake("nash")) == []


def shares(preference: Preference, party: str) -> dict[str, Fraction]:
    """The Nash share of two states for one party under Mallows' law, by trying every order."""
    assert isinstance(preference, Prioritised)
    amount = Fraction(1, 5)
    total, kept = Fraction(0), {"NNN": Fraction(0), "YYN": Fraction(0)}
    for order in permutations(range(len(preference.statements))):
        reversed_pairs = sum(a > b for k, a in enumerate(order) for b in order[k + 1 :])
        drawn = Prioritised(tuple(preference.statements[k] for k in order))
        total += amount**reversed_pairs
        for state in stable(preferring(**{party: drawn}), party, "nash") & set(kept):
            kept[state] += amount**reversed_pairs
    return {state: share / total for state, share in kept.items()}


def test_the_shares_of_the_readme_are_those_of_every_order() -> None:
    (reading,) = row("brook").readings
    ashby, main, county = (shares(row(p).preference, p) for p in ("ashby", "brook", "county"))
    needs = shares(reading.preference, "brook")
    assert [round(float(p["YYN"]), 2) for p in (ashby, main, needs, county)] == [0.98, 0.94, 0.17, 1]
    brook = Fraction(3, 4) * main["YYN"] + Fraction(1, 4) * needs["YYN"]
    assert round(float(ashby["YYN"] * brook), 2) == 0.73
    assert all(p["NNN"] == 1 for p in (ashby, main, needs, county))
    drawn = run(plan(case(), draws=100, seed=1, concepts=("nash",)))
    assert drawn.estimate("YYN", "nash").how == "exact"
    assert drawn.estimate("YYN", "nash").p == pytest.approx(float(ashby["YYN"] * brook))
