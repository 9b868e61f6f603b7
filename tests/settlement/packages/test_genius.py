"""Public negotiation domains: how many outcomes and how many on the frontier, by the convention of Genius."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages.accepted import acceptable_count
from comity.settlement.packages.blocks import blocks_of
from comity.settlement.packages.frontier.find import frontier
from comity.settlement.packages.model import Packages

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "negotiation_domains"


def _worth(file: Path) -> list[dict[str, Fraction]]:
    """Return, per issue, level -> weight times evaluation over the largest evaluation of the issue."""
    root = ElementTree.parse(file).getroot()
    weights = {w.get("index"): Fraction(w.get("value", "0")) for w in root.iter("weight")}
    issues = []
    for issue in root.iter("issue"):
        levels = {item.get("value", ""): Fraction(item.get("evaluation", "0")) for item in issue.iter("item")}
        top = max(levels.values())
        issues.append({name: weights[issue.get("index")] * e / top for name, e in levels.items()})
    return issues


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the public negotiation domains are not beside the repository")
@pytest.mark.parametrize(
    ("first", "second", "outcomes", "on_frontier"),
    [
        ("camera/Camera-A-prof1", "camera/Camera-A-prof2", 3600, 17),
        ("laptop/Laptop-C-prof1", "laptop/Laptop-C-prof2", 27, 4),
        ("EnglandZimbabwe/England", "EnglandZimbabwe/Zimbabwe", 576, 25),
        ("ItexvsCypress/ItexvsCypress_Itex", "ItexvsCypress/ItexvsCypress_Cypress", 180, 18),
        # 24 in the README is a count with rounding errors: floats give 21 to 26 by the order of adding, and values
        # rounded to any number of digits from 3 to 15 give 21, as exact ones do
        ("Jobs/Jobs_util1", "Jobs/Jobs_util2", 540, 21),
    ],
)
def test_outcomes_and_frontier_are_those_of_the_readme_of_the_data(
    first: str, second: str, outcomes: int, on_frontier: int
) -> None:
    profiles = [_worth(FOLDER / f"{name}.xml") for name in (first, second)]
    names = [list(levels) for levels in profiles[0]]
    issues = tuple(Issue(f"i{k}", levels=tuple(map(IssueLevel, levels))) for k, levels in enumerate(names))
    worth = tuple(
        tuple(tuple(issue[n] for n in levels) for issue, levels in zip(p, names, strict=True)) for p in profiles
    )
    nothing = (Fraction(0), Fraction(0))
    empty = ((),) * len(issues)
    model = Packages(issues, ("a", "b"), worth, (empty, empty), ((), ()), (), nothing, (Fraction(1),) * 2)
    blocks = blocks_of(model)
    assert model.count() == acceptable_count(blocks, blocks.floor) == outcomes
    found = frontier(model)
    assert (found.complete, found.count) == (True, on_frontier)
