"""A hypergame in sentences: who is mistaken about what, and what holds or is missed for that reason."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from comity.conflict.concepts.table import concept
from comity.conflict.hypergame.mistakes import Mistake, Unseen
from comity.conflict.model import Model
from comity.conflict.where_holds import statement_words
from comity.conflict.words import brief, join
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    from comity.conflict.perception import Perception

T = TypeVar("T", bound=Hashable)
Told = tuple[tuple[int, tuple[int, ...], tuple[int, ...]], ...]  # who stays by mistake; mistakes needed, and enough


def sentences(found: Perception, most: int) -> list[str]:
    """Return the findings in plain words; of each kind at most ``most`` outcomes are written out."""
    out = [mistake_sentence(found.model, m) for m in found.mistakes] + list(found.notes)
    said = [*_by_mistake(found, most), *_missed(found, most), *_unjudged(found, most), *_undeceived(found, most)]
    if not said and found.seen:
        said = [
            "As everybody sees it the same outcomes hold as in truth."
            if found.mistakes
            else "Nobody is mistaken about anything that matters here: what is seen and believed is what the case says."
        ]
    return out + said + [f"{concept(key).name}: {why}." for key, why in found.absent.items()]


def mistake_sentence(model: Model, mistake: Mistake) -> str:
    """Return in one sentence what a party does not see or believes wrongly."""
    who = _name(model, mistake.player)
    if isinstance(mistake, Unseen):
        count = int(mistake.hidden.sum())
        some = f"{count} of the {model.n_states} states" if count else "a part of what is merged in one state"
        if mistake.place.tree is None:
            return f"{who} does not see the state “{mistake.place.text}”: {some}."
        return f"{who} does not see the states where {statement_words(model, mistake.place.tree)}: {some}."
    d = mistake.difference
    parts = [f"{d.turned} the other way round"] if d.turned else []
    parts += [f"{d.tied} tied in one of the two orders only"] if d.tied else []
    pairs = f"of {d.pairs} pairs of states it sees, {join(parts)}"
    return f"{who} is mistaken about what {_name(model, mistake.about)} prefers: {pairs}."


def in_short(model: Model, mistake: Mistake) -> str:
    """Return what a party is mistaken about in a few words, after its name."""
    if isinstance(mistake, Unseen):
        return f"does not see “{mistake.place.text}”"
    return f"is mistaken about what {_name(model, mistake.about)} prefers"


def _gathered(
    masks: Mapping[str, Mask], most: int, sign: Callable[[str, int], T]
) -> tuple[list[tuple[int, T, list[str]]], int]:
    """Return the first states of some masks, concepts of which the same is to be said together, and how many more."""
    if not masks:
        return [], 0
    states = np.flatnonzero(np.logical_or.reduce(list(masks.values())))
    out = []
    for s in states[:most]:
        alike: dict[T, list[str]] = {}
        for key, mask in masks.items():
            if mask[s]:
                alike.setdefault(sign(key, int(s)), []).append(key)
        out += [(int(s), what, keys) for what, keys in alike.items()]
    return out, max(0, len(states) - most)


def _by_mistake(found: Perception, most: int) -> Iterator[str]:
    known = {(r.key, r.state, r.player): (r.needed, r.enough) for r in found.reasons}

    def told(key: str, state: int) -> Told:
        leavers = np.flatnonzero(~found.seen[key].sound[:, state])
        return tuple((int(p), *known.get((key, state, int(p)), ((), ()))) for p in leavers)

    rows, more = _gathered({key: found.only_by_mistake(key) for key in found.seen}, most, told)
    for s, who, keys in rows:
        yield f"{_outcome(found.model, s)} holds only by mistake ({_concepts(keys)}): {_because(found, who)}"
    yield from _more(more, "hold only by mistake")


def _because(found: Perception, who: Told) -> str:
    model = found.model
    names = [_name(model, p) for p, _, _ in who]
    leave = f"{join(names)} would {'each ' if len(names) > 1 else ''}leave it in truth."
    parts = [_reason(found, p, needed, enough) for p, needed, enough in who]
    only = "only " if all(needed for _, needed, _ in who) else ""
    return f"{leave} This holds {only}because {join(parts)}."


def _reason(found: Perception, player: int, needed: tuple[int, ...], enough: tuple[int, ...]) -> str:
    name = _name(found.model, player)

    def said(mistakes: tuple[int, ...]) -> list[str]:
        return [in_short(found.model, found.mistakes[k]) for k in mistakes]

    if needed:
        return f"{name} {join(said(needed))}"
    if enough:
        return f"{name} {' or '.join(said(enough))} (which alone is enough)"
    return f"of what {name} does not see or believes wrongly, taken together"


def _missed(found: Perception, most: int) -> Iterator[str]:
    model = found.model
    rows, more = _gathered({key: found.missed(key) for key in found.seen}, most, found.missed_by)
    for s, (leave, blind), keys in rows:
        why = [f"{_names(model, blind)} {'do' if len(blind) > 1 else 'does'} not know of it"] if blind else []
        as_seen = "as they see things" if len(leave) > 1 else "as it sees things"
        why += [f"{_names(model, leave)} would leave it, {as_seen}"] if leave else []
        yield f"{_outcome(model, s)} holds in truth ({_concepts(keys)}) and not as everybody sees it: {join(why)}."
    yield from _more(more, "hold in truth and not as everybody sees it")


def _unjudged(found: Perception, most: int) -> Iterator[str]:
    model = found.model
    masks = {key: found.unjudged(key) & ~found.real(key) for key in found.seen}
    rows, more = _gathered(masks, most, lambda _, s: tuple(map(int, np.flatnonzero(~found.known[:, s]))))
    for s, blind, keys in rows:
        yield (
            f"{_outcome(model, s)} cannot be judged by {_names(model, blind)}, to whom it is not known; "
            f"all others would stay ({_concepts(keys)}), though it does not hold in truth."
        )
    yield from _more(more, "are not known to everybody and would be left by nobody else")


def _undeceived(found: Perception, most: int) -> Iterator[str]:
    model = found.model
    for player in found.games:
        party, when = model.parties[player], f"If {_name(model, player)} alone saw things as they are"
        rows, more = _gathered({key: found.arises(key, party) for key in found.seen}, most, lambda _, s: s)
        for s, _, keys in rows:
            yield f"{when}, {_outcome(model, s)} would hold ({_concepts(keys)})."
        yield from _more(more, f"would hold {when[0].lower()}{when[1:]}")


def _outcome(model: Model, state: int) -> str:
    label, words = model.label(state), brief(model, state)
    return f"“{words}”" if words == label else f"“{words}” ({label})"


def _concepts(keys: Iterable[str]) -> str:
    return join(concept(k).name for k in keys)


def _names(model: Model, players: Iterable[int]) -> str:
    return join(_name(model, int(p)) for p in players)


def _more(count: int, what: str) -> Iterator[str]:
    if count > 0:
        yield f"{count} more outcome{'s' if count > 1 else ''} {what}."


def _name(model: Model, player: int) -> str:
    return model.case.party(model.parties[player]).name
