"""``comity new``, ``check``, ``import``, ``export`` and ``diff``: cases in, out and side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.errors import Problem, TooLargeError, Where


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(new)
    app.command()(check)
    app.command()(schema)
    app.command("import")(import_)
    app.command()(export)
    app.command()(diff)


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it must be empty or not exist.")],
) -> int:
    """Start a case: a small commented one to write over."""
    from comity.case.scaffold import new as scaffold

    scaffold(folder)
    show.lines(
        [
            f"{folder}: a small case to write over.",
            f"Next: comity check {folder}   comity report {folder} -o report.html",
        ]
    )
    return 0


def check(case: CaseArg, json: Json = False) -> int:
    """Every problem of a case, with file, line and the ways out."""
    found, problems = _check(case)
    errors = [p for p in problems if p.level == "error"]
    if json:
        show.answer({"ok": not errors, "problems": [_plain(p) for p in problems]})
    else:
        show.problems(problems, to_answer=True)
        warnings = len(problems) - len(errors)
        tail = f" ({warnings} warning{'s' if warnings != 1 else ''})" if warnings else ""
        title = f" “{found.title}”" if found is not None and not errors else ""
        show.lines(
            [f"{case}: {f'{len(errors)} problem' + ('s' if len(errors) != 1 else '') if errors else 'ok'}{title}{tail}"]
        )
    return 2 if errors else 0


def _check(argument: str) -> tuple[Case | None, list[Problem]]:
    """Return the case and every problem, those included that show only once the states are known."""
    from comity.case.read import check as check_case
    from comity.cli.cases import CATALOGUE, load
    from comity.errors import CaseError, Problem, TooLargeError, UsageError, Where

    if argument.startswith(CATALOGUE):
        return load(argument), []
    case, found = check_case(argument)
    problems = list(found)
    if case is not None and case.conflict is not None and all(p.level != "error" for p in problems):
        from comity.conflict.beyond import problems as further
        from comity.conflict.kinds.parties import open_model

        try:
            problems.extend(further(open_model(case)))
        except CaseError as e:
            problems.extend(e.problems)
        except TooLargeError as e:
            problems.append(_too_large(case, Where(argument, case.conflict.where.line), e))
        except UsageError as e:
            problems.append(Problem(Where(argument, case.conflict.where.line), str(e)))
    return case, problems


def _too_large(case: Case, where: Where, why: TooLargeError) -> Problem:
    """Return a warning where a search still answers for a case whose states are too many to list, else an error."""
    from comity.conflict.tiers import choose
    from comity.errors import Problem, TooLargeError

    try:
        choose(case)
    except TooLargeError as e:
        return Problem(where, str(e))
    what = f"the states are too many to list ({str(why).split(';')[0]}); `comity conflict` still answers."
    return Problem(where, what, ("Reports, explanations and evolutions need a smaller conflict.",), "warning")


def _plain(p: Problem) -> dict[str, object]:
    return {"file": p.where.file, "line": p.where.line, "level": p.level, "what": p.what, "ways_out": list(p.ways_out)}


def schema(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The file to write; standard output by default.")
    ] = None,
) -> int:
    """The JSON Schema of a case file, for completion and checks in an editor."""
    from comity.case.schema import schema_text

    if out is None:
        sys.stdout.write(schema_text())
    else:
        out.write_text(schema_text(), encoding="utf-8")
        show.say(f"{out} written; name it in the first line of case.yaml: # yaml-language-server: $schema={out.name}")
    return 0


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A .gmcr file, a CSV table of states, or a negotiation domain (.xml, .json, or a folder of them).",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Where to write the case; standard output by default.")
    ] = None,
    profile: Annotated[
        list[Path] | None, typer.Option("--profile", help="With a domain: the profile of one party; repeat it.")
    ] = None,
    convention: Annotated[
        str,
        typer.Option(help="With Genius: divide by the largest evaluation of an issue (genius), or not (raw)."),
    ] = "genius",
) -> int:
    """Turn a file of another program into a case."""
    from comity.case.foreign import read_foreign
    from comity.case.write import to_yaml
    from comity.errors import UsageError

    case, problems = read_foreign(file, profile or (), convention)
    show.problems(problems)
    if case is None or any(p.level == "error" for p in problems):
        return 2
    text = to_yaml(case)
    if out is None:
        sys.stdout.write(text)
        return 0
    target = out if out.suffix in (".yaml", ".yml") else out / "case.yaml"
    if target.exists():
        raise UsageError(f"{target} exists already; choose another place with -o, nothing was written.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    show.lines([f"{target}: {case.title}"])
    return 0


def export(
    case: CaseArg,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            help="nfg, graphml, gexf, csv or json; of a settlement packages-csv, packages-json, frontier-csv or "
            "frontier-json.",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The file to write; standard output by default.")
    ] = None,
    budget: BudgetOption = None,
) -> int:
    """Write the conflict, or the packages of a settlement, in a form other programs read."""
    from comity.budget import Budget

    allowance = Budget(budget)
    of_packages = to.strip().lower().startswith(("packages", "frontier"))
    text, complete = _packages_text(case, to, allowance) if of_packages else _conflict_text(case, to, allowance)
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")
        show.say(f"{out} written")
    return show.ending(complete, allowance)


def _conflict_text(case: str, to: str, allowance: Budget) -> tuple[str, bool]:
    """Return the conflict in a format, and whether its answers are complete."""
    from comity.cli.cases import model_of
    from comity.conflict.analyse import Settings, analyse
    from comity.conflict.export import export as write

    model = model_of(case)
    with show.progress() as tell:
        result = analyse(model, Settings(), allowance, tell)
    return write(model, to, result), result.complete


def _packages_text(case: str, to: str, allowance: Budget) -> tuple[str, bool]:
    """Return the packages of the settlement in a format, and whether what was asked is complete."""
    from comity.cli.cases import load
    from comity.cli.settlement_command import head
    from comity.errors import UsageError
    from comity.settlement.analyse import packages_only
    from comity.settlement.export import export as write

    loaded = load(case)
    if loaded.settlement is None:
        raise UsageError(f"--to {to} needs packages, and the case has no section settlement. Add settlement: issues:.")
    with show.progress() as tell:
        found = packages_only(loaded.settlement, {p.id: p.name for p in loaded.parties}, allowance, tell)
    return write(found, to, head(loaded), allowance), found.complete


def diff(
    first: Annotated[str, typer.Argument(metavar="CASE1", help="The case as it was.")],
    second: Annotated[str, typer.Argument(metavar="CASE2", help="The case as it is.")],
    json: Json = False,
    concepts: Annotated[str, typer.Option(help="The concepts to compare.")] = "nash,gmr,smr,seq",
    budget: BudgetOption = None,
) -> int:
    """Which verdicts changed between two cases, and which difference did it."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.conflict.analyse import Settings
    from comity.conflict.compare import compare
    from comity.conflict.concepts.table import concept, parse_concepts

    keys, allowance = parse_concepts(concepts), Budget(budget)
    found = compare(load(first), load(second), Settings(keys), allowance)
    if json:
        show.answer(found.to_json())
        return show.ending(found.complete, allowance)
    show.lines(["What differs:", *(f"  {d}" for d in found.differences or ("nothing that matters to a verdict",))])
    rows = [
        [
            concept(c.concept).name,
            c.state,
            c.outcome,
            "now holds" if c.after else "no longer holds" if c.after is False else "is no longer a state",
            ", ".join(c.parties),
            "; ".join(c.because) or ("several differences together" if found.differences else ""),
        ]
        for c in found.changes
    ]
    if rows:
        show.table(
            "Verdicts that changed", ["concept", "state", "outcome", "verdict", "turned by", "enough by itself"], rows
        )
    elif found.unchanged:
        show.lines(["No verdict changed."])
    show.lines(f"{c} is not compared: {why}" for c, why in found.absent.items())
    return show.ending(found.complete, allowance)
