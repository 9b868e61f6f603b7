"""A report as PDF, typeset by typst from the same content; this is the only file that imports typst."""

from __future__ import annotations

import re
from importlib import resources

from comity.errors import MissingExtraError
from comity.report.citing import is_address
from comity.report.content import (
    Badge,
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
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
    Quiet,
    Report,
    Section,
    Span,
    Strong,
    Table,
    clean,
    words,
)
from comity.report.palette import LIGHT, N_COLOURS, mark, on_paper
from comity.report.phrasing import date_words
from comity.report.svg import FONT

TALLEST = 1.25  # height of a drawing as a share of the width of a page
FULL_WIDTH = 600.0  # units of a drawing that fill the width of a page


def to_pdf(report: Report) -> bytes:
    """
    Return a report as a PDF file.

    Raises
    ------
    MissingExtraError
        Where the optional part [pdf] is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtraError("pdf", "Writing a PDF") from None
    found: bytes = typst.compile(to_typst(report).encode())
    return found


def to_typst(report: Report) -> str:
    """
    Return a report as typst source.

    Words of the case stand in it as quoted strings only, so none of them is ever read as markup or code.

    Examples
    --------
    >>> from comity.report.content import Paragraph, Section, line
    >>> tiny = Report("T", "", "", "", "0" * 64, "1", (), (Section("s", "S", (Paragraph(line('#a "b"')),)),), ())
    >>> '#"#a \\\\"b\\\\"";' in to_typst(tiny)
    True
    """
    writer = _Writer(_anchors(report), report.numbers())
    return "\n".join(
        [
            _sheet(),
            _head(report),
            *(writer.section(s, 1) for s in report.first_page),
            *(writer.chapter(c) for c in report.chapters),
        ]
    )


def quoted(text: str) -> str:
    """
    Return a typst string.

    Examples
    --------
    >>> print(quoted('say "no"'))
    "say \\"no\\""
    """
    flat = clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{flat}"'


def _sheet() -> str:
    sheet = (resources.files("comity.report") / "assets" / "report.typ").read_text(encoding="utf-8")
    colours = ", ".join(f'"{name}": rgb("{value}")' for name, value in LIGHT.items())
    return f"#let colours = ({colours})\n{sheet}"


def _head(report: Report) -> str:
    told = [f"As of {date_words(report.as_of)}"] if report.as_of else []
    told += [f"Modelled by {report.modelled_by}"] if report.modelled_by else []
    told += [f"Case digest {report.digest[:12]}", *([f"Ledger of {report.ledger}"] if report.ledger else [])]
    told += [f"Made with comity {report.version}"]
    facts = ", ".join(quoted(t) for t in told)
    parties = "".join(
        f"({quoted(mark(p.place))}, {quoted(p.name)}, {quoted(_colour(p.place))})," for p in report.parties
    )
    return f"#masthead({quoted(report.title)}, {quoted(report.question)}, ({facts},), ({parties}))"


def _colour(place: int) -> str:
    return f"p{place % N_COLOURS}"


def _anchors(report: Report) -> frozenset[str]:
    names = {s.id for s in report.sections()} | {c.id for c in report.chapters}
    for block in report.blocks():
        if isinstance(block, (Table, Figure)):
            names.add(block.id)
        if isinstance(block, Table):
            names.update(block.row_ids)
        if isinstance(block, Details) and block.id:
            names.add(block.id)
    return frozenset(names)


def picture_width(svg: str) -> int:
    """
    Return how much of the width of a page a drawing may take, in per cent, so that a tall one leaves room for words.

    A drawing made for a narrow screen is not blown up to the width of the page.

    Examples
    --------
    >>> picture_width('<svg viewBox="0 0 600 400">'), picture_width('<svg viewBox="0 0 600 1200">')
    (100, 62)
    >>> picture_width('<svg viewBox="0 0 420 200">')
    70
    """
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        return 100
    wide, tall = float(found[1]), float(found[2])
    return min(100, int(100 * wide / FULL_WIDTH), int(100 * TALLEST * wide / tall))


def column_widths(table: Table) -> list[str]:
    """
    Return the widths of a table's columns: shares that grow with the square root of what a column has to say.

    Examples
    --------
    >>> from comity.report.content import line
    >>> cells = (Cell((line("A" * 100),)), Cell((line("B" * 25),)), Cell((line("3"),)))
    >>> column_widths(Table("t", "", (Column("a"), Column("b"), Column("c", "number")), (cells,)))
    ['10.0fr', '5.0fr', 'auto']
    """
    out = []
    for k, column in enumerate(table.columns):
        if column.kind == "code" or (column.kind == "number" and len(column.title) < 16):
            out.append("auto")
            continue
        said = [sum(len(words(x)) for x in row[k].lines) for row in table.rows] or [0]
        usual = max(sum(said) / len(said), len(column.title) * 1.5, 8.0 if column.kind == "short" else 20.0)
        out.append(f"{min(usual, 400.0) ** 0.5:.1f}fr")
    return out


class _Writer:
    """Writes blocks; knows which anchors exist, since a link to one that does not would stop typst."""

    def __init__(self, anchors: frozenset[str], numbers: dict[str, str]) -> None:
        self.anchors = anchors
        self.numbers = numbers

    def chapter(self, chapter: Chapter) -> str:
        body = "\n".join(self.section(s, 2) for s in chapter.sections)
        head = f"#chapter-head({quoted(chapter.word)}, {quoted(chapter.title)})#label({quoted(chapter.id)})"
        return f"#pagebreak(weak: true)\n{head}\n{body}"

    def section(self, section: Section, level: int) -> str:
        body = "\n".join(self.block(b) for b in section.blocks)
        return f"#heading(level: {level})[#{quoted(section.title)};]#label({quoted(section.id)})\n{body}"

    def block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return f"#{'lead' if block.lead else 'para'}[{self.line(block.line)}]"
            case Bullets():
                return (
                    f"#{'enum' if block.ordered else 'list'}("
                    + "".join(f"[{self.line(x)}]," for x in block.items)
                    + ")"
                )
            case Definitions():
                return "#meanings((" + "".join(f"([{self.line(t)}],[{self.line(m)}])," for t, m in block.items) + "))"
            case Note():
                return f"#remark({quoted(block.kind)})[{self.line(block.line)}]"
            case Details():
                return self.details(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)

    def details(self, block: Details) -> str:
        body = "\n".join(self.block(b) for b in block.blocks)
        name = f"#label({quoted(block.id)})" if block.id else ""
        return f"#unfolded-head[{self.line(block.summary)}]{name}\n#unfolded-body[\n{body}\n]"

    def table(self, table: Table) -> str:
        widths = ", ".join(column_widths(table))
        aligns = ", ".join("right" if c.kind == "number" else "left" for c in table.columns)
        head = "".join(f"[#{quoted(c.title)};]," for c in table.columns)
        rows = "\n".join(self.row(table, k) for k in range(len(table.rows)))
        caption = f"#table-caption({quoted(self.numbers[table.id])}, {quoted(table.caption)})#label({quoted(table.id)})"
        return f"{caption}\n#rows-of(({widths},), ({aligns},), ({head}), (\n{rows}\n))"

    def row(self, table: Table, place: int) -> str:
        name = f"#metadata(none)#label({quoted(table.row_ids[place])})" if table.row_ids else ""
        cells = [self.cell(c, column) for c, column in zip(table.rows[place], table.columns, strict=True)]
        return f"[{name}{cells[0]}]," + "".join(f"[{c}]," for c in cells[1:])

    def cell(self, cell: Cell, column: Column) -> str:
        return (
            "#linebreak()".join(self.line(x) for x in cell.lines)
            if column.kind != "outcome"
            else "".join(f"#hung[{self.line(x)}]" for x in cell.lines)
        )

    def figure(self, figure: Figure) -> str:
        # typst brings its own fonts; naming one of them keeps a drawing the same on every machine
        drawing = on_paper(figure.svg).replace(FONT, "'Libertinus Serif'")
        return (
            f"#picture({quoted(self.numbers[figure.id])}, {quoted(figure.title)}, {quoted(figure.caption)}, "
            f"{quoted(figure.alt)}, bytes({quoted(drawing)}), {picture_width(figure.svg)}%)#label({quoted(figure.id)})"
        )

    def line(self, spans: Line) -> str:
        return "".join(self.span(s) for s in spans)

    def span(self, span: Span) -> str:
        match span:
            case Strong():
                return f"#strong({quoted(span.text)});"
            case Emph():
                return f"#emph({quoted(span.text)});"
            case Quiet():
                return f"#quiet({quoted(span.text)});"
            case Mono():
                return f"#code({quoted(span.text)});"
            case Link():
                return self.link(span.text, span.target)
            case Badge():
                return f"#badge({quoted(span.kind)}, {quoted(span.text)});#h(2pt);"
            case PartyName():
                return f"#party({quoted(mark(span.place))}, {quoted(span.name)}, {quoted(_colour(span.place))});"
            case Handle():
                return f"#handle({quoted(span.text)});"
            case _:
                return f"#{quoted(span.text)};"

    def link(self, text: str, target: str) -> str:
        if target.startswith("#") and target[1:] in self.anchors:
            return f"#link(label({quoted(target[1:])}), {quoted(text)});"
        if is_address(target):
            return f"#link({quoted(target)}, {quoted(text)});"
        return f"#{quoted(text)};"
