"""Writers that are killed, writers that come at once: no acknowledged entry is lost, and the chain is one."""

from __future__ import annotations

import multiprocessing
import os
import random
import select
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from alembic.runtime.migration import MigrationContext

from comity.evidence.ledger.entry import Draft
from comity.store.open import open_ledger, open_store

FORK = multiprocessing.get_context("fork")
KILLS = 25
Item = Callable[..., Draft]


def write(place: str, out: int, writer: int, item: Item, rounds: int) -> None:
    """Append now one item, now many, and report the hash of each once its append has returned."""
    rng = random.Random(os.getpid())
    with open_ledger(place) as ledger:
        for k in range(rounds):
            time.sleep(0.003 if writer else 0)  # so that others come between
            many = rng.choice((1, 1, 2, 300 if rounds > 1000 else 5))
            drafts = [item(f"w{writer}-{os.getpid()}-{k}-{n}", text="x" * rng.randint(1, 900)) for n in range(many)]
            added = ledger.append(drafts)
            os.write(out, "".join(f"{e.seq} {e.hash}\n" for e in added).encode())
    os.close(out)


def started(place: str, writer: int, item: Item, rounds: int) -> tuple[multiprocessing.process.BaseProcess, int]:
    ours, theirs = os.pipe()
    process = FORK.Process(target=write, args=(place, theirs, writer, item, rounds))
    process.start()
    os.close(theirs)
    return process, ours


def reported(out: int) -> list[str]:
    """Return what a writer reported until it ended; a line that was cut off in the middle was not acknowledged."""
    with os.fdopen(out) as lines:
        return [line.strip() for line in lines if line.endswith("\n")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here, for speed")
def test_killed_in_mid_write_no_acknowledged_entry_is_lost(place: str, first: list[Draft], item: Item) -> None:
    rng = random.Random(1)
    with open_ledger(place) as ledger:
        ledger.append(first)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        process, out = started(place, 0, item, 100_000)
        if rng.random() < 0.9:
            select.select([out], [], [], 30)  # until it has begun
        time.sleep(rng.uniform(0, 0.06))
        process.kill()  # SIGKILL: no clean-up of any kind
        acknowledged += reported(out)
        process.join(30)
        assert process.exitcode == -9
    assert len(acknowledged) > KILLS
    with open_ledger(place) as ledger:
        verdict = ledger.verify()
        kept = {f"{e.seq} {e.hash}" for e in ledger.entries()}
        assert verdict.whole, verdict.what
        assert len(kept) == ledger.head().count
        assert set(acknowledged) <= kept
        ledger.append([item("after all of that")])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here, for speed")
def test_killed_while_the_store_is_made_it_is_made_the_next_time(place: str, first: list[Draft], item: Item) -> None:
    rng = random.Random(2)
    for _ in range(8):
        process, out = started(place, 0, item, 1)
        time.sleep(rng.uniform(0.0, 0.04))
        process.kill()
        reported(out)
        process.join(30)
    with open_ledger(place) as ledger:
        ledger.append(first)
        assert ledger.verify().whole


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here, for speed")
def test_four_writers_at_once_lose_nothing_and_make_one_chain(place: str, first: list[Draft], item: Item) -> None:
    with open_ledger(place) as ledger:
        ledger.append(first)
    writers = [started(place, writer, item, 25) for writer in (1, 2, 3, 4)]
    lines = [reported(out) for _, out in writers]
    for process, _ in writers:
        process.join(60)
        assert process.exitcode == 0
    with open_ledger(place) as ledger:
        found = [f"{e.seq} {e.hash}" for e in ledger.entries()]
        assert ledger.verify().whole
    assert sorted(line for own in lines for line in own) == sorted(found[3:])
    assert all(own == sorted(own, key=lambda line: int(line.split()[0])) for own in lines)
    # they did take turns: nobody was alone to the end
    assert sum(a.split()[0] != str(int(b.split()[0]) + 1) for own in lines for b, a in pairwise(own))


def make_and_save(place: str, chunk: int) -> None:
    with open_store(place) as store:
        store.save(store.begin("d", {}), chunk, b"x")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here, for speed")
def test_programs_that_make_one_store_and_one_run_at_once_agree(place: str) -> None:
    makers = [FORK.Process(target=make_and_save, args=(place, k)) for k in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join(60)
        assert maker.exitcode == 0
    with open_store(place) as store:
        assert [(r.digest, r.chunks) for r in store.list()] == [("d", 4)]


def test_two_ledgers_of_one_store_do_not_mix(place: str, first: list[Draft], item: Item) -> None:
    with open_ledger(place, "one") as one, open_ledger(place, "two") as two:
        one.append(first)
        assert two.head().count == 0
        assert list(two.entries()) == []
        two.append([*first, item("i1")])
        assert one.head().count == 3
        assert one.last([("item", "i1")]) == {}
        assert two.verify().whole
        assert one.verify().whole
        assert len(one.columns()) == 0
        assert len(two.columns()) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here, for speed")
def test_a_store_made_by_another_program_while_we_look_is_no_stranger(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Between the look for its version and the look for its tables another program may make both.

    On a server only: a reader of a file sees one moment.
    """
    look = MigrationContext.get_current_revision
    looks = []

    def and_then_another_makes_it(self: MigrationContext) -> str | None:
        found = look(self)
        looks.append(found)
        if len(looks) == 1:
            made = FORK.Process(target=make_and_save, args=(database, 0))
            made.start()
            made.join(60)
        return found

    monkeypatch.setattr(MigrationContext, "get_current_revision", and_then_another_makes_it)
    with open_store(database) as store:
        assert looks[0] is None
        assert [(r.digest, r.chunks) for r in store.list()] == [("d", 1)]
