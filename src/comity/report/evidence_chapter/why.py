"""Why each claim stands where it does, on demand: its items by origin, what each origin is worth, who disagrees."""

from __future__ import annotations

from comity.evidence.grades_in_words import grade_in_words, interval_text, number_text, shown_id
from comity.evidence.posterior.result import OriginPart, Posterior, Weighed
from comity.report.citing import anchor, is_address
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Line,
    Link,
    Paragraph,
    Quiet,
    Section,
    Span,
    Strong,
    Table,
    line,
)
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import (
    EVEN,
    claim_links,
    claim_words,
    flip_words,
    graded,
    probability,
    ratio_words,
    source_span,
    told_apart,
)
from comity.report.phrasing import date_words, plural

SAYS = {"supports": "speaks for it", "contradicts": "speaks against it", "neutral": "says neither"}
MOST_NAMED = 8
MOST_BARE = 60
MOST_ORIGINS, MOST_ITEMS, MOST_WHYS = 12, 6, 6
LEAD = (
    "Each claim can be opened. Items that go back to one first report, one origin, count once, however often it was "
    "repeated. The last column says where the claim would stand if that origin were left out."
)


def why_section(s: Weighing) -> Section | None:
    """Return the section; None where no posterior was worked out."""
    if not s.listed:
        return None
    folds = tuple(_fold(s, p) for p in s.listed if p.items)
    bare = [p.claim for p in s.listed if not p.items]
    none = (Paragraph(line("No item bears on ", *claim_links(bare, MOST_BARE), ".")),) if bare else ()
    return Section("evidence-why", "Why each claim stands where it does", (Paragraph(_answer(s)), *folds, *none))


def hanging(s: Weighing) -> list[tuple[Posterior, OriginPart]]:
    """Return the claims of which something can be told, and that one origin, left out, would bring to or past even."""
    out = []
    for p in s.listed:
        up = p.p > 0.5
        first = next((o for o in p.origins if (o.without > 0.5) != up or abs(o.without - 0.5) < 1e-9), None)
        if told_apart(p, s.among.get(p.claim)) and first is not None and first.swing:
            out.append((p, first))
    return out


def _answer(s: Weighing) -> Line:
    told = sum(told_apart(p, s.among.get(p.claim)) for p in s.listed)
    on_one = hanging(s)
    if not told:
        return line(LEAD)
    if not on_one:
        return line(f"{LEAD} No claim of which something can be told hangs on a single origin.")
    named = claim_links((p.claim for p, _ in on_one), MOST_NAMED)
    return line(
        f"{LEAD} Of the {plural(told, 'claim')} of which something can be told, ",
        Strong(str(len(on_one))),
        f" hang{'s' if len(on_one) == 1 else ''} on one origin, without which nothing would speak for the verdict: ",
        *named,
        ".",
    )


def _fold(s: Weighing, p: Posterior) -> Details:
    head = line(f"{shown_id(p.claim)}: {claim_words(s, p.claim)}: ", Strong(probability(p)))
    blocks: list[Block] = [Paragraph(_before(s, p))]
    if p.origins:
        blocks.append(_origins(s, p))
    rest = _silent(s, p)
    if rest:
        blocks.append(rest)
    more = _more(s, p)
    if more:
        blocks.append(Bullets(more))
    return Details(head, tuple(blocks), anchor("why-claim", p.claim))


def _before(s: Weighing, p: Posterior) -> Line:
    low, middle, high = p.prior
    span = f" {interval_text(low, high)}" if high > low else ""
    claim = s.claims.get(p.claim)
    quote = (claim.quote, claim.locator) if claim is not None else ("", "")
    said = line(" In its own words: ", f"“{quote[0]}”", f" ({quote[1]})" if quote[1] else "", ".") if quote[0] else ()
    one = len(p.items) == 1
    even = abs(p.log_odds) <= EVEN
    flip = "It stands at an even chance: any item tips it." if even else f"What would flip it: {flip_words(p)}."
    head = line(
        "Before any item it stood at ",
        Strong(f"{number_text(middle)}{span}"),
        f"; {plural(len(p.items), 'item')} of {plural(len(p.origins), 'origin')} {'bears' if one else 'bear'} on "
        f"it. With every uncertain number at its worst for the claim it would stand at {number_text(p.worst)}, with "
        f"every one at its best at {number_text(p.best)}. {flip}",
    )
    return (*head, *said)


def _origins(s: Weighing, p: Posterior) -> Table:
    columns = (
        Column("Origin"),
        Column("Its items: who reports, how graded, what it says", "long"),
        Column("How much likelier"),
        Column("Claim without it", "number"),
    )
    weighed = {w.item: w for w in p.items}
    rows = tuple(_origin(s, p, o, weighed) for o in p.origins[:MOST_ORIGINS])
    more = len(p.origins) - len(rows)
    rest = f", the {len(rows)} that weigh most of {len(p.origins):,}" if more else ""
    id_ = anchor("origins", p.claim)
    return Table(id_, f"What bears on {shown_id(p.claim)}, origin by origin{rest}", columns, rows, cards=True)


def _origin(s: Weighing, p: Posterior, o: OriginPart, weighed: dict[str, Weighed]) -> tuple[Cell, ...]:
    text = next((x.text for x in s.evidence.origins if x.id == o.origin), "")
    name: tuple[Line, ...] = (line("of its own"),) if o.own else (line(text or o.origin),)
    if o.network:
        name = (*name, line(Quiet("with relays that may pass it on wrongly")))
    if o.discount < 1:
        name = (*name, line(Quiet(f"partly the same as others: counts {o.discount:.2f} times")))
    first = sorted(o.items, key=lambda i: i not in o.counted)
    items = tuple(x for i in first[:MOST_ITEMS] if i in weighed for x in _item(s, p, weighed[i], o))
    if len(first) > MOST_ITEMS:
        items = (*items, line(Quiet(f"and {len(first) - MOST_ITEMS:,} more that repeat it")))
    return (
        Cell(name, o.origin),
        Cell(items),
        Cell((line(ratio_words(o.log_ratio)),), round(o.log_ratio.middle, 6)),
        Cell((line(number_text(o.without)),), round(o.without, 6)),
    )


def _item(s: Weighing, p: Posterior, w: Weighed, o: OriginPart) -> tuple[Line, ...]:
    item = s.items.get(w.item)
    head: list[Span | str] = [Strong(w.item), " ", source_span(s, w.source), f", {graded(s, w.item, w.grade)}"]
    if item is None:
        return (line(*head),)
    says = item.says if item.claim == p.claim else _direction(w)
    head.append(f", {SAYS[says]}")
    head.append(f", {date_words(item.date)}" if item.date else "")
    if len(o.items) > 1 and w.item not in o.counted:
        head.append(Quiet(" (not counted again)"))
    told = line(*head)
    said = "; ".join(x for x in (item.text.rstrip("."), f"“{item.quote}”" if item.quote else "") if x)
    place: Line = ()
    if item.locator:
        place = line(Link(item.locator, item.locator.strip()) if is_address(item.locator) else Quiet(item.locator))
    where = (*line(" ("), *place, *line(")")) if said and place else place
    return (told, *(((*line(said), *where),) if said or place else ()))


def _direction(w: Weighed) -> str:
    """Return which way an item speaks of a claim that it is not mainly about."""
    middle = w.log_ratio.middle
    return "supports" if middle > 0 else "contradicts" if middle < 0 else "neutral"


def _silent(s: Weighing, p: Posterior) -> Paragraph | None:
    """Return what the grades in a fold mean, each once."""
    letters = sorted({w.grade for w in p.items})
    if not letters:
        return None
    return Paragraph(line(Quiet("; ".join(f"{g}: {grade_in_words(g)}" for g in letters) + ".")))


def _more(s: Weighing, p: Posterior) -> tuple[Line, ...]:
    out: list[Line] = []
    if len(p.analysts) > 1:
        told = ", ".join(f"{a} {number_text(x)}" for a, x in p.analysts.items())
        wide = max(p.analysts.values()) - min(p.analysts.values())
        two = (min(p.analysts.values()) - 0.5) * (max(p.analysts.values()) - 0.5) < 0
        apart = "they fall on both sides of an even chance" if two else f"they lie {number_text(wide)} apart"
        out.append(line("By each analyst's own judgements alone: ", Strong(told), f"; {apart}."))
    if p.among_rivals is not None:
        others = claim_links(c for c in p.rivals if c != p.claim)
        at = Strong(number_text(p.among_rivals))
        out.append(line("If at most one of it and its rivals ", *others, " is true, it stands at ", at, "."))
    items = {w.item for w in p.items}
    whys = [j for j in s.evidence.judgements if j.item in items and j.why][:MOST_WHYS]
    out += [line(f"{j.analyst} on {j.item}: {j.why.rstrip('.')}.") for j in whys]
    return tuple(out)
