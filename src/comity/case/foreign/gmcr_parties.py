"""The parties, options and coalitions of a ``.gmcr`` file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.case.foreign.findings import Findings
from comity.case.foreign.json_fields import items, kind_of, name_under, number_below, place, record, rows
from comity.case.foreign.json_nodes import JsonNode
from comity.case.foreign.naming import distinct, short_name
from comity.case.nouns import Option, Party
from comity.errors import Where

Direction = Literal["both", "forward", "back"]
_DIRECTIONS: dict[str, Direction] = {"both": "both", "fwd": "forward", "back": "back"}


@dataclass(frozen=True, slots=True)
class Cast:
    """
    Who takes part, and what each can do.

    ``options`` are in our order (party by party); ``position[k]`` is the place in that order of the option
    that the file numbers k. ``makers`` are the decision makers' members as they stand in the file.
    """

    parties: tuple[Party, ...]
    options: tuple[Option, ...]
    position: dict[int, int]
    n_numbers: int
    makers: tuple[dict[str, JsonNode], ...]


def read_cast(top: dict[str, JsonNode], root: JsonNode, notes: Findings) -> Cast:
    """Read ``options`` and ``decisionMakers``."""
    option_nodes = rows(top, "options", root, notes)
    maker_nodes = rows(top, "decisionMakers", root, notes)
    if not maker_nodes and "decisionMakers" in top:
        notes.error(top["decisionMakers"].line, "the file has no decision makers.", "Add them in gmcr-py.")
    makers = tuple(record(node, notes) for node in maker_nodes)
    parties = _parties(makers, maker_nodes, notes)
    named = [_named(node, notes) for node in option_nodes]
    owners = _owners(makers, maker_nodes, option_nodes, parties, notes)
    short = [short_name(named[k][0], f"option_{k + 1}") for k in owners]
    ids = distinct(short, [parties[p].id for p in owners.values()])
    options = tuple(
        Option(name, parties[p].id, *named[k], where=Where(notes.file, option_nodes[k].line))
        for name, (k, p) in zip(ids, owners.items(), strict=True)
    )
    position = {k: place_of for place_of, k in enumerate(owners)}
    return Cast(parties, options, position, len(option_nodes), makers)


def _parties(
    makers: tuple[dict[str, JsonNode], ...], nodes: tuple[JsonNode, ...], notes: Findings
) -> tuple[Party, ...]:
    names = [name_under(m, "name", node, notes) for m, node in zip(makers, nodes, strict=True)]
    ids = distinct([short_name(name, f"party_{k + 1}") for k, name in enumerate(names)])
    return tuple(
        Party(i, name, where=Where(notes.file, node.line)) for i, name, node in zip(ids, names, nodes, strict=True)
    )


def _owners(
    makers: tuple[dict[str, JsonNode], ...],
    maker_nodes: tuple[JsonNode, ...],
    option_nodes: tuple[JsonNode, ...],
    parties: tuple[Party, ...],
    notes: Findings,
) -> dict[int, int]:
    """Return option number -> party number, in the order party by party that gmcr-py gives to options."""
    owners: dict[int, int] = {}
    for p, (maker, node) in enumerate(zip(makers, maker_nodes, strict=True)):
        for row in rows(maker, "options", node, notes):
            k = number_below(row, len(option_nodes), "option", notes)
            if k is not None and owners.setdefault(k, p) != p:
                first = parties[owners[k]].name
                what = f"{place(row)}: option {k} belongs to {first} already; an option has one owner."
                notes.error(row.line, what, "Give each party an option of its own.")
    for k, node in enumerate(option_nodes):
        if k not in owners:
            notes.error(node.line, f"{place(node)} belongs to no decision maker.", "Give it to one, or remove it.")
    return owners


def _named(node: JsonNode, notes: Findings) -> tuple[str, Direction]:
    members = record(node, notes)
    name = name_under(members, "name", node, notes)
    direction = members.get("permittedDirection", members.get("reversibility"))
    if direction is None:
        notes.warning(node.line, f"{place(node)} has no `permittedDirection`; both directions are taken.")
        return name, "both"
    if not isinstance(direction.value, str) or direction.value not in _DIRECTIONS:
        shown = f'"{direction.value[:40]}"' if isinstance(direction.value, str) else kind_of(direction)
        notes.error(direction.line, f"{place(direction)} is {shown}.", 'It is "both", "fwd" or "back".')
        return name, "both"
    return name, _DIRECTIONS[direction.value]


def coalitions(top: dict[str, JsonNode], cast: Cast, notes: Findings) -> tuple[tuple[str, ...], ...]:
    """
    Return the fixed coalition structure of the file, empty where everybody stands alone.

    A structure that does not name every party exactly once is dropped with a warning, as gmcr-py does.
    """
    node = top.get("coalitions")
    if node is None:
        return ()
    blocks = []
    for item in items(node, notes):
        members = item.value if isinstance(item.value, tuple) else (item,)
        numbers = [number_below(m, len(cast.parties), "decision maker", notes) for m in members]
        blocks.append([n for n in numbers if n is not None])
    if all(len(block) == 1 for block in blocks) or notes.failed:
        return ()
    if sorted(n for block in blocks for n in block) != list(range(len(cast.parties))):
        notes.warning(node.line, "`coalitions` does not name every decision maker exactly once; it is left out.")
        return ()
    return tuple(tuple(cast.parties[n].id for n in block) for block in blocks)
