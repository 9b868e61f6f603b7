"""
Statements found in annotated texts, scored as the guide of the texts says: ``python benchmarks/reading.py``.

Nothing is fitted: the rules are tables read in the order of the guide, without weights or thresholds. Leaving a text
out therefore changes nothing in the reader, and the row of a text is what leave-one-text-out gives for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from comity.evidence.reading.read import read
from comity.testing.reading_scores import Annotated, Scores, annotated, by_statement, interval, score

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "texts"
FIELDS = ("kind", "lenient", "modality", "direction", "stated", "speaker", "hedged", "about", "quantities")
DRAWS = 1000


def scores(texts: tuple[Annotated, ...]) -> dict[str, Scores]:
    """Return the scores of every text by its name."""
    return {t.id: score(read(t.text, t.default_speaker).to_json(), t.gold) for t in texts}


def table(folder: Path = FOLDER) -> list[str]:
    """Return the tables as Markdown lines."""
    lines = ["## Statements found in annotated texts", ""]
    if not folder.is_dir():
        return [*lines, "The annotated texts are not beside the repository: nothing was measured.", ""]
    texts = annotated(folder)
    found = scores(texts)
    total = sum(found.values(), Scores())
    units = [s for t in texts for s in by_statement(read(t.text, t.default_speaker).to_json(), t.gold)]
    return [
        *lines,
        f"{total.gold} statements in {len(texts)} texts, {total.predicted} found, {total.matched} matched by an "
        "overlap of one half or more.",
        "",
        "Nothing is fitted, so a row is also what leave-one-text-out gives; but the author of the rules had read these",
        "texts, so that the figures are an upper bound of what holds for others. The texts have one annotator:",
        "Krippendorff's alpha, which needs two, is not to be had. `lenient` counts every kind that the guide calls",
        "defensible; `direction` is over all matched units, `stated` over those where a condition is marked or found.",
        "",
        "| text | precision | recall | span F1 | " + " | ".join(FIELDS) + " |",
        "|---|---|---|---|" + "---|" * len(FIELDS),
        *(_row(name, s) for name, s in found.items()),
        _row("all", total),
        _intervals(units),
        "",
        "Confusion, all texts: given by hand -> read, where they differ, with the number of units.",
        "",
        "| field | confusions | right |",
        "|---|---|---|",
        *(_confusion(total, name) for name in ("kind", "modality", "direction", "hedged")),
        "",
    ]


def _row(name: str, s: Scores) -> str:
    """Return the row of one text; a field that the text does not have stays empty."""
    cells = [f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.span_f1:.2f}"]
    cells += [f"{s.rate(f):.2f}" if s.tried[f] else "" for f in FIELDS]
    return f"| {name} | {' | '.join(cells)} |"


def _intervals(units: list[Scores]) -> str:
    """Return the row of bootstrap intervals, drawn by statement."""
    ends = [interval(units, rate, DRAWS) for rate in (_precision, _recall, _span_f1)]
    ends += [interval(units, lambda s, f=f: s.rate(f), DRAWS) for f in FIELDS]  # type: ignore[misc]
    return f"| 95 % by statement | {' | '.join(f'{low:.2f}-{high:.2f}' for low, high in ends)} |"


def _precision(s: Scores) -> float:
    return s.precision


def _recall(s: Scores) -> float:
    return s.recall


def _span_f1(s: Scores) -> float:
    return s.span_f1


def _confusion(total: Scores, name: str) -> str:
    """Return the row of one field: which values are taken for which."""
    pairs = {(g, p): n for (f, g, p), n in total.confused.items() if f == name}
    wrong = sorted(((n, g, p) for (g, p), n in pairs.items() if g != p), key=lambda x: (-x[0], x[1:]))
    right = sum(n for (g, p), n in pairs.items() if g == p)
    shown = "; ".join(f"{g} -> {p} {n}" for n, g, p in wrong) or "none"
    return f"| {name} | {shown} | {right} of {sum(pairs.values())} |"


if __name__ == "__main__":
    print("\n".join(table()))
    sys.exit(0)
