"""Statements, sources and places of the case as spans a reader can follow."""

from __future__ import annotations

import re
from pathlib import PurePath

from comity.case.nouns import Case, OptionConflict, Source, Statement
from comity.errors import Where
from comity.evidence.grades_in_words import p_text, shown_id
from comity.logic.phrases import to_words
from comity.logic.tree import Atom, Name
from comity.report.content import Line, Link, Mono, Quiet, Span, line
from comity.study import Study

_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.ASCII)


def is_address(text: str) -> bool:
    """
    Return whether a text is a web address that may become a link; anything else stays words.

    Examples
    --------
    >>> is_address("https://example.org/a"), is_address("javascript:alert(1)")
    (True, False)
    """
    return bool(_ADDRESS.fullmatch(text.strip()))


def anchor(kind: str, name: str) -> str:
    """
    Return an anchor for a name of the case, safe in any address.

    Examples
    --------
    >>> anchor("source", "RU-01"), anchor("source", "a b/é")
    ('source-RU-01', 'source-a_20b_2f_e9')
    """
    safe = "".join(ch if ch.isascii() and (ch.isalnum() or ch in "-.") else f"_{ord(ch):x}" for ch in name)
    return f"{kind}-{safe}"


def source_links(study: Study, ids: tuple[str, ...]) -> tuple[Span, ...]:
    """
    Return the ids of sources as links to their rows; an id without a row stays words.

    A claim among them says how it stands (:func:`rests_on_claim`).
    """
    out: list[Span] = []
    for k, id_ in enumerate(ids):
        out += (*line(", " if k else ""), *_cited(study, id_))
    return tuple(out)


def _cited(study: Study, id_: str) -> tuple[Span, ...]:
    """Return one id: of a source, else of a claim or a source of the evidence, else as words (conventions §60)."""
    if study.case.source(id_):
        return (Link(id_, f"#{anchor('source', id_)}"),)
    known = study.evidence.evidence if study.evidence is not None else study.case.evidence
    if known is not None and any(c.id == id_ for c in known.claims):
        return rests_on_claim(study, id_)
    if known is not None and study.evidence is not None and any(s.id == id_ for s in known.sources):
        return (Link(id_, f"#{anchor('evidence-source', id_)}"),)
    return (Quiet(id_),)


def claim_link(claim: str) -> Link:
    """
    Return the id of a claim as a link to its row.

    Examples
    --------
    >>> claim_link("c7")
    Link(text='C7', target='#claim-c7')
    """
    return Link(shown_id(claim), f"#{anchor('claim', claim)}")


def rests_on_claim(study: Study, claim: str) -> tuple[Span, ...]:
    """Return how a statement names a claim that it rests on: ``rests on C7 (B2, 0.81 [0.66-0.90])``."""
    told = f" ({standing_words(study, claim)})"
    return line("rests on ", claim_link(claim) if is_weighed(study, claim) else Quiet(shown_id(claim)), told)


def is_weighed(study: Study, claim: str) -> bool:
    """Return whether it is known where a claim stands, so that the report has a row on it."""
    found = study.evidence
    return found is not None and found.posteriors is not None and claim in found.posteriors.claims


def standing_words(study: Study, claim: str) -> str:
    """Return the grade of a claim and its probability with interval; that it is not weighed, where it is not."""
    found = study.evidence
    if found is None or found.posteriors is None or not is_weighed(study, claim):
        return "not weighed"
    p, grade = found.posteriors.claims[claim], found.grade(claim)
    return f"{grade if grade is not None else 'no item moves it'}, {p_text(p.p, p.low, p.high)}"


def place_of(case: Case, where: Where) -> Line:
    """
    Return the file and line a reader can open, the file as it is called within the case folder.

    The folder itself is left out: it says more of the machine than of the case.
    """
    if not where.file:
        return ()
    path, folder = PurePath(where.file), case.path
    inside = path.relative_to(folder) if folder is not None and path.is_relative_to(folder) else PurePath(path.name)
    return (Mono(f"{inside}:{where.line}" if where.line else str(inside)),)


def in_words(case: Case, statement: Statement) -> str:
    """Return a statement in English, with every option named by what it says and whose it is."""
    options = case.conflict.options if isinstance(case.conflict, OptionConflict) else ()
    said = {o.id: f"{case.party(o.by).name} {{}} “{o.text or o.id}”" for o in options}

    def phrase(atom: Atom, holds: bool) -> str:
        if isinstance(atom, Name) and atom.name in said:
            return said[atom.name].format("chooses" if holds else "does not choose")
        return f"{atom} {'holds' if holds else 'does not hold'}"

    return to_words(statement.tree, phrase, tuple(o.id for o in options))


def statement_lines(study: Study, statement: Statement) -> tuple[Line, ...]:
    """Return a statement: as written, and why it stands there (else what it means) with its sources."""
    lines: list[Line] = [(Mono(statement.text),)]
    why = line(statement.why) if statement.why else line(Quiet(in_words(study.case, statement)))
    if statement.source:
        why = (*why, *line(" [", *source_links(study, statement.source), "]"))
    return (*lines, why)


def statement_inline(study: Study, statement: Statement) -> tuple[Span, ...]:
    """Return a statement within a sentence: as written, then why in parentheses with its sources."""
    inside: list[Span | str] = [statement.why.rstrip(".") if statement.why else in_words(study.case, statement)]
    if statement.source:
        inside += ["; ", *source_links(study, statement.source)]
    return (Mono(statement.text), *line(" (", *inside, ")"))


def said_by(source: Source) -> str:
    """Return who said it and when, in a few words."""
    return ", ".join(x for x in (source.speaker, source.date) if x)
