"""The first page of a report, joined section by section from what each question gives to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from comity.report.content import Block, Bullets, Line, Section

MOST = 7
"""Sentences of *In short*: no more than a reader takes in."""
EACH = 2
"""Sentences of *In short* that a question beside the first may have at most."""


def joined(
    first: Sequence[Section],
    added: Mapping[str, Sequence[Block]],
    titles: Mapping[str, str],
    order: Sequence[str],
    ahead: frozenset[str] = frozenset(),
) -> tuple[Section, ...]:
    """
    Return the sections of a first page with what a chapter adds to each; *In short* stays as it is.

    Parameters
    ----------
    first : sequence of Section
    added : mapping section -> blocks
        What the chapter has to say in each section but *In short*.
    titles : mapping section -> title
        For a section that is not there yet.
    order : sequence of str
        The sections of a first page; one that is not there yet is put in its place.
    ahead : frozenset of str
        Sections in which the chapter speaks before what is there.
    """
    out = [_with(x, tuple(added.get(x.id, ())), x.id in ahead) for x in first]
    there = {x.id for x in out}
    for id_ in order:
        if added.get(id_) and id_ not in there:
            out.insert(_place(out, id_, order), Section(id_, titles[id_], tuple(added[id_])))
    return tuple(out)


def _with(section: Section, more: tuple[Block, ...], ahead: bool) -> Section:
    if section.id == "in-short":
        return section
    return replace(section, blocks=(*more, *section.blocks) if ahead else (*section.blocks, *more))


def shortened(first: Sequence[Section], told: Sequence[Callable[[int], tuple[Line, ...]]]) -> tuple[Section, ...]:
    """
    Return a first page with *In short* of what is there and what other questions tell, fairly.

    Every question has its first sentence before any has its second, in the order of the chapters; see
    :func:`places`.
    """
    return tuple(_short(x, told) if x.id == "in-short" else x for x in first)


def _short(section: Section, told: Sequence[Callable[[int], tuple[Line, ...]]]) -> Section:
    own = next((b for b in section.blocks if isinstance(b, Bullets)), None)
    there = own.items if own is not None else ()
    mine, *theirs = places([len(there), *(len(more(EACH)) for more in told)], MOST)
    items = (*there[:mine], *(x for n, more in zip(theirs, told, strict=True) for x in more(n)))
    if own is None:
        return replace(section, blocks=(Bullets(items), *section.blocks)) if items else section
    return replace(section, blocks=tuple(Bullets(items) if b is own else b for b in section.blocks))


def places(wanted: Sequence[int], most: int) -> list[int]:
    """
    Return how many places each gets of so many: all have one before any has two, the first ones first.

    Examples
    --------
    >>> places([7, 2, 2], 7)
    [3, 2, 2]
    >>> places([7, 2, 1, 2, 2, 1, 1], 7)
    [1, 1, 1, 1, 1, 1, 1]
    """
    got = [0] * len(wanted)
    while sum(got) < min(most, sum(wanted)):
        for k, w in enumerate(wanted):
            if got[k] < w and sum(got) < most:
                got[k] += 1
    return got


def _place(out: list[Section], id_: str, order: Sequence[str]) -> int:
    """Return where a section belongs: after the last one that comes before it in the order of a first page."""
    before = set(order[: list(order).index(id_)])
    return max((k + 1 for k, x in enumerate(out) if x.id in before), default=0)
