"""What partners add to the first page of a report: in short, how sure, and what it rests on."""

from __future__ import annotations

from comity.report.citing import source_links
from comity.report.content import Block, Bullets, Line, Link, Paragraph, Section, Strong, line
from comity.report.figures.said import percent
from comity.report.partners_chapter.answer import hangs, verdict
from comity.report.partners_chapter.costs import cheapest_line
from comity.report.partners_chapter.history import log_line
from comity.report.partners_chapter.method import PARTS
from comity.report.partners_chapter.subject import Offered, in_a_row
from comity.report.partners_chapter.weights import can_be_first
from comity.report.partners_chapter.wording import ends_words
from comity.report.phrasing import plural
from comity.report.pieces import sentence

TITLES = {"in-short": "In short", "how-sure": "How sure", "rests-on": "What it rests on"}
DRAW = "A draw picks weights and numbers that fit what is said, at random. "
MOST_ALONE, MOST_NAMED = 7, 6


def sentences(s: Offered) -> tuple[Line, ...]:
    """Return what there is to say in short, the most asked for first."""
    found = (_verdict(s), _for_whom(s), _promises(s), _worth_knowing(s), _costs(s), _locked(s), _waiting(s), _log(s))
    return tuple(x for x in found if x)


def in_short(s: Offered, most: int) -> tuple[Line, ...]:
    """Return at most so many sentences, for a first page that has other answers to tell of as well."""
    told = sentences(s)[:most]
    if not told:
        return ()
    count = "One offer was looked at. " if len(s.offers) == 1 else f"{len(s.offers)} offers were compared. "
    first = (Link("Partners", x.target) if isinstance(x, Link) else x for x in told[0])
    return ((*line(count), *first), *told[1:])


def alone(s: Offered) -> tuple[Section, ...]:
    """Return the first page of a report on a case that has partners alone."""
    told = sentences(s)[:MOST_ALONE] or (line("From what is stated nothing can be told of the offers."),)
    short = Section("in-short", TITLES["in-short"], (Bullets(told),))
    added = blocks(s)
    case = s.study.case
    if case.leaves_out:
        left = Paragraph(line(Strong("What is left out, and not known from this case:")))
        added["rests-on"] += [left, Bullets(tuple(line(x) for x in case.leaves_out))]
    return (short, *(Section(k, TITLES[k], tuple(added[k])) for k in TITLES if added.get(k)))


def blocks(s: Offered) -> dict[str, list[Block]]:
    """Return what partners have to say in each section of the first page but the first."""
    return {"how-sure": _sure(s), "rests-on": _rests(s)}


def _verdict(s: Offered) -> Line:
    link = Link("The answer", "#partners-answer")
    if not s.offers:
        return ()
    found = s.result.smaa
    means = DRAW if found is not None and not found.certain and len(s.offers) > 1 else ""
    return (*verdict(s), *line(f" {means}", link))


def _for_whom(s: Offered) -> Line:
    found = s.result.smaa
    if found is None or len(s.offers) < 2 or len(s.criteria) < 2 or found.way == "fixed":
        return ()
    link = Link("For whom", "#partners-weights")
    can = [k for k, w in enumerate(found.central) if w is not None]
    others = [k for k in can if found.offers[k] != found.winner]
    top = sorted(others, key=lambda k: (-found.ranks[k][0], k))[:3]
    if len(can) == 1:
        return line(f"{s.name(found.offers[can[0]])} is first in every draw, whatever the weights. ", link)
    named = in_a_row([f"{s.name(found.offers[k])} in {percent(float(found.ranks[k][0]))}" for k in top])
    if found.winner is not None:
        return line(f"Other weights and numbers that fit put another offer first: {named} of draws. ", link)
    most = ", most often " if len(can) > len(top) else ": "
    head = f"Which offer is first hangs on what counts for whom; {can_be_first(len(can), len(found.offers))}"
    return line(f"{head}{most}{named} of them. ", link)


def _promises(s: Offered) -> Line:
    found = s.result.promises
    if found is None or len(s.offers) < 2:
        return ()
    first, *more = found.sentences()
    if hangs(s):  # the verdict has said so already
        first = f"{first.partition(' only promised.')[0]} only promised."
        if found.kept.winner is not None:
            kept, without = (float(x.first[found.kept.winner]) for x in (found.kept, found.without))
            more = [
                f"{s.name(found.kept.winner)} comes first in {percent(kept)} of draws with promises kept, and in "
                f"{percent(without)} without them."
            ]
    return line(f"{' '.join((first, *more[:1]))} ", Link("Promises", "#partners-answer"))


def _worth_knowing(s: Offered) -> Line:
    found = s.result.information
    useful = [u for u in (*found.cells, *found.claims) if u.value > 0] if found is not None else []
    if not useful:
        return ()
    top = min(useful, key=lambda u: (-u.value, u.claim, u.offer, u.criterion))
    what = f"{s.criterion(top.criterion)} of {s.name(top.offer)}" if top.offer else f"whether claim {top.claim} holds"
    chance = f"with a chance of {percent(top.changes)} another offer is best on average then"
    return line(
        "Most worth finding out: ", Strong(what), f"; {chance}. ", Link("What to find out", "#partners-information")
    )


def _costs(s: Offered) -> Line:
    found = s.result.costs
    if found is None or not found.costs or len(s.offers) < 2:
        return ()
    return (*cheapest_line(s, found), *line(" ", Link("Whole-life cost", "#partners-costs")))


def _locked(s: Offered) -> Line:
    found = s.result.locked_in
    known = [o for o in found.offers if o.years is not None] if found is not None else []
    if not known:
        return ()
    parts = [f"{s.name(o.offer)} {ends_words(o.years, 'years')}" for o in known[:3]]
    more = f" and {len(known) - 3} more" if len(known) > 3 else ""
    head = f"Leaving would cost, in years of what an offer is worth: {in_a_row(parts)}{more}. "
    return line(head, Link("Lock-in", "#partners-locked-in"))


def _waiting(s: Offered) -> Line:
    found = s.result.options
    if found is None or not found.commitments:
        return ()
    words = {"go now": "beginning now is worth more", "worth waiting": "waiting is worth more"}
    parts = [f"with {s.name(w.offer)} {words.get(w.verdict, 'it cannot be told')}" for w in found.commitments[:3]]
    return line(f"Committing now or later: {in_a_row(parts)}. ", Link("Waiting", "#partners-options"))


def _log(s: Offered) -> Line:
    found = s.result.log
    if found is None or not found.events or len(s.offers) < 2:
        return ()
    return line(f"{log_line(s, found)} ", Link("Over time", "#partners-log"))


def _sure(s: Offered) -> list[Block]:
    """Return on what the answer hangs, and what nobody can tell."""
    told: list[Line] = []
    r = s.result
    if r.changes is not None and r.changes.changes and len(r.changes.first) == 1:
        near = min(
            (c for c in r.changes.changes if c.shift is not None),
            key=lambda c: c.shift.moved if c.shift else 9.0,
            default=None,
        )
        if near is not None and near.shift is not None:
            head = (
                f"From the middle of what is known, {percent(near.shift.moved)} of all weight would have to move for "
                f"{s.name(near.offer)} to come before {s.name(r.changes.first[0])}. "
            )
            told.append(line(Strong("Offers, weights. "), head, Link("What would change it", "#partners-change")))
    if r.promises is not None and len(s.offers) > 1:
        hang = "hangs on promises" if r.promises.hangs else "is the same with and without promises"
        told.append(
            line(
                Strong("Promises. "),
                f"Whether there is a clear winner, and which, {hang}. ",
                Link("Promises", "#partners-answer"),
            )
        )
    if r.claims is not None and r.claims.tried:
        torn = [t.claim for t in r.claims.tried if t.hangs]
        hang = (
            f"hangs on how likely {in_a_row(torn)} {'is' if len(torn) == 1 else 'are'}"
            if torn
            else "is the same at both ends of each claim"
        )
        told.append(
            line(Strong("Claims. "), f"The answer about a clear winner {hang}. ", Link("Claims", "#partners-answer"))
        )
    return [Bullets(tuple(told))] if told else []


def _rests(s: Offered) -> list[Block]:
    """Return what it rests on, and how much of it is not public."""
    known, told = s.result.known, []
    ids = [i for o in s.offers for i in o.source]
    ids += [i for k in known.cells for i in k.cell.source] + [i for o in s.offers for p in o.payments for i in p.source]
    every = tuple(dict.fromkeys(i for i in ids if i))
    if s.offers:
        counts = plural(len(s.offers), "offer")
        counts += f" and {plural(len(known.cells), 'cell')}" if known.cells else ""
        more = f" and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else ""
        of = (
            line(", from ", *source_links(s.study, every[:MOST_NAMED]), more)
            if every
            else line(", without a source named")
        )
        open_ = f" {how_open(known.count('not public'), known.count('promised'))} " if known.cells else " "
        told.append(
            (
                *line(Strong("Partners. "), "It rests on ", counts),
                *of,
                *line(f".{open_}", Link("What is known", "#partners-offers")),
            )
        )
    for part, reason in (*s.result.missing.items(), *s.result.limited.items()):
        told.append(line(f"Not known, {PARTS.get(part, part)}: {sentence(reason)}"))
    return [Bullets(tuple(told))] if told else []


def how_open(hidden: int, promised: int) -> str:
    """
    Return how many cells are not public, and how many only promised.

    Examples
    --------
    >>> how_open(4, 0), how_open(1, 2), how_open(0, 0)
    ('4 of the cells are not public.', '1 of the cells is not public and 2 are only promised.', 'All are known.')
    """
    parts = [(hidden, "not public"), (promised, "only promised")]
    said = [f"{n:,} of the cells {'is' if n == 1 else 'are'} {how}" for n, how in parts if n]
    if len(said) > 1:
        said[1] = said[1].replace(" of the cells", "", 1)
    return f"{' and '.join(said)}." if said else "All are known."
