"""What the case says beyond plain preferences: doubts, degrees, attitudes, mistakes and power, each in its section."""

from __future__ import annotations

import re

from comity.report.content import Bullets, Handle, Line, Link, Mono, Paragraph, Section, Span, line
from comity.report.subject import Subject

_PARTS = {
    "uncertain": (
        "What is not known of a preference",
        "Some comparisons are left open in the case. What would hold then depends on how a party deals with what it, "
        "or the reader, cannot tell.",
    ),
    "strong": (
        "How strongly the parties prefer",
        "Some wishes count for more than others. An outcome is held strongly where every gain would be answered by "
        "something much worse, not a little worse.",
    ),
    "graded": (
        "Preferences by degree",
        "Of some comparisons the case says how far, or with what chance, one side is preferred; a party moves where "
        "that is enough for it.",
    ),
    "attitudes": (
        "How the parties feel about one another",
        "Some parties care what others get. A move is then worth while for them only where it also does to the others "
        "what they wish them.",
    ),
    "perception": (
        "Who is mistaken about what",
        "Some parties do not see everything, or believe something wrong of the others. What they would keep to is then "
        "not what holds in truth.",
    ),
    "regimes": (
        "What the power of one changes in another",
        "While something holds that another party controls, a party wants other things.",
    ),
}


def beyond_sections(s: Subject) -> tuple[Section, ...]:
    """Return one section for every kind of thing the case says beyond plain preferences."""
    found = s.study.beyond
    if found is None:
        return ()
    parts = found.parts()
    out = []
    for name, (title, lead) in _PARTS.items():
        if name in parts:
            said = tuple(with_handles(s, x) for x in parts[name].sentences())
            out.append(Section(f"conflict-{name}", title, (Paragraph(line(lead)), Bullets(said))))
        elif name in found.absent:
            why = line(f"Not computed, since {found.absent[name]}.")
            out.append(Section(f"conflict-{name}", title, (Paragraph(line(lead)), Paragraph(why))))
    return tuple(out)


def with_handles(s: Subject, text: str) -> Line:
    """Return a sentence in which the outcomes the report names have their letters; other patterns stay as they are."""
    named = {s.model.label(o.state): o.handle for o in s.found.shown}
    if not s.model.options:
        return line(text)
    out: list[Span | str] = []
    for piece in re.split(rf"\b([YN]{{{len(s.model.options)}}})\b", text):
        if piece in named:
            out.append(Handle(named[piece], f"#why-{named[piece].lower()}"))
        else:
            out.append(Mono(piece) if re.fullmatch("[YN]+", piece) else piece)
    return line(*out)


def beyond_line(s: Subject) -> Line:
    """Return, for the first page, where the doubts that the case itself names are worked out; empty where none."""
    sections = beyond_sections(s)
    if not sections:
        return ()
    out = [*line("The case itself names doubts and mistakes. The tables above take the plain preferences; see ")]
    for k, x in enumerate(sections):
        between = "" if not k else " and " if k == len(sections) - 1 else ", "
        out += [*line(between), Link(f"{x.title[:1].lower()}{x.title[1:]}", f"#{x.id}")]
    return (*out, *line("."))
