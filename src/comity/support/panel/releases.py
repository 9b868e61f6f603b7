"""Which rows of a table are one series: of one release and of one measure (conventions §92, §100)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from comity.case.days import last_day


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows that are used, the release they are of, a sentence where rows were left out, or why none can be."""

    rows: tuple[int, ...]
    release: str = ""
    note: str = ""
    reason: str = ""


def one_release(cells: Sequence[tuple[str, int]], released: Sequence[str], places: Sequence[str]) -> Chosen:
    """
    Return the rows of the latest release that covers every unit and period of a table.

    Figures of different releases are not one series: later ones revise earlier ones, so a step between two rows may
    be a revision and no change. Where no one release has every period, the table is refused.

    Parameters
    ----------
    cells : sequence of (unit, period number)
        What each row is about.
    released : sequence of str
        The release of each row.
    places : sequence of str
        Where each row stands, for messages.

    Examples
    --------
    >>> one_release([("a", 1), ("a", 2), ("a", 1)], ["May", "May", "April"], ["", "", ""]).rows
    (0, 1)
    >>> one_release([("a", 1), ("a", 2)], ["2024-04", "2024-05"], ["f:2", "f:3"]).reason
    'the figures are of 2 releases, and none of them covers every period: "2024-04" (first at f:2), "2024-05" \
(first at f:3); figures of different releases are not one series (§92): take every period from one release'
    """
    wanted = set(cells)
    by_release: dict[str, list[int]] = {}
    for row, name in enumerate(released):
        by_release.setdefault(name.strip(), []).append(row)
    if len(by_release) == 1:
        return Chosen(tuple(range(len(cells))), next(iter(by_release)))
    whole = [name for name, rows in by_release.items() if name and {cells[r] for r in rows} == wanted]
    if not whole:
        return Chosen((), reason=_mixed(by_release, places))
    last = max(whole, key=_when)
    rows = tuple(by_release[last])
    left = len(cells) - len(rows)
    return Chosen(rows, last, f'the release "{last}" has every period and is used; {left} rows of others are left out')


def _when(release: str) -> tuple[dt.date, str]:
    return last_day(release) or dt.date.min, release


def _mixed(by_release: dict[str, list[int]], places: Sequence[str]) -> str:
    shown = ", ".join(f'"{n}" (first at {places[r[0]]})' for n, r in list(by_release.items())[:3])
    more = f" and {len(by_release) - 3} more" if len(by_release) > 3 else ""
    return (
        f"the figures are of {len(by_release)} releases, and none of them covers every period: {shown}{more}; "
        "figures of different releases are not one series (§92): take every period from one release"
    )


def one_measure(measures: Sequence[str], places: Sequence[str]) -> str:
    """
    Return why rows of several measures are not one series; empty where there is one measure.

    Examples
    --------
    >>> one_measure(["delivered", "delivered"], ["f:2", "f:3"])
    ''
    >>> one_measure(["committed", ""], ["f:2", "f:3"])
    'the column of measures mixes "committed" (first at f:2) and an empty cell (first at f:3); they are never one \
series (§92): keep the rows of one'
    """
    first: dict[str, int] = {}
    for row, name in enumerate(measures):
        first.setdefault(name.strip(), row)
    if len(first) < 2:
        return ""
    shown = [f"{repr_of(n)} (first at {places[r]})" for n, r in list(first.items())[:4]]
    return (
        f"the column of measures mixes {', '.join(shown[:-1])} and {shown[-1]}; "
        "they are never one series (§92): keep the rows of one"
    )


def repr_of(name: str) -> str:
    """
    Return a cell as it is shown in messages.

    Examples
    --------
    >>> repr_of("delivered"), repr_of("")
    ('"delivered"', 'an empty cell')
    """
    return f'"{name}"' if name else "an empty cell"
