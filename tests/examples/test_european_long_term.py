"""Partners and programme in the flagship: what the public record can bear, and what it cannot."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from comity.case.days import first_day
from comity.case.nouns import Case
from comity.case.partners import Partners
from comity.case.programme import Programme
from comity.case.read import load
from comity.partners.result import PartnersResult
from comity.partners.work import PartnersSettings
from comity.programme.result import ProgrammeResult
from comity.study.partnered import partners_of
from comity.study.programmed import programme_of

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"


@cache
def case() -> Case:
    return load(FOLDER)


def partners() -> Partners:
    found = case().partners
    assert found is not None
    return found


def programme() -> Programme:
    found = case().programme
    assert found is not None
    return found


@cache
def answer() -> PartnersResult:
    return partners_of(case(), PartnersSettings(draws=20_000))


@cache
def reported() -> ProgrammeResult:
    return programme_of(case())


def test_every_cell_and_every_figure_has_a_source_that_the_case_lists() -> None:
    known = {s.id for s in case().sources}
    for offer in partners().offers:
        assert {name for name, _ in offer.cells} == {c.id for c in partners().criteria}, offer.id
        for row in (offer, *offer.log, *(cell for _, cell in offer.cells)):
            assert row.source
            assert set(row.source) <= known
    for figure in programme().declared:
        assert set(figure.source) <= known
        assert figure.source
        assert figure.by
    assert not case().warnings


def test_nothing_that_was_said_later_than_the_day_of_the_case_is_used() -> None:
    as_of = case().as_of
    assert as_of is not None
    said = [e.date for o in partners().offers for e in o.log] + [f.released for f in programme().declared]
    assert said
    assert all((first_day(day) or as_of) <= as_of for day in said)


def test_no_offer_wins_and_most_is_not_public() -> None:
    out = answer().to_json()
    assert out["winner"] is None
    assert out["necessary"] == []
    cells = [cell for offer in partners().offers for _, cell in offer.cells]
    assert (len(cells), sum(cell.shape == "unknown" for cell in cells)) == (65, 51)


def test_nobodys_upgrades_access_or_leaving_are_public_so_the_advice_tells_no_offer_from_another() -> None:
    for offer in partners().offers:
        shapes = {name: cell.shape for name, cell in offer.cells}
        assert {shapes[c] for c in ("access", "upgrades", "leaving", "conditions")} == {"unknown"}
        assert not offer.payments
        assert offer.leaving is None


def test_everything_but_counts_is_only_promised() -> None:
    for offer in partners().offers:
        for name, cell in offer.cells:
            if cell.shape != "unknown":
                assert cell.promised != (name in ("record", "running")), (offer.id, name)


def test_the_last_word_of_each_log_is_what_the_table_says() -> None:
    for offer in partners().offers:
        now = dict(offer.cells)
        for name, cell in {e.criterion: e.cell for e in offer.log}.items():
            assert (now[name].low, now[name].high, now[name].grade) == (cell.low, cell.high, cell.grade)


def test_two_targets_have_a_number_beside_them_and_forecasts_decide_nothing() -> None:
    found = reported().declared
    assert found is not None
    pairs = [pair for thing in found.things for pair in thing.pairs]
    assert {(p.target.id, p.output.id, p.verdict) for p in pairs} == {
        ("DP-04", "DP-05", "cannot be told"),
        ("DP-10", "DP-13", "cannot be told"),
    }
    assert "about 50 %" in " ".join(found.sentences())
    assert "53.3 %" in " ".join(found.sentences())


def test_no_plan_is_made_of_figures_of_several_sides() -> None:
    assert not programme().items
    assert reported().to_json()["fits"] is None
