"""Why each outcome would hold or be left, party by party; folded, to be opened on demand."""

from __future__ import annotations

import numpy as np

from comity.conflict.explain import answer, deciding_statement
from comity.conflict.steps import Step
from comity.report.content import Block, Bullets, Details, Handle, Line, Mono, Paragraph, Section, Span, line
from comity.report.figures.stability import verdict
from comity.report.findings import Outcome
from comity.report.phrasing import names, outcome_lines, outcome_words, player_name, plural, step_words
from comity.report.subject import Subject

MOST_STATES = 300_000
"""Past this many states looking for the shortest answer takes longer than a reader waits."""


def why(s: Subject) -> Section | None:
    """Return the section: one fold per outcome shown; None where no outcome is shown."""
    shown = s.found.shown
    if not shown:
        return None
    scope = " All explanations are for the main reading." if s.found.readings is not None else ""
    lead = Paragraph(line("For each outcome: which parties have nothing to gain, which could gain, and what would answer them. "
                          f"A gain is a move to an outcome the party ranks higher.{scope}"))  # fmt: skip
    return Section("conflict-why", "Why, outcome by outcome", (lead, *(_fold(s, o) for o in shown)))


def _fold(s: Subject, o: Outcome) -> Details:
    blocks: list[Block] = [Bullets(outcome_lines(s.found, o.state)), Paragraph(line("State: ", Mono(s.model.label(o.state))))]
    blocks.append(Bullets(tuple(_player(s, p, o.state) for p in range(s.model.n_players))))
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


def _player(s: Subject, player: int, state: int) -> Line:
    rank = s.model.ranks[player]
    _, targets = s.model.moves.pairs(player, np.array([state]))
    better = targets[rank[targets] > rank[state]]
    name = player_name(s.model, player)
    if not len(better):
        return line(name, " would stay: no move of its own leads to an outcome it ranks higher.")
    best = int(better[np.argmax(rank[better])])
    key = verdict(s.found, player, state)
    head = line(name, " would leave: it " if not key else " could gain: it ", step_words(s.found, Step(player, state, best, True)), *_decided(s, player, best, state))
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
        return line("Answer: ", *_path(s, credible), ". It is then no better off than before, and every step of the answer pays the party that takes it. ")
    threat = answer(s.model, player, target, worse, False, depth)
    if threat is not None:
        losers = tuple(dict.fromkeys(x.player for x in threat if not x.improves))
        return line("Only a threat stands against it: ", *_path(s, threat), ". Carrying it out would not pay ", *names(s.model, losers), ". ")
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
    end: tuple[Span, ...] = (Handle(o.handle, f"#why-{o.handle.lower()}"),) if o else line(f"“{outcome_words(s.found, target)}”")
    return line(*names(s.model, members), " together would gain by leaving: ", *_path(s, steps), ". All of them rank the result, ", *end, ", higher.")
