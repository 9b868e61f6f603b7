"""A report as Markdown for pull requests and notebooks: the words, the tables, and the data of the pictures."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from comity.report.citing import is_address
from comity.report.content import (
    Badge,
    Block,
    Bullets,
    Cell,
    Definitions,
    Details,
    Emph,
    Figure,
    Handle,
    Line,
    Link,
    Mono,
    Note,
    Paragraph,
    PartyName,
    Report,
    Section,
    Span,
    Strong,
    Table,
    clean,
    words,
)
from comity.report.palette import mark
from comity.report.phrasing import date_words
from comity.report.tables import inert

_SPECIAL = re.compile(r"([\\`*_{}\[\]|~$])")
_START = re.compile(r"^(\s*)([-+#.:>=]|\d+[.)])")


def to_markdown(report: Report) -> str:
    """
    Return a report as the text of one Markdown file, in the dialect GitHub shows.

    Examples
    --------
    >>> from comity.report.content import Paragraph, Section, line
    >>> tiny = Report("T", "", "", "", "0" * 64, "1", (), (Section("s", "S", (Paragraph(line("a*b <c>")),)),), ())
    >>> print(to_markdown(tiny).splitlines()[-1])
    a\\*b &lt;c&gt;
    """
    numbers = report.numbers()
    parts = [f"# {escape(report.title)}"]
    if report.question:
        parts.append(f"*{escape(report.question)}*")
    parts.append(_facts(report))
    if report.parties:
        parts.append("Parties: " + ", ".join(_span(p) for p in report.parties))
    parts += [text for section in report.first_page for text in _section(section, 2, numbers)]
    for chapter in report.chapters:
        parts.append(f'<a id="{chapter.id}"></a>\n\n# {escape(chapter.title)}')
        parts += [text for section in chapter.sections for text in _section(section, 2, numbers)]
    return "\n\n".join(p for p in parts if p) + "\n"


def escape(text: str) -> str:
    """
    Return words that Markdown shows as they are.

    Examples
    --------
    >>> escape("[a](b) <script>")
    '\\\\[a\\\\](b) &lt;script&gt;'
    """
    flat = " ".join(clean(text).split(" ")).replace("\n", " ")
    return _SPECIAL.sub(r"\\\1", html.escape(flat, quote=False))


def _facts(report: Report) -> str:
    told = [f"as of {escape(date_words(report.as_of))}"] if report.as_of else []
    told += [f"modelled by {escape(report.modelled_by)}"] if report.modelled_by else []
    told += [f"case digest `{report.digest[:12]}`", *([f"ledger of {report.ledger}"] if report.ledger else [])]
    told += [f"made with comity {escape(report.version)}"]
    text = ", ".join(told)
    return f"<sub>{text[:1].upper()}{text[1:]}</sub>"


def _section(section: Section, level: int, numbers: dict[str, str]) -> Iterable[str]:
    yield f'<a id="{section.id}"></a>\n\n{"#" * level} {escape(section.title)}'
    for block in section.blocks:
        yield _block(block, numbers)


def _block(block: Block, numbers: dict[str, str]) -> str:
    match block:
        case Paragraph():
            return _start(_line(block.line))
        case Bullets():
            return "\n".join(f"{'1.' if block.ordered else '-'} {_start(_line(x))}" for x in block.items)
        case Definitions():
            return "\n".join(f"- **{_line(t)}**: {_line(m)}" for t, m in block.items)
        case Note():
            return f"> {_start(_line(block.line))}"
        case Table():
            return _table(block, numbers)
        case Figure():
            return _figure(block, numbers)
        case Details():
            return _details(block, numbers)


def _start(text: str) -> str:
    """Return a line whose first characters cannot be taken for the mark of a list or a quotation."""
    return _START.sub(r"\1\\\2", text)


def _details(block: Details, numbers: dict[str, str]) -> str:
    name = f'<a id="{block.id}"></a>\n\n' if block.id else ""
    inside = "\n\n".join(_block(b, numbers) for b in block.blocks)
    return f"{name}<details>\n<summary>{html.escape(clean(words(block.summary)))}</summary>\n\n{inside}\n\n</details>"


def _table(table: Table, numbers: dict[str, str]) -> str:
    head = "| " + " | ".join(escape(c.title) for c in table.columns) + " |"
    rule = "|" + "|".join(" ---: " if c.kind == "number" else " --- " for c in table.columns) + "|"
    rows = []
    for k, row in enumerate(table.rows):
        name = f'<a id="{table.row_ids[k]}"></a>' if table.row_ids else ""
        rows.append("| " + name + " | ".join(_cell(c) for c in row) + " |")
    caption = f'<a id="{table.id}"></a>\n\n**{numbers[table.id]}.** {escape(table.caption)}'
    return "\n".join([caption, "", head, rule, *rows])


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(x) for x in cell.lines).replace("\n", " ")


def _figure(figure: Figure, numbers: dict[str, str]) -> str:
    head = "| " + " | ".join(escape(c) for c in figure.columns) + " |"
    rule = "|" + " --- |" * len(figure.columns)
    rows = ["| " + " | ".join(escape(str(inert(v))) for v in row) + " |" for row in figure.rows]
    data = "\n".join([head, rule, *rows])
    return (
        f'<a id="{figure.id}"></a>\n\n**{numbers[figure.id]}. {escape(figure.title)}.** '
        f"{escape(figure.caption)}\n\n{escape(figure.alt)}\n\n<details>\n<summary>The data of the "
        f"picture</summary>\n\n{data}\n\n</details>"
    )


def _line(spans: Line) -> str:
    return "".join(_span(s) for s in spans)


def _span(span: Span) -> str:
    match span:
        case Strong():
            return _marked("**", span.text)
        case Emph():
            return _marked("*", span.text)
        case Mono():
            return _code(span.text)
        case Link():
            return _link(span.text, span.target)
        case Badge():
            return f"**{escape(span.text)}** "
        case PartyName():
            return f"{mark(span.place)} {escape(span.name)}"
        case Handle():
            return _link(span.text, span.target) if span.target else f"**{escape(span.text)}**"
        case _:
            return escape(span.text)


def _marked(sign: str, text: str) -> str:
    """Return emphasised words; spaces at either end stay outside, where Markdown wants them."""
    core = escape(text).strip()
    if not core:
        return escape(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{sign}{core}{sign}{after}"


def _link(text: str, target: str) -> str:
    if target.startswith("#") or is_address(target):
        return f"[{escape(text)}]({target.replace('(', '%28').replace(')', '%29').replace('|', '%7C')})"
    return escape(text)


def _code(text: str) -> str:
    """Return code; in HTML form, since words with a bar or a backtick would break a table or the code itself."""
    flat = html.escape(clean(text), quote=False).replace("\n", " ")
    return "<code>" + re.sub(r"([\\`*_\[\]|~$])", lambda m: f"&#{ord(m[1])};", flat) + "</code>"
