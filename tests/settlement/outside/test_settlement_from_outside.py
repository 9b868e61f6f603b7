"""Random cases, written as files and asked by command, against definitions spelt out here in the format's words."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import math
import random
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import code

Said = tuple[str, Callable[[dict[str, Any]], bool]]  # a statement: its text, and when it holds
JOINS: dict[str, Callable[[bool, bool], bool]] = {
    "&": lambda p, q: p and q,
    "or": lambda p, q: p or q,
    "->": lambda p, q: not p or q,
    "<->": lambda p, q: p == q,
    "^": lambda p, q: p != q,
    "if": lambda p, q: p or not q,
}
NUMBERS: dict[str, Callable[[random.Random], int | str]] = {
    "whole": lambda r: r.randint(0, 10),
    "few": lambda r: r.randint(0, 2),
    "negative": lambda r: r.randint(-6, 8),
    "decimal": lambda r: f"{r.randint(0, 30) / 10}",
    "fraction": lambda r: f"{r.randint(0, 9)}/{r.choice([1, 2, 3, 7])}",
    "near": lambda r: r.choice(["0.1", "0.3", "0.30000000000000004", "0.1000000001", "1/3", "0.333333333333"]),
    "uneven": lambda r: r.choice([10**9, 10**9 + 1, 10**6, 1, 0, "123456789.000000001"]),
}


def read(text: str) -> Any:
    """Read JSON as its standard has it: no NaN, no Infinity."""
    return json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        done = code(list(arguments))
    return done, out.getvalue(), err.getvalue()


def middle(given: Any) -> Fraction:
    if isinstance(given, list):
        return (Fraction(str(given[0])) + Fraction(str(given[1]))) / 2
    return Fraction(str(given))


def statement(r: random.Random, atoms: list[Said], depth: int) -> Said:
    if depth == 0 or r.random() < 0.3:
        text, holds = r.choice(atoms)
        return (f"!({text})", lambda w: not holds(w)) if r.random() < 0.35 else (text, holds)
    join = r.choice(list(JOINS))
    (one, p), (two, q) = statement(r, atoms, depth - 1), statement(r, atoms, depth - 1)
    return f"({one}) {join} ({two})", lambda w: JOINS[join](p(w), q(w))


def at_level(issue: str, level: str) -> Said:
    return f"{issue} = {level}", lambda w: w[issue] == level


def term(name: str) -> Said:
    return name, lambda w: w[name]


def levels_said(issues: dict[str, list[str]]) -> list[Said]:
    return [at_level(i, one) for i, levels in issues.items() for one in levels]


class RandomCase:
    """One random settlement, and with it what the answers must be."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)
        self.parties = [f"p{k}" for k in range(self.r.choice([1, 2, 2, 3, 4]))]
        self.issues = {
            f"i{k}": [f"l{j}" for j in range(self.r.choice([1, 2, 2, 3, 4]))] for k in range(self.r.randint(1, 4))
        }
        self.settlement: dict[str, Any] = {"issues": self.issues}
        self._values()
        self._demands()
        self._sequence()
        self._room()

    def file(self, folder: Path) -> str:
        case = {"comity": 1, "title": "T", "parties": {p: p.upper() for p in self.parties}}
        (folder / "case.yaml").write_text(json.dumps({**case, "settlement": self.settlement}), encoding="utf-8")
        return str(folder / "case.yaml")

    def _values(self) -> None:
        r, number = self.r, self.r.choice(list(NUMBERS.values()))
        self.extra: dict[str, list[tuple[Said, Any]]] = {}
        values: dict[str, dict[str, Any]] = {}
        for party in [p for p in self.parties if r.random() < 0.9] or self.parties[:1]:
            own: dict[str, Any] = {
                i: {level: number(r) for level in levels} for i, levels in self.issues.items() if r.random() < 0.9
            }
            top = sum((max(map(middle, one.values())) for one in own.values()), Fraction(0))
            floor = r.choice([Fraction(0), Fraction(1, 5), Fraction(1, 3), Fraction(1, 2), Fraction(11, 10)]) * top
            own["walk_away"] = r.choice([str(floor), str(floor), [str(floor), str(floor + 1)], -3, 0])
            self.extra[party] = [
                (statement(r, levels_said(self.issues), 1), r.choice([1, -2, "1/3", "0.1", 5]))
                for _ in range(r.choice([0, 0, 1, 2]))
            ]
            if self.extra[party]:
                own["together"] = [{"when": said, "adds": adds} for (said, _), adds in self.extra[party]]
            values[party] = own
        self.values = self.settlement["values"] = values
        self.never = [statement(r, levels_said(self.issues), 1) for _ in range(r.choice([0, 0, 1, 2]))]
        self.settlement["packages_exclude"] = [said for said, _ in self.never]

    def _demands(self) -> None:
        r = self.r
        self.terms = [f"t{k}" for k in range(r.randint(1, 4))]
        atoms = [*map(term, self.terms), *levels_said(self.issues)]
        facts = [statement(r, atoms, 1) for _ in range(r.randint(0, 2))]
        seek = r.sample(self.terms, r.randint(0, min(2, len(self.terms))))
        self.given = [holds for _, holds in facts] + [term(name)[1] for name in seek]
        self.asked: dict[str, tuple[Callable[[dict[str, Any]], bool], Fraction]] = {}
        rows = []
        for k in range(r.randint(1, 7)):
            said, holds = statement(r, atoms, r.choice([0, 1, 2]))
            kind = r.choice(["demand", "prerequisite", "red_line", "offer"])
            weight = r.choice([1, 1, 2, "1/3", "2/3", 0.5, 0, [1, 3], "0.1", "0.2"])
            row = {"id": f"d{k}", "by": r.choice(self.parties), "kind": kind, "requires": said, "weight": weight}
            if kind == "prerequisite":
                row["for"] = r.choice(self.terms)
                holds = self._only_if(row["for"], holds)
            if kind != "offer":
                self.asked[f"d{k}"] = (holds, middle(weight))
            rows.append(row)
        self.settlement |= {"terms": {t: t for t in self.terms}, "facts": [s for s, _ in facts], "seek": seek}
        self.settlement["demands"] = rows

    @staticmethod
    def _only_if(name: str, holds: Callable[[dict[str, Any]], bool]) -> Callable[[dict[str, Any]], bool]:
        return lambda w: not w[name] or holds(w)

    def _sequence(self) -> None:
        acts = [f"a{k}" for k in range(self.r.randint(2, 7))]
        pairs = [self.r.sample(acts, 2) for _ in range(self.r.randint(1, 9))]
        self.arrows = {(a, b) for a, b in pairs}
        self.settlement["sequence"] = [{"by": self.r.choice(self.parties), "first": a, "then": b} for a, b in pairs]

    def _room(self) -> None:
        r, room = self.r, {}
        if r.random() < 0.5:
            room["veto"] = r.sample(self.parties, r.randint(1, min(2, len(self.parties))))
        if r.random() < 0.5:
            room["votes"] = {p: r.choice([1, 2, 3, "1/2"]) for p in self.parties}
            room["quota"] = r.choice([1, 2, 3, 4, "5/2"])
        room["can_undo"] = {
            p: {i: r.sample(self.issues[i], r.randint(1, len(self.issues[i]))) for i in r.sample(list(self.issues), 1)}
            for p in r.sample(self.parties, r.randint(1, len(self.parties)))
        }
        self.room = self.settlement["room"] = room

    # what the answers must be

    def packages(self) -> list[dict[str, str]]:
        every = (dict(zip(self.issues, one, strict=True)) for one in itertools.product(*self.issues.values()))
        return [p for p in every if not any(holds(p) for _, holds in self.never)]

    def worth(self, party: str, package: dict[str, str]) -> Fraction:
        own = self.values[party]
        parts = [middle(own[i][level]) for i, level in package.items() if i in own]
        return sum(parts, Fraction(0)) + sum((middle(a) for (_, h), a in self.extra[party] if h(package)), Fraction(0))

    def gains(self, package: dict[str, str]) -> tuple[Fraction, ...]:
        return tuple(self.worth(p, package) - middle(self.values[p]["walk_away"]) for p in self.values)


def names(rows: Iterable[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted(tuple(row["package"].values()) for row in rows)


def best(scores: dict[tuple[str, ...], Any]) -> list[tuple[str, ...]]:
    return sorted(p for p, score in scores.items() if score == max(scores.values()))


def check_demands(case: RandomCase, answer: dict[str, Any]) -> None:
    ids = list(case.asked)
    met = set()
    for truth in itertools.product([False, True], repeat=len(case.terms)):
        for levels in itertools.product(*case.issues.values()):
            world = {**dict(zip(case.terms, truth, strict=True)), **dict(zip(case.issues, levels, strict=True))}
            if all(given(world) for given in case.given):
                met.add(frozenset(d for d in ids if case.asked[d][0](world)))
    sets = [frozenset(s) for n in range(len(ids) + 1) for s in itertools.combinations(ids, n)]
    fits = {s: any(s <= one for one in met) for s in sets}
    everything = frozenset(ids)
    conflicts = {s for s in sets if not fits[s] and all(fits[s - {d}] for d in s)}
    drops = {s for s in sets if fits[everything - s] and not any(fits[everything - s | {d}] for d in s)}
    assert len(answer["conflicts"]) == len(conflicts)
    assert set(map(frozenset, answer["conflicts"])) == conflicts
    assert len(answer["relaxations"]) == len(drops)
    assert {frozenset(r["drop"]) for r in answer["relaxations"]} == drops
    weights = [sum((case.asked[d][1] for d in r["drop"]), Fraction(0)) for r in answer["relaxations"]]
    assert weights == sorted(weights)
    assert [r["weight"] for r in answer["relaxations"]] == pytest.approx([float(w) for w in weights], abs=1e-12)


def check_sequence(case: RandomCase, answer: dict[str, Any]) -> None:
    acts = {a for arrow in case.arrows for a in arrow}
    after = {a: {a} for a in acts}
    for _ in acts:
        for a, b in case.arrows:
            for start in acts:
                after[start] |= {b} if a in after[start] else set()
    together = {tuple(sorted(b for b in acts if b in after[a] and a in after[b])) for a in acts}
    assert answer["deadlocks"] == [list(t) for t in sorted(together) if len(t) > 1]


def check_packages(case: RandomCase, answer: dict[str, Any]) -> None:
    every = {tuple(p.values()): case.gains(p) for p in case.packages()}
    good = {p: g for p, g in every.items() if min(g) >= 0}
    assert (answer["count"], answer["acceptable"]) == (len(every), len(good))
    if not good:
        assert not any(answer[k] for k in ("nash", "kalai_smorodinsky", "egalitarian"))
        return
    products = {p: math.prod(g) for p, g in good.items()}
    if max(products.values()) > 0:
        assert names(answer["nash"]) == best(products)
    ideal = [max(g[k] for g in good.values()) for k in range(len(case.values))]
    shares = {p: min((a / b for a, b in zip(g, ideal, strict=True) if b), default=Fraction(0)) for p, g in good.items()}
    assert names(answer["kalai_smorodinsky"]) == best(shares)
    assert names(answer["egalitarian"]) == best({p: sorted(g) for p, g in good.items()})
    beaten = {p for p, g in good.items() for h in good.values() if h != g and all(map(lambda a, b: a >= b, h, g))}
    assert answer["frontier"]["complete"]
    assert names(answer["frontier"]["packages"]) == sorted(set(good) - beaten)
    floors = {p: middle(own["walk_away"]) for p, own in case.values.items()}
    for row in answer["nash"] + answer["kalai_smorodinsky"] + answer["egalitarian"] + answer["frontier"]["packages"]:
        gains = every[tuple(row["package"].values())]
        worths = [float(g + floors[p]) for p, g in zip(case.values, gains, strict=True)]
        assert [row["value"][p] for p in case.values] == pytest.approx(worths, rel=1e-12)


def can_hold(case: RandomCase, inside: tuple[str, ...]) -> bool:
    """Say whether some package is worth enough to all inside, whatever those outside bring about."""
    forced: dict[str, set[str]] = {i: set() for i in case.issues}
    for party, undone in case.room["can_undo"].items():
        for issue, levels in undone.items():
            forced[issue] |= set(levels) if party not in inside else set()
    members = [p for p in inside if p in case.values]
    floors = {p: middle(case.values[p]["walk_away"]) for p in members}
    for package in case.packages():
        ends = itertools.product(*({package[i], *forced[i]} for i in case.issues))
        ends_named = (dict(zip(case.issues, end, strict=True)) for end in ends)
        if all(case.worth(p, end) >= floors[p] for end in ends_named for p in members):
            return True
    return False


def check_room(case: RandomCase, answer: list[list[str]]) -> None:
    here = [
        p for p in case.parties if p in case.values or any(p in part for k, part in case.room.items() if k != "quota")
    ]
    votes = {p: middle(case.room.get("votes", {}).get(p, 0)) for p in here}
    enough = [
        set(s)
        for n in range(1, len(here) + 1)
        for s in itertools.combinations(here, n)
        if set(case.room.get("veto", [])) <= set(s)
        and ("quota" not in case.room or sum(votes[p] for p in s) >= middle(case.room["quota"]))
        and can_hold(case, s)
    ]
    least = [s for s in enough if not any(t < s for t in enough)]
    assert sorted(map(sorted, answer)) == sorted(map(sorted, least))


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_random_small_cases_are_answered_as_the_definitions_say(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + 20):
        case = RandomCase(seed)
        done, out, err = run("settlement", case.file(tmp_path), "--json")
        assert done == 0, (seed, err)
        answer = read(out)
        check_demands(case, answer)
        check_sequence(case, answer)
        check_packages(case, answer["packages"])
        check_room(case, answer["must_include"])


def swapped(value: Any, other: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {other.get(k, k): swapped(v, other) for k, v in value.items()}
    if isinstance(value, list):
        return [swapped(v, other) for v in value]
    return other.get(value, value) if isinstance(value, str) else value


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of the parties, with lists of ties in one order."""
    packages = answer["packages"]
    ties = {k: sorted(map(repr, map(_sorted_row, packages[k]))) for k in ("nash", "kalai_smorodinsky", "egalitarian")}
    ties["frontier"] = sorted(map(repr, map(_sorted_row, packages["frontier"]["packages"])))
    rest = {k: answer[k] for k in ("conflicts", "relaxations", "deadlocks", "burden")}
    return {**rest, **ties, "ideals": packages["ideals"], "room": sorted(map(sorted, answer["must_include"]))}


def _sorted_row(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row["package"].values()), sorted(row["value"].items())


def test_two_parties_that_change_places_change_places_in_the_answer(tmp_path: Path) -> None:
    other = {"p0": "p1", "p1": "p0"}
    for seed in (s for s in range(2000, 2020) if len(RandomCase(s).parties) > 1):
        case = RandomCase(seed)
        before = read(run("settlement", case.file(tmp_path), "--json")[1])
        turned = swapped(case.settlement, other)
        turned["values"] = {p: turned["values"][p] for p in case.parties if p in turned["values"]}
        case.settlement = turned
        after = read(run("settlement", case.file(tmp_path), "--json")[1])
        assert told(after) == told(swapped(before, other)), seed


UNEVEN = {
    "one package, worth much to both": {
        "issues": {"i": ["x"]},
        "values": {
            "a": {"i": {"x": "123456789.000000001"}, "walk_away": "123456789000000001/5000000000"},
            "b": {"i": {"x": [1, 1000000001]}, "walk_away": ["0", "1"]},
        },
    },
    "a lead in the twelfth digit": {
        "issues": {"i": ["u", "x", "y"]},
        "values": {
            "a": {"i": {"u": "0.2", "x": "0.333333333333", "y": "1/3"}, "walk_away": "1/9"},
            "b": {"i": {"u": "-5/3", "x": "1/3", "y": "0.333333333333"}, "walk_away": "1/6"},
            "c": {
                "i": {"u": "0.333333333333", "x": "0.30000000000000004", "y": "0.30000000000000004"},
                "walk_away": "333333333333/2000000000000",
            },
        },
    },
}


@pytest.mark.parametrize("kind", UNEVEN)
def test_numbers_of_very_different_size_are_told_apart_exactly(tmp_path: Path, kind: str) -> None:
    section = UNEVEN[kind]
    named = {p: p for p in section["values"]}
    case = {"comity": 1, "title": "T", "parties": named, "settlement": section}
    (tmp_path / "case.yaml").write_text(json.dumps(case), encoding="utf-8")
    done, out, err = run("packages", str(tmp_path / "case.yaml"), "--json")
    assert done == 0, err
    found = read(out)
    for solution in ("nash", "kalai_smorodinsky", "egalitarian"):
        assert names(found[solution]) == [("x",)], solution
    assert found["acceptable"] == (1 if kind.startswith("one") else 2)


def test_all_of_many_tied_optima_are_listed(tmp_path: Path) -> None:
    levels = [f"l{k}" for k in range(3)]
    issues = {f"i{k}": levels for k in range(6)}
    values = {p: {"walk_away": 0, "i0": dict.fromkeys(levels, 1)} for p in ("a", "b")}
    case = {"comity": 1, "title": "T", "parties": {p: p for p in values}}
    section = {"issues": issues, "values": values}
    (tmp_path / "case.yaml").write_text(json.dumps({**case, "settlement": section}), encoding="utf-8")
    done, out, err = run("settlement", str(tmp_path / "case.yaml"), "--json")
    assert done == 0, err
    for solution in ("nash", "kalai_smorodinsky", "egalitarian"):
        rows = names(read(out)["packages"][solution])
        assert len(rows) == len(set(rows)) == 3**6


@pytest.mark.parametrize("first", [0, 10])
def test_what_improves_a_plan_is_what_no_party_loses_by(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + 10):
        case = RandomCase(seed)
        plan = {i: case.r.choice(levels) for i, levels in case.issues.items()}
        case.settlement["plans"] = {"draft": {"text": "D", "package": plan}}
        done, out, err = run("improve", case.file(tmp_path), "draft", "--json", "--limit", "1000")
        assert done == 0, (seed, err)
        now = case.gains(plan)
        better = {tuple(p.values()): case.gains(p) for p in case.packages()}
        better = {p: g for p, g in better.items() if g != now and all(a >= b for a, b in zip(g, now, strict=True))}
        assert names(read(out)["better"]["packages"]) == sorted(better), seed
        assert read(out)["efficient"] == (not better), seed
