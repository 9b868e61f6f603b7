"""What was claimed and what was verified: rates and counts with shrinkage, series, and rival accounts."""

from __future__ import annotations

from comity.evidence.compare.figures_in_words import short, whole
from comity.evidence.compare.pools import Estimate, Pool
from comity.evidence.grades_in_words import number_text
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Line,
    Paragraph,
    Section,
    Span,
    Strong,
    Table,
    line,
)
from comity.report.evidence_chapter.accounts import accounts
from comity.report.evidence_chapter.pictures.dots import Axis, Dot, Group, Words, dots_figure
from comity.report.evidence_chapter.series import series
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import listed, rounded, somebody

LEAD = (
    "What somebody claims is held against what others could verify, by one model for everybody. What is not verified "
    "is not thereby false."
)
MOST_DRAWN = 40
SHRUNK = (
    "Few cases say little, so each figure is drawn towards those that are alike, the more the fewer cases it rests on."
)


def compared_section(s: Weighing) -> Section | None:
    """Return the section; None where the case has no records, series or accounts."""
    found = s.compared
    if found is None:
        return None
    blocks: list[Block] = [Paragraph(line(LEAD))]
    pools = [*found.rates, *found.counts]
    if pools:
        blocks.append(Paragraph(line(SHRUNK)))
    for k, pool in enumerate(pools):
        blocks += _pool(s, pool, k + 1)
    blocks += series(s, found.series) + accounts(s, found.accounts)
    if found.notes:
        blocks.append(Bullets(tuple(line(n) for n in found.notes)))
    return Section("evidence-compared", "What was claimed and what was verified", tuple(blocks))


def _pool(s: Weighing, pool: Pool, place: int) -> list[Block]:
    drawn = _picture(s, pool, place)
    told = [x for x in (_published(pool), *(line(n) for n in pool.notes)) if x]
    return [
        Paragraph(_answer(s, pool), lead=True),
        *([drawn] if drawn is not None else []),
        _table(s, pool, place),
        *([Bullets(tuple(told))] if told else []),
    ]


def _what(pool: Pool) -> str:
    """Return what a pool is about, as the end of a title."""
    kind = "Share of claims that were verified" if pool.kind == "rate" else "Verified events per unit of exposure"
    if pool.across == "kinds":
        return f"{kind}, {pool.name} by kind"
    return f"{kind}, “{pool.name}”" if pool.name else kind


def _answer(s: Weighing, pool: Pool) -> Line:
    """Return who stands highest, or that it cannot be told."""
    known = [e for e in pool.estimates if e.raw is not None]
    where = f" in “{pool.name}”" if pool.name and pool.across == "parties" else ""
    if len(pool.estimates) == 1 or not known:
        e = pool.estimates[0]
        head = (
            line(somebody(s, e.id, e.name), f"{where}: ")
            if pool.across == "parties"
            else line(f"{pool.name}, {e.name}: ")
        )
        return (*head, *line(Strong(pool.span(e)), ", by itself: there is nothing alike to compare it with."))
    ranked = sorted((e for e in pool.estimates if e.best is not None), key=lambda e: -(e.best or 0.0))
    of = (
        f"Whose rate is the highest{where}" if pool.across == "parties" else f"Which kind of {pool.name} is the highest"
    )
    if not ranked:
        return line(f"{of} was not worked out among so many.")
    if (ranked[0].best or 0.0) < 0.9:
        return line(f"{of} ", Strong("cannot be told"), " from these figures.")
    lead = line(_member(s, pool, ranked[0]), f" has the highest rate{where}, ")
    return (*lead, *line("with a probability of ", Strong(number_text(ranked[0].best or 0.0)), "."))


def _member(s: Weighing, pool: Pool, e: Estimate) -> Span:
    return somebody(s, e.id, e.name) if pool.across == "parties" else Strong(e.name)


def _picture(s: Weighing, pool: Pool, place: int) -> Figure | None:
    """Return the picture of raw figures and what they are drawn to; None for one member alone."""
    if not 1 < len(pool.estimates) <= MOST_DRAWN:
        return None
    most = max(1.0, *(max(e.high, e.raw or 0.0) for e in pool.estimates)) if pool.kind == "count" else 1.0
    ends = ((0.0, "0"), (pool.mean, "all"), (most, short(most)))
    title = f"{_what(pool)}: as counted, and drawn to the others"
    caption = (
        "The ring is the figure as counted, the dot what it comes to once it is drawn towards the others, the line the "
        "interval of 90 per cent. The dashed line is the mean of all."
    )
    alt = f"{title}. " + " ".join(f"{e.name}: {_raw(pool, e)}, estimate {pool.span(e)}." for e in pool.estimates)
    columns = ("whose", "verified", "of", "as counted", "estimate", "from", "to", "drawn towards the others")
    rows = tuple(
        (e.name, e.verified, e.of, _counted(e), *rounded(e.mean, e.low, e.high, e.shrinkage)) for e in pool.estimates
    )
    dots = tuple(_dot(s, pool, e) for e in pool.estimates)
    said = Words(title, caption, alt, columns, rows)
    return dots_figure(f"shrinkage-{place}", said, (Group("", dots),), Axis(0.0, most, ends, pool.mean))


def _counted(e: Estimate) -> float | str:
    return "" if e.raw is None else round(e.raw, 4)


def _dot(s: Weighing, pool: Pool, e: Estimate) -> Dot:
    party = s.name(e.id if pool.across == "parties" else pool.group)
    return Dot(f"{e.name}, {_raw(pool, e)}", e.low, e.mean, e.high, pool.told(e.mean), e.raw, party=party)


def _raw(pool: Pool, e: Estimate) -> str:
    if e.raw is None:
        return "nothing counted yet"
    if pool.kind == "rate":
        return f"{whole(e.verified)} of {whole(e.of)}"
    return f"{whole(e.verified)} in {short(e.of)}"


def _table(s: Weighing, pool: Pool, place: int) -> Table:
    several = len(pool.estimates) > 1
    columns = (
        Column("Whose" if pool.across == "parties" else "Kind"),
        Column("Verified of claimed" if pool.kind == "rate" else "Verified, in units of exposure", "number"),
        Column("As counted", "number"),
        Column("Drawn towards the others" if several else "Estimate"),
        *((Column("How far drawn", "number"), Column("Chance that it is the highest", "number")) if several else ()),
    )
    rows = tuple(_row(s, pool, e) for e in pool.estimates)
    return Table(f"pool-{place}", _what(pool), columns, rows, cards=True)


def _row(s: Weighing, pool: Pool, e: Estimate) -> tuple[Cell, ...]:
    best = "–" if e.best is None else number_text(e.best)
    drawn = f"{100 * e.shrinkage:.0f} %"
    several = (Cell((line(drawn),), round(e.shrinkage, 6)), Cell((line(best),), e.best))
    return (
        Cell((line(_member(s, pool, e)),), e.name),
        Cell((line(_raw(pool, e)),), float(e.verified)),
        Cell((line("–" if e.raw is None else short(e.raw)),), e.raw),
        Cell((line(Strong(pool.span(e))),), round(e.mean, 6)),
        *(several if len(pool.estimates) > 1 else ()),
    )


def _published(pool: Pool) -> Line:
    """Return what uneven publication could change; empty where that is not asked."""
    banded = [(e.name, e.band) for e in pool.estimates if e.band is not None and e.raw is not None]
    if not banded:
        return ()
    least, most = (short(x) for x in banded[0][1].ratio)
    bands = listed([f"{name} {pool.told(b.low)} to {pool.told(b.high)}" for name, b in banded])
    return line(
        f"If favourable cases were between {least} and {most} times as likely to be published as others, the true "
        f"rates would lie in these bands: {bands}. Without audits the figures cannot narrow them."
    )
