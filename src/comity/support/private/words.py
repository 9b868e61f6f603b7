"""Private information in plain sentences."""

from __future__ import annotations

from comity.support.private.result import PrivateAnswer, Screened


def sentences_of(found: PrivateAnswer) -> tuple[str, ...]:
    """Return what the model shows: three to five sentences."""
    out = [
        f"{found.informed} knows whether it is strong (chance {found.chance:.2g}) or weak; {found.offers} does not, "
        "makes the offers, and learns from refusals and battles.",
        f"With support: {_lasts(found.with_support)} Without it: {_lasts(found.without)}",
        _change(found),
        _curve(found),
    ]
    if len(found.signs) > 1:
        out.append(f"Over the ends of the chance and the spread a cut gives: {', '.join(found.signs)}.")
    if not (found.with_support.converged and found.without.converged):
        most = max(found.with_support.residual, found.without.residual)
        out.append(
            "The search goes back and forth between offers that are nearly as good "
            f"(by {most:.2g} of the whole), so the durations are approximate."
        )
    if found.stopped:
        out.append(f"Not every spread was looked at: {found.stopped}.")
    return tuple(sentence for sentence in out if sentence)


def _lasts(one: Screened) -> str:
    """Return how long the war is expected to last, and how often it ends before it begins."""
    where = "on average over the positions" if one.position is None else f"from position {one.position}"
    return (
        f"{one.duration:.1f} periods of fighting {where} ({one.strong:.1f} where it is strong, {one.weak:.1f} where it "
        f"is weak); the first offer is accepted with a chance of {one.settles_at_once:.2f}."
    )


def _change(found: PrivateAnswer) -> str:
    """Return what a cut for good does, and what it does to what is not known."""
    spread = ""
    if found.spread_after < found.spread:
        spread = f" Support makes the strength harder to know: the spread is {found.spread:.2g} with it, "
        spread += f"{found.spread_after:.2g} without."
    words = {
        "shorter": "Cutting support for good shortens the fighting here.",
        "longer": "Cutting support for good lengthens the fighting here.",
        "none": "Cutting support for good makes no difference that these numbers can tell.",
    }
    return words[found.sign] + spread


def _curve(found: PrivateAnswer) -> str:
    """Return whether more spread means a longer war."""
    if len(found.curve) < 2:
        return ""
    longest = max(found.curve, key=lambda point: point[1])
    last = found.curve[-1]
    if longest[1] <= 1e-6:
        return "However far apart the two types are, the first offer is accepted."
    if longest[0] == last[0]:
        return f"The wider the spread, the longer the war: {last[1]:.1f} periods at a spread of {last[0]:.2g}."
    return (
        f"A wider spread makes the war longer up to {longest[0]:.2g} ({longest[1]:.1f} periods), then shorter "
        f"({last[1]:.1f} at {last[0]:.2g}): battles then tell more."
    )
