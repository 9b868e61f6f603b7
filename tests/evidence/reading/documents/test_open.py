"""From a file to its text: the four forms, what cannot be read, and files made to do harm."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from comity.errors import CaseError, MissingExtraError
from comity.evidence.reading.documents import apart
from comity.evidence.reading.documents.document import Limits
from comity.evidence.reading.documents.open import open_document

WORDS = "Troops must leave the east bank before talks can open."


def made_pdf(*pages: str, packed: bytes = b"") -> bytes:
    """A PDF of one line a page, written by hand; ``packed`` stands for the content of the first page as it is."""
    pypdf = pytest.importorskip("pypdf", reason="the extra [text] is not installed")
    from pypdf.generic import DecodedStreamObject, DictionaryObject, EncodedStreamObject, NameObject, NumberObject

    writer = pypdf.PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    for k, line in enumerate(pages):
        page = writer.add_blank_page(600, 800)
        inside = DictionaryObject({NameObject("/F1"): fonts})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): inside})
        if packed and k == 0:
            stream: Any = EncodedStreamObject()
            stream._data = packed
            stream[NameObject("/Filter")] = NameObject("/FlateDecode")
            stream[NameObject("/Length")] = NumberObject(len(packed))
        else:
            stream = DecodedStreamObject()
            shown = line.replace("(", "\\(").replace(")", "\\)")
            stream.set_data(f"BT /F1 12 Tf 50 700 Td ({shown}) Tj ET".encode("latin-1") if line else b"")
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELS}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELS}/footnotes" Target="footnotes.xml"/></Relationships>',
    "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Signed in May.</w:t></w:r></w:p></w:footnote></w:footnotes>',
}


def made_docx(body: str, head: str = "", **parts: str) -> bytes:
    """A Word file with this body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (PARTS | parts).items():
            packed.writestr(name, text)
        packed.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def p(text: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


@pytest.fixture
def put(tmp_path: Path) -> Any:
    def write(name: str, data: bytes | str) -> Path:
        file = tmp_path / name
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    return write


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(CaseError) as e:
        open_document(path, limits)
    (problem,) = e.value.problems
    assert problem.where.file == str(path)
    assert problem.ways_out
    return problem.what


def test_plain_text_keeps_its_offsets_and_names_its_version(put: Any) -> None:
    file = put("talks.txt", f"One.\r\n{WORDS}")
    told = open_document(file)
    assert told.text[6:] == WORDS
    assert told.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told.locator(6, 12) == f"{file}, characters 6-12"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_a_file_without_text_is_refused(put: Any, data: bytes) -> None:
    assert "empty" in (said := refusal(put("empty.txt", data))) or "no text" in said


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "nothing.txt")
    assert "folder" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_that_never_ends_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in refusal(tmp_path / "pipe")


def test_a_file_past_its_limit_is_refused(put: Any) -> None:
    file = put("long.txt", "a" * 100)
    assert "larger than 99 bytes" in refusal(file, Limits(bytes=99))
    assert "at most 50 are read" in refusal(file, Limits(characters=50))


def page(main: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>Talks</title><script>var secret = 1</script></head><body>"
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<main><article>{main}</article></main><footer>All rights reserved. Subscribe.</footer></body></html>"
    )


def test_the_main_text_of_a_page_comes_without_its_surroundings(put: Any) -> None:
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    main = "".join(f"<p>{WORDS} That is point number {k} of the statement of the ministry.</p>" for k in range(6))
    told = open_document(put("news.html", page(f"<h1>Ministry states terms</h1>{main}")))
    assert told.form == "html"
    assert told.text.count(WORDS) == 6
    assert not any(word in told.text for word in ("Sport", "Subscribe", "secret", "<"))
    assert "not of the file itself" in told.offsets


def test_a_short_page_is_read_too(put: Any) -> None:
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    told = open_document(put("note", "<html><body><p>We will not sign.</p></body></html>"))
    assert "We will not sign." in told.text


@pytest.mark.parametrize(
    "page",
    [f"<p>{WORDS}</p>", f"<div>{WORDS}", "<div>" * 20_000 + WORDS, f"<html><body><i>{WORDS}</i></body></html>"],
)
def test_a_fragment_and_a_page_nested_without_end_give_their_text(put: Any, page: str) -> None:
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    got = open_document(put("page.html", page))
    assert WORDS in got.text


def test_a_page_says_its_own_encoding(put: Any) -> None:
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    head = '<html><head><meta charset="windows-1251"></head><body><p>'
    told = open_document(put("note.html", (head + "Мы не подпишем.</p></body></html>").encode("cp1251")))
    assert "Мы не подпишем." in told.text
    assert told.encoding == "CP1251"


def test_an_entity_of_a_page_never_opens_a_file(put: Any, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    (tmp_path / "secret").write_text("the secret words")
    declared = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    told = open_document(put("note.html", f"{declared}<html><body><p>We say &x; and no more of it.</p></body></html>"))
    assert "secret words" not in told.text


def test_a_page_without_text_is_refused(put: Any) -> None:
    pytest.importorskip("trafilatura", reason="the extra [text] is not installed")
    assert "no text" in refusal(put("app.html", "<!DOCTYPE html><html><body><script>draw()</script></body></html>"))


def test_a_pdf_is_read_page_by_page(put: Any) -> None:
    told = open_document(put("plan.pdf", made_pdf("We demand the islands.", WORDS)))
    at = told.text.index(WORDS)
    assert told.text[:at].strip() == "We demand the islands."
    assert (told.place(0), told.place(at)) == ("page 1", "page 2")
    assert ", page 2, characters " in told.locator(at, at + 6)


def test_a_sentence_that_runs_on_to_the_next_page_stays_whole(put: Any) -> None:
    told = open_document(put("plan.pdf", made_pdf("Troops must leave the east bank", "before talks can open.", "End.")))
    assert told.text == "Troops must leave the east bank before talks can open.\nEnd."
    assert told.place(told.text.index("before")) == "page 2"


def test_a_scan_without_a_text_layer_is_told_from_an_empty_page(put: Any) -> None:
    assert "no text layer" in refusal(put("scan.pdf", made_pdf("", "")))
    told = open_document(put("half.pdf", made_pdf("", WORDS)))
    assert any("Without text, perhaps scanned: page 1." in n for n in told.notes)


def test_an_encrypted_pdf_is_refused_and_one_that_opens_without_a_password_is_read(put: Any) -> None:
    plain = made_pdf(WORDS)
    import pypdf

    for password, readable in (("secret", False), ("", True)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        file = put("locked.pdf", out.getvalue())
        if readable:
            assert WORDS in open_document(file).text
        else:
            assert "encrypted" in refusal(file)


def test_a_pdf_with_too_many_pages_is_refused(put: Any) -> None:
    assert "3 pages; at most 2" in refusal(put("long.pdf", made_pdf("a", "b", "c")), Limits(pages=2))


@pytest.mark.parametrize("cut", [8, 60, 300])
def test_a_pdf_that_is_cut_short_is_refused(put: Any, cut: int) -> None:
    assert refusal(put("cut.pdf", made_pdf(WORDS)[:cut]))


def test_a_pdf_that_unpacks_without_end_is_refused_in_bounded_time(put: Any) -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(400)) + packer.flush()
    begun = time.monotonic()
    assert refusal(put("bomb.pdf", made_pdf("", packed=bomb)), Limits(seconds=30))
    assert time.monotonic() - begun < 30


def test_word_comes_in_reading_order_with_tables_and_footnotes(put: Any) -> None:
    pytest.importorskip("docx", reason="the extra [text] is not installed")
    cell = "<w:tc>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(p('Inner'))}</w:tr></w:tbl>"
    row = f"<w:tr>{cell.format(p('Aland'))}{cell.format(p(WORDS))}</w:tr>"
    table = f"<w:tbl>{row}<w:tr>{cell.format(inner + p('After'))}</w:tr></w:tbl>"
    noted = p("A treaty.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    changed = "<w:p><w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins><w:r><w:t>New</w:t></w:r></w:ins></w:p>"
    told = open_document(put("plan.docx", made_docx(noted + table + changed + p("The&#160;end."))))
    lines = ["A treaty.", "Signed in May.", "Aland", WORDS, "Inner", "After", "New", "The\xa0end."]
    assert told.text.splitlines() == lines
    assert [told.place(told.text.index(line)) for line in lines] == [
        "",
        "footnote 1",
        "table 1, row 1",
        "table 1, row 1",
        "table 1, row 2, table 2, row 1",
        "table 1, row 2",
        "",
        "",
    ]


def test_what_the_library_itself_writes_is_read(put: Any, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="the extra [text] is not installed")
    made = docx.Document()
    made.add_heading("Terms", 1)
    made.add_paragraph(WORDS)
    made.save(str(tmp_path / "terms.bin"))
    assert open_document(tmp_path / "terms.bin").text == f"Terms\n{WORDS}\n"


def test_a_word_file_with_entities_is_refused(put: Any) -> None:
    pytest.importorskip("docx", reason="the extra [text] is not installed")
    laugh = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    assert "document type" in refusal(put("laugh.docx", made_docx(p("&b;"), head=laugh)))


def test_a_word_file_that_unpacks_without_end_is_refused(put: Any) -> None:
    pytest.importorskip("docx", reason="the extra [text] is not installed")
    data = made_docx(p("a" * 3_000_000))
    assert len(data) < 20_000
    assert "unpack to" in refusal(put("bomb.docx", data), Limits(unpacked=1_000_000))


def test_other_packed_files_are_named(put: Any) -> None:
    pytest.importorskip("docx", reason="the extra [text] is not installed")
    for inside, told in (("xl/workbook.xml", "a spreadsheet"), ("notes.txt", "no Word file")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr(inside, "x")
        assert told in refusal(put("plan.docx", out.getvalue()))


@pytest.mark.parametrize("cut", [30, 400, 900])
def test_a_word_file_that_is_cut_short_is_refused(put: Any, cut: int) -> None:
    pytest.importorskip("docx", reason="the extra [text] is not installed")
    assert refusal(put("cut.docx", made_docx(p(WORDS))[:cut]))


def test_time_is_bounded(put: Any) -> None:
    pytest.importorskip("pypdf", reason="the extra [text] is not installed")
    assert "more than 0.01 seconds" in refusal(put("plan.pdf", made_pdf(WORDS)), Limits(seconds=0.01))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is bounded on Linux only")
def test_memory_is_bounded(put: Any) -> None:
    pytest.importorskip("pypdf", reason="the extra [text] is not installed")
    assert "memory" in refusal(put("plan.pdf", made_pdf(WORDS)), Limits(memory=1_000_000))


def test_a_missing_extra_names_the_line_that_installs_it(put: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "ENGINES", dict.fromkeys(("pdf", "html", "docx"), "no_such_library"))
    for name, data in (("a.pdf", b"%PDF-1.4"), ("a.html", b"<html>"), ("a.docx", b"PK\x03\x04")):
        with pytest.raises(MissingExtraError, match=r"pip install 'comity\[text\]'"):
            open_document(put(name, data))
    assert open_document(put("a.txt", WORDS)).text == WORDS
