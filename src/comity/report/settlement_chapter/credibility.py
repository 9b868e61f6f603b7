"""Whether a stated condition is credible by the party's own preferences, and how often it was given up before."""

from __future__ import annotations

from comity.case.settlement import Past
from comity.report.citing import source_links
from comity.report.content import Block, Cell, Column, Line, Paragraph, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import demand_line, term_words
from comity.settlement.demands.credibility import Credible

MOST_PAST = 6
VERDICTS = {"always": "yes", "sometimes": "in part", "never": "no", "unknown": "cannot be told"}


def credibility(s: Settled) -> list[Block]:
    """Return the table of conditions; nothing where there are none."""
    known = {d.id: d for d in s.demands.demands} if s.demands is not None else {}
    every = [c for c in s.credibility if c.demand in known]
    rows = [c for c in every if c.of or c.history or (c.packages is not None and c.packages[1])]
    if not rows:
        return [Paragraph(_nothing(len(every)))] if every else []
    lead = line(
        "Whether a condition is borne out by the party's own preferences: that it would rather stay away than accept "
        "without it. This compares two statements of one party with each other; it does not look into anybody's mind. "
        "What happened before stands beside it as evidence of another kind."
    )
    columns = (Column("Condition"), Column("For"), Column("Borne out"), Column("What happened before"))
    table = Table(
        "credibility",
        "Conditions held against the party's own preferences and its record",
        columns,
        tuple(
            (
                Cell((demand_line(s, known[c.demand]),)),
                Cell((line(f"“{term_words(s.settlement, known[c.demand].opens)}”"),)),
                Cell(_told(c), c.verdict),
                Cell(_record(s, c), float(c.waived)),
            )
            for c in rows
        ),
        cards=True,
    )
    rest = len(every) - len(rows)
    return [Paragraph(lead), table, *([Paragraph(_nothing(rest))] if rest else [])]


def _nothing(count: int) -> Line:
    """Return why nothing can be told of some conditions."""
    one = count == 1
    whether = f"Whether {plural(count, 'condition')} {'is' if one else 'are'} borne out by the party's own preferences"
    means = "it means" if one else "they mean"
    return line(
        f"{whether} cannot be told: the case does not say in choices of the conflict, or in levels of issues, what "
        f"{means}, and records no earlier occasion."
    )


def _told(c: Credible) -> tuple[Line, ...]:
    out = [line(Strong(VERDICTS[c.verdict]))]
    if c.of:
        out.append(line(f"{c.holds:,} of {plural(c.of, 'comparison')} with the conflict as it is modelled"))
    if c.packages is not None and c.packages[1]:
        no_better, count = c.packages
        packages = f"{no_better:,} of {plural(count, 'package')} without it are worth no more to it than walking away"
        out.append(line(packages))
    return tuple(out)


def _record(s: Settled, c: Credible) -> tuple[Line, ...]:
    if not c.history:
        return (line("nothing is recorded"),)
    head = line("given up on ", Strong(f"{c.waived} of {plural(c.occasions, 'earlier occasion')}"))
    return (head, *(_past(s, p) for p in c.history[:MOST_PAST]))


def _past(s: Settled, p: Past) -> Line:
    cited = line(" [", *source_links(s.study, p.source), "]") if p.source else ()
    what = "given up" if p.waived else "kept"
    told = "; ".join(x for x in (p.date, p.text.rstrip(".")) if x)
    return (*line(f"{told}: {what}" if told else what), *cited)
