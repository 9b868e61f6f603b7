"""Reports on cases nobody thought of: whatever the shape of a conflict, a report comes out and is whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.case.read import load_text
from comity.ensemble.plan import plan
from comity.ensemble.runs import run
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_typst
from comity.report.compose import FIRST_PAGE, compose
from comity.report.content import Bullets, Table
from comity.report.findings import find
from comity.study import assess


@st.composite
def conflicts(draw: st.DrawFn) -> str:
    """Return the text of a small case: one to four parties, one-way options, statements, perhaps other readings."""
    n = draw(st.integers(1, 4))
    owners = [*range(n), *draw(st.lists(st.integers(0, n - 1), max_size=2))]
    names = [f"o{k}" for k in range(len(owners))]
    one = st.sampled_from(names)
    forms = st.sampled_from(["{a}", "!{a}", "{a} & {b}", "{a} -> {b}", "{a} <-> {b}", "!{a} | {b}"])
    statements = st.lists(st.builds(lambda f, a, b: f.format(a=a, b=b), forms, one, one), min_size=1, max_size=3)
    rows = [
        f"    {o}: {{by: p{w}, text: Do {o}, moves: {draw(st.sampled_from(['both', 'forward', 'back']))}}}"
        for o, w in zip(names, owners, strict=True)
    ]
    wants = []
    for p in range(n):
        other = f", readings: {{alt: {{text: Other, statements: {draw(statements)!r}}}}}" if draw(st.booleans()) else ""
        wants.append(f"    p{p}: {{statements: {draw(statements)!r}{other}}}")
    quo = f"  status_quo: {'N' * len(names)}\n" if draw(st.booleans()) else ""
    parties = ", ".join(f"p{p}: Party {p}" for p in range(n))
    return (
        f"comity: 1\ntitle: Any\nparties: {{{parties}}}\nconflict:\n  options:\n" + "\n".join(rows) + f"\n{quo}"
        "  preferences:\n" + "\n".join(wants) + "\n"
    )


@given(conflicts(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_report_comes_out_whole(text: str, sampled: bool) -> None:
    study = assess(load_text(text))
    report = compose(study, run(plan(study.case, draws=20, seed=1)) if sampled else None)
    names = [s.id for s in report.first_page]
    assert names == [name for name in FIRST_PAGE if name in names]
    sentences = next(b for b in report.first_page[0].blocks if isinstance(b, Bullets))
    assert 4 <= len(sentences.items) <= 7
    assert all(len(row) == len(b.columns) for b in report.blocks() if isinstance(b, Table) for row in b.rows)
    assert to_html(report).count("<table>") == sum(isinstance(b, Table) for b in report.blocks())
    assert to_markdown(report)
    assert to_typst(report)


@given(conflicts())
@settings(max_examples=30, deadline=None)
def test_families_cover_every_outcome_that_holds_or_it_is_counted(text: str) -> None:
    study = assess(load_text(text))
    found = find(study)
    assert found is not None
    verdicts = (
        study.readings.holds
        if study.readings is not None
        else {k: found.result.is_equilibrium(k)[None, :] for k in ("nash", "seq")}
    )
    credible = (verdicts["nash"] | verdicts["seq"]).any(axis=0)
    covered = sum(1 << len(o.either) for o in found.outcomes if credible[o.state])
    assert covered + found.unnamed == int(credible.sum())


@given(conflicts())
@settings(max_examples=15, deadline=None)
def test_a_study_cut_short_by_its_budget_still_reads_as_a_report(text: str) -> None:
    report = compose(assess(load_text(text), budget=Budget(0)))
    html = to_html(report)
    assert "could not be told in the time allowed" in html or "Incomplete" in html
