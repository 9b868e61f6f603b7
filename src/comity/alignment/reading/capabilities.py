"""
Tables of what actors have, by year: our own columns, and those of the national capabilities of COW.

References
----------
Singer, J. D. (1987). Reconstructing the Correlates of War dataset on material capabilities of states, 1816-1985.
International Interactions 14:115-132.
"""

from __future__ import annotations

import csv
import io

from comity.alignment.reading.columns import read_columns
from comity.alignment.reading.imported import Imported
from comity.case.alignment import Capabilities
from comity.case.columns.capabilities import capabilities_of
from comity.case.foreign.findings import Findings
from comity.case.wording import listed

COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop")
"""Military spending, soldiers, iron and steel, energy, people, people in cities."""


def read_capabilities(data: str | bytes, file: str) -> Imported:
    """
    Read a table with the columns actor and year; every other column is a component.

    An empty cell is a value that is not known, which is no zero.

    Examples
    --------
    >>> found = read_capabilities("actor,year,people,steel\\nx,1900,10,\\ny,1900,5,2\\n", "have.csv")
    >>> found.value.components, found.value.values[0]
    (('people', 'steel'), (Fraction(10, 1), None))
    """
    notes = Findings(file)
    columns = read_columns(data, notes, ("actor", "year"), None)
    if columns is None:
        return Imported("capabilities", Capabilities(file=file), notes.problems)
    components = tuple(c for c in columns.cells if c not in ("actor", "year"))
    if not components:
        notes.error(1, "the table has no component beside actor and year.", "Add a column, such as population.")
    return Imported("capabilities", capabilities_of(columns, "actor", components, notes), notes.problems)


def read_cow_capabilities(data: str | bytes, file: str) -> Imported:
    """
    Read the National Material Capabilities of COW: stateabb, year and the six components.

    Actors go by their abbreviation. The published index (cinc) is not read: it is computed anew from the components.

    Examples
    --------
    >>> text = "ccode,stateabb,year,milex,milper,irst,pec,tpop,upop,cinc\\n2,USA,1816,3823,17,80,254,8659,101,0.04\\n"
    >>> found = read_cow_capabilities(text, "nmc.csv")
    >>> found.value.actor, found.value.values[0][:2]
    (('USA',), (Fraction(3823, 1), Fraction(17, 1)))
    """
    notes = Findings(file)
    more = ("ccode", "cinc", "version", *COMPONENTS)
    columns = read_columns(data, notes, ("stateabb", "year"), more)
    if columns is None:
        return Imported("cow-capabilities", Capabilities(file=file), notes.problems)
    missing = [c for c in COMPONENTS if c not in columns.cells]
    if missing:
        notes.warning(1, f"the table has no column {listed(missing)}.", "The index is the mean over those it has.")
    components = tuple(c for c in COMPONENTS if c in columns.cells)
    if not components:
        notes.error(1, "the table has none of the six components.", f"They are: {', '.join(COMPONENTS)}.")
    return Imported("cow-capabilities", capabilities_of(columns, "stateabb", components, notes), notes.problems)


def capability_text(capabilities: Capabilities) -> str:
    """Return capabilities as the text of a table that a case can name."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("actor", "year", *capabilities.components))
    for actor, year, values in zip(capabilities.actor, capabilities.year, capabilities.values, strict=True):
        writer.writerow((actor, year, *("" if v is None else str(v) for v in values)))
    return out.getvalue()
