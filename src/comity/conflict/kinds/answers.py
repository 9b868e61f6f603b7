"""The answers of every kind of preference that a case uses, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from comity.case.doubt import Doubt
from comity.conflict.kinds.attitudes import Tones, plain_tones, tones_of
from comity.conflict.kinds.bounds import seen
from comity.conflict.kinds.engine import Ground
from comity.conflict.kinds.judged import Judged, judge
from comity.conflict.kinds.parties import Kind, kinds_of
from comity.conflict.kinds.relations import by_rank, certain
from comity.conflict.kinds.strong import strong
from comity.conflict.kinds.uncertain import uncertain
from comity.conflict.model import Model
from comity.conflict.words import join


class Do(Protocol):
    """Runs a piece of work under its name; None where the budget ran out."""

    def __call__(self, name: str, what: Callable[[], Any]) -> Any: ...


def kinds_answers(
    model: Model, wanted: Sequence[str], keys: Sequence[str], pause: Callable[[], None], do: Do
) -> dict[str, Any]:
    """
    Return what was asked for, by name: ``uncertain``, ``strong``, ``graded``, ``attitudes``.

    Parameters
    ----------
    model : Model
    wanted : sequence of str
    keys : sequence of str
        The concepts.
    pause : callable
        Called between rounds of long work; may raise to stop it.
    do : Do

    Raises
    ------
    CaseError
        See :func:`comity.conflict.kinds.parties.kinds_of`.
    """
    kinds = kinds_of(model, pause)
    tones = tones_of(model.conflict.attitudes, model.parties)
    ground = Ground.of(model.moves, pause)
    views = [k.view for k in kinds]
    work: dict[str, Callable[[], Any]] = {
        "uncertain": lambda: uncertain(model, ground, kinds, tones, keys),
        "strong": lambda: strong(model, ground, views),
        "graded": lambda: graded(model, ground, kinds, keys),
        "attitudes": lambda: with_attitudes(model, ground, kinds, tones, keys),
    }
    return {name: do(name, work[name]) for name in wanted}


def graded(model: Model, ground: Ground, kinds: Sequence[Kind], keys: Sequence[str]) -> Judged | None:
    """Return stability where some prefer by degree or by chance; None where nobody does."""
    special: dict[str, dict[str, Any]] = {}
    said = []
    for i, (p, kind) in enumerate(zip(model.parties, kinds, strict=True)):
        if kind.name in ("fuzzy", "chances"):
            special[p], words = _graded_words(model.preference(i).doubt)
            said.append(f"{model.case.party(p).name} {words}.")
    if not special:
        return None
    plain = [certain(by_rank(model.ranks[i])) if p in special else kinds[i].view for i, p in enumerate(model.parties)]
    before = judge(ground, plain, keys)
    return Judged(model, special, tuple(said), judge(ground, [k.view for k in kinds], keys), before)


def with_attitudes(
    model: Model, ground: Ground, kinds: Sequence[Kind], tones: Sequence[Tones], keys: Sequence[str]
) -> Judged | None:
    """Return stability with everybody's attitudes; None where all care for themselves alone."""
    if plain_tones(tones):
        return None
    special: dict[str, dict[str, Any]] = {}
    said = []
    for i, (p, row) in enumerate(zip(model.parties, tones, strict=True)):
        if dict(row) == {i: "positive"}:
            continue
        special[p] = {model.parties[j]: tone for j, tone in sorted(row.items())}
        said.append(_attitude_words(model, i, row))
    views = [k.view for k in kinds]
    stable = judge(ground, seen(tones, views), keys)
    return Judged(model, special, tuple(said), stable, judge(ground, views, keys))


def _graded_words(doubt: Doubt) -> tuple[dict[str, Any], str]:
    if doubt.fuzzy is not None:
        least = float(doubt.fuzzy.satisficing)
        words = f"prefers by degree, and moves where the balance of degrees is {least:g} or more"
        return {"kind": "fuzzy", "satisficing": least}, words
    assert doubt.chances is not None  # one of the two, see the caller
    moves, deters = float(doubt.chances.moves), float(doubt.chances.deters)
    words = (
        f"prefers by chance: it moves where the chance to gain is above {moves:g}, "
        f"and is deterred where that chance is at most {deters:g}"
    )
    return {"kind": "chances", "moves": moves, "deters": deters}, words


def _attitude_words(model: Model, player: int, row: Tones) -> str:
    name = model.case.party(model.parties[player]).name

    def toward(tone: str) -> str:
        others = [model.case.party(model.parties[j]).name for j, t in sorted(row.items()) if t == tone and j != player]
        return join(others)

    well, ill = toward("positive"), toward("negative")
    own = {"positive": "", "negative": "acts against its own preference"}
    parts = [f"wishes {well} well" if well else "", f"wishes {ill} ill" if ill else ""]
    parts.append(own.get(row.get(player, ""), "does not ask for its own gain"))
    return f"{name} {join(p for p in parts if p)}."
