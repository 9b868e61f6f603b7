"""Whatever a case says, a report shows it as words: in HTML, Markdown, typst, SVG and CSV."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

from comity.report.as_html import to_html
from comity.report.as_json import to_json
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_typst
from comity.report.compose import compose
from comity.report.tables import csv_text
from comity.study import Study


class Elements(HTMLParser):
    """Collects the elements a browser would make."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts = 0
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_html_has_no_script_but_its_own_and_no_handler_and_no_strange_link(hostile: Study) -> None:
    page = Elements()
    page.feed(to_html(compose(hostile)))
    assert page.scripts == 1
    assert not [a for a in page.attributes if a[1].startswith("on")]
    targets = [value for _, name, value in page.attributes if name in ("href", "src", "action", "data")]
    assert targets
    assert all(re.match(r"#|https://example\.org/|data:(image/svg\+xml|text/csv)", t) for t in targets)
    assert '<script>alert("x")</script>' in "".join(page.words)  # shown, as words


def test_drawings_hold_words_only(hostile: Study) -> None:
    for figure in compose(hostile).figures():
        root = ElementTree.fromstring(figure.svg)
        names = {e.tag.split("}")[1] for e in root.iter()}
        assert names <= {"svg", "g", "title", "desc", "text", "rect", "path", "circle", "polygon"}
        assert "alert" in "".join(root.itertext())


def test_markdown_holds_no_live_tag_of_the_case(hostile: Study) -> None:
    text = to_markdown(compose(hostile))
    assert "<script" not in text
    assert "](javascript" not in text
    assert set(re.findall(r"</?(\w+)", text)) <= {"a", "br", "code", "details", "summary", "sub"}


def test_markdown_tables_keep_their_columns_whatever_the_words(hostile: Study) -> None:
    blocks = re.findall(r"(?:^\|.*\n)+", to_markdown(compose(hostile)), flags=re.MULTILINE)
    assert len(blocks) > 5
    for block in blocks:
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
        assert len(counts) == 1, block


def test_typst_takes_words_of_the_case_as_strings_only(hostile: Study) -> None:
    source = to_typst(compose(hostile))
    body = source[source.index("#masthead(") :]
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', body)
    assert "panic" in body
    assert "panic" not in outside
    assert "script" not in outside


def test_csv_starts_no_formula(hostile: Study) -> None:
    assert csv_text(("=a",), [("@b", -1), ("+c", "-d")]) == "'=a\n'@b,-1\n'+c,'-d\n"
    for figure in compose(hostile).figures():
        for row in csv_text(figure.columns, figure.rows).splitlines():
            assert not row.startswith(("=", "+", "-", "@"))


def test_json_keeps_the_words_as_they_are(hostile: Study) -> None:
    assert json.loads(to_json(hostile))["case"] == hostile.case.title


def test_control_characters_and_turned_text_do_not_reach_a_page() -> None:
    from comity.report.content import Paragraph, Report, Section, line

    odd = "a\x00\x1b\u202eb\u2066c\ud800"
    tiny = Report(odd, odd, "", "", "0" * 64, "1", (), (Section("s", odd, (Paragraph(line(odd)),)),), ())
    for text in (to_html(tiny), to_markdown(tiny), to_typst(tiny)):
        text.encode()
        assert not set(text) & set("\x00\x1b\u202e\u2066\ud800")
