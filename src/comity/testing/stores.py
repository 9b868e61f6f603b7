"""What every store of runs promises, as checks that take one: for comity's own stores and for yours."""

from __future__ import annotations

from collections.abc import Callable

from comity.ensemble.run_store import RunStore, StoreError

MakeStore = Callable[[], RunStore]
DIGEST = "0" * 64


def check_a_run_is_found_again_by_its_digest(make: MakeStore) -> None:
    """The same digest is the same run; another digest is another."""
    store = make()
    run = store.begin(DIGEST, {"draws": 10})
    assert store.begin(DIGEST, {"draws": 10}) == run
    assert store.begin("1" * 64, {}) != run


def check_chunks_come_back_as_they_were(make: MakeStore) -> None:
    """Every byte comes back, in the order of the indices, and only to the run it was given for."""
    store = make()
    run, other = store.begin(DIGEST, {}), store.begin("1" * 64, {})
    every_byte, much = bytes(range(256)), b"\x00\xff" * 100_000
    for index, data in ((7, every_byte), (0, b""), (3, much)):
        store.save(run, index, data)
    assert store.done(run) == {0, 3, 7}
    assert list(store.load(run)) == [(0, b""), (3, much), (7, every_byte)]
    assert store.done(other) == set()
    assert list(store.load(other)) == []


def check_saving_again_changes_nothing(make: MakeStore) -> None:
    """The same bytes may be saved again; other bytes are an error and change nothing."""
    store = make()
    run = store.begin(DIGEST, {})
    store.save(run, 1, b"answer")
    store.save(run, 1, b"answer")
    assert raises(lambda: store.save(run, 1, b"another answer"))
    assert dict(store.load(run)) == {1: b"answer"}


def check_runs_are_listed(make: MakeStore) -> None:
    """Runs are listed oldest first, with what they were begun with and how far they came."""
    store = make()
    first = store.begin("b" * 64, {"draws": 10, "title": "«Straße»", "dispersion": 0.5, "default": True})
    second = store.begin("a" * 64, {})
    store.save(first, 0, b"x")
    store.save(first, 1, b"y")
    store.finish(first)
    store.finish(first)
    found = [(r.id, r.digest, r.chunks, r.finished) for r in store.list()]
    assert found == [(first, "b" * 64, 2, True), (second, "a" * 64, 0, False)]
    assert store.list()[0].meta == {"draws": 10, "title": "«Straße»", "dispersion": 0.5, "default": True}


def check_there_is_no_run_by_chance(make: MakeStore) -> None:
    """A number that no run has is an error, and makes none."""
    store = make()
    assert raises(lambda: store.save(5, 0, b"x"))
    assert raises(lambda: list(store.load(5)))
    assert raises(lambda: store.done(5))
    assert raises(lambda: store.finish(5))
    assert store.list() == []


def raises(action: Callable[[], object]) -> bool:
    """Return whether an action is refused as a store refuses things: in words for the user."""
    try:
        action()
    except StoreError as e:
        return bool(str(e))
    return False


CHECKS: tuple[Callable[[MakeStore], None], ...] = (
    check_a_run_is_found_again_by_its_digest,
    check_chunks_come_back_as_they_were,
    check_saving_again_changes_nothing,
    check_runs_are_listed,
    check_there_is_no_run_by_chance,
)
