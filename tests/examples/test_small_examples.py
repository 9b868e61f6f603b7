"""The two examples for a student: what their READMEs work out by hand is what comity says."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.case.nouns import Case
from comity.case.read import check, load
from comity.conflict.analyse import Settings, analyse
from comity.conflict.breakers import breakers
from comity.conflict.evolve import evolve
from comity.conflict.model import Model, build

EXAMPLES = Path(__file__).parents[2] / "examples"


def model_of(name: str) -> Model:
    return build(load(EXAMPLES / name))


def equilibria(model: Model | Case, concept: str) -> set[str]:
    found = analyse(model, Settings(concepts=(concept,)))
    return set(found.labels(found.equilibria(concept)))


@pytest.mark.parametrize("name", ["fishing-rights", "water-sharing-drawn"])
def test_the_example_checks_clean(name: str) -> None:
    case, problems = check(EXAMPLES / name)
    assert case is not None
    assert problems == ()


def test_every_example_folder_has_a_case_a_readme_and_a_row_in_the_index() -> None:
    index = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    folders = [p for p in EXAMPLES.iterdir() if p.is_dir()]
    assert len(folders) >= 3
    for folder in folders:
        assert (folder / "case.yaml").is_file()
        assert (folder / "README.md").is_file()
        assert f"[{folder.name}]({folder.name}/README.md)" in index


def test_fishing_has_twelve_states_and_two_nash_equilibria() -> None:
    model = model_of("fishing-rights")
    assert model.n_states == 12
    assert equilibria(model, "nash") == {"NYNN", "NYNY"}


def test_in_fishing_the_joint_cut_holds_when_answers_are_credible() -> None:
    assert equilibria(model_of("fishing-rights"), "seq") == {"NYNN", "NYNY", "YNYY"}


def test_in_fishing_both_states_together_leave_the_closed_ports_for_the_joint_cut() -> None:
    model = model_of("fishing-rights")
    (found,) = breakers(model, model.index("NYNN"))
    assert found.members == (0, 1)
    assert model.label(found.target) == "YNYY"


@pytest.mark.parametrize(
    ("northmark", "southmere", "holds"),
    [
        ("main", "main", False),
        ("keeps_word", "main", False),
        ("main", "keeps_word", False),
        ("keeps_word", "keeps_word", True),
    ],
)
def test_in_fishing_the_joint_cut_is_nash_only_if_both_keep_their_word(
    northmark: str, southmere: str, holds: bool
) -> None:
    model = model_of("fishing-rights").reading({"northmark": northmark, "southmere": southmere})
    assert ("YNYY" in equilibria(model, "nash")) is holds


def test_in_fishing_an_open_register_cannot_be_closed_again() -> None:
    model = model_of("fishing-rights")
    assert model.label(model.status_quo or 0) == "NNNN"
    back = evolve(model, model.index("NYNY")).reached()
    assert {model.label(int(s))[3] for s in back} == {"Y"}


@pytest.mark.parametrize(
    ("concept", "holds"),
    [
        ("nash", {"joint_body"}),
        ("seq", {"joint_body", "slow_fill", "old_shares"}),
        ("gmr", {"joint_body", "slow_fill", "old_shares"}),
        ("smr", {"joint_body", "slow_fill"}),
    ],
)
def test_the_drawn_conflict_has_the_equilibria_its_readme_works_out(concept: str, holds: set[str]) -> None:
    assert equilibria(model_of("water-sharing-drawn"), concept) == holds


def test_belm_and_cort_together_leave_slow_fill_and_keep_the_joint_body() -> None:
    found = analyse(model_of("water-sharing-drawn"))
    assert found.coalitional is not None
    model = found.model
    broken = found.coalitional.broken_by["seq"]
    assert broken[model.index("slow_fill")] == ((1, 2),)
    assert model.index("joint_body") not in broken
    assert (0,) in found.coalitional.broken_by["nash"][model.index("slow_fill")]


def test_from_the_old_shares_moves_that_pay_make_the_tour_to_slow_fill() -> None:
    model = model_of("water-sharing-drawn")
    reached = {model.label(int(s)) for s in evolve(model).reached(improvements=True)}
    assert reached == {"old_shares", "fast_fill", "arbitration", "slow_fill"}
