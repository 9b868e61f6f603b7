"""The first page of a report and what one more chapter adds to it, joined section by section."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from comity.report.content import Block, Bullets, Line, Section

MOST = 7
"""Sentences of *In short*: no more than a reader takes in."""


def joined(
    first: Sequence[Section],
    added: Mapping[str, Sequence[Block]],
    titles: Mapping[str, str],
    told: Callable[[int], tuple[Line, ...]],
    order: Sequence[str],
    keep: int = 0,
) -> tuple[Section, ...]:
    """
    Return the sections of a first page with what a chapter adds to each.

    Parameters
    ----------
    first : sequence of Section
    added : mapping section -> blocks
        What the chapter has to say in each section but *In short*.
    titles : mapping section -> title
        For a section that is not there yet.
    told : callable
        Given how many sentences *In short* has, returns those that the chapter adds to it.
    order : sequence of str
        The sections of a first page; one that is not there yet is put in its place.
    keep : int
        So many sentences at the end of *In short* must not give way.
    """
    out = [
        _short(x, told, keep) if x.id == "in-short" else replace(x, blocks=(*x.blocks, *added.get(x.id, ())))
        for x in first
    ]
    there = {x.id for x in out}
    for id_ in order:
        if added.get(id_) and id_ not in there:
            out.insert(_place(out, id_, order), Section(id_, titles[id_], tuple(added[id_])))
    return tuple(out)


def _short(section: Section, told: Callable[[int], tuple[Line, ...]], keep: int) -> Section:
    """Return *In short* with the sentences that are added, the last of the others giving way where there is no room."""
    first = next((b for b in section.blocks if isinstance(b, Bullets)), None)
    new = told(len(first.items) if first is not None else 0)
    if not new:
        return section
    if first is None:
        return replace(section, blocks=(Bullets(new), *section.blocks))
    cut = max(0, len(first.items) - keep)
    kept = (*first.items[: max(0, min(cut, MOST - len(new) - keep))], *first.items[cut:], *new)
    return replace(section, blocks=tuple(Bullets(kept) if b is first else b for b in section.blocks))


def _place(out: list[Section], id_: str, order: Sequence[str]) -> int:
    """Return where a section belongs: after the last one that comes before it in the order of a first page."""
    before = set(order[: list(order).index(id_)])
    return max((k + 1 for k, x in enumerate(out) if x.id in before), default=0)
