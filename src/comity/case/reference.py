"""The reference page of the case format, made from the field tables."""

from __future__ import annotations

from collections.abc import Iterator

from comity.case.fields import Field, Record
from comity.case.format import CASE
from comity.case.shapes import records

_HEAD = """\
# The case format

<!-- Made from the field tables in src/comity/case/format.py. Write it anew with: python -m comity.case.reference -->

A case is a folder with a file `case.yaml`, or that file alone. `comity new DIR` writes one to start from,
`comity check CASE` names every problem in it with its line and the ways out.

## How the file is read

- Names and values are taken as they stand in the file: `001`, `1e3`, `NO` and `1975-05-01` stay text where text is
  expected. Numbers are exact: `0.1` is one tenth, and `1/3` is a number too.
- A key that is not in the tables below is an error, with the nearest key as a suggestion.
- A comma ends a text in braces: `{text: a, b}` has a key `b`. Put such a text in quotes.
- A value that starts with `!`, `&`, `*`, `@`, `%`, a backtick or `? ` must stand in quotes, because YAML keeps these
  marks for itself; so must one that goes on after a closing quote, or that holds a colon before a space.
- Anchors, aliases, tags, merge keys and second documents are not read.
- `{table: file.csv}` may stand for a list of rows, and for a map of rows, where the column `id` holds the keys. The
  columns are the keys of the table below it; items of a list inside a cell are separated by `;`; an empty cell is a
  key that is left out. The file lies in the case folder, in UTF-8, with commas between cells.
- `source:` holds one id of `sources`, or a list of them.
- Wherever a statement is expected, a row `{holds: statement, why: ..., source: ...}` may stand. The language of
  statements has [a page of its own](statements.md).
- The ids of options, lumped and drawn states cannot be made of nothing but `Y`, `N` and `-`, nor be a word of the
  language (`not and xor or implies if iff`). No id can be `table`.
"""

_TAIL = """
## Rules that go beyond single keys

- Every party that owns an option, or a move that is drawn, needs preferences. A party with preferences alone is a
  player without moves; a party with neither takes no part in the conflict.
- A pattern has one letter for each option, in their order. A state in a ranking has no `-`, unless the pattern is
  that of a lumped state. The patterns of lumped states do not overlap.
- `status_quo` is a pattern, a state by its name, or a map such as `{escalate: true}`: options not named are off.
- `coalitions` names each party at most once; players left out stand alone.
- The preference itself is the reading called `main`; no other reading may have that name.
- `options` and `states` cannot stand in one conflict.

## Limits

A case file has up to 2 MB and 100,000 values, nested up to 50 deep; a table up to 16 MB, 200,000 rows and 100,000
characters in a cell; all tables together 64 MB.
"""


def reference() -> str:
    """
    Return the reference page as Markdown.

    Examples
    --------
    >>> "| `moves` |" in reference()
    True
    """
    parts = [_HEAD]
    for record in records(CASE):
        parts.append("\n".join(_section(record)))
    return "\n".join(parts) + _TAIL


def _section(record: Record) -> Iterator[str]:
    yield f"## {record.title.replace('_', ' ').capitalize()}"
    yield ""
    yield record.meaning
    if record.one_of:
        keys = ", ".join(f"`{name}`" for name in record.one_of)
        yield ""
        besides = f", unless `{record.unless}` is" if record.unless else ""
        yield f"Exactly one of {keys} must be there{besides}."
    yield ""
    yield "| key | what stands there | required | unit | if left out | meaning |"
    yield "|---|---|---|---|---|---|"
    for field in record.fields:
        yield _row(field)
    yield ""


def _row(field: Field) -> str:
    cells = (
        f"`{field.name}`",
        f"{field.kind.words()}, as `{field.kind.example()}`",
        "yes" if field.required else "",
        field.unit,
        field.default,
        field.meaning,
    )
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


if __name__ == "__main__":  # pragma: no cover
    print(reference(), end="")
