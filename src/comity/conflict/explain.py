"""Why a state holds or not: who would leave it, by which move, and who would answer how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Prioritised
from comity.conflict.model import Model
from comity.conflict.preferences import truth_table
from comity.conflict.stability import stability
from comity.conflict.steps import Step, steps_of
from comity.conflict.words import brief, describe, join, move_words
from comity.kernels.edges import Mask
from comity.kernels.search import shortest

ANSWERED = ("gmr", "smr", "seq", "sseq")


@dataclass(frozen=True, slots=True)
class Improvement:
    """
    A move by which a player would leave a state for a better one.

    Parameters
    ----------
    target : int
        Where the move leads.
    because : str
        The statement that decides for the target (empty where preferences are not statements).
    answers : mapping concept -> tuple of Step, or None
        For GMR, SMR, SEQ and SSEQ, a shortest answer that takes the gain away; None where there is none.
    """

    target: int
    because: str
    answers: dict[str, tuple[Step, ...] | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlayerExplanation:
    """Everything that keeps one player at a state or draws it away."""

    player: int
    improvements: tuple[Improvement, ...]
    holds: dict[str, bool]


@dataclass(frozen=True, eq=False, slots=True)
class Explanation:
    """
    Why a state holds or not, player by player.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> print(explain(model, model.index("NNN")).sentences()[0])
    Syria would stay: nothing it can do alone leads to a state it ranks higher.
    """

    model: Model
    state: int
    depth: int | None
    players: tuple[PlayerExplanation, ...]

    def sentences(self, limit: int = 3) -> list[str]:
        """Return the explanation in plain words; at most ``limit`` improvements per player."""
        out: list[str] = []
        for p in self.players:
            out.extend(_player_sentences(self.model, self.state, p, limit))
        return out

    def to_json(self) -> dict[str, Any]:
        """Return the explanation as plain values."""
        m = self.model

        def path(steps: tuple[Step, ...] | None) -> list[dict[str, Any]] | None:
            if steps is None:
                return None
            return [
                {
                    "by": m.parties[s.player],
                    "from": m.label(s.origin),
                    "to": m.label(s.target),
                    "improves": s.improves,
                }
                for s in steps
            ]

        return {
            "state": m.label(self.state),
            "outcome": describe(m, self.state),
            "depth": self.depth,
            "parties": {
                m.parties[p.player]: {
                    "stable": p.holds,
                    "improvements": [
                        {
                            "to": m.label(i.target),
                            "outcome": describe(m, i.target),
                            "because": i.because,
                            "answers": {c: path(a) for c, a in i.answers.items()},
                        }
                        for i in p.improvements
                    ],
                }
                for p in self.players
            },
            "sentences": self.sentences(),
        }


def explain(
    model: Model,
    state: int,
    players: tuple[int, ...] | None = None,
    depth: int | None = None,
    limit: int = 200,
) -> Explanation:
    """
    Return who would leave a state, by which move, and who would answer how.

    Parameters
    ----------
    model : Model
    state : int
    players : tuple of int, optional
        Whose view; everybody's by default.
    depth : int or None
        The longest answering sequence counted.
    limit : int
        How many improvements per player get their answers written out, the most attractive first.
    """
    who = range(model.n_players) if players is None else players
    rows = []
    for i in who:
        here = np.array([state])
        _, targets = model.moves.pairs(i, here)
        better = targets[model.ranks[i][targets] > model.ranks[i][state]]
        better = better[np.argsort(-model.ranks[i][better], kind="stable")]
        found = tuple(_improvement(model, i, state, int(t), depth) for t in better[:limit])
        holds = {"nash": not len(better)} | {c: all(x.answers[c] is not None for x in found) for c in ANSWERED}
        if len(better) > limit:
            holds = {c: bool(stability(model, c, depth, Budget(), {})[i, state]) for c in ("nash", *ANSWERED)}
        rows.append(PlayerExplanation(i, found, holds))
    return Explanation(model, state, depth, tuple(rows))


def _improvement(model: Model, player: int, state: int, target: int, depth: int | None) -> Improvement:
    rank = model.ranks[player]
    no_better = rank <= rank[state]
    best_after = model.moves.best(player, rank)
    stuck = best_after <= rank[state]
    answers = {
        "gmr": answer(model, player, target, no_better, False, depth),
        "smr": answer(model, player, target, stuck, False, depth),
        "seq": answer(model, player, target, no_better, True, depth),
        "sseq": answer(model, player, target, stuck, True, depth),
    }
    return Improvement(target, deciding_statement(model, player, target, state), answers)


def answer(
    model: Model, player: int, target: int, goal: Mask, credible: bool, depth: int | None
) -> tuple[Step, ...] | None:
    """Return a shortest legal sequence of the opponents from ``target`` to a state of ``goal``; None without one."""
    others = [j for j in range(model.n_players) if j != player]
    if not others or depth == 0:
        return None
    tree = shortest(
        model.moves.pairs,
        model.n_states,
        others,
        target,
        n_players=model.n_players,
        ranks=model.ranks if credible else None,
        prefer=model.ranks,
        goal=goal,
        depth=depth,
    )
    far = tree.distance()
    hit = np.flatnonzero(goal & (far > 0))
    if not len(hit):
        return None
    # of the nearest answers, the one that hurts the mover most tells the story best
    near = hit[far[hit] == far[hit].min()]
    end = int(near[np.argmin(model.ranks[player][near])])
    return steps_of(model, target, tree.path(end))


def deciding_statement(model: Model, player: int, one: int, other: int) -> str:
    """
    Return the most important statement on which two states differ for a player: what decides between them.

    Empty where the player's preferences are not prioritised statements or nothing tells the two apart.
    """
    preference = model.preference(player).preference
    if not isinstance(preference, Prioritised) or model.codes is None:
        return ""
    position = {o.id: k for k, o in enumerate(model.options)}
    truth = truth_table(preference.statements, model.codes[[one, other]], position)
    differ = np.flatnonzero(truth[:, 0] != truth[:, 1])
    return preference.statements[int(differ[0])].text if len(differ) else ""


def _player_sentences(model: Model, state: int, p: PlayerExplanation, limit: int) -> list[str]:
    name = model.case.party(model.parties[p.player]).name
    if not p.improvements:
        return [f"{name} would stay: nothing it can do alone leads to a state it ranks higher."]
    out = []
    for i in p.improvements[:limit]:
        reason = f", because of “{i.because}”" if i.because else ""
        out.append(
            f"{name} would leave: it {move_words(model, p.player, state, i.target)} and ranks the result "
            f"({brief(model, i.target)}) higher{reason}."
        )
        out.append(_answer_sentence(model, p.player, name, i))
    if len(p.improvements) > limit:
        out.append(f"{name} has {len(p.improvements) - limit} more moves to states it ranks higher.")
    return out


def _answer_sentence(model: Model, player: int, name: str, i: Improvement) -> str:
    credible, any_answer = i.answers["seq"], i.answers["gmr"]
    if credible is not None:
        tail = "" if i.answers["sseq"] is not None else f" {name} could still escape by a further move."
        path = _path_words(model, credible)
        return f"  Answer: {path}; {name} is then no better off, and each step pays the one who makes it.{tail}"
    if any_answer is not None:
        losers = join(
            dict.fromkeys(model.case.party(model.parties[s.player]).name for s in any_answer if not s.improves)
        )
        tail = "" if i.answers["smr"] is not None else f" {name} could even then escape by a further move."
        path = _path_words(model, any_answer)
        return f"  Only a threat stands against it: {path}; carrying it out would not pay {losers}.{tail}"
    return "  Nobody can answer in a way that takes this gain away."


def _path_words(model: Model, steps: tuple[Step, ...]) -> str:
    return ", then ".join(
        f"{model.case.party(model.parties[s.player]).name} {move_words(model, s.player, s.origin, s.target)}"
        for s in steps
    )
