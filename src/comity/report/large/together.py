"""Which choices go together in every outcome that would hold, as sentences in the parties' words."""

from __future__ import annotations

from comity.case.nouns import Case, Option, OptionConflict
from comity.conflict.large import Pair, Pairs
from comity.report.content import Line, Span, Text, line
from comity.report.phrasing import joined, party_name


def sentences(case: Case, pairs: Pairs) -> list[Line]:
    """
    Return one sentence for each thing that holds of several choices at once.

    Choices that come together, all or none, are told in one sentence, and so are two bundles of which just one is
    chosen; then what excludes what, what needs what, and of which two one at least is chosen.
    """
    bundles = classes(pairs.together)
    out = [_together(case, b) for b in bundles]
    out += [_opposite(case, p) for p in pairs.opposite]
    out += [_excludes(case, p) for p in pairs.excludes]
    out += [_implies(case, p) for p in pairs.implies]
    out += [_covers(case, p) for p in pairs.covers]
    return out


def classes(pairs: tuple[Pair, ...]) -> list[tuple[str, ...]]:
    """
    Return the choices that come together as bundles, in order of first mention.

    Examples
    --------
    >>> classes((("a", "b"), ("c", "d"), ("b", "e")))
    [('a', 'b', 'e'), ('c', 'd')]
    """
    bundles: list[list[str]] = []
    for pair in pairs:
        touched = [b for b in bundles if set(pair) & set(b)]
        merged = list(dict.fromkeys([*(x for b in touched for x in b), *pair]))
        place = bundles.index(touched[0]) if touched else len(bundles)
        bundles = [*(b for b in bundles[:place]), merged, *(b for b in bundles[place:] if b not in touched)]
    return [tuple(b) for b in bundles]


def choice(case: Case, id_: str, verb: str = "chooses") -> Line:
    """Return a choice as a clause: ``North chooses “Open the strait”``."""
    option = _option(case, id_)
    return line(party_name(case, option.by), f" {verb} {quoted(option)}")


def _option(case: Case, id_: str) -> Option:
    options = case.conflict.options if isinstance(case.conflict, OptionConflict) else ()
    return next(o for o in options if o.id == id_)


def quoted(option: Option) -> str:
    """Return the words of an option in quotation marks."""
    return f"“{option.text or option.id}”"


def _together(case: Case, bundle: tuple[str, ...]) -> Line:
    options = [_option(case, i) for i in bundle]
    if len({o.text for o in options}) == 1 and options[0].text and len({o.by for o in options}) == len(bundle):
        who = joined(tuple(party_name(case, o.by) for o in options))
        return line("All or none of these parties choose ", quoted(options[0]), ": ", *who, ".")
    by_party: dict[str, list[str]] = {}
    for id_ in bundle:
        by_party.setdefault(_option(case, id_).by, []).append(id_)
    if len(bundle) == 2 and len(by_party) == 2:
        return (*choice(case, bundle[0]), *line(" just where "), *choice(case, bundle[1]), Text("."))
    parts: list[Line] = []
    for party, ids in by_party.items():
        said = joined(tuple(Text(quoted(_option(case, i))) for i in ids))
        parts.append((party_name(case, party), Text(" "), *said))
    return (*line("All or none of these: "), *_listed(parts), Text("."))


def _listed(parts: list[Line]) -> Line:
    out: list[Span] = []
    for k, part in enumerate(parts):
        out += [Text("; "), *part] if k else part
    return tuple(out)


def _own(case: Case, pair: Pair) -> tuple[Line, str, str] | None:
    """Return the party and its two choices where both are its own: "it" reads better then."""
    one, other = _option(case, pair[0]), _option(case, pair[1])
    return ((party_name(case, one.by),), quoted(one), quoted(other)) if one.by == other.by else None


def _opposite(case: Case, pair: Pair) -> Line:
    if (own := _own(case, pair)) is not None:
        return (*own[0], Text(f" chooses just one of {own[1]} and {own[2]}."))
    lead = line("Just one of the two: ")
    return (*lead, *choice(case, pair[0]), *line(", or "), *choice(case, pair[1]), Text("."))


def _implies(case: Case, pair: Pair) -> Line:
    if (own := _own(case, pair)) is not None:
        return (*line("Where "), *own[0], Text(f" chooses {own[1]}, it also chooses {own[2]}."))
    return (*line("Where "), *choice(case, pair[0]), *line(", "), *choice(case, pair[1]), Text("."))


def _excludes(case: Case, pair: Pair) -> Line:
    if (own := _own(case, pair)) is not None:
        return (*own[0], Text(f" never chooses both {own[1]} and {own[2]}."))
    return (*line("Never both: "), *choice(case, pair[0]), *line(", and "), *choice(case, pair[1]), Text("."))


def _covers(case: Case, pair: Pair) -> Line:
    if (own := _own(case, pair)) is not None:
        return (*own[0], Text(f" chooses {own[1]} or {own[2]}, or both."))
    return (
        *line("At least one of the two: "),
        *choice(case, pair[0]),
        *line(", or "),
        *choice(case, pair[1]),
        Text("."),
    )
