"""The tests on data: one row a test with its verdict, what was checked, what would be found, what was refused."""

from __future__ import annotations

from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Figure,
    Line,
    Paragraph,
    Section,
    Strong,
    Table,
    clean,
    line,
)
from comity.report.phrasing import plural
from comity.report.support_chapter.paths import paths_of
from comity.report.support_chapter.pictures.forest import forest_figure, panels_of
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.wording import MEANT, METHODS, figure, interval, method_name, sentence
from comity.support.answer import Tested
from comity.support.warnings import WARNINGS

SAYS = {
    "lower": "less support means less of the outcome",
    "higher": "less support means more of the outcome",
    "shorter": "less support means that fighting ends sooner",
    "longer": "less support means that fighting goes on for longer",
}
MOST_OPEN = 2
"""Tests whose pictures stand open; those of the others are folded."""
MOST_PICTURES = 12
"""Tests that get pictures at all; of more, those with a verdict first."""


def tested_section(s: Helped) -> Section | None:
    """Return the section; None where the case has nothing to test."""
    tests = s.result.tests
    if not tests:
        return None
    drawn = _forest(s)
    blocks: list[Block] = [
        Paragraph(_lead(s), lead=True),
        _statements(s),
        *([drawn] if drawn is not None else []),
        *([_table(s.tests)] if s.tests else []),
        *_refused(s.refused),
        *_each(s),
        *_warnings(tests),
    ]
    return Section("support-data", "On data: what each test says, and what it rests on", tuple(blocks))


def _lead(s: Helped) -> Line:
    found = s.result.overall
    if found is None:
        return line(f"{plural(len(s.result.tests), 'test')} on data.")
    if found.verdict == "cannot be told":
        head = line("Whether the statement holds ", Strong("cannot be told"), " from these data. ")
    else:
        head = line("All tests on these data together: the statement is ", Strong(found.verdict), ". ")
    return (*head, *line(sentence(found.why)))


def _statements(s: Helped) -> Bullets:
    """Return what is tested on each table of data, in words."""
    rows = [(t.id, t.text, str(t.says), len(t.table.rows)) for t in s.support.series]
    rows += [(t.id, t.text, str(t.says), len(t.table.rows)) for t in s.support.endings]
    items = [
        line(Strong(id_), _titled(text), f": {plural(n, 'row')}; tested is that {SAYS[says]}.")
        for id_, text, says, n in rows
    ]
    items.append(
        line(
            "Every effect is that of ",
            Strong("less"),
            " support. A test says “supported” or “contradicted” only where its interval of 95 per cent leaves out no "
            "effect and every check that decides was passed; else it cannot be told.",
        )
    )
    return Bullets(tuple(items))


def _titled(text: str) -> str:
    said = text.rstrip(".")
    return f" ({said})" if said else ""


def _forest(s: Helped) -> Figure | None:
    caption = (
        "One row a test: the dot is the effect of less support, the bar its interval of 95 per cent, the upright line "
        "no effect. A full dot has a verdict, a ring has none. The tinted side is where the statement says that the "
        "effect lies. Small brackets mark the smallest effect that the test would find four times in five: inside "
        "them it is nearly blind. Tests with different units stand in panels of their own, and are not compared."
    )
    title = "What each test says of less support"
    return forest_figure("support-tests", title, caption, panels_of(s.tests, dict(s.says)))


def _table(tests: tuple[Tested, ...]) -> Table:
    columns = (
        Column("Test", "long"),
        Column("Effect of less support", "long"),
        Column("Checks", "long"),
        Column("Verdict, and why", "long"),
    )
    rows = tuple(_row(t) for t in tests)
    caption = (
        "The tests that could be made: effect with its interval of 95 per cent, the smallest effect that would be "
        "found four times in five, the strength that a hidden cause would need, and what was checked."
    )
    return Table("support-test-table", caption, columns, rows, cards=True)


def _row(t: Tested) -> tuple[Cell, ...]:
    head = line(Strong(figure(t.effect)), f" {interval(t)}") if t.effect is not None else line("no size is given")
    many = f"{plural(t.observations, 'observation')}" + (f"; p {figure(t.p, 2)}" if t.p is not None else "")
    would = f"smallest effect it would find: {figure(t.detectable)}" if t.detectable is not None else ""
    lines = [head, *(line(x) for x in (t.unit, many, would) if x), *_hidden(t)]
    verdict = line(Strong(t.verdict), " (a contrast; not counted)" if t.contrast else "", ". ", sentence(t.why))
    return (
        Cell(_called(t), clean(t.name)),
        Cell(tuple(lines), t.effect),
        Cell(_checks(t)),
        Cell((verdict,), t.verdict),
    )


def _called(t: Tested) -> tuple[Line, ...]:
    """Return the name of a test, and its kind where the name does not say it."""
    kind = method_name(t)
    return (line(t.name),) if kind in t.name else (line(t.name), line(kind))


def _checks(t: Tested) -> tuple[Line, ...]:
    """Return how many checks were passed, and by name those that were not, or could not be made."""
    if not t.checks:
        return (line("none"),)
    passed = sum(c.passed is True for c in t.checks)
    head = line(Strong(f"{passed}"), f" of {len(t.checks)} passed")
    marks = {False: "not passed", None: "could not be made"}
    rest = (c for c in t.checks if c.passed is not True)
    return (
        head,
        *(line(Strong(marks[c.passed]), f": {c.name}{'' if c.gates else ' (decides nothing)'}") for c in rest),
    )


def _hidden(t: Tested) -> tuple[Line, ...]:
    return tuple(line(f"{x.name}: {figure(x.value)}") for x in t.sensitivity if x.value is not None)


def _refused(tests: tuple[Tested, ...]) -> list[Block]:
    if not tests:
        return []
    columns = (Column("Test"), Column("Kind"), Column("Why the data do not bear it", "long"))
    rows = tuple(
        (Cell((line(t.name),), clean(t.name)), Cell((line(method_name(t)),)), Cell((line(sentence(t.why)),)))
        for t in tests
    )
    return [Table("support-refused", "Tests that were refused: the data do not bear them", columns, rows, cards=True)]


def _each(s: Helped) -> list[Block]:
    """Return, test by test, its pictures, its checks in words, and what it was made with."""
    drawn = sorted((t for t in s.tests if t.paths), key=lambda t: t.verdict == "cannot be told")[:MOST_PICTURES]
    pictures = {t.name: paths_of(t, k, s.outcomes.get(t.data, "")) for k, t in enumerate(drawn)}
    open_ = [t for t in drawn if pictures[t.name]][:MOST_OPEN]  # those with a verdict come first
    out: list[Block] = [f for t in open_ for f in pictures[t.name][:1]]
    for k, t in enumerate(s.tests):
        shown = pictures.get(t.name, ())
        rest = shown[1:] if t in open_ else shown
        inside: list[Block] = [*rest, *_in_words(t)]
        if inside:
            head = line(f"{t.name}: ", "pictures, checks and numbers" if rest else "checks and numbers")
            out.append(Details(head, tuple(inside), f"support-test-{k + 1}"))
    return out


def _in_words(t: Tested) -> list[Block]:
    out: list[Block] = [Paragraph(line(f"{METHODS.get(t.method, t.method)}: {MEANT.get(t.method, '')}."))]
    checks = [line(Strong(f"{c.name}. "), sentence(c.words)) for c in t.checks]
    checks += [line(Strong(f"{x.name}. "), sentence(x.words)) for x in t.sensitivity]
    out += [Bullets(tuple(checks))] if checks else []
    if t.details:
        told = "; ".join(f"{k}: {figure(v) if not isinstance(v, str) else v}" for k, v in t.details)
        out.append(Paragraph(line(f"{told}.")))
    return out


def _warnings(tests: tuple[Tested, ...]) -> list[Block]:
    """Return the fixed warnings that apply, each once, with how many tests it stands beside."""
    keys = [k for k in WARNINGS if any(k in t.warnings for t in tests)]
    if not keys:
        return []
    items = []
    for key in keys:
        many = sum(key in t.warnings for t in tests)
        where = "" if many == len(tests) else f" ({many} of {len(tests)} tests)"
        items.append(line(WARNINGS[key], where))
    return [Paragraph(line(Strong("What stands against every test of this kind"))), Bullets(tuple(items))]
