"""Why each outcome would hold or be left, party by party; folded, to be opened on demand."""

from __future__ import annotations

import numpy as np

from comity.conflict.explain import answer, deciding_statement
from comity.conflict.steps import Step
from comity.kernels.edges import Index
from comity.report.content import Block, Bullets, Details, Handle, Line, Mono, Paragraph, Section, Span, line
from comity.report.figures.stability import verdict
from comity.report.findings import Outcome
from comity.report.phrasing import names, outcome_lines, player_name, plural, step_words
from comity.report.subject import Subject

MOST_STATES = 300_000
"""Past this many states looking for the shortest answer takes longer than a reader waits."""


def why(s: Subject) -> Section | None:
    """Return the section: one fold per outcome shown; None where no outcome is shown."""
    shown = s.found.shown
    if not shown:
        return None
    scope = " All explanations are for the main reading." if s.found.readings is not None else ""
    lead = Paragraph(
        line(
            "For each outcome: which parties have nothing to gain, which could gain, and what would answer "
            f"them. A gain is a move to an outcome the party ranks higher.{scope}"
        )
    )
    return Section("conflict-why", "Why, outcome by outcome", (lead, *(_fold(s, o) for o in shown)))


def _fold(s: Subject, o: Outcome) -> Details:
    blocks: list[Block] = [
        Bullets(outcome_lines(s.found, o.state)),
        Paragraph(line("State: ", Mono(s.model.label(o.state)))),
    ]
    blocks.append(Bullets(_players(s, o.state)))
    if o.broken_by:
        blocks.append(Bullets(tuple(_together(s, b.members, b.steps, b.target) for b in o.broken_by[:4])))
    return Details((Handle(o.handle), *line(f" {summary(s, o)}")), tuple(blocks), f"why-{o.handle.lower()}")


def summary(s: Subject, o: Outcome) -> str:
    """Return in half a sentence how an outcome stands in the main reading."""
    leaving = [p for p in range(s.model.n_players) if not verdict(s.found, p, o.state)]
    if "nash" in o.holds:
        return "would hold: no party gains by leaving"
    if o.credible:
        return "would hold: every gain would be answered by moves that pay"
    if o.by_threat:
        return "stays in place only by a threat"
    who = " and ".join(player_name(s.model, p).name for p in leaving[:3])
    return f"would be left by {who}" if leaving else "would not hold"


def _players(s: Subject, state: int) -> tuple[Line, ...]:
    """Return one line for those who have nothing to gain, and one for each party that could gain."""
    content, gaining = [], []
    for p in range(s.model.n_players):
        _, targets = s.model.moves.pairs(p, np.array([state]))
        better = targets[s.model.ranks[p][targets] > s.model.ranks[p][state]]
        if len(better):
            gaining.append(_gainer(s, p, state, better))
        else:
            content.append(p)
    if not content:
        return tuple(gaining)
    its, it = ("its", "it ranks") if len(content) == 1 else ("their", "they rank")
    return (
        line(*names(s.model, tuple(content)), f" would stay: no move of {its} own leads to an outcome {it} higher."),
        *gaining,
    )


def _gainer(s: Subject, player: int, state: int, better: Index) -> Line:
    rank, name = s.model.ranks[player], player_name(s.model, player)
    best = int(better[np.argmax(rank[better])])
    key = verdict(s.found, player, state)
    head = line(
        name,
        " would leave: it " if not key else " could gain: it ",
        step_words(s.found, Step(player, state, best, True)),
        *_decided(s, player, best, state),
    )
    return (*head, *line(". "), *_answer(s, player, state, best, key), *_more(len(better) - 1))


def _decided(s: Subject, player: int, best: int, state: int) -> tuple[Span, ...]:
    text = deciding_statement(s.model, player, best, state)
    return line(" (decided by ", Mono(text), ")") if text else ()


def _answer(s: Subject, player: int, state: int, target: int, key: str) -> tuple[Span, ...]:
    if s.model.n_states > MOST_STATES:
        return ()
    worse = s.model.ranks[player] <= s.model.ranks[player][state]
    depth = s.found.result.depth
    credible = answer(s.model, player, target, worse, True, depth)
    if credible is not None:
        return line(
            "Answer: ",
            *_path(s, credible),
            ". It is then no better off than before, and every step of the answer pays the party that takes it. ",
        )
    threat = answer(s.model, player, target, worse, False, depth)
    if threat is not None:
        losers = tuple(dict.fromkeys(x.player for x in threat if not x.improves))
        return line(
            "Only a threat stands against it: ",
            *_path(s, threat),
            ". Carrying it out would not pay ",
            *names(s.model, losers),
            ". ",
        )
    return line("Nobody can answer in a way that takes this gain away. ")


def _path(s: Subject, steps: tuple[Step, ...]) -> tuple[Span, ...]:
    out: list[Span] = []
    for k, x in enumerate(steps):
        out += [*line(", then " if k else ""), player_name(s.model, x.player), *line(f" {step_words(s.found, x)}")]
    return tuple(out)


def _more(count: int) -> tuple[Span, ...]:
    return line(f"It has {plural(count, 'other move')} to outcomes it ranks higher.") if count > 0 else ()


def _together(s: Subject, members: tuple[int, ...], steps: tuple[Step, ...], target: int) -> Line:
    o = s.found.outcome(target)
    end: tuple[Span, ...] = (*line(", "), Handle(o.handle, f"#why-{o.handle.lower()}"), *line(",")) if o else ()
    return line(
        *names(s.model, members),
        " together would gain by leaving: ",
        *_path(s, steps),
        ". All of them rank the result",
        *end,
        " higher.",
    )
