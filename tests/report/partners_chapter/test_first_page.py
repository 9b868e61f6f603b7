"""What partners say on the first page: in order, short, and with every number earned in the chapter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from comity.case.partners import Partners
from comity.report.content import Bullets, Link, words
from comity.report.partners_chapter.first_page import MOST_ALONE, TITLES, alone, blocks, in_short, sentences
from comity.report.partners_chapter.subject import Offered, offered
from comity.study import Study


def test_the_first_page_keeps_its_order_and_has_at_most_seven_sentences(on: Offered) -> None:
    page = alone(on)
    assert [s.id for s in page] == ["in-short", "how-sure", "rests-on"]
    assert [s.title for s in page] == list(TITLES.values())
    short = page[0].blocks[0]
    assert isinstance(short, Bullets)
    assert len(short.items) <= MOST_ALONE
    assert all(isinstance(x[-1], Link) and x[-1].target.startswith("#partners-") for x in short.items)


def test_in_short_gives_the_first_sentences(on: Offered) -> None:
    assert in_short(on, 2)[1] == sentences(on)[1]
    (one,) = in_short(on, 1)
    assert words(one).startswith(f"{len(on.offers)} offers were compared. No clear winner")
    assert words(sentences(on)[0]).removesuffix("The answer") in words(one)
    assert [x.text for x in one if isinstance(x, Link)] == ["Partners"]


def test_how_sure_names_weights_promises_and_claims(on: Offered) -> None:
    told = [words(x) for b in blocks(on)["how-sure"] if isinstance(b, Bullets) for x in b.items]
    assert [x.split(".")[0] for x in told] == ["Offers, weights", "Promises", "Claims"]
    assert "of all weight would have to move for Two small ferries to come before One large ferry" in told[0]


def test_what_it_rests_on_counts_cells_that_are_not_public(on: Offered) -> None:
    told = [words(x) for b in blocks(on)["rests-on"] if isinstance(b, Bullets) for x in b.items]
    assert "4 offers and 12 cells, from s1" in told[0]
    assert "4 of the cells are not public and 1 is only promised." in told[0]


def test_what_the_case_leaves_out_stands_on_the_page(on: Offered) -> None:
    case = replace(on.study.case, leaves_out=("What the crews want.",))
    page = alone(Offered(replace(on.study, case=case), on.result))
    told = [words(x) for b in page[-1].blocks if isinstance(b, Bullets) for x in b.items]
    assert "What the crews want." in told


def test_a_winner_by_given_numbers_alone_is_named_without_draws(
    made: dict[str, Callable[..., Partners]], studied: Callable[[Partners], Study]
) -> None:
    found = offered(studied(made["turning"]()))
    assert found is not None
    told = words(sentences(found)[0])
    assert told.startswith("y comes first: all weights and numbers are given.")
    assert "draw" not in told
