"""The flip list: for every outcome named, the smallest change that makes it fall, or makes it hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from comity.case.nouns import Prioritised
from comity.conflict.margins.margin import Margin, Margins, Whole
from comity.report.citing import in_words
from comity.report.content import Cell, Column, Emph, Handle, Line, Quiet, Span, Strong, Table, line
from comity.report.findings import Findings, Outcome
from comity.report.margins.between import between
from comity.report.phrasing import joined, party_name
from comity.report.terms import NAMES, badge

Flips = Mapping[tuple[str, str], Whole]
"""The margin of every outcome asked about, by its label and the concept."""

ORDER = ("nash", "seq", "smr", "gmr")
SEVERAL = 2  # other ways told at the same distance before the rest is counted
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def flips_of(f: Findings, margins: Margins | None) -> Flips:
    """Return the margins by outcome and concept; those of SEQ from Nash and GMR where they were not looked for."""
    if margins is None:
        return {}
    found = {(w.state, w.concept): w for w in margins.found}
    for state, key in tuple(found):
        wide = found.get((state, "gmr"))
        if key == "nash" and wide is not None and (state, "seq") not in found and "seq" in f.result.stable:
            holds = bool(f.result.is_equilibrium("seq")[f.model.index(state)])
            found[state, "seq"] = between(found[state, "nash"], wide, holds)
    return found


def distance_words(distance: Fraction, exact: bool = True) -> str:
    """
    Return how far away a change is: how many pairs stand the other way round.

    Examples
    --------
    >>> distance_words(Fraction(1)), distance_words(Fraction(3), exact=False), distance_words(Fraction(1, 2))
    ('one swap', 'at most three swaps', 'half a swap')
    >>> distance_words(Fraction(5, 2)), distance_words(Fraction(14))
    ('two and a half swaps', '14 swaps')
    """
    whole, half = int(distance), distance.denominator == 2
    number = _NUMBERS[whole] if whole < len(_NUMBERS) else f"{whole:,}"
    if half:
        said = "half a swap" if whole == 0 else f"{number} and a half swaps"
    else:
        said = f"{number} swap{'' if whole == 1 else 's'}"
    return said if exact else f"at most {said}"


def widest(flips: Flips, state: str) -> Whole | None:
    """
    Return the margin of an outcome under the widest concept that needs no threat; None where there is none.

    Where nothing is known under SEQ, what is known under Nash is told instead.
    """
    wide, narrow = flips.get((state, "seq")), flips.get((state, "nash"))
    if wide is None or (wide.distance is None and not wide.exact and narrow is not None):
        return narrow
    return wide


def flip_table(f: Findings, flips: Flips) -> Table | None:
    """Return the flip list of the first page, one row per outcome shown; None where nothing was asked."""
    rows = []
    for o in f.shown:
        whole = widest(flips, f.model.label(o.state))
        if whole is not None:
            rows.append(_row(f, o, whole))
    return _table("flips", "What would turn each verdict round", rows) if rows else None


def all_flips(f: Findings, flips: Flips) -> Table | None:
    """Return the flip list for every outcome shown and every concept asked; None where nothing was asked."""
    rows = [
        _row(f, o, whole)
        for o in f.shown
        for key in ORDER
        if (whole := flips.get((f.model.label(o.state), key))) is not None
    ]
    return _table("all-flips", "What would turn each verdict round, concept by concept", rows) if rows else None


def _table(id_: str, caption: str, rows: Iterable[tuple[Cell, ...]]) -> Table:
    columns = (
        Column("Outcome", "code"),
        Column("As it stands", "marks"),
        Column("The smallest change that turns this round"),
        Column("How far away"),
    )
    return Table(id_, caption, columns, tuple(rows), cards=True)


def _row(f: Findings, o: Outcome, w: Whole) -> tuple[Cell, ...]:
    return (
        Cell(((Handle(o.handle, f"#why-{o.handle.lower()}"),),), o.handle),
        Cell((_stands(w),), float(w.holds)),
        Cell(_change(f, w)),
        Cell((_far(w),), 1e6 if w.distance is None else float(w.distance)),
    )


def _stands(w: Whole) -> Line:
    if w.holds:
        return (badge(w.concept), *line(" holds"))
    return line("does not hold (", Emph(NAMES.get(w.concept, w.concept)), ")")


def _change(f: Findings, w: Whole) -> tuple[Line, ...]:
    if w.distance is None:
        return _nothing(f, w)
    lead = "Falls if " if w.holds else "Would hold if "
    both = joined_lines([_told(f, m) for m in w.changes], " and ")
    out = [line(lead, *both, ".")]
    if w.others:
        told = [_told(f, m) for m in w.others[:SEVERAL]]
        rest = len(w.others) - len(told)
        more = f", or in {rest} more way{'' if rest == 1 else 's'}" if rest else ""
        out.append(line("As near: ", *joined_lines(told, ", or if "), f"{more}."))
    return (*out, *_meant(f, (*w.changes, *w.others[:SEVERAL])))


def _meant(f: Findings, margins: Iterable[Margin]) -> Iterator[Line]:
    """Yield what each statement that is moved means, each once: why it stands in the case, else its words."""
    seen = set()
    for m in margins:
        row = f.model.preference(f.model.player(m.party)).preference
        for s in row.statements if isinstance(row, Prioritised) else ():
            if f"“{s.text}”" in m.words and s.text not in seen:
                seen.add(s.text)
                yield line(Quiet(f"“{s.text}”: {s.why.rstrip('.') if s.why else in_words(f.model.case, s)}."))


def _nothing(f: Findings, w: Whole) -> tuple[Line, ...]:
    fixed = tuple(party_name(f.model.case, m.party) for m in w.parties if m.absent)
    besides = (line(Quiet("What is held fixed: the preference of "), *joined(fixed), "."),) if fixed else ()
    if not w.exact:
        return (line("No change was found; that there is none was not proven."), *besides)
    every = "every" if w.holds else "no"
    never = tuple(party_name(f.model.case, m.party) for m in w.parties if m.robust and not m.stable)
    lead = line(Strong("None."), f" It holds in {every} order of each party's wishes; only other wishes could turn it.")
    if w.holds or not never or w.concept not in ("nash", "gmr", "smr"):
        return (lead, *besides)
    return (lead, line(*joined(never), " would leave in any case."), *besides)


def _told(f: Findings, m: Margin) -> Line:
    return line(party_name(f.model.case, m.party), f" {m.words}")


def joined_lines(lines: list[Line], between: str) -> tuple[Span, ...]:
    """
    Return several lines as one, with words between them.

    Examples
    --------
    >>> from comity.report.content import words
    >>> words(joined_lines([line("a"), line("b")], " or "))
    'a or b'
    """
    out: list[Span] = []
    for k, x in enumerate(lines):
        out += [*line(between if k else ""), *x]
    return tuple(out)


def _far(w: Whole) -> Line:
    if w.distance is not None:
        return line(Strong(distance_words(w.distance, w.exact)))
    return line("out of reach" if w.exact else "not known")
