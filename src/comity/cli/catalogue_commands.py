"""``comity catalogue``: published conflicts, their printed answers, and whether comity reproduces them."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli import show
from comity.cli.arguments import Json

app = typer.Typer(help="Published conflicts with their printed answers.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(json: Json = False) -> int:
    """Every entry, with its publication."""
    from comity.catalogue.entries import listings

    found = listings()
    if json:
        show.answer([x.to_json() for x in found])
        return 0
    show.table(
        "The catalogue",
        ["name", "conflict", "published in"],
        [[x.name, x.title, x.citation] for x in found],
        "Use an entry wherever a case is asked for: comity report catalogue:elmira -o elmira.html",
    )
    return 0


@app.command("show")
def show_(name: Annotated[str, typer.Argument(help="The entry's name.")], json: Json = False) -> int:
    """One entry: citation, numbering of the states, answers, and the case itself."""
    from comity.catalogue.entries import load_entry

    entry = load_entry(name)
    if json:
        show.answer(entry.to_json())
        return 0
    show.lines([entry.case.title, str(entry.citation), f"Inputs: {entry.inputs}.", ""])
    show.lines(f"  state {number}: {label}" for number, label in entry.numbers.items())
    show.lines(["", entry.case_text.rstrip()])
    return 0


@app.command()
def verify(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Entries; all by default.")] = None,
    json: Json = False,
) -> int:
    """Recompute every published answer, and say where print and definition differ and why."""
    from comity.catalogue.verify import to_json
    from comity.catalogue.verify import verify as recompute

    with show.progress() as tell:
        tell("recomputing the catalogue")
        checks = recompute(names or ())
    if json:
        show.answer(to_json(checks))
    else:
        rows = [
            [
                c.entry.split("/")[-1],
                c.concept.replace("_", " ")
                + (f" {'|'.join('+'.join(b) for b in c.coalitions)}" if c.coalitions else ""),
                str(c.printed or ""),
                str(c.by_definition or ""),
                "" if c.computed is None else ", ".join(map(str, c.computed)) or "none",
                c.verdict,
            ]
            for c in checks
        ]
        show.table(
            "Published answers, recomputed",
            ["entry", "concept", "printed", "by definition", "computed", "verdict"],
            rows,
        )
        show.lines(f"{c.entry.split('/')[-1]}, {c.concept.replace('_', ' ')}: {c.why}" for c in checks if c.why)
        bad = sum(not c.good for c in checks)
        show.lines([f"{len(checks)} answers checked: {len(checks) - bad} in order, {bad} not."])
    return 0 if all(c.good for c in checks) else 1
