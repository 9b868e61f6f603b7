"""The whole of alignment: each part by itself, within a share of the budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from comity.alignment.network import network_of
from comity.alignment.result import PARTS, AlignmentResult, Part
from comity.alignment.tables import renamed, tables_of
from comity.alignment.work import AlignmentSettings, Progress, Work, kinds_of
from comity.budget import Budget, Share
from comity.case.alignment import Alignment
from comity.errors import named_among
from comity.parts import shared, with_part

_SAID: Mapping[Part, str] = {
    "network": "ties, window by window",
    "capabilities": "capabilities",
    "shift": "whether centres become more",
    "exposure": "who depends on whom",
    "votes": "votes",
    "bodies": "what members of alliances do",
    "figures": "figures beside their sources",
    "pages": "single actors",
}


_BUILDS_ON: Mapping[Part, tuple[Part, ...]] = {
    "shift": ("capabilities", "network"),
    "pages": ("network", "exposure", "votes"),
}


def parts_named(text: str | None) -> tuple[Part, ...]:
    """
    Return the parts that a list with commas names; all where there is none.

    Raises
    ------
    UsageError
        A part is not known.

    Examples
    --------
    >>> parts_named("votes, network")
    ('network', 'votes')
    """
    return named_among(text, PARTS, "part of the answer about alignment")


def alignment_answer(
    section: Alignment,
    names: Mapping[str, str] | None = None,
    settings: AlignmentSettings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> AlignmentResult:
    """
    Return everything about alignment that the case has the data for.

    Parameters
    ----------
    section : Alignment
    names : mapping party -> name, optional
        The parties of the case; an actor of the tables that has the id or the name of one is that party.
    settings : AlignmentSettings, optional
    budget : Budget, optional
        It is shared out among the parts, so that a long one does not lose the others.
    progress : callable, optional
        Told in words what is being worked on.

    Raises
    ------
    UsageError
        An actor is asked for that no table has.
    MissingExtraError
        Communities by the method of Leiden are asked for, and leidenalg is not installed.

    Examples
    --------
    >>> from comity.case.alignment import Ties
    >>> rows = (("a", "b"), ("a", "c"), ("b", "c"))
    >>> ties = Ties(*zip(*rows), (1, -1, 1), (None,) * 3, (False,) * 3, ("",) * 3, ("",) * 3, ("",) * 3, ("",) * 3)
    >>> found = alignment_answer(Alignment(ties))
    >>> window = found.to_json()["windows"][0]
    >>> window["frustration"]["index"], window["triangles"]["balanced"], window["from"]
    (1, 0, None)
    """
    asked = settings or AlignmentSettings()
    tables = tables_of(section)
    net = network_of(tables.ties)
    section = renamed(section, tables)
    asked = replace(asked, parts=_with_ground(asked.parts), actors=tuple(tables.name(a) for a in asked.actors))
    work = Work(section, asked, tables, net, kinds_of(section, net), dict(names or {}), progress or (lambda _: None))
    work.check()
    whole = budget or Budget(None)
    found = AlignmentResult(tables, net, work.kinds, names=work.called(), notes=tables.problems)
    steps = [(part, weight, step) for part, needed, weight, step in _steps(work) if needed and part in asked.parts]
    for (part, _, step), share in zip(steps, shared(whole, [weight for _, weight, _ in steps]), strict=True):
        work.tell(_SAID[part])
        found = with_part(found, part, share, step)
    return found


def _with_ground(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts that are wanted, and those that they build on."""
    more = {ground for part in parts for ground in _BUILDS_ON.get(part, ())}
    return tuple(p for p in PARTS if p in more or p in parts)


def _steps(work: Work) -> list[tuple[Part, bool, int, Callable[[AlignmentResult, Share], AlignmentResult]]]:
    """Return the parts in the order of work: whether the case has what each needs, and its part of the time."""
    from comity.alignment import exposed, parts, voted

    s, t = work.section, work.tables
    have, tied = len(t.capabilities) > 0, len(t.ties) > 0
    table: list[tuple[Part, bool, int, Any]] = [
        ("capabilities", have, 3, parts.capabilities),
        ("network", tied or have, 6, parts.network),
        ("shift", tied or have, 3, parts.shift),
        ("exposure", work.flows() or s.exposure is not None, 2, exposed.exposure),
        ("votes", len(t.votes) > 0, 3, voted.votes),
        ("bodies", bool(s.bodies), 2, parts.bodies),
        ("figures", bool(s.figures), 1, parts.figures),
        ("pages", bool(work.focus()), 2, parts.pages),
    ]
    return [(part, needed, weight, _bound(step, work)) for part, needed, weight, step in table]


def _bound(step: Any, work: Work) -> Callable[[AlignmentResult, Share], AlignmentResult]:
    return lambda found, share: step(work, found, share)
