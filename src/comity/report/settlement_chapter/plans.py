"""Plans held against what could be agreed: who would refuse, how far from a solution, what would better them."""

from __future__ import annotations

from fractions import Fraction

from comity.report.citing import source_links
from comity.report.content import Block, Bullets, Cell, Column, Handle, Line, Paragraph, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import gain, percent
from comity.report.settlement_chapter.solutions import TITLES, Chosen
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import level_words, names_of, words_joined
from comity.settlement.packages.parts import Better, Improvement, PlanChecked, Trade
from comity.settlement.packages.result import PackagesResult

MOST_TRADES = 6
NEAR = ("nash", "kalai_smorodinsky", "egalitarian")


def plans(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> list[Block]:
    """Return the plans of the case, each with who would refuse it, its distances, and a better package."""
    if not found.plans:
        return []
    handles = {c.plan: c.handle for c in named if c.plan}
    columns = (
        Column("", "code"),
        Column("Plan"),
        Column("Refused by"),
        Column("From the solutions"),
        Column("Better for some, worse for none"),
    )
    rows = tuple(
        (
            Cell((line(Handle(handles[p.id])) if p.id in handles else line("–"),)),
            Cell((line(p.text or p.id), *((line("[", *source_links(s.study, p.source), "]"),) if p.source else ()))),
            Cell((_refused(s, p),), float(len(p.refuse))),
            Cell(_distances(s, found, p)),
            Cell(_improve(s, found, p.improvement)),
        )
        for p in found.plans
    )
    lead = line(
        "How far each plan is from the solutions: the issues that differ and, as a share of each party's own range "
        "from its worst to its best package, what it would have more (+) or less (−) at the solution than at the plan."
    )
    return [
        Paragraph(lead),
        Table("plans", "The plans of the case against what could be agreed", columns, rows, cards=True),
    ]


def _refused(s: Settled, p: PlanChecked) -> Line:
    if not p.allowed:
        return line(Strong("ruled out"), " by what the case says cannot stand together")
    return line(*names_of(s, p.refuse)) if p.refuse else line("nobody")


def _distances(s: Settled, found: PackagesResult, p: PlanChecked) -> tuple[Line, ...]:
    out = []
    for d in p.distances:
        if d.key not in NEAR:
            continue
        if not d.issues:
            out.append(line(Strong(TITLES.get(d.key, d.key)), ": the same package"))
            continue
        shares = [
            f"{s.name(party).name} {'+' if x > 0 else ''}{percent(x)}"
            for party, x in zip(found.model.parties, d.short, strict=True)
            if x is not None
        ]
        head = f": {plural(len(d.issues), 'issue')} apart; "
        out.append(line(Strong(TITLES.get(d.key, d.key)), head, ", ".join(shares)))
    return tuple(out) or (line("–"),)


def _improve(s: Settled, found: PackagesResult, x: Improvement | None) -> tuple[Line, ...]:
    if x is None:
        return (line("–"),)
    if x.efficient:
        return (line("none: it is on the frontier"),)
    count = line(Strong(plural(x.count, "package")), " better for some party and worse for none") if x.count else ()
    best = x.nearest[0] if x.nearest else x.nash or next((b for b in x.better), None)
    if best is None:
        return (count or line("not known"),)
    told = line("the nearest: ", changes_words(s, found, best), " (", gains_words(s, found, best.gains), ")")
    return (count, told) if count else (told,)


def changes_words(s: Settled, found: PackagesResult, b: Better) -> str:
    """Return which issues a better package settles otherwise, and how."""
    settled = found.model.named(b.package)
    return words_joined(
        f"“{issue}” at “{level}”"
        for i in b.changed
        for issue, level in (level_words(s.settlement, i, _told(settled[i])),)
    )


def _told(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.4g}"


def gains_words(s: Settled, found: PackagesResult, gains: tuple[Fraction, ...]) -> str:
    """Return what each party gains or loses, in its own units; who neither gains nor loses is left out."""
    told = [f"{s.name(p).name} {gain(g)}" for p, g in zip(found.model.parties, gains, strict=True) if g]
    return ", ".join(told) or "nobody gains"


def trades(s: Settled, found: PackagesResult) -> list[Block]:
    """Return the best exchanges between two issues."""
    if not found.trades:
        return []
    lead = line(
        "Trades across issues: each starts from a package that settles every issue by a compromise of its own. One "
        "party gives way on one issue and is paid on another; both gain, for they value the two issues differently. "
        "To give way on an issue is to have less of what one wants on it; it does not mean that the issue is the "
        "party's to give.",
        _harmless(found),
    )
    items = tuple(_trade(s, found, t) for t in found.trades[:MOST_TRADES])
    out: list[Block] = [Paragraph(lead), Bullets(items, ordered=True)]
    if found.integrative is not None:
        shares = [
            f"{s.name(p).name} {'+' if x > 0 else ''}{percent(x)}"
            for p, x in zip(found.model.parties, found.integrative, strict=True)
            if x is not None
        ]
        said = line(
            "In all, against that starting package the Nash package brings, of each party's own range: ",
            ", ".join(shares),
            ".",
        )
        out.append(Paragraph(said))
    return out


def _harmless(found: PackagesResult) -> str:
    """Return a warning where every exchange that is listed is paid for by others; nothing between two parties."""
    shown = found.trades[:MOST_TRADES]
    if len(found.model.parties) < 3 or not all(t.harmed for t in shown):
        return ""
    return " Each exchange listed is to the loss of some other party, named with it, which might refuse it."


def _trade(s: Settled, found: PackagesResult, t: Trade) -> Line:
    (a, one), (b, two) = (level_words(s.settlement, i, v) for i, v in zip(t.issues, t.end, strict=True))
    harmed = line(" ", *names_of(s, t.harmed), " would lose by it.") if t.harmed else ()
    return (
        *line(s.name(t.giver), f" gives way on “{a}” (“{one}”); ", s.name(t.taker), f" pays on “{b}” (“{two}”): "),
        *line(gains_words(s, found, t.gains), "."),
        *harmed,
    )
