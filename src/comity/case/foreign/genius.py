"""
Negotiation domains and profiles of Genius (TU Delft): XML files.

A domain lists ``issue`` elements with ``item`` elements; a profile repeats them with an ``evaluation`` on each item,
and adds a ``weight`` per issue, a ``reservation`` value and a ``discount_factor``. The utility of a package is the
sum over issues of weight times evaluation divided by the largest evaluation of that issue (Lin et al. 2014,
Computational Intelligence 30(1); the class EvaluatorDiscrete). NegMAS, where it loads without normalising, leaves out
the division: the convention ``raw``. Whole numbers between two bounds have a slope and an offset instead.
"""

from __future__ import annotations

from fractions import Fraction

from comity.case.foreign.findings import Findings
from comity.case.foreign.naming import MAX_NAME, one_line
from comity.case.foreign.utility_sheets import (
    AS_LEVELS,
    MAX_ISSUES,
    MAX_VALUES,
    Convention,
    DomainSheet,
    IssueSheet,
    ProfileSheet,
)
from comity.case.foreign.xml_nodes import XmlNode
from comity.case.values import exact

_DISCRETE = ("", "discrete")
_SAID = {
    "genius": "Utility as Genius computes it: weight times evaluation, divided by the largest evaluation of the issue.",
    "raw": "Utility as NegMAS loads it without normalising: weight times evaluation, not divided by the largest.",
}


def space_of(root: XmlNode) -> XmlNode | None:
    """Return the element that holds the objective of a domain or profile; None where the file is neither."""
    space = root if root.tag == "utility_space" else root.first("utility_space")
    return None if space is None or space.first("objective") is None else space


def is_profile(space: XmlNode) -> bool:
    """Return True for a profile: it says what something is worth."""
    objective = space.first("objective")
    if objective is None:
        return False
    inside = (item for issue in objective.all("issue") for item in issue.inside)
    return objective.first("weight") is not None or any(
        "evaluation" in item.attributes or item.tag == "evaluator" for item in inside
    )


def read_domain(space: XmlNode, name: str, notes: Findings) -> DomainSheet:
    """Return the issues of a domain; what cannot be read is noted."""
    issues = [_issue(node, notes) for node in _issues(space, notes)]
    return DomainSheet(name, tuple(i for i in issues if i is not None), notes.file, space.line)


def _issues(space: XmlNode, notes: Findings) -> list[XmlNode]:
    objective = space.first("objective")
    if objective is None:
        return []
    if objective.first("objective") is not None:
        what = "issues are grouped under several objectives; only a plain list of issues is read."
        notes.error(objective.line, what, "Move all issues under one objective.")
    issues = list(objective.all("issue"))
    if not issues:
        notes.error(objective.line, "there are no issues.", "Add an <issue> with its items.")
    if len(issues) > MAX_ISSUES:
        notes.error(objective.line, f"there are more than {MAX_ISSUES} issues.", "Import a smaller domain.")
        return []
    return issues


def _name(node: XmlNode, key: str, notes: Findings) -> str | None:
    text = one_line(node.attributes.get(key, ""))
    if not text:
        notes.error(node.line, f"a <{node.tag}> has no {key}.", f'Add {key}="...".')
        return None
    if len(text) > MAX_NAME:
        notes.error(node.line, f"the {key} of a <{node.tag}> is longer than {MAX_NAME} characters.", "Shorten it.")
        return None
    return text


def _issue(node: XmlNode, notes: Findings) -> IssueSheet | None:
    name, kind = _name(node, "name", notes), _kind(node)
    if name is None:
        return None
    if kind in _DISCRETE:
        return _listed(node, name, notes)
    if kind == "integer":
        ends = _bounds(node, notes)
        return None if ends is None else IssueSheet(name, tuple(str(n) for n in range(ends[0], ends[1] + 1)), node.line)
    what = f'the issue "{name}" is of the kind "{kind}"; discrete and integer issues are read.'
    notes.error(node.line, what, "List some of its values as items, with an evaluation each.")
    return None


def _kind(node: XmlNode) -> str:
    return (node.attributes.get("vtype") or node.attributes.get("type") or "").strip().lower()


def _listed(node: XmlNode, name: str, notes: Findings) -> IssueSheet | None:
    values: dict[str, int] = {}
    for item in node.all("item"):
        value = _name(item, "value", notes)
        if value in values:
            first = f"the first is on line {values[value]}."
            notes.error(item.line, f'"{value}" stands twice under "{name}"; {first}', "Keep one of them.")
        elif value is not None:
            values[value] = item.line
    if not values:
        notes.error(node.line, f'the issue "{name}" has no items.', 'Add <item value="..."/>.')
    if len(values) > MAX_VALUES:
        notes.error(node.line, f'the issue "{name}" has more than {MAX_VALUES:,} items.', "Import a smaller domain.")
    return IssueSheet(name, tuple(values), node.line)


def _bounds(node: XmlNode, notes: Findings) -> tuple[int, int] | None:
    at = node.first("range") or node
    ends = [exact(at.attributes.get(key, "").strip()) for key in ("lowerbound", "upperbound")]
    low, high = ends
    if low is None or high is None or low.denominator != 1 or high.denominator != 1 or low > high:
        notes.error(at.line, "a whole-number issue needs a lower and an upper bound.", 'lowerbound="0" upperbound="9"')
        return None
    if high - low >= AS_LEVELS:
        what = f"the issue has {high - low + 1} values; whole numbers are read up to {AS_LEVELS} of them."
        notes.error(at.line, what, "List some of its values as items.")
        return None
    return int(low), int(high)


def read_profile(
    space: XmlNode, name: str, domain: DomainSheet, convention: Convention, notes: Findings
) -> ProfileSheet:
    """Return what each value of the domain is worth by a profile; what does not fit the domain is noted."""
    weights, worth = _weights(space, notes), {}
    by_name = {one_line(n.attributes.get("name", "")): n for n in _issues(space, notes)}
    for issue in domain.issues:
        node = by_name.pop(issue.name, None)
        if node is None:
            notes.error(space.line, f'the profile says nothing about the issue "{issue.name}".', "Add the issue.")
            continue
        weight = weights.get(node.attributes.get("index", ""))
        if weight is None:
            number = node.attributes.get("index", "")
            notes.error(node.line, f'there is no weight with the index "{number}".', "Add a <weight> of that index.")
        worth[issue.name] = _worth(node, issue, weight or Fraction(0), convention, notes)
    for other, node in by_name.items():
        notes.error(node.line, f'the issue "{other}" is not in the domain.', "Name it as the domain does.")
    floor, said = _reservation(space, notes)
    said = (_SAID[convention], *said, *_sum_of(weights))
    return ProfileSheet(name, notes.file, worth, {}, floor, said, _discount(space, notes))


def _weights(space: XmlNode, notes: Findings) -> dict[str, Fraction]:
    objective, weights = space.first("objective"), {}
    for node in objective.all("weight") if objective is not None else ():
        value = _number(node, "value", notes)
        if value is not None and value < 0:
            notes.error(node.line, "a weight is below 0.", "Give 0 or more.")
        if value is not None:
            weights[node.attributes.get("index", "")] = value
    return weights


def _sum_of(weights: dict[str, Fraction]) -> tuple[str, ...]:
    total = sum(weights.values(), Fraction(0))
    if abs(total - 1) <= Fraction(1, 10**6):
        return ()
    return (f"The weights sum to {float(total):.6g}, not to 1, and are used as they are.",)


def _number(node: XmlNode, key: str, notes: Findings) -> Fraction | None:
    value = exact(node.attributes.get(key, "").strip())
    if value is None:
        notes.error(node.line, f"the {key} of a <{node.tag}> is not a number.", 'Write a number such as "0.25".')
    return value


def _worth(
    node: XmlNode, issue: IssueSheet, weight: Fraction, convention: Convention, notes: Findings
) -> dict[str, Fraction]:
    """Return value -> utility of one issue."""
    if _kind(node) == "integer":
        return _by_slope(node, issue, weight, notes)
    given: dict[str, Fraction] = {}
    for item in node.all("item"):
        value = one_line(item.attributes.get("value", ""))
        if value not in issue.values:
            notes.error(item.line, f'"{value}" is not a value of "{issue.name}" in the domain.', "Name it as it does.")
        else:
            if value in given:
                what = f'"{value}" stands twice under "{issue.name}"; as in Genius, the last evaluation counts.'
                notes.warning(item.line, what)
            given[value] = _number(item, "evaluation", notes) or Fraction(0)
    missing = [v for v in issue.values if v not in given]
    if missing:
        what = f'the profile gives no evaluation to "{missing[0]}" of "{issue.name}".'
        notes.error(node.line, what, "Give one to each value; 0 is one too.")
    return {v: weight * e for v, e in _scaled(given, convention, node, issue, notes).items()}


def _scaled(
    given: dict[str, Fraction], convention: Convention, node: XmlNode, issue: IssueSheet, notes: Findings
) -> dict[str, Fraction]:
    """Return the evaluations in the convention asked for: Genius divides by the largest of the issue."""
    if convention == "raw":
        return given
    largest = max(given.values(), default=Fraction(0))
    if largest > 0:
        return {v: e / largest for v, e in given.items()}
    if any(given.values()):
        what = f'no evaluation of "{issue.name}" is above 0, so they cannot be divided by the largest.'
        notes.error(node.line, what, "Import with --convention raw.")
    return given


def _by_slope(node: XmlNode, issue: IssueSheet, weight: Fraction, notes: Findings) -> dict[str, Fraction]:
    """Return the utilities of whole numbers: offset + slope * (value - lowest), kept between 0 and 1 as Genius does."""
    rule = node.first("evaluator")
    ends = _bounds(node, notes)
    if rule is None or "slope" not in rule.attributes or "offset" not in rule.attributes:
        what = f'the issue "{issue.name}" has no evaluator with slope and offset.'
        notes.error(node.line, what, 'Write <evaluator slope="0.1" offset="0"/>, or list values as items.')
        return {}
    slope, offset = _number(rule, "slope", notes), _number(rule, "offset", notes)
    if slope is None or offset is None or ends is None:
        return {}
    if (str(ends[0]), str(ends[1])) != (issue.values[0], issue.values[-1]):
        notes.error(node.line, f'the bounds of "{issue.name}" differ from those of the domain.', "Make them agree.")
        return {}
    clip = (max(Fraction(0), min(Fraction(1), offset + slope * k)) for k in range(len(issue.values)))
    return {v: weight * u for v, u in zip(issue.values, clip, strict=True)}


def _reservation(space: XmlNode, notes: Findings) -> tuple[Fraction, tuple[str, ...]]:
    node = space.first("reservation")
    if node is None:
        return Fraction(0), ("The profile has no reservation value; walk_away is set to 0.",)
    return _number(node, "value", notes) or Fraction(0), ("walk_away is the reservation value of the profile.",)


def _discount(space: XmlNode, notes: Findings) -> Fraction | None:
    node = space.first("discount_factor")
    value = None if node is None else _number(node, "value", notes)
    return None if value == 1 else value
