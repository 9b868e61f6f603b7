"""What is checked before anything is entered: every problem of every draft, at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from comity.case.days import last_day
from comity.case.text_in import UNSEEN
from comity.case.wording import shown
from comity.errors import Problem, Where, did_you_mean
from comity.evidence.ledger.bodies import noun_of
from comity.evidence.ledger.book import Mark
from comity.evidence.ledger.entry import KINDS, NOUNS, WITHDRAWAL, Draft, Entry, Key
from comity.evidence.ledger.item_rows import surely_an_item
from comity.evidence.ledger.plain import why_not_a_word, why_not_plain
from comity.evidence.ledger.recording import is_moment
from comity.evidence.ledger.references import named_by

_NEW = "new entry"
_WORDS = ("id", "date", "by", "via", "corrects", "recorded")

Looking = Callable[[Collection[Key]], Mapping[Key, Mark]]
"""Gives the last entry about each of some things, as :meth:`comity.evidence.ledger.book.Ledger.last` does."""


def place(draft: Draft, number: int) -> Where:
    """Return where a draft comes from: its file and line, or its number among those that are entered."""
    return draft.where if draft.where.file else Where(_NEW, number)


def problems_of_form(draft: Draft, where: Where) -> list[Problem]:
    """Return why a draft can be no entry, whatever it says: its kind, its words, or values that cannot be kept."""
    found = []
    if draft.kind not in KINDS:
        ways = did_you_mean(str(draft.kind)[:60], KINDS) or f"Kinds are: {', '.join(KINDS)}."
        found.append(Problem(where, f"{shown(str(draft.kind)[:60])} is no kind of entry.", (ways,)))
    for name in _WORDS:
        value = getattr(draft, name)
        why = why_not_a_word(value) or (_why_no_id(value) if name == "id" else "")
        if why:
            found.append(Problem(where, f"the {name} of this entry cannot be used: {why}.", ("Change it.",)))
    why = why_not_plain(draft.body)
    if why:
        what = f"the body of this entry cannot be kept: {why}."
        found.append(Problem(where, what, ("Give a row as a case file has it, in plain values.",)))
    return found


def _why_no_id(value: str) -> str:
    if not value.strip():
        return "it is empty"
    return "it begins or ends with a blank" if value != value.strip() else ""


def problems_of_content(draft: Draft, where: Where) -> Iterator[Problem]:
    """Yield what is wrong with what a draft says, taken by itself."""
    yield from _dates(draft, where)
    yield from _unseen_in(draft, where)
    if draft.kind == WITHDRAWAL:
        yield from _withdrawal(draft, where)
    elif not surely_an_item(draft.kind, draft.body):
        yield from noun_of(draft.kind, draft.id, draft.body, where)[1]
        yield from _unlike_itself(draft, where)


def _unlike_itself(draft: Draft, where: Where) -> Iterator[Problem]:
    """Yield that a claim is its own rival, which the field tables cannot see."""
    rivals = draft.body.get("rivals")
    if draft.kind == "claim" and draft.id in (rivals if isinstance(rivals, (list, tuple)) else [rivals]):
        yield Problem(where, f"the claim {shown(draft.id)} is its own rival.", ("Name other claims under rivals.",))


def _unseen_in(draft: Draft, where: Where) -> Iterator[Problem]:
    """Yield the fields whose texts hold what nobody can see: it could make a terminal show something else."""
    beside = {name: getattr(draft, name) for name in _WORDS}
    hidden = [name for name, value in (*beside.items(), *draft.body.items()) if _hidden(name) or _hidden(value)]
    for name in hidden:
        what = f"{UNSEEN.sub('?', name[:40])} holds a character that cannot be seen."
        yield Problem(where, what, ("Type the text anew, without it.",))


def _hidden(value: Any) -> bool:
    if isinstance(value, str):
        return not value.isprintable() and UNSEEN.search(value) is not None
    if isinstance(value, dict):
        return any(_hidden(k) or _hidden(v) for k, v in value.items())
    return isinstance(value, (list, tuple)) and any(_hidden(v) for v in value)


def _dates(draft: Draft, where: Where) -> Iterator[Problem]:
    if draft.date and last_day(draft.date) is None:
        yield Problem(where, f"{shown(draft.date)} is no date.", ("Write 2025-11-12, 2025-11 or 2025.",))
    if draft.recorded and not is_moment(draft.recorded):
        yield Problem(
            where, f"{shown(draft.recorded)} is no moment.", ("Write 2025-11-12T09:30:00Z, or leave it out.",)
        )


def _withdrawal(draft: Draft, where: Where) -> Iterator[Problem]:
    if draft.body.get("kind") not in NOUNS:
        yield Problem(where, "a withdrawal says what it takes back.", (f"Give kind: one of {', '.join(NOUNS)}.",))
    why = draft.body.get("why")
    if not isinstance(why, str) or not why.strip():
        yield Problem(where, "a withdrawal says why.", ("Give why: in one sentence.",))
    for key in draft.body:
        if key not in ("kind", "why"):
            yield Problem(where, f"a withdrawal has no {shown(key[:60])}.", ("Keys here: kind, why.",))


def _what(draft: Entry) -> str:
    kind, name = draft.about
    return f"the {kind} {shown(name)}"


def problems_of_place(
    entries: Sequence[Entry], wheres: Sequence[Where], absent: Collection[Key], last: Looking
) -> Iterator[Problem]:
    """
    Yield what is wrong with entries where they are to stand: ids that are taken, corrections and names that miss.

    Something may be named before it comes, as rivals name each other. ``absent`` are things of the same entering that
    could not become entries: to name them is no further problem.
    """
    things = [e.about for e in entries]
    names = [tuple(named_by(e.kind, e.id, e.body)) for e in entries]
    now = dict(last({*things, *(key for keys in names for key in keys)}))
    comes = {key: k for k, (key, e) in enumerate(zip(things, entries, strict=True)) if not e.withdraws}
    for k, (entry, where) in enumerate(zip(entries, wheres, strict=True)):
        mark = now.get(things[k])
        if mark is not None and mark.seq >= entries[0].seq and not entry.corrects and not entry.withdraws:
            yield _twice(entry, wheres[mark.seq - entries[0].seq], where)
        elif things[k] not in absent and (mark is not None or entry.corrects or entry.withdraws):
            yield from _standing(entry, mark, where)
        for key in names[k]:
            if comes.get(key, -1) < k and key not in absent:
                yield from _named(entry, key, now.get(key), where)
        now[things[k]] = Mark(entry.seq, entry.hash, entry.withdraws)


def _twice(entry: Entry, first: Where, where: Where) -> Problem:
    """Return that two of what is entered together are about one thing."""
    at = f"line {first.line}" if first.file == where.file != _NEW and first.line else str(first)
    what = f"{_what(entry)} stands here twice; the first is {at}."
    return Problem(where, what, ("Give one of them another id.",))


def _standing(entry: Entry, mark: Mark | None, where: Where) -> Iterator[Problem]:
    """Yield what is wrong with taking the place of what stands, or of nothing."""
    it = _what(entry)
    if mark is None:
        way = "Enter it first." if entry.withdraws else "Leave corrects out: it is the first entry about this."
        yield Problem(where, f"there is nothing to correct: {it} is not in the ledger.", (way,))
    elif not entry.corrects:
        ways = (f"To change it, correct entry {mark.seq}.", "Something else needs another id.")
        yield Problem(where, f"{it} is in the ledger already (entry {mark.seq}).", ways)
    elif entry.corrects != mark.hash:
        what = f"{it} does not stand on the entry that is corrected here; entry {mark.seq} came after it."
        yield Problem(where, what, (f"Look at entry {mark.seq}, and correct that one.",))
    elif entry.withdraws and mark.withdrawn:
        yield Problem(where, f"{it} is withdrawn already (entry {mark.seq}).", ("Leave it at that.",))


def _named(entry: Entry, key: Key, mark: Mark | None, where: Where) -> Iterator[Problem]:
    if mark is not None and not mark.withdrawn:
        return
    it = f"the {key[0]} {shown(key[1])}"
    if mark is None:
        yield Problem(where, f"{_what(entry)} names {it}, which is not in the ledger.", ("Enter that first.",))
    else:
        what = f"{_what(entry)} names {it}, which was withdrawn (entry {mark.seq})."
        yield Problem(where, what, (f"Restore it by correcting entry {mark.seq}, or name another.",))
