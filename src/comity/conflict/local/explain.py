"""Why a state holds or not, in a conflict of any size: only the states that the explanation speaks of are looked at."""

from __future__ import annotations

from dataclasses import dataclass

from comity.budget import Budget
from comity.conflict.explain import Explanation
from comity.conflict.improvement import ANSWERED, Improvement, PlayerExplanation
from comity.conflict.local.answers import Answers, Verdict
from comity.conflict.local.gains import Gains
from comity.conflict.local.ground import Ground
from comity.conflict.local.small import deciding, small_model, steps_in
from comity.conflict.local.spread import Room
from comity.errors import BudgetExceededError

LIMIT = 20  # improvements per player that get their answers written out
JUDGED = 1000  # improvements per player that are judged at all


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found for one player, in packed states."""

    player: int
    answers: dict[int, dict[str, Verdict]]
    holds: dict[str, bool | None]
    more: int | None


def explain(
    ground: Ground,
    state: int,
    players: tuple[int, ...] | None = None,
    depth: int | None = None,
    limit: int = LIMIT,
    room: Room | None = None,
    budget: Budget | None = None,
) -> Explanation:
    """
    Return who would leave a state, by which move, and who would answer how, without a table of states.

    A verdict is True or False where it is sure, and None where it is *open*: no answer was found in the room there
    is, and none could be ruled out.

    Parameters
    ----------
    ground : Ground
    state : int
        A packed feasible state, as ``ground.code`` gives it.
    players : tuple of int, optional
        Whose view; everybody's by default.
    depth : int or None
        The longest answering sequence counted.
    limit : int
        How many improvements per player get their answers written out, the most attractive first. The verdicts
        speak of the first thousand, and are open where there are more and none of those is unanswered.
    room : Room, optional
    budget : Budget, optional
        When it runs out, the players done by then are returned with ``complete=False``.

    Returns
    -------
    Explanation
        Its model holds only the states it speaks of.

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> from comity.conflict.local.ground import ground_of
    >>> ground = ground_of(load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: Anna, b: Bert}
    ... conflict:
    ...   options: {x: {by: a, text: Do x}, y: {by: b, text: Do y}}
    ...   preferences: {a: {statements: ["!y", x]}, b: {statements: [x -> y]}}
    ... '''))
    >>> found = explain(ground, ground.code("NN"))
    >>> print(found.sentences()[1].strip())
    Answer: Bert chooses “Do y”; Anna is then no better off, and each step pays the one who makes it.
    >>> found.players[0].holds
    {'nash': False, 'gmr': True, 'smr': True, 'seq': True, 'sseq': True}
    """
    who = range(len(ground.parties)) if players is None else players
    budget, room = budget or Budget(), room or Room()
    found: list[_Found] = []
    complete = True
    try:
        for i in who:
            budget.check()
            found.append(_player(ground, i, state, depth, limit, room, budget))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
        complete = False
    return _explanation(ground, state, depth, found, complete)


def _player(
    ground: Ground, player: int, state: int, depth: int | None, limit: int, room: Room, budget: Budget
) -> _Found:
    gains = Gains(ground, ground.parties[player], state, budget.check)
    answers = Answers(ground, player, gains, depth, room, budget.check)
    try:
        targets, beyond = gains.best_first(max(limit, JUDGED) if gains.listed else limit)
        shown = {t: answers.of(t) for t in targets[:limit]}
        holds: dict[str, bool | None] = {"nash": not targets and beyond == 0}
        holds |= dict.fromkeys(ANSWERED, True)
        for verdicts in shown.values():
            _weigh(holds, verdicts)
        for t in targets[limit:]:
            if not any(holds[c] for c in ANSWERED):
                break
            _weigh(holds, answers.of(t))
    finally:
        answers.close()
        gains.close()
    if beyond != 0:
        holds |= {c: None for c in ANSWERED if holds[c]}
    return _Found(player, shown, holds, None if beyond is None else beyond + len(targets) - len(shown))


def _weigh(holds: dict[str, bool | None], verdicts: dict[str, Verdict]) -> None:
    """Take what is known of one more improvement into a player's verdicts."""
    for c in ANSWERED:
        if verdicts[c].none:
            holds[c] = False
        elif verdicts[c].open and holds[c]:
            holds[c] = None


def _explanation(ground: Ground, state: int, depth: int | None, found: list[_Found], complete: bool) -> Explanation:
    codes = {state}
    for f in found:
        for target, verdicts in f.answers.items():
            codes |= {target, *(code for v in verdicts.values() for _, code in v.path or ())}
    model, place = small_model(ground, codes)
    rows = []
    for f in found:
        improvements = []
        for target, verdicts in f.answers.items():
            answers = {
                c: None if v.path is None else steps_in(model, place, target, v.path) for c, v in verdicts.items()
            }
            because = deciding(ground, ground.parties[f.player], target, state)
            unknown = tuple(c for c, v in verdicts.items() if v.open)
            improvements.append(Improvement(place[target], because, answers, unknown))
        rows.append(PlayerExplanation(f.player, tuple(improvements), f.holds, f.more))
    return Explanation(model, place[state], depth, tuple(rows), complete)
