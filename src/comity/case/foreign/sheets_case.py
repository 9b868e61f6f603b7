"""A domain and its profiles become a case: issues, and what packages are worth to each party."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from comity.case.foreign.naming import distinct, short_name
from comity.case.foreign.utility_sheets import DomainSheet, IssueSheet, ProfileSheet
from comity.case.nouns import Case, Party
from comity.case.settlement import Issue, IssueLevel, Settlement, Span, Values
from comity.errors import Where

_TAKEN = frozenset({"walk_away", "together", "bargaining_weight", "why", "source", "comparable", "levels", "text"})
_LONGEST = 60
_DIGITS = 10**15


def to_case(domain: DomainSheet, profiles: Sequence[ProfileSheet]) -> Case:
    """
    Return the case of a domain and its profiles, one party per profile.

    Parameters
    ----------
    domain : DomainSheet
    profiles : sequence of ProfileSheet
        At least one, each complete for the domain.

    Returns
    -------
    Case
        Values are exact fractions in each party's own units; ``why`` says by which convention they came about.

    Examples
    --------
    >>> half, nothing = Fraction(1, 2), Fraction(0)
    >>> domain = DomainSheet("Flat", (IssueSheet("Rent", ("High", "Low"), 3),), "flat.xml")
    >>> owner = ProfileSheet("Owner", "o.xml", {"Rent": {"High": half, "Low": nothing}}, {}, nothing, ("As given.",))
    >>> case = to_case(domain, [owner])
    >>> case.parties[0].id, case.settlement.values[0].levels[0][0]
    ('owner', 'rent')
    >>> [(level, str(span.middle)) for level, span in case.settlement.values[0].levels[0][1]]
    [('high', '1/2'), ('low', '0')]
    """
    ids = distinct([_free(short_name(i.name, f"issue_{k}")) for k, i in enumerate(domain.issues, 1)])
    issues = tuple(_issue(i, name, domain.file) for i, name in zip(domain.issues, ids, strict=True))
    names = distinct([short_name(p.name, f"party_{k}") for k, p in enumerate(profiles, 1)])
    parties = tuple(Party(i, p.name, where=Where(p.file)) for i, p in zip(names, profiles, strict=True))
    values = tuple(_values(p, i, domain.issues, issues) for i, p in zip(names, profiles, strict=True))
    return Case(
        title=domain.name,
        parties=parties,
        settlement=Settlement(issues=issues, values=values, where=Where(domain.file, domain.line)),
        about="Imported from a negotiation domain and its profiles. " + _common(profiles),
        leaves_out=tuple(_discounted(p) for p in profiles if p.discount is not None),
    )


def _free(name: str) -> str:
    return f"{name}_" if name in _TAKEN else name


def _issue(sheet: IssueSheet, name: str, file: str) -> Issue:
    where = Where(file, sheet.line)
    text = "" if sheet.name == name else sheet.name
    if not sheet.values:
        return Issue(name, text, span=sheet.ends, where=where)
    pairs = zip(_levels(sheet), sheet.values, strict=True)
    return Issue(name, text, tuple(IssueLevel(i, "" if i == v else v, where=where) for i, v in pairs), where=where)


def _levels(sheet: IssueSheet) -> tuple[str, ...]:
    return distinct([_free(short_name(v, f"level_{k}")) for k, v in enumerate(sheet.values, 1)])


def _values(profile: ProfileSheet, party: str, sheets: Sequence[IssueSheet], issues: Sequence[Issue]) -> Values:
    levels, curves = [], []
    rounded = False
    for sheet, issue in zip(sheets, issues, strict=True):
        if sheet.values:
            row = profile.worth[sheet.name]
            spans = [(i.id, _short(row[v])) for i, v in zip(issue.levels, sheet.values, strict=True)]
            rounded = rounded or any(s != row[v] for (_, s), v in zip(spans, sheet.values, strict=True))
            levels.append((issue.id, tuple((i, Span(s, s)) for i, s in spans)))
        elif sheet.ends is not None:
            ends = zip(sheet.ends, profile.lines[sheet.name], strict=True)
            curves.append((issue.id, tuple((x, _short(u)) for x, u in ends)))
    floor = _short(profile.walk_away)
    said = (*profile.said, *(("Values are rounded to 15 decimals.",) if rounded else ()))
    return Values(
        party, Span(floor, floor), tuple(levels), tuple(curves), why=" ".join(said), where=Where(profile.file)
    )


def _short(value: Fraction) -> Fraction:
    """Return the value; where it is too long to be written into a case file, rounded."""
    return value if len(str(value)) <= _LONGEST else Fraction(round(value * _DIGITS), _DIGITS)


def _common(profiles: Sequence[ProfileSheet]) -> str:
    """Return the sentences that hold for every profile, so that the convention stands at the top of the case."""
    shared = [s for s in profiles[0].said if all(s in p.said for p in profiles)]
    return " ".join(shared)


def _discounted(profile: ProfileSheet) -> str:
    factor = float(profile.discount or 0)
    return f"The profile of {profile.name} discounts by the factor {factor:g} over time; packages here have no time."
