"""What ``comity ensemble`` prints for people: probabilities with intervals, what was varied, what moves them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.ensemble.result import Change, EnsembleResult
    from comity.ensemble.share import Estimate

_SHOWN = 25
_MOVED = 3
_HOW = {
    "exact": "summed over every preference that can be drawn",
    "factorised": "the product of shares per party, as a verdict depends on each party's own preference alone",
    "sampled": "the share of draws",
}


def print_ensemble(result: EnsembleResult) -> None:
    """Print the outcomes that hold in some draw, the likeliest first."""
    from comity.conflict.concepts.table import concept
    from comity.conflict.words import describe

    model = result.model
    order = sorted(result.outcomes(), key=lambda s: (-sum(float(x.p[s]) for x in result.spans.values()), s))
    rows = [
        [model.label(s), describe(model, s), *(share(result.estimate(s, c)) for c in result.concepts)]
        for s in order[:_SHOWN]
    ]
    names = [concept(c).name for c in result.concepts]
    held = f", {result.plan.scenario.words}" if result.plan.scenario else ""
    title = f"{model.case.title}: how sure each outcome is{held}"
    show.table(title, ["state", "outcome", *names], rows, _counts(result, len(order)))
    show.lines(_ways(result))
    show.lines(["", "What was varied:", *(f"  {note}" for note in _notes(result))])
    show.lines(_moved(result, order))
    show.lines(_changed(result))
    show.lines(
        [
            "",
            "A share of draws says how far a verdict hangs on what is not known of preferences, under the assumptions "
            "above. It is not the probability of an event.",
        ]
    )


def share(estimate: Estimate) -> str:
    """
    Return a probability with its interval, with no more digits than the interval bears.

    Examples
    --------
    >>> from comity.ensemble.share import Estimate
    >>> share(Estimate(0.6213, 0.5512, 0.6634, "sampled")), share(Estimate(0.25, 0.25, 0.25, "exact"))
    ('0.6 (0.55 to 0.66)', '0.250 (exact)')
    >>> share(Estimate(1, 1, 1, "exact")), share(Estimate(0, 0, 0, "exact")), share(Estimate(0, 0, 0.004, "sampled"))
    ('always', 'never', '0.00 (0.000 to 0.004)')
    >>> share(Estimate(0.04, 0.03, 0.05, "sampled"))
    '0.04 (0.03 to 0.05)'
    """
    if estimate.low == estimate.high and estimate.p in (0, 1):
        return "always" if estimate.p else "never"
    if estimate.how == "exact":
        near = {"0.000": "under 0.001", "1.000": "over 0.999"}
        text = f"{estimate.p:.3f}"
        return f"{near.get(text, text)} (exact)"
    return _number(estimate)


def _number(estimate: Estimate, sign: str = "") -> str:
    """Return a number with its interval; one digit more where rounding would take it out of its interval."""
    from comity.ensemble.saying import digits

    p, low, high = estimate.p, estimate.low, estimate.high
    d = digits(low, high)
    near = d if low <= round(p, d) <= high else d + 1
    return f"{p:{sign}.{near}f} ({low:{sign}.{d + 1}f} to {high:{sign}.{d + 1}f})"


def _counts(result: EnsembleResult, found: int) -> str:
    parts = [
        f"{found:,} of {result.model.n_states:,} states hold in some draw",
        f"{result.draws:,} draws, seed {result.seed}",
        "intervals at 95 in 100",
    ]
    if found > _SHOWN:
        parts.insert(1, f"the {_SHOWN} likeliest are shown; --json lists all")
    return "; ".join(parts) + "."


def _ways(result: EnsembleResult) -> Iterator[str]:
    from comity.conflict.concepts.table import concept
    from comity.conflict.words import join

    for how, words in _HOW.items():
        names = [concept(c).name for c in result.concepts if result.how[c] == how]
        if names:
            yield f"{join(names)}: {words}."


def _moved(result: EnsembleResult, order: list[int]) -> list[str]:
    """Return what moves the likeliest outcomes that are not certain."""
    from comity.conflict.concepts.table import concept

    lines: list[str] = []
    for s in order[:_SHOWN]:
        for c in result.concepts:
            found = [m for m in result.movers(s, c, 1) if m.clear]
            if found and len(lines) < _MOVED:
                m = found[0]
                who = result.model.case.party(m.party).name
                lines.append(
                    f"  {result.model.label(s)}, {concept(c).name}: {share(m.with_it)} where for {who} {m.words}, "
                    f"{share(m.without)} where not"
                )
                break
    return ["", "What moves a probability most:", *lines] if lines else []


def _changed(result: EnsembleResult) -> list[str]:
    """Return the outcomes that the scenario moves most, on the same draws."""
    clear = [c for c in result.changes() if c.difference.low > 0 or c.difference.high < 0]
    if not result.plan.scenario:
        return []
    if not clear:
        return ["", f"{result.plan.scenario.words}: no probability is seen to change."]

    clear.sort(key=lambda c: -abs(c.difference.p))
    return [
        "",
        f"What changes {result.plan.scenario.words}, against the case as it is:",
        *(_line(c) for c in clear[:_SHOWN]),
    ]


def _line(change: Change) -> str:
    from comity.conflict.concepts.table import concept

    return f"  {change.state}, {concept(change.concept).name}: {_number(change.difference, '+')}"


def _notes(result: EnsembleResult) -> list[str]:
    """Return what a reader should know, parties of one law on one line."""
    parties: dict[str, list[str]] = {}
    for law in result.laws:
        parties.setdefault(law.words.removeprefix(f"{law.name}: "), []).append(law.name)
    return [f"{', '.join(names)}: {words}" for words, names in parties.items()] + [*result.notes()[len(result.laws) :]]
