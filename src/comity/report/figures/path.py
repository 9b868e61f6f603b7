"""A way from today to an outcome: one lane per party, one box per step, in order."""

from __future__ import annotations

from comity.conflict.steps import Step
from comity.report.content import Figure
from comity.report.figures.shapes import handle_mark
from comity.report.findings import TODAY, Findings
from comity.report.palette import colour, mark
from comity.report.phrasing import player_name, step_words
from comity.report.svg import arrowhead, box, document, group, label, labels, number, segment, stroke, text_width, wrap

HEAD, LANE, STEP, PAD = 40.0, 150.0, 190.0, 12.0
MOST_LINES, SIZE = 8, 11.5


def path_figure(
    f: Findings, steps: tuple[Step, ...], one_way: tuple[bool, ...], end: str, title: str, caption: str
) -> Figure | None:
    """
    Return the picture of a way; None where there is no step to show.

    Parameters
    ----------
    f : Findings
    steps : tuple of Step
    one_way : tuple of bool
        Which steps cannot be undone.
    end : str
        The handle of the outcome reached, or words for it.
    title, caption : str
    """
    if not steps:
        return None
    texts = [wrap(_capital(step_words(f, s)), SIZE, STEP - 40, lines=MOST_LINES) for s in steps]
    tags = [_tags(s, fixed) for s, fixed in zip(steps, one_way, strict=True)]
    heights = [_lane_height(f, p, steps, texts, tags) for p in range(f.model.n_players)]
    tops = [HEAD + sum(heights[:p]) for p in range(f.model.n_players)]
    first = LANE + 62.0
    end_room = max(60.0, text_width(end, 11, bold=True) + 30)
    width, height = first + STEP * len(steps) + end_room, tops[-1] + heights[-1] + 6
    body = "".join(_lane(f, p, tops[p], heights[p], width) for p in range(f.model.n_players))
    mids = [tops[s.player] + heights[s.player] / 2 for s in steps]
    body += _line(f, steps, mids, first, width - end_room / 2, end)
    body += "".join(_step(f, k, s, texts[k], tags[k], first + k * STEP, mids[k]) for k, s in enumerate(steps))
    alt = " ".join(_told(f, k, s, fixed) for k, (s, fixed) in enumerate(zip(steps, one_way, strict=True)))
    return Figure(
        "way",
        title,
        caption,
        alt,
        document("way", width, height, title, alt, body),
        ("step", "by", "what it does", "gains by it", "can be undone"),
        tuple(
            (
                k + 1,
                player_name(f.model, s.player).name,
                step_words(f, s),
                "yes" if s.improves else "no",
                "no" if fixed else "yes",
            )
            for k, (s, fixed) in enumerate(zip(steps, one_way, strict=True))
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tags(step: Step, fixed: bool) -> list[str]:
    return [t for t, on in (("cannot be undone", fixed), ("does not pay it by itself", not step.improves)) if on]


def _box_height(text: list[str], tags: list[str]) -> float:
    return len(text) * SIZE * 1.28 + 14 + 16 * len(tags)


def _lane_height(
    f: Findings, player: int, steps: tuple[Step, ...], texts: list[list[str]], tags: list[list[str]]
) -> float:
    mine = [_box_height(t, g) for s, t, g in zip(steps, texts, tags, strict=True) if s.player == player]
    return max([38.0, *(h + 2 * PAD for h in mine)])


def _lane(f: Findings, player: int, top: float, height: float, width: float) -> str:
    name = player_name(f.model, player)
    rows = wrap(name.name, 12.5, LANE - 34, lines=3, bold=True)
    y = top + height / 2 - (len(rows) - 1) * 7.5 + 4
    body = box(0, top + 2, width, height - 4, fill="var(--panel)", stroke="none", r=6)
    body += label(12, y, mark(name.place), size=12, fill=colour(name.place))
    return body + labels(30, y, rows, size=12.5, leading=1.2, fill=colour(name.place), bold=True)


def _line(f: Findings, steps: tuple[Step, ...], mids: list[float], first: float, end_x: float, end: str) -> str:
    """Return the thread from today through every step to the end."""
    x0 = LANE + 26
    out = [handle_mark(TODAY, x0, 16)]
    xs = [first + k * STEP + 8 for k in range(len(steps))]
    out.append(_elbow(x0, 28, xs[0] - 4, mids[0], down_first=True))
    for k in range(1, len(steps)):
        out.append(_elbow(xs[k - 1] + STEP - 24, mids[k - 1], xs[k] - 4, mids[k]))
    out.append(_rise(xs[-1] + STEP - 24, mids[-1], end_x, 30))
    out.append(handle_mark(end, end_x, 16))
    return "".join(out)


def _elbow(x0: float, y0: float, x1: float, y1: float, *, down_first: bool = False) -> str:
    if down_first:
        d = f"M{number(x0)} {number(y0)}V{number(y1)}H{number(x1 - 4)}"
    else:
        mid = (x0 + x1) / 2
        d = f"M{number(x0)} {number(y0)}H{number(mid)}V{number(y1)}H{number(x1 - 4)}"
    return stroke(d, colour="var(--muted)", width=1.5) + arrowhead(x1, y1, 1, 0, "var(--muted)", 8)


def _rise(x0: float, y0: float, x1: float, y1: float) -> str:
    d = f"M{number(x0)} {number(y0)}H{number(x1)}V{number(y1 + 4)}"
    return stroke(d, colour="var(--muted)", width=1.5) + arrowhead(x1, y1, 0, -1, "var(--muted)", 8)


def _step(f: Findings, k: int, step: Step, text: list[str], tags: list[str], x: float, mid: float) -> str:
    name = player_name(f.model, step.player)
    h = _box_height(text, tags)
    top, left = mid - h / 2, x + 8
    body = segment(x + STEP / 2 - 8, 26, x + STEP / 2 - 8, top, colour="var(--rule)", dash="2 4")
    body += label(x + STEP / 2 - 8, 20, f"step {k + 1}", size=11.5, fill="var(--muted)", anchor="middle")
    body += box(left, top, STEP - 32, h, stroke=colour(name.place), width=1.8, r=6)
    body += labels(left + 9, top + 17, text, size=SIZE)
    y = top + 17 + len(text) * SIZE * 1.28 + 1
    for j, tag in enumerate(tags):
        tint = "var(--warn)" if tag.startswith("does") else "var(--muted)"
        body += label(left + 9, y + 16 * j, tag, size=10.5, fill=tint, bold=True)
    return group(body, f"Step {k + 1}: {name.name} {step_words(f, step)}")


def _told(f: Findings, k: int, step: Step, fixed: bool) -> str:
    extras = (", which cannot be undone" if fixed else "") + (
        "" if step.improves else ", which does not pay it by itself"
    )
    return f"Step {k + 1}: {player_name(f.model, step.player).name} {step_words(f, step)}{extras}."
