"""An explanation in sentences: who would leave a state, and what stands against it."""

from __future__ import annotations

from comity.conflict.improvement import Improvement, PlayerExplanation
from comity.conflict.model import Model
from comity.conflict.steps import Step
from comity.conflict.words import brief, join, move_words


def player_sentences(model: Model, state: int, p: PlayerExplanation, limit: int) -> list[str]:
    """Return what draws one player away from a state and what keeps it there, at most ``limit`` improvements."""
    name = _name(model, p.player)
    if not p.improvements and p.more == 0:
        return [f"{name} would stay: nothing it can do alone leads to a state it ranks higher."]
    out = []
    for i in p.improvements[:limit]:
        reason = f", because of “{i.because}”" if i.because else ""
        verb = "would leave" if i.answered("gmr") is False else "could gain"
        out.append(
            f"{name} {verb}: it {move_words(model, p.player, state, i.target)} and ranks the result "
            f"({brief(model, i.target)}) higher{reason}."
        )
        out.append(_answer_sentence(model, p.player, name, i))
    more = (p.more or 0) + max(0, len(p.improvements) - limit)
    if p.more is None:
        least = f"at least {more} more move{'s' if more > 1 else ''}" if more else "more moves"
        out.append(f"{name} may have {least} to states it ranks higher.")
    elif more:
        out.append(f"{name} has {more} more move{'s' if more > 1 else ''} to states it ranks higher.")
    return out


def _answer_sentence(model: Model, player: int, name: str, i: Improvement) -> str:
    credible, any_answer = i.answers["seq"], i.answers["gmr"]
    if credible is not None:
        path = _path_words(model, credible)
        tail = _escape(name, i.answered("sseq"), "still")
        return f"  Answer: {path}; {name} is then no better off, and each step pays the one who makes it.{tail}"
    if any_answer is not None:
        losers = join(dict.fromkeys(_name(model, s.player) for s in any_answer if not s.improves))
        path, tail = _path_words(model, any_answer), _escape(name, i.answered("smr"), "even then")
        if i.answered("seq") is None:
            known = f"carrying it out would not pay {losers}. Whether there is an answer that pays is open."
            return f"  A threat stands against it: {path}; {known}{tail}"
        return f"  Only a threat stands against it: {path}; carrying it out would not pay {losers}.{tail}"
    if i.answered("gmr") is None:
        return "  Whether anybody can answer is open: no answer was found as far as the search went."
    return "  Nobody can answer in a way that takes this gain away."


def _escape(name: str, answered: bool | None, when: str) -> str:
    """Return a remark on the mover's further moves; none where some answer leaves it no way out."""
    if answered is None:
        return f" Whether some answer leaves {name} no further way out is open."
    return "" if answered else f" {name} could {when} escape by a further move."


def _path_words(model: Model, steps: tuple[Step, ...]) -> str:
    return ", then ".join(f"{_name(model, s.player)} {move_words(model, s.player, s.origin, s.target)}" for s in steps)


def _name(model: Model, player: int) -> str:
    return model.case.party(model.parties[player]).name
