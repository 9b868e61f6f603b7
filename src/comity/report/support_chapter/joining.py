"""The first page of the other chapters and what outside support adds to it, joined section by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.report.content import Bullets, Section
from comity.report.support_chapter.first_page import TITLES, blocks, in_short
from comity.report.support_chapter.subject import Helped

MOST = 7
ROOM = 5
"""With so many sentences already, support adds one and not two."""


def joined_first_page(first: Sequence[Section], s: Helped, order: Sequence[str], keep: int = 0) -> tuple[Section, ...]:
    """
    Return the sections of a first page with what support adds to each.

    ``order`` names the sections of a first page; one that is not there yet is put in its place. ``keep`` is how many
    sentences at the end of *In short* must not give way.
    """
    added = blocks(s)
    out = [
        _short(x, s, keep) if x.id == "in-short" else replace(x, blocks=(*x.blocks, *added.get(x.id, ())))
        for x in first
    ]
    there = {x.id for x in out}
    for id_ in order:
        if added.get(id_) and id_ not in there:
            out.insert(_place(out, id_, order), Section(id_, TITLES[id_], tuple(added[id_])))
    return tuple(out)


def _short(section: Section, s: Helped, keep: int) -> Section:
    """Return *In short* with one or two sentences more, and in all no more than a reader takes in."""
    first = next((b for b in section.blocks if isinstance(b, Bullets)), None)
    if first is None:
        told = in_short(s, 2)
        return replace(section, blocks=(Bullets(told), *section.blocks)) if told else section
    told = in_short(s, 1 if len(first.items) > ROOM else 2)
    cut = max(0, len(first.items) - keep)
    kept = (*first.items[: max(0, min(cut, MOST - len(told) - keep))], *first.items[cut:], *told)
    return replace(section, blocks=tuple(Bullets(kept) if b is first else b for b in section.blocks))


def _place(out: list[Section], id_: str, order: Sequence[str]) -> int:
    """Return where a section belongs: after the last one that comes before it in the order of a first page."""
    before = set(order[: list(order).index(id_)])
    return max((k + 1 for k, x in enumerate(out) if x.id in before), default=0)
