"""What a plan cannot be made from: numbers that make no sense, names that are not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from comity.case.programme import Item, Programme, Resource
from comity.errors import TooLargeError, UsageError, did_you_mean

LARGEST = 1_000_000
"""Items or resources times periods that a plan may have."""


def check(programme: Programme) -> None:
    """
    Raise where no plan can be made from a programme, and name every reason at once.

    Raises
    ------
    TooLargeError
        More than ``LARGEST`` items times periods, or resources times periods.
    UsageError
        Anything else.

    Examples
    --------
    >>> check(Programme(2, items=(Item("truck", ((3, Fraction(5)),)),)))
    Traceback (most recent call last):
      ...
    comity.errors.UsageError: item "truck": 5 are due in period 3, and the programme has the periods 1 to 2. Move the \
due period, or let the programme have more periods.
    """
    cells = programme.periods * max(len(programme.items), len(programme.resources))
    if cells > LARGEST:
        raise TooLargeError(
            f"the programme has {cells:,} items or resources times periods, and a plan can have {LARGEST:,}. "
            "Take longer periods, or plan a part of the items."
        )
    wrong = [*_whole(programme)]
    for resource in programme.resources:
        wrong += [f'resource "{resource.id}": {w}' for w in _resource(resource, programme.periods)]
    known = [r.id for r in programme.resources]
    for item in programme.items:
        wrong += [f'item "{item.id}": {w}' for w in _item(item, programme.periods, known)]
    wrong += _bases(programme)
    if wrong:
        raise UsageError("\n".join(wrong))


def _whole(programme: Programme) -> Iterator[str]:
    if programme.periods < 1:
        yield "the programme has no periods. Say under `periods` how many there are."
    if programme.names and len(programme.names) != programme.periods:
        yield (
            f"{len(programme.names)} names are given for {programme.periods} periods. "
            "Give one for each, or none at all."
        )
    for what, ids in (("item", programme.items), ("resource", programme.resources)):
        for name, times in Counter(x.id for x in ids).items():
            if times > 1:
                yield f'the {what} "{name}" is there {times} times. Give each a name of its own.'


def _resource(resource: Resource, periods: int) -> Iterator[str]:
    if not resource.capacity:
        yield "it has no capacity. Give one number, or one for each period; 0 where there is none."
    yield from _by_period("capacity", resource.capacity, periods)
    for name in ("cost", "ramp", "enlarge", "lead"):
        yield from _not_below_zero(name, getattr(resource, name))


def _item(item: Item, periods: int, known: list[str]) -> Iterator[str]:
    for period, quantity in item.due:
        if not 1 <= period <= periods:
            yield (
                f"{float(quantity):g} are due in period {period}, and the programme has the periods 1 to {periods}. "
                "Move the due period, or let the programme have more periods."
            )
        yield from _not_below_zero(f"the quantity due in period {period}", quantity)
    for resource, need in item.needs:
        if resource not in known:
            ways = did_you_mean(resource, known) or f"Defined: {', '.join(known) or 'none'}."
            yield f'it needs "{resource}", which is not a resource. {ways}'
        yield from _not_below_zero(f'its need of "{resource}"', need)
    if len({r for r, _ in item.needs}) < len(item.needs):
        yield "it needs a resource twice. Give the sum once."
    yield from _by_period("setup", item.setup, periods)
    yield from _by_period("holding", item.holding, periods)
    for name in ("lead", "stock", "late"):
        yield from _not_below_zero(name, getattr(item, name) or 0)
    if item.batch is not None and item.batch <= 0:
        yield f"its batch is {float(item.batch):g}. Give more than 0, or leave it out."
    if not 0 < item.learning <= 1:
        yield f"its learning is {float(item.learning):g}. Give a share above 0, up to 1 (nothing learned)."


def _bases(programme: Programme) -> Iterator[str]:
    items = {i.id: i for i in programme.items}
    for item in (i for i in programme.items if i.base):
        base = items.get(item.base)
        if base is None:
            ways = did_you_mean(item.base, list(items)) or f"Defined: {', '.join(items)}."
            yield f'item "{item.id}": it is made of "{item.base}", which is not an item. {ways}'
            continue
        if not item.modernise:
            yield f'item "{item.id}": it has a base and is not modernised. Say `modernise: true`, or leave `base` out.'
        if _in_circle(item, items):
            yield f'item "{item.id}": it is made of units of itself. Leave one `base` out.'
        if any(base.setup) or base.late is not None:
            what = "setups" if any(base.setup) else "`late`"
            yield (
                f'item "{base.id}": units of it are modernised to "{item.id}", and a plan cannot yet count its {what} '
                "then. Leave that out, or leave `base` out and say under `stock` how many units there are to modernise."
            )


def _in_circle(item: Item, items: Mapping[str, Item]) -> bool:
    seen, at = {item.id}, item.base
    while at in items and at not in seen:
        seen.add(at)
        at = items[at].base
    return at == item.id


def _by_period(name: str, numbers: tuple[Fraction, ...], periods: int) -> Iterator[str]:
    if len(numbers) not in (0, 1, periods):
        yield f"{name} has {len(numbers)} numbers. Give one for all periods, or {periods}: one for each."
    for number in numbers:
        yield from _not_below_zero(name, number)


def _not_below_zero(name: str, number: Fraction | int) -> Iterator[str]:
    if number < 0:
        yield f"{name} is {float(number):g}. Give 0 or more."
