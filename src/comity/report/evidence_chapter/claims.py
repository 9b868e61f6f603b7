"""Where each claim stands: the answer, a picture by party, a table, and how many claims of each party were tested."""

from __future__ import annotations

from comity.evidence.grades_in_words import MARK_NOTE, grade_in_words, number_text, p_text, shown_id
from comity.evidence.posterior.result import Posterior
from comity.report.citing import anchor, claim_link
from comity.report.content import (
    Block,
    Cell,
    Column,
    Details,
    Figure,
    Line,
    Link,
    Note,
    Paragraph,
    PartyName,
    Quiet,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.evidence_chapter.pictures.dots import PROBABILITY, Dot, Group, Words, dots_figure
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import (
    CANNOT,
    claim_words,
    flip_words,
    grade_words,
    graded,
    probability,
    rounded,
    source_words,
    told_apart,
    verdict,
    whose,
)
from comity.report.phrasing import plural

MOST_ROWS = 26  # rows of one picture: more would not fit on a page
MOST_CARRIERS = 3
MOST_LINKS = 60
MOST_OTHERS = 2000
NO_PARTY = "Speakers who are no party"
UNEQUAL = (
    "How many claims of each party were tested follows from the material, from what was written down and what could be "
    "held against something, and says nothing about the parties. Shares of unequal numbers are not compared here."
)


def claims_section(s: Weighing) -> Section | None:
    """Return the section; None where no posterior was worked out."""
    if not s.listed:
        return None
    blocks: list[Block] = [Paragraph(_answer(s), lead=True), *_pictures(s), _table(s), Paragraph(_grades(s))]
    blocks += [*_others(s), _by_party(s), Note("plain", line(UNEQUAL))]
    return Section("evidence-claims", "How far each claim stands", tuple(blocks))


def _answer(s: Weighing) -> Line:
    """Return how many claims stand which way."""
    every = tuple(s.posteriors.values())
    up, down, open_, bare = counts(s, every)
    out = line(
        "Of ",
        Strong(plural(len(every), "claim")),
        ", ",
        Strong(str(up) if up else "none"),
        f" {'is' if up == 1 else 'are'} more likely true than not and ",
        Strong(str(down) if down else "none"),
        " more likely false than not, by all that was weighed; of ",
        Strong(str(open_) if open_ else "none"),
        f" it {CANNOT}",
    )
    if bare:
        out = (*out, *line(f", among them {bare} on which no item bears"))
    if up + down + open_ < len(every):
        out = (*out, *line(f"; {len(every) - up - down - open_} decided since"))
    return (*out, *line(". A probability is a judgement on the items named here, and more items can turn it."))


def counts(s: Weighing, every: tuple[Posterior, ...]) -> tuple[int, int, int, int]:
    """
    Return how many claims are more likely true than not, more likely false, open, and without any item.

    Claims that are decided are none of these.
    """
    asked = [p for p in every if s.outcome(p.claim) is None]
    known = [p for p in asked if told_apart(p, s.among.get(p.claim))]
    up = sum(p.p > 0.5 for p in known)
    return up, len(known) - up, len(asked) - len(known), sum(not p.items for p in asked)


def _head(s: Weighing, party: str) -> PartyName | str:
    return s.name(party) or (NO_PARTY if s.party_names else "")


def _pictures(s: Weighing) -> list[Figure]:
    """Return the picture, in several where there are too many rows for a page; a party is not parted if it fits."""
    parts: list[list[tuple[str, tuple[Posterior, ...]]]] = [[]]
    for party, group in s.ordered:
        for k in range(0, len(group), MOST_ROWS):
            piece = group[k : k + MOST_ROWS]
            if parts[-1] and sum(len(g) for _, g in parts[-1]) + len(piece) > MOST_ROWS:
                parts.append([])
            parts[-1].append((party, piece))
    drawn = [_picture(s, part, k + 1, len(parts)) for k, part in enumerate(parts)]
    return [f for f in drawn if f is not None]


def _picture(s: Weighing, part: list[tuple[str, tuple[Posterior, ...]]], place: int, of: int) -> Figure | None:
    title = "How probable each claim is" + (f" ({place} of {of})" if of > 1 else "")
    alt = f"{title}. " + " ".join(f"{shown_id(p.claim)} {probability(p)}." for _, group in part for p in group)
    said = Words(
        title,
        "The dot is the probability that the claim is true, the line its interval of 90 per cent, the ring where it "
        "stood before any item. A dashed line reaches the even chance, by itself or among its rivals: whether the "
        "claim is true cannot be told. Claims stand under the party that makes them, the most probable first, by one "
        "rule for all.",
        alt,
        ("claim", "text", "whose", "probability", "from", "to", "before any item"),
        tuple(
            (shown_id(p.claim), claim_words(s, p.claim), _by(s, p), *rounded(p.p, p.low, p.high, p.prior[1]))
            for _, group in part
            for p in group
        ),
    )
    groups = tuple(Group(_head(s, party), tuple(_dot(s, p) for p in group)) for party, group in part)
    return dots_figure("claims" + (f"-{place}" if place > 1 else ""), said, groups, PROBABILITY)


def _by(s: Weighing, p: Posterior) -> str:
    party = s.name(p.by)
    return party.name if party is not None else s.claims[p.claim].speaker or p.by if p.claim in s.claims else p.by


def _dot(s: Weighing, p: Posterior) -> Dot:
    words = f"{shown_id(p.claim)}: {claim_words(s, p.claim)}"
    return Dot(words, p.low, p.p, p.high, number_text(p.p), p.prior[1], not told_apart(p, s.among.get(p.claim)))


def _table(s: Weighing) -> Table:
    material = any(s.claims[p.claim].grade for p in s.listed if p.claim in s.claims)
    columns = (
        Column("Claim", "long"),
        Column("Whose", "short"),
        Column("Grade", "short"),
        Column("Probability"),
        Column("What carries it"),
        Column("What would flip it"),
        *((Column("Graded in the material as", "short"),) if material else ()),
    )
    rows = tuple(_row(s, p, material) for p in s.listed)
    ids = tuple(anchor("claim", p.claim) for p in s.listed)
    return Table("claims-table", "Each claim, what carries it and what would flip it", columns, rows, True, (), ids)


def _others(s: Weighing) -> list[Block]:
    """Return the claims that are not listed above, in short: nothing rests on them and they stand nearest to even."""
    listed = {p.claim for p in s.listed}
    rest = [p for _, group in s.by_party(s.posteriors.values()) for p in group if p.claim not in listed]
    if not rest:
        return []
    shown = rest[:MOST_OTHERS]
    rows = tuple(
        (
            Cell((line(f"{shown_id(p.claim)} {claim_words(s, p.claim)}"),), p.claim),
            Cell((whose(s, p),)),
            Cell((line(probability(p)),), round(p.p, 6)),
        )
        for p in shown
    )
    columns = (Column("Claim", "long"), Column("Whose"), Column("Probability"))
    part = f", the first {MOST_OTHERS:,}" if len(shown) < len(rest) else ""
    head = "Claims on which nothing else rests, and that stand nearest to an even chance"
    ids = tuple(anchor("claim", p.claim) for p in shown)
    table = Table("other-claims", f"{head}{part}", columns, rows, row_ids=ids)
    return [Details(line(f"The other {plural(len(rest), 'claim')}"), (table,))]


def _row(s: Weighing, p: Posterior, material: bool) -> tuple[Cell, ...]:
    claim = s.claims.get(p.claim)
    quote = line(Quiet(f"“{claim.quote}”")) if claim is not None and claim.quote else ()
    text = (line(Strong(shown_id(p.claim)), f" {claim_words(s, p.claim)}"), *((quote,) if quote else ()))
    grade = grade_words(s, p)
    among = s.among.get(p.claim)
    told = (
        line(Strong(probability(p))),
        *((line(f"among its rivals {p_text(among.p, among.low, among.high)}"),) if among is not None else ()),
        line(_stands(s, p)),
    )
    carries = (*carriers(s, p), line(Link("why", f"#{anchor('why-claim', p.claim)}")))
    own = claim.grade if claim is not None else ""
    return (
        Cell(text, p.claim),
        Cell((whose(s, p),)),
        Cell((line(grade),), grade),
        Cell(told, round(p.p, 6)),
        Cell(carries if p.items else (line("–"),), float(len(p.items))),
        Cell((line(flip_words(p)),), round(abs(p.log_odds), 6)),
        *((Cell((line(own or "–"),)),) if material else ()),
    )


def _stands(s: Weighing, p: Posterior) -> str:
    """Return how a claim came out, where that is decided, else how it stands."""
    outcome, among = s.outcome(p.claim), s.among.get(p.claim)
    if outcome is not None:
        return f"decided: {'true' if outcome else 'not so'}"
    return verdict(p, among) if p.items or among is not None else f"{CANNOT}: no item bears on it"


def carriers(s: Weighing, p: Posterior) -> tuple[Line, ...]:
    """Return the items that carry a claim, by who reports them; what is said where none does."""
    if not p.carried_by:
        return (line("none: its items say nothing, or cancel"),)
    weighed = {w.item: w for w in p.items}
    named: dict[str, int] = {}
    for w in (weighed[i] for i in p.carried_by if i in weighed):
        words = f"{source_words(s, w.source)} ({graded(s, w.item, w.grade)})"
        named[words] = named.get(words, 0) + 1
    shown = list(named.items())[:MOST_CARRIERS]
    out = [line(words if count == 1 else f"{words}, {count} items") for words, count in shown]
    more = len(p.carried_by) - sum(count for _, count in shown)
    return (*out, *((line(f"and {plural(more, 'other')}"),) if more > 0 else ()))


def _grades(s: Weighing) -> Line:
    """Return what the grades in the table mean, each once."""
    found = {g.letters for p in s.listed if (g := s.result.grade(p.claim)) is not None}
    if not found:
        return line("No item moves any of these claims.")
    told = "; ".join(f"{letters}: {grade_in_words(letters)}" for letters in sorted(found))
    marked = any(g.marked for p in s.listed if (g := s.result.grade(p.claim)) is not None)
    head = line("A grade has a letter for the source and a digit for the item; the row shows that of the item that ")
    return (*head, *line(f"carries most. {told}."), *(line(f" {MARK_NOTE}") if marked else ()))


def _by_party(s: Weighing) -> Table:
    columns = (
        Column("Whose"),
        Column("Claims", "number"),
        Column("Tested: with an item that speaks for or against", "number"),
        Column("Items", "number"),
        Column("Which"),
    )
    groups = dict(s.by_party(s.posteriors.values()))
    names = [*s.party_names, *([""] if "" in groups else [])]
    rows = tuple(_party_row(s, party, groups.get(party, ())) for party in names)
    return Table("claims-by-party", "How many claims of each party were tested", columns, rows, cards=True)


def _party_row(s: Weighing, party: str, group: tuple[Posterior, ...]) -> tuple[Cell, ...]:
    tested = sum(any(w.log_ratio.middle for w in p.items) for p in group)
    items = sum(len(p.items) for p in group)
    head = s.name(party)
    links: Line = ()
    for k, p in enumerate(group[:MOST_LINKS]):
        links = (*links, *line(", " if k else "", claim_link(p.claim)))
    if len(group) > MOST_LINKS:
        links = (*links, *line(f" and {len(group) - MOST_LINKS:,} more"))
    return (
        Cell((line(head if head is not None else NO_PARTY),)),
        *(Cell((line(str(n)),), float(n)) for n in (len(group), tested, items)),
        Cell((links or line("none"),)),
    )
