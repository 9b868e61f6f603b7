"""How sure the report says it is: every number is the ensemble's, and none stands without its interval."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.conflict.margins.margin import Margin, Whole
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_typst
from comity.report.compose import compose
from comity.report.content import Bullets, Definitions, Figure, Note, Report, Table, unfolded, words
from comity.report.findings import find
from comity.report.margins.flips import distance_words, flip_table
from comity.report.odds.chance import Chance, chance_line
from comity.report.odds.odds import Law, Mover, Odds
from comity.study import Study

KEYS = ("nash", "gmr", "smr", "seq")
HOW = {"nash": "factorised", "gmr": "exact", "smr": "factorised", "seq": "sampled"}


def made_up(study: Study, what: str = "open") -> Odds:
    """Return odds of every outcome shown, all different, as an ensemble would give them."""
    found = find(study)
    assert found is not None
    chances = {}
    for k, o in enumerate(found.shown):
        for j, key in enumerate(KEYS):
            p = round(0.13 + 0.19 * j + 0.067 * k, 3) % 1
            wide = 0.0 if HOW[key] == "exact" else 0.043
            chances[found.model.label(o.state), key] = Chance(p, p - wide, p + wide, HOW[key])  # type: ignore[arg-type]
    party = found.model.parties[0]
    high, low = Chance(0.91, 0.87, 0.95, "sampled"), Chance(0.2, 0.16, 0.24, "sampled")
    so = f'"{what}" is among the first 2 priorities'
    mover = Mover(party, what, "statement", so, "", high, low, 0.6)
    moves = {(found.model.label(o.state), "seq"): (mover,) for o in found.shown}
    laws = tuple(Law(p, f"The order of its statements strays ({what}).") for p in found.model.parties)
    return Odds(400, 7, KEYS, laws, chances, moves)


def section(report: Report, name: str) -> list[object]:
    return list(unfolded(next(s for s in report.sections() if s.id == name).blocks))


def texts(report: Report) -> list[str]:
    out = []
    for b in report.blocks():
        if isinstance(b, Table):
            out += [words(x) for row in b.rows for c in row for x in c.lines]
        elif isinstance(b, Bullets):
            out += [words(x) for x in b.items]
        elif isinstance(b, Definitions):
            out += [words(y) for x in b.items for y in x]
        elif hasattr(b, "line"):
            out.append(words(b.line))
    return out


def test_every_outcome_has_its_shares_with_intervals_beside_it(any_study: Study) -> None:
    found = find(any_study)
    assert found is not None
    odds = made_up(any_study)
    by_handle = {o.handle: found.model.label(o.state) for o in found.shown}
    report = compose(any_study, odds)
    seen = 0
    for table in (b for b in report.blocks() if isinstance(b, Table) and b.id.startswith("outcomes")):
        at = [c.title for c in table.columns].index("In how many draws")
        for row in table.rows:
            state = by_handle[words(row[0].lines[0])]
            told = [words(x) for x in row[at].lines]
            for key, text in zip(("nash", "seq"), told, strict=False):
                chance = odds.chance(state, key)
                assert chance is not None
                assert text.endswith(words(chance_line(chance)))
                seen += 1
    assert seen >= 2


def test_the_chapter_tells_every_share_once(two_ways: Study) -> None:
    odds = made_up(two_ways)
    table = next(
        b for b in section(compose(two_ways, odds), "conflict-odds") if isinstance(b, Table) and b.id == "chances"
    )
    told = [words(c.lines[0]) for row in table.rows for c in row[2:]]
    assert sorted(told) == sorted(words(chance_line(c)) for c in odds.chances.values())


def test_no_share_stands_without_its_interval(any_study: Study) -> None:
    for text in texts(compose(any_study, made_up(any_study))):
        bare = re.sub(r"comity [\d.]+;|\((0(\.\d\d)?|1)–(0\.\d\d|1)\)|0\.\d\d \(exact\)", "", text)
        assert not re.search(r"\b0\.\d", bare), text
        if " draws (" not in text:
            assert not re.search(r"about \d+ of 10", text), text


def test_a_share_is_said_to_be_no_probability_of_an_event_once_beside_the_numbers(any_study: Study) -> None:
    report = compose(any_study, made_up(any_study))
    said = [words(b.line) for b in section(report, "what-would-hold") if isinstance(b, Note)]
    assert sum("not the probability that an outcome comes about" in x for x in said) == 1
    assert sum("not the probability that an outcome comes about" in x for x in texts(report)) == 1


def test_without_an_ensemble_the_report_says_nothing_of_draws(any_study: Study) -> None:
    report = compose(any_study)
    assert "conflict-odds" not in {s.id for s in report.sections()}
    assert not any("draws" in x for x in texts(report))


def test_the_laws_are_told_party_by_party_as_an_assumption(two_ways: Study) -> None:
    odds = made_up(two_ways)
    blocks = section(compose(two_ways, odds), "conflict-odds")
    laws = next(b for b in blocks if isinstance(b, Definitions))
    assert [words(term) for term, _ in laws.items] == ["North", "South"]
    assert any("the modeller's assumption" in words(b.line) for b in blocks if hasattr(b, "line"))
    default = section(compose(two_ways, replace(odds, default=True)), "conflict-odds")
    assert any("the same default" in words(b.line) for b in default if hasattr(b, "line"))


def test_the_draws_and_the_seed_are_told(two_ways: Study) -> None:
    lead = words(section(compose(two_ways, made_up(two_ways)), "conflict-odds")[0].line)  # type: ignore[attr-defined]
    assert "400 times" in lead
    assert "seed 7" in lead


def test_what_was_not_sampled_is_not_said_to_be_drawn(two_ways: Study) -> None:
    odds = made_up(two_ways)
    exact = {k: replace(c, low=c.p, high=c.p, how="exact") for k, c in odds.chances.items()}
    lead = words(section(compose(two_ways, replace(odds, chances=exact)), "conflict-odds")[0].line)  # type: ignore[attr-defined]
    assert "exact" in lead
    assert "400" not in lead


def test_an_ensemble_cut_short_is_marked(two_ways: Study) -> None:
    report = compose(two_ways, replace(made_up(two_ways), complete=False))
    assert any(x.startswith("Incomplete:") for x in texts(report))


def test_what_moves_the_shares_most_is_on_the_first_page(two_ways: Study) -> None:
    told = [
        words(x)
        for b in section(compose(two_ways, made_up(two_ways)), "how-sure")
        if isinstance(b, Bullets)
        for x in b.items
    ]
    assert any(
        "where North has open among the first 2 priorities" in x and "(0.87–0.95)" in x and "(0.16–0.24)" in x
        for x in told
    )


def test_what_the_draws_cannot_tell_is_not_named_as_moving_anything(two_ways: Study) -> None:
    odds = made_up(two_ways)
    unclear = {k: tuple(replace(m, sure=0.0) for m in v) for k, v in odds.movers.items()}
    report = compose(two_ways, replace(odds, movers=unclear))
    assert not any(
        "among the first 2" in words(x) for b in section(report, "how-sure") if isinstance(b, Bullets) for x in b.items
    )


def test_in_short_still_has_four_to_seven_sentences(any_study: Study) -> None:
    items = next(b for b in section(compose(any_study, made_up(any_study)), "in-short") if isinstance(b, Bullets)).items
    assert 4 <= len(items) <= 7
    assert any("draws" in words(x) for x in items)


def test_hostile_words_stay_words(hostile: Study) -> None:
    bad = '<script>alert("m")</script> | ${x} #panic("z")'
    report = compose(hostile, made_up(hostile, bad))
    assert "<script>alert" not in to_html(report)
    assert "<script" not in to_markdown(report)
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', to_typst(report).split("#masthead(", 1)[1])
    assert "panic" not in outside


@pytest.mark.parametrize("form", [to_html, to_markdown, to_typst])
def test_every_form_tells_the_same_shares(two_ways: Study, form: object) -> None:
    odds = made_up(two_ways)
    text = form(compose(two_ways, odds))  # type: ignore[operator]
    for c in odds.chances.values():
        assert (f"{c.p:.2f}" if c.exact else words(chance_line(c)).split("(")[1].rstrip(")")) in text


def test_the_picture_shows_every_outcome_that_has_a_share(two_ways: Study) -> None:
    odds = made_up(two_ways)
    figure = next(b for b in section(compose(two_ways, odds), "conflict-odds") if isinstance(b, Figure))
    assert len(figure.rows) == len(odds.chances)


def test_the_flip_list_tells_the_change_and_how_far_away_it_is(syria_iraq: Study) -> None:
    found = find(syria_iraq)
    assert found is not None
    near = Margin("iraq", "NYY", "nash", True, Fraction(1), words="puts “x” above “y”")
    far = Margin("syria", "NNN", "gmr", False)
    flips = {
        ("NYY", "nash"): Whole("NYY", "nash", True, (near,), Fraction(1), (near,)),
        ("NNN", "nash"): Whole("NNN", "nash", False, (far,)),
    }
    table = flip_table(found, flips)
    assert table is not None
    rows = [[" / ".join(words(x) for x in c.lines) for c in row] for row in table.rows]
    assert rows[0] == ["A", "Nash holds", "Falls if Iraq puts “x” above “y”.", "one swap"]
    assert rows[1][1] == "does not hold (Nash)"
    assert rows[1][2].startswith("None. It holds in no order of each party's wishes")
    assert rows[1][2].endswith("Syria would leave in any case.")
    assert rows[1][3] == "out of reach"


def test_distances_are_told_in_swaps() -> None:
    assert distance_words(Fraction(2)) == "two swaps"
    assert distance_words(Fraction(2), exact=False) == "at most two swaps"
    assert distance_words(Fraction(3, 2)) == "one and a half swaps"
