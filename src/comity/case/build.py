"""The whole case: what was read becomes a :class:`~comity.case.nouns.Case`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from comity.case.build_alignment import alignment
from comity.case.build_conflict import conflict
from comity.case.build_evidence import evidence
from comity.case.build_partners import partners
from comity.case.build_programme import programme
from comity.case.build_settlement import settlement
from comity.case.build_support import support
from comity.case.check_evidence import evidence_problems
from comity.case.format import FORMAT
from comity.case.found import At, Found, Row
from comity.case.makes import feed_problems
from comity.case.nodes import Mapping, Node, Scalar
from comity.case.nouns import Case, Party, Source

SECTIONS = ("conflict", "settlement", "evidence", "support", "alignment", "partners", "programme")
"""The sections that are read, in their order."""


def readable_format(root: Mapping, at: At) -> bool:
    """Return False, with the problem noted, where the file says that it is written for another format."""
    node = root.get("comity")
    if node is None or (isinstance(node, Scalar) and node.empty):
        return True  # the field table says that it is missing
    if isinstance(node, Scalar) and node.text.strip() == str(FORMAT):
        return True
    if isinstance(node, Scalar) and node.text.strip().isdigit():
        what = f"written for format {node.text.strip()[:20]}; this version reads {FORMAT}."
        at.problem(node.where, what, "Install the version of comity that the case was written with, or a newer one.")
        return False
    at.child("comity").expected(node, "the number of the format", f"comity: {FORMAT}")
    return True


def case(row: Row, at: At, path: Path | None) -> Case:
    """Return the case; it is only fit for use where no error was noted."""
    parties = tuple(_party(name, got) for name, got in row.get("parties", ()) if got is not None)
    ids = tuple(name.value for name, _ in row.get("parties", ()))
    drawn: Row | None = row.get("conflict")
    wanted: Row | None = row.get("settlement")
    claimed: Row | None = row.get("evidence")
    if not any(w in row for w in SECTIONS) and not at.notes.failed():
        what = f"the case asks no question: it has no section {_either(SECTIONS)}."
        at.problem(row.where, what, "Add conflict: with options and preferences; `comity new` writes an example.")
    helped: Row | None = row.get("support")
    aligned: Row | None = row.get("alignment")
    offered: Row | None = row.get("partners")
    planned: Row | None = row.get("programme")
    disputed = None if drawn is None else conflict(drawn, ids, at)
    told = None if claimed is None else evidence(claimed, ids, at)
    built = Case(
        title=row.get("title", ""),
        parties=parties,
        conflict=disputed,
        settlement=None if wanted is None else settlement(wanted, _options(drawn), at),
        evidence=told,
        support=None if helped is None else support(helped, ids, disputed, at),
        alignment=None if aligned is None else alignment(aligned, at),
        partners=None if offered is None else partners(offered, at),
        programme=None if planned is None else programme(planned, at),
        as_of=row.get("as_of"),
        question=row.get("question", ""),
        modelled_by=row.get("modelled_by", ""),
        about=row.get("about", ""),
        leaves_out=tuple(s.value for s in row.get("leaves_out", ())),
        sources=tuple(_source(name, got) for name, got in row.get("sources", ()) if got is not None),
        format=FORMAT,
        path=path,
    )
    if told is not None and not at.notes.partial and not at.notes.failed():
        at.notes.problems.extend(evidence_problems(told, built.as_of))
        # a feed speaks of what the other sections define: it can be read once these could
        at.notes.problems.extend(feed_problems(told, ids, built.conflict, built.settlement))
    return built


def _either(words: tuple[str, ...]) -> str:
    named = [f"`{w}`" for w in words]
    return f"{', '.join(named[:-1])} or {named[-1]}"


def _options(drawn: Row | None) -> tuple[str, ...] | None:
    """Return the options of the conflict, None where it has none."""
    return None if drawn is None or "options" not in drawn else tuple(n.value for n, _ in drawn.get("options"))


def _party(name: Found[str], got: Found[Any]) -> Party:
    if isinstance(got.value, str):
        return Party(name.value, got.value, "", name.where)
    return Party(name.value, got.value.get("name", ""), got.value.get("kind", ""), name.where)


def _source(name: Found[str], got: Found[Any]) -> Source:
    if isinstance(got.value, str):
        return Source(name.value, got.value, where=name.where)
    return Source(id=name.value, where=name.where, **{k: f.value for k, f in got.value.fields.items()})


def not_a_case(root: Node, at: At) -> None:
    """Note that the file holds no map at its top."""
    at.expected(root, "a map with comity, title, parties and conflict", "comity: 1")
