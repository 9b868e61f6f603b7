from __future__ import annotations

import re
from xml.etree import ElementTree

from comity.report.figures.robustness import BAR, LEFT, WIDTH, robustness_figure
from comity.report.findings import Findings, find
from comity.report.odds.chance import Chance
from comity.report.odds.odds import Law, Odds
from comity.study import Study

SVG = "{http://www.w3.org/2000/svg}"


def found_in(study: Study) -> Findings:
    found = find(study)
    assert found is not None
    return found


def odds_of(f: Findings, **at: Chance) -> Odds:
    """Return odds in which every outcome shown has the chances given by its handle; others 0.5."""
    some = Chance(0.5, 0.45, 0.55, "sampled")
    chances = {(f.model.label(o.state), k): at.get(o.handle, some) for o in f.shown for k in ("nash", "seq")}
    return Odds(400, 1, ("nash", "seq"), tuple(Law(p, "As written.") for p in f.model.parties), chances)


def test_what_holds_in_most_draws_comes_first(syria_iraq: Study) -> None:
    f = found_in(syria_iraq)
    low, high = Chance(0.1, 0.05, 0.15, "sampled"), Chance(0.9, 0.85, 0.95, "sampled")
    one = robustness_figure(f, odds_of(f, A=low, Today=high))
    other = robustness_figure(f, odds_of(f, A=high, Today=low))
    assert one is not None
    assert other is not None
    assert [r[0] for r in one.rows] == ["Today", "Today", "A", "A"]
    assert [r[0] for r in other.rows] == ["A", "A", "Today", "Today"]


def test_dots_and_bars_stand_where_the_scale_puts_their_numbers(syria_iraq: Study) -> None:
    f = found_in(syria_iraq)
    figure = robustness_figure(f, odds_of(f, A=Chance(0.25, 0.2, 0.3, "sampled"), Today=Chance(1.0, 1.0, 1.0, "exact")))
    assert figure is not None
    root = ElementTree.fromstring(figure.svg)
    dots = [float(e.attrib["cx"]) for e in root.iter(f"{SVG}circle") if e.attrib["r"] == "5"]
    assert dots == [round(LEFT + BAR / 4, 1)] * 2
    bars = [e.attrib["d"] for e in root.iter(f"{SVG}path") if "stroke-width:3.5" in e.attrib["style"]]
    for d in bars:
        x = [float(v) for v in re.findall(r"[ML]([\d.]+)", d)]
        assert abs(x[0] - (LEFT + BAR * 0.2)) < 0.1
        assert abs(x[1] - (LEFT + BAR * 0.3)) < 0.1
    assert len(bars) == 2  # what is exact has a square and no bar


def test_every_share_is_told_in_words_and_with_its_interval(syria_iraq: Study) -> None:
    f = found_in(syria_iraq)
    figure = robustness_figure(f, odds_of(f, A=Chance(0.25, 0.2, 0.3, "sampled"), Today=Chance(0.5, 0.5, 0.5, "exact")))
    assert figure is not None
    assert "Nash 0.20–0.30" in figure.alt
    assert "Nash 0.50, exact" in figure.alt
    assert next(r[2:] for r in figure.rows if r[0] == "A") == (
        "Nash", "0.25", "0.20", "0.30", "counted over the draws",
    )  # fmt: skip


def test_the_picture_fits_a_phone_with_words_large_enough_to_read(two_ways: Study) -> None:
    f = found_in(two_ways)
    figure = robustness_figure(f, odds_of(f))
    assert figure is not None
    root = ElementTree.fromstring(figure.svg)
    scale = (360 - 32) / WIDTH  # the page keeps 16 px on either side
    sizes = [
        float(m[1]) for e in root.iter(f"{SVG}text") if (m := re.search(r"font-size:([\d.]+)px", e.attrib["style"]))
    ]
    words_only = [x for x in sizes if x >= 12]  # the marks of the parties are smaller
    assert min(words_only) * scale >= 9
    assert len(words_only) > len(sizes) / 2


def test_nothing_is_drawn_without_a_chance(syria_iraq: Study) -> None:
    f = found_in(syria_iraq)
    assert robustness_figure(f, Odds(1, 1, ("nash",), (), {})) is None
