"""The record of forecasters in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from comity.evidence.forecasts.result import EVERYBODY, FEW, Forecaster, Forecasts, Open, Paired
from comity.evidence.grades_in_words import shown_id
from comity.evidence.sentences import joined, opened, unfinished

CAUTION = (
    "Scores of forecasters who spoke of different claims cannot be set side by side: some claims are harder than "
    "others."
)
MOST_NAMED = 20
"""So many claims are named in one sentence."""
MANY_PAIRS = 6
"""Past so many pairs of forecasters only the clear ones get a sentence of their own."""


def said(found: Forecasts) -> tuple[str, ...]:
    """Return everything in plain words: the records, the comparisons, what is open, what was left out."""
    if found.empty:
        return ()
    out = [s for f in found.forecasters for s in record_words(f)]
    if len([f for f in found.forecasters if f.name != EVERYBODY]) > 1:
        out.append(CAUTION)
    out += list(_compared([p for p in found.paired if p.score == "brier"]))
    out += list(open_words(found.open))
    if not found.forecasters:
        out.append("No forecast can be scored yet.")
    return (*out, *unfinished(found.missing), *found.not_scored, *found.notes)


def _compared(pairs: list[Paired]) -> Iterator[str]:
    """Yield a sentence per pair; of many pairs only those where one is better."""
    shown = pairs if len(pairs) <= MANY_PAIRS else [p for p in pairs if p.better]
    yield from map(paired_words, shown)
    if len(shown) < len(pairs):
        yield f"Of {len(pairs) - len(shown)} other pairs of forecasters none can be called better than the other."


def record_words(f: Forecaster) -> list[str]:
    """Return one forecaster's record in two or three sentences."""
    n = len(f.scored)
    what = "forecasts" if f.name == EVERYBODY else "claims"
    out = [
        f"{opened(f.name)}: {n} {what if n > 1 else what[:-1]} scored, Brier score {f.brier:.3f} (0 is best, always "
        f"saying one half gives 0.25), log score {f.log:.2f}."
    ]
    if n == 1:
        return [*out, "From one claim neither skill nor calibration can be told."]
    if f.skill is None:
        out.append("All of these claims turned out the same way, so skill against the base rate cannot be told.")
    else:
        how = "better" if f.skill > 0 else "worse" if f.skill < 0 else "no better"
        rate = f"{f.base_rate:.2f}"
        out.append(f"That is {how} than always giving the base rate of these claims, {rate} (skill {f.skill:+.2f}).")
    if n < FEW:
        out.append(f"With fewer than {FEW} of them, calibration cannot be told.")
    else:
        out.append(_calibrated(f))
    return out


def _calibrated(f: Forecaster) -> str:
    """Return where the band of the calibration curve leaves out the forecast itself."""
    high = [c.p for c in f.calibration if c.high < c.p]
    low = [c.p for c in f.calibration if c.low > c.p]
    parts = [f"too high at {_span(high)}"] if high else []
    parts += [f"too low at {_span(low)}"] if low else []
    if not parts:
        return "The band of the calibration curve holds every forecast: no miscalibration is shown."
    return (
        f"By the calibration curve its forecasts are {joined(parts)} (by chance alone about one point in ten "
        "would fall outside its band)."
    )


def _span(values: Iterable[float]) -> str:
    low, high = min(values := list(values)), max(values)
    return f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f}"


def paired_words(p: Paired) -> str:
    """Return a comparison of two forecasters in a sentence."""
    head = (
        f"On the {p.claims} claims that {p.one} and {p.other} both forecast"
        if p.claims > 1
        else (f"On the one claim that {p.one} and {p.other} both forecast")
    )
    if p.adjusted is None:
        return f"{head}, who is better cannot be told: {p.why}."
    gap = f"mean difference {abs(p.difference):.3f} in Brier score, p = {p.adjusted:.2g}"
    if p.better:
        return f"{head}, {p.better} did better ({gap})."
    return f"{head}, the difference may be chance ({gap})."


def open_words(rows: Iterable[Open]) -> Iterable[str]:
    """Yield a sentence for each state in which claims are still open."""
    rows = list(rows)
    heads = {
        "overdue": "Overdue",
        "not yet due": "Not yet due",
        "no rule": "Without a rule of decision",
        "no day": "Without a day by which they are decided",
        "not known when": "Decided, the day not known",
    }
    for state, head in heads.items():
        dated = state in ("overdue", "not yet due")
        ids = [shown_id(o.claim) + (f" (by {o.by})" if o.by and dated else "") for o in rows if o.state == state]
        if ids:
            yield f"{head}: {claims_named(ids)}."


def claims_named(ids: Sequence[str]) -> str:
    """
    Return the claims of a list as a sentence names them, the first of them where they are many.

    Examples
    --------
    >>> claims_named(["c1", "talks"]), claims_named([f"claim{n}" for n in range(50)])[-20:]
    ('C1, talks', 'claim19, and 30 more')
    """
    named = ", ".join(shown_id(i) for i in ids[:MOST_NAMED])
    return f"{named}, and {len(ids) - MOST_NAMED:,} more" if len(ids) > MOST_NAMED else named
