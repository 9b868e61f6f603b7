"""The pictures: whole drawings within their rims, in known colours, whose lengths are the numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from comity.programme.priorities.answer import Priority
from comity.programme.slippage.answer import Chance
from comity.report.content import Figure, Report
from comity.report.palette import LIGHT
from comity.report.programme_chapter.pictures.fitting import Part, finish_figure, parts_figure
from comity.report.programme_chapter.pictures.hangs_on import Hangs, hangs_figure, hangs_of
from comity.report.programme_chapter.pictures.loads import Loaded, loads_figure
from comity.report.programme_chapter.pictures.made import Made as MadeItem
from comity.report.programme_chapter.pictures.made import made_figure
from comity.report.programme_chapter.pictures.met import met_figure
from comity.report.programme_chapter.pictures.on_time import OnTime, on_time_figure
from comity.report.programme_chapter.pictures.one_more import Step, one_more_figure
from comity.report.programme_chapter.pictures.periods import Track, named, runs
from comity.report.programme_chapter.pictures.published import Row, Strand, published_figure
from comity.report.programme_chapter.pictures.schedule import Work, schedule_figure
from comity.report.programme_chapter.subject import Programmed
from comity.report.svg import text_width

Made = Callable[[str], Programmed]
Paged = Callable[[Programmed], Report]
SOME = ["lots", "yard", "only declared", "only activities", "impossible", "hostile", "unusual"]


def drawn(figure: Figure | None) -> ElementTree.Element:
    """Return a drawing as a tree."""
    assert figure is not None
    return ElementTree.fromstring(figure.svg)


def texts(figure: Figure | None) -> Iterator[tuple[float, float, float, str]]:
    """Yield where each line of words begins and ends, its height, and the words."""
    for e in drawn(figure).iter():
        if e.tag.endswith("}text"):
            style, text = e.get("style", ""), e.text or ""
            size = float(re.search(r"font-size:([\d.]+)px", style)[1])  # type: ignore[index]
            wide = text_width(text, size, bold="font-weight" in style)
            x = float(e.get("x", "nan"))
            left = {"middle": x - wide / 2, "end": x - wide}.get(e.get("text-anchor", ""), x)
            yield left, left + wide, float(e.get("y", "nan")), text


def bars(figure: Figure | None, fill: str) -> list[tuple[float, float]]:
    """Return the left edge and the width of each box in a colour, without those of the key."""
    found = [
        e for e in drawn(figure).iter() if e.tag.endswith("}rect") and f"fill:var(--{fill});" in e.get("style", "")
    ]
    return [(float(e.get("x", "nan")), float(e.get("width", "nan"))) for e in found if e.get("y") != "4"]


@pytest.mark.parametrize("name", SOME)
def test_every_drawing_is_whole_in_known_colours_with_no_word_over_its_rim(made: Made, paged: Paged, name: str) -> None:
    for figure in paged(made(name)).figures():
        root = drawn(figure)
        assert set(re.findall(r"var\(--([a-z0-9-]+)\)", figure.svg)) <= set(LIGHT)
        assert not re.search(r"\b(nan|inf)\b", figure.svg)
        wide, tall = (float(x) for x in root.get("viewBox", "").split()[2:])
        assert wide == 420
        for left, right, y, text in texts(figure):
            assert left >= -1, (figure.id, text)
            assert right <= wide + 3, (figure.id, text)
            assert 0 < y <= tall, (figure.id, text)


@pytest.mark.parametrize("name", SOME)
def test_no_two_words_on_one_line_lie_on_one_another(made: Made, paged: Paged, name: str) -> None:
    for figure in paged(made(name)).figures():
        # a line of words is about eight units tall, and widths are reckoned rather too wide than too narrow
        for one, two in combinations(texts(figure), 2):
            if abs(one[2] - two[2]) < 8:
                across = min(one[1], two[1]) - max(one[0], two[0])
                assert across <= 0.06 * min(one[1] - one[0], two[1] - two[0]) + 1, (figure.id, one[3], two[3])


def test_bars_are_as_long_as_their_shares() -> None:
    figure = parts_figure("f", "T", "", [Part("a", 0.25, 0.25, True), Part("b", 0.5, 0.5, True)])
    (_, one), (_, two) = bars(figure, "hold")
    assert two == pytest.approx(2 * one, abs=0.2)
    unsure = parts_figure("f", "T", "", [Part("a", 0.25, 0.75, True)])
    assert unsure is not None
    assert "25\xa0% to 75\xa0%" in unsure.svg
    assert "not known" in unsure.caption
    (_, known), (_, open_) = bars(unsure, "hold")[0], bars(unsure, "hold-4")[0]
    assert open_ == pytest.approx(3 * known, abs=0.3)


def test_the_finish_is_told_whether_it_is_known_or_not() -> None:
    names = tuple("abcdef")
    for finish, before, words in (
        (4, 4, "all of it delivered by d"),
        (4, 2, "all of it delivered by d at the latest"),
        (None, 7, "not all of it within these periods"),
        (None, 3, "not known when all is delivered"),
        (0, 0, "stock at the start is enough"),
    ):
        figure = finish_figure("f", "T", "", names, 5, finish, before)
        assert figure is not None
        assert words in figure.alt
    assert finish_figure("f", "T", "", (), 0, None, 0) is None


def test_late_units_hang_below_the_line_and_are_told() -> None:
    item = MadeItem("hull", "pieces", (4.0, 4.0), (2.0, 6.0), (2.0, 0.0))
    figure = made_figure("f", "T", "", [item], ("a", "b"))
    assert figure is not None
    assert "late at the end of a, by 2 at most" in figure.alt
    assert figure.rows == (("hull", "pieces", "a", 4.0, 2.0, 2.0), ("hull", "pieces", "b", 4.0, 6.0, 0.0))
    assert "late at its end" in figure.svg
    calm = made_figure("f", "T", "", [MadeItem("hull", "", (4.0,), (4.0,), (0.0,))], ("a",))
    assert calm is not None
    assert "late at its end (downwards)" not in calm.svg
    assert made_figure("f", "T", "", [MadeItem("hull", "", (0.0,), (0.0,), (0.0,))], ("a",)) is None


def test_full_periods_are_dark_and_stored_resources_are_full_when_nothing_is_left() -> None:
    line = Loaded("line", "h", (5.0, 4.0, 0.0), (5.0, 5.0, 0.0))
    assert line.full == [1]
    store = Loaded("steel", "t", (5.0, 5.0), (10.0, 0.0), left=(5.0, 0.0))
    assert store.full == [2]
    figure = loads_figure("f", "T", "", [line, store], ("a", "b", "c")[:2])
    assert figure is None or "steel" in figure.svg
    assert loads_figure("f", "T", "", [Loaded("line", "", (0.0,), (5.0,))], ("a",)) is None


def test_what_was_kept_of_a_stored_resource_is_there_to_use() -> None:
    # four come in for two periods; two are used, then six: what there is is 4, then 2 + 4
    store = Loaded("steel", "t", (2.0, 6.0), (4.0, 4.0), left=(2.0, 0.0))
    assert store.there == (4.0, 6.0)
    assert all(u <= x for u, x in zip(store.used, store.there, strict=True))
    figure = loads_figure("f", "T", "", [store], ("a", "b"))
    assert figure is not None
    assert "what was kept and what comes in" in figure.caption
    assert "steel: 4 t comes in in a period, 6 used at most; used up in b." in figure.alt
    assert {"what there is to use", "what comes in (stored resources)", "used up in 1 of 2 periods"} <= {
        x[3] for x in texts(figure)
    }
    plain = loads_figure("f", "T", "", [Loaded("line", "", (2.0,), (4.0,))], ("a",))
    assert plain is not None
    assert "kept" not in plain.caption
    assert "never full" in {x[3] for x in texts(plain)}


def test_a_chance_has_a_band_only_where_it_has_two_ends() -> None:
    sure, open_ = Chance(1.0, (1.0, 1.0), None), Chance(0.004, (0.0, 0.12), None)
    figure = on_time_figure("f", "T", "", [OnTime(("a",), sure, sure), OnTime(("b",), open_, None)])
    told = [x[3] for x in texts(figure)]
    assert told.count("100\xa0%") == 3  # twice for the step, once on the scale
    assert "<1\xa0% (0 to 12)" in told
    assert not [x for x in told if "(100 to 100)" in x]


def test_gains_go_right_and_losses_left_in_proportion() -> None:
    steps = [
        Step("line", "in a", 1, "h", 10.0, -5.0),
        Step("crew", "in a", 1, "", 2.5, None, none=True),
        Step("yard", "in a", 1, "", 5.0, 0.0, proved=False),
    ]
    figure = one_more_figure("f", "T", "C.", steps, "cost")
    assert figure is not None
    right, left = bars(figure, "hold"), bars(figure, "against")
    assert right[0][1] == pytest.approx(4 * right[1][1], abs=0.3)
    assert left[0][1] == pytest.approx(right[0][1] / 2, abs=0.2)
    assert left[0][0] + left[0][1] == pytest.approx(right[0][0], abs=0.2)
    assert "no plan" in figure.svg
    assert "not proved" in figure.caption
    assert one_more_figure("f", "T", "", [], "cost") is None


def test_what_hangs_on_values_is_pale_and_what_does_not_is_dark() -> None:
    rows = [
        Priority("a", "", False, 2.0, 3.0, 10.0, 6.0, 6.0, 4.0, 8.0),
        Priority("b", "", False, None, None, 0.0, 0.0, 0.0, 0.0, 0.0),
    ]
    figure = met_figure("f", "T", "", rows)
    assert figure is not None
    assert len(figure.rows) == 1
    (_, sure), (_, pale) = bars(figure, "hold")[0], bars(figure, "hold-4")[0]
    assert pale == pytest.approx(2 * sure, abs=0.2)
    assert "within the stated values 4 to 8" in figure.svg
    assert met_figure("f", "T", "", rows[1:]) is None


def test_a_schedule_draws_what_waits_for_what() -> None:
    works = (
        Work("a", "Hull", 1, 2, (("crew", 1.0),), tight=True),
        Work("b", "Mast", 3, 3, after=("a",), tight=False),
        Work("c", "Done", 4, 3, after=("b",), takes_over=("a",)),
    )
    figure = schedule_figure("f", "T", "", works, ("x", "y"), 2)
    assert figure is not None
    assert figure.svg.count("<polygon") == 2 + 3 + 1  # two in the key, three arrows, one milestone
    assert "Mast: period 3, after Hull." in figure.alt
    assert "Done: reached before period 4" in figure.alt
    assert figure.rows[0][:3] == ("Hull", "x", "y")
    assert schedule_figure("f", "T", "", (), ("x",)) is None


def test_kinds_have_marks_of_their_own_and_bounds_have_arrows() -> None:
    def picture(*rows: Row) -> Figure:
        found = published_figure("f", "T", "", [Strand("Shells", "a year", (("2024", rows),))])
        assert found is not None
        return found

    target, output = Row("target", "A", 10, 10, "exactly", False), Row("output", "B", 4, 6, "exactly", False)
    figure = picture(target, output)
    assert "at least, or at most" not in figure.svg
    assert "expected" not in figure.svg
    assert "output 4 to 6 a year (said by B)" in figure.alt
    more = picture(target, Row("output", "", 8, 8, "at least", True))
    assert "at least, or at most" in more.svg
    assert "hollow: only expected" in more.svg
    assert "output, expected ≥ 8 a year (nobody named)" in more.alt
    assert published_figure("f", "T", "", []) is None


def test_the_steps_that_decide_are_drawn_from_the_least_to_the_most() -> None:
    figure = hangs_figure("f", "T", "", [Hangs(("a",), 0.25, 0.5), Hangs(("b", "made in 3"), 0.0, 0.25)])
    assert figure is not None
    assert bars(figure, "hold")[0][1] == pytest.approx(bars(figure, "hold-3")[0][1] / 2, abs=0.2)
    assert "b made in 3: the end hangs on it in 0 to 25\xa0% of the runs." in figure.alt
    assert hangs_figure("f", "T", "", [Hangs(("a",), 1.0, 1.0)]) is None


@pytest.mark.parametrize("count", [1, 5, 12, 60, 600])
def test_names_at_the_foot_never_touch(count: int) -> None:
    spots = named(Track(tuple(f"2024-{k}" for k in range(count))))
    assert spots[0][0] == 1
    for (_, a, x), (_, b, y) in pairwise(spots):
        assert y - x >= (text_width(a, 11.5) + text_width(b, 11.5)) / 2 + 3.9


def test_periods_side_by_side_are_one_span() -> None:
    assert runs([]) == []
    assert runs([4, 2, 3, 9]) == [(2, 4), (9, 9)]


def heights(figure: Figure | None, fill: str) -> list[float]:
    """Return how far each bar of a colour reaches down from where it begins."""
    paths = [e for e in drawn(figure).iter() if e.tag.endswith("}path") and f"fill:var(--{fill})" in e.get("style", "")]
    found = re.findall(r"M[\d.-]+ ([\d.-]+)h[\d.-]+V([\d.-]+)", paths[0].get("d", ""))
    return [float(bottom) - float(top) for top, bottom in found]


def test_bars_are_as_tall_as_what_is_made_and_what_is_late() -> None:
    item = MadeItem("hull", "", (0.0, 8.0, 0.0), (2.0, 4.0, 2.0), (0.0, 2.0, 0.0))
    figure = made_figure("f", "T", "", [item], ("a", "b", "c"))
    one, two, three = heights(figure, "hold-3")
    assert two == pytest.approx(2 * one, abs=0.2)
    assert one == pytest.approx(three, abs=0.2)
    assert heights(figure, "against")[0] == pytest.approx(one, abs=0.2)


def test_what_is_due_is_marked_however_narrow_a_period_is() -> None:
    many = tuple(map(str, range(60)))
    item = MadeItem("hull", "", (8.0,) * 60, (0.0,) * 60, (0.0,) * 60)
    figure = made_figure("f", "T", "", [item], many)
    assert figure is not None
    assert figure.svg.count("stroke:var(--ink)") >= 60


def test_loads_are_as_tall_as_what_is_used_dark_where_nothing_is_left() -> None:
    figure = loads_figure("f", "T", "", [Loaded("line", "h", (10.0, 5.0), (10.0, 10.0))], ("a", "b"))
    assert heights(figure, "hold")[0] == pytest.approx(2 * heights(figure, "hold-3")[0], abs=0.2)
    assert figure is not None
    assert "full in 1 of 2 periods" in figure.svg
    assert [r[7] for r in figure.rows] == ["yes", "no"]


def test_bars_of_a_schedule_are_as_long_as_the_work() -> None:
    works = (Work("a", "Hull", 1, 3, tight=True), Work("b", "Mast", 4, 4, tight=False))
    figure = schedule_figure("f", "T", "", works, tuple("wxyz"), 4)
    (start, long), (begin, short) = bars(figure, "hold")[-1], bars(figure, "hold-3")[-1]
    assert long == pytest.approx(3 * short, abs=0.3)
    assert begin == pytest.approx(start + long, abs=0.3)


def tips(row: Row) -> list[float]:
    """Return where the arrowheads of one figure are, without that of the key."""
    found = published_figure("f", "T", "", [Strand("Shells", "", (("2024", (row,)),))])
    heads = [e.get("points", "").split()[0] for e in drawn(found).iter() if e.tag.endswith("}polygon")]
    return [float(x.split(",")[0]) for x in heads if float(x.split(",")[0]) > 100]


def test_an_arrow_leads_up_from_at_least_and_down_from_at_most() -> None:
    (up,) = tips(Row("output", "", 8, 8, "at least", False))
    (down,) = tips(Row("output", "", 8, 8, "at most", False))
    assert up > down
    assert tips(Row("output", "", 8, 8, "exactly", False)) == []


def test_only_what_was_expected_is_hollow() -> None:
    def hollow(bound: str, expected: bool) -> bool:
        row = Row("output", "", 8, 8, bound, expected)
        found = published_figure("f", "T", "", [Strand("Shells", "", (("2024", (row,)),))])
        return "fill:var(--paper)" in ElementTree.tostring(list(drawn(found))[-1], encoding="unicode")

    assert hollow("exactly", True)
    assert not hollow("about", False)


def test_what_decides_is_read_off_both_ends(made: Made) -> None:
    s = made("yard")
    assert s.result.slippage is not None
    works = s.result.slippage.works
    assert works is not None
    shares = [dict(e.criticality) for e in works.ends]
    for row in hangs_of(works):
        assert (row.least, row.most) == (min(e[row.name] for e in shares), max(e[row.name] for e in shares))
    assert any(row.least < row.most for row in hangs_of(works))
