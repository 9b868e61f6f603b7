"""The section on packages: what everybody could accept, the frontier, the solutions, plans, trades, promises."""

from __future__ import annotations

from comity.case.settlement import Issue
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Figure,
    Handle,
    Line,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.settlement_chapter.amounts import amount, span
from comity.report.settlement_chapter.drawn import drawn
from comity.report.settlement_chapter.firmness import firmness
from comity.report.settlement_chapter.keeping import keeping
from comity.report.settlement_chapter.pictures.points import points_figure
from comity.report.settlement_chapter.pictures.worths import Scale, worths_figure
from comity.report.settlement_chapter.plans import plans, trades
from comity.report.settlement_chapter.solutions import TITLES, Chosen, chosen
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import all_parties, level_words, names_of
from comity.settlement.demands.wording import statement_words
from comity.settlement.packages.model import Package
from comity.settlement.packages.result import PackagesResult

MOST_FRONTIER = 40
ASSUMED = (
    "What packages are worth is the modeller's assumption, not a finding: nobody has told it to this case with "
    "authority. Each party has units of its own; a number of one party cannot be compared with a number of another."
)
COMPARABLE = (
    "What packages are worth is the modeller's assumption, not a finding. The case declares the units of the parties "
    "comparable; that is an assumption as well."
)


def packages_section(s: Settled) -> Section | None:
    """Return the section; None where the case has no issues or nobody's values."""
    found = s.packages
    if found is None:
        return None
    named = chosen(s, found)
    blocks: list[Block] = [Paragraph(_lead(s, found, named), lead=True)]
    blocks.append(Note("caution", line(COMPARABLE if found.model.comparable else ASSUMED)))
    if not found.complete:
        blocks.append(Note("caution", line("Incomplete: ", " ".join(found.why) or "the time allowed ran out.")))
    blocks += pictures(s, found, named)
    blocks += _solutions(s, found, named)
    blocks += [*plans(s, found, named), *trades(s, found), *keeping(s, found, named)]
    blocks += [*firmness(s, found), *drawn(s, found, named)]
    blocks += _frontier(s, found) + _values(s, found)
    return Section("settlement-packages", "Packages: what would serve everyone", tuple(blocks))


def _lead(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> Line:
    count = f"Of {found.count:,} packages" if found.count is not None else "Of all packages"
    if found.solutions.agreement is False or found.acceptable == 0:
        return (
            *line(f"{count}, ", Strong("none"), " is worth its walk-away value to every party. "),
            *_closest(s, found),
        )
    if found.acceptable is not None:
        head = line(f"{count}, ", Strong(f"{found.acceptable:,}"), " would be accepted by ")
    else:
        head = line(f"{count}, ", Strong("some"), " would be accepted by ")
    head = (
        *head,
        *line(all_parties(len(found.model.parties)), ", at the middle of their walk-away values. "),
    )
    same = [c for c in named if not c.plan]
    if len(same) > 1 and len({c.package for c in same}) == 1:
        return (*head, *line("The solutions named below all choose ", Strong("the same package"), "."))
    return (*head, *_plans(s, found))


def _plans(s: Settled, found: PackagesResult) -> Line:
    refused = [p for p in found.plans if p.refuse or not p.allowed]
    if len(found.plans) == 1:
        by = names_of(s, found.plans[0].refuse) or line("what cannot stand together")
        return line("The plan in the case would be refused by ", *by, ".") if refused else line("So would the plan.")
    if not found.plans:
        return ()
    many = f"{len(refused)} of {len(found.plans)} plans" if refused else f"None of the {len(found.plans)} plans"
    return line(Strong(many), " in the case would be refused by some party.")


def _closest(s: Settled, found: PackagesResult) -> Line:
    near = found.solutions.closest
    if near is None:
        return ()
    values = found.model.values(near)
    short = [
        f"{s.name(p).name} has {amount(v)} where it would walk away below {amount(f)}"
        for p, v, f in zip(found.model.parties, values, found.model.floor, strict=True)
        if v < f
    ]
    return line("The one that falls least short: ", package_words(s, found, near), " (", "; ".join(short), ").")


def package_words(s: Settled, found: PackagesResult, package: Package) -> str:
    """Return a package in one line: each issue with its level."""
    rows = [(issue.text or issue.id, _level(s, issue.id, v)) for issue, v in _settled(found, package)]
    return "; ".join(f"{issue}: {level}" for issue, level in rows)


def _settled(found: PackagesResult, package: Package) -> list[tuple[Issue, str | float]]:
    return list(zip(found.model.issues, found.model.named(package).values(), strict=True))


def pictures(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> list[Block]:
    """Return the picture of values: a frontier for two parties, one block per party for more."""
    figure = frontier_picture(s, found, named) if len(found.model.parties) == 2 else worths_picture(s, found, named)
    return [figure] if figure is not None else []


def frontier_picture(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> Figure | None:
    """Return the frontier between two parties with the named packages on it or below."""
    a, b = found.model.parties
    walk = [v.walk_away for p in (a, b) if (v := s.settlement.of(p)) is not None]
    if len(walk) != 2:
        return None
    return points_figure(
        (s.name(a), s.name(b)),
        [p.values for p in found.frontier.points],
        [c.named for c in named],
        (walk[0], walk[1]),
        found.frontier.complete,
    )


def worths_picture(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> Figure | None:
    """Return what the named packages are worth, one block per party in the order of the case."""
    scales, order = [], []
    for p in s.ordered(set(found.model.parties)):
        k = found.model.parties.index(p)
        low, high, values = found.worsts[k], found.best[k], s.settlement.of(p)
        if low is None or high is None or values is None:
            continue
        scales.append(Scale(s.name(p), low, high, values.walk_away))
        order.append(k)
    rows = [c.named for c in named]
    return worths_figure(scales, [type(n)(n.handle, n.name, tuple(n.values[k] for k in order)) for n in rows])


def _solutions(s: Settled, found: PackagesResult, named: tuple[Chosen, ...]) -> list[Block]:
    if not named:
        return []
    columns = (
        Column("Issue"),
        *(Column(f"{c.handle}: {c.name}") for c in named if not c.plan),
        *(Column(f"{c.handle}: {c.name}") for c in named if c.plan),
    )
    settled = [found.model.named(c.package) for c in named]
    rows = [
        (
            Cell((line(issue.text or issue.id),)),
            *(Cell((line(_level(s, issue.id, x[issue.id])),)) for x in settled),
        )
        for issue in found.model.issues
    ]
    for p in s.ordered(set(found.model.parties)):
        k = found.model.parties.index(p)
        floor = found.model.floor[k]
        cells = tuple(
            Cell((line(Strong(amount(c.values[k])), "" if c.values[k] >= floor else " (refused)"),), float(c.values[k]))
            for c in named
        )
        rows.append((Cell((line("Worth to ", s.name(p)),)), *cells))
    table = Table(
        "solutions", "The named packages as levels of the issues, and what they are worth", columns, tuple(rows)
    )
    told = [c for c in named if not c.plan]
    meanings = tuple(_meaning(c) for c in told)
    none = tuple(
        line(TITLES.get(one.key, one.key), ": ", one.why or "no package was found", ".")
        for one in found.solutions.solutions
        if not one.packages and one.why
    )
    return [table, *([Bullets((*meanings, *none))] if meanings or none else [])]


def _level(s: Settled, issue: str, level: str | float) -> str:
    return level_words(s.settlement, issue, level)[1] if isinstance(level, str) else f"{level:.4g}"


def _meaning(c: Chosen) -> Line:
    return line(Handle(c.handle), f" {c.name}: {c.meaning}", f" ({c.remark})" if c.remark else "", ".")


def _frontier(s: Settled, found: PackagesResult) -> list[Block]:
    points = found.frontier.points
    if not points:
        return []
    columns = (
        *(Column(i.text or i.id) for i in found.model.issues),
        *(Column(f"Worth to {s.name(p).name}", "number") for p in found.model.parties),
    )
    rows = []
    for point in points[:MOST_FRONTIER]:
        settled = found.model.named(point.packages[0])
        cells = tuple(Cell((line(_level(s, i, v)),)) for i, v in settled.items())
        rows.append((*cells, *(Cell((line(amount(v)),), float(v)) for v in point.values)))
    size = f"{len(points):,} points" + ("" if found.frontier.complete else " found; there may be more")
    cut = (
        f"The first {MOST_FRONTIER} are listed; all are in the JSON and can be exported as CSV. "
        if len(points) > MOST_FRONTIER
        else ""
    )
    told = f"{cut}{found.frontier.why}".strip()
    table = Table("frontier-table", "Packages that nobody can better without loss to another", columns, tuple(rows))
    more: tuple[Block, ...] = (Paragraph(line(told)),) if told else ()
    return [Details(line(f"The frontier: {size}"), (table, *more))]


def _values(s: Settled, found: PackagesResult) -> list[Block]:
    """Return the values the section rests on, with their intervals and where they come from."""
    columns = (
        Column("Party"),
        Column("Walks away below"),
        Column("Best it could accept", "number"),
        Column("Accepts alone", "number"),
        Column("Why these values"),
    )
    rows = []
    for p in s.ordered(set(found.model.parties)):
        k, given = found.model.parties.index(p), s.settlement.of(p)
        ideal, alone = found.ideals[k], found.acceptable_alone[k]
        rows.append(
            (
                Cell(((s.name(p),),)),
                Cell((line(span(given.walk_away) if given is not None else "–"),), float(found.model.floor[k])),
                Cell((line(amount(ideal) if ideal is not None else "–"),), float(ideal) if ideal is not None else None),
                Cell((line(f"{alone:,}" if alone is not None else "–"),), float(alone) if alone is not None else None),
                Cell((line((given.why if given is not None else "") or "the case does not say"),)),
            )
        )
    out: list[Block] = [
        Table("walk-aways", "What each party would rather have than no agreement", columns, tuple(rows), cards=True)
    ]
    for v in s.settlement.values:
        table = _worths(s, v.party)
        if table is not None:
            out.append(table)
    return [Details(line("The values this rests on: the modeller's assumption"), tuple(out))]


def _worths(s: Settled, party: str) -> Table | None:
    given = s.settlement.of(party)
    if given is None:
        return None
    rows = [
        (Cell((line(issue),)), Cell((line(level),)), Cell((line(span(worth)),), float(worth.middle)))
        for i, levels in given.levels
        for one, worth in levels
        for issue, level in (level_words(s.settlement, i, one),)
    ]
    rows += [
        (
            Cell((line(level_words(s.settlement, i, "")[0]),)),
            Cell((line(amount(x)),)),
            Cell((line(amount(y)),), float(y)),
        )
        for i, points in given.curves
        for x, y in points
    ]
    rows += [
        (
            Cell((line("together"),)),
            Cell((line(statement_words(s.settlement, t.when.tree)),)),
            Cell((line(span(t.adds)),), float(t.adds.middle)),
        )
        for t in given.together
    ]
    columns = (Column("Issue"), Column("Level"), Column("Worth", "number"))
    place = s.name(party).place
    return Table(
        f"values-{place}", f"What levels are worth to {s.name(party).name}, in its own units", columns, tuple(rows)
    )
