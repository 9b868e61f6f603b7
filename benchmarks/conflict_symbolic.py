"""The search past array size: the first equilibrium and a thousand, over the number of options."""

from __future__ import annotations

import random

from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised
from comity.conflict.symbolic.search import search
from conflict_arrays import statement
from spec import seconds

SWEEP = ((30, 8), (40, 10), (50, 12), (60, 15), (60, 6))
STATEMENTS, MANY = 12, 1000


def case(options: int, parties: int) -> Case:
    """Return a random conflict of twelve statements a party; the seed is fixed."""
    rng = random.Random(options * 100 + parties)
    ids, names = [f"o{k}" for k in range(options)], [f"p{k}" for k in range(parties)]
    rows = tuple(Option(o, names[k % parties], o) for k, o in enumerate(ids))
    wishes = tuple(
        PartyPreference(p, Prioritised(tuple(statement(rng, ids) for _ in range(STATEMENTS)))) for p in names
    )
    return Case("benchmark", tuple(Party(p, p) for p in names), OptionConflict(rows, wishes))


def table() -> list[str]:
    """Return the table of searches as Markdown lines."""
    lines = [
        "## Searches past table size (symbolic)",
        "",
        f"{STATEMENTS} statements a party, every option can be taken back.",
        "",
    ]
    lines += [
        "| options, parties | concept | first, ms | found of 1,000 | ms for each further |",
        "|---|---|---|---|---|",
    ]
    for options, parties in SWEEP:
        subject = case(options, parties)
        for key in ("nash", "gmr", "smr"):
            first = seconds(lambda s=subject, k=key: search(s, (k,), limit=1))
            many = seconds(lambda s=subject, k=key: search(s, (k,), limit=MANY), most=3)
            count = len(search(subject, (key,), limit=MANY).found[key].states)
            each = f"{(many - first) / (count - 1) * 1e3:.2f}" if count > 1 else "-"
            lines.append(f"| {options}, {parties} | {key} | {first * 1e3:.0f} | {count:,} | {each} |")
    return [*lines, ""]
