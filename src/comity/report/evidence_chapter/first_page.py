"""What the evidence adds to the first page of a report: in short, how sure, and what it rests on."""

from __future__ import annotations

from comity.evidence.posterior.result import Posterior
from comity.report.citing import claim_link, standing_words
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Line,
    Link,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.evidence_chapter.claims import carriers, counts
from comity.report.evidence_chapter.feeds import did_words, open_line
from comity.report.evidence_chapter.leads import part_words
from comity.report.evidence_chapter.method import NO_VERDICT
from comity.report.evidence_chapter.rivals import first_words, turn_words
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.why import hanging
from comity.report.evidence_chapter.wording import (
    CANNOT,
    claim_links,
    claim_words,
    grade_words,
    listed,
    probability,
    told_apart,
    verdict,
    whose,
)
from comity.report.phrasing import plural

MOST_CARRYING = 6
MOST_OPEN = 12
MOST_DOUBTS = 4
PARTS = {
    "posteriors": "how probable each claim is",
    "competing": "rival claims side by side",
    "compared": "what was claimed and what was verified",
    "forecasts": "how well forecasts did",
}
TITLES = {"in-short": "In short", "how-sure": "How sure", "rests-on": "What it rests on"}


def sentences(s: Weighing) -> tuple[Line, ...]:
    """Return the answer in a sentence per question, each with a link to where it is earned."""
    told = (_stand(s), _decides(s), _furthest(s), _rivals(s), _lead(s), _compared(s), _forecasts(s), _missing(s))
    return tuple(x for x in told if x)


def in_two(s: Weighing) -> tuple[Line, ...]:
    """Return the same in two sentences at most, for a first page that has other answers to tell of as well."""
    told = (_decides(s), _stand(s)) if s.fed else (_stand(s) or _compared(s) or _forecasts(s) or _missing(s),)
    return tuple(x for x in told if x)


def alone(s: Weighing) -> tuple[Section, ...]:
    """Return the first page of a report on a case that has evidence alone."""
    short = Section("in-short", TITLES["in-short"], (Bullets(sentences(s)), Note("plain", line(NO_VERDICT))))
    added = blocks(s)
    if s.case.leaves_out:
        left = [Paragraph(line(Strong("What is left out, and not known from this case:")))]
        added["rests-on"] += [*left, Bullets(tuple(line(x) for x in s.case.leaves_out))]
    rest = tuple(Section(k, TITLES[k], tuple(added[k])) for k in TITLES if added.get(k))
    return (short, *rest)


def blocks(s: Weighing) -> dict[str, list[Block]]:
    """Return what the evidence has to say in each section of the first page but the first."""
    told = _doubts(s)
    return {"how-sure": [Bullets(told)] if told else [], "rests-on": _rests(s)}


def _stand(s: Weighing) -> Line:
    if not s.listed:
        return ()
    every = tuple(s.posteriors.values())
    up, down, open_, bare = counts(s, every)
    decided = len(every) - up - down - open_
    return line(
        "Of ",
        Strong(plural(len(every), "claim")),
        " that were weighed, " if len(every) > 1 else " that was weighed, ",
        Strong(str(up) if up else "none"),
        f" {'is' if up == 1 else 'are'} more likely true than not, ",
        Strong(str(down) if down else "none"),
        " more likely false; of ",
        Strong(str(open_) if open_ else "none"),
        f" it {CANNOT}{f' (no item bears on {bare} of them)' if bare else ''}",
        f"; {decided} decided since. " if decided else ". ",
        Link("The claims", "#evidence-claims"),
    )


def _decides(s: Weighing) -> Line:
    """Return what claims make of the rest of the case."""
    if not s.fed:
        return ()
    link = Link("What claims decide", "#evidence-feeds")
    if len(s.fed) == 1:
        f = s.fed[0]
        could = "; its interval reaches the threshold, so it could be otherwise" if f.open else ""
        stands = standing_words(s.study, f.feed.claim)
        head = line(f"{did_words(f)}: that rests on ", claim_link(f.feed.claim), f" ({stands}){could}. ")
        return (*head, link)
    reached, open_ = sum(f.reached for f in s.fed), sum(f.open for f in s.fed)
    could = f"; {open_} of them could be otherwise" if open_ else ""
    return line(
        "Claims decide ",
        Strong(plural(len(s.fed), "point")),
        f" of the rest of this report, and {reached} of their thresholds {'is' if reached == 1 else 'are'} "
        f"reached{could}. ",
        link,
    )


def carrying(s: Weighing) -> list[Posterior]:
    """
    Return the claims that carry most: those that others rest on or that decide something first, then those that stand
    farthest from an even chance. Of equals, those that come first in the chapter.
    """
    weight = {p.claim: s.cited.get(p.claim, 0) + sum(f.feed.claim == p.claim for f in s.fed) for p in s.listed}
    those = [p for p in s.listed if weight[p.claim] or (p.items and told_apart(p, s.among.get(p.claim)))]
    return sorted(those, key=lambda p: (-weight[p.claim], -round(abs(p.log_odds), 9)))[:MOST_CARRYING]


def _missing(s: Weighing) -> Line:
    """Return that some part was not worked out; empty where all were."""
    parts = [PARTS[part] for part in s.result.missing if part in PARTS]
    if not parts:
        return ()
    link = Link("What is missing", "#evidence-method")
    return line(f"Not worked out in the time allowed: {listed(parts)}. ", link)


def _furthest(s: Weighing) -> Line:
    """Return which claim stands farthest from an even chance."""
    known = [p for p in s.listed if p.items and told_apart(p, s.among.get(p.claim))]
    if not known:
        return ()
    top = max(round(abs(p.log_odds), 9) for p in known)
    those = [p for p in known if round(abs(p.log_odds), 9) == top]
    if len(those) > 1:
        return line("Farthest from an even chance stand ", *claim_links(p.claim for p in those), ". ", _why(those[0]))
    p = those[0]
    said = f" “{claim_words(s, p.claim)}”, {verdict(p, s.among.get(p.claim))}: "
    head = line("Farthest from an even chance stands ", claim_link(p.claim), said, Strong(probability(p)), ". ")
    return (*head, _why(p))


def _why(p: Posterior) -> Link:
    from comity.report.citing import anchor

    return Link("Why", f"#{anchor('why-claim', p.claim)}")


def _rivals(s: Weighing) -> Line:
    telling = [r for r in s.rivals if any(x.diagnosticity > 0 for x in r.origins)]
    if not telling:
        return ()
    link = Link("Rival claims", "#evidence-rivals")
    if len(telling) == 1:
        return (*line("Among rival claims, "), *first_words(s, telling[0]), *line(". "), link)
    turned = sum(any(t.first for t in r.turns) for r in telling)
    return line(
        "In ",
        Strong(plural(len(telling), "set")),
        f" of rival claims the items tell them apart; in {turned} of them a single item or origin, left out, would put "
        "another first. ",
        link,
    )


def _lead(s: Weighing) -> Line:
    found = s.result.posteriors.leads if s.result.posteriors is not None else ()
    if not found:
        return ()
    w = found[0]
    what = (w.text or w.lead).rstrip(".")
    return line(
        f"What to look for next: {what[:1].lower()}{what[1:]}; on average it would take away ",
        Strong(part_words(w)),
        " of the doubt about ",
        *claim_links(w.claims),
        ". ",
        Link("Leads", "#evidence-leads"),
    )


def _compared(s: Weighing) -> Line:
    found = s.compared
    if found is None:
        return ()
    pools = len(found.rates) + len(found.counts)
    parts = [plural(pools, "set") + " of claimed and verified figures"] if pools else []
    parts += [plural(len(found.series), "pair") + " of counts over time"] if found.series else []
    parts += (
        [plural(sum(len(r.values) for r in found.accounts), "figure") + " told by rival sources"]
        if found.accounts
        else []
    )
    if not parts:
        return ()
    link = Link("Claimed and verified", "#evidence-compared")
    return line("Held against one another, by one model for everybody: ", Strong("; ".join(parts)), ". ", link)


def _forecasts(s: Weighing) -> Line:
    found = s.forecasts
    if found is None:
        return ()
    link = Link("Forecasts", "#evidence-forecasts")
    open_ = f"{plural(len(found.open), 'claim')} about the future {'is' if len(found.open) == 1 else 'are'} open"
    if not found.forecasters:
        return line(f"No forecast can be scored yet; {open_}. ", link)
    decided = plural(found.decided, "claim")
    return line(
        Strong(decided), f" on which forecasts were made {'is' if found.decided == 1 else 'are'} decided. ", link
    )


def _doubts(s: Weighing) -> tuple[Line, ...]:
    out: list[Line] = [open_line(s, f) for f in s.fed if f.open][:MOST_DOUBTS]
    on_one = hanging(s)
    if on_one:
        named = claim_links((p.claim for p, _ in on_one), MOST_OPEN)
        one = "One verdict on a claim hangs on a single origin"
        hang = one if len(on_one) == 1 else f"{len(on_one)} verdicts on claims hang on a single origin each"
        out.append((*line(f"{hang}: "), *named, *line(". ", Link("Why", "#evidence-why"))))
    for r in s.rivals:
        first = [t for t in r.turns if t.first]
        if first:
            over = line(f"Without {turn_words(s, first[0])}, ", claim_link(first[0].ranking[0]), " would come before ")
            out.append((*over, claim_link(r.ranking[0]), *line(". ", Link("Rival claims", "#evidence-rivals"))))
    return tuple(out[: MOST_DOUBTS + 2])


def _rests(s: Weighing) -> list[Block]:
    if not s.listed:
        return []
    out: list[Block] = []
    those = carrying(s)
    if those:
        out += [Paragraph(line(_why_these(s), Link("All claims", "#evidence-claims"))), _table(s, those)]
    open_ = [p for p in s.listed if s.outcome(p.claim) is None and not told_apart(p, s.among.get(p.claim))]
    if open_:
        bare = [p for p in open_ if not p.items]
        no_item = line("; no item bears on ", *claim_links((p.claim for p in bare), MOST_OPEN)) if bare else ()
        they = "it is" if len(open_) == 1 else "they are"
        head = line(Strong("Not known:"), f" of {plural(len(open_), 'claim')} it {CANNOT} whether {they} true: ")
        out.append(Paragraph((*head, *claim_links((p.claim for p in open_), MOST_OPEN), *no_item, *line("."))))
    return out


def _why_these(s: Weighing) -> str:
    if s.cited or s.fed:
        return (
            "The claims that carry most: those that statements of the case rest on or that decide something first, "
            "then those that stand farthest from an even chance. "
        )
    other = s.case.conflict is not None or s.case.settlement is not None
    none = "No statement of the other sections rests on a claim by name. " if other else ""
    return f"{none}The claims that stand farthest from an even chance, most first. "


def _table(s: Weighing, those: list[Posterior]) -> Table:
    rested = bool(s.cited or s.fed)
    columns = (
        Column("Claim", "long"),
        Column("Whose"),
        Column("Grade", "short"),
        Column("Probability"),
        Column("What carries it"),
        *((Column("Rests on it"),) if rested else ()),
    )
    rows = tuple(
        (
            Cell((line(claim_link(p.claim), f" {claim_words(s, p.claim)}"),), p.claim),
            Cell((whose(s, p),)),
            Cell((line(grade_words(s, p)),)),
            Cell((line(Strong(probability(p))), line(verdict(p, s.among.get(p.claim)))), round(p.p, 6)),
            Cell(carriers(s, p)),
            *((Cell(_rested(s, p)),) if rested else ()),
        )
        for p in those
    )
    return Table("claims-carrying", "The claims that carry most", columns, rows, cards=True)


def _rested(s: Weighing, p: Posterior) -> tuple[Line, ...]:
    out = [line(f"{did_words(f)}") for f in s.fed if f.feed.claim == p.claim]
    count = s.cited.get(p.claim, 0)
    if count:
        out.append(line(f"{plural(count, 'statement')} of the case"))
    return tuple(out) or (line("–"),)
