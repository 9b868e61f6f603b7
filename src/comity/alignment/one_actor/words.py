"""One actor's page in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from comity.alignment.exposure.change import Change
from comity.alignment.exposure.pairs import Asymmetry
from comity.alignment.one_actor.camps import Camp
from comity.alignment.one_actor.dependent import Dependent
from comity.alignment.one_actor.page import Page
from comity.alignment.one_actor.partners import Partner, Turnover
from comity.alignment.one_actor.places import Distance, Place
from comity.alignment.one_actor.strength import Strength
from comity.alignment.windows import label

MOST, MOST_KINDS = 5, 3
"""So many names, and kinds of tie, are written out."""


def of_page(page: Page) -> tuple[str, ...]:
    """Return the three parts in order: with whom, how dependent, moving which way."""
    return (*_with_whom(page), *_dependence(page), *_moving(page))


def _with_whom(page: Page) -> tuple[str, ...]:
    name = page.actor
    if not page.windows:
        return (f"With whom: not known; there is no window of ties for {name}.",)
    when = _window(page.windows[-1])
    out: list[str] = []
    if page.partners:
        friends, foes = page.friends, page.foes
        good = f"positive ties with {_partners(friends, page, True)}" if friends else "no positive tie that is known"
        bad = f"negative ties with {_partners(foes, page, not friends)}" if foes else "no negative tie that is known"
        out.extend((f"With whom: {when} {name} has {good}.", f"It has {bad}."))
    else:
        out.append(f"With whom: not known; no tie of {name} {when} is in the table, which need not mean none.")
    if any(partner.since is None for partner in (*page.friends[:MOST], *page.foes[:MOST])):
        out.append("Where no year is named, the table does not say since when the tie stands.")
    if len({kind.partition(" (")[0] for partner in page.partners for kind in partner.kinds}) > 1:
        more = "Weights of ties of several kinds are added up as they are given."
        out.append(more if page.weighted else "Ties of all kinds count alike.")
    if page.cancelled:
        out.append(f"Positive and negative ties cancel out with {_names(page.cancelled)}.")
    out.extend(_turnover(found) for found in page.turnover)
    if not page.turnover:
        out.append("Who came and who went is not known: there is one window only.")
    return tuple(out)


def _partners(found: Sequence[Partner], page: Page, spelt: bool) -> str:
    """Return partners in words; what the share is a share of is said with the first one where it is ``spelt``."""
    shown = [_partner(partner, _part(partner, page, spelt and k == 0)) for k, partner in enumerate(found[:MOST])]
    rest = len(found) - MOST
    return _joined([*shown, *([f"{rest} more"] if rest > 0 else [])])


def _part(partner: Partner, page: Page, spelt: bool) -> str:
    """Return how much of all ties a partner has: of their weight, or how many of them where none has a weight."""
    if page.weighted:
        return f"{100 * partner.share:.3g} %" + (" of the weight of its ties" if spelt else "")
    here, every = round(partner.weight), round(sum(p.weight for p in page.partners))
    if every == 1:
        return "its only tie"
    if spelt:
        return f"{here} of its {every} ties"
    return f"{here} ties" if here > 1 else ""


def _partner(partner: Partner, part: str) -> str:
    more = len(partner.kinds) - MOST_KINDS
    kinds = ", ".join(
        [*partner.kinds[:MOST_KINDS], *([f"{more} more {'kind' if more == 1 else 'kinds'}"] if more > 0 else [])]
    )
    since = f"since {_day(partner.since)}" if partner.since else ""
    notes = "; ".join(filter(None, (part, kinds, since)))
    return f"{partner.name} ({notes})" if notes else partner.name


def _day(day: dt.date) -> str:
    """Return a day in words; the first day of a year stands for the year."""
    return f"{day.year}" if (day.month, day.day) == (1, 1) else day.isoformat()


def _turnover(found: Turnover) -> str:
    span = f"From {_time(*found.earlier)} to {_time(*found.later)}"
    parts = [
        f"{verb} {_names(names)} {role}"
        for verb, names, role in (
            ("gained", found.friends, "as a friend" if len(found.friends) == 1 else "as friends"),
            ("gained", found.foes, "as a foe" if len(found.foes) == 1 else "as foes"),
            ("lost", found.lost_friends, "as a friend" if len(found.lost_friends) == 1 else "as friends"),
            ("lost", found.lost_foes, "as a foe" if len(found.lost_foes) == 1 else "as foes"),
            ("turned", found.to_friend, "from foe to friend"),
            ("turned", found.to_foe, "from friend to foe"),
        )
        if names
    ]
    return f"{span} it {_joined(parts)}." if parts else f"{span} it has the same friends and foes."


def _dependence(page: Page) -> tuple[str, ...]:
    found = page.dependent
    if found is None:
        return (f"How dependent: not known; no flows to {page.actor} above zero are known.",)
    first, *others = found.suppliers
    out = [
        f"How dependent: in {found.year} {page.actor} got most from {first.name}, {100 * first.sensitivity:.1f} % of "
        f"what it bought; that is lost at once without it, and {_band(first.low, first.high)} stays lost after "
        "replacement.",
    ]
    if others:
        rows = [f"{s.name} ({100 * s.sensitivity:.1f} %, {_band(s.low, s.high)})" for s in others[: MOST - 1]]
        out.append(f"Then come, with what is lost at once and what stays lost, {_joined(rows)}.")
    if found.missing:
        out.append(found.missing)
    out.extend(_pairs(page.actor, found))
    return tuple(out)


def _pairs(actor: str, found: Dependent) -> tuple[str, ...]:
    if not found.pairs:
        return ("Who depends more is not known: in no pair are both directions known.",)
    more = [_other(actor, pair) for pair in found.pairs if pair.weaker == actor]
    less = [_other(actor, pair) for pair in found.pairs if pair.weaker not in ("", actor)]
    unsure = [_other(actor, pair) for pair in found.pairs if not pair.weaker]
    out = []
    if more:
        out.append(f"Whatever can be replaced, it depends more on {_names(more)} than the other way round.")
    if less:
        out.append(f"Whatever can be replaced, it depends less on {_names(less)} than the other way round.")
    if unsure:
        out.append(f"Who depends more cannot be told, since it hangs on what can be replaced: {_names(unsure)}.")
    return tuple(out)


def _other(actor: str, pair: Asymmetry) -> str:
    return pair.b if pair.a == actor else pair.a


def _moving(page: Page) -> tuple[str, ...]:
    vote = _place(page.actor, page.place) if page.place else ("Moving in its votes: not known.",)
    changed = page.dependent.changed if page.dependent else None
    trade = _trade(changed) if changed else ("Moving in its trade: not known.",)
    has = _strength(page.strength) if page.strength else ("Moving in what it has: not known.",)
    return (*vote, *trade, *has, *_camps(page))


def _trade(changed: Change) -> tuple[str, ...]:
    first, *others = changed.sentences()
    return (f"Moving in its trade: {first[0].lower()}{first[1:]}", *others)


def _place(actor: str, found: Place) -> tuple[str, ...]:
    one, two = found.sessions
    ends = [
        f"{at:.2f} (from {low:.2f} to {high:.2f}) in session {name}"
        for at, (low, high), name in (
            (found.first, found.first_band, one),
            (found.last, found.last_band, two),
        )
    ]
    out = [f"Moving in its votes: {actor} went from {ends[0]} to {ends[1]} ({100 * found.level:.0f} % intervals)."]
    low, high = found.change_band
    change = f"a change of {found.change:+.2f} (from {low:+.2f} to {high:+.2f})"
    if found.towards:
        out.append(f"That is {change}, towards the side of {found.towards}.")
    elif found.in_doubt:
        out.append(f"That is {change}, but the places of session {_joined(found.in_doubt)} are in doubt.")
    else:
        out.append(f"That is {change}: which way it moved cannot be told.")
    return (*out, *_distances(found), "A place is relative to the others of its session, so others may have moved.")


def _distances(found: Place) -> tuple[str, ...]:
    if not found.distances:
        return ("Towards whom it moved is not known: nobody else voted in both sessions.",)
    closer = [d for d in found.distances if d.way == "closer"]
    farther = [d for d in reversed(found.distances) if d.way == "farther"]
    out = []
    if closer:
        out.append(f"It came closer to {_apart(closer)}.")
    if farther:
        out.append(f"It drew away from {_apart(farther)}.")
    unsure = len(found.distances) - len(closer) - len(farther)
    if out and unsure:
        others = "the one other" if unsure == 1 else f"the {unsure} others"
        out.append(f"Whether it came closer to any of {others} cannot be told: the distance may be what it was.")
    if not out:
        out.append("Whether it came closer to anybody cannot be told: all distances may be what they were.")
    return tuple(out)


def _apart(found: Sequence[Distance]) -> str:
    rest = len(found) - MOST
    shown = [f"{d.name} (from {d.first:.2f} to {d.last:.2f} apart)" for d in found[:MOST]]
    return _joined([*shown, *([f"{rest} more"] if rest > 0 else [])])


def _strength(found: Strength) -> tuple[str, ...]:
    (one, two), way = found.years, "rose" if found.last > found.first else "fell"
    before, after = f"{100 * found.first:.3g} %", f"{100 * found.last:.3g} %"
    moved = f"stayed at {after}" if before == after else f"{way} from {before} to {after}"
    out = [f"Moving in what it has: its share of capabilities {moved} between {one} and {two}."]
    if found.components[0] != found.components[1]:
        out.append("Not the same components are known in both years, so part of that may be the measure.")
    if found.actors[0] != found.actors[1]:
        out.append(f"{found.actors[0]} actors share the first year and {found.actors[1]} the last.")
    return tuple(out)


def _camps(page: Page) -> tuple[str, ...]:
    there = [camp for camp in page.camps if camp]
    if not there:
        return ("Moving between camps: not known.",)
    last = page.camps[-1]
    if last is None:
        return (f"Moving between camps: not known {_window(page.windows[-1])}, where it has no tie.",)
    out = list(_camp(last))
    if last is not there[0] and "undecided" not in (last.firmness, there[0].firmness):
        out.append(_crossed(there[0], last))
    unsure = [_when(camp.first, camp.last) for camp in there[:-1] if camp.firmness != "firm"]
    if unsure:
        out.append(f"Where it stood before is not sure {_names(unsure)}.")
    return tuple(out)


def _camp(camp: Camp) -> tuple[str, ...]:
    when = _when(camp.first, camp.last)
    if camp.firmness == "undecided":
        return (
            f"Moving between camps: {when} its ties do not decide where it stands.",
            "Splits into two camps that fit equally well put it differently.",
        )
    every = (
        "every split into two camps that fits best" if camp.firmness == "firm" else "the best splits that were found"
    )
    verb = "puts" if camp.firmness == "firm" else "put"
    out = [f"Moving between camps: {when}, {every} {verb} it {_sides(camp)}.", _wrong(camp)]
    if camp.loose:
        out.append(f"Not decided is where {_names(camp.loose)} {'stands' if len(camp.loose) == 1 else 'stand'}.")
    if camp.firmness != "firm":
        out.append("Not all of the best splits were found, so others may differ.")
    return tuple(out)


def _sides(camp: Camp) -> str:
    if not camp.against:
        return f"with {_names(camp.beside)}; nobody is sure to stand in the other camp"
    if not camp.beside:
        return f"across from {_names(camp.against)}; nobody else is sure to stand in its own camp"
    return f"with {_names(camp.beside)}, across from {_names(camp.against)}"


def _wrong(camp: Camp) -> str:
    n = len(camp.wrong)
    if not n:
        return "Its ties with them fit that: friends stand together, and foes apart."
    return f"{n} of its {camp.ties} ties {'does' if n == 1 else 'do'} not fit that: with {_names(camp.wrong)}."


def _crossed(first: Camp, last: Camp) -> str:
    to = sorted(set(first.against) & set(last.beside))
    away = sorted(set(first.beside) & set(last.against))
    both = {*first.beside, *first.against} & {*last.beside, *last.against}
    when = f"Of {len(both)} others whose side is known"
    when += f" {_when(first.first, first.last)} and {_when(last.first, last.last)}"
    parts = [*([f"{_names(to)} came to its side"] if to else []), *([f"{_names(away)} left it"] if away else [])]
    return f"{when}, {_joined(parts)}." if parts else f"{when}, nobody changed sides relative to it."


def _band(low: float, high: float) -> str:
    one, two = f"{100 * low:.1f}", f"{100 * high:.1f}"
    return f"{one} %" if one == two else f"between {one} and {two} %"


def _window(days: tuple[str, str]) -> str:
    return _when(*(dt.date.fromisoformat(day) for day in days))


def _when(first: dt.date, last: dt.date) -> str:
    """Return when a window is, to stand in a sentence: in 1960, in 1960-1969, between two days, over all time."""
    begin, end = label(first, last)
    if begin is None or end is None:
        return f"until {end}" if end is not None else "over all time" if begin is None else f"since {begin}"
    if isinstance(begin, int):
        return f"in {_years(begin, end)}"
    return f"on {begin}" if begin == end else f"between {begin} and {end}"


def _time(first: dt.date, last: dt.date) -> str:
    """Return a window as a name, to stand after "from" and "to"."""
    begin, end = label(first, last)
    if isinstance(begin, int):
        return _years(begin, end)
    return f"{begin}" if begin == end and begin else f"the time {_when(first, last)}"


def _years(begin: int | str | None, end: int | str | None) -> str:
    return f"{begin}" if begin == end else f"{begin}-{end}"


def _names(names: Sequence[str]) -> str:
    rest = len(names) - MOST
    return _joined([*names[:MOST], *([f"{rest} more"] if rest > 0 else [])])


def _joined(words: Sequence[str]) -> str:
    every = list(words)
    if not every:
        return "nobody"
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
