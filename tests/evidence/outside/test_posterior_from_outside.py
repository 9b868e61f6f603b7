"""Posteriors against a joint distribution written out by hand, through the command line alone."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import itertools
import json
import math
import random
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import code

LETTERS, DIGITS = "ABCDEF", "123456"
TABLE = {
    a + b: [1 + 0.07 * (5 - i) * (5 - j) + 0.02 * (i + j), 6.7 - 0.53 * i - 0.23 * j]
    for i, a in enumerate(LETTERS)
    for j, b in enumerate(DIGITS)
}
"""A table of ratios of the test's own, so that nothing of comity's own table is needed."""


def run(*arguments: Any) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        done = code([str(a) for a in arguments])
    assert "Traceback" not in err.getvalue()
    return done, out.getvalue(), err.getvalue()


def written(folder: Path, evidence: dict[str, Any], **more: Any) -> Path:
    folder.mkdir(exist_ok=True)
    body = {"comity": 1, "title": "t", "parties": {"a": "A", "b": "B"}, **more, "evidence": evidence}
    (folder / "case.yaml").write_text(json.dumps(body), encoding="utf-8")
    return folder


def asked(folder: Path, *more: str) -> dict[str, Any]:
    done, out, err = run("evidence", "posterior", folder, "--json", *more)
    assert done == 0, err
    claims: dict[str, Any] = json.loads(out)["claims"]
    return claims


# ---- the plain reading of the contract


def ends(written_: Any, ratio: bool) -> tuple[float, float, float]:
    if not isinstance(written_, list):
        return (float(written_),) * 3
    if len(written_) == 2:
        low, high = map(float, written_)
        return low, math.sqrt(low * high) if ratio else (low + high) / 2, high
    low, middle, high = map(float, written_)
    return low, middle, high


def last(text: str) -> dt.date:
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    after = dt.date(parts[0] + 1, 1, 1) if len(parts) == 1 or parts[1] == 12 else dt.date(parts[0], parts[1] + 1, 1)
    return after - dt.timedelta(days=1)


def known(row: dict[str, Any], day: str | None) -> bool:
    return day is None or "date" not in row or last(row["date"]) <= last(day)


def letter(source: dict[str, Any], day: str | None) -> str:
    """The grade of a source: the last of its history that held by the day; without a day its own."""
    if day is None or "history" not in source:
        return str(source.get("reliability", "F"))
    held = [h for h in source["history"] if last(h["date"]) <= last(day)]
    return str(held[-1]["reliability"]) if held else "?"


def unknown(evidence: dict[str, Any], item: dict[str, Any], day: str | None) -> bool:
    """F6 as somebody wrote it: nothing is known of source and item, so it says nothing whatever ratio is given."""
    source = evidence["sources"][item["source"]]
    return "reliability" in source and letter(source, day) + item.get("credibility", "") == "F6"


def ratio_of(evidence: dict[str, Any], item: dict[str, Any], day: str | None) -> tuple[float, float, float]:
    """The likelihood ratio of an item for its claim: lowest, middle, highest."""
    if item["says"] == "neutral":
        return 1.0, 1.0, 1.0
    grade = letter(evidence["sources"][item["source"]], day)
    if unknown(evidence, item, day):
        return 1.0, 1.0, 1.0
    several: list[tuple[float, float, float]] = []
    for row in [item, *(j for j in evidence.get("judgements", []) if j["item"] == item["id"] and known(j, day))]:
        if "ratio" in row:
            several.append(ends(row["ratio"], True))
        else:
            several.append(ends(evidence["ratios"].get(grade + str(row.get("credibility", "6")), 1), True))
    low = min(s[0] for s in several)
    middle = math.exp(sum(math.log(s[1]) for s in several) / len(several))
    high = max(s[2] for s in several)
    if item["says"] == "contradicts" and middle >= 1:
        return 1 / high, 1 / middle, 1 / low
    return low, middle, high


def network(origin: dict[str, Any], items: list[dict[str, Any]]) -> float:
    """Every joint state written out: the claim, the first report, each outlet."""
    like = {}
    for_it = ends(origin["seen_if_true"], False)[1] >= ends(origin["seen_if_false"], False)[1]
    for true in (1, 0):
        seen = ends(origin["seen_if_true" if true else "seen_if_false"], False)[1]
        total = 0.0
        for first, *outlets in itertools.product((1, 0), repeat=1 + len(items)):
            if outlets != [int((i["says"] == "supports") == for_it) for i in items]:
                continue
            p = seen if first else 1 - seen
            for passed, i in zip(outlets, items, strict=True):
                there = ends(i["fidelity" if first else "error"], False)[1]
                p *= there if passed else 1 - there
            total += p
        like[true] = total
    return like[1] / like[0]


def groups(evidence: dict[str, Any], claim: str, day: str | None) -> dict[str, list[tuple[dict[str, Any], Any]]]:
    """The items of a claim with their ratios, by origin."""
    found: dict[str, list[tuple[dict[str, Any], Any]]] = {}
    for item in evidence["items"]:
        if not known(item, day):
            continue
        if item["claim"] == claim:
            found.setdefault(item.get("origin", item["id"]), []).append((item, ratio_of(evidence, item, day)))
        elif claim in item.get("also", {}) and not unknown(evidence, item, day):
            found.setdefault(item.get("origin", item["id"]), []).append((item, ends(item["also"][claim], True)))
    return found


def expected(evidence: dict[str, Any], claim: str, day: str | None = None) -> float:
    """The posterior by the definitions: prior odds times one ratio per origin, damped where origins hang together."""
    prior = ends(evidence["claims"][claim].get("prior", 0.5), False)[1]
    odds = prior / (1 - prior)
    ratios: dict[str, float] = {}
    speaks: set[str] = set()
    for name, items in groups(evidence, claim, day).items():
        whole = evidence.get("origins", {}).get(name, {})
        if "seen_if_true" in whole:
            ratios[name] = network(
                whole, [i for i, _ in items if i["says"] != "neutral" and not unknown(evidence, i, day)]
            )
            speaks |= {name} if ratios[name] != 1 else set()
        else:
            middles = [r[1] for _, r in items]
            ratios[name] = max([1.0, *middles]) * min([1.0, *middles])
            speaks |= {name} if set(middles) != {1.0} else set()
    for name, ratio in ratios.items():
        for row in evidence.get("dependence", []):
            if name in row["origins"]:
                n = len(speaks & set(row["origins"]))
                rho = row["rho"] if not isinstance(row["rho"], list) else sum(row["rho"]) / 2
                ratio **= 1 / (1 + max(0, n - 1) * rho)
        odds *= ratio
    return odds / (1 + odds)


# ---- random sections


def random_ratio(r: random.Random, at_least: float = 1.0) -> Any:
    numbers = sorted(round(at_least + r.expovariate(0.4), 3) for _ in range(3))
    return r.choice([numbers[1], [numbers[0], numbers[2]], numbers])


def random_probability(r: random.Random) -> Any:
    numbers = sorted(round(r.uniform(0.03, 0.97), 3) for _ in range(3))
    return r.choice([numbers[1], [numbers[0], numbers[2]], numbers])


def random_day(r: random.Random) -> str:
    return r.choice(["2025-{:02d}-{:02d}", "2025-{:02d}", "2025"]).format(r.randint(1, 12), r.randint(1, 28))


def random_sources(r: random.Random) -> dict[str, Any]:
    sources: dict[str, Any] = {}
    for n in range(5):
        row: dict[str, Any] = {"name": f"S{n}"}
        if r.random() < 0.8:
            row["reliability"] = r.choice(LETTERS)
        if r.random() < 0.4:
            days = ["2000", *sorted({f"2025-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}" for _ in range(2)})]
            row["history"] = [{"date": d, "reliability": r.choice(LETTERS)} for d in days]
            row["reliability"] = row["history"][-1]["reliability"]
        sources[f"s{n}"] = row
    return sources


def random_item(r: random.Random, name: str, claim: str, among: list[str], origins: dict[str, Any]) -> dict[str, Any]:
    says = r.choice(["supports", "supports", "contradicts", "contradicts", "neutral"])
    item: dict[str, Any] = {"id": name, "claim": claim, "source": f"s{r.randrange(5)}", "says": says}
    if r.random() < 0.7:
        item["origin"] = r.choice(among)
    if r.random() < 0.7:
        item["credibility"] = r.choice(DIGITS)
    if r.random() < 0.6:
        turned = says == "contradicts" and r.random() < 0.3
        item["ratio"] = round(r.uniform(0.05, 0.99), 3) if turned else random_ratio(r)
    if r.random() < 0.5:
        item["date"] = random_day(r)
    if item.get("origin") in origins:
        item |= {"fidelity": random_probability(r), "error": random_probability(r)}
    return item


def random_opinions(r: random.Random, item: dict[str, Any]) -> list[dict[str, Any]]:
    """What other analysts make of an item that is no outlet and has a ratio written in the usual way."""
    ratio = item.get("ratio", 0)
    if "error" in item or (not isinstance(ratio, list) and ratio < 1) or r.random() > 0.2:
        return []
    rows = [{"item": item["id"], "analyst": f"J{n}", "date": random_day(r)} for n in range(r.randint(1, 3))]
    return [row | {"ratio": random_ratio(r)} for row in rows]


def random_section(r: random.Random, claims: int) -> dict[str, Any]:
    """A section with everything that moves a posterior."""
    rows = {f"c{n}": {"text": "x", "prior": random_probability(r)} for n in range(claims)}
    items: list[dict[str, Any]] = []
    origins: dict[str, Any] = {}
    dependence: list[dict[str, Any]] = []
    for c in rows:
        names = [f"{c}o{n}" for n in range(r.randint(1, 4))]
        for name in names:
            if r.random() < 0.3:
                origins[name] = {"seen_if_true": random_probability(r), "seen_if_false": random_probability(r)}
        own = [random_item(r, f"{c}i{n}", c, names, origins) for n in range(r.randint(0, 6))]
        for item in own:
            if "error" not in item and r.random() < 0.2:
                others = r.sample([d for d in rows if d != c], 1)
                item["also"] = {d: random_ratio(r) for d in others}
        used = sorted({i.get("origin", i["id"]) for i in own})
        if len(used) > 1 and r.random() < 0.4:
            dependence.append({"origins": r.sample(used, r.randint(2, len(used))), "rho": round(r.random(), 2)})
        items += own
    used = {i.get("origin") for i in items}
    judgements = [j for i in items for j in random_opinions(r, i)]
    return {
        "sources": random_sources(r),
        "claims": rows,
        "items": items,
        "origins": {o: row for o, row in origins.items() if o in used},
        "dependence": dependence,
        "judgements": judgements,
        "ratios": {g: [v[0], v[0] + v[1]] for g, v in TABLE.items() if g != "F6"},
    }


# ---- the tests

DAYS = (None, "2025-06-15", "2025-03")


@pytest.mark.parametrize("seed", range(3))
def test_posteriors_are_those_of_the_joint_distribution(seed: int, tmp_path: Path) -> None:
    evidence = random_section(random.Random(seed), 25)
    case = written(tmp_path / "case", evidence)
    for day in DAYS:
        got = asked(case, *(["--as-of", day] if day else []))
        assert {c: row["p"] for c, row in got.items()} == pytest.approx(
            {c: expected(evidence, c, day) for c in evidence["claims"]}, abs=1e-9
        )


@pytest.mark.parametrize("seed", range(5, 7))
def test_every_interval_holds_p_and_lies_between_worst_and_best(seed: int, tmp_path: Path) -> None:
    got = asked(written(tmp_path / "case", random_section(random.Random(seed), 25)))
    for row in got.values():
        assert 0 < row["worst"] <= row["low"] + 1e-12
        assert row["low"] <= row["p"] <= row["high"]
        assert row["high"] <= row["best"] + 1e-12
        assert row["best"] < 1
        assert row["flips_at"] == pytest.approx((1 - row["p"]) / row["p"])


@pytest.mark.parametrize("seed", range(8, 10))
def test_the_order_of_rows_changes_nothing(seed: int, tmp_path: Path) -> None:
    r = random.Random(seed)
    evidence = random_section(r, 20)
    before = asked(written(tmp_path / "one", evidence))
    for rows in ("items", "dependence", "judgements"):
        r.shuffle(evidence[rows])
    for rows in ("sources", "claims", "origins", "ratios"):
        evidence[rows] = dict(r.sample(list(evidence[rows].items()), len(evidence[rows])))
    after = asked(written(tmp_path / "other", evidence))
    for claim, row in before.items():
        for key in ("p", "low", "high", "worst", "best", "carried_by", "flips_at"):
            assert after[claim][key] == row[key], (claim, key)


@pytest.mark.parametrize("seed", range(11, 13))
def test_a_duplicate_of_an_origin_changes_nothing(seed: int, tmp_path: Path) -> None:
    evidence = random_section(random.Random(seed), 20)
    before = asked(written(tmp_path / "one", evidence))
    copies = []
    for item in evidence["items"]:
        if "seen_if_true" not in evidence["origins"].get(item.get("origin", ""), {}):
            copies.append({**item, "id": f"{item['id']}copy", "origin": item.setdefault("origin", f"of {item['id']}")})
    changed = {i["id"]: i["origin"] for i in evidence["items"] if "origin" in i}
    for row in evidence["dependence"]:
        row["origins"] = [changed.get(o, o) for o in row["origins"]]
    judged = [{**j, "item": f"{j['item']}copy"} for j in evidence["judgements"]]
    whole = {**evidence, "items": evidence["items"] + copies, "judgements": evidence["judgements"] + judged}
    named = asked(written(tmp_path / "named", evidence))
    after = asked(written(tmp_path / "other", whole))
    for claim, row in before.items():
        assert after[claim]["p"] == pytest.approx(row["p"], abs=1e-12)
        for key in ("p", "low", "high", "worst", "best", "flips_at"):
            assert after[claim][key] == named[claim][key], (claim, key)


def opposite(evidence: dict[str, Any]) -> dict[str, Any]:
    """The same evidence about the opposite of every claim."""

    def one_less(p: Any) -> Any:
        return [round(1 - x, 9) for x in reversed(p)] if isinstance(p, list) else round(1 - p, 9)

    def turned(item: dict[str, Any]) -> dict[str, Any]:
        says = {"supports": "contradicts", "contradicts": "supports", "neutral": "neutral"}[item["says"]]
        ratio = item.get("ratio", 1)
        if item["says"] == "contradicts" and not isinstance(ratio, list) and ratio < 1:
            item = {**item, "ratio": 1 / ratio}
        return {
            **item,
            "says": says,
            **({"also": {c: one_over(v) for c, v in item["also"].items()}} if "also" in item else {}),
        }

    def one_over(v: Any) -> Any:
        return [1 / x for x in reversed(v)] if isinstance(v, list) else 1 / v

    return {
        **evidence,
        "claims": {c: {**row, "prior": one_less(row["prior"])} for c, row in evidence["claims"].items()},
        "items": [turned(i) for i in evidence["items"]],
        "origins": {
            o: {"seen_if_true": row["seen_if_false"], "seen_if_false": row["seen_if_true"]}
            for o, row in evidence["origins"].items()
        },
    }


@pytest.mark.parametrize("seed", range(14, 16))
def test_the_opposite_of_every_claim_has_the_opposite_answer(seed: int, tmp_path: Path) -> None:
    evidence = random_section(random.Random(seed), 20)
    one = asked(written(tmp_path / "one", evidence))
    other = asked(written(tmp_path / "other", opposite(evidence)))
    for claim, row in one.items():
        turned = other[claim]
        assert turned["p"] == pytest.approx(1 - row["p"], abs=1e-9)
        assert [turned["low"], turned["high"]] == pytest.approx([1 - row["high"], 1 - row["low"]], abs=1e-6)
        assert [turned["worst"], turned["best"]] == pytest.approx([1 - row["best"], 1 - row["worst"]], abs=1e-9)
        assert turned["log_odds"] == pytest.approx(-row["log_odds"], abs=1e-9)
        assert turned["carried_by"] == row["carried_by"]


def cut(evidence: dict[str, Any], day: str) -> dict[str, Any]:
    """The case as it would have been written on a day: nothing later, the letters of that day."""
    sources = {
        s: {"reliability": letter(row, day)} if "reliability" in row else {} for s, row in evidence["sources"].items()
    }
    items = [i for i in evidence["items"] if known(i, day)]
    there = {i["id"] for i in items}
    judged = [j for j in evidence["judgements"] if known(j, day) and j["item"] in there]
    return {**evidence, "sources": sources, "items": items, "judgements": judged}


@pytest.mark.parametrize("seed", range(17, 18))
def test_as_of_a_day_is_the_case_cut_by_hand(seed: int, tmp_path: Path) -> None:
    evidence = random_section(random.Random(seed), 20)
    for n, day in enumerate(("2025-02-14", "2025-07", "2025-12-31")):
        then = asked(written(tmp_path / "whole", evidence), "--as-of", day)
        by_hand = asked(written(tmp_path / f"cut{n}", cut(evidence, day)))
        for claim, row in then.items():
            for key in ("p", "low", "high", "worst", "best", "carried_by", "flips_at"):
                assert row[key] == by_hand[claim][key], (claim, key, day)


@pytest.mark.parametrize("seed", range(20, 22))
def test_carried_by_is_the_smallest_set_that_makes_four_fifths(seed: int, tmp_path: Path) -> None:
    """Each item its own origin, exact ratios: what carries is read off the ratios themselves."""
    r = random.Random(seed)
    items = [{"id": f"i{n}", "claim": f"c{n % 12}", "source": "s", "says": r.choice(["supports", "contradicts"]),
              "ratio": round(1 + r.expovariate(0.5), 3)} for n in range(70)]  # fmt: skip
    evidence = {"sources": {"s": {"reliability": "B"}}, "claims": {f"c{n}": "x" for n in range(12)}, "items": items}
    for claim, row in asked(written(tmp_path / "case", evidence)).items():
        logs = {
            i["id"]: math.log(i["ratio"]) * (1 if i["says"] == "supports" else -1) for i in items if i["claim"] == claim
        }
        towards = math.copysign(1, sum(logs.values()))
        moves = {i: v * towards for i, v in logs.items() if v * towards > 0}
        whole = sum(moves.values())
        least = next(n for n in range(len(moves) + 1)
                     if sum(sorted(moves.values(), reverse=True)[:n]) >= 0.8 * whole - 1e-12)  # fmt: skip
        assert len(row["carried_by"]) == least
        assert sum(moves[i] for i in row["carried_by"]) >= 0.8 * whole - 1e-12


def test_an_interval_is_that_of_draws_made_here(tmp_path: Path) -> None:
    """20,000 draws of the ranges, half of the mass on each side of the middle, evenly in the logarithm."""
    r = random.Random(23)
    evidence = random_section(r, 12)
    evidence |= {"dependence": [], "judgements": [], "origins": {}}
    got = asked(written(tmp_path / "case", evidence))

    def draw(low: float, middle: float, high: float) -> float:
        return r.uniform(low, middle) if r.random() < 0.5 else r.uniform(middle, high)

    def odds(p: float) -> float:
        return math.log(p / (1 - p))

    for claim, row in got.items():
        parts = [tuple(odds(x) for x in ends(evidence["claims"][claim]["prior"], False))]
        for several in groups(evidence, claim, None).values():
            logs = [tuple(map(math.log, ratio)) for _, ratio in several]
            best, worst = max(logs, key=lambda v: v[1]), min(logs, key=lambda v: v[1])
            parts += [best] if best[1] > 0 else []
            parts += [worst] if worst[1] < 0 else []
        draws = sorted(sum(draw(*p) for p in parts) for _ in range(20_000))
        for end, at in (("low", 1_000), ("high", 19_000)):
            assert row[end] == pytest.approx(1 / (1 + math.exp(-draws[at])), abs=0.02), (claim, end)
