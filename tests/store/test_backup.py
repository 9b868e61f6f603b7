"""A copy of a whole store: of one moment, all or nothing, with the same heads; and back again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.ensemble.run_store import StoreError
from comity.evidence.ledger.book import Head
from comity.evidence.ledger.entry import Draft
from comity.store.backup import back_up
from comity.store.open import open_ledger, open_store

Item = Callable[..., Draft]


@pytest.fixture
def filled(place: str, first: list[Draft], item: Item) -> str:
    """A store with two ledgers and a run."""
    with open_ledger(place, "one") as one, open_ledger(place, "two") as two, open_store(place) as runs:
        one.append([*first, *(item(f"i{k}", origin=f"g{k % 3}") for k in range(40))])
        two.append(first)
        run = runs.begin("d" * 64, {"draws": 10})
        runs.save(run, 0, bytes(range(256)))
        runs.finish(run)
    return place


def heads(place: str | Path) -> list[Head]:
    found = []
    for name in ("one", "two"):
        with open_ledger(place, name) as ledger:
            assert ledger.verify().whole
            found.append(ledger.head())
    return found


def goes_on(place: str | Path, item: Item) -> None:
    """Check that a store can be worked with: new entries, new ledgers, new runs."""
    with open_ledger(place, "one") as one, open_ledger(place, "three") as three, open_store(place) as runs:
        assert one.append([item("new")])[0].seq == one.head().count
        assert len(one.columns()) == 41
        three.append([Draft("claim", "c1", {"text": "So it is."})])
        assert [(r.digest, r.chunks, r.finished) for r in runs.list()] == [("d" * 64, 1, True)]
        assert dict(runs.load(runs.list()[0].id)) == {0: bytes(range(256))}
        assert runs.begin("e" * 64, {}) != runs.list()[0].id


def test_the_copy_has_the_same_heads_and_is_one_file(filled: str, tmp_path: Path, item: Item) -> None:
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    back_up(filled, copy)
    assert [p.name for p in copy.parent.iterdir()] == ["copy.db"]
    assert heads(copy) == heads(filled)
    goes_on(copy, item)
    goes_on(filled, item)


def test_a_copy_comes_back_into_a_database_or_a_file(filled: str, tmp_path: Path, database: str, item: Item) -> None:
    back_up(filled, tmp_path / "copy.db")
    if "://" in filled:  # the first one is lost: the copy goes into a file, or back to another server
        back = str(tmp_path / "back.db")
        back_up(tmp_path / "copy.db", back)
    else:
        back = database
        back_up(tmp_path / "copy.db", database)
    assert heads(back) == heads(filled)
    goes_on(back, item)


def test_a_copy_from_a_file_into_postgresql_and_out_again(tmp_path: Path, database: str, first: list[Draft]) -> None:
    with open_ledger(tmp_path / "a.db", "one") as ledger:
        ledger.append(first)
    back_up(tmp_path / "a.db", database)
    back_up(database, tmp_path / "b.db")
    with open_ledger(tmp_path / "a.db", "one") as a, open_ledger(tmp_path / "b.db", "one") as b:
        assert list(a.entries()) == list(b.entries())


def test_a_copy_is_of_one_moment_while_others_write(place: str, tmp_path: Path, first: list[Draft], item: Item) -> None:
    stop = threading.Event()
    with open_ledger(place) as ledger:
        ledger.append(first)

    def write() -> None:
        with open_ledger(place) as own:
            k = 0
            while not stop.is_set():
                own.append([item(f"i{k}-{n}", text="x" * 500) for n in range(1 + k % 7)])
                k += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for k in range(4):
            back_up(place, tmp_path / f"copy{k}.db")
    finally:
        stop.set()
        writer.join()
    with open_ledger(place) as ledger:
        last = ledger.head()
        hashes = {e.seq: e.hash for e in ledger.entries()}
    counts = []
    for k in range(4):
        with open_ledger(tmp_path / f"copy{k}.db") as copy:
            assert copy.verify().whole
            assert hashes.get(copy.head().count, copy.head().hash) == copy.head().hash
            counts.append(copy.head().count)
    assert counts == sorted(counts)
    assert counts[-1] <= last.count


def test_a_copy_never_overwrites(filled: str, tmp_path: Path, database: str, first: list[Draft]) -> None:
    note = tmp_path / "note.txt"
    note.write_text("keep me")
    with pytest.raises(StoreError, match="never overwrites"):
        back_up(filled, note)
    assert note.read_text() == "keep me"
    if "://" not in filled:
        with open_ledger(database) as ledger:
            ledger.append(first)
        with pytest.raises(StoreError, match="is not empty, and a copy never overwrites"):
            back_up(filled, database)


def test_what_cannot_be_copied_is_said_and_nothing_is_left(filled: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at"):
        back_up(tmp_path / "nothing.db", tmp_path / "copy.db")
    assert not (tmp_path / "nothing.db").exists()
    with pytest.raises(StoreError, match="the folder"):
        back_up(filled, tmp_path / "none" / "copy.db")
    assert not [p for p in tmp_path.iterdir() if "copy" in p.name]


def test_a_copy_that_broke_off_leaves_no_half_file(
    database: str, tmp_path: Path, first: list[Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.store import backup

    with open_ledger(database) as ledger:
        ledger.append(first)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backup, "_copy_table", broken)
    monkeypatch.setattr(backup, "put_in_place", broken)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.append(first)
    for place in (database, tmp_path / "ledger.db"):
        with pytest.raises(KeyboardInterrupt):
            back_up(place, tmp_path / "copy.db")
        assert [p.name for p in tmp_path.iterdir()] == ["ledger.db"]
