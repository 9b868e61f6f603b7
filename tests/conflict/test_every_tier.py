"""Every tier and the definitions read aloud give one answer, on thousands of random conflicts of many kinds."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

import pytest

from comity.case.nouns import Case, OptionConflict
from comity.conflict.analyse import Settings, analyse
from comity.conflict.bits.search import search as by_bits
from comity.conflict.dense.search import search as by_array
from comity.conflict.large import Found, LargeResult
from comity.conflict.symbolic.search import search as by_search
from comity.errors import UsageError
from comity.testing.conflicts import Mix, mixed_case
from comity.testing.written_out import written_out

MODELS = 2_100
PARTS = 9  # tests they are shared out among, so that each is done well within its time
CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
TIERS = {"array": by_array, "bits": by_bits, "symbolic": by_search}
HOLDS: dict[str, Callable[[bool, bool], bool]] = {
    "together": lambda a, b: a == b,
    "opposite": lambda a, b: a != b,
    "implies": lambda a, b: b or not a,
    "excludes": lambda a, b: not (a and b),
    "covers": lambda a, b: a or b,
}
ENOUGH = 300  # equilibria listed: seldom cut off, so that a listing that is cut off is compared too
WRITTEN_OUT = 1 << 8  # combinations up to which the definitions are read aloud under Nash
READ_ALOUD = 12  # states up to which they are read aloud under every concept
DEEP = 10  # one conflict in so many is asked with a limit on the length of answers as well
SLOW = 10  # one conflict in so many is searched for more than Nash

EVERY = {"": 1_000, " one-way": 500, " infeasible": 500, " weights": 180, " closed moves": 120, " wide": 90}
LEAST = {  # comparisons without which this file would say nothing
    **{f"read aloud {c}{kind}": n for c in CONCEPTS for kind, n in {"": 500, " one-way": 250, " lumped": 200}.items()},
    "read aloud nash": 1_500,
    "read aloud nash ranking": 60,
    **{f"array {c}{kind}": n for c in CONCEPTS for kind, n in EVERY.items()},
    **{f"array {c} depth": 80 for c in CONCEPTS},
    "array nash lumped": 500,
    **{f"bits nash{kind}": n for kind, n in {**EVERY, " lumped": 500}.items()},
    **{f"symbolic {c}{kind}": n for c in CONCEPTS for kind, n in {"": 150, " depth": 70, " one-way": 80}.items()},
    **{f"symbolic {c}{kind}": 20 for c in CONCEPTS for kind in (" weights", " closed moves")},
    **{f"symbolic nash{kind}": n for kind, n in {**EVERY, " lumped": 500}.items()},
    "symbolic seq at least": 5,
}


@dataclass
class Tally:
    """What was compared, what was not answered, and every disagreement."""

    models: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    absent: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def mix(rng: random.Random, seed: int) -> Mix:
    """Return what the conflict of a seed contains: half have one-way options, a third have merged states."""
    options = rng.choices((rng.randint(3, 8), rng.randint(9, 12), rng.randint(13, 16)), (92, 7, 1))[0]
    narrow = options < 11  # merged states and closed moves make the table write every move out
    lumps = rng.randint(1, 3) if rng.random() < 0.38 and narrow else 0
    cannot = rng.randint(1, 2) if rng.random() < 0.15 and narrow else 0
    parties = min(options, rng.choice((2, 2, 3, 3, 3, 4, 5)) + 2 * (options > 12))
    return Mix(
        options,
        parties,
        one_way=rng.choice((0.3, 0.6, 1.0)) if rng.random() < 0.6 else 0.0,
        forbidden=rng.choice((0.0, 0.1, 0.3, 0.5, 0.75)),
        own=rng.random() < 0.4,
        lumps=lumps,
        cannot=cannot,
        wishes=rng.choices(("statements", "weights", "ranking"), (75, 18, 7 * (options < 7)))[0],
    )


def with_options(case: Case) -> OptionConflict:
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def kinds(case: Case, made: Mix) -> list[str]:
    """Return what is special about a conflict."""
    conflict = with_options(case)
    said = {
        "one-way": any(o.moves != "both" for o in conflict.options),
        "lumped": bool(conflict.same),
        "closed moves": bool(conflict.cannot),
        "infeasible": bool(conflict.infeasible),
        made.wishes: True,
        "wide": made.options > 8,
    }
    return [name for name, true in said.items() if true]


def judge(tally: Tally, seed: int) -> None:
    """Compare every answer about one conflict."""
    rng = random.Random(f"every tier {seed}")
    made = mix(rng, seed)
    case = mixed_case(rng, made)
    special = kinds(case, made)
    tally.models.update(["all", *special])
    for depth in (None, rng.randint(0, 3)) if seed % DEEP == 0 else (None,):
        result = analyse(case, Settings(CONCEPTS, depth))
        exact = {k: set(result.labels(result.equilibria(k))) for k in CONCEPTS}
        compare_read_aloud(tally, seed, case, exact, depth, special)
        for tier in TIERS if depth is None else ("array", "symbolic"):  # bits knows only Nash, which has no depth
            compare(tally, seed, tier, case, exact, depth, special, result.model.n_states)


def compare_read_aloud(
    tally: Tally, seed: int, case: Case, exact: dict[str, set[str]], depth: int | None, special: list[str]
) -> None:
    if 1 << len(with_options(case).options) > WRITTEN_OUT:
        return
    written = written_out(case)
    for key in CONCEPTS if len(written.labels) <= READ_ALOUD else ("nash",):
        note(tally, "read aloud", key, depth, special)
        if written.equilibria(key, depth) != exact[key]:
            tally.wrong.append(f"seed {seed}: the table and the definitions differ under {key}, depth {depth}")


def note(tally: Tally, tier: str, key: str, depth: int | None, special: list[str]) -> None:
    tally.compared[f"{tier} {key}"] += 1
    if depth is not None:
        tally.compared[f"{tier} {key} depth"] += 1
    tally.compared.update(f"{tier} {key} {kind}" for kind in special)


def ask(tier: str, case: Case, keys: tuple[str, ...], depth: int | None) -> LargeResult:
    if tier == "bits":
        return by_bits(case, ("nash",), limit=ENOUGH)
    return TIERS[tier](case, keys, limit=ENOUGH, depth=depth)


def compare(
    tally: Tally,
    seed: int,
    tier: str,
    case: Case,
    exact: dict[str, set[str]],
    depth: int | None,
    special: list[str],
    feasible: int,
) -> None:
    """Compare the answers of one tier with the table's; what it does not answer is counted."""
    quick = tier == "bits" or (tier == "symbolic" and (seed % SLOW or "wide" in special))
    keys = ("nash",) if quick else CONCEPTS
    try:
        result = ask(tier, case, keys, depth)
    except UsageError:
        tally.absent.update(f"{tier} {k}" for k in keys)
        return
    except Exception as e:
        tally.wrong.append(f"seed {seed}: {tier} failed, depth {depth}: {e!r}")
        return
    tally.absent.update(f"{tier} {k}" for k in result.absent)
    if result.found and result.feasible not in (None, feasible):
        tally.wrong.append(f"seed {seed}: {tier} counts {result.feasible} feasible states, not {feasible}")
    for key, found in result.found.items():
        note(tally, tier, key, depth, special)
        if found.why:
            tally.compared[f"{tier} {key} at least"] += 1
        labels = result.labels(key)
        right = bounded(result, found, labels, exact[key]) if found.why else equal(found, labels, exact[key])
        right = right and ("lumped" in special or shared(result, found, exact[key]))
        if not right:
            tally.wrong.append(f"seed {seed}: {tier} and the table differ under {key}, depth {depth}, {special}")


def equal(found: Found, labels: list[str], exact: set[str]) -> bool:
    """Return whether an exact answer is right; one that is cut off lists as many as were asked for."""
    if len(set(labels)) < len(labels) or not set(labels) <= exact:
        return False
    if found.count is not None and found.count != len(exact):
        return False
    return set(labels) == exact if len(exact) <= ENOUGH else len(labels) >= ENOUGH


def bounded(result: LargeResult, found: Found, labels: list[str], exact: set[str]) -> bool:
    """Return whether an answer of the kind "at least, at most" encloses the exact one."""
    proven, open_ = set(labels), set(result.patterns(found.open))
    if not proven <= exact or proven & open_ or found.count not in (None, len(exact)):
        return False
    return found.at_most is None or (len(exact) <= found.at_most and exact <= proven | open_)


def shared(result: LargeResult, found: Found, exact: set[str]) -> bool:
    """Return whether all that is said of every equilibrium is true of every one of them, and nothing is left out."""
    ids = [o.id for o in result.conflict.options]
    on = {o for k, o in enumerate(ids) if exact and all(s[k] == "Y" for s in exact)}
    off = {o for k, o in enumerate(ids) if exact and all(s[k] == "N" for s in exact)}
    if not exact:
        return True
    if found.pairs is not None and not all(
        HOLDS[kind](s[ids.index(a)] == "Y", s[ids.index(b)] == "Y")
        for kind, rows in found.pairs.to_json().items()
        for a, b in rows
        for s in exact
    ):
        return False
    if found.why or not (found.always or found.never):
        return set(found.always) <= on and set(found.never) <= off
    return set(found.always) == on and set(found.never) == off


def judged(numbers: Iterable[int]) -> Tally:
    out = Tally()
    for seed in numbers:
        judge(out, seed)
    return out


@pytest.fixture(scope="module")
def part() -> Callable[[int], Tally]:
    """Give what became of one part of the conflicts; each part is gone through once."""
    return cache(lambda k: judged(range(k, MODELS, PARTS)))


@pytest.fixture
def tally(part: Callable[[int], Tally]) -> Tally:
    """Give what became of all of them."""
    out = Tally()
    for each in map(part, range(PARTS)):
        out.models += each.models
        out.compared += each.compared
        out.absent += each.absent
    return out


@pytest.mark.parametrize("number", range(PARTS))
def test_no_tier_disagrees_with_the_table_nor_the_table_with_the_definitions(
    part: Callable[[int], Tally], number: int
) -> None:
    assert part(number).wrong == []


def test_the_conflicts_are_of_every_kind(tally: Tally) -> None:
    n = tally.models
    assert n["all"] >= 2_000
    assert n["one-way"] >= n["all"] / 2
    assert n["lumped"] >= n["all"] / 3
    assert n["infeasible"] >= n["all"] / 2
    assert min(n["weights"], n["closed moves"], n["ranking"], n["wide"]) >= 80


def test_every_tier_was_compared_often_enough_under_every_concept_it_answers(tally: Tally) -> None:
    missing = {what: (tally.compared[what], n) for what, n in LEAST.items() if tally.compared[what] < n}
    assert missing == {}, f"seen and needed; not answered: {dict(tally.absent)}"


if __name__ == "__main__":  # what was compared, for a reader who sets the least numbers
    begin = time.process_time()
    seen = judged(range(int(sys.argv[1]) if len(sys.argv) > 1 else MODELS))
    for what in (seen.models, seen.compared, seen.absent):
        print("\n".join(f"{v:7,} {k}" for k, v in sorted(what.items())), "\n")
    print("\n".join(seen.wrong[:20]), len(seen.wrong), f"{time.process_time() - begin:.1f} s of processor time")
