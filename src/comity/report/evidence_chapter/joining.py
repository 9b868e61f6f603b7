"""The first page of the other chapters and what the evidence adds to it, joined section by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.report.content import Bullets, Section
from comity.report.evidence_chapter.first_page import TITLES, blocks, in_two
from comity.report.evidence_chapter.subject import Weighing

MOST = 7


def joined_first_page(
    first: Sequence[Section], s: Weighing, order: Sequence[str], keep: int = 0
) -> tuple[Section, ...]:
    """
    Return the sections of a first page with what the evidence adds to each.

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


def _short(section: Section, s: Weighing, keep: int) -> Section:
    """Return *In short* with one or two sentences more, and in all no more than a reader takes in."""
    told = in_two(s)
    first = next((b for b in section.blocks if isinstance(b, Bullets)), None)
    if not told:
        return section
    if first is None:
        return replace(section, blocks=(Bullets(told), *section.blocks))
    cut = max(0, len(first.items) - keep)
    kept = Bullets((*first.items[: min(cut, MOST - len(told) - keep)], *first.items[cut:], *told))
    return replace(section, blocks=tuple(kept if b is first else b for b in section.blocks))


def _place(out: list[Section], id_: str, order: Sequence[str]) -> int:
    """Return where a section belongs: after the last one that comes before it in the order of a first page."""
    before = set(order[: list(order).index(id_)])
    return max((k + 1 for k, x in enumerate(out) if x.id in before), default=0)
