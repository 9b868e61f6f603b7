"""
Alliances by pair and year (ATOP): runs of years become ties with a beginning and an end, one for each obligation.

References
----------
Leeds, B. A., Ritter, J. M., Mitchell, S. McL. & Long, A. G. (2002). Alliance treaty obligations and provisions,
1815-1944. International Interactions 28:237-260.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.alignment.reading.columns import read_columns
from comity.alignment.reading.cow_codes import abbreviations, need_actors
from comity.alignment.reading.imported import Imported
from comity.case.alignment import Ties
from comity.case.columns.cells import Columns, once, years
from comity.case.foreign.findings import Findings
from comity.case.wording import shown
from comity.errors import Where

OBLIGATIONS = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "non-aggression",
    "atop_consul": "consultation",
}
Pair = tuple[str, str]


def runs(found: Iterable[int]) -> Iterator[tuple[int, int]]:
    """
    Yield first and last year of each run of years without a gap.

    Examples
    --------
    >>> list(runs([1949, 1942, 1943, 1950, 1942]))
    [(1942, 1943), (1949, 1950)]
    """
    begin = last = None
    for year in sorted(set(found)):
        if begin is not None and last is not None and year != last + 1:
            yield begin, last
            begin = year
        begin = year if begin is None else begin
        last = year
    if begin is not None and last is not None:
        yield begin, last


def read_atop(data: str | bytes, file: str) -> Imported:
    """
    Read a table of pairs and years with a 1 for each obligation that holds, and return a tie for each run of years.

    The kind of a tie is its obligation: defence, offence, neutrality, non-aggression or consultation. A pair with
    several obligations has as many ties, so choose kinds before adding up. Ties that reach the last year of the table
    may go on after it; they are counted in a warning. Whether two treaties stand behind one run cannot be seen.

    Examples
    --------
    >>> head = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\\n"
    >>> found = read_atop(head + "2,20,1942,1,1,0,0,0\\n2,20,1943,1,0,0,0,0\\n2,20,1949,1,0,0,0,0\\n", "atop.csv").value
    >>> list(zip(found.a, found.b, found.kind, found.since, found.until))    # doctest: +NORMALIZE_WHITESPACE
    [('USA', 'CAN', 'defence', '1942', '1943'), ('USA', 'CAN', 'defence', '1949', '1949'),
     ('USA', 'CAN', 'offence', '1942', '1942')]
    """
    notes = Findings(file)
    columns = read_columns(data, notes, ("ccode1", "ccode2", "year"), tuple(OBLIGATIONS))
    if columns is None:
        return Imported("atop", Ties(file=file), notes.problems)
    if not any(c in columns.cells for c in OBLIGATIONS):
        notes.error(1, "the table has no obligation.", f"Obligations are: {', '.join(OBLIGATIONS)}.")
    found = _years_by_tie(columns, notes)
    ties = _spells(found, notes)
    return Imported("atop", ties, notes.problems)


def _years_by_tie(columns: Columns, notes: Findings) -> dict[tuple[Pair, str], dict[int, int]]:
    """Return for each pair and obligation its years, each with its line."""
    lines = columns.lines
    a, b = (abbreviations(columns.get(c), notes) for c in ("ccode1", "ccode2"))
    when = years(columns.get("year"), lines, "year", notes)
    paired = need_actors((a, b), lines, notes)
    pairs: list[Pair] = [(x, y) for x, y in zip(a, b, strict=True)]
    keys = [(*sorted(pair), year) for pair, year in zip(pairs, when, strict=True)]
    rows = [k for k in once(keys, lines, notes, lambda k: f"{a[k]} and {b[k]} in {when[k]}") if k in paired and when[k]]
    kept: dict[tuple[str, ...], Pair] = {}
    found: dict[tuple[Pair, str], dict[int, int]] = {}
    idle = [k for k in rows if not any(columns.get(c)[k] == "1" for c in OBLIGATIONS)]
    for column, kind in OBLIGATIONS.items():
        cells = columns.get(column)
        for k in rows:
            if cells[k] == "1":
                pair = kept.setdefault(tuple(sorted(pairs[k])), pairs[k])
                found.setdefault((pair, kind), {})[when[k] or 0] = lines[k]
            elif cells[k] not in ("", "0"):
                notes.error(lines[k], f"{column}: {shown(cells[k])} is neither 0 nor 1.", "Leave it empty if unknown.")
    if idle:
        notes.warning(lines[idle[0]], f"{len(idle)} rows have no obligation and give no tie; the first is here.")
    return found


def _spells(found: dict[tuple[Pair, str], dict[int, int]], notes: Findings) -> Ties:
    spells = [(pair, kind, *run) for (pair, kind), held in sorted(found.items()) for run in runs(held)]
    end = max((last for *_, last in spells), default=0)
    going = sum(last == end for *_, last in spells)
    if going:
        what = f"{going} of {len(spells)} ties reach {end}, the last year of the table; they may go on after it."
        notes.warning(0, what)
    n = len(spells)
    return Ties(
        tuple(pair[0] for pair, *_ in spells),
        tuple(pair[1] for pair, *_ in spells),
        (1,) * n,
        (None,) * n,
        (False,) * n,
        tuple(kind for _, kind, *_ in spells),
        tuple(f"{first:04d}" for *_, first, _ in spells),
        tuple(f"{last:04d}" for *_, last in spells),
        ("",) * n,
        notes.file,
        tuple(Where(notes.file, found[pair, kind][first]) for pair, kind, first, _ in spells),
    )
