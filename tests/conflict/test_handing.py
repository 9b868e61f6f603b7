"""What a conflict tells a settlement: who could do better without talks, who is stuck, which levels can be imposed."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised, Weights
from comity.case.settlement import Demand, Issue, IssueLevel, Settlement, Term
from comity.case.statement import Statement
from comity.conflict.handing import handing
from comity.conflict.model import build
from comity.logic.parse import parse
from comity.logic.vocabulary import Vocabulary

OPTIONS = ("talk", "fire", "leave")
OWNER = {"talk": "a", "fire": "a", "leave": "b"}


def _says(text, names=OPTIONS, levels=None):
    return Statement(text, parse(text, Vocabulary(names, levels or {})))


def _model(prefers=None, moves=None, status_quo="NYN", infeasible=()):
    prefers = prefers or {"a": ("leave", "talk", "!fire"), "b": ("!fire", "!leave")}
    options = tuple(Option(o, OWNER[o], o, (moves or {}).get(o, "both")) for o in OPTIONS)
    preferences = tuple(PartyPreference(p, Prioritised(tuple(_says(t) for t in texts))) for p, texts in prefers.items())
    conflict = OptionConflict(options, preferences, tuple(_says(t) for t in infeasible), status_quo=status_quo)
    return build(Case("Test", (Party("a", "A"), Party("b", "B")), conflict))


TERMS = (
    Term("talks", means=_says("talk")),
    Term("truce", means=_says("!fire")),
    Term("money"),
    Term("retreat", means=_says("leave")),
)
ISSUE = Issue(
    "line",
    levels=(IssueLevel("kept", means=_says("!leave")), IssueLevel("left", means=_says("leave")), IssueLevel("open")),
)


def _demand(requires, by="a", opens="talks", kind="prerequisite", name="d"):
    names = tuple(t.id for t in TERMS) + OPTIONS
    return Demand(name, by, kind, _says(requires, names, {"line": ("kept", "left", "open")}), opens)


def _told(*demands, model=None):
    return handing(model or _model(), Settlement(terms=TERMS, issues=(ISSUE,), demands=demands))


def test_a_prerequisite_divides_the_states_by_what_its_terms_mean():
    model = _model()
    found = _told(_demand("retreat & truce"), model=model).compared["d"]
    patterns = [model.label(s) for s in range(model.n_states)]
    assert found.party == "a"
    assert found.opens.tolist() == [p[0] == "Y" for p in patterns]
    assert found.requires.tolist() == [p[1:] == "NY" for p in patterns]
    assert np.array_equal(found.rank, model.ranks[0])


def test_states_are_alike_if_they_differ_only_in_options_the_prerequisite_speaks_of():
    model = _model()
    found = _told(_demand("retreat"), model=model).compared["d"]
    patterns = [model.label(s) for s in range(model.n_states)]
    for s, t in product(range(model.n_states), repeat=2):
        assert (found.alike[s] == found.alike[t]) == (patterns[s][1] == patterns[t][1])


def test_a_level_and_an_option_of_the_same_name_can_be_spoken_of_too():
    found = _told(_demand("line = left", name="x"), _demand("fire", name="y")).compared
    assert found["x"].requires.tolist() == [bool(c >> 2 & 1) for c in range(8)]
    assert found["y"].requires.tolist() == [bool(c >> 1 & 1) for c in range(8)]


@pytest.mark.parametrize(
    ("demand", "words"),
    [
        (_demand("money"), "does not say what money means"),
        (_demand("truce", opens="money"), "does not say what money means"),
        (_demand("line = open"), "does not say what line = open means"),
        (_demand("truce", by="c"), "c has no preferences in the conflict"),
    ],
)
def test_what_the_conflict_cannot_tell_has_a_reason(demand, words):
    found = _told(demand)
    assert not found.compared
    assert words in found.untold["d"]


def test_demands_that_are_no_prerequisites_are_left_alone():
    found = _told(_demand("truce", kind="demand", opens=""))
    assert not found.compared
    assert not found.untold


def test_a_party_is_stuck_exactly_if_no_move_of_its_own_is_better_than_the_status_quo():
    model = _model()
    quo = model.index("NYN")
    for k, party in enumerate(model.parties):
        own = [s for s in range(8) if _only_own(s, quo, party) and model.ranks[k, s] > model.ranks[k, quo]]
        assert _told(model=model).no_way_forward[party] == (not own)
    assert _told(model=model).no_way_forward == {"a": False, "b": True}


def _only_own(s, t, party):
    return all(s >> k & 1 == t >> k & 1 for k, o in enumerate(OPTIONS) if OWNER[o] != party)


def test_without_a_status_quo_nobody_is_said_to_be_stuck():
    assert _told(model=_model(status_quo=None)).no_way_forward == {}


def test_a_level_is_imposed_by_who_can_bring_it_about_in_one_move_of_its_own():
    found = _told()
    assert {(i.party, i.issue, i.level) for i in found.imposed} == {("b", "line", "kept"), ("b", "line", "left")}


def test_a_one_way_option_imposes_one_way():
    found = _told(model=_model(moves={"leave": "forward"}))
    assert [(i.party, i.level) for i in found.imposed] == [("b", "left")]


def test_an_imposed_level_names_a_move_that_does_it():
    model = _model(infeasible=("leave & fire",))
    for one in _told(model=model).imposed:
        start, end = model.index(one.start), model.index(one.end)
        _, reached = model.moves.pairs(model.parties.index(one.party), np.array([start]))
        assert end in reached
        assert (one.level == "left") == (model.label(end)[2] == "Y") != (model.label(start)[2] == "Y")


def test_imposing_is_what_the_definition_says_on_random_models():
    rng = np.random.default_rng(5)
    for _ in range(25):
        texts = rng.choice(
            ["talk", "fire & leave", "leave ^ talk", "!fire", "talk | !leave", "leave"], 2, replace=False
        )
        levels = tuple(IssueLevel(f"l{k}", means=_says(t)) for k, t in enumerate(texts))
        forward = {o: "forward" for o in OPTIONS if rng.random() < 0.3}
        model = _model(moves=forward)
        found = handing(model, Settlement(issues=(Issue("x", levels=levels),)))
        holds = [[_truth(t, s) for s in range(8)] for t in texts]
        expected = {
            (p, f"l{k}")
            for p in ("a", "b")
            for k in range(2)
            for s, t in product(range(8), repeat=2)
            if s != t
            and _only_own(s, t, p)
            and not any(s >> i & 1 and not t >> i & 1 for i, o in enumerate(OPTIONS) if o in forward)
            and holds[1 - k][s]
            and not holds[k][s]
            and holds[k][t]
        }
        assert {(i.party, i.level) for i in found.imposed} == expected


def _truth(text, state):
    on = {o: bool(state >> k & 1) for k, o in enumerate(OPTIONS)}
    words = {"talk": on["talk"], "fire & leave": on["fire"] and on["leave"], "leave ^ talk": on["leave"] != on["talk"]}
    words |= {"!fire": not on["fire"], "talk | !leave": on["talk"] or not on["leave"], "leave": on["leave"]}
    return words[text]


def test_states_that_count_as_one_make_single_states_unknown():
    model = build(_lumped())
    found = handing(model, Settlement(terms=TERMS, issues=(ISSUE,), demands=(_demand("truce"),)))
    assert "counted as one" in found.untold["d"]
    assert not found.imposed
    assert len(found.notes) == 1


def _lumped():
    from comity.case.nouns import Lump

    options = tuple(Option(o, OWNER[o], o) for o in OPTIONS)
    weights = Weights(((_says("leave"), Fraction(1)),))
    preferences = tuple(PartyPreference(p, weights) for p in ("a", "b"))
    conflict = OptionConflict(options, preferences, same=(Lump("gone", "--Y"),))
    return Case("Test", (Party("a", "A"), Party("b", "B")), conflict)


def test_swapping_the_parties_swaps_what_is_handed_over():
    one = _told(_demand("retreat"))
    names = {"a": "b", "b": "a"}
    options = tuple(Option(o, names[OWNER[o]], o) for o in OPTIONS)
    prefers = {"b": ("leave", "talk", "!fire"), "a": ("!fire", "!leave")}
    preferences = tuple(PartyPreference(p, Prioritised(tuple(_says(t) for t in ts))) for p, ts in prefers.items())
    swapped = build(
        Case("Test", (Party("a", "A"), Party("b", "B")), OptionConflict(options, preferences, status_quo="NYN"))
    )
    other = handing(swapped, Settlement(terms=TERMS, issues=(ISSUE,), demands=(_demand("retreat", by="b"),)))
    assert {(names[i.party], i.level) for i in one.imposed} == {(i.party, i.level) for i in other.imposed}
    assert {names[p]: v for p, v in one.no_way_forward.items()} == other.no_way_forward
    assert np.array_equal(one.compared["d"].rank, other.compared["d"].rank)
