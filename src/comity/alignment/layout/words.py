"""How the picture is to be read, in plain words."""

from __future__ import annotations

import math

from comity.alignment.layout.frame import Layout


def sentences_of(drawn: Layout) -> tuple[str, ...]:
    """Return how the places came about, how far they can be trusted, and what was left out."""
    if not any(frame.actors for frame in drawn.frames):
        return ("There is nothing to draw: no window has an actor with a tie.",)
    return (
        "Actors with a positive tie stand near each other, actors with a negative tie apart; only nearness has a "
        "meaning, not left, right, up or down.",
        *_stress(drawn),
        *_movement(drawn),
        *_labels(drawn),
    )


def _stress(drawn: Layout) -> tuple[str, ...]:
    known = sorted(s for s in drawn.quality.stress if not math.isnan(s))
    if not known:
        return ()
    low, high = _percent(known[0]), _percent(known[-1])
    span = low if low == high else f"{low} to {high}"
    return (f"The distances drawn miss the distances wanted by {span}: two dimensions cannot hold every tie.",)


def _movement(drawn: Layout) -> tuple[str, ...]:
    known = [m for m in drawn.quality.movement if not math.isnan(m)]
    if not known:
        return ()
    mean = _percent(sum(known) / len(known))
    told = f"From one window to the next an actor moves on average by {mean} of the picture's diagonal"
    if not drawn.hold:
        return (f"{told}; no place is held, so a long way may mean nothing.",)
    return (f"{told}; each is held at its last place, so a long way means that ties changed.",)


def _labels(drawn: Layout) -> tuple[str, ...]:
    short = [len(frame.dropped) for frame in drawn.frames if frame.dropped]
    if not short:
        return ()
    names = "name" if max(short) == 1 else "names"
    if len(drawn.frames) == 1:
        return (f"{short[0]} {names} found no room; they are those of actors with few ties or in a crowd.",)
    windows = "1 window" if len(short) == 1 else f"{len(short)} windows"
    return (f"In {windows} names found no room, at most {max(short)}; they are of actors with few ties or in a crowd.",)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.095 else f"{100 * share:.1f} %"
