"""An analysis of competing hypotheses in plain words."""

from __future__ import annotations

import math

from comity.evidence.grades_in_words import p_text, shown_id
from comity.evidence.hypotheses.matrix import Row
from comity.evidence.hypotheses.result import CAUTION, NONE, Agreement, Contrast, Rivals, Standing
from comity.evidence.posterior.words import counted, times
from comity.evidence.sentences import joined

AT_MOST = 5
"""So many items are named in a sentence."""


def said(found: Rivals) -> tuple[str, ...]:
    """Return what a set of hypotheses shows: the ranking, what tells them apart, what turns it, who disagrees."""
    out = [_ranking(found), *_room(found)]
    out += _telling(found)
    out += _turning(found)
    out += _inconsistency(found)
    out += _by_analyst(found)
    return (*out, *found.notes)


def percent(s: Standing) -> str:
    """
    Return a probability with its interval.

    Examples
    --------
    >>> percent(Standing("c", 0.5, 0.814, 0.66, 0.9, 1.5, 1, 0, 0.0, 1))
    '0.81 [0.66-0.90]'
    """
    return p_text(s.p, s.low, s.high)


def _name(found: Rivals, claim: str) -> str:
    text = found.texts.get(claim, "")
    return f"{shown_id(claim)} (“{text}”)" if text else shown_id(claim)


def _ranking(found: Rivals) -> str:
    first = [s for s in found.standings if s.rank == 1]
    rest = [s for s in found.standings if s.rank > 1]
    names = joined(_name(found, s.claim) for s in first)
    if not found.first_told:
        often = sorted(found.standings, key=lambda s: -s.first)[:3]
        by = ", ".join(f"{shown_id(s.claim)} in {s.first:.0%}" for s in often)
        head = (
            f"Of {len(found.standings)} rival claims which is most probable cannot be told: of the draws from the "
            f"ranges of the evidence, first is {by}. By the middles {names} {percent(first[0])}"
        )
    elif len(first) > 1:
        head = f"{names} are equally probable, each {percent(first[0])}"
    else:
        head = f"Of {len(found.standings)} rival claims {names} is most probable, {percent(first[0])}"
    tail = "; then " + ", ".join(f"{shown_id(s.claim)} {percent(s)}" for s in rest) if rest else ""
    return f"{head}{tail}."


def _room(found: Rivals) -> list[str]:
    none, first = found.none, found.standings[0]
    if none is None:
        return []
    if none.rank == 1 and none.p > first.p:
        return [f"That {NONE} is true is more probable than any of them: {percent(none)}."]
    return [f"That {NONE} is true: {percent(none)}."]


def _telling(found: Rivals) -> list[str]:
    """Return which origins tell the hypotheses apart, and how many items do not."""
    if not found.rows:
        return ["No item speaks of any of them, so the ranking is that of the priors."]
    top = found.most_diagnostic()
    if not top:
        return ["No item tells them apart: each fits all of them equally well."]
    named = "; ".join(f"{_piece(r)}: {_times(r)}" for r in top)
    out = [f"What tells them apart most, by how many times likelier it is under one than under another: {named}."]
    useless = found.useless
    if useless:
        more = f" and {len(useless) - AT_MOST} more" if len(useless) > AT_MOST else ""
        out.append(f"Useless for the choice, as they fit all equally well: {', '.join(useless[:AT_MOST])}{more}.")
    return out


def _piece(row: Row) -> str:
    """Return the name of an item, or that of an origin with the items that go back to it."""
    if row.items == (row.id,):
        return row.id
    more = f" and {len(row.items) - AT_MOST} more" if len(row.items) > AT_MOST else ""
    return f"{row.id} ({', '.join(row.items[:AT_MOST])}{more})"


def _times(row: Row) -> str:
    """Return how many times likelier a row is under the hypothesis it fits best than under the one it fits least."""
    d = row.diagnosticity
    if d > math.log(1000):
        return "over 1000"
    factor = math.exp(d)
    return f"{factor:.{0 if factor >= 9.95 else 1}f}"


def _turning(found: Rivals) -> list[str]:
    first = [t for t in found.turns if t.first]
    if first:
        more = f", and so would {len(first) - AT_MOST} more" if len(first) > AT_MOST else ""
        parts = [f"without {t.kind} {t.id}, {shown_id(t.ranking[0])} would come first" for t in first[:AT_MOST]]
        return [f"The first place hangs on single pieces: {'; '.join(parts)}{more}."]
    if not found.rows:
        return []
    if found.turns:
        names = ", ".join(f"{t.kind} {t.id}" for t in found.turns[:AT_MOST])
        return [f"No single piece turns the first place; further down the order hangs on {names}."]
    return ["No single item or origin, taken out, changes the ranking."]


def _inconsistency(found: Rivals) -> list[str]:
    if not found.rows:
        return []
    best = [shown_id(s.claim) for s in found.standings if s.rank_by_inconsistency == 1]
    counts = ", ".join(f"{shown_id(s.claim)} {s.inconsistent}" for s in found.standings)
    out = [f"Origins that speak against, Heuer's count: {counts}. Weighted, least speaks against {joined(best)}."]
    if found.contrast is not None:
        out.append(_why(found.contrast))
    return [*out, CAUTION]


def _why(c: Contrast) -> str:
    """Return in a sentence where the two rankings differ and by what."""
    reasons = []
    if c.from_priors > 0:
        reasons.append(f"its prior is {math.exp(min(c.from_priors, 50)):.1f} times as large")
    if c.from_support > 0:
        by = f", most of it by {c.origin}" if c.origin else ""
        reasons.append(f"more speaks for it{by}")
    why = " and ".join(reasons) or "the difference is one of rounding"
    least, most = shown_id(c.by_inconsistency), shown_id(c.by_posterior)
    return f"The two rankings differ: there is less against {least}, but {most} is more probable, because {why}."


def _by_analyst(found: Rivals) -> list[str]:
    out = []
    if found.analysts:
        parts = [f"{a.analyst} {shown_id(a.ranking[0])} ({a.p[a.ranking[0]]:.2f})" for a in found.analysts]
        firsts = {a.ranking[0] for a in found.analysts}
        agree = "agree on the first place" if len(firsts) == 1 else "do not agree on the first place"
        out.append(f"The analysts {agree}: {', '.join(parts)}.")
    wide = [d for d in found.disagreements if d.spread > 0][:1]
    if wide:
        d = wide[0]
        low, high = min(d.values, key=d.values.__getitem__), max(d.values, key=d.values.__getitem__)
        out.append(
            f"They are furthest apart on {d.item}: a ratio of {_ratio(d.values[low])} by {low}, of "
            f"{_ratio(d.values[high])} by {high}."
        )
    if found.agreement is not None:
        out += _agreed(found.agreement)
    return out


def _ratio(log: float) -> str:
    return times(math.exp(max(-700.0, min(700.0, log))))


def _agreed(a: Agreement) -> list[str]:
    out = []
    if a.grades is not None:
        over = counted(a.graded_items, "item")
        told = f"Krippendorff's alpha {a.grades:.2f} (1 is perfect, 0 what chance gives)"
        out.append(f"Agreement on grades over {over}: {told}.")
    if a.ratios is not None:
        out.append(f"On ratios, over {counted(a.rated_items, 'item')}: alpha {a.ratios:.2f}.")
    if not out and max(a.graded_items, a.rated_items) == 1:
        out.append("Two or more analysts judged one item only: how far they agree beyond chance cannot be told.")
    return out
