"""
Negotiation domains and profiles of GeniusWeb (TU Delft): JSON files.

A domain has ``issuesValues``: issue -> ``values`` (texts) or ``range`` (low, high, step). A profile is a
``LinearAdditiveUtilitySpace``: per issue ``discreteutils`` (value -> utility) or ``numberutils`` (utilities at the
two ends, straight between them), ``issueWeights``, the ``domain`` itself and perhaps a ``reservationBid``, whose
utility is the walk-away value. Utilities are already between 0 and 1 and are not divided by anything.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from comity.case.foreign.findings import Findings
from comity.case.foreign.json_fields import items, kind_of, place, record
from comity.case.foreign.json_nodes import JsonNode
from comity.case.foreign.naming import MAX_NAME, one_line
from comity.case.foreign.utility_sheets import (
    AS_LEVELS,
    MAX_ISSUES,
    MAX_VALUES,
    DomainSheet,
    IssueSheet,
    ProfileSheet,
)
from comity.case.values import exact

SPACE = "LinearAdditiveUtilitySpace"
_SAID = "Utility as GeniusWeb computes it: weight times utility, summed over issues."
_NUMBER_UTILITIES = ("numberutils", "numvalueutils")


def is_domain(root: JsonNode) -> bool:
    """Return True for a domain."""
    return isinstance(root.value, dict) and "issuesValues" in root.value


def is_profile(root: JsonNode) -> bool:
    """Return True for a profile; other kinds of utility spaces are not read."""
    return isinstance(root.value, dict) and SPACE in root.value


def domain_inside(root: JsonNode) -> JsonNode | None:
    """Return the domain that a profile carries with it."""
    space = root.value.get(SPACE) if isinstance(root.value, dict) else None
    return space.value.get("domain") if space is not None and isinstance(space.value, dict) else None


def read_domain(root: JsonNode, name: str, notes: Findings) -> DomainSheet:
    """Return the issues of a domain; what cannot be read is noted."""
    top = record(root, notes)
    found = record(top["issuesValues"], notes) if "issuesValues" in top else {}
    if not found:
        notes.error(root.line, "there are no issues.", "Add issuesValues.")
    if len(found) > MAX_ISSUES:
        notes.error(root.line, f"there are more than {MAX_ISSUES} issues.", "Import a smaller domain.")
        return DomainSheet(name, (), notes.file, root.line)
    issues = [_issue(one_line(key), node, notes) for key, node in found.items()]
    said = top.get("name")
    title = one_line(said.value) if said is not None and isinstance(said.value, str) else ""
    return DomainSheet(title or name, tuple(i for i in issues if i is not None), notes.file, root.line)


def _issue(name: str, node: JsonNode, notes: Findings) -> IssueSheet | None:
    inside = record(node, notes)
    if "range" in inside:
        return _range(name, inside["range"], notes)
    if "values" not in inside:
        notes.error(node.line, f"{place(node)} has neither values nor a range.", 'Add "values": [...].')
        return None
    values: list[str] = []
    for item in items(inside["values"], notes):
        value = one_line(item.value) if isinstance(item.value, str) else ""
        if len(value) > MAX_NAME:
            notes.error(item.line, f"{place(item)} is longer than {MAX_NAME} characters.", "Shorten it.")
        elif not value or value in values:
            notes.error(item.line, f"{place(item)} is not a text of its own.", "Give each value another text.")
        values.append(value)
    if not values or len(values) > MAX_VALUES:
        notes.error(node.line, f"{place(node)} has no values, or more than {MAX_VALUES:,}.", "Import a smaller domain.")
    return IssueSheet(name, tuple(values), node.line)


def _range(name: str, node: JsonNode, notes: Findings) -> IssueSheet | None:
    """Return an issue of numbers: its steps as values where they are few, else its two ends."""
    numbers = [_exact(item) for item in items(node, notes)]
    low, high, step = (*numbers, None, None, None)[:3]
    if low is None or high is None or step is None or len(numbers) != 3 or low >= high or step <= 0:
        notes.error(node.line, f"{place(node)} is not a range.", 'Write ["lowest", "highest", "step"].')
        return None
    steps = (high - low) / step
    if steps < AS_LEVELS:
        return IssueSheet(name, tuple(_text(low + k * step) for k in range(int(steps) + 1)), node.line, (low, high))
    what = f'"{name}" has {int(steps) + 1:,} steps and is read as any number from {_text(low)} to {_text(high)}.'
    notes.warning(node.line, what)
    return IssueSheet(name, (), node.line, (low, high))


def _text(number: Fraction) -> str:
    """Return a number as a decimal; that is exact, for the numbers of a JSON file are decimals."""
    return str(number) if number.denominator == 1 else str(Decimal(number.numerator) / Decimal(number.denominator))


def _exact(node: JsonNode) -> Fraction | None:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float | str):
        return None
    return exact(str(node.value).strip())


def read_profile(root: JsonNode, name: str, domain: DomainSheet, notes: Findings) -> ProfileSheet:
    """Return what each value of the domain is worth by a profile; what does not fit the domain is noted."""
    space = record(record(root, notes)[SPACE], notes)
    weights = _part(space, "issueWeights", root, notes)
    utilities = _part(space, "issueUtilities", root, notes)
    worth: dict[str, dict[str, Fraction]] = {}
    ends: dict[str, tuple[Fraction, Fraction]] = {}
    for issue in domain.issues:
        weight = _number(weights, issue.name, root, notes)
        node = utilities.get(issue.name)
        if node is None:
            notes.error(root.line, f'the profile says nothing about the issue "{issue.name}".', "Add the issue.")
            continue
        _of_issue(issue, node, weight, (worth, ends), notes)
    for other in utilities.keys() - {i.name for i in domain.issues}:
        notes.error(utilities[other].line, f'the issue "{other}" is not in the domain.', "Name it as the domain does.")
    floor, said = _reservation(space, domain, worth, ends, notes)
    named = space.get("name")
    title = one_line(named.value) if named is not None and isinstance(named.value, str) else ""
    return ProfileSheet(title or name, notes.file, worth, ends, floor, (_SAID, said))


def _part(space: dict[str, JsonNode], key: str, root: JsonNode, notes: Findings) -> dict[str, JsonNode]:
    if key not in space:
        notes.error(root.line, f"the profile has no `{key}`.", f"Add {key}, with every issue.")
        return {}
    return {one_line(k): v for k, v in record(space[key], notes).items()}


def _number(of: dict[str, JsonNode], key: str, at: JsonNode, notes: Findings) -> Fraction:
    node = of.get(key)
    if node is None:
        notes.error(at.line, f'there is no number for "{key}".', "Add it; 0 is one too.")
        return Fraction(0)
    value = _exact(node)
    if value is None:
        notes.error(node.line, f"{place(node)} is {kind_of(node)}; a number is expected.", "For example: 0.25")
    return value or Fraction(0)


def _of_issue(
    issue: IssueSheet,
    node: JsonNode,
    weight: Fraction,
    kept: tuple[dict[str, dict[str, Fraction]], dict[str, tuple[Fraction, Fraction]]],
    notes: Findings,
) -> None:
    inside = record(node, notes)
    by_number = next((inside[key] for key in _NUMBER_UTILITIES if key in inside), None)
    if issue.ends is not None and by_number is not None:
        line = _line(issue, by_number, notes)
        if issue.values:
            kept[0][issue.name] = {v: weight * u for v, u in _along(issue, line)}
        else:
            kept[1][issue.name] = (weight * line[0], weight * line[1])
        return
    if issue.ends is not None or "discreteutils" not in inside:
        wanted = "numberutils" if issue.ends is not None else "discreteutils"
        notes.error(node.line, f"{place(node)} has no `{wanted}`.", "Other kinds of utilities are not read.")
        return
    table = record(inside["discreteutils"], notes)
    given = {one_line(k): v for k, v in _part(table, "valueUtilities", node, notes).items()}
    for other in given.keys() - set(issue.values):
        what = f'"{other}" is not a value of "{issue.name}" in the domain.'
        notes.error(given[other].line, what, "Name it as the domain does.")
    kept[0][issue.name] = {v: weight * _number(given, v, node, notes) for v in issue.values}


def _line(issue: IssueSheet, node: JsonNode, notes: Findings) -> tuple[Fraction, Fraction]:
    own = record(node, notes)
    if issue.ends != (_number(own, "lowValue", node, notes), _number(own, "highValue", node, notes)):
        what = f"{place(node)} does not go from the lowest to the highest value of the domain."
        notes.error(node.line, what, "Give the utilities of these two values.")
    return _number(own, "lowUtility", node, notes), _number(own, "highUtility", node, notes)


def _along(issue: IssueSheet, line: tuple[Fraction, Fraction]) -> list[tuple[str, Fraction]]:
    """Return the utility of each step of a range, on the straight line between the utilities of its ends."""
    low, high = issue.ends or (Fraction(0), Fraction(1))
    return [(v, line[0] + (line[1] - line[0]) * ((exact(v) or low) - low) / (high - low)) for v in issue.values]


def _reservation(
    space: dict[str, JsonNode],
    domain: DomainSheet,
    worth: dict[str, dict[str, Fraction]],
    ends: dict[str, tuple[Fraction, Fraction]],
    notes: Findings,
) -> tuple[Fraction, str]:
    """Return the utility of the reservation bid; issues that it leaves out count nothing."""
    node = space.get("reservationBid")
    if node is None or node.value is None:
        return Fraction(0), "The profile has no reservation bid; walk_away is set to 0."
    bid = {one_line(k): v for k, v in _part(record(node, notes), "issuevalues", node, notes).items()}
    total = Fraction(0)
    for issue in domain.issues:
        if issue.name not in bid:
            continue
        got = bid[issue.name]
        utility = _of_value(issue, got, worth.get(issue.name, {}), ends.get(issue.name))
        if utility is None:
            notes.error(got.line, f'{place(got)} is not a value of "{issue.name}".', "Use one of the domain's values.")
        total += utility or Fraction(0)
    return total, "walk_away is the utility of the profile's reservation bid."


def _of_value(
    issue: IssueSheet, got: JsonNode, worth: dict[str, Fraction], line: tuple[Fraction, Fraction] | None
) -> Fraction | None:
    if issue.ends is None:
        return worth.get(one_line(got.value)) if isinstance(got.value, str) else None
    number = _exact(got)
    if number is None:
        return None
    if line is None:
        return worth.get(_text(number))
    low, high = issue.ends
    return line[0] + (line[1] - line[0]) * (number - low) / (high - low) if low <= number <= high else None
