"""Who goes round comity and changes a ledger in its database: refused at first, found where the triggers are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import psycopg
import pytest

from comity.ensemble.run_store import StoreError
from comity.evidence.ledger.book import LedgerError, Verdict
from comity.evidence.ledger.entry import Draft
from comity.store.open import open_ledger

ByOtherMeans = Callable[..., None]
TRIGGERS = ("ledger_entry_update", "ledger_entry_delete", "ledger_entry_replace", "ledger_update", "ledger_delete")


@pytest.fixture
def filled(place: str, first: list[Draft], item: Callable[..., Draft]) -> str:
    """A store with a ledger of seven entries."""
    with open_ledger(place) as ledger:
        added = ledger.append([*first, *(item(f"i{k}", origin=f"g{k}", ratio=[1, 2 + k, 9]) for k in range(3))])
        ledger.append([item("i1", corrects=added[4].hash, ratio=[1, 1, 1], says="neutral")])
    return place


@pytest.fixture
def unguarded(filled: str, by_other_means: ByOtherMeans) -> str:
    """The same, with the triggers that guard it taken away."""
    if "://" in filled:
        by_other_means("ALTER TABLE ledger_entry DISABLE TRIGGER USER", "ALTER TABLE ledger DISABLE TRIGGER USER")
    else:
        by_other_means(*(f"DROP TRIGGER {name}" for name in TRIGGERS))
    return filled


def verdict(place: str) -> Verdict:
    with open_ledger(place) as ledger:
        return ledger.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET body = '{}' WHERE seq = 2",
        "UPDATE ledger_entry SET date = date",
        "DELETE FROM ledger_entry WHERE seq = 7",
        "DELETE FROM ledger_entry",
        "UPDATE ledger SET entries = 6",
        "UPDATE ledger SET name = 'another'",
    ],
)
def test_the_database_itself_refuses_changes(filled: str, by_other_means: ByOtherMeans, statement: str) -> None:
    with pytest.raises((sqlite3.IntegrityError, psycopg.Error), match="never changed or removed"):
        by_other_means(statement)
    assert verdict(filled).whole
    assert verdict(filled).head.count == 7


def test_there_is_no_way_round_by_replacing_or_emptying(filled: str, by_other_means: ByOtherMeans) -> None:
    rest = "SELECT ledger_id, 2, kind, about, noun, '{}', date, recorded, \"by\", via, corrects, previous, hash"
    statement = (
        "TRUNCATE ledger_entry"
        if "://" in filled
        else f"REPLACE INTO ledger_entry {rest} FROM ledger_entry WHERE seq = 2"
    )
    with pytest.raises((sqlite3.IntegrityError, psycopg.Error), match="never changed or removed"):
        by_other_means(statement)
    assert verdict(filled).whole


def swapped() -> Iterator[str]:
    for old, new in ((4, 99), (5, 4), (99, 5)):
        yield f"UPDATE ledger_entry SET seq = {new} WHERE seq = {old}"


@pytest.mark.parametrize(
    ("statements", "broken_at"),
    [
        (["UPDATE ledger_entry SET body = replace(body, 'open', 'shut') WHERE seq = 2"], 2),
        (["UPDATE ledger_entry SET body = 'no JSON' WHERE seq = 2"], 2),
        (["UPDATE ledger_entry SET body = '[1]' WHERE seq = 2"], 2),
        (["UPDATE ledger_entry SET body = '{\"text\": NaN}' WHERE seq = 2"], 2),
        (["UPDATE ledger_entry SET body = '{\"text\": 1e999}' WHERE seq = 2"], 2),
        (['UPDATE ledger_entry SET body = \'{"text":"a",\' || substr(body, 2) WHERE seq = 2'], 2),
        (["UPDATE ledger_entry SET body = replace(body, ':', ': ') WHERE seq = 2"], 2),
        (["UPDATE ledger_entry SET \"by\" = 'b.n.' WHERE seq = 6"], 6),
        (["UPDATE ledger_entry SET recorded = '2020-01-01T00:00:00Z' WHERE seq = 1"], 1),
        (["UPDATE ledger_entry SET about = 'claim' WHERE seq = 5"], 5),
        (["DELETE FROM ledger_entry WHERE seq = 5"], 5),
        (["DELETE FROM ledger_entry WHERE seq = 7"], 7),
        (["DELETE FROM ledger_entry"], 1),
        (list(swapped()), 4),
        (["UPDATE ledger_entry SET seq = -1 WHERE seq = 1"], 1),
        (["UPDATE ledger SET head = previous FROM ledger_entry WHERE seq = 7"], 8),
        (["UPDATE ledger SET entries = 6"], 8),
        (["UPDATE ledger SET entries = 8"], 8),
    ],
)
def test_a_change_is_found_and_the_entry_named(
    unguarded: str, by_other_means: ByOtherMeans, statements: list[str], broken_at: int
) -> None:
    assert verdict(unguarded).whole
    by_other_means(*statements)
    found = verdict(unguarded)
    assert not found.whole
    assert found.broken_at == broken_at
    assert found.what


@pytest.mark.parametrize("body", ['{"text": NaN}', '{"text": -Infinity}', '{"text": 1e999}', "no JSON", "[1]"])
def test_a_body_that_is_none_ends_every_question_with_the_entry_named(
    unguarded: str, by_other_means: ByOtherMeans, body: str
) -> None:
    by_other_means(f"UPDATE ledger_entry SET body = '{body}' WHERE seq = 2")
    with open_ledger(unguarded) as ledger:
        for ask in (lambda: list(ledger.entries()), lambda: ledger.history([("claim", "c1")])):
            with pytest.raises(LedgerError, match=r"entry 2: its body is not what was entered\. Put back a copy"):
                ask()
        found = ledger.verify()
        assert found.what == "its body is not what was entered."
        assert found.sentences()[-1].startswith("Put back a copy")


def test_a_wrong_count_of_words_is_found_and_mended(filled: str, by_other_means: ByOtherMeans) -> None:
    by_other_means("UPDATE ledger SET words = 99")
    with open_ledger(filled) as ledger:
        assert ledger.verify().broken_at == 8
        ledger.renew()
        assert ledger.verify().whole


def test_a_ledger_of_another_name_and_entries_of_none_are_told_apart(
    unguarded: str, by_other_means: ByOtherMeans
) -> None:
    with open_ledger(unguarded) as ledger:
        assert (ledger.there(), ledger.others(), ledger.homeless()) == (True, (), 0)
    by_other_means("UPDATE ledger SET name = 'other'")
    with open_ledger(unguarded) as ledger:
        assert (ledger.there(), ledger.others(), ledger.homeless()) == (False, ("other",), 0)
    if "://" not in unguarded:  # PostgreSQL holds entries to their ledger
        by_other_means("DELETE FROM ledger")
        with open_ledger(unguarded) as ledger:
            assert (ledger.there(), ledger.others(), ledger.homeless()) == (False, (), 7)


def test_two_words_with_one_number_are_found_and_parted(
    filled: str, by_other_means: ByOtherMeans, item: Callable[..., Draft]
) -> None:
    by_other_means("UPDATE ledger SET words = 0")
    with open_ledger(filled) as ledger:
        ledger.append([item("i9", origin="another")])
        assert ledger.verify().broken_at == 4
        ledger.renew()
        assert ledger.verify().whole
        assert sorted(ledger.columns().origins) == ["another", "g0", "g2"]


def test_nothing_is_entered_over_what_is_there(
    unguarded: str, by_other_means: ByOtherMeans, item: Callable[..., Draft]
) -> None:
    by_other_means("UPDATE ledger SET entries = 5, head = previous FROM ledger_entry WHERE seq = 6")
    with open_ledger(unguarded) as ledger, pytest.raises(StoreError, match="changed by other means than comity"):
        ledger.append([item("i9")])
    assert not verdict(unguarded).whole


def test_a_text_that_is_none_is_said_to_be_damage(unguarded: str, by_other_means: ByOtherMeans) -> None:
    if "://" in unguarded:
        pytest.skip("PostgreSQL itself refuses text that is none")
    by_other_means("UPDATE ledger_entry SET body = CAST(x'fffe' AS TEXT) WHERE seq = 2")
    with open_ledger(unguarded) as ledger, pytest.raises(StoreError, match="is damaged, or was changed"):
        ledger.verify()


def test_an_end_that_was_cut_off_shows_only_against_a_noted_head(unguarded: str, by_other_means: ByOtherMeans) -> None:
    with open_ledger(unguarded) as ledger:
        noted = ledger.head()
    by_other_means(
        "UPDATE ledger SET entries = 6, head = previous FROM ledger_entry WHERE seq = 7",
        "DELETE FROM ledger_entry WHERE seq = 7",
        "DELETE FROM ledger_numbers WHERE first = 7",
    )
    with open_ledger(unguarded) as ledger:
        assert ledger.verify().whole
        assert not ledger.verify(noted).whole


@pytest.mark.parametrize(
    ("statements", "broken_at"),
    [
        (["UPDATE ledger_numbers SET packed = {other} WHERE first = 4"], 4),
        (["DELETE FROM ledger_numbers WHERE first = 4"], 4),
        (["DELETE FROM ledger_numbers WHERE first = 7"], 7),
        (["INSERT INTO ledger_numbers SELECT ledger_id, 8, packed FROM ledger_numbers WHERE first = 7"], 8),
        (["UPDATE ledger_word SET word = 'g9' WHERE word = 'g1'"], 5),
        (["DELETE FROM ledger_word WHERE word = 'g2'"], 6),
    ],
)
def test_numbers_that_do_not_say_what_the_entries_say_are_found_and_made_anew(
    filled: str, by_other_means: ByOtherMeans, statements: list[str], broken_at: int
) -> None:
    with open_ledger(filled) as ledger:
        before = ledger.columns()
    other = (
        "decode('00', 'hex') || substr(packed, 2)" if "://" in filled else "CAST(x'00' || substr(packed, 2) AS BLOB)"
    )
    by_other_means(*(s.format(other=other) for s in statements))
    with open_ledger(filled) as ledger:
        found = ledger.verify()
        assert found.broken_at == broken_at
        assert "--renew` makes the numbers anew" in found.sentences()[-1]
        ledger.renew()
        assert ledger.verify().whole
        after = ledger.columns()
    assert before.frame == after.frame
    assert before.middle.tolist() == after.middle.tolist()
    assert [before.origins[k] for k in before.origin] == [after.origins[k] for k in after.origin]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_word SET number = 2000000000 WHERE word = 'g1'",
        "UPDATE ledger_word SET number = -7 WHERE word = 'g1'",
        "UPDATE ledger_word SET number = 0",
        "DELETE FROM ledger_word WHERE word = 'g2'",
        "UPDATE ledger_numbers SET packed = {other} WHERE first = 4",
        "UPDATE ledger_numbers SET packed = {short} WHERE first = 4",
    ],
)
def test_numbers_that_stand_for_nothing_are_no_answer(
    filled: str, by_other_means: ByOtherMeans, statement: str
) -> None:
    server = "://" in filled
    hexed = "0400000000000000" * 2 + "ff" * 46 + "0000"
    other = f"decode('{hexed}', 'hex')" if server else f"x'{hexed}'"
    short = "substr(packed, 2)" if server else "CAST(substr(packed, 2) AS BLOB)"
    by_other_means(statement.format(other=other, short=short))
    with open_ledger(filled) as ledger:
        assert not ledger.verify().whole
        with pytest.raises(LedgerError, match=r"cannot be read\. Look with: comity evidence verify"):
            ledger.columns()
        ledger.renew()
        assert len(ledger.columns()) == 3
