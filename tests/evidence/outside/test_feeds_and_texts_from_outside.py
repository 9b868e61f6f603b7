"""Feeds against the same conflict written by hand, odd texts, and hostile words, through the command line alone."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.cli.main import code

RIVER = """\
comity: 1
title: Two states and a dam
parties: {up: Upland, down: Lowland}
conflict:
  options:
    hold: {by: up, text: Hold water back}
    monitors: {by: down, text: Send monitors to the dam}
    sue: {by: down, text: Go to court}
  status_quo: {hold: true}
  preferences:
    up: {weights: {hold: 3, "!sue": 4, "hold & monitors": -4}}
    down: {weights: {"!hold": 5, "monitors": 2, "!sue": 1}}
"""


def run(*arguments: Any) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        done = code([str(a) for a in arguments])
    assert "Traceback" not in err.getvalue()
    return done, out.getvalue(), err.getvalue()


def river(folder: Path, ratio: Any, at_least: float, makes: str | None, **changes: Any) -> Path:
    """The river with one claim and one feed; ``changes`` are put into the conflict by hand."""
    folder.mkdir()
    case = yaml.safe_load(RIVER)
    for key, value in changes.items():
        case["conflict"][key] = value
    case["evidence"] = {
        "sources": {"s": {"reliability": "B"}},
        "claims": {"c1": "Visas would be given"},
        "items": [{"id": "i1", "claim": "c1", "says": "supports", "source": "s", "ratio": ratio}],
    }
    if makes:
        case["evidence"]["feeds"] = [{"claim": "c1", "at_least": at_least, "makes": makes}]
    (folder / "case.yaml").write_text(yaml.safe_dump(case, sort_keys=False), encoding="utf-8")
    return folder


def held(case: Path) -> dict[str, Any]:
    done, out, err = run("conflict", case, "--json")
    assert done == 0, err
    answer = json.loads(out)
    return {key: answer[key] for key in ("feasible", "equilibria", "stable", "states")}


DOWN = {"!hold": 5, "monitors": 2, "!sue": 1}
UP = {"hold": 3, "!sue": 4, "hold & monitors": -4}


@pytest.mark.parametrize(
    ("makes", "met", "by_hand"),
    [
        ("conflict: monitors feasible", False, {"infeasible": ["monitors"]}),
        ("conflict: monitors feasible", True, {}),
        ("conflict: hold & sue infeasible", True, {"infeasible": ["hold & sue"]}),
        ("conflict: hold & sue infeasible", False, {}),
        ("conflict: down weighs monitors -7", True,
         {"preferences": {"up": {"weights": UP}, "down": {"weights": {**DOWN, "monitors": -7}}}}),
        ("conflict: down weighs sue 9", True,
         {"preferences": {"up": {"weights": UP}, "down": {"weights": {**DOWN, "sue": 9}}}}),
        ("conflict: down weighs sue 9", False, {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ratio", [4, [2, 4, 5]])
def test_a_fed_conflict_is_the_one_written_by_hand(
    makes: str, met: bool, by_hand: dict[str, Any], ratio: Any, tmp_path: Path
) -> None:
    fed = river(tmp_path / "fed", ratio, 0.75 if met else 0.9, makes)
    assert [f["reached"] for f in json.loads(run("conflict", fed, "--json")[1])["feeds"]] == [met]
    assert held(fed) == held(river(tmp_path / "hand", ratio, 0, None, **by_hand))
    assert "C1 stands at 0.80" in run("conflict", fed)[2]


def test_both_sides_of_an_open_threshold_are_told(tmp_path: Path) -> None:
    case = river(tmp_path / "fed", [1, 1.5, 2], 0.62, "conflict: monitors feasible")
    (feed,) = json.loads(run("evidence", "feeds", case, "--json")[1])["feeds"]
    assert (feed["reached"], feed["open"]) == (False, True)
    told = run("evidence", "feeds", case)[1]
    without = held(river(tmp_path / "hand", 4, 0, None, infeasible=["monitors"]))["equilibria"]["nash"]
    with_it = held(river(tmp_path / "open", 4, 0, None))["equilibria"]["nash"]
    other_side = told.partition("On the other side:")[2]
    assert all(state in other_side for state in set(without) ^ set(with_it))


@pytest.mark.parametrize("seed", range(3))
def test_a_claim_that_stands_just_at_its_threshold_reaches_it(seed: int, tmp_path: Path) -> None:
    """The threshold is the posterior as a fraction, so that equality is exact and only rounding could spoil it."""
    r = random.Random(seed)
    case = yaml.safe_load(RIVER)
    claims, items, feeds = {}, [], []
    for n in range(30):
        prior, times = Fraction(r.randint(1, 9), 10), Fraction(r.randint(2, 30), r.randint(1, 2))
        odds = prior / (1 - prior) * times
        claims[f"c{n}"] = {"text": "x", "prior": str(prior)}
        items.append({"id": f"i{n}", "claim": f"c{n}", "says": "supports", "source": "s", "ratio": str(times)})
        makes = f"conflict: up weighs {'sue & ' * n}sue {n + 1}"
        feeds.append({"claim": f"c{n}", "at_least": str(odds / (1 + odds)), "makes": makes})
    case["evidence"] = {"sources": {"s": {"reliability": "A"}}, "claims": claims, "items": items, "feeds": feeds}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(case, sort_keys=False), encoding="utf-8")
    done, out, err = run("evidence", "feeds", tmp_path, "--json")
    assert done == 0, err
    assert [f["claim"] for f in json.loads(out)["feeds"] if not f["reached"]] == []


@pytest.mark.parametrize(
    "makes",
    [
        "conflict: monitors",
        "conflict monitors feasible",
        "conflict: monitor feasible",
        "weather: rain holds",
        "conflict:",
        "conflict: up weighs hold",
        "conflict: up weighs hold 1e999",
        "conflict: nobody weighs hold 2",
        "settlement: talks holds",
        "conflict: hold & infeasible",
        "conflict: (((hold infeasible",
        "conflict: hold infeasible",
        "conflict: hold feasible",
        "conflict: " + "(" * 5000 + "hold infeasible",
        "conflict: monitors feasible " * 200,
    ],
    ids=lambda makes: makes[:30],
)
def test_a_sentence_that_makes_nothing_is_refused_with_its_line(makes: str, tmp_path: Path) -> None:
    case = river(tmp_path / "case", 4, 0.5, makes)
    line = next(
        n
        for n, text in enumerate((case / "case.yaml").read_text().splitlines(), 1)
        if text.strip().startswith("makes:")
    )
    for command in (("check", case), ("conflict", case, "--json"), ("evidence", "feeds", case)):
        done, out, err = run(*command)
        assert done == 2
        assert f"case.yaml:{line}:" in out + err or f"case.yaml:{line - 2}:" in out + err, out + err


# ---- reading

SENTENCES = [
    "Bland must withdraw its boats before talks can open.",
    "“We will not sign without guarantees,” Lind said.",
    "Nine miners were hurt — 3 were hurt.",
    "The fuel cost 28 billion dollars in 2024…",
    "Menu | Home | Subscribe",
    "😀 The calm may not hold 😀.",
    "No accord without a plebiscite!",
    "Überall heißt es: the lease has lapsed.",
    "\u2028\u00a0\t",
    "\x0c17\x0c",
]
CODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("seed", range(12))
def test_every_quote_stands_where_it_is_said_to_stand(seed: int, tmp_path: Path) -> None:
    r = random.Random(seed)
    joins = [" ", "\n", "\r\n", "\n\n", "\r"]
    text = "".join(r.choice(SENTENCES) + r.choice(joins) for _ in range(r.randint(1, 40)))
    coding = CODINGS[seed % len(CODINGS)]
    file = tmp_path / "text.txt"
    file.write_bytes(text.encode(coding))
    done, out, err = run("read", file, "--json")
    if done == 2:
        assert "text.txt" in err
        return
    decoded = "\ufeff" + text if coding == "utf-8-sig" else text
    rows = json.loads(out)
    for row in rows:
        assert decoded[row["start"] : row["end"]] == row["quote"]
        condition = row["condition"]
        if condition["text"] is not None:
            assert decoded[condition["start"] : condition["end"]] == condition["text"]
    assert all(one["end"] <= other["start"] for one, other in itertools.pairwise(rows))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("noise.bin", random.Random(1).randbytes(4_000)),
        ("page.html", b"<html></html>"),
        ("cut.pdf", b"%PDF-1.4\nhello"),
        ("cut.docx", b"PK\x03\x04hello"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 900),
        ("text.rtf", rb"{\rtf1 hello world}"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 90),
        ("packed.gz", b"\x1f\x8b\x08" + b"0" * 90),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_holds_no_text_is_refused_with_a_way_out(name: str, body: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(body)
    done, out, err = run("read", file, "--json")
    assert (done, out) == (2, "")
    assert f"{name}: " in err
    assert any(way in err for way in ("Save", "save", "Check", "Open", "Give", "Unpack", "Recognise")), err


def test_a_short_page_keeps_its_words(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    file = tmp_path / "short.html"
    file.write_text("<p>Bland must withdraw its boats before talks can open.</p>", encoding="utf-8")
    done, out, _ = run("read", file, "--json")
    assert done == 0
    assert [row["quote"] for row in json.loads(out)] == ["Bland must withdraw its boats before talks can open."]


# ---- hostile words

HOSTILE = """\
comity: 1
title: "<script>alert(0)</script>"
parties: {a: "<b>A</b>", b: "=B()"}
evidence:
  sources: {s: {name: "<img src=x onerror=alert(1)>", reliability: B, address: "javascript:alert(2)"}}
  claims:
    c1: {text: "<script>alert(3)</script> | ](x) `y`", by: a, quote: "+cmd|' /C calc'!A0", locator: "@x", grade: "-2+3"}
    c2: {text: "=1+1", by: b, rivals: [c1], speaker: "=tab"}
  items:
    - {id: i1, claim: c1, says: supports, source: s, credibility: 2, text: "<svg onload=alert(4)>",
       locator: "javascript:alert(5)"}
    - {id: i2, claim: c2, says: contradicts, source: s, ratio: [1, 2, 4], analyst: "=A1"}
"""


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(HOSTILE, encoding="utf-8")
    assert run("report", case, "-o", tmp_path / "out.html")[0] == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    for bad in ("<script>alert", "<img src=x", "<svg onload", 'href="javascript', "<b>A</b>"):
        assert bad not in page
    assert run("evidence", "export", case, "--to", "csv", "-o", tmp_path / "csv")[0] == 0
    cells = "".join(p.read_text(encoding="utf-8") for p in sorted((tmp_path / "csv").glob("*.csv")))
    for formula in ("=1+1", "=tab", "=A1", "+cmd|", "@x", "-2+3"):
        assert formula in cells
        assert f",{formula}" not in cells
    for form in ("claimreview", "stix", "ftm"):
        done, out, _ = run("evidence", "export", case, "--to", form)
        assert done == 0
        for line in out.splitlines() if form == "ftm" else [out]:
            json.loads(line)
    done, _, err = run(
        "evidence", "add", case, "item", "id=i3", "claim=c1", "says=supports", "source=s", "text=\x1b[31mred"
    )
    assert done == 2
    assert "\x1b" not in err
