"""Whether packages keep themselves: who would gain by breaking them, and which guarantee would do."""

from __future__ import annotations

from comity.report.content import Block, Cell, Column, Handle, Line, Paragraph, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount, percent
from comity.report.settlement_chapter.solutions import Chosen
from comity.report.settlement_chapter.subject import Settled
from comity.settlement.packages.parts import Held, Kept
from comity.settlement.packages.result import PackagesResult


def keeping(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> list[Block]:
    """Return the table of breaches; nothing where the case gives none."""
    if not s.settlement.breaches:
        return []
    told = [(c, k) for c in named if (k := found.kept_of(c.package)) is not None]
    if not told:
        return []
    columns = (
        Column("", "code"),
        Column("Package"),
        Column("Keeps itself"),
        Column("Who could break it, and what stands against that"),
    )
    rows = tuple(
        (
            Cell((line(Handle(c.handle)),)),
            Cell((line(c.name),)),
            Cell((_verdict(k),), float(k.holds)),
            Cell(tuple(_held(s, h) for h in k.held) or (line("no way to break it is open"),)),
        )
        for c, k in told
    )
    lead = line(
        "A package keeps itself if no party gains by breaking it: what keeping it is worth, against what breaking it "
        "brings less the punishment, times the chance that the guarantee is acted on. Whether a party would "
        "accept the package to begin with is another question, answered above. ",
        *_count(found),
    )
    return [Paragraph(lead), Table("keeping", "Whether the named packages would be kept", columns, rows, cards=True)]


def _count(found: PackagesResult) -> Line:
    if found.self_enforcing is None or found.acceptable is None:
        return ()
    return line(
        "Of ",
        plural(found.acceptable, "acceptable package"),
        ", ",
        Strong(f"{found.self_enforcing:,}"),
        " keep themselves.",
    )


def _verdict(k: Kept) -> Line:
    if k.holds:
        sure = all(h.surely for h in k.held)
        return line(Strong("yes"), "" if sure else ", but not at every end of the intervals")
    perhaps = all(h.perhaps for h in k.held)
    return line(Strong("no"), ", though at one end of the intervals" if perhaps else "")


def _held(s: Settled, h: Held) -> Line:
    what = f": {h.text.rstrip('.').lower() if h.text else 'breaks it'}. " if h.text else ": "
    sums = f"Keeping is worth {amount(h.complying)}, breaking {amount(h.breaking)}"
    if h.reliability:
        sums += f", less {amount(h.punished)} with chance {percent(h.reliability)}"
    if h.holds:
        needed = "" if not h.needed else f"; a chance of {percent(h.needed)} would be enough"
    elif h.needed is None:
        needed = "; no guarantee of this kind would do"
    else:
        needed = f"; it would need a chance of {percent(h.needed)}"
    return line(s.name(h.by), what, sums, needed, ".")
