"""How each party ranks the outcomes that are named: one ladder per party, a line per outcome."""

from __future__ import annotations

import numpy as np

from comity.conflict.ranking import implied_ranking
from comity.report.content import Figure
from comity.report.figures.shapes import handle_mark, party_heads
from comity.report.findings import Findings
from comity.report.phrasing import outcome_words, player_name
from comity.report.svg import box, document, group, label, segment

LEFT, GAP, RUNG, TOP = 92, 168, 44, 92


def ladder_figure(f: Findings) -> Figure | None:
    """Return the ladders; None where fewer than two outcomes are shown."""
    if len(f.shown) < 2:
        return None
    tiers = [_places(f, p) for p in range(f.model.n_players)]
    depth = max(max(t.values()) for t in tiers)
    width = LEFT + GAP * (f.model.n_players - 1) + 96
    height = TOP + RUNG * (depth - 1) + 40
    xs = [LEFT + GAP * k for k in range(f.model.n_players)]
    body = _ground(f, tiers, xs, height) + _threads(f, tiers, xs) + _rungs(f, tiers, xs)
    body += party_heads(f, [float(x) for x in xs], TOP - 34, GAP - 16)
    body += label(8, TOP + 4, "best", size=11.5, fill="var(--muted)")
    alt = " ".join(_told(f, p) for p in range(f.model.n_players))
    versus = " The tinted part of each ladder is what the party ranks above today." if f.today else ""
    return Figure(
        "ladders",
        "How each party ranks these outcomes",
        "One ladder per party, its best of these outcomes on top; outcomes side by side are ranked "
        f"alike.{versus} Steps show order only: how much better one outcome is than the next is not known.",
        alt,
        document("ladders", width, height, "How each party ranks these outcomes", alt, body),
        ("outcome", "in words", *(player_name(f.model, p).name for p in range(f.model.n_players))),
        tuple((o.handle, outcome_words(f, o.state), *(t[o.state] for t in tiers)) for o in f.shown),
    )


def _places(f: Findings, player: int) -> dict[int, int]:
    """Return the place of each shown outcome among those shown, 1 is best."""
    tiers = implied_ranking(f.model, player, among=np.array([o.state for o in f.shown]))
    return {s: t.place for t in tiers for s in t.states}


def _y(place: int) -> float:
    return TOP + RUNG * (place - 1)


def _x(f: Findings, tiers: dict[int, int], x: float, state: int) -> float:
    """Return where an outcome stands on its rung: outcomes ranked alike stand side by side."""
    alike = [o.state for o in f.shown if tiers[o.state] == tiers[state]]
    apart = 44 if f.today is not None and f.today.state in alike else 30
    return x + (alike.index(state) - (len(alike) - 1) / 2) * apart


def _ground(f: Findings, tiers: list[dict[int, int]], xs: list[int], height: float) -> str:
    out = []
    for t, x in zip(tiers, xs, strict=True):
        if f.today is not None and t[f.today.state] > 1:
            out.append(
                box(x - 46, TOP - 22, 92, RUNG * (t[f.today.state] - 1), fill="var(--accent-soft)", stroke="none", r=8)
            )
        out.append(segment(x, TOP - 18, x, height - 22, colour="var(--rule)", width=1.5))
    return "".join(out)


def _threads(f: Findings, tiers: list[dict[int, int]], xs: list[int]) -> str:
    out = []
    for o in f.shown:
        look = (
            {"colour": "var(--accent)", "width": 2, "dash": "5 4"}
            if o.today
            else {"colour": "var(--strong-rule)", "width": 0.9}
        )
        parts = [
            segment(_x(f, a, xa, o.state), _y(a[o.state]), _x(f, b, xb, o.state), _y(b[o.state]), **look)
            for a, b, xa, xb in zip(tiers, tiers[1:], xs, xs[1:], strict=False)
        ]
        out.append(group("".join(parts), f"{o.handle}: {outcome_words(f, o.state)}", class_="thread"))
    return "".join(out)


def _rungs(f: Findings, tiers: list[dict[int, int]], xs: list[int]) -> str:
    return "".join(
        group(handle_mark(o.handle, _x(f, t, x, o.state), _y(t[o.state])), f"{o.handle}: {outcome_words(f, o.state)}")
        for t, x in zip(tiers, xs, strict=True)
        for o in f.shown
    )


def _told(f: Findings, player: int) -> str:
    places = _places(f, player)
    order = sorted(f.shown, key=lambda o: places[o.state])
    return f"{player_name(f.model, player).name}, best first: {', '.join(o.handle for o in order)}."
