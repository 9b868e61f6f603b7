"""Drafts into the ledger or the case of an analyst, by explicit command alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.cli import show
from comity.errors import CaseError, Problem, UsageError, Where

if TYPE_CHECKING:
    from comity.case.nouns import Case
    from comity.evidence.ledger.book import Ledger
    from comity.evidence.ledger.entry import Draft
    from comity.evidence.reading.assistants.protocol import Marked
    from comity.evidence.reading.documents.drafts import Drafting

_TRIES = 5

Told = Callable[[Iterable[str]], None]
"""Prints lines."""


def to_ledger(case: Case, store: str | None, drafting: Drafting, chosen: Sequence[Marked], by: str, told: Told) -> None:
    """
    Enter statements as claims in the ledger of a case, all or none, and say which.

    A statement that is there already, word for word, is not entered again. What the ledger has not seen of the case
    yet is entered before it, so that an id cannot mean two things.
    """
    from comity.cli.evidence_place import opened, place_to_write
    from comity.evidence.ledger.book import MovedOnError
    from comity.evidence.ledger.keeping import keep

    drafts = _claims(drafting, chosen, by)
    with opened(place_to_write(case, store)) as ledger:
        if case.evidence is not None:
            keep(ledger, case.evidence)  # who takes statements over is not who wrote the rows of the case
        for left in range(_TRIES, 0, -1):
            head = ledger.head()
            new = _new(ledger, drafts)
            try:
                ledger.append(new, after=head) if new else ()
                break
            except MovedOnError:  # somebody else entered something between looking and entering
                if left == 1:
                    raise
    told(f"entered: claim {d.id}: {d.body['quote']}" for d in new)
    there = len(drafts) - len(new)
    told([f"{len(new)} entered{f', {there} there already' if there else ''}. No person has checked them yet."])
    _say_asked(chosen)


def _claims(drafting: Drafting, chosen: Sequence[Marked], by: str) -> list[Draft]:
    from comity.case.evidence_rows import body, noun
    from comity.evidence.ledger.entry import Draft

    found: list[Draft] = []
    problems: list[Problem] = []
    for marked in chosen:
        s = marked.statement
        where = Where(drafting.document.name, drafting.document.text.count("\n", 0, s.start) + 1)
        claim, wrong = noun("claim", drafting.id(s), drafting.claim(s), where)
        problems += [p for p in wrong if p.level == "error"]
        if claim is not None:
            kind, own, row = body(claim)
            via = f"read: {marked.by}" if marked.by else "read"
            found.append(Draft(kind, own, row, drafting.date, by, via, where=where))
    if problems:
        raise CaseError(problems)
    return found


def _new(ledger: Ledger, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that the ledger does not have yet; one whose id stands for something else is an error."""
    keys = {d.about for d in drafts}
    there = {e.about: e for e in ledger.entries() if e.about in keys}
    problems = [
        Problem(
            d.where,
            f'the ledger has another claim "{d.id}" (entry {there[d.about].seq}).',
            ("Give the ids of this text another beginning: --prefix NAME.",),
        )
        for d in drafts
        if d.about in there and not there[d.about].withdraws and dict(there[d.about].body) != dict(d.body)
    ]
    if problems:
        raise CaseError(problems)
    return [d for d in drafts if d.about not in there]


def _say_asked(chosen: Sequence[Marked]) -> None:
    from comity.evidence.reading.documents.drafts import ASKED

    asked = sum(m.statement.kind in ASKED for m in chosen)
    if asked:
        show.say(
            f"comity: {asked} of them say what somebody wants, which is neither true nor false; "
            "--to-case drafts such statements for the settlement of a case."
        )


def to_case(path: str, store: str | None, drafting: Drafting, chosen: Sequence[Marked], told: Told) -> None:
    """
    Write statements into a case file: claims as rows of its evidence, what was asked for as lines of comment.

    A claim that the ledger of the case has already, and otherwise, is left out: one id must not mean two things.
    A demand needs a statement over the terms of the case, which only a person can write; its draft stays a comment.
    Where the claims cannot be put in without touching other lines, they are printed for pasting and nothing is written.
    """
    from comity.evidence.reading.documents.drafts import ASKED

    said = [m for m in chosen if m.statement.kind not in ASKED]
    asked = [m for m in chosen if m.statement.kind in ASKED]
    if said:
        taken = _otherwise_in_ledger(path, store, drafting, said)
        claims = {drafting.id(m.statement): drafting.claim(m.statement) for m in said}
        _put_claims(path, {key: row for key, row in claims.items() if key not in taken}, told)
        if taken:
            told([_left_to_ledger(taken)])
    if asked:
        _put_asked(path, drafting, asked, told)


def _otherwise_in_ledger(path: str, store: str | None, drafting: Drafting, said: Sequence[Marked]) -> dict[str, int]:
    """Return the claims that the ledger of a case has in other words or withdrew, with their entries there."""
    from comity.case.read import load
    from comity.cli.evidence_place import opened_to_read

    with opened_to_read(load(path), store) as ledger:
        if ledger is None:
            return {}
        drafts = {d.about: d for d in _claims(drafting, said, "")}
        history = ledger.history(list(drafts))
        last = {key: entries[-1] for key, entries in history.items() if entries}
    return {e.id: e.seq for key, e in last.items() if e.withdraws or dict(e.body) != dict(drafts[key].body)}


def _left_to_ledger(taken: dict[str, int]) -> str:
    from comity.case.wording import counted

    one = len(taken) == 1
    first, entry = next(iter(taken.items()))
    return (
        f"{counted(len(taken), 'claim')} {'was' if one else 'were'} left out: the ledger of the case has "
        f"{'it' if one else 'them'} already, with another date or other words ({first} in entry {entry}"
        f"{'' if one else ', and others'}). Give the same --date, or other ids with --prefix NAME."
    )


def _put_claims(path: str, claims: dict[str, dict[str, Any]], told: Told) -> None:
    from comity.case.edit import Keys, edit
    from comity.case.read import load
    from comity.case.wording import counted
    from comity.case.write import in_flow

    case = load(path)
    there = {c.id for c in case.evidence.claims} if case.evidence is not None else set()
    new = {key: row for key, row in claims.items() if key not in there}
    changes: dict[Keys, Any]
    if case.evidence is None:
        changes = {("evidence",): {"claims": new}}
    elif not there:
        changes = {("evidence", "claims"): new}
    else:
        changes = {("evidence", "claims", key): row for key, row in new.items()}
    try:
        edit(path, changes if new else {})
    except UsageError as e:
        show.say(f"comity: the claims were not written ({e}) Paste them under evidence: claims: by hand.")
        told(f"{key}: {in_flow(row)}" for key, row in new.items())
        raise UsageError("nothing was written.") from None
    told(f"written: claim {key}: {row['quote']}" for key, row in new.items())
    if left := len(claims) - len(new):
        have = "has an id that is" if left == 1 else "have ids that are"
        told([f"{counted(left, 'claim')} {have} in the case already, and {'was' if left == 1 else 'were'} left out."])


def _put_asked(path: str, drafting: Drafting, asked: Sequence[Marked], told: Told) -> None:
    from comity.case.digest import digest
    from comity.case.read import case_file, load, read_text
    from comity.case.wording import counted

    file, problem = case_file(Path(path))
    if file is None:
        raise CaseError([problem] if problem else [])
    before = digest(load(path))
    raw = file.read_bytes().decode("utf-8")
    new = [m for m in asked if f"id: {drafting.id(m.statement)}," not in raw]
    if new:
        ends = "\r\n" if "\r\n" in raw else "\n"
        text = _with_comments(raw, str(file), list(_lines(drafting, new)), ends)
        # a comment changes nothing: the case must read as the very same one
        case, _ = read_text(text.replace("\r\n", "\n"), str(file), file.parent)
        if case is None or digest(case) != before:
            told(_lines(drafting, new))
            raise UsageError("the drafts could not be put into the case; they are printed for pasting instead.")
        _replace(file, text)
    told(f"drafted as a comment: {m.statement.kind} {drafting.id(m.statement)}" for m in new)
    if left := len(asked) - len(new):
        are = ("is", "was") if left == 1 else ("are", "were")
        told([f"{counted(left, 'draft')} {are[0]} in the case already, and {are[1]} left out."])


def _lines(drafting: Drafting, asked: Sequence[Marked]) -> Iterator[str]:
    from comity.evidence.reading.documents.drafts import cut

    yield f"# Drafts for settlement: demands:, read from {cut(drafting.document.name, 60)}. Nothing here counts yet:"
    yield "# say in requires what must hold, in terms of this case, and take the # away."
    for marked in asked:
        yield from drafting.demand(marked)


def _with_comments(raw: str, name: str, lines: Sequence[str], ends: str) -> str:
    """Return the text of a case with lines of comment below its list of demands, or at its end."""
    at, margin = _below_demands(raw, name) if "\r" not in raw and not raw.startswith("\ufeff") else (len(raw), "")
    block = ends.join(margin + line for line in lines)
    head, tail = raw[:at], raw[at:]
    between = "" if not head or head.endswith("\n") else ends
    return f"{head}{between}{block}{tail if tail.startswith(ends) else ends + tail}"


def _below_demands(text: str, name: str) -> tuple[int, str]:
    from comity.case.nodes import Mapping, Sequence
    from comity.case.yaml_nodes import compose

    root = compose(text, name).root
    settlement = root.get("settlement") if isinstance(root, Mapping) else None
    demands = settlement.get("demands") if isinstance(settlement, Mapping) else None
    if not isinstance(demands, Sequence) or not demands.items:
        return len(text), ""
    first, last = demands.items[0], demands.items[-1]
    begun = text.rfind("\n", 0, first.start) + 1
    before = text[begun : first.start]
    end = text.find("\n", max(last.end - 1, last.start))
    if before.strip() != "-" or end < 0:
        return len(text), ""
    return end, before[: before.index("-")]


def _replace(file: Path, text: str) -> None:
    """Put a new text in the place of a file in one step."""
    target = file.resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(text.encode("utf-8"))
            f.flush()
            os.fsync(f.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o777)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
