"""How firm the answers about packages are when the values are drawn from their intervals."""

from __future__ import annotations

from comity.ensemble.packages.movers import ValueMover
from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.packages.tally import Asked
from comity.ensemble.share import Estimate
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Handle,
    Line,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
    line,
)
from comity.report.odds.chance import Chance, chance_line, exact_words
from comity.report.phrasing import plural
from comity.report.settlement_chapter.pictures.levels import IssueShares, LevelShare, levels_figure
from comity.report.settlement_chapter.solutions import HANDLES, TITLES, Chosen
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import level_words
from comity.settlement.packages.result import PackagesResult

DRAWN = ("nash", "kalai_smorodinsky", "egalitarian")
ALIKE = 0.9  # a level that a solution has in this share of the draws at least is told as firm
PLANS_TITLE = "In which share of the draws each plan would be accepted; a share without an interval is exact"
NO_EVENT = (
    "A share of draws is not the probability that the parties agree on something. It says how far an answer hangs on "
    "what is not known of the values, if each is as likely to lie anywhere in its interval and none goes with another."
)


def drawn(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> list[Block]:
    """Return how often the answers come out; nothing where no values were drawn."""
    v = s.drawn
    if v is None or not v.draws:
        return []
    out: list[Block] = [Paragraph(_lead(s, v)), Note("caution", line(NO_EVENT))]
    out += [_plans(s, v, named)] if v.settlement.plans else []
    if v.agreed:
        picture = levels_picture(s, v, found)
        out += [_solutions(s, v, found), *_loose(v, found), *([picture] if picture is not None else [])]
    moved = tuple(x for x in (_moved(s, v, a) for a in _asked(v)) if x)
    out += (
        [Paragraph(line("What moves these shares most, where the draws are clear about it:")), Bullets(moved)]
        if moved
        else []
    )
    more = v.notes()[1:]  # the first is the law, told in the lead
    return [*out, *([Bullets(tuple(line(n) for n in more))] if more else [])]


def chance(e: Estimate) -> Chance:
    """Return a share as the report tells shares."""
    return Chance(e.p, e.low, e.high, "exact" if e.how == "exact" else "sampled")


def so_often(c: Chance) -> Line:
    """
    Return how often something is so, to be put after a verb.

    Examples
    --------
    >>> from comity.report.content import words
    >>> words(so_often(Chance(1.0, 1.0, 1.0, "exact"))), words(so_often(Chance(0.25, 0.25, 0.25, "exact")))
    ('whatever the values in their intervals', 'in a share of 0.25 (exact)')
    >>> words(so_often(Chance(0.604, 0.553, 0.655, "sampled")))
    'in about 6 of 10 draws (0.55–0.66)'
    """
    if not c.exact:
        return line("in ", *chance_line(c))
    if c.p in (0.0, 1.0):
        return line(Strong("whatever the values in their intervals" if c.p else "for no values in their intervals"))
    return line("in a share of ", *chance_line(c))


def _lead(s: Settled, v: ValuesEnsemble) -> Line:
    head = line(
        "How firm this is. ",
        Strong(plural(len(v.unknowns), "value")),
        " of this case are given as an interval. "
        if len(v.unknowns) != 1
        else " of this case is given as an interval. ",
        "They were drawn evenly between their ends, each by itself, ",
        Strong(plural(v.draws, "time")),
        f" (seed {v.seed}). Some package is acceptable to all ",
        *so_often(chance(v.agreement)),
        ".",
    )
    if v.possible is None or not v.possible:
        return head
    sure = f"{v.sure:,} of them whatever the values are" if v.sure else "none of them whatever the values are"
    return (*head, *line(f" {plural(v.possible, 'package')} could be acceptable to all for some values, {sure}."))


def _plans(s: Settled, v: ValuesEnsemble, named: tuple[Chosen, ...]) -> Table:
    handles = {c.plan: c.handle for c in named if c.plan}
    parties = s.ordered(set(v.model.parties))
    columns = (
        Column("", "code"),
        Column("Plan"),
        Column("Accepted by all"),
        *(Column(f"By {s.name(p).name}") for p in parties),
    )
    rows = tuple(
        (
            Cell((line(Handle(handles[p.id])) if p.id in handles else line("–"),)),
            Cell((line(p.text or p.id),)),
            _cell(v.plan(p.id)),
            *(_cell(v.plan_of(p.id, party)) for party in parties),
        )
        for p in v.settlement.plans
    )
    return Table(
        "drawn-plans",
        PLANS_TITLE,
        columns,
        rows,
        cards=True,
    )


def _cell(e: Estimate) -> Cell:
    c = chance(e)
    return Cell((line(Strong(exact_words(c.p))) if c.exact else chance_line(c),), e.p)


def _solutions(s: Settled, v: ValuesEnsemble, found: PackagesResult) -> Table:
    columns = (
        Column("", "code"),
        Column("Solution"),
        Column("Packages it chooses", "number"),
        Column("The one named above, in"),
        Column("Alike in 9 of 10 draws or more"),
    )
    rows = tuple(
        (
            Cell((line(Handle(HANDLES[key])),)),
            Cell((line(TITLES[key]),)),
            Cell((line(f"{len(v.tally.chosen[key]):,}"),), float(len(v.tally.chosen[key]))),
            _named(v, found, key),
            Cell(_alike(s, v, key) or (line("no issue"),)),
        )
        for key in DRAWN
        if v.tally.chosen[key]
    )
    return Table("drawn-solutions", "How firm each solution is over the draws", columns, rows, cards=True)


def _named(v: ValuesEnsemble, found: PackagesResult, key: str) -> Cell:
    share = share_of_named(v, found, key)
    return Cell((line("–"),), -1.0) if share is None else Cell((chance_line(share),), share.p)


def share_of_named(v: ValuesEnsemble, found: PackagesResult, key: str) -> Chance | None:
    """Return in which share of the draws a solution chooses the package the chapter names; None where it names none."""
    one = next((x for x in found.solutions.solutions if x.key == key and x.packages), None)
    if one is None or not v.agreed:
        return None
    share = next((c.share for c in v.chosen(key, None) if c.package == one.packages[0]), None)
    return chance(share) if share is not None else Chance(0.0, 0.0, 3.0 / v.agreed, "sampled")


def _alike(s: Settled, v: ValuesEnsemble, key: str) -> tuple[Line, ...]:
    out = []
    for issue in v.settlement.issues:
        if issue.span is None:
            best = v.commonest(key, issue.id)
            if v.level(key, issue.id, best).p >= ALIKE:
                text, level = level_words(s.settlement, issue.id, best)
                out.append(line(f"{text}: {level}"))
    return tuple(out)


def _loose(v: ValuesEnsemble, found: PackagesResult) -> list[Block]:
    """Return a warning where no package of the chapter is chosen in most of the draws."""
    shares = [c.high for key in DRAWN if (c := share_of_named(v, found, key)) is not None]
    if not shares or max(shares) > 1 / 2:
        return []
    said = (
        "No single package is a firm answer: those named in this chapter are chosen at the middle of the intervals, "
        "and less often than not over the draws. What is firmer are the levels in the last column."
    )
    return [Paragraph(line(Strong(said)))]


def levels_picture(s: Settled, v: ValuesEnsemble, found: PackagesResult) -> Figure | None:
    """Return how often each level is in the Nash package."""
    one = next((x for x in found.solutions.solutions if x.key == "nash" and x.packages), None)
    middle = found.model.named(one.packages[0]) if one is not None else {}
    issues = []
    for issue in v.settlement.issues:
        if issue.span is None:
            levels = tuple(
                LevelShare(x.text or x.id, chance(v.level("nash", issue.id, x.id)), middle.get(issue.id) == x.id)
                for x in issue.levels
            )
            issues.append(IssueShares(issue.text or issue.id, levels))
    return levels_figure(issues, TITLES["nash"], HANDLES["nash"], v.agreed)


def _asked(v: ValuesEnsemble) -> tuple[Asked, ...]:
    return (Asked("agreement"), *(Asked("plan", "", p.id) for p in v.settlement.plans))


def _moved(s: Settled, v: ValuesEnsemble, asked: Asked) -> Line:
    best = next((m for m in v.movers(asked, 1) if m.clear), None)
    if best is None:
        return ()
    plan = next((p.text or p.id for p in v.settlement.plans if p.id == asked.name), "")
    what = f"Whether all accept “{plan}”" if plan else "Whether some package is acceptable to all"
    return line(what, " hangs most on ", *_unknown(s, best), ": ", *_halves(best), ".")


def _unknown(s: Settled, m: ValueMover) -> Line:
    u = m.unknown
    if u.kind == "walk_away":
        return line("the walk-away value of ", s.name(u.party))
    if u.kind == "level":
        issue, level = level_words(s.settlement, u.issue, u.level)
        return line(f"what “{level}” ({issue}) is worth to ", s.name(u.party))
    return line(u.words)


def _halves(m: ValueMover) -> Line:
    return line(
        "so in ",
        *chance_line(chance(m.upper)),
        " where it lies in the upper half of its interval, in ",
        *chance_line(chance(m.lower)),
        " where in the lower",
    )


def doubt(s: Settled) -> tuple[Line, ...]:
    """Return in one sentence what drawing the values does to the answers, for the first page."""
    v, found = s.drawn, s.packages
    if v is None or found is None or not v.draws:
        return ()
    nash = share_of_named(v, found, "nash")
    tail = line("; the Nash package named here is chosen in ", *chance_line(nash)) if nash is not None else ()
    return (
        line(
            "Values of packages, drawn from their intervals: some package is acceptable to all ",
            *so_often(chance(v.agreement)),
            *tail,
            ". ",
            Link("How firm", "#drawn-solutions" if v.agreed else "#settlement-packages"),
        ),
    )
