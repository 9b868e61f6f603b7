"""The section ``programme``: its periods, what is due in rows, past slippage, and published figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.build_alignment_tables import no_second
from comity.case.build_evidence import noun, whole
from comity.case.build_preferences import source_ids
from comity.case.days import first_day, last_day
from comity.case.format_programme import MOST_PERIODS
from comity.case.found import At, Found, Row
from comity.case.programme import Declared, Slippage
from comity.case.programme_values import DueOn
from comity.case.wording import counted, listed, shown, suggestion
from comity.errors import Where

MOST_FIGURES, MOST_OF_ONE = 5_000, 300
"""How many published figures can be set side by side, in all and of one thing."""

Due = tuple[int, Fraction]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods of a programme: how many there are (0 where that is not said), and their names if they have any."""

    count: int = 0
    names: tuple[str, ...] = ()

    def number(self, got: Found[str], what: str, at: At) -> int | None:
        """Return the number of a period that is written as a number or a name; None with a problem noted."""
        if got.value in self.names:
            return self.names.index(got.value) + 1
        number = int(got.value) if re.fullmatch("[0-9]{1,9}", got.value) else 0
        if 1 <= number <= (self.count or MOST_PERIODS):
            return number
        at.problem(got.where, f"{what} in {shown(got.value)}, which is no period.", *self._ways(got.value))
        return None

    def _ways(self, text: str) -> tuple[str, ...]:
        if self.names:
            near = suggestion(text, self.names)
            return (*near, f"Periods: {listed(self.names)}, or their numbers from 1 to {self.count}.")
        if self.count:
            return (f"The periods are 1 to {self.count}; move it, or let the programme have more periods.",)
        return ("Give the number of a period, counted from 1; names stand under `periods`.",)

    def length(self, row: Row, name: str, of: str, at: At) -> None:
        """Refuse a list that does not have one number for each period."""
        numbers = len(row.get(name, ()))
        if numbers > 1 and self.count and numbers != self.count:
            what = f"the {name} of {shown(of)} has {numbers} numbers, and there are {counted(self.count, 'period')}."
            at.problem(row.at(name), what, f"Give one number for all periods, or {self.count}: one for each.")

    def lead(self, row: Row, of: str, nothing: str, at: At) -> None:
        """Warn of a lead that is as long as the programme or longer: it lets nothing be done in time."""
        lead = row.get("lead", 0)
        if self.count and lead >= self.count:
            long = "as long as the programme" if lead == self.count else f"{lead} periods, longer than the programme"
            what = f"the lead of {shown(of)} is {long}: {nothing} before it ends."
            at.warn(row.at("lead"), what, "Check the lead and the number of periods.")


def calendar(row: Row, at: At) -> Calendar:
    """Return the periods; names are there once each, and none is the number of another period."""
    got = row.get("periods", 0)
    if isinstance(got, int):
        return Calendar(got)
    names = tuple(g.value for g in got)
    if len(names) > MOST_PERIODS:
        what = f"there are {len(names):,} periods."
        at.problem(row.at("periods"), what, f"Take longer ones: {MOST_PERIODS:,} at most.")
    for name, times in Counter(names).items():
        if times > 1:
            at.problem(row.at("periods"), f"the period {shown(name)} is there {times} times.", "Name each period once.")
    for k, found in enumerate(got, 1):
        digits = re.fullmatch("[0-9]{1,9}", found.value)
        if digits and int(found.value) != k and int(found.value) <= len(names):
            what = f"period {k} is called {shown(found.value)}, which could be taken for period {int(found.value)}."
            at.problem(found.where, what, "Give it a name that is no number of another period.")
    return Calendar(len(names), names)


def dues(pairs: Iterable[DueOn], of: str, periods: Calendar, at: At) -> tuple[Due, ...]:
    """Return what is due of an item, by period; what is due twice in one period is added up, with a warning."""
    total: dict[int, Fraction] = {}
    for period, quantity in pairs:
        number = periods.number(period, f"{shown(of)} is due", at)
        if number is None:
            continue
        if number in total:
            what = f"{shown(of)} is due in {shown(period.value)} a second time; the two quantities are added."
            at.warn(period.where, what, "Write their sum once, if that is meant; else delete one.")
        total[number] = total.get(number, Fraction(0)) + quantity
    return tuple(sorted(total.items()))


def due_rows(row: Row) -> dict[str, list[DueOn]]:
    """Return what the rows of ``due`` say, item by item."""
    out: dict[str, list[DueOn]] = {}
    for each in (g.value for g in row.get("due", ()) if whole(g.value, "item", "period", "quantity")):
        out.setdefault(each.get("item"), []).append((each.fields["period"], each.get("quantity")))
    return out


def slippage(rows: Iterable[Row], at: At) -> tuple[Slippage, ...]:
    """Return reference classes; a thing slips as one of them says, not as two do."""
    found = []
    first: dict[str, Where] = {}
    for row in rows:
        of = tuple(g.value for g in row.get("of"))
        for name in dict.fromkeys(of):
            if name in first:
                what = f"{shown(name)} slips as line {first[name].line} says too."
                at.problem(row.at("of"), what, "Leave it in one of the two.")
            first.setdefault(name, row.where)
        ratios = tuple(g.value for g in row.get("ratios"))
        found.append(noun(Slippage, row, of=tuple(dict.fromkeys(of)), ratios=ratios, source=source_ids(row)))
    return tuple(found)


def figures(rows: Sequence[Row], at: At) -> tuple[Declared, ...]:
    """Return published figures, each with an id of its own."""
    no_second(rows, "figure", at)
    found = tuple(figure(row, at) for row in rows)
    if len(found) > MOST_FIGURES:
        at.problem(found[0].where, f"there are {len(found):,} figures.", f"Keep {MOST_FIGURES:,} at most.")
    of_one = Counter((" ".join(f.who.split()), " ".join(f.what.split()), " ".join(f.unit.split())) for f in found)
    for (who, what, _), times in of_one.items():
        if times > MOST_OF_ONE:
            said = f"there are {times} figures of {shown(what)} of {shown(who)}."
            at.problem(found[0].where, said, f"Keep {MOST_OF_ONE} at most.")
    return found


def figure(row: Row, at: At) -> Declared:
    """Return a figure; its time is a date, or a first and a last day."""
    if "date" in row and ("since" in row or "until" in row):
        at.problem(row.at("date"), "the period is given twice.", "Keep date, or since and until.")
    since, until = row.get("since", row.get("date", "")), row.get("until", row.get("date", ""))
    begin, end = first_day(since), last_day(until)
    if begin is not None and end is not None and end < begin:
        at.problem(row.at("until"), f"it ends ({until}) before it begins ({since}).", "Check both dates.")
    _said_when(row, until, at)
    if row.get("value") is not None and "unit" not in row:
        at.warn(row.where, "the figure has no unit.", "For example: unit: rounds per year")
    if "value" not in row and not at.notes.failed():
        what = "the figure has no value; it is listed, and nothing is compared with it."
        at.warn(row.where, what, "Add value:, or value: unknown where it is not public.")
    return noun(Declared, row, since=since, until=until, source=source_ids(row))


def _said_when(row: Row, until: str, at: At) -> None:
    """Warn of an output that was counted before its time was over, and of a forecast of what was over."""
    end, released = last_day(until), row.get("released", "")
    early, late = first_day(released), last_day(released)
    if end is None or early is None or late is None:
        return
    expected = row.get("expected", False)
    if row.get("kind") == "output" and not expected and late < end:
        what = f"the output was published ({released}) before its time was over ({until})."
        at.warn(row.at("released"), what, "Add expected: true where it was a forecast, or check both dates.")
    if expected and early > end:
        what = f"the figure is marked as expected, but was published ({released}) after its time ({until})."
        at.warn(row.at("expected"), what, "Delete expected: where it was counted, or check both dates.")
