"""The first page of the conflict and what the settlement adds to it, joined section by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.report.content import Block, Bullets, Section
from comity.report.settlement_chapter.first_page import TITLES, blocks, in_two
from comity.report.settlement_chapter.subject import Settled

MOST = 7


def joined_first_page(first: Sequence[Section], s: Settled, order: Sequence[str]) -> tuple[Section, ...]:
    """
    Return the sections of a first page with what the settlement adds to each.

    ``order`` names the sections of a first page; a section that the conflict has nothing for is put in its place.
    """
    added = blocks(s)
    out = [_with(x, s, added.get(x.id, [])) for x in first]
    there = {x.id for x in out}
    for id_ in order:
        if added.get(id_) and id_ not in there:
            out.insert(_place(out, id_, order), Section(id_, TITLES[id_], tuple(added[id_])))
    return tuple(out)


def _with(section: Section, s: Settled, more: list[Block]) -> Section:
    if section.id == "in-short":
        return _short(section, s)
    ahead = section.id in ("in-the-way", "opens-a-way")
    return replace(section, blocks=(*more, *section.blocks) if ahead else (*section.blocks, *more))


def _short(section: Section, s: Settled) -> Section:
    """Return *In short* with two sentences more, and in all no more than a reader takes in."""
    told = in_two(s)
    first = next((b for b in section.blocks if isinstance(b, Bullets)), None)
    if first is None:
        return replace(section, blocks=(Bullets(told), *section.blocks))
    kept = first.items[: MOST - len(told)]
    return replace(section, blocks=tuple(Bullets((*kept, *told)) if b is first else b for b in section.blocks))


def _place(out: list[Section], id_: str, order: Sequence[str]) -> int:
    """Return where a section belongs: after the last one that comes before it in the order of a first page."""
    before = set(order[: list(order).index(id_)])
    return max((k + 1 for k, x in enumerate(out) if x.id in before), default=0)
