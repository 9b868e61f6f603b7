"""Who would stay at each outcome, and who would leave it: outcomes by parties, in words as well as tint."""

from __future__ import annotations

from comity.report.content import Figure
from comity.report.figures.shapes import handle_mark, head_height, legend_words, party_heads
from comity.report.findings import Findings, Outcome
from comity.report.phrasing import label_rows, outcome_words, player_name
from comity.report.svg import box, document, group, label, segment, shorten

LEFT, ROW, CELL = 372, 56, 118
_LEVELS = (
    ("nash", "stays", "has no better move", "var(--hold)", "var(--on-hold)"),
    ("seq", "stays", "answers that pay", "var(--hold-2)", "var(--on-hold-2)"),
    ("smr", "stays", "only by a threat", "var(--hold-3)", "var(--on-soft)"),
    ("gmr", "stays", "only by a threat", "var(--hold-4)", "var(--on-soft)"),
)


def verdict(f: Findings, player: int, state: int) -> str:
    """Return the strongest concept under which a party would stay; empty where it would leave."""
    for key, *_ in _LEVELS:
        if key in f.result.stable and f.result.stable[key][player, state]:
            return key
    return ""


def stability_figure(f: Findings) -> Figure | None:
    """Return the picture of who stays where; None where nothing is named."""
    shown = f.today_first
    if not shown:
        return None
    n, head = f.model.n_players, head_height(f, CELL) + 6
    heights = [max(ROW, 12 + 14.4 * min(6, len(label_rows(f, o.state)))) for o in shown]
    tops = [head + sum(heights[:k]) for k in range(len(shown))]
    width, height = LEFT + n * CELL + 2, tops[-1] + heights[-1] + 2
    body = party_heads(f, [LEFT + CELL * (k + 0.5) for k in range(n)], head - 8, CELL)
    body += "".join(_row(f, o, y, h) for o, y, h in zip(shown, tops, heights, strict=True))
    return Figure(
        "stability",
        "Who would stay at each outcome, and who would leave it",
        "One row per outcome, one column per party. “Has no better move”: nothing the party can do alone "
        "leads to an outcome it ranks higher. “Answers that pay”: it could gain, but the others would answer "
        "in a way that pays them and takes the gain away. “Only by a threat”: it could gain, and the only "
        "answer would cost those who give it. “Would leave”: nothing takes the gain away."
        + (" All for the main reading." if f.readings is not None else ""),
        " ".join(_told(f, o) for o in shown),
        document(
            "stability", width, height, "Who would stay at each outcome", " ".join(_told(f, o) for o in shown), body
        ),
        ("outcome", "in words", *(player_name(f.model, p).name for p in range(n))),
        tuple((o.handle, outcome_words(f, o.state), *(_word(f, p, o.state) for p in range(n))) for o in shown),
    )


def _row(f: Findings, o: Outcome, y: float, h: float) -> str:
    rows = label_rows(f, o.state)
    head = segment(0, y, LEFT + CELL * f.model.n_players, y, colour="var(--rule)") + handle_mark(
        o.handle, 26, y + h / 2
    )
    head += legend_words(rows, 60, y + 4, LEFT - 72, h - 8, middle=True)
    cells = "".join(_cell(f, o, p, LEFT + p * CELL, y, h) for p in range(f.model.n_players))
    return group(head, outcome_words(f, o.state)) + cells


def _cell(f: Findings, o: Outcome, player: int, x: float, y: float, h: float) -> str:
    key = verdict(f, player, o.state)
    mid, drop = x + CELL / 2, (h - ROW) / 2
    for level, word, why, fill, ink in _LEVELS:
        if level == key:
            body = box(x + 3, y + 4, CELL - 6, h - 8, fill=fill, stroke="none")
            body += label(mid, y + drop + 25, word, size=13, fill=ink, anchor="middle", bold=True)
            return group(
                body + label(mid, y + drop + 41, why, size=11, fill=ink, anchor="middle"), _sentence(f, player, o)
            )
    body = box(x + 3, y + 4, CELL - 6, h - 8, fill="var(--leave)", stroke="var(--strong-rule)", dash="3 3")
    body += label(mid, y + drop + 25, "would leave", size=13, anchor="middle", bold=True)
    where = f.outcome(f.best_move(player, o.state))
    tail = f"to {where.handle}" if where else "elsewhere"
    return group(
        body + label(mid, y + drop + 41, shorten(tail, 11, CELL - 16), size=11, fill="var(--muted)", anchor="middle"),
        _sentence(f, player, o),
    )


def _word(f: Findings, player: int, state: int) -> str:
    key = verdict(f, player, state)
    return next((f"{word}: {why}" for level, word, why, *_ in _LEVELS if level == key), "would leave")


def _sentence(f: Findings, player: int, o: Outcome) -> str:
    return f"{player_name(f.model, player).name} at {o.handle}: {_word(f, player, o.state)}"


def _told(f: Findings, o: Outcome) -> str:
    said = "; ".join(f"{player_name(f.model, p).name} {_word(f, p, o.state)}" for p in range(f.model.n_players))
    return f"{o.handle}: {said}."
