"""Rivals, leads, forecasts, records and series against plain arithmetic, through the command line alone."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import math
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from comity.cli.main import code

BATTING = Path(__file__).resolve().parents[4] / "shared" / "data" / "batting_1970" / "batting.csv"


def ask(folder: Path, command: str, evidence: dict[str, Any], *more: str) -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    case = {"comity": 1, "title": "t", "parties": {"a": "A", "b": "B"}, "evidence": evidence}
    (folder / "case.yaml").write_text(json.dumps(case), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        done = code(["evidence", command, str(folder), "--json", *more])
    assert done == 0, err.getvalue()
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


# ---- rivals and leads


def rivals(r: random.Random, n: int, whole: float | None) -> dict[str, Any]:
    """Rival claims with items that speak of several of them; no origin is shared, no ratio is uncertain."""
    shares = [r.random() + 0.05 for _ in range(n)]
    priors = [min(0.95, round(s / sum(shares) * (whole or 0.8), 4)) for s in shares]
    names = [f"h{k}" for k in range(n)]
    claims = {
        c: {"text": c, "prior": p, "rivals": [d for d in names if d != c]} for c, p in zip(names, priors, strict=True)
    }
    items = []
    for k in range(r.randint(0, 8)):
        claim = r.choice(names)
        also = {d: round(math.exp(r.uniform(-1.5, 1.5)), 3) for d in names if d != claim and r.random() < 0.5}
        item = {"id": f"i{k}", "claim": claim, "says": r.choice(["supports", "contradicts", "neutral"]), "source": "s"}
        item |= {"ratio": round(r.uniform(1.1, 6), 3)} if item["says"] != "neutral" else {}
        items.append(item | ({"also": also} if also else {}))
    leads = {}
    for k in range(2):
        seen = {d: round(r.uniform(0.02, 0.98), 2) for d in r.sample(names, r.randint(1, n))}
        leads[f"l{k}"] = {"text": "x", "seen": seen, "seen_if_not": round(r.uniform(0.02, 0.98), 2)}
    return {"sources": {"s": {"reliability": "B"}}, "claims": claims, "items": items, "leads": leads}


def ratio(item: dict[str, Any], claim: str) -> float:
    if claim != item["claim"]:
        return float(item.get("also", {}).get(claim, 1))
    return {"supports": item.get("ratio", 1.0), "contradicts": 1 / item.get("ratio", 1.0), "neutral": 1.0}[item["says"]]


def among(evidence: dict[str, Any]) -> dict[str | None, float]:
    """The probability of each rival, and of none of them, where at most one is true."""
    priors = {c: row["prior"] for c, row in evidence["claims"].items()}
    over = max(1.0, sum(priors.values()))
    weights: dict[str | None, float] = {c: p / over for c, p in priors.items()}
    weights[None] = max(0.0, 1 - sum(priors.values()))
    for c in priors:
        for item in evidence["items"]:
            weights[c] *= ratio(item, c)
    return {c: w / sum(weights.values()) for c, w in weights.items()}


@pytest.mark.parametrize("seed", range(9))
def test_the_ranking_of_rivals_is_bayes_and_the_count_is_heuers(seed: int, tmp_path: Path) -> None:
    r = random.Random(seed)
    evidence = rivals(r, r.randint(2, 5), [None, 1.0, 1.6][seed % 3])
    got = ask(tmp_path / "case", "ach", evidence)["sets"][0]
    right = among(evidence)
    for claim, row in got["standings"].items():
        logs = [math.log(ratio(i, claim)) for i in evidence["items"]]
        assert row["p"] == pytest.approx(right[claim], abs=1e-9)
        assert row["inconsistent"] == sum(v < 0 for v in logs)
        assert row["inconsistency"] == pytest.approx(-sum(min(v, 0) for v in logs), abs=1e-9)
    if right[None]:
        assert got["none_of_these"]["p"] == pytest.approx(right[None], abs=1e-9)
    assert got["ranking"] == sorted(evidence["claims"], key=lambda c: -right[c])
    for row in got["rows"]:
        item = next(i for i in evidence["items"] if [i["id"]] == row["items"])
        logs = [math.log(ratio(item, c)) for c in evidence["claims"]]
        assert row["diagnosticity"] == pytest.approx(max(logs) - min(logs), abs=1e-9)
    alone = ask(tmp_path / "case", "posterior", evidence)["claims"]
    assert {c: row["among_rivals"] for c, row in alone.items()} == pytest.approx({c: right[c] for c in alone}, abs=1e-9)


def test_a_first_place_that_the_ranges_leave_open_is_not_given(tmp_path: Path) -> None:
    evidence = {
        "sources": {"s": {"reliability": "A"}},
        "claims": {"p": {"text": "P", "prior": 0.05, "rivals": ["q"]}, "q": {"text": "Q", "prior": 0.02}},
        "items": [{"id": "i", "claim": "p", "says": "contradicts", "source": "s", "ratio": [1, 3, 9]}],
    }
    ask(tmp_path / "case", "ach", evidence)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert code(["evidence", "ach", str(tmp_path / "case")]) == 0
    assert "which is most probable cannot be told" in " ".join(out.getvalue().split())


def bits(parts: list[float]) -> float:
    return -sum(p * math.log2(p) for p in parts if p > 0)


@pytest.mark.parametrize("seed", range(6))
def test_a_lead_is_worth_the_uncertainty_it_takes_away(seed: int, tmp_path: Path) -> None:
    evidence = rivals(random.Random(seed), 1 + seed % 4 if seed % 4 else 2, None)
    right = among(evidence)
    now = list(right.values())
    first = max(range(len(now)), key=now.__getitem__)
    for lead in ask(tmp_path / "case", "posterior", evidence)["leads"]:
        row = evidence["leads"][lead["lead"]]
        seen = [row["seen"].get(c, row["seen_if_not"]) for c in right]
        found = sum(p * s for p, s in zip(now, seen, strict=True))
        then = {True: [p * s / found for p, s in zip(now, seen, strict=True)],
                False: [p * (1 - s) / (1 - found) for p, s in zip(now, seen, strict=True)]}  # fmt: skip
        chance = {True: found, False: 1 - found}
        assert lead["found"] == pytest.approx(found, abs=1e-9)
        assert lead["bits"] == pytest.approx(bits(now) - sum(chance[k] * bits(then[k]) for k in then), abs=1e-9)
        turned = [chance[k] for k in then if max(range(len(now)), key=then[k].__getitem__) != first]
        assert lead["flips"] == pytest.approx(sum(turned), abs=1e-9)


# ---- forecasts


@pytest.mark.parametrize("seed", range(3))
def test_scores_and_murphys_parts_are_those_by_hand(seed: int, tmp_path: Path) -> None:
    r = random.Random(seed)
    claims: dict[str, Any] = {}
    for n in range(25):
        end = {"by": "2025-12-31", "rule": "r", "outcome": r.random() < 0.4, "on": f"2025-{r.randint(6, 9):02d}-15"}
        claims[f"c{n}"] = {"text": "x", "resolves": end}
    made = [{"claim": c, "analyst": a, "p": r.choice([0, 0.1, 0.25, 0.5, 0.7, 1]),
             "date": f"2025-{r.randint(1, 10):02d}-{r.randint(1, 28):02d}"}
            for c in claims for a in ("Ann", "Bob") for _ in range(r.randint(0, 2))]  # fmt: skip
    got = ask(tmp_path / "case", "forecasts", {"claims": claims, "forecasts": made})["forecasters"]
    for analyst in ("Ann", "Bob"):
        pairs = []
        for c, row in claims.items():
            end = row["resolves"]
            before = [f for f in made if (f["claim"], f["analyst"]) == (c, analyst) and f["date"] < end["on"]]
            if before:
                last = [f["p"] for f in before if f["date"] == max(f["date"] for f in before)]
                pairs.append((sum(last) / len(last), int(end["outcome"])))
        n, base = len(pairs), sum(o for _, o in pairs) / len(pairs)
        said: dict[float, list[int]] = {}
        for p, o in pairs:
            said.setdefault(p, []).append(o)
        rows = got[analyst]
        brier = sum((p - o) ** 2 for p, o in pairs) / n
        assert rows["claims"] == n
        assert rows["brier"] == pytest.approx(brier, abs=1e-12)
        clipped = [min(0.999, max(0.001, p if o else 1 - p)) for p, o in pairs]
        assert rows["log"] == pytest.approx(-sum(map(math.log, clipped)) / n, abs=1e-12)
        parts = rows["murphy"]
        assert parts["reliability"] == pytest.approx(
            sum(len(v) * (p - sum(v) / len(v)) ** 2 for p, v in said.items()) / n, abs=1e-12
        )
        assert parts["resolution"] == pytest.approx(
            sum(len(v) * (sum(v) / len(v) - base) ** 2 for v in said.values()) / n, abs=1e-12
        )
        assert parts["uncertainty"] == pytest.approx(base * (1 - base), abs=1e-12)
        assert parts["reliability"] - parts["resolution"] + parts["uncertainty"] == pytest.approx(brier, abs=1e-12)


# ---- claimed and verified


def log_beta(a: Any, b: Any) -> Any:
    return np.vectorize(math.lgamma)(a) + np.vectorize(math.lgamma)(b) - np.vectorize(math.lgamma)(a + b)


def shrunk(verified: list[int], claimed: int) -> list[float]:
    """Posterior means by a grid of this test's own: mu evenly, phi^(-1/2) by quantiles of a half-Cauchy."""
    mu = np.linspace(0.01, 0.99, 99)[:, None]
    spread = np.tan(np.pi / 2 * (np.arange(100) + 0.5) / 100)
    a, b = mu / spread**2, (1 - mu) / spread**2
    base = log_beta(a, b)
    like = sum(log_beta(a + y, b + claimed - y) - base for y in verified)
    weight = np.exp(like - like.max())
    weight /= weight.sum()
    return [float((weight * (a + y) / (a + b + claimed)).sum()) for y in verified]


def test_the_batting_table_shrinks_as_published(tmp_path: Path) -> None:
    if not BATTING.exists():
        pytest.skip(f"the batting table is not here: {BATTING}")
    with BATTING.open(encoding="utf-8") as there:
        rows = list(csv.DictReader(there))
    folder = tmp_path / "case"
    folder.mkdir()
    with (folder / "records.csv").open("w", newline="", encoding="utf-8") as table:
        writer = csv.writer(table)
        writer.writerow(["id", "by", "group", "claimed", "verified"])
        writer.writerows([f"k{n}", row["player"], "batting", row["at_bats"], row["hits"]] for n, row in enumerate(rows))
    (rate,) = ask(folder, "compare", {"records": {"table": "records.csv"}})["rates"]
    means = [rate["estimates"][row["player"]]["mean"] for row in rows]
    later = [float(row["remainder_average"]) for row in rows]
    raw = [int(row["hits"]) / 45 for row in rows]
    assert sum((x - y) ** 2 for x, y in zip(raw, later, strict=True)) == pytest.approx(0.0753, abs=5e-5)
    assert sum((x - y) ** 2 for x, y in zip(means, later, strict=True)) == pytest.approx(0.0213, abs=2e-4)
    assert means == pytest.approx(shrunk([int(row["hits"]) for row in rows], 45), abs=1e-3)
    assert all(
        min(e["raw"], e["towards"]) <= e["mean"] <= max(e["raw"], e["towards"]) for e in rate["estimates"].values()
    )


def growing(of: str, first: str, **more: Any) -> dict[str, Any]:
    days = [d for d in ("2024-09-30", "2025-03-21", "2025-04-21", "2025-05-21") if d >= first]
    points = [{"date": d, "value": 100 + 10 * n} for n, d in enumerate(days)]
    return {"of": of, "what": "tanks", "by": "s", "measure": "confirmed", "points": points, **more}


@pytest.mark.parametrize(("late", "early"), [("a", "b"), ("b", "a")])
def test_series_that_begin_at_different_days_are_compared_in_their_common_time_only(
    late: str, early: str, tmp_path: Path
) -> None:
    series = {"p": growing(late, "2025-03-21"), "q": growing(early, "2024-09-30")}
    (found,) = ask(tmp_path / "one", "compare", {"sources": {"s": "S"}, "series": series})["series"]
    assert found["window"] == ["2025-03-21", "2025-05-21"]
    assert set(found["growth"].values()) == {20.0}
    told = json.dumps(found)
    assert found["refused"]
    assert "2024-09-30" in told
    assert "2025-03-21" in told


def test_series_that_count_from_one_day_give_the_ratio_of_their_totals(tmp_path: Path) -> None:
    series = {
        "p": growing("a", "2025-03-21", counts_from="2025-01-01"),
        "q": growing("b", "2025-03-21", counts_from="2025-01-01"),
    }
    series["q"]["points"] = [{**p, "value": p["value"] / 2} for p in series["q"]["points"]]
    (found,) = ask(tmp_path / "one", "compare", {"sources": {"s": "S"}, "series": series})["series"]
    assert found["ratio"] == pytest.approx(2)
    assert not found["refused"]
