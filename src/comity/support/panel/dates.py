"""Periods as they are written in tables: months, quarters, years, and days that belong to months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from comity.case.days import first_day

Frequency = Literal["month", "quarter", "year"]
PER_YEAR: dict[Frequency, int] = {"month": 12, "quarter": 4, "year": 1}
"""How many periods there are in a year."""

_YEAR = re.compile(r"\d{1,4}", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-?[Qq]([1-4])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A period: how long it is, and its number counted from the year 0; ``day`` where the cell names a day."""

    frequency: Frequency
    number: int
    day: bool = False


def period_of(text: str) -> Period | None:
    """
    Return the period that a cell names; None where it names none.

    A day stands for its month.

    Examples
    --------
    >>> period_of("2024-05"), period_of("2024Q1") == period_of("2024-q1"), period_of("spring")
    (Period(frequency='month', number=24292, day=False), True, None)
    >>> period_of("2024-05-17").number, period_of("1999").frequency
    (24292, 'year')
    """
    cell = text.strip()
    if _YEAR.fullmatch(cell):
        return Period("year", int(cell))
    quarter = _QUARTER.fullmatch(cell)
    if quarter:
        return Period("quarter", int(quarter[1]) * 4 + int(quarter[2]) - 1)
    day = first_day(cell)
    return None if day is None else Period("month", day.year * 12 + day.month - 1, day=cell.count("-") == 2)


def label(frequency: Frequency, number: int) -> str:
    """
    Return a period in words that sort.

    Examples
    --------
    >>> label("month", 24292), label("quarter", 8096), label("year", 1999)
    ('2024-05', '2024-Q1', '1999')
    """
    year, part = divmod(number, PER_YEAR[frequency])
    if frequency == "year":
        return str(year)
    return f"{year:04d}-{part + 1:02d}" if frequency == "month" else f"{year:04d}-Q{part + 1}"


def within(date: str, frequency: Frequency) -> int | None:
    """
    Return the number of the period that a date lies in; None where the date is coarser than the periods, or none.

    Examples
    --------
    >>> label("quarter", within("2024-05-17", "quarter")), within("2024", "month") is None
    ('2024-Q2', True)
    """
    found = period_of(date)
    if found is None or PER_YEAR[found.frequency] < PER_YEAR[frequency]:
        return None
    return found.number * PER_YEAR[frequency] // PER_YEAR[found.frequency]
