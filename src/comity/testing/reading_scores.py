"""Scores of a reading against units marked by hand: spans, kinds, modality, conditions, speakers, hedges, topics."""

from __future__ import annotations

import csv
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
LEAST_OVERLAP = 0.5  # intersection over union from which two units are the same
FIELDS = ("kind", "lenient", "modality", "direction", "stated", "speaker", "hedged", "about", "quantities")


@dataclass(frozen=True, slots=True)
class Scores:
    """
    Counts of one text or several; every rate follows from them.

    ``hits[f]`` of ``tried[f]`` matched units are right in field ``f``: "kind" strictly, "lenient" with the kinds that a
    careful reader could defend too, "direction" over all matched units, "stated" over those where the gold or the
    reading has a condition.
    """

    matched: int = 0
    predicted: int = 0
    gold: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # field, gold, predicted

    @property
    def precision(self) -> float:
        """Return the share of predicted units that match a statement."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return the share of statements that were found."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def span_f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.matched / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def rate(self, name: str) -> float:
        """Return the share of matched units that are right in a field."""
        return self.hits[name] / self.tried[name] if self.tried[name] else 0.0

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold,
            self.hits + other.hits, self.tried + other.tried, self.confused + other.confused,
        )  # fmt: skip


def overlap(a: Row, b: Row) -> float:
    """
    Return intersection over union of two units.

    >>> overlap({"start": 0, "end": 10}, {"start": 5, "end": 15})
    0.3333333333333333
    """
    both = int(min(a["end"], b["end"]) - max(a["start"], b["start"]))
    return max(0, both) / int(max(a["end"], b["end"]) - min(a["start"], b["start"]))


def matches(predicted: Sequence[Row], gold: Sequence[Row]) -> list[tuple[int, int]]:
    """
    Return pairs of predicted and gold units, best overlap first, each unit once.

    An overlap of more than one half can match a unit with one other only, so that no better assignment exists.
    """
    pairs = sorted(
        ((overlap(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold)),
        key=lambda x: (-x[0], x[1:]),
    )
    left, right, made = set[int](), set[int](), []
    for value, i, j in pairs:
        if value >= LEAST_OVERLAP and i not in left and j not in right:
            left.add(i)
            right.add(j)
            made.append((i, j))
    return sorted(made)


def score(predicted: Sequence[Row], gold: Sequence[Row]) -> Scores:
    """
    Return the scores of one text.

    Gold units of kind ``none`` take part in the matching, and a predicted unit that matches one is wrong; recall is
    over statements. A predicted unit outside every gold unit lies in attribution tags and connectives and counts
    neither way, as the guide of the texts has it, where it does not overlap a unit at all.

    Examples
    --------
    >>> gold = [{"start": 0, "end": 10, "kind": "none"}, {"start": 11, "end": 30, "kind": "threat", "also": []}]
    >>> found = score([{"start": 0, "end": 10, "kind": "demand"}, {"start": 11, "end": 29, "kind": "threat"}], gold)
    >>> found.precision, found.recall, found.rate("kind")
    (0.5, 1.0, 1.0)
    """
    pairs = [(i, j) for i, j in matches(predicted, gold) if gold[j]["kind"] != "none"]
    counted = sum(any(overlap(p, g) > 0 for g in gold) for p in predicted)
    total = Scores(len(pairs), counted, sum(g["kind"] != "none" for g in gold))
    for i, j in pairs:
        _fields(total, predicted[i], gold[j])
    return total


def _fields(total: Scores, p: Row, g: Row) -> None:
    """Count the fields of one pair."""
    right = {
        "kind": p.get("kind") == g["kind"],
        "lenient": p.get("kind") in (g["kind"], *g.get("also", ())),
    }
    for name in ("modality", "hedged"):
        if name in g:
            right[name] = p.get(name) == g[name]
            total.confused[name, str(g[name]), str(p.get(name))] += 1
    total.confused["kind", g["kind"], str(p.get("kind"))] += 1
    if "condition" in g:
        a, b = (p.get("condition") or {}).get("direction", "none"), g["condition"]["direction"]
        right["direction"] = a == b
        total.confused["direction", b, a] += 1
        if {a, b} != {"none"}:
            right["stated"] = a == b
    if "speaker" in g:
        right["speaker"] = same_speaker(str(p.get("speaker", "")), g["speaker"])
    if "about" in g:
        right["about"] = shared_topic(p.get("about", ()), g["about"])
    if g.get("quantities") or p.get("quantities"):
        right["quantities"] = _values(p) == _values(g)
    for name, value in right.items():
        total.tried[name] += 1
        total.hits[name] += value


def _values(row: Row) -> list[str]:
    """Return the values of the quantities of a unit, in order of size."""
    found = (q["value"] for q in row.get("quantities") or ())
    return sorted(str([float(x) for x in v] if isinstance(v, (list, tuple)) else float(v)) for v in found)


def same_speaker(a: str, b: str) -> bool:
    """
    Return True where party or surname agree; accents and double letters at the end do not count.

    >>> same_speaker("Zelensky (Ukraine)", "Volodymyr Zelenskyy (Ukraine)"), same_speaker("author", "Ana Orr")
    (True, False)
    """
    return bool(_names(a) & _names(b))


def _names(speaker: str) -> set[str]:
    """Return party names and surname of a speaker in small bare letters."""
    inside = re.findall(r"\(([^()]*)\)", speaker)
    outside = re.sub(r"\([^()]*\)", "", speaker)
    parts = [x for chunk in (*inside, outside) for x in re.split(r"[;,]", chunk) if x.strip()]
    words = {_bare(x) for x in parts}
    return words | {_bare(x.split()[-1]) for x in re.split(r"[;,]", outside) if x.strip()}


def _bare(name: str) -> str:
    """Return a name in small letters without accents, articles and doubled last letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.strip().lower()) if not unicodedata.combining(c))
    return re.sub(r"(.)\1+$", r"\1", plain.removeprefix("the ").replace("ı", "i"))


def shared_topic(a: Sequence[str], b: Sequence[str]) -> bool:
    """
    Return True where two lists of keywords share a keyword, or a longer word of one.

    >>> shared_topic(["peace agreement"], ["draft agreement"]), shared_topic(["gas"], ["oil"])
    (True, False)
    """
    return bool(_stems(a) & _stems(b))


def _stems(keywords: Sequence[str]) -> set[str]:
    """Return the words of keywords without plural endings."""
    return {re.sub(r"(?:es|s)$", "", w) for k in keywords for w in re.split(r"[\s-]+", k.lower()) if len(w) > 2}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its units marked by hand."""

    id: str
    genre: str
    default_speaker: str
    text: str
    gold: tuple[Row, ...]


def annotated(folder: Path) -> tuple[Annotated, ...]:
    """
    Return the annotated texts of a folder: ``sources.csv``, the texts it names, and ``gold.jsonl``.

    Line breaks are kept as they stand, since the offsets count them.
    """
    units: dict[str, list[Row]] = {}
    for line in (folder / "gold.jsonl").read_bytes().decode("utf-8").splitlines():
        row = json.loads(line)
        units.setdefault(row["text_id"], []).append(row)
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = list(csv.DictReader(file))
    return tuple(
        Annotated(
            s["text_id"], s.get("genre") or "", s["default_speaker"], (folder / s["file"]).read_bytes().decode("utf-8"),
            tuple(units.get(s["text_id"], ())),
        )
        for s in sources
    )  # fmt: skip


def interval(
    parts: Sequence[Scores], rate: Callable[[Scores], float], draws: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """
    Return the ends of the middle 95 of 100 rates over samples of statements, drawn with replacement.

    ``parts`` are the scores of single statements, as :func:`by_statement` gives them; the seed makes it repeatable.

    Examples
    --------
    >>> unit = {"start": 0, "end": 5, "kind": "offer", "also": []}
    >>> found = by_statement([unit], [unit])
    >>> interval(found, lambda s: s.rate("kind"), draws=10)
    (1.0, 1.0)
    """
    if not parts:
        return 0.0, 0.0
    rng = random.Random(seed)
    values = sorted(rate(_sum(rng.choices(parts, k=len(parts)))) for _ in range(draws))
    low = int(0.025 * draws)
    return values[low], values[draws - 1 - low]


def by_statement(predicted: Sequence[Row], gold: Sequence[Row]) -> list[Scores]:
    """Return the scores of every unit alone: matched pairs, statements that were missed, units too many."""
    pairs = [(i, j) for i, j in matches(predicted, gold) if gold[j]["kind"] != "none"]
    made = []
    for i, j in pairs:
        made.append(Scores(1, 1, 1))
        _fields(made[-1], predicted[i], gold[j])
    found, hit = {i for i, _ in pairs}, {j for _, j in pairs}
    made += [Scores(0, 0, 1) for j, g in enumerate(gold) if g["kind"] != "none" and j not in hit]
    made += [
        Scores(0, 1, 0) for i, p in enumerate(predicted) if i not in found and any(overlap(p, g) > 0 for g in gold)
    ]
    return made


def _sum(parts: Sequence[Scores]) -> Scores:
    """Return the sum of scores, counted in one pass."""
    hits: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for part in parts:
        hits.update(part.hits)
        tried.update(part.tried)
    return Scores(
        sum(p.matched for p in parts), sum(p.predicted for p in parts), sum(p.gold for p in parts), hits, tried
    )  # fmt: skip
