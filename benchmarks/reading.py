"""
Statements found in annotated texts, scored as the guide of the texts says: ``python benchmarks/reading.py``.

Three groups, never one without the others: the public texts, which the author of the rules had read; our own, which the
rules were written on; and those held out, which no rule was written on. Nothing is fitted: the rules are tables read in
the order of the guide, without weights or thresholds. Leaving a text out changes nothing in the reader, so that the row
of a text is what leave-one-text-out gives for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.evidence.reading.read import read
from comity.testing.reading_scores import Annotated, Scores, annotated, by_statement, interval, score

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / "tests" / "evidence" / "reading"
GROUPS = (
    ("public, read before the rules were written", (ROOT.parent / "shared" / "texts",)),
    ("our own, used to write the rules", (MADE / "owna", MADE / "ownb")),
    ("held out, not used", (MADE / "heldout",)),
)
FIELDS = ("kind", "lenient", "modality", "direction", "stated", "speaker", "hedged", "about", "quantities")
DRAWS = 1000
RATES: tuple[Callable[[Scores], float], ...] = (
    lambda s: s.precision,
    lambda s: s.recall,
    lambda s: s.span_f1,
    *(lambda s, f=f: s.rate(f) for f in FIELDS),  # type: ignore[misc]
)


@dataclass(frozen=True)
class Group:
    """The scores of the texts of one group, and of its statements one by one."""

    name: str
    texts: dict[str, Scores]
    statements: list[Scores]

    @property
    def total(self) -> Scores:
        return sum(self.texts.values(), Scores())


def groups() -> Iterator[Group]:
    """Yield the groups whose texts are there."""
    for name, folders in GROUPS:
        texts = [t for folder in folders if (folder / "gold.jsonl").is_file() for t in annotated(folder)]
        if texts:
            yield Group(name, {t.id: _score(t) for t in texts}, [s for t in texts for s in _statements(t)])


def table() -> list[str]:
    """Return the tables as Markdown lines."""
    lines = ["## Statements read from texts", ""]
    found = list(groups())
    if not found:
        return [*lines, "The annotated texts are not there: nothing was measured.", ""]
    lines += [
        "A unit counts as found where its overlap with the marked one is one half or more. `lenient` counts every kind",
        "that a careful reader could defend; `direction` is over all matched units, `stated` over those where a",
        "condition is marked or found. Nothing is fitted, so a row is also what leave-one-text-out gives; but only the",
        "texts held out say what a new text gets. Each text has one annotator: Krippendorff's alpha between two people",
        "is not to be had. Intervals: 95 of 100 samples drawn by statement.",
        "",
        "| texts | statements | precision | recall | span F1 | " + " | ".join(FIELDS) + " |",
        "|---|---|---|---|---|" + "---|" * len(FIELDS),
    ]
    for group in found:
        lines.append(_row(f"**{group.name}** ({len(group.texts)})", group.total))
        lines.append(_intervals(group.statements))
        if group is found[0]:
            lines += [_row(name, s) for name, s in group.texts.items()]
    lines += ["", "Given by hand -> read, where they differ, with the number of units.", ""]
    lines += ["| texts | field | confusions | right |", "|---|---|---|---|"]
    for group in found:
        lines += [_confusion(group, name) for name in ("kind", "modality", "direction", "hedged")]
    return [*lines, ""]


def _score(text: Annotated) -> Scores:
    return score(read(text.text, text.default_speaker).to_json(), text.gold)


def _statements(text: Annotated) -> list[Scores]:
    return by_statement(read(text.text, text.default_speaker).to_json(), text.gold)


def _row(name: str, s: Scores) -> str:
    """Return the row of scores; a field that no unit has stays empty."""
    cells = [str(s.gold), f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.span_f1:.2f}"]
    cells += [f"{s.rate(f):.2f}" if s.tried[f] else "" for f in FIELDS]
    return f"| {name} | {' | '.join(cells)} |"


def _intervals(units: list[Scores]) -> str:
    """Return the row of bootstrap intervals."""
    ends = [interval(units, rate, DRAWS) for rate in RATES]
    return f"| 95 % by statement | | {' | '.join(f'{low:.2f}-{high:.2f}' for low, high in ends)} |"


def _confusion(group: Group, name: str) -> str:
    """Return the row of one field: which values are taken for which."""
    pairs = {(g, p): n for (f, g, p), n in group.total.confused.items() if f == name}
    wrong = sorted(((n, g, p) for (g, p), n in pairs.items() if g != p), key=lambda x: (-x[0], x[1:]))
    right = sum(n for (g, p), n in pairs.items() if g == p)
    shown = "; ".join(f"{g} -> {p} {n}" for n, g, p in wrong[:12]) or "none"
    return f"| {group.name} | {name} | {shown} | {right} of {sum(pairs.values())} |"


if __name__ == "__main__":
    print("\n".join(table()))
