"""The pictures of one test: effect by period, actual against what it would have been, placebos, curves of endings."""

from __future__ import annotations

from comity.report.content import Figure
from comity.report.support_chapter.pictures.lines import Drawn, lines_figure
from comity.support.answer import Path, Tested

PLACEBO = "placebo"
EFFECTS = ("effect", "gap")
BAND = " The band is the interval of 95 per cent."
NAMES = (
    ("actual", "what happened"),
    ("synthetic", "what the mix of others did"),
    ("as seen", "what happened"),
    ("as before the event", "had it gone on as before"),
    ("gap", "the difference between the two"),
    ("placebo", "the same for units that were not cut"),
)


def paths_of(test: Tested, place: int, outcome: str) -> tuple[Figure, ...]:
    """Return the pictures of a test, that of its effect first; ``outcome`` is what its series counts, in words."""
    placebos = tuple(p for p in test.paths if p.name.startswith(PLACEBO))
    effects = tuple(p for p in test.paths if p.name.startswith(EFFECTS))
    rest = tuple(p for p in test.paths if p not in placebos and p not in effects)
    drawn = [_effect(test, p, placebos if p.name == "gap" else (), f"support-path-{place + 1}") for p in effects[:1]]
    if rest:
        drawn.append(_series(test, rest[:4], f"support-path-{place + 1}-seen", outcome))
    return tuple(f for f in drawn if f is not None)


def _effect(test: Tested, path: Path, placebos: tuple[Path, ...], id_: str) -> Figure | None:
    title = f"{test.name}: effect of less support, period by period"
    if path.name == "gap":
        title = f"{test.name}: what happened less what the mix of others did"
    banded = BAND if any(p.low is not None for p in path.points) else ""
    told = f" Grey: the same for {len(placebos)} units that were not cut." if placebos else ""
    before = " Left of the cut the line should lie near the level line; if not, the test is in doubt."
    caption = (
        f"The level line is no effect.{banded}{told}{before if any(p.at < 0 for p in path.points) else ''} "
        f"What the test counts: {test.unit or 'the effect of less support'}. Its verdict: {test.verdict}."
    )
    y = test.unit if path.y in ("", "effect", "gap") else path.y
    event = 0.0 if any(p.at < 0 for p in path.points) else None
    level = 1.0 if test.scale == "ratio" else 0.0
    drawn = Drawn((path,), placebos, path.x, y, event, level, NAMES)
    return lines_figure(id_, title, caption, drawn)


def _series(test: Tested, paths: tuple[Path, ...], id_: str, outcome: str) -> Figure | None:
    first = paths[0]
    title = f"{test.name}: what happened, beside what is compared with it"
    if all(p.points and p.points[0].low is not None for p in paths):
        title = f"{test.name}: {first.y}, with support and with less"
    banded = BAND if any(p.low is not None for path in paths for p in path.points) else ""
    event = 0.0 if any(p.at < 0 for p in first.points) else None
    caption = f"Each line has a look of its own.{banded} Verdict of the test: {test.verdict}."
    y = outcome if first.y in ("", "outcome") and outcome else first.y or "outcome"
    return lines_figure(id_, title, caption, Drawn(paths, (), first.x, y, event, None, NAMES))
