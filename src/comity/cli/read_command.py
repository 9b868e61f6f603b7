"""``comity read``: the statements of a text, and drafts of them where the analyst says so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, Json
from comity.cli.evidence_place import StoreOption
from comity.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.cli.read_drafts import Told
    from comity.cli.read_tables import Numbered
    from comity.evidence.reading.assistants.protocol import Assistant, Helped, Marked
    from comity.evidence.reading.documents.document import Document
    from comity.evidence.reading.result import Statement

_PART = re.compile(r"(\d{1,7})(?:\s*-\s*(\d{1,7}))?", re.ASCII)
_DEFAULT_SPEAKER = "author"


@dataclass(frozen=True, slots=True)
class Goal:
    """Where drafts go: to the ledger of a case (in which store), into a case file, and who enters them."""

    ledger: str | None
    case: str | None
    store: str | None
    by: str


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("read")(read)


def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text: plain text, HTML, PDF or Word (docx).")],
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print the statements as CSV on standard output.")] = False,
    speaker: Annotated[
        str, typer.Option(metavar="DEFAULT", help="Whose words they are where the text names nobody.")
    ] = _DEFAULT_SPEAKER,
    take: Annotated[
        str | None, typer.Option(metavar="NUMBERS", help="Only these statements, such as 1,4-7; or all.")
    ] = None,
    to_ledger: Annotated[
        str | None, typer.Option(metavar="CASE", help="Enter what --take names as claims in the ledger of a case.")
    ] = None,
    to_case: Annotated[
        str | None, typer.Option(metavar="CASE", help="Write what --take names into a case file, as drafts.")
    ] = None,
    date: Annotated[
        str, typer.Option(metavar="DATE", help="When it was said: 2025-11-12, 2025-11 or 2025; for drafts.")
    ] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who enters the drafts.")] = "",
    prefix: Annotated[
        str, typer.Option(metavar="NAME", help="What the ids of drafts begin with; the name of the file by default.")
    ] = "",
    store: StoreOption = None,
    spacy: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="Let spaCy name speakers that the rules do not know: en_core_web_sm."),
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Send the text to this OpenAI-compatible endpoint for help.")
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="The model to ask for there.")] = "",
    key_variable: Annotated[
        str, typer.Option(metavar="NAME", help="The environment variable that holds the key of the endpoint.")
    ] = "",
    insecure_endpoint: Annotated[
        bool, typer.Option("--insecure-endpoint", help="Allow an endpoint on another machine without https.")
    ] = False,
    text_to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write the text that the offsets count, as UTF-8.")
    ] = None,
    budget: BudgetOption = None,
) -> int:
    """Find the statements of a text: who says what, of which kind, how firmly, on what condition. Rules, no model."""
    from comity.budget import Budget
    from comity.evidence.reading.documents.open import open_document
    from comity.evidence.reading.read import read as read_text

    _fit(take, to_ledger, to_case, date, csv and json)
    helper = _assistant(spacy, endpoint, model, key_variable, speaker, insecure_endpoint)
    allowance = Budget(budget)
    with show.progress() as tell:
        tell(f"reading {file}")
        document = open_document(file)
        found = read_text(document.text, speaker, budget=allowance)
        helped = _helped(document, found.statements, helper, allowance)
    if text_to is not None:
        _write_text(document, text_to)
    chosen = _chosen(take, helped.statements)
    notes = [document.offsets, *document.notes, *helped.notes]
    if json or csv:
        _as_data(document, chosen, notes, json)
    elif to_ledger is None and to_case is None:
        from comity.cli.read_tables import print_statements

        print_statements(document, chosen, [*found.sentences(), *notes])
    # beside data for a program, what was written is said on standard error
    told_to = _beside if json or csv else show.lines
    _drafts(document, [m for _, m in chosen], Goal(to_ledger, to_case, store, by), (date, prefix), told_to)
    if helped.cut:
        show.say(f"comity: incomplete: {helped.cut}; what was found is printed")
    return 3 if helped.cut else 0


def _fit(take: str | None, to_ledger: str | None, to_case: str | None, date: str, two: bool) -> None:
    from comity.case.days import last_day

    if (to_ledger or to_case) and take is None:
        raise UsageError("say which statements are meant: --take 1,4-7 or --take all. Without --to-... all are shown.")
    if date and last_day(date) is None:
        raise UsageError(f'"{date[:40]}" is no date. Write 2025-11-12, 2025-11 or 2025.')
    if two:
        raise UsageError("--json and --csv are two answers: ask for one of them.")


def _write_text(document: Document, to: Path) -> None:
    """Write the text of a document to a file that is not there yet, character for character."""
    try:
        with to.open("x", encoding="utf-8", newline="") as f:
            f.write(document.text)
    except FileExistsError:
        raise UsageError(f"{to} is there already. Name a file that is not.") from None


def _as_data(document: Document, chosen: list[Numbered], notes: list[str], json: bool) -> None:
    for note in notes:
        show.say(f"comity: {note}")
    if json:
        show.answer([m.to_json() for _, m in chosen])
    else:
        from comity.cli.read_tables import print_csv

        print_csv(document, chosen)


def _beside(lines: Iterable[str]) -> None:
    for line in lines:
        show.say(f"comity: {line}")


def _assistant(
    spacy: str | None, endpoint: str | None, model: str, key_variable: str, speaker: str, insecure: bool
) -> Assistant | None:
    if spacy is not None and endpoint is not None:
        raise UsageError("--spacy and --endpoint are two ways of help: ask for one of them.")
    if spacy is not None:
        from comity.evidence.reading.assistants.spacy_adapter import spacy_assistant

        return spacy_assistant(spacy)
    if endpoint is None:
        if model or key_variable or insecure:
            raise UsageError("--model, --key-variable and --insecure-endpoint belong to --endpoint URL.")
        return None
    from comity.evidence.reading.assistants.endpoint import endpoint_assistant

    key = os.environ.get(key_variable, "") if key_variable else ""
    if key_variable and not key:
        raise UsageError(f"the environment variable {key_variable[:60]} is not set: it is to hold the endpoint's key.")
    return endpoint_assistant(endpoint, model, key, speaker, insecure)


def _helped(document: Document, found: Sequence[Statement], helper: Assistant | None, budget: Budget) -> Helped:
    from comity.evidence.reading.assistants.protocol import Helped, Marked

    if helper is None:
        return Helped(tuple(Marked(s) for s in found))
    return helper.help(document.text, found, budget.check)


def _chosen(take: str | None, marked: tuple[Marked, ...]) -> list[Numbered]:
    """Return what ``--take`` names; ``all`` is what the rules found alone: nobody has read the rest."""
    from comity.case.wording import counted

    numbered = list(enumerate(marked, 1))
    if take is None:
        return numbered
    if take.strip().lower() == "all":
        left = sum(1 for _, m in numbered if m.by)
        if left:
            were, them = ("was", "it") if left == 1 else ("were", "them")
            what = f"{counted(left, 'statement')} that an assistant had a part in {were} left out"
            show.say(f"comity: {what}: name {them} by number.")
        return [(k, m) for k, m in numbered if not m.by]
    wanted = _numbers(take, len(numbered))
    return [(k, m) for k, m in numbered if k in wanted]


def _numbers(take: str, most: int) -> set[int]:
    wanted: set[int] = set()
    for part in take.split(","):
        hit = _PART.fullmatch(part.strip())
        first, last = (int(hit[1]), int(hit[2] or hit[1])) if hit else (0, 0)
        if not 1 <= first <= last <= most:
            has = f"the text has statements 1 to {most}" if most else "the text has no statements"
            raise UsageError(f'--take "{part.strip()[:40]}": {has}. Write numbers such as 1,4-7, or all.')
        wanted.update(range(first, last + 1))
    return wanted


def _drafts(document: Document, chosen: list[Marked], goal: Goal, said: tuple[str, str], told: Told) -> None:
    if goal.ledger is None and goal.case is None:
        return
    from comity.cli.read_drafts import to_case, to_ledger
    from comity.evidence.reading.documents.drafts import Drafting

    if not chosen:
        show.say("comity: no statement was taken; nothing was written.")
        return
    if goal.ledger is not None:
        case = _case(goal.ledger)
        to_ledger(case, goal.store, Drafting(document, _parties(case), *said), chosen, goal.by, told)
    if goal.case is not None:
        to_case(goal.case, goal.store, Drafting(document, _parties(_case(goal.case)), *said), chosen, told)


def _case(path: str) -> Case:
    from comity.case.read import load

    return load(path)


def _parties(case: Case) -> dict[str, str]:
    return {p.id: p.name for p in case.parties}
