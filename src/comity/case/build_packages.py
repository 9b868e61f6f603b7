"""Issues of a settlement and what they are worth: what was read becomes nouns, and what does not fit problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from comity.case.build_preferences import Speech, source_ids
from comity.case.found import At, Found, Row
from comity.case.open_records import OTHERS
from comity.case.settlement import (
    Issue,
    IssueLevel,
    Span,
    Together,
    Values,
)
from comity.case.statement import Statement
from comity.case.wording import listed, shown, suggestion

_NOTHING = Span(Fraction(0), Fraction(0))
Point = tuple[Fraction, Fraction]
Pairs = Iterable[tuple[Found[str], Found[Any] | None]]


def known_levels(row: Row) -> dict[str, tuple[str, ...]]:
    """Return issue -> levels, as far as they could be read; a number has none."""
    return {
        name.value: tuple(level.value for level, _ in _entries(got.value))
        for name, got in row.get("issues", ())
        if got is not None
    }


def _entries(value: Any) -> tuple[tuple[Found[str], Found[Any] | None], ...]:
    """Return the levels of an issue with what is said of each, in whatever shape they were written."""
    if not isinstance(value, Row):
        return tuple((level, None) for level in value)
    inside = value.get("levels", ())
    listed_levels = tuple(x if isinstance(x, tuple) else (x, None) for x in inside)
    return (*listed_levels, *value.get(OTHERS, ()))


def meaning(row: Row, speech: Speech, at: At) -> Statement | None:
    """Return when a term or level holds in the conflict; None where nothing is said, or with its problem noted."""
    if "means" not in row:
        return None
    if speech.vocabulary is None:
        what = "`means` speaks of the options of the conflict, and this case has no conflict with options."
        at.problem(row.at("means"), what, "Delete it, or add conflict: with options.")
        return None
    return speech.statement(row.fields["means"], at)


def issues(row: Row, speech: Speech, at: At) -> tuple[Issue, ...]:
    """Return the issues; ``speech`` is that of the conflict, for what levels mean there."""
    return tuple(_issue(name, got, speech, at) for name, got in row.get("issues", ()) if got is not None)


def _issue(name: Found[str], got: Found[Any], speech: Speech, at: At) -> Issue:
    own = got.value if isinstance(got.value, Row) else Row({}, got.where)
    entries = _entries(got.value)
    seen: dict[str, IssueLevel] = {}
    for level, said in entries:
        if level.value in seen:
            first = seen[level.value].where.line
            what = (
                f"the level {shown(level.value)} of {shown(name.value)} stands here twice; the first on line {first}."
            )
            at.problem(level.where, what, "Keep one of them.")
        else:
            seen[level.value] = _level(level, said, speech, at)
    span = _span(name.value, own, bool(entries), at)
    if not entries and span is None and not ({"from", "to"} & set(own.fields)) and not at.notes.partial:
        at.problem(got.where, f"the issue {shown(name.value)} has no levels.", "For example: [none, partial, full]")
    return Issue(name.value, own.get("text", ""), tuple(seen.values()), span, source_ids(own), name.where)


def _level(level: Found[str], said: Found[Any] | None, speech: Speech, at: At) -> IssueLevel:
    if said is None or isinstance(said.value, str):
        return IssueLevel(level.value, said.value if said is not None else "", where=level.where)
    return IssueLevel(level.value, said.value.get("text", ""), meaning(said.value, speech, at), level.where)


def _span(name: str, own: Row, levels: bool, at: At) -> tuple[Fraction, Fraction] | None:
    ends = [own.get(key) for key in ("from", "to")]
    if ends == [None, None]:
        return None
    if levels:
        what = f"the issue {shown(name)} has levels and a range of numbers."
        at.problem(own.where, what, "Keep the levels, or from: and to:.")
    elif None in ends:
        at.problem(own.where, f"the issue {shown(name)} has only one end.", "Give both: {from: 0, to: 1}")
    elif ends[0] >= ends[1]:
        at.problem(own.at("to"), f"the issue {shown(name)} ends at or before its beginning.", "Let from be below to.")
    else:
        return ends[0], ends[1]
    return None


def values(row: Row, there: tuple[Issue, ...], speech: Speech, at: At) -> tuple[Values, ...]:
    """Return the values of the parties, in the order of the file."""
    inside: Row | None = row.get("values")
    if inside is None:
        return ()
    if not there and "issues" not in row and not at.notes.partial:
        at.problem(row.at("values"), "there are values but no issues.", "Add issues: with their levels.")
    by_id = {issue.id: issue for issue in there}
    pairs: Pairs = inside.get(OTHERS, ())
    return tuple(_of_party(p.value, got.value, by_id, speech, at) for p, got in pairs if got is not None)


def _of_party(party: str, own: Row, there: Mapping[str, Issue], speech: Speech, at: At) -> Values:
    levels, curves = [], []
    for name, got in own.get(OTHERS, ()):
        issue = _known_issue(name, party, there, at)
        if issue is None or got is None:
            continue
        numbers = bool(got.value) and isinstance(got.value[0], Found)
        if numbers != (issue.span is not None):
            way = "[[0, 0], [1, 10]]" if issue.span else "{" + ", ".join(f"{x.id}: 0" for x in issue.levels[:3]) + "}"
            what = f"the values of {shown(party)} on {shown(issue.id)} do not fit the issue."
            at.problem(got.where, what, f"Write: {way}")
        elif issue.span is not None:
            curves.append((issue.id, _curve(got, issue.id, issue.span, at)))
        else:
            levels.append((issue.id, _levels(got, party, issue, at)))
    weight = own.get("bargaining_weight", Fraction(1))
    if weight <= 0:
        at.problem(own.at("bargaining_weight"), "a bargaining weight is above 0.", "Leave it out for 1.")
    return Values(
        party=party,
        walk_away=own.get("walk_away", _NOTHING),
        levels=tuple(levels),
        curves=tuple(curves),
        together=tuple(_together(own.get("together", ()), speech, at)),
        bargaining_weight=weight,
        why=own.get("why", ""),
        source=source_ids(own),
        where=own.where,
    )


def _known_issue(name: Found[str], party: str, there: Mapping[str, Issue], at: At) -> Issue | None:
    issue = there.get(name.value)
    if issue is None and there and not at.notes.partial and "issue" not in at.notes.doubtful:
        what = f"{shown(name.value)} under the values of {shown(party)} is no issue. Issues: {listed(there)}."
        keys = ("walk_away", "together", "bargaining_weight", "why", "source")
        at.problem(name.where, what, *(suggestion(name.value, (*there, *keys)) or ("Delete it, or add the issue.",)))
    return issue


def _levels(got: Found[Any], party: str, issue: Issue, at: At) -> tuple[tuple[str, Span], ...]:
    known = [level.id for level in issue.levels]
    read: dict[str, Span] = {}
    for name, value in got.value:
        if name.value not in known:
            what = f"{shown(issue.id)} has no level {shown(name.value)}. Levels: {listed(known)}."
            at.problem(name.where, what, *(suggestion(name.value, known) or ("Use one of these.",)))
        elif value is not None:
            read[name.value] = value.value
    missing = [level for level in known if level not in {name.value for name, _ in got.value}]
    if missing and not at.notes.partial:
        what = f"{shown(party)} gives no value to {listed(missing)} of {shown(issue.id)}."
        at.problem(got.where, what, "Give one to each level; 0 is a value too.")
    return tuple((level, read[level]) for level in known if level in read)


def _curve(
    got: Found[Any], name: str, span: tuple[Fraction, Fraction], at: At
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return the points of a concave line over the whole range."""
    points = [tuple(n.value for n in point.value) for point in got.value]
    example = f"For example: [[{span[0]}, 0], [{span[1]}, 10]]"
    if any(len(p) != 2 for p in points):
        at.problem(got.where, f"a point on {shown(name)} is a pair [number, value].", example)
        return ()
    xs = [p[0] for p in points]
    if xs != sorted(set(xs)) or (xs[0], xs[-1]) != span:
        what = f"the points on {shown(name)} go from {span[0]} to {span[1]}, each number once, in order."
        at.problem(got.where, what, example)
        return ()
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    if any(later > earlier for earlier, later in pairwise(slopes)):
        what = f"the line on {shown(name)} is not concave: a later piece rises more steeply than an earlier one."
        at.problem(got.where, what, "Let each piece rise no more than the one before, or use levels.")
    return tuple((p[0], p[1]) for p in points)


def _together(found: Iterable[Found[Row]], speech: Speech, at: At) -> Iterable[Together]:
    for got in found:
        when = speech.statement(got.value.fields.get("when"), at)
        if when is not None and "adds" in got.value:
            yield Together(when, got.value.get("adds"), source_ids(got.value), got.where)
