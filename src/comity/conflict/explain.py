"""Why a state holds or not: who would leave it, by which move, and who would answer how."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Prioritised
from comity.conflict.concepts.threshold import Question
from comity.conflict.explain_words import player_sentences
from comity.conflict.improvement import ANSWERED, Improvement, PlayerExplanation
from comity.conflict.model import Model
from comity.conflict.preferences import truth_table
from comity.conflict.steps import Step, steps_of
from comity.conflict.words import describe
from comity.errors import BudgetExceededError
from comity.kernels.edges import Index, Mask
from comity.kernels.search import shortest

if TYPE_CHECKING:
    import pandas as pd

LARGE = 1 << 17


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
    complete: bool = True

    def sentences(self, limit: int = 3) -> list[str]:
        """Return the explanation in plain words; at most ``limit`` improvements per player."""
        out: list[str] = []
        for p in self.players:
            out.extend(player_sentences(self.model, self.state, p, limit))
        return out

    def to_frame(self) -> pd.DataFrame:
        """
        Return one row per improvement: who, where to, the statement that decides, and which concepts answer it.

        Returns
        -------
        pandas.DataFrame
            Columns ``party``, ``to``, ``outcome``, ``because``, and per concept True where the gain is answered
            (None where that is open).
        """
        import pandas as pd

        m = self.model
        rows = [
            {
                "party": m.parties[p.player],
                "to": m.label(i.target),
                "outcome": describe(m, i.target),
                "because": i.because,
            }
            | {c: i.answered(c) for c in ANSWERED}
            for p in self.players
            for i in p.improvements
        ]
        return pd.DataFrame(rows, columns=["party", "to", "outcome", "because", *ANSWERED])

    def _repr_html_(self) -> str:
        said = "".join(f"<li>{html.escape(s.strip())}</li>" for s in self.sentences())
        return f"<p><b>{html.escape(describe(self.model, self.state))}</b></p><ul>{said}</ul>"

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
                        | ({"open": list(i.open)} if i.open else {})
                        for i in p.improvements
                    ],
                    "more": p.more,
                }
                | ({"open": unknown} if (unknown := [c for c, ok in p.holds.items() if ok is None]) else {})
                for p in self.players
            },
            "sentences": self.sentences(),
            "complete": self.complete,
        }


def explain(
    model: Model,
    state: int,
    players: tuple[int, ...] | None = None,
    depth: int | None = None,
    limit: int | None = None,
    budget: Budget | None = None,
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
    limit : int, optional
        How many improvements per player get their answers written out, the most attractive first; by default 200,
        and 3 in models of more than 131,072 states, where a search through all of them takes its time. The
        verdicts always speak of every improvement.
    budget : Budget, optional
        When it runs out, the players done by then are returned with ``complete=False``.
    """
    who = range(model.n_players) if players is None else players
    budget = budget or Budget()
    if limit is None:
        limit = 200 if model.n_states <= LARGE else 3
    rows: list[PlayerExplanation] = []
    try:
        for i in who:
            budget.check()
            rows.append(_player(model, i, state, depth, limit, budget))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
        return Explanation(model, state, depth, tuple(rows), complete=False)
    return Explanation(model, state, depth, tuple(rows))


def _player(model: Model, player: int, state: int, depth: int | None, limit: int, budget: Budget) -> PlayerExplanation:
    rank = model.ranks[player]
    _, targets = model.moves.pairs(player, np.array([state]))
    better = targets[rank[targets] > rank[state]]
    better = better[np.argsort(-rank[better], kind="stable")]
    goals = (rank <= rank[state], model.moves.best(player, rank) <= rank[state]) if len(better) else ()
    found = tuple(_improvement(model, player, state, int(t), depth, goals, budget) for t in better[:limit])
    holds: dict[str, bool | None] = {"nash": not len(better)}
    holds |= {c: all(x.answers[c] is not None for x in found) for c in ANSWERED}
    if len(better) > limit:
        holds |= _all_answered(model, player, state, better, depth, budget)
    return PlayerExplanation(player, found, holds, len(better) - len(found))


def _improvement(
    model: Model, player: int, state: int, target: int, depth: int | None, goals: tuple[Mask, ...], budget: Budget
) -> Improvement:
    no_better, stuck = goals
    answers = {
        "gmr": answer(model, player, target, no_better, False, depth, budget.check),
        "smr": answer(model, player, target, stuck, False, depth, budget.check),
        "seq": answer(model, player, target, no_better, True, depth, budget.check),
        "sseq": answer(model, player, target, stuck, True, depth, budget.check),
    }
    return Improvement(target, deciding_statement(model, player, target, state), answers)


def _all_answered(
    model: Model, player: int, state: int, better: Index, depth: int | None, budget: Budget
) -> dict[str, bool]:
    """Return per concept whether every improvement is answered, by the values behind the concepts."""
    question = Question(model.moves, model.ranks, player, depth, budget.check)
    own = question.own
    escape = model.moves.best(player, own)
    least = {
        "gmr": question.any_answer(own),
        "smr": question.any_answer(escape),
        "seq": question.credible_answer(own),
        "sseq": question.credible_answer(escape),
    }
    return {c: bool((value[better] <= own[state]).all()) for c, value in least.items()}


def answer(
    model: Model,
    player: int,
    target: int,
    goal: Mask,
    credible: bool,
    depth: int | None,
    pause: Callable[[], None] = lambda: None,
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
        pause=pause,
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
